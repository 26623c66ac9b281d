//! A list as a file: out, and in again.
use std::collections::BTreeMap;

use serde_json::json;

use super::changes::{rewrite, says_nothing};
use super::{At, at, at_locked, delta, finish, ids, new_row, say, touched, with_content, written};
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::requirements::delta::{Contents, Misfit};
use crate::features::requirements::model::{
    ChangeId, ChangeRow, Content, ImportError, ImportRow, ImportView, RequirementAction,
    RequirementChangeKind, RequirementListAction, RequirementRow, RequirementState, key,
};
use crate::features::requirements::service::view::tree;
use crate::features::requirements::service::{ChangeEdit, ContentPatch};
use crate::features::requirements::sheet::{self, Names, Row, Sheet};
use crate::features::requirements::{policy, store};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Requirements of a project at most.
pub const MOST: usize = 500;
/// Bytes of a file at most.
pub const MOST_BYTES: usize = 400_000;

/// A file to take in.
#[derive(Debug, Clone)]
pub struct ImportInput {
    pub csv: String,
    /// Only tells what would happen.
    pub dry_run: bool,
    /// Why an agreed list is to change.
    pub reason: Option<String>,
}

impl At {
    fn names(&self) -> Names {
        let organisations = self.desk.organisations().into_iter();
        organisations.filter_map(|(id, _)| Some((id, self.desk.name(id)?.name))).collect()
    }
}

/// The list as CSV, in the order of the tree, as it is to become where it is changing.
pub fn csv(
    conn: &mut Conn,
    scope: &Scope,
    project: RecordId,
    now: Timestamp,
) -> Result<Vec<u8>, Problem> {
    let at = at(conn, scope, project, now)?;
    let wanted = at.wanted()?;
    let rows = tree(&at.rows).into_iter().filter_map(|(row, _)| {
        Some((row.number, wanted.get(&row.number)?.clone(), row.state.as_str()))
    });
    sheet::write(rows, &at.names())
}

/// Takes a file in: rows with a key change that requirement, others are added. Of a list that was
/// agreed they become lines of a delta.
///
/// # Errors
/// `action_not_allowed` as for writing by hand; `invalid` with `too_long` for a file that is, with
/// `has_errors` if a row cannot be taken: a dry run tells which.
pub fn import(
    tx: &mut Tx<'_>,
    scope: &Scope,
    project: RecordId,
    input: &ImportInput,
) -> Result<ImportView, Problem> {
    let mut at = at_locked(tx, scope, project)?;
    at.authorize(RequirementListAction::Import)?;
    if input.csv.len() > MOST_BYTES {
        return Err(Problem::invalid("csv", "too_long"));
    }
    let known = at.wanted()?;
    let Sheet { rows, mut errors, unknown_columns } =
        sheet::read(&input.csv, &known, &at.names(), scope.org());
    let (now, numbers) = sheet::taken(&known, &rows, at.list.last_number);
    errors.extend(misfits(&at, &known, &rows, &now, &numbers)?);
    let view = ImportView {
        dry_run: input.dry_run,
        rows: rows.iter().map(|row| told(&known, row, &numbers)).collect(),
        errors,
        unknown_columns,
        as_changes: at.is_frozen(),
    };
    if input.dry_run {
        return Ok(view);
    }
    if !view.errors.is_empty() {
        return Err(Problem::invalid("csv", "has_errors"));
    }
    let rows: Vec<Row> = rows.into_iter().filter(|row| differs(&known, row)).collect();
    if rows.is_empty() {
        return Ok(view);
    }
    if at.is_frozen() {
        let reason = input.reason.clone();
        let reason = reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?;
        propose_all(tx, scope, &mut at, &rows, &reason)?;
    } else {
        write_all(tx, scope, &mut at, &rows)?;
    }
    touched(tx, &at, &now, Vec::new())?;
    let added = rows.iter().filter(|row| row.number.is_none()).count();
    let data = json!({
        "change": "imported", "added": added, "changed": rows.len().saturating_sub(added),
        "as_changes": at.is_frozen(),
    });
    say(tx, scope, &at, EntryKind::RequirementChanged, data, (input.reason.clone(), &[]))?;
    finish(tx, &at.list)?;
    Ok(view)
}

fn differs(known: &Contents, row: &Row) -> bool {
    row.number.and_then(|number| known.get(&number)) != Some(&row.content)
}

fn told(known: &Contents, row: &Row, numbers: &BTreeMap<u64, i32>) -> ImportRow {
    let was = row.number.and_then(|number| known.get(&number));
    let number = numbers.get(&row.line).copied();
    ImportRow {
        line: row.line,
        key: row.number.and(number).map(key),
        text: delta::start(&row.content.text),
        change: match was {
            None => "added",
            Some(was) if *was == row.content => "unchanged",
            Some(_) => "changed",
        },
        fields: was.map(|was| delta::fields(was, &row.content)).unwrap_or_default(),
    }
}

