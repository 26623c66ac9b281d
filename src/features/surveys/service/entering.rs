//! Open links: whoever holds one gets an invite of their own, and goes on with that.
use uuid::Uuid;

use super::answering::{Asking, Chance, Door, Shut, Step, open, save};
use super::authoring::read;
use super::{quotas, sets};
use crate::features::surveys::model::{Invite, InviteState, LinkId, SurveyStatus};
use crate::features::surveys::store;
use crate::platform::auth::{Budget, Keys, Purpose};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// Beginnings by open links from one network in an hour: a hall at a fair, no machine.
const ENTRANCES: Budget = Budget { name: "survey-entrance", limit: 200, seconds: 3600 };

/// What an open link opens.
pub(super) fn entrance(conn: &mut Conn, id: LinkId, now: Timestamp) -> Result<Door, Problem> {
    let gone = || Problem::new(Code::LinkNotValid);
    let (link, survey, organisation) =
        store::quotas::entrance_unscoped(conn, id)?.ok_or_else(gone)?;
    let anonymity = survey.anonymity.ok_or_else(gone)?;
    let version = survey.published;
    let row = store::version_unscoped(conn, survey.record_id, version)?.ok_or_else(gone)?;
    let definition = read(&row.definition)?;
    let asking = Box::new(Asking { organisation, language: None, anonymity, definition, version });
    let over = survey.status != SurveyStatus::Live
        || link.closed_at.is_some()
        || link.valid_until.is_some_and(|until| now >= until);
    Ok(if over {
        Door::Shut(Shut::Over, asking)
    } else if quotas::is_full(conn, survey.record_id, Some(id))? {
        Door::Shut(Shut::Full, asking)
    } else {
        Door::Entrance(id, asking)
    })
}

/// Gives somebody with an open link an invite of their own, and takes them to its first page.
pub(super) fn enter(
    tx: &mut Tx<'_>,
    keys: &Keys,
    link: LinkId,
    chance: Chance,
    network: &str,
) -> Result<Step, Problem> {
    ENTRANCES.draw(tx, network)?;
    let found = store::quotas::entrance_unscoped(tx.conn, link)?;
    let (link, survey, _) = found.ok_or_else(|| Problem::new(Code::LinkNotValid))?;
    let invite = Invite {
        id: chance.invite,
        survey_id: survey.record_id,
        organisation_id: None,
        name: None,
        email: None,
        language: None,
        state: InviteState::Created,
        generation: 1,
        valid_from: None,
        valid_until: link.valid_until,
        completed_on: None,
        created_by: None,
        created_at: tx.now,
        mailed_at: None,
        reminders: 0,
        revoked_at: None,
        membership_id: None,
        link_id: Some(link.id),
        bounced_at: None,
        side: None,
    };
    store::insert_invites(tx.conn, std::slice::from_ref(&invite))?;
    let token = keys.token(Purpose::Survey, Uuid::from(invite.id), invite.generation);
    if let Door::Open(mut sitting) = open(tx.conn, keys, &token, tx.now)? {
        sitting.sets = sets::of(&sitting.asking.definition, chance.seed)?;
        save(tx, &sitting)?;
    }
    Ok(Step::Entered(format!("/s/{token}")))
}
