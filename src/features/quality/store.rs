//! Reports in the database. A report is reached only through its record, whose visibility the
//! caller has shown.
use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{
    FieldRow, ItemId, ItemKind, ItemRow, ReportId, ReportRow, ReportState, Step, StepRow,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    record_parties, report_fields, report_items, report_steps, reports,
};

pub fn insert(conn: &mut Conn, report: &ReportRow, steps: &[StepRow]) -> QueryResult<()> {
    diesel::insert_into(reports::table).values(report).execute(conn)?;
    insert_steps(conn, steps)
}

fn insert_steps(conn: &mut Conn, steps: &[StepRow]) -> QueryResult<()> {
    if steps.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(report_steps::table).values(steps).execute(c)
    })?;
    Ok(())
}

/// A report that pointed to another one becomes one of its own; false if somebody was faster.
pub fn make_own(
    conn: &mut Conn,
    before: &ReportRow,
    after: &ReportRow,
    steps: &[StepRow],
) -> QueryResult<bool> {
    let rows = diesel::update(
        reports::table
            .filter(reports::id.eq(before.id))
            .filter(reports::version.eq(before.version))
            .filter(reports::state.eq(ReportState::Linked)),
    )
    .set((
        reports::state.eq(after.state),
        reports::form.eq(after.form),
        reports::same_cause_as.eq(after.same_cause_as),
        reports::version.eq(after.version),
        reports::created_side.eq(after.created_side),
        reports::created_by.eq(after.created_by),
        reports::created_at.eq(after.created_at),
    ))
    .execute(conn)?;
    if rows == 1 {
        insert_steps(conn, steps)?;
    }
    Ok(rows == 1)
}

/// Records with a report of their own between a vendor and its customers, newest report first;
/// which of them the caller may see is theirs to ask.
pub fn with_report_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    customer: OrganisationId,
    limit: i64,
) -> QueryResult<Vec<ReportRow>> {
    let of = |organisation: OrganisationId| {
        exists(
            record_parties::table
                .filter(record_parties::record_id.eq(reports::record_id))
                .filter(record_parties::organisation_id.eq(organisation)),
        )
    };
    ReportRow::query()
        .filter(reports::state.ne(ReportState::Linked))
        .filter(of(vendor))
        .filter(of(customer))
        .order(reports::created_at.desc())
        .limit(limit)
        .load(conn)
}

/// What reports are about, in the words of their authors: the problem and the causes that they
/// found; two statements for any number.
pub fn told_unscoped(
    conn: &mut Conn,
    ids: &[ReportId],
) -> QueryResult<(Vec<FieldRow>, Vec<ItemRow>)> {
    let problems = FieldRow::query()
        .filter(report_fields::report_id.eq_any(ids))
        .filter(report_fields::step.eq(Step::D2))
        .filter(report_fields::field.eq("what"))
        .load(conn)?;
    let causes = ItemRow::query()
        .filter(report_items::report_id.eq_any(ids))
        .filter(report_items::kind.eq(ItemKind::Cause))
        .filter(report_items::removed_at.is_null())
        .order((report_items::position, report_items::id))
        .load(conn)?;
    Ok((problems, causes))
}

pub fn find_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Option<ReportRow>> {
    ReportRow::query().filter(reports::record_id.eq(record)).first(conn).optional()
}

/// Complaints that point to the report of this one.
pub fn linked_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<RecordId>> {
    reports::table
        .filter(reports::same_cause_as.eq(Some(record)))
        .filter(reports::state.eq(ReportState::Linked))
        .select(reports::record_id)
        .load(conn)
}

pub fn steps(conn: &mut Conn, report: ReportId) -> QueryResult<Vec<StepRow>> {
    StepRow::query().filter(report_steps::report_id.eq(report)).order(report_steps::step).load(conn)
}

pub fn fields(conn: &mut Conn, report: ReportId) -> QueryResult<Vec<FieldRow>> {
    FieldRow::query().filter(report_fields::report_id.eq(report)).load(conn)
}

/// Rows that are there, in the order in which they are shown.
pub fn items(conn: &mut Conn, report: ReportId) -> QueryResult<Vec<ItemRow>> {
    ItemRow::query()
        .filter(report_items::report_id.eq(report))
        .filter(report_items::removed_at.is_null())
        .order((report_items::position, report_items::id))
        .load(conn)
}

