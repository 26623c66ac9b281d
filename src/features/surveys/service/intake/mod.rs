//! Answers that were collected elsewhere: a table of responses becomes a survey and its answers.
//!
//! Nothing says what the columns are, so it is guessed from the header and from what stands below it,
//! and every guess is in the survey that comes out, where it can be read and corrected. Nothing is
//! guessed about a single answer: what does not fit its question is reported with its line.
mod answers;
mod decode;
mod group;
mod guess;
mod header;
#[cfg(test)]
mod tests;

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::surveys::model::{Answers, Definition, Lang, Page, PageId, Texts, limits};

pub use decode::Decoded;

/// Bytes of a file at most.
const LARGEST: usize = 64 * 1024 * 1024;
/// Rows and columns at most.
const ROWS: usize = 200_000;
const COLUMNS: usize = 1_000;
/// Questions on a page of the survey that comes out.
const ON_A_PAGE: usize = 10;

/// A table of responses, read.
#[derive(Debug)]
pub struct Intake {
    pub definition: Definition,
    pub responses: Vec<Response>,
    /// How the file was written: `UTF-8`, `windows-1252`.
    pub encoding: &'static str,
    pub notes: Vec<Note>,
}

/// The answers of one respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub line: u64,
    /// What the file calls the respondent.
    pub external_id: Option<String>,
    pub answers: Answers,
}

/// Something that whoever imports should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[schema(as = SurveyIntakeNote)]
pub enum Note {
    /// Not UTF-8: the encoding was guessed.
    GuessedEncoding { encoding: String },
    /// Bytes that no encoding explains stand as U+FFFD.
    Damaged { characters: usize },
    /// Another number of fields than the header has.
    RaggedRow { line: u64, fields: usize },
    /// The same respondent again; the first row counts.
    SameRespondent { line: u64, id: String },
    /// An answer that is none of the question's.
    Unfit { line: u64, question: String, text: String },
    /// No row has anything in this column.
    EmptyColumn { column: usize },
}

/// Why a file is no table of responses.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Refused {
    #[error("the file is larger than {0} MB")]
    TooLarge(usize),
    #[error("the file is not text: export it as CSV first")]
    NotText,
    #[error("the encoding {0} is not known; try utf-8, latin1, windows-1251 or macintosh")]
    UnknownEncoding(String),
    #[error("the file has no header and rows below it")]
    NoRows,
    #[error("the file is damaged: {0}")]
    Damaged(String),
    #[error("the file has {found} {what}; at most {most} are read")]
    TooMany { what: &'static str, found: usize, most: usize },
}

/// Reads a table of responses in this language. `encoding` as its label says, or guessed.
pub fn read(
    bytes: &[u8],
    encoding: Option<&str>,
    title: &str,
    lang: &Lang,
) -> Result<Intake, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge(LARGEST / 1024 / 1024));
    }
    let Decoded { text, encoding, mut notes } = decode::decode(bytes, encoding)?;
    let table = header::read(&text, &mut notes)?;
    let groups = group::groups(&table, &mut notes);
    let questions = guess::questions(&table, groups, lang);
    if questions.len() > limits::QUESTIONS {
        let (what, found) = ("questions", questions.len());
        return Err(Refused::TooMany { what, found, most: limits::QUESTIONS });
    }
    let responses = answers::responses(&table, &questions, &mut notes);
    let definition = Definition {
        languages: vec![lang.clone()],
        title: Texts::one(lang, title),
        about: Texts::default(),
        thanks: Texts::default(),
        variables: Vec::new(),
        pages: paged(questions.into_iter().map(|guessed| guessed.question).collect()),
    };
    Ok(Intake { definition, responses, encoding, notes })
}

fn paged(questions: Vec<crate::features::surveys::model::Question>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for question in questions {
        match pages.last_mut().filter(|page| page.questions.len() < ON_A_PAGE) {
            Some(page) => page.questions.push(question),
            None => {
                let Some(id) = PageId::new(format!("page_{}", pages.len() + 1)) else { continue };
                let (title, visible_if, on_leave) = (Texts::default(), None, Vec::new());
                pages.push(Page { id, title, visible_if, questions: vec![question], on_leave });
            }
        }
    }
    pages
}
