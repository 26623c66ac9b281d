//! Results as files. Of an identified survey a row for each respondent; of the others the figures that
//! `results` tells, and no row of anybody: rows with the names left out are still rows, and whoever
//! knows three answers of somebody finds the fourth.
mod columns;
mod figures;
mod sheet;
mod spss;

pub use columns::{Column, columns};
pub use figures::figures;
pub use sheet::{Cell, Sheet, csv, xlsx};
pub use spss::spss;

use super::basis::Response;
use crate::features::surveys::model::{Lang, Question};

/// Who answered, as the owner may know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Respondent {
    pub id: String,
    pub organisation: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub language: Option<String>,
    /// RFC 3339.
    pub submitted_at: Option<String>,
    pub version: i32,
}

/// What stands before the answers.
pub const RESPONDENT: [&str; 7] =
    ["response", "organisation", "name", "email", "language", "submitted_at", "version"];

impl Respondent {
    fn cells(&self) -> Vec<Cell> {
        let text = |text: &Option<String>| text.clone().map_or(Cell::Empty, Cell::Text);
        vec![
            Cell::Text(self.id.clone()),
            text(&self.organisation),
            text(&self.name),
            text(&self.email),
            text(&self.language),
            text(&self.submitted_at),
            Cell::Number(self.version.to_string()),
        ]
    }
}

/// A row for each respondent, answers in words.
pub fn rows(questions: &[Question], all: &[(Respondent, Response)], lang: &Lang) -> Sheet {
    let columns = columns(questions, lang);
    let mut header: Vec<String> = RESPONDENT.iter().map(ToString::to_string).collect();
    header.extend(columns.iter().map(|column| column.name.clone()));
    let rows = all.iter().map(|(respondent, response)| {
        let mut cells = respondent.cells();
        cells.extend(columns.iter().map(|column| column.words(&response.answers, lang)));
        cells
    });
    Sheet { name: "responses".to_owned(), header, rows: rows.collect() }
}

crate::text_enum! {
    /// A file of results.
    pub enum SurveyFormat {
        Csv = "csv",
        Xlsx = "xlsx",
        Spss = "spss",
        Json = "json",
    }
}

/// A file: its name's end, its type, its bytes.
#[derive(Debug)]
pub struct Exported {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// A file with its name.
pub fn exported(format: SurveyFormat, bytes: Vec<u8>) -> Exported {
    let (end, media_type) = match format {
        SurveyFormat::Csv => ("csv", "text/csv; charset=utf-8"),
        SurveyFormat::Xlsx => {
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        SurveyFormat::Spss => ("zip", "application/zip"),
        SurveyFormat::Json => ("json", "application/json"),
    };
    Exported { name: format!("survey.{end}"), media_type, bytes }
}