/// A row and the record whose report it stands in.
pub fn find_item_unscoped(
    conn: &mut Conn,
    item: ItemId,
) -> QueryResult<Option<(ItemRow, RecordId)>> {
    let Some(row) = ItemRow::query()
        .filter(report_items::id.eq(item))
        .filter(report_items::removed_at.is_null())
        .first(conn)
        .optional()?
    else {
        return Ok(None);
    };
    let record = reports::table
        .filter(reports::id.eq(row.report_id))
        .select(reports::record_id)
        .first(conn)?;
    Ok(Some((row, record)))
}

/// Moves the report's version on; false if somebody was faster.
pub fn bump(conn: &mut Conn, report: ReportId, version: i32) -> QueryResult<bool> {
    let rows = diesel::update(
        reports::table.filter(reports::id.eq(report)).filter(reports::version.eq(version)),
    )
    .set(reports::version.eq(version.wrapping_add(1)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Opens a completed report again; false if it is not completed.
pub fn reopen(conn: &mut Conn, report: ReportId) -> QueryResult<bool> {
    let completed = reports::table
        .filter(reports::id.eq(report))
        .filter(reports::state.eq(ReportState::Completed));
    let rows = diesel::update(completed)
        .set((reports::state.eq(ReportState::Open), reports::completed_at.eq(None::<Timestamp>)))
        .execute(conn)?;
    Ok(rows == 1)
}

pub fn complete(conn: &mut Conn, report: ReportId, at: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        reports::table.filter(reports::id.eq(report)).filter(reports::state.eq(ReportState::Open)),
    )
    .set((reports::state.eq(ReportState::Completed), reports::completed_at.eq(Some(at))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Moves a step on from `before`; false if somebody was faster.
pub fn set_step(conn: &mut Conn, before: &StepRow, after: &StepRow) -> QueryResult<bool> {
    let rows = diesel::update(
        report_steps::table
            .filter(report_steps::report_id.eq(before.report_id))
            .filter(report_steps::step.eq(before.step))
            .filter(report_steps::version.eq(before.version))
            .filter(report_steps::state.eq(before.state)),
    )
    .set((
        report_steps::state.eq(after.state),
        report_steps::version.eq(after.version),
        report_steps::submitted_at.eq(after.submitted_at),
        report_steps::signed_at.eq(after.signed_at),
        report_steps::answered_content.eq(after.answered_content.clone()),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Writes a field that has `before` now; false if somebody was faster.
pub fn put_field(conn: &mut Conn, row: &FieldRow, before: i32) -> QueryResult<bool> {
    if before == 0 {
        return Ok(diesel::insert_into(report_fields::table).values(row).execute(conn)? == 1);
    }
    let rows = diesel::update(
        report_fields::table
            .filter(report_fields::report_id.eq(row.report_id))
            .filter(report_fields::step.eq(row.step))
            .filter(report_fields::field.eq(row.field.clone()))
            .filter(report_fields::version.eq(before)),
    )
    .set((
        report_fields::value.eq(row.value.clone()),
        report_fields::version.eq(row.version),
        report_fields::side.eq(row.side),
        report_fields::updated_by.eq(row.updated_by),
        report_fields::updated_at.eq(row.updated_at),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

pub fn insert_item(conn: &mut Conn, row: &ItemRow) -> QueryResult<()> {
    diesel::insert_into(report_items::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a row that has version `before` now; false if somebody was faster.
pub fn update_item(conn: &mut Conn, row: &ItemRow, before: i32) -> QueryResult<bool> {
    let rows = diesel::update(
        report_items::table
            .filter(report_items::id.eq(row.id))
            .filter(report_items::version.eq(before)),
    )
    .set((
        report_items::data.eq(row.data.clone()),
        report_items::parent_id.eq(row.parent_id),
        report_items::position.eq(row.position),
        report_items::version.eq(row.version),
        report_items::updated_by.eq(row.updated_by),
        report_items::updated_at.eq(row.updated_at),
        report_items::removed_at.eq(row.removed_at),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}
