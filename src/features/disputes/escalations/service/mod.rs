//! Use cases of the ladder; one function is one transaction.
mod act;
mod ladder;
mod raise;

pub use super::store::{OpenEscalation, open_between_unscoped};
pub use super::view::{Escalation, Escalations};
pub use act::{EscalationInput, act};
pub use raise::{
    ESCALATION_CLOCK, NewEscalation, close_all, escalate, is_left_open, raise_for_silence,
    run_clock,
};

use std::sync::Arc;

use crate::features::agreements::service::Terms;
use crate::features::complaints::model::Status;
use crate::features::disputes::escalations::model::{EscalationId, EscalationRow, Step};
use crate::features::disputes::escalations::policy::{self, Situation};
use crate::features::disputes::escalations::{store, view};
use crate::features::organisations::model::Side;
use crate::features::records::model::{Party, Record, RecordId, RecordKind};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// A complaint as the ladder sees it.
struct Case {
    record: Record,
    parties: Vec<Party>,
    /// What is agreed between the two firms now.
    terms: Arc<Terms>,
    ladder: Vec<Step>,
    past: Vec<EscalationRow>,
}

impl Case {
    /// What a record whose visibility was shown, or the program's own work, is about.
    fn load_unscoped(conn: &mut Conn, id: RecordId, now: Timestamp) -> Result<Self, Problem> {
        let record = records::load_unscoped(conn, id)?;
        if record.kind != RecordKind::Complaint {
            return Err(Problem::not_found());
        }
        let parties = records::parties_unscoped(conn, id)?;
        let terms = ladder::terms(conn, &record, &parties, now)?;
        let ladder = ladder::of(conn, &terms, &parties)?;
        Ok(Self { ladder, terms, parties, past: store::list_unscoped(conn, id)?, record })
    }

    fn live(&self) -> bool {
        self.parties.iter().any(|party| party.open && party.status != "draft")
    }

    fn settled(&self) -> bool {
        self.parties.iter().any(|party| party.status == Status::Resolved.as_str())
    }

    fn situation(&self, side: impl Into<Option<Side>>, now: Timestamp) -> Situation<'_> {
        Situation {
            live: self.live(),
            settled: self.settled(),
            side: side.into(),
            rungs: i32::try_from(self.ladder.len()).unwrap_or(i32::MAX),
            past: &self.past,
            now,
        }
    }

    fn step(&self, rung: i32) -> Result<&Step, Problem> {
        let at = usize::try_from(rung).ok().and_then(|rung| rung.checked_sub(1));
        at.and_then(|at| self.ladder.get(at)).ok_or_else(|| Problem::not_allowed("last_rung"))
    }
}

/// The ladder of a complaint that the scope may see, as a side or as its mediator, and what was
/// climbed of it.
pub fn escalations(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    now: Timestamp,
) -> Result<Escalations, Problem> {
    let side = records::require_reader(conn, scope, record)?.side.principal();
    let case = Case::load_unscoped(conn, record, now)?;
    view::view(conn, scope, &case.situation(side, now), &case.ladder, &case.parties)
}

/// Whether a complaint is open, and whether it stands on the last rung of its ladder: above it
/// there is only mediation. Asked for records that the caller may see.
pub fn is_at_the_top(
    conn: &mut Conn,
    record: RecordId,
    now: Timestamp,
) -> Result<(bool, bool), Problem> {
    let case = Case::load_unscoped(conn, record, now)?;
    let rungs = i32::try_from(case.ladder.len()).unwrap_or(i32::MAX);
    Ok((case.live(), policy::rung(&case.past) >= rungs))
}

/// One escalation of a complaint that the scope may see.
pub fn escalation(
    conn: &mut Conn,
    scope: &Scope,
    id: EscalationId,
    now: Timestamp,
) -> Result<Escalation, Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let all = escalations(conn, scope, row.record_id, now)?;
    all.items.into_iter().find(|one| one.id == id).ok_or_else(Problem::not_found)
}

/// `stale_version` with the escalation as it is now.
fn stale(tx: &mut Tx<'_>, scope: &Scope, id: EscalationId) -> Result<Problem, Problem> {
    let now = tx.now;
    let current = escalation(tx.conn, scope, id, now)?;
    let mut problem = Problem::new(Code::StaleVersion);
    problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
    Ok(problem)
}
