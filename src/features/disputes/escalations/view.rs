//! Escalations as both sides see them.
use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::complaints::model::Severity;
use crate::features::disputes::escalations::model::{
    EscalationId, EscalationReason, EscalationRow, EscalationState, LadderName, Step, Trend,
};
use crate::features::disputes::escalations::policy::{self, LadderAction, Situation, Who};
use crate::features::organisations::model::{PersonRef, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::Party;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// A step up the ladder.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Escalation {
    pub id: EscalationId,
    pub number: i32,
    pub rung: i32,
    pub requested_side: Side,
    /// Null: nobody asked; a side was silent.
    pub requested_by: Option<PersonRef>,
    pub requested_at: Timestamp,
    pub reason: EscalationReason,
    pub note: Option<String>,
    pub severity: Severity,
    pub trend: Trend,
    pub state: EscalationState,
    /// Until when the other side is to decide, and once active, to react.
    pub react_until: Option<Timestamp>,
    pub reacted_at: Option<Timestamp>,
    /// Null with `decided_at`: its time ran out, which is consent.
    pub decided_side: Option<Side>,
    pub decided_by: Option<PersonRef>,
    pub decided_at: Option<Timestamp>,
    pub decision_reason: Option<String>,
    pub cooling_until: Option<Timestamp>,
    pub version: i32,
    pub actions: Vec<LadderAction>,
    /// Whom the rung called in, of both sides.
    pub people: Vec<PersonRef>,
}

/// A rung with its people.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LadderRung {
    pub name: LadderName,
    pub customer: Vec<PersonRef>,
    pub vendor: Vec<PersonRef>,
    /// Business minutes of the side that reacts.
    pub react_minutes: i64,
}

/// The ladder of a complaint and what was climbed of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Escalations {
    /// Oldest first.
    pub items: Vec<Escalation>,
    pub ladder: Vec<LadderRung>,
    /// The rung that the complaint stands on; 0 is none.
    pub rung: i32,
    pub may_escalate: LadderAction,
    /// Until when the caller's side may not climb again.
    pub cooling_until: Option<Timestamp>,
}

/// Fields that a new escalation asks for.
const NEEDS: &[&str] = &["reason", "severity", "trend"];

/// Puts together what was read; one statement for all the names. A mediator has no directory of the
/// two firms: it learns who acted, not whom the rungs name.
pub(super) fn view(
    conn: &mut Conn,
    scope: &Scope,
    situation: &Situation<'_>,
    ladder: &[Step],
    parties: &[Party],
) -> Result<Escalations, Problem> {
    let past = situation.past;
    let mut members: Vec<MembershipId> = ladder.iter().flat_map(Step::everybody).collect();
    for row in past {
        members.extend(row.requested_by.into_iter().chain(row.decided_by).chain(row.named()));
    }
    members.sort_unstable();
    members.dedup();
    if situation.side.is_none() {
        let acted: HashSet<MembershipId> = past
            .iter()
            .flat_map(|row| row.requested_by.into_iter().chain(row.decided_by))
            .collect();
        members.retain(|member| acted.contains(member));
    }
    let people = People { names: organisations::person_refs(conn, &members)?, parties };
    let who = Who::of(scope, situation.side);
    Ok(Escalations {
        items: past.iter().map(|row| people.escalation(row, who, situation.live)).collect(),
        ladder: ladder
            .iter()
            .map(|step| LadderRung {
                name: step.name.clone(),
                customer: people.all(&step.customer),
                vendor: people.all(&step.vendor),
                react_minutes: step.react_minutes,
            })
            .collect(),
        rung: policy::rung(past),
        may_escalate: LadderAction::new(
            "escalate",
            NEEDS,
            policy::may_escalate(scope, situation).map(|_| ()),
        ),
        cooling_until: policy::cooling_until(past, situation.side, situation.now),
    })
}

struct People<'a> {
    names: HashMap<MembershipId, PersonRef>,
    parties: &'a [Party],
}

impl People<'_> {
    fn one(&self, id: MembershipId) -> Option<PersonRef> {
        let person = self.names.get(&id)?.clone();
        let firm = person.organisation.id;
        let party = self.parties.iter().find(|party| party.organisation_id == firm);
        Some(PersonRef { side: party.map(|party| party.side.into()), ..person })
    }

    fn all(&self, ids: &[MembershipId]) -> Vec<PersonRef> {
        ids.iter().filter_map(|id| self.one(*id)).collect()
    }

    fn escalation(&self, row: &EscalationRow, who: Who, live: bool) -> Escalation {
        Escalation {
            id: row.id,
            number: row.number,
            rung: row.rung,
            requested_side: row.requested_side,
            requested_by: row.requested_by.and_then(|id| self.one(id)),
            requested_at: row.requested_at,
            reason: row.reason,
            note: row.note.clone(),
            severity: row.severity,
            trend: row.trend,
            state: row.state,
            react_until: row.react_until,
            reacted_at: row.reacted_at,
            decided_side: row.decided_side,
            decided_by: row.decided_by.and_then(|id| self.one(id)),
            decided_at: row.decided_at,
            decision_reason: row.decision_reason.clone(),
            cooling_until: row.cooling_until,
            version: row.version,
            actions: policy::actions(who, row, live),
            people: self.all(&row.named()),
        }
    }
}
