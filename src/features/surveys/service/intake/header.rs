//! The table: its header, which some tools write in two rows, and its rows.
use std::collections::BTreeSet;

use super::{COLUMNS, Note, ROWS, Refused};

/// A column of the header: the question, and the option or row of it, if it says one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub question: String,
    pub part: Option<String>,
}

#[derive(Debug)]
pub(super) struct Table {
    pub columns: Vec<Column>,
    /// The column with the respondent's id.
    pub id: Option<usize>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub(super) struct Row {
    pub line: u64,
    pub cells: Vec<String>,
}

impl Row {
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map(String::as_str).unwrap_or_default()
    }
}

impl Table {
    /// What stands in a column, where something stands.
    pub fn filled(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.cell(column)).filter(|cell| !cell.is_empty())
    }
}

/// What the second row of a SurveyMonkey header says where there are no options.
const RESPONSE: [&str; 2] = ["Response", "Open-Ended Response"];

pub(super) fn read(text: &str, notes: &mut Vec<Note>) -> Result<Table, Refused> {
    let mut rows = rows(text)?.into_iter();
    let first = rows.next().ok_or(Refused::NoRows)?;
    let width = first.cells.len();
    if width > COLUMNS {
        return Err(Refused::TooMany { what: "columns", found: width, most: COLUMNS });
    }
    let mut rows: Vec<Row> = rows.collect();
    let second = rows.first().filter(|row| is_second_header(&first, row));
    let columns = match second {
        Some(second) => two_rows(&first, second),
        None => first.cells.iter().map(|cell| one_row(cell)).collect(),
    };
    if second.is_some() {
        rows.remove(0);
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    rows.retain(|row| {
        let fits = row.cells.len() == width;
        if !fits {
            notes.push(Note::RaggedRow { line: row.line, fields: row.cells.len() });
        }
        fits
    });
    if rows.is_empty() {
        return Err(Refused::NoRows);
    }
    let mut table = Table { columns, id: None, rows };
    table.id = respondents(&table);
    once_each(&mut table, notes);
    Ok(table)
}

fn rows(text: &str) -> Result<Vec<Row>, Refused> {
    let head = text.lines().next().unwrap_or_default();
    let count = |one: char| head.matches(one).count();
    let delimiter = [b';', b'\t'].into_iter().fold(b',', |best, one| {
        if count(char::from(one)) > count(char::from(best)) { one } else { best }
    });
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|cause| Refused::Damaged(cause.to_string()))?;
        if rows.len() > ROWS {
            return Err(Refused::TooMany { what: "rows", found: rows.len(), most: ROWS });
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(Row { line, cells: record.iter().map(tidy).collect() });
    }
    Ok(rows)
}

/// Without spaces around, and without what only draws on another page.
fn tidy(cell: &str) -> String {
    let plain = ["<br>", "<br/>", "<br />"]
        .iter()
        .fold(cell.to_owned(), |cell, tag| cell.replace(tag, " "));
    let parts: Vec<&str> = plain
        .split(|one: char| one.is_whitespace() || one.is_control())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

fn is_second_header(first: &Row, second: &Row) -> bool {
    let says_response = second.cells.iter().any(|cell| RESPONSE.contains(&cell.as_str()));
    let gaps = first.cells.iter().skip(1).any(String::is_empty);
    says_response || gaps && second.cells.first().is_some_and(String::is_empty)
}

fn two_rows(first: &Row, second: &Row) -> Vec<Column> {
    let mut question = String::new();
    let mut columns = Vec::new();
    for (at, cell) in first.cells.iter().enumerate() {
        if !cell.is_empty() {
            question.clone_from(cell);
        }
        let part = second.cell(at);
        let is_part = !part.is_empty() && !RESPONSE.contains(&part);
        columns.push(Column { question: question.clone(), part: is_part.then(|| part.to_owned()) });
    }
    columns
}

/// `Which pies? - Apple`: what stands behind the last dash may be an option.
fn one_row(cell: &str) -> Column {
    match cell.rsplit_once(" - ") {
        Some((question, part)) if !question.trim().is_empty() && !part.trim().is_empty() => {
            Column { question: question.trim().to_owned(), part: Some(part.trim().to_owned()) }
        }
        _ => Column { question: cell.to_owned(), part: None },
    }
}

/// The first column, if it is called an id and no two rows share one.
fn respondents(table: &Table) -> Option<usize> {
    let name = table.columns.first()?.question.to_lowercase().replace(['_', ' ', '-'], "");
    let called = name.ends_with("id") || name.is_empty();
    let ids: Vec<&str> = table.filled(0).collect();
    let different: BTreeSet<&&str> = ids.iter().collect();
    // A few may be there twice: a file that was put together of two.
    let mostly = different.len().saturating_mul(10) >= table.rows.len().saturating_mul(9);
    (called && mostly).then_some(0)
}

fn once_each(table: &mut Table, notes: &mut Vec<Note>) {
    let Some(column) = table.id else { return };
    let mut seen = BTreeSet::new();
    table.rows.retain(|row| {
        let id = row.cell(column);
        let is_new = id.is_empty() || seen.insert(id.to_owned());
        if !is_new {
            notes.push(Note::SameRespondent { line: row.line, id: id.to_owned() });
        }
        is_new
    });
}
