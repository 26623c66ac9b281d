//! Use cases of third parties; one function is one transaction.
mod end;
mod invite;

pub use super::view::{ThirdParties, ThirdParty};
pub use end::{THIRD_PARTY_CLOCK, end, run_clock};
pub use invite::{invite, invite_again};

use std::collections::HashMap;

use crate::features::disputes::escalations::policy::LadderAction;
use crate::features::disputes::third_parties::model::{ThirdPartyRow, ThirdState};
use crate::features::disputes::third_parties::{policy, store};
use crate::features::organisations::model::{OrgRef, PartySide, PersonRef};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{Lane, LaneId, Party, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Fields that asking somebody needs.
const NEEDS: &[&str] = &["name", "email", "organisation", "role", "topic"];

fn live(party: &Party) -> bool {
    party.open && party.status != "draft"
}

/// Whom the scope's side asked about a complaint, those whose time is over too; a third party
/// finds what it is asked itself. To a mediator there is no such thing.
pub fn third_parties(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<ThirdParties, Problem> {
    let place = records::require_place(conn, scope, record)?;
    let (rows, may) = match place.side {
        PartySide::Mediator => return Err(Problem::not_found()),
        PartySide::Third => (store::asked_of(conn, scope, &[record])?, Err("wrong_side")),
        PartySide::Customer | PartySide::Vendor => {
            let own = records::require_party(conn, scope, record)?;
            (store::asked_by(conn, scope, record)?, policy::may_invite(scope, live(&own)))
        }
    };
    let lanes = records::lanes_of(conn, scope, record)?;
    let known = Known::of(conn, &rows, lanes)?;
    Ok(ThirdParties {
        items: rows.into_iter().map(|row| known.view(scope, row)).collect(),
        may_invite: LadderAction::new("invite", NEEDS, may),
    })
}

/// What the scope's organisation is asked about these records now, as a third party.
pub fn asked_of(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<Vec<ThirdPartyRow>, Problem> {
    Ok(store::asked_of(conn, scope, ids)?)
}

/// The names around third parties: four statements for any number.
struct Known {
    lanes: HashMap<LaneId, Lane>,
    organisations: HashMap<OrganisationId, OrgRef>,
    people: HashMap<MembershipId, PersonRef>,
    /// Organisations in which somebody is.
    come: Vec<OrganisationId>,
}

impl Known {
    fn of(conn: &mut Conn, rows: &[ThirdPartyRow], lanes: Vec<Lane>) -> Result<Self, Problem> {
        let guests: Vec<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
        let both: Vec<OrganisationId> =
            rows.iter().flat_map(|row| [row.organisation_id, row.asked_by_org]).collect();
        let askers: Vec<MembershipId> = rows.iter().filter_map(|row| row.asked_by).collect();
        let people = organisations::active_people_unscoped(conn, &guests)?;
        Ok(Self {
            lanes: lanes.into_iter().map(|lane| (lane.id, lane)).collect(),
            organisations: organisations::org_refs(conn, &both)?,
            people: organisations::person_refs(conn, &askers)?,
            come: people.into_iter().map(|(organisation, ..)| organisation).collect(),
        })
    }

    fn organisation(&self, id: OrganisationId) -> OrgRef {
        let known = self.organisations.get(&id).cloned();
        known.unwrap_or_else(|| OrgRef { id, name: String::new() })
    }

    fn view(&self, scope: &Scope, row: ThirdPartyRow) -> ThirdParty {
        let own = row.asked_by_org == scope.org();
        let ended = row.ended_at.is_some();
        let state = if ended {
            ThirdState::Ended
        } else if self.come.contains(&row.organisation_id) {
            ThirdState::Present
        } else {
            ThirdState::Invited
        };
        let actions = if own {
            let come = state != ThirdState::Invited;
            vec![
                LadderAction::new("end", &[], policy::may_end(scope, ended)),
                LadderAction::new("invite", &[], policy::may_end(scope, come)),
            ]
        } else {
            vec![LadderAction::new("leave", &[], policy::may_leave(scope))]
        };
        ThirdParty {
            topic: self.lanes.get(&row.lane_id).and_then(|lane| lane.topic.clone()),
            organisation: self.organisation(row.organisation_id),
            asked_for: self.organisation(row.asked_by_org),
            asked_by: row.asked_by.and_then(|id| self.people.get(&id).cloned()),
            email: own.then_some(row.email),
            lane_id: row.lane_id,
            name: row.name,
            role: row.role,
            state,
            asked_at: row.asked_at,
            until: row.until,
            ended_at: row.ended_at,
            ended_by: row.ended_by,
            actions,
        }
    }
}
