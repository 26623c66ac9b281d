//! The acting person's own organisation.
use std::collections::HashMap;

use crate::features::organisations::model::{Organisation, OrganisationPatch};
use crate::features::organisations::office_hours::{OfficeHours, time_zone};
use crate::features::organisations::store;
use crate::platform::authz::{Capability, Locale, OrganisationId, Scope, Sees};
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::Hint;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// What is to change of an organisation; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct OrganisationChange {
    pub name: Option<String>,
    pub locale: Option<Locale>,
    pub time_zone: Option<String>,
    pub sees: Option<Sees>,
    pub office_hours: Option<OfficeHours>,
    pub setup_done: Option<bool>,
}

pub fn organisation(conn: &mut Conn, scope: &Scope) -> Result<Organisation, Problem> {
    Ok(store::organisations::load(conn, scope)?)
}

/// For sign-in and the command line: the organisation that an address names.
pub fn find_by_slug_unscoped(
    conn: &mut Conn,
    slug: &str,
) -> diesel::QueryResult<Option<Organisation>> {
    store::organisations::find_by_slug_unscoped(conn, slug)
}

/// For jobs: when an organisation answers, and in which zone. A zone that is not known any more
/// counts as UTC.
pub fn office_unscoped(
    conn: &mut Conn,
    id: OrganisationId,
) -> diesel::QueryResult<(OfficeHours, chrono_tz::Tz)> {
    Ok(office(&store::organisations::load_unscoped(conn, id)?))
}

/// The same for many: one statement.
pub fn offices_unscoped(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> diesel::QueryResult<HashMap<OrganisationId, (OfficeHours, chrono_tz::Tz)>> {
    let found = store::organisations::load_many_unscoped(conn, ids)?;
    Ok(found.iter().map(|organisation| (organisation.id, office(organisation))).collect())
}

fn office(organisation: &Organisation) -> (OfficeHours, chrono_tz::Tz) {
    let zone = organisation.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC);
    (organisation.office_hours(), zone)
}

/// Changes the organisation; its slug stays, so that addresses do.
pub fn update_organisation(
    tx: &mut Tx<'_>,
    scope: &Scope,
    version: IfMatch,
    change: OrganisationChange,
) -> Result<Organisation, Problem> {
    scope.require(Capability::ManageOrganisation)?;
    if let Some(name) = &change.time_zone {
        time_zone(name)?;
    }
    let office_hours = change.office_hours.map(OfficeHours::checked).transpose()?;
    let before = store::organisations::load(tx.conn, scope)?;
    version.check(before.version)?;
    let patch = OrganisationPatch {
        name: change.name,
        locale: change.locale,
        time_zone: change.time_zone,
        sees: change.sees,
        office_hours: office_hours
            .map(|hours| serde_json::to_value(hours).map(Json).map_err(Problem::internal))
            .transpose()?,
        setup_done: change.setup_done,
    };
    if !store::organisations::update(tx.conn, scope, before.version, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    tx.subject(scope.org());
    if change.sees.is_some_and(|sees| sees != before.sees) {
        for membership in store::organisations::bump_epochs(tx.conn, scope)? {
            tx.hint(Hint::Rights { membership });
        }
    }
    Ok(store::organisations::load(tx.conn, scope)?)
}

/// An organisation of exactly this name, for the command line.
pub fn find_by_name_unscoped(
    conn: &mut Conn,
    name: &str,
) -> diesel::QueryResult<Option<Organisation>> {
    store::organisations::find_by_name_unscoped(conn, name)
}

/// Those that sell, or may begin to: for the command line.
pub fn vendors_unscoped(conn: &mut Conn) -> diesel::QueryResult<Vec<Organisation>> {
    store::organisations::vendors_unscoped(conn)
}

/// Whether the portal is empty: nobody has set it up yet.
pub fn none_yet(conn: &mut Conn) -> diesel::QueryResult<bool> {
    store::organisations::none_yet(conn)
}
