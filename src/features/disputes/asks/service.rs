//! Finding what the scope's side is asked for.
use crate::features::disputes::asks::model::{AskKind, Asked};
use crate::features::disputes::escalations::model::{EscalationAction, EscalationRow};
use crate::features::disputes::escalations::policy as ladder;
use crate::features::disputes::escalations::store as escalations;
use crate::features::disputes::mediations::model::{MediationAction, MediationRow};
use crate::features::disputes::mediations::policy as mediation;
use crate::features::disputes::mediations::store as mediations;
use crate::features::disputes::offers::store as offers;
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Of each kind at most, the oldest first.
const MOST: i64 = 200;

/// What the scope's side is asked for in open complaints that it sees, and this person may answer:
/// three statements.
pub fn asked(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Vec<Asked>, Problem> {
    if !scope.may(Capability::Write) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for (offer, own) in offers::open_in_sight(conn, scope, now, MOST)? {
        if offer.side == own.other() {
            let (record, since, until) = (offer.record, offer.since, Some(offer.until));
            all.push(Asked { record, kind: AskKind::Offer, since, until });
        }
    }
    for (row, own) in escalations::open_in_sight(conn, scope, MOST)? {
        all.extend(of_escalation(scope, own, &row));
    }
    for (row, own) in mediations::open_in_sight(conn, scope, MOST)? {
        all.extend(of_mediation(scope, own, &row, now));
    }
    Ok(all)
}

fn of_escalation(scope: &Scope, own: Side, row: &EscalationRow) -> Option<Asked> {
    let who = ladder::Who::of(scope, own);
    let may = |action| {
        ladder::rule(action).is_ok_and(|rule| ladder::applies(rule, who, row, true).is_ok())
    };
    let (kind, since) = if may(EscalationAction::Approve) {
        (AskKind::Escalation, row.requested_at)
    } else if may(EscalationAction::Answer) {
        (AskKind::Reaction, row.decided_at.unwrap_or(row.requested_at))
    } else {
        return None;
    };
    Some(Asked { record: row.record_id, kind, since, until: row.react_until })
}

fn of_mediation(scope: &Scope, own: Side, row: &MediationRow, now: Timestamp) -> Option<Asked> {
    let who = mediation::Who::of(scope, own.into());
    let may = |action| {
        mediation::rule(action).is_ok_and(|rule| mediation::applies(rule, who, row, now).is_ok())
    };
    let (kind, since) = if may(MediationAction::Consent) {
        (AskKind::Mediator, row.proposed_at)
    } else if may(MediationAction::Accept) {
        (AskKind::Recommendation, row.recommended_at.unwrap_or(row.proposed_at))
    } else {
        return None;
    };
    Some(Asked { record: row.record_id, kind, since, until: None })
}