/// What stands against the rows together: a circle, too many, or a row that must not change now.
fn misfits(
    at: &At,
    known: &Contents,
    rows: &[Row],
    now: &Contents,
    numbers: &BTreeMap<u64, i32>,
) -> Result<Vec<ImportError>, Problem> {
    let error = |line: u64, column: Option<&str>, code| ImportError {
        line,
        column: column.map(str::to_owned),
        code,
    };
    let mut errors = Vec::new();
    if let Err(Misfit::Circular(number) | Misfit::Orphan(number)) = delta::check(now) {
        let line = numbers.iter().find(|(_, other)| **other == number).map_or(1, |(line, _)| *line);
        errors.push(error(line, Some("parent"), "circular"));
    }
    if now.len() > MOST {
        errors.push(error(rows.last().map_or(1, |row| row.line), None, "too_many"));
    }
    if !at.is_frozen() {
        return Ok(errors);
    }
    for row in rows.iter().filter(|row| differs(known, row)) {
        let found = row.number.and_then(|number| at.id_of(number));
        let Some(found) = found.and_then(|id| at.row(id).ok()) else { continue };
        let open = at.change_of(found.id);
        if let Some(true) = open.map(|line| says_nothing(line, Some(&row.content))).transpose()? {
            errors.push(error(row.line, None, "no_change"));
            continue;
        }
        let (standing, stage) = (at.desk.standing(), at.stage_of(found));
        let ruling = policy::requirement(standing, at.own, RequirementAction::Propose, stage);
        match ruling {
            Err(reason) if !stage.in_delta || stage.claim.is_some() => {
                errors.push(error(row.line, None, reason));
            }
            // A line that is there already says something else now.
            _ => {}
        }
    }
    Ok(errors)
}

/// New rows, and those that are there with what they say now.
fn write_all(tx: &mut Tx<'_>, scope: &Scope, at: &mut At, rows: &[Row]) -> Result<(), Problem> {
    let named = ids(&at.rows);
    let (mut fresh, mut changed) = (Vec::new(), Vec::new());
    for row in rows {
        match row.number.and_then(|number| at.rows.iter().find(|one| one.number == number)) {
            Some(found) => {
                let version = found.version.wrapping_add(1);
                let row = with_content(found, &row.content, &named);
                changed.push(RequirementRow { version, ..row });
            }
            None => {
                let place = at.next_place()?;
                fresh.push(new_row(scope, tx, at, place, &row.content));
            }
        }
    }
    store::insert(tx.conn, &fresh)?;
    Ok(store::write_contents(tx.conn, &changed)?)
}

/// The same as lines of a delta.
fn propose_all(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    rows: &[Row],
    reason: &str,
) -> Result<(), Problem> {
    let (mut fresh, mut changing, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let found = row.number.and_then(|number| at.rows.iter().find(|one| one.number == number));
        let Some(found) = found.cloned() else {
            let place = at.next_place()?;
            let made = new_row(scope, tx, at, place, &row.content);
            lines.push(line(tx, scope, &made, None, &row.content, reason)?);
            fresh.push(made);
            continue;
        };
        if let Some(open) = at.change_of(found.id).cloned() {
            reword(tx, at, &open, &found, &row.content, reason)?;
            continue;
        }
        lines.push(line(tx, scope, &found, Some(&at.content(&found)), &row.content, reason)?);
        let version = found.version.wrapping_add(1);
        changing.push(RequirementRow { state: RequirementState::Changed, version, ..found });
    }
    store::insert(tx.conn, &fresh)?;
    store::write_contents(tx.conn, &changing)?;
    Ok(store::insert_changes(tx.conn, &lines)?)
}

/// A line that is there already: few are, so each is written by itself.
fn reword(
    tx: &mut Tx<'_>,
    at: &At,
    open: &ChangeRow,
    row: &RequirementRow,
    content: &Content,
    reason: &str,
) -> Result<(), Problem> {
    let change = ChangeEdit {
        content: ContentPatch::default(),
        reason: Some(reason.to_owned()),
        cost: None,
        days: None,
    };
    rewrite(tx, at, open, row, Some(content), &change)
}

fn line(
    tx: &Tx<'_>,
    scope: &Scope,
    row: &RequirementRow,
    before: Option<&Content>,
    after: &Content,
    reason: &str,
) -> Result<ChangeRow, Problem> {
    let kind = if before.is_some() {
        RequirementChangeKind::Changed
    } else {
        RequirementChangeKind::Added
    };
    Ok(ChangeRow {
        id: ChangeId::generate(),
        record_id: row.record_id,
        requirement_id: row.id,
        kind,
        before: before.map(written).transpose()?,
        after: Some(written(after)?),
        reason: reason.to_owned(),
        cost_minor: None,
        currency: None,
        days: None,
        state_before: row.state,
        list_version: None,
        organisation_id: scope.org(),
        version: 1,
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
    })
}
