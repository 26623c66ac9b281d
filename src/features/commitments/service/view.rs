//! Commitments as their readers see them.
use std::collections::HashMap;

use diesel::QueryResult;

use crate::features::commitments::model::{
    Commitment, CommitmentId, CommitmentRow, CommitmentState, ListedCommitment, SourceId,
};
use crate::features::commitments::store::Filter;
use crate::features::commitments::{policy, store};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{PersonRef, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{RecordId, RecordRef};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Commitments that the caller may see, by due date: six statements for a page. A page may hold
/// fewer than asked for where the caller does not see the record.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    filter: &Filter,
    page: &PageParams,
    now: Timestamp,
) -> Result<Page<ListedCommitment>, Problem> {
    let (limit, cursor) = (page.limit()?, page.cursor()?);
    let rows = store::page(conn, scope, filter, cursor, limit)?;
    let place = |row: &CommitmentRow| Cursor { at: row.due_at, id: row.id.0 };
    let Page { items, next_cursor } = Page::cut(rows, limit, place);
    let others: HashMap<CommitmentId, OrganisationId> =
        items.iter().map(|row| (row.id, other_than(scope, row))).collect();
    let shown = show(conn, scope, titles, items, now)?;
    let ids: Vec<OrganisationId> = others.values().copied().collect();
    let names = organisations::org_refs(conn, &ids)?;
    let named = |commitment: Commitment| {
        let counterpart = names.get(others.get(&commitment.id)?)?.clone();
        Some(ListedCommitment { commitment, counterpart })
    };
    Ok(Page { items: shown.into_iter().filter_map(named).collect(), next_cursor })
}

fn other_than(scope: &Scope, row: &CommitmentRow) -> OrganisationId {
    if row.organisation_id == scope.org() { row.counterpart_org } else { row.organisation_id }
}

/// All commitments of a record, by due date; a mediator reads them as well, beside what was settled.
pub fn of_record(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    record: RecordId,
    now: Timestamp,
) -> Result<Vec<Commitment>, Problem> {
    records::require_reader(conn, scope, record)?;
    let rows = store::of_record(conn, record)?;
    show(conn, scope, titles, rows, now)
}

/// The rows of a record that the caller may see, by due date: for whoever says whose move it is.
pub fn of_record_unscoped(
    conn: &mut Conn,
    record: RecordId,
) -> Result<Vec<CommitmentRow>, Problem> {
    Ok(store::of_record(conn, record)?)
}

/// Puts those together whose records the scope may see: five statements at most, for any number.
pub(super) fn show(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    rows: Vec<CommitmentRow>,
    now: Timestamp,
) -> Result<Vec<Commitment>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<RecordId> = rows.iter().map(|row| row.record_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let records = records::within_sight(conn, scope, &ids)?;
    let titles = titles.of(conn, &ids)?;
    let people: Vec<MembershipId> = rows.iter().flat_map(people_of).collect();
    let people = organisations::person_refs(conn, &people)?;
    let returns = returns_before(conn, &rows)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let record = records.get(&row.record_id)?;
            let record = RecordRef {
                id: record.id,
                kind: record.kind,
                number: record.number.clone(),
                title: titles.get(&row.record_id).cloned().unwrap_or_default(),
            };
            Some(view(scope, row, record, &people, &returns, now))
        })
        .collect())
}

/// What one source promised, before names are put to it.
#[derive(Debug)]
pub struct Promised(Vec<CommitmentRow>);

/// For callers that have shown that the record is visible, and ask for people anyway: one
/// statement.
pub fn promised_unscoped(
    conn: &mut Conn,
    record: RecordId,
    source: SourceId,
) -> QueryResult<Promised> {
    let mut rows = store::of_record(conn, record)?;
    rows.retain(|row| row.source_id == source);
    Ok(Promised(rows))
}

impl Promised {
    /// Whoever is named in it.
    pub fn people(&self) -> impl Iterator<Item = MembershipId> {
        self.0.iter().flat_map(people_of)
    }

    /// What is shown of it, given those people's names.
    pub fn named(
        self,
        scope: &Scope,
        record: &RecordRef,
        people: &HashMap<MembershipId, PersonRef>,
        now: Timestamp,
    ) -> Vec<Commitment> {
        let returns = self.0.clone();
        let shown = |row| view(scope, row, record.clone(), people, &returns, now);
        self.0.into_iter().map(shown).collect()
    }
}

fn people_of(row: &CommitmentRow) -> impl Iterator<Item = MembershipId> + use<> {
    [row.owner_membership_id, row.fulfilled_by, row.confirmed_by].into_iter().flatten()
}

/// Commitments to send goods back that come before some of these.
fn returns_before(conn: &mut Conn, rows: &[CommitmentRow]) -> Result<Vec<CommitmentRow>, Problem> {
    let of = |row: &CommitmentRow| row.return_required.then_some(row.record_id);
    let mut records: Vec<RecordId> = rows.iter().filter_map(of).collect();
    records.sort_unstable();
    records.dedup();
    if records.is_empty() { Ok(Vec::new()) } else { Ok(store::returns(conn, &records)?) }
}

fn view(
    scope: &Scope,
    row: CommitmentRow,
    record: RecordRef,
    people: &HashMap<MembershipId, PersonRef>,
    returns: &[CommitmentRow],
    now: Timestamp,
) -> Commitment {
    let side = policy::side_of(scope, &row);
    let person = |id: Option<MembershipId>, side: Side| {
        id.and_then(|id| people.get(&id)).map(|person| person.clone().on(side))
    };
    let late = row.missed_at.is_some() || row.fulfilled_at.unwrap_or(now) > row.due_at;
    Commitment {
        waits_for: policy::waits_for(&row, returns).map(|first| first.id),
        owner: person(row.owner_membership_id, row.side),
        fulfilled_by: person(row.fulfilled_by, row.side),
        confirmed_by: person(row.confirmed_by, row.side.other()),
        actions: side.map_or_else(Vec::new, |side| policy::action_states(scope, side, &row)),
        late: late && !matches!(row.state, CommitmentState::Proposed | CommitmentState::Released),
        id: row.id,
        record,
        source_kind: row.source_kind,
        source_id: row.source_id.0,
        side: row.side,
        kind: row.kind,
        text: row.text,
        amount_minor: row.amount_minor,
        quantity: row.quantity,
        return_required: row.return_required,
        currency: row.currency,
        due_at: row.due_at,
        state: row.state,
        fulfilled_at: row.fulfilled_at,
        fulfilled_seq: row.fulfilled_seq,
        confirmed_at: row.confirmed_at,
        missed_at: row.missed_at,
        reason: row.reason,
        version: row.version,
    }
}
