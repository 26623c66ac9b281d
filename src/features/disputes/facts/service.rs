//! Stating, answering, changing and showing facts.
use std::collections::HashMap;

use serde_json::{Value, json};

use crate::features::complaints::model::Status;
use crate::features::complaints::service::{self as complaints, Case};
use crate::features::disputes::facts::model::{
    Evidence, EvidenceRow, Fact, FactAction, FactEvent, FactId, FactKind, FactPatch, FactRow,
    Stance, Stances,
};
use crate::features::disputes::facts::{policy, store};
use crate::features::organisations::model::Side;
use crate::features::organisations::service::person_refs;
use crate::features::records::model::{EntryKind, FileId, FileRef, FileRow, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Facts of a complaint at most, withdrawn ones too.
const MAX_FACTS: i32 = 200;
/// Entries that tell of facts.
const TOLD: &[EntryKind] = &[
    EntryKind::FactStated,
    EntryKind::FactRevised,
    EntryKind::FactAnswered,
    EntryKind::FactEvidence,
    EntryKind::FactWithdrawn,
];

/// States a fact for the caller's side, which thereby agrees with it; evidence may come with it.
pub fn state(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    kind: FactKind,
    statement: &str,
    file_ids: &[FileId],
) -> Result<FactId, Problem> {
    let (case, side) = complaints::case(tx.conn, scope, record)?;
    policy::may_state(scope, side, case.complaint.status).map_err(Problem::not_allowed)?;
    let position = store::last_position(tx.conn, record)?.unwrap_or(0).wrapping_add(1);
    if position > MAX_FACTS {
        return Err(Problem::invalid("statement", "too_many"));
    }
    let row = FactRow {
        id: FactId::generate(),
        record_id: record,
        position,
        kind,
        statement: statement.to_owned(),
        stated_side: side,
        stated_by: Some(scope.membership()),
        customer_stance: if side == Side::Customer { Stance::Agreed } else { Stance::Unknown },
        vendor_stance: if side == Side::Vendor { Stance::Agreed } else { Stance::Unknown },
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
        withdrawn_at: None,
    };
    store::insert(tx.conn, &row)?;
    let data = json!({ "kind": kind, "statement": statement });
    tell(tx, scope, &row, side, EntryKind::FactStated, data, None, file_ids)?;
    Ok(row.id)
}

/// The fact, its complaint, and the caller's side.
fn require(conn: &mut Conn, scope: &Scope, id: FactId) -> Result<(FactRow, Case, Side), Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let (case, side) = complaints::case(conn, scope, row.record_id)?;
    Ok((row, case, side))
}

/// Changes the words of an own fact: what the other side said of it falls away.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: FactId,
    version: IfMatch,
    kind: Option<FactKind>,
    statement: Option<String>,
) -> Result<(), Problem> {
    let (row, case, side) = require(tx.conn, scope, id)?;
    policy::may_change(scope, side, case.complaint.status, &row).map_err(Problem::not_allowed)?;
    version.check(row.version)?;
    let (new_kind, words) =
        (kind.unwrap_or(row.kind), statement.unwrap_or_else(|| row.statement.clone()));
    if new_kind == row.kind && words == row.statement {
        return Ok(());
    }
    let data = json!({
        "kind": new_kind, "statement": words,
        "before": { "kind": row.kind, "statement": row.statement },
    });
    let patch = FactPatch { kind: Some(new_kind), statement: Some(words), ..FactPatch::default() }
        .with_stance(side, Stance::Agreed)
        .with_stance(side.other(), Stance::Unknown);
    change(tx, &row, &patch, Code::PreconditionFailed)?;
    tell(tx, scope, &row, side, EntryKind::FactRevised, data, None, &[])
}

fn change(tx: &mut Tx<'_>, row: &FactRow, patch: &FactPatch, lost: Code) -> Result<(), Problem> {
    let now = tx.now;
    if store::update(tx.conn, row, patch, now)? { Ok(()) } else { Err(Problem::new(lost)) }
}

/// Answers a fact of the other side, or withdraws an own one.
///
/// # Errors
/// `action_not_allowed` with reason `wrong_side`, `wrong_status`, `already` or `role_too_low`;
/// `stale_version` with the fact as it is now; `invalid` if a contest gives no reason.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: FactId,
    action: FactAction,
    version: i32,
    reason: Option<String>,
) -> Result<(), Problem> {
    let (row, case, side) = require(tx.conn, scope, id)?;
    if row.version != version {
        let mut problem = Problem::new(Code::StaleVersion);
        let current = fact(tx.conn, scope, id)?;
        problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
        return Err(problem);
    }
    policy::authorize(scope, side, case.complaint.status, &row, action)
        .map_err(Problem::not_allowed)?;
    let Some(stance) = action.stance() else {
        let patch = FactPatch { withdrawn_at: Some(Some(tx.now)), ..FactPatch::default() };
        change(tx, &row, &patch, Code::StaleVersion)?;
        let kind = EntryKind::FactWithdrawn;
        return tell(tx, scope, &row, side, kind, json!({}), reason, &[]);
    };
    if stance == Stance::Contested && reason.is_none() {
        return Err(Problem::invalid("reason", "missing_field"));
    }
    let patch = FactPatch::default().with_stance(side, stance);
    change(tx, &row, &patch, Code::StaleVersion)?;
    let data = json!({ "stance": stance, "before": row.stance_of(side) });
    tell(tx, scope, &row, side, EntryKind::FactAnswered, data, reason, &[])
}

