//! Writing a decision: a draft is anybody's who works on the project; what is or was up is revised by
//! whoever put it up, and put up anew by that.
use chrono::NaiveDate;

use super::{At, find, moved, propose};
use crate::features::decisions::model::{
    Considered, Content, DecisionAction, DecisionId, DecisionPatch, DecisionRow, DecisionStatus,
    goes_round,
};
use crate::features::decisions::store;
use crate::features::organisations::service as organisations;
use crate::features::projects::service::desk::Desk;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Decisions of one project at most.
const MOST: usize = 500;
/// Drivers and options of one decision at most.
const MOST_LINES: usize = 30;
/// People named in one place at most.
const MOST_PEOPLE: usize = 50;

/// What changes of a decision; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub title: Option<String>,
    pub context: Option<String>,
    pub drivers: Option<Vec<String>>,
    pub options: Option<Vec<Considered>>,
    pub outcome: Option<String>,
    pub consequences: Option<String>,
    pub confirmation: Option<String>,
    pub decision_makers: Option<Vec<MembershipId>>,
    pub consulted: Option<Vec<MembershipId>>,
    pub informed: Option<Vec<MembershipId>>,
    pub effective_on: Option<Option<NaiveDate>>,
    pub supersedes: Option<Option<DecisionId>>,
}

impl Change {
    fn apply(&self, content: &mut Content) {
        fn take<T: Clone>(to: &mut T, from: Option<&T>) {
            if let Some(from) = from {
                to.clone_from(from);
            }
        }
        take(&mut content.context, self.context.as_ref());
        take(&mut content.drivers, self.drivers.as_ref());
        take(&mut content.options, self.options.as_ref());
        take(&mut content.outcome, self.outcome.as_ref());
        take(&mut content.consequences, self.consequences.as_ref());
        take(&mut content.confirmation, self.confirmation.as_ref());
        take(&mut content.decision_makers, self.decision_makers.as_ref());
        take(&mut content.consulted, self.consulted.as_ref());
        take(&mut content.informed, self.informed.as_ref());
        if let Some(day) = self.effective_on {
            content.effective_on = day.map(|day| day.to_string());
        }
    }
}

/// Begins a draft.
///
/// # Errors
/// `action_not_allowed` with reason `role_too_low` or `wrong_status`; `invalid`.
pub fn create(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    title: &str,
    change: &Change,
) -> Result<DecisionId, Problem> {
    let desk = Desk::open(tx.conn, scope, record)?;
    if !desk.is_open() {
        return Err(Problem::not_allowed("wrong_status"));
    }
    if !desk.standing().works() {
        return Err(Problem::not_allowed("role_too_low"));
    }
    let others = store::of_project(tx.conn, record)?;
    if others.len() >= MOST {
        return Err(Problem::not_allowed("too_many"));
    }
    let mut content = Content::default();
    change.apply(&mut content);
    let id = DecisionId::generate();
    let supersedes = change.supersedes.flatten();
    check(tx.conn, &desk, &content)?;
    check_target(id, supersedes, &others)?;
    let last = store::last_number(tx.conn, record)?.unwrap_or_default();
    let row = DecisionRow {
        id,
        record_id: record,
        number: last.wrapping_add(1),
        title: title.to_owned(),
        status: DecisionStatus::Draft,
        content: content.json()?,
        revision: 0,
        proposal: None,
        sha256: None,
        supersedes_id: supersedes,
        superseded_by: None,
        organisation_id: scope.org(),
        created_by: Some(scope.membership()),
        created_at: tx.now,
        proposed_by: None,
        proposed_at: None,
        decided_at: None,
        retire_org: None,
        retire_reason: None,
        retire_by: None,
        version: 1,
    };
    store::insert(tx.conn, &row)?;
    moved(tx, record)?;
    Ok(id)
}

/// Writes on a draft; of a decision that is or was up, puts the new text up in its place.
///
/// # Errors
/// `precondition_failed` if it moved on; `action_not_allowed`; `invalid`.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: IfMatch,
    change: &Change,
) -> Result<(), Problem> {
    let mut at = find(tx.conn, scope, id)?;
    version.check(at.row.version)?;
    let draft = at.row.status == DecisionStatus::Draft;
    at.authorize(if draft { DecisionAction::Edit } else { DecisionAction::Revise })?;
    let mut content = Content::read(&at.row.content)?;
    change.apply(&mut content);
    check(tx.conn, &at.desk, &content)?;
    if let Some(target) = change.supersedes {
        check_target(id, target, &at.others)?;
    }
    let patch = DecisionPatch {
        title: change.title.clone(),
        content: Some(content.json()?),
        supersedes_id: change.supersedes,
        ..DecisionPatch::default()
    };
    if draft {
        at.set(tx, &patch)?;
    } else {
        propose::revise(tx, scope, &mut at, &patch)?;
    }
    moved(tx, at.row.record_id)
}

/// Throws a draft away that nobody was told of.
pub fn remove(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: IfMatch,
) -> Result<(), Problem> {
    let at: At = find(tx.conn, scope, id)?;
    version.check(at.row.version)?;
    at.authorize(DecisionAction::Remove)?;
    store::forget_target(tx.conn, id)?;
    store::delete_board(tx.conn, id)?;
    if !store::delete(tx.conn, &at.row)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    moved(tx, at.row.record_id)
}

/// What a text may hold.
fn check(conn: &mut Conn, desk: &Desk, content: &Content) -> Result<(), Problem> {
    let lines = [("drivers", content.drivers.len()), ("options", content.options.len())];
    if let Some((field, _)) = lines.into_iter().find(|(_, length)| *length > MOST_LINES) {
        return Err(Problem::invalid(field, "too_many"));
    }
    let named = [
        ("decision_makers", &content.decision_makers),
        ("consulted", &content.consulted),
        ("informed", &content.informed),
    ];
    let ids: Vec<MembershipId> = content.people().collect();
    let known = organisations::persons_unscoped(conn, &ids)?;
    let is_in = desk.organisations();
    let belongs = |id: &MembershipId| {
        known.iter().any(|(member, _, organisation)| {
            member == id && is_in.iter().any(|(other, _)| other == organisation)
        })
    };
    for (field, people) in named {
        if people.len() > MOST_PEOPLE {
            return Err(Problem::invalid(field, "too_many"));
        }
        if !people.iter().all(belongs) {
            return Err(Problem::invalid(field, "not_allowed_value"));
        }
        let mut once: Vec<MembershipId> = people.clone();
        once.sort_unstable();
        once.dedup();
        if once.len() < people.len() {
            return Err(Problem::invalid(field, "duplicate_field"));
        }
    }
    Ok(())
}

/// Whether a decision may stand in the place of another one of the project.
fn check_target(
    id: DecisionId,
    target: Option<DecisionId>,
    others: &[DecisionRow],
) -> Result<(), Problem> {
    let Some(target) = target else { return Ok(()) };
    let of = |id: DecisionId| others.iter().find(|row| row.id == id);
    if id != target && of(target).is_none() {
        return Err(Problem::invalid("supersedes_id", "not_allowed_value"));
    }
    if goes_round(id, target, |id| of(id).and_then(|row| row.supersedes_id), others.len()) {
        return Err(Problem::invalid("supersedes_id", "circular"));
    }
    Ok(())
}
