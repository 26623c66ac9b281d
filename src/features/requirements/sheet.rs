//! A list as CSV, both ways: what is read back unchanged changes nothing.
//!
//! Cells that a spreadsheet would run as a formula are led by an apostrophe, which reading takes
//! away again. The state of a requirement is written for those who read the file, and not read.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::features::requirements::delta::Contents;
use crate::features::requirements::model::{Content, ImportError, Target, TargetComparison, key};
use crate::platform::authz::OrganisationId;
use crate::platform::problem::Problem;
use crate::platform::text::{Line, Text};

/// Letters of a requirement's text, and of its acceptance criterion.
pub const TEXT: usize = 2000;
/// Letters of a unit.
pub const UNIT: usize = 20;
/// Digits of a target, with sign and point.
const DIGITS: usize = 20;

const COLUMNS: [&str; 11] = [
    "key",
    "parent",
    "text",
    "source",
    "priority",
    "verification",
    "acceptance",
    "comparison",
    "target",
    "unit",
    "state",
];

/// Organisations of the project by name.
pub type Names = Vec<(OrganisationId, String)>;

/// The list in the order that is given.
pub fn write(
    rows: impl Iterator<Item = (i32, Content, &'static str)>,
    names: &Names,
) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(COLUMNS).map_err(Problem::internal)?;
    for (number, content, state) in rows {
        let target = content.target.as_ref();
        let cells = [
            key(number),
            content.parent.map(key).unwrap_or_default(),
            content.text.clone(),
            source(content.source, names),
            content.priority.to_string(),
            content.verification.to_string(),
            content.acceptance.clone().unwrap_or_default(),
            target.map(|target| target.comparison.to_string()).unwrap_or_default(),
            target.map(|target| target.value.clone()).unwrap_or_default(),
            target.and_then(|target| target.unit.clone()).unwrap_or_default(),
            state.to_owned(),
        ];
        writer.write_record(cells.map(safe)).map_err(Problem::internal)?;
    }
    writer.into_inner().map_err(Problem::internal)
}

/// The name, unless two are called the same.
fn source(id: OrganisationId, names: &Names) -> String {
    let name = names.iter().find(|(other, _)| *other == id).map(|(_, name)| name.trim());
    match name {
        Some(name) if names.iter().filter(|(_, other)| other.trim() == name).count() == 1 => {
            name.to_owned()
        }
        _ => id.to_string(),
    }
}

/// Whether a spreadsheet would run this as a formula, or would once it is unwrapped.
fn runs(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn safe(cell: String) -> String {
    if runs(&cell) { format!("'{cell}") } else { cell }
}

fn unwrapped(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| runs(rest)).unwrap_or(cell)
}

/// A row of a file with the cells that mean something, by column.
#[derive(Debug, Clone)]
struct Raw {
    line: u64,
    cells: HashMap<&'static str, String>,
}

/// A row that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: u64,
    /// None of a new requirement.
    pub number: Option<i32>,
    pub content: Content,
}

/// What a file says.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub rows: Vec<Row>,
    pub errors: Vec<ImportError>,
    pub unknown_columns: Vec<String>,
}

/// Reads a file. Columns that are not there are left as they are; of a new requirement they have
/// the usual value.
pub fn read(text: &str, known: &Contents, names: &Names, own: OrganisationId) -> Sheet {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sheet = Sheet::default();
    let mut seen = BTreeSet::new();
    for raw in raw_rows(text, &mut sheet) {
        match row(&raw, known, names, own) {
            Ok(row) => match row.number {
                Some(number) if !seen.insert(number) => {
                    sheet.errors.push(error(raw.line, Some("key"), "twice"));
                }
                _ => sheet.rows.push(row),
            },
            Err(mut errors) => sheet.errors.append(&mut errors),
        }
    }
    sheet
}

fn error(line: u64, column: Option<&str>, code: &'static str) -> ImportError {
    ImportError { line, column: column.map(str::to_owned), code }
}

/// Spreadsheets in some languages part cells by semicolons.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |letter: char| head.chars().filter(|other| *other == letter).count();
    if count(';') > count(',') { b';' } else { b',' }
}

fn raw_rows(text: &str, sheet: &mut Sheet) -> Vec<Raw> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(head) = reader.headers().cloned() else {
        sheet.errors.push(error(1, None, "damaged"));
        return Vec::new();
    };
    let find = |name: &str| {
        let name = name.trim().to_lowercase();
        COLUMNS.iter().find(|column| **column == name).copied()
    };
    let columns: Vec<Option<&'static str>> = head.iter().map(find).collect();
    let unknown = |(name, known): (&str, &Option<&str>)| {
        (known.is_none() && !name.trim().is_empty()).then(|| name.trim().to_owned())
    };
    sheet.unknown_columns = head.iter().zip(&columns).filter_map(unknown).collect();
    // A file without keys adds; one without texts changes. One without both says nothing.
    if !["text", "key"].into_iter().any(|wanted| columns.contains(&Some(wanted))) {
        sheet.errors.push(error(1, Some("text"), "missing_field"));
        return Vec::new();
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            let line = rows.last().map_or(2, |raw: &Raw| raw.line.saturating_add(1));
            sheet.errors.push(error(line, None, "damaged"));
            break;
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cells = columns.iter().zip(record.iter());
        let cells =
            cells.filter_map(|(column, cell)| Some(((*column)?, unwrapped(cell).to_owned())));
        rows.push(Raw { line, cells: cells.collect() });
    }
    rows
}

