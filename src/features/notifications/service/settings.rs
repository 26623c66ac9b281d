//! What comes by mail: the table of events, with each member's own choices.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::notifications::events::{self, Event, event_coded, event_named};
use crate::features::notifications::model::MailChoice;
use crate::features::notifications::store;
use crate::platform::auth::{Keys, Purpose, scope_of_membership};
use crate::platform::authz::{Locale, MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// One event and whether it comes by mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub event: String,
    pub mail: MailChoice,
}

/// All events in the order of the table, as the member has them.
pub fn choices(conn: &mut Conn, scope: &Scope) -> Result<Vec<Choice>, Problem> {
    let own: HashMap<String, MailChoice> =
        store::settings::list(conn, scope.membership())?.into_iter().collect();
    Ok(events::all()
        .map(|event| Choice {
            event: event.name().to_owned(),
            mail: own.get(event.name()).copied().unwrap_or(event.mail),
        })
        .collect())
}

/// Keeps the choices that are given; the others stay.
pub fn choose(tx: &mut Tx<'_>, scope: &Scope, given: &[Choice]) -> Result<Vec<Choice>, Problem> {
    if !scope.may_write() {
        return Err(Problem::forbidden());
    }
    for choice in given {
        let event = event_named(&choice.event)
            .ok_or_else(|| Problem::invalid("events", "not_allowed_value"))?;
        store::settings::choose(tx.conn, scope.membership(), event.name(), choice.mail)?;
    }
    tx.subject(scope.membership());
    choices(tx.conn, scope)
}

/// What a link in a mail stops.
#[derive(Debug, Clone)]
pub struct Unsubscribing {
    pub event: &'static Event,
    pub member: MembershipId,
    pub organisation: OrganisationId,
    pub organisation_name: String,
    pub slug: String,
    pub locale: Locale,
}

/// What a mailed token would stop; `link_not_valid` for any other, and for who is no member now.
pub fn find_unsubscribing(
    conn: &mut Conn,
    keys: &Keys,
    token: &str,
) -> Result<Unsubscribing, Problem> {
    let gone = || Problem::new(crate::platform::problem::Code::LinkNotValid);
    let (member, code) = keys.open(Purpose::Unsubscribe, token).ok_or_else(gone)?;
    let event = event_coded(code).ok_or_else(gone)?;
    let scope = scope_of_membership(conn, MembershipId(member))?.ok_or_else(gone)?;
    Ok(Unsubscribing {
        event,
        member: scope.membership(),
        organisation: scope.org(),
        organisation_name: scope.org_name().to_owned(),
        slug: store::people::slug_of(conn, scope.org())?,
        locale: scope.locale(),
    })
}

/// Stops one event's mails for one membership. Twice is no error.
pub fn unsubscribe(tx: &mut Tx<'_>, keys: &Keys, token: &str) -> Result<Unsubscribing, Problem> {
    let found = find_unsubscribing(tx.conn, keys, token)?;
    store::settings::choose(tx.conn, found.member, found.event.name(), MailChoice::Never)?;
    tx.subject(found.member);
    tx.audit_organisation(found.organisation);
    Ok(found)
}