/// Links evidence: new uploads of the caller, or files that both sides can read already.
pub fn add_evidence(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: FactId,
    file_ids: &[FileId],
) -> Result<(), Problem> {
    let (row, case, side) = require(tx.conn, scope, id)?;
    policy::may_state(scope, side, case.complaint.status).map_err(Problem::not_allowed)?;
    if row.withdrawn_at.is_some() {
        return Err(Problem::not_allowed("wrong_status"));
    }
    if file_ids.is_empty() {
        return Err(Problem::invalid("file_ids", "missing_field"));
    }
    // The version moves on; nothing else does.
    let patch = FactPatch { kind: Some(row.kind), ..FactPatch::default() };
    change(tx, &row, &patch, Code::StaleVersion)?;
    tell(tx, scope, &row, side, EntryKind::FactEvidence, json!({}), None, file_ids)
}

/// Says it in the shared lane, and links the files that come with it.
#[expect(clippy::too_many_arguments, reason = "what one entry consists of")]
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &FactRow,
    side: Side,
    kind: EntryKind,
    mut data: Value,
    reason: Option<String>,
    file_ids: &[FileId],
) -> Result<(), Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, row.record_id)?;
    let known = records::files_in_lane_unscoped(tx.conn, lane.id, file_ids)?;
    let fresh: Vec<FileId> = file_ids.iter().filter(|id| !known.contains(id)).copied().collect();
    let files: Vec<FileRow> = records::attach(tx, scope, &fresh)?;
    if let Some(map) = data.as_object_mut() {
        map.insert("fact_id".to_owned(), json!(row.id));
        map.insert("position".to_owned(), json!(row.position));
        map.insert("side".to_owned(), json!(side));
        if !file_ids.is_empty() {
            map.insert("file_ids".to_owned(), json!(file_ids));
        }
        if let Some(reason) = &reason {
            map.insert("reason".to_owned(), json!(reason));
        }
    }
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data)
        .with_body(reason)
        .with_files(&files);
    let entry = records::append(tx, lane.id, entry)?;
    records::bind(tx, &files, &entry)?;
    let evidence: Vec<EvidenceRow> = file_ids
        .iter()
        .map(|file| EvidenceRow {
            fact_id: row.id,
            file_id: *file,
            side,
            added_by: Some(scope.membership()),
            added_at: tx.now,
        })
        .collect();
    store::add_evidence(tx.conn, &evidence)?;
    records::take_part(tx, row.record_id, scope)?;
    tx.subject(row.record_id);
    records::notify(tx, &entry)
}

/// The facts of a complaint, in their order; a mediator reads them as well.
pub fn facts(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Vec<Fact>, Problem> {
    let (case, side) = complaints::reading(conn, scope, record)?;
    let rows = store::of_record(conn, record)?;
    show(conn, scope, record, side, case.complaint.status, rows)
}

/// One fact of a complaint that the scope may see, also once it is withdrawn.
pub fn fact(conn: &mut Conn, scope: &Scope, id: FactId) -> Result<Fact, Problem> {
    let (row, case, side) = require(conn, scope, id)?;
    let (record, status) = (row.record_id, case.complaint.status);
    show(conn, scope, record, Some(side), status, vec![row])?.pop().ok_or_else(Problem::not_found)
}

fn show(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    side: Option<Side>,
    status: Status,
    rows: Vec<FactRow>,
) -> Result<Vec<Fact>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<FactId> = rows.iter().map(|row| row.id).collect();
    let evidence = store::evidence(conn, &ids)?;
    let file_ids: Vec<FileId> = evidence.iter().map(|row| row.file_id).collect();
    let files = records::file_refs_unscoped(conn, &file_ids)?;
    let mut told = history(conn, record)?;
    let people: Vec<MembershipId> = rows.iter().filter_map(|row| row.stated_by).collect();
    let people = person_refs(conn, &people)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let stances = Stances { customer: row.customer_stance, vendor: row.vendor_stance };
            let stated_by = row.stated_by.and_then(|id| people.get(&id));
            Fact {
                stated_by: stated_by.map(|person| person.clone().on(row.stated_side)),
                stances,
                state: policy::state(stances),
                evidence: evidence_of(row.id, &evidence, &files),
                history: told.remove(&row.id).unwrap_or_default(),
                actions: policy::action_states(scope, side, status, &row),
                id: row.id,
                position: row.position,
                kind: row.kind,
                statement: row.statement,
                stated_side: row.stated_side,
                version: row.version,
                created_at: row.created_at,
                updated_at: row.updated_at,
            }
        })
        .collect())
}

fn evidence_of(
    fact: FactId,
    rows: &[EvidenceRow],
    files: &HashMap<FileId, FileRef>,
) -> Vec<Evidence> {
    rows.iter()
        .filter(|row| row.fact_id == fact)
        .filter_map(|row| Some(Evidence { file: files.get(&row.file_id)?.clone(), side: row.side }))
        .collect()
}

/// What was said of each fact, oldest first: read from the entries that tell it.
fn history(conn: &mut Conn, record: RecordId) -> Result<HashMap<FactId, Vec<FactEvent>>, Problem> {
    let mut history: HashMap<FactId, Vec<FactEvent>> = HashMap::new();
    for told in records::told_unscoped(conn, record, TOLD)? {
        let of = |key: &str| told.data.get(key).cloned().unwrap_or_default();
        let Ok(fact) = serde_json::from_value::<FactId>(of("fact_id")) else { continue };
        let side: Option<Side> = serde_json::from_value(of("side")).unwrap_or_default();
        history.entry(fact).or_default().push(FactEvent {
            at: told.at,
            kind: told.kind,
            side,
            data: told.data,
        });
    }
    Ok(history)
}