/// Cells of a row, and what is wrong with them.
struct Cells<'a> {
    raw: &'a Raw,
    errors: Vec<ImportError>,
}

impl<'a> Cells<'a> {
    fn cell(&self, column: &'static str) -> Option<&'a str> {
        self.raw.cells.get(column).map(String::as_str)
    }

    fn refuse(&mut self, column: &'static str, code: &'static str) {
        self.errors.push(error(self.raw.line, Some(column), code));
    }

    /// A word of a vocabulary; as it was where the column is missing or empty.
    fn word<T: std::str::FromStr>(&mut self, column: &'static str, was: T) -> T {
        match self.cell(column).map(|cell| cell.trim().to_lowercase()) {
            None => was,
            Some(word) if word.is_empty() => was,
            Some(word) => word.parse().unwrap_or_else(|_| {
                self.refuse(column, "not_allowed_value");
                was
            }),
        }
    }

    /// A text; `None` if it is empty.
    fn text(&mut self, column: &'static str, was: Option<String>) -> Option<String> {
        let Some(cell) = self.cell(column) else { return was };
        if cell.trim().is_empty() {
            return None;
        }
        match Text::<TEXT>::new(cell.to_owned()) {
            Ok(text) => Some(text.into_string()),
            Err(why) => {
                self.refuse(column, text_code(&why));
                was
            }
        }
    }

    fn number(&mut self, column: &'static str, known: &Contents) -> Option<i32> {
        let cell = self.cell(column).map(str::trim).filter(|cell| !cell.is_empty())?;
        let digits = cell.strip_prefix(['R', 'r']).unwrap_or(cell);
        match digits.parse().ok().filter(|number| known.contains_key(number)) {
            Some(number) => Some(number),
            None => {
                self.refuse(column, "unknown_key");
                None
            }
        }
    }

    fn target(&mut self, was: Option<Target>) -> Option<Target> {
        let Some(cell) = self.cell("target") else { return was };
        if cell.trim().is_empty() {
            return None;
        }
        let Some(value) = decimal(cell) else {
            self.refuse("target", "bad_number");
            return was;
        };
        let usual = was.as_ref().map_or(TargetComparison::AtLeast, |target| target.comparison);
        let comparison = self.word("comparison", usual);
        let unit = match self.cell("unit") {
            None => was.and_then(|target| target.unit),
            Some(cell) if cell.trim().is_empty() => None,
            Some(cell) => match Line::<UNIT>::new(cell.to_owned()) {
                Ok(unit) => Some(unit.into_string()),
                Err(why) => {
                    self.refuse("unit", text_code(&why));
                    None
                }
            },
        };
        Some(Target { comparison, value, unit })
    }
}

fn text_code(why: &str) -> &'static str {
    if why.starts_with("text_too_long") { "text_too_long" } else { "text_control" }
}

/// A decimal number as it is kept: a point, no blanks. Some countries write a comma.
pub fn decimal(text: &str) -> Option<String> {
    let text = text.trim().replace(',', ".");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (is_digits(whole) && is_digits(part) && text.len() <= DIGITS).then_some(text)
}

fn row(
    raw: &Raw,
    known: &Contents,
    names: &Names,
    own: OrganisationId,
) -> Result<Row, Vec<ImportError>> {
    let mut cells = Cells { raw, errors: Vec::new() };
    let number = cells.number("key", known);
    let was = number.and_then(|number| known.get(&number));
    let Some(text) = cells.text("text", was.map(|was| was.text.clone())) else {
        cells.refuse("text", "missing_field");
        return Err(cells.errors);
    };
    let usual = Content::usual(own);
    let was = was.unwrap_or(&usual);
    let source = match cells.cell("source").map(str::trim).filter(|cell| !cell.is_empty()) {
        None => was.source,
        Some(cell) => named(cell, names).unwrap_or_else(|| {
            cells.refuse("source", "not_allowed_value");
            was.source
        }),
    };
    let parent =
        if cells.cell("parent").is_some() { cells.number("parent", known) } else { was.parent };
    let content = Content {
        text,
        source,
        parent,
        priority: cells.word("priority", was.priority),
        verification: cells.word("verification", was.verification),
        acceptance: cells.text("acceptance", was.acceptance.clone()),
        target: cells.target(was.target.clone()),
    };
    if cells.errors.is_empty() {
        Ok(Row { line: raw.line, number, content })
    } else {
        Err(cells.errors)
    }
}

fn named(cell: &str, names: &Names) -> Option<OrganisationId> {
    let wanted = cell.to_lowercase();
    let by_name = names.iter().find(|(_, name)| name.trim().to_lowercase() == wanted);
    let by_id = || names.iter().find(|(id, _)| id.to_string() == wanted);
    by_name.or_else(by_id).map(|(id, _)| *id)
}

/// What the list is once the rows are taken; new requirements have the numbers after `last`.
pub fn taken(known: &Contents, rows: &[Row], last: i32) -> (Contents, BTreeMap<u64, i32>) {
    let mut list = known.clone();
    let mut numbers = BTreeMap::new();
    let mut next = last;
    for row in rows {
        let number = row.number.unwrap_or_else(|| {
            next = next.saturating_add(1);
            next
        });
        list.insert(number, row.content.clone());
        numbers.insert(row.line, number);
    }
    (list, numbers)
}

#[cfg(test)]
mod tests;
