//! Definitions that come from elsewhere and go elsewhere: SurveyJS JSON and XLSForm, as far as they
//! say the same as a survey here. What would be lost in a way that changes what is asked is refused
//! with its place; what only changes how it looks is taken without, and said.
mod bind;
mod expression;
pub(in crate::features::surveys::service) mod names;
pub mod surveyjs;
pub mod xlsform;

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::surveys::model::{Definition, QuestionId};
use crate::features::surveys::service::validate::findings;
use crate::platform::problem::{Code, FieldProblem, Problem};

/// Bytes of a file that somebody sends, at most.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// Refusals that a problem names at most.
const NAMED: usize = 50;

/// The survey in a file that somebody sent: SurveyJS if it begins as JSON does, else XLSForm. It may
/// take a while: off the thread that answers.
///
/// # Errors
/// `invalid` with the place and the reason of each refusal.
pub fn read_upload(bytes: &[u8]) -> Result<Imported, Problem> {
    read_file(bytes, xlsform::Trust::Uploaded).map_err(|refused| {
        let mut problem = Problem::new(Code::Invalid);
        problem.fields = refused.into_iter().take(NAMED).map(field).collect();
        problem
    })
}

/// The same of any file, with every reason why there is none.
pub fn read_file(bytes: &[u8], trust: xlsform::Trust) -> Result<Imported, Vec<Remark>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => Err(vec![remark("file", RemarkCode::NotReadable, "empty")]),
        Some(b'{' | b'[') => surveyjs::read(text),
        Some(_) => xlsform::read(bytes, trust),
    }
}

fn field(remark: Remark) -> FieldProblem {
    let code = serde_json::to_value(remark.code).ok();
    let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    FieldProblem {
        field: remark.place,
        code: Cow::Owned(code.to_owned()),
        detail: remark.about.map(|about| about.chars().take(200).collect()),
    }
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub definition: Definition,
    /// What was left out.
    pub notes: Vec<Remark>,
}

/// Something about a place in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[schema(as = SurveyImportRemark)]
pub struct Remark {
    /// A cell (`survey!C12`) or a path (`pages[0].elements[2].visibleIf`).
    pub place: String,
    pub code: RemarkCode,
    pub about: Option<String>,
}

/// Why something was refused or left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyImportRemarkCode)]
pub enum RemarkCode {
    /// A row under the header that is empty.
    BlankSecondRow,
    /// Computed values.
    Calculation,
    /// Choices that depend on other answers.
    ChoiceFilter,
    /// A condition on an answer that is not a range.
    Constraint,
    Default,
    DuplicateChoice,
    DuplicateColumn,
    DuplicateName,
    Expression,
    /// The survey that comes of it would not hold; `about` names the finding.
    Finding,
    /// HTML is never taken over.
    Html,
    /// Something that only changes how it looks, or that nobody is asked.
    Ignored,
    Media,
    NoColumn,
    NoLabel,
    NoName,
    NoSheet,
    NotReadable,
    TooLarge,
    UnclosedGroup,
    UnknownColumn,
    UnknownLanguage,
    UnknownList,
    UnknownReference,
    UnknownType,
    /// A type that surveys do not have here: places on a map, repeated groups and the like.
    UnsupportedType,
}

impl RemarkCode {
    fn words(self) -> &'static str {
        match self {
            Self::BlankSecondRow => "the row under the header is empty",
            Self::Calculation => "computed values are not taken over",
            Self::ChoiceFilter => "choices that depend on other answers are not taken over",
            Self::Constraint => "this condition is not a range and is left out",
            Self::Default => "answers filled in beforehand are left out",
            Self::DuplicateChoice => "this choice is in its list twice",
            Self::DuplicateColumn => "this column is there twice",
            Self::DuplicateName => "this name is there twice",
            Self::Expression => "this expression cannot be read",
            Self::Finding => "the survey would not hold",
            Self::Html => "HTML is not taken over",
            Self::Ignored => "this is left out",
            Self::Media => "pictures and sounds are left out",
            Self::NoColumn => "a column is missing",
            Self::NoLabel => "there is no text to show",
            Self::NoName => "there is no name",
            Self::NoSheet => "a sheet is missing",
            Self::NotReadable => "the file cannot be read",
            Self::TooLarge => "this is larger than a survey may be",
            Self::UnclosedGroup => "a group is not closed, or closed twice",
            Self::UnknownColumn => "this column is not known",
            Self::UnknownLanguage => "this language is not known",
            Self::UnknownList => "this list of choices does not exist",
            Self::UnknownReference => "nothing of this name is asked",
            Self::UnknownType => "this type is not known",
            Self::UnsupportedType => "there are no questions of this type here",
        }
    }
}

impl std::fmt::Display for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.code.words())?;
        self.about.as_ref().map_or(Ok(()), |about| write!(f, ": {about}"))
    }
}

/// Remarks while a file is read: some are refusals, some are notes.
#[derive(Debug, Default)]
struct Remarks {
    refused: Vec<Remark>,
    notes: Vec<Remark>,
}

impl Remarks {
    fn refuse(&mut self, place: impl Into<String>, code: RemarkCode, about: impl ToString) {
        self.refused.push(remark(place, code, about));
    }

    fn note(&mut self, place: impl Into<String>, code: RemarkCode, about: impl ToString) {
        self.notes.push(remark(place, code, about));
    }

    /// The survey if nothing was refused and it would hold. `place_of` says where a question came from.
    fn finish(
        mut self,
        definition: Definition,
        place_of: impl Fn(&QuestionId) -> Option<String>,
    ) -> Result<Imported, Vec<Remark>> {
        if self.refused.is_empty() {
            for finding in findings(&definition).into_iter().filter(|finding| finding.stops) {
                let question = questioned(&definition, &finding.path);
                let place = question.and_then(&place_of).unwrap_or_else(|| finding.path.clone());
                let code = finding.code.as_str();
                let about = finding.about.map(|about| format!(" {about}")).unwrap_or_default();
                self.refuse(place, RemarkCode::Finding, format!("{code}{about}"));
            }
        }
        if self.refused.is_empty() {
            Ok(Imported { definition, notes: self.notes })
        } else {
            Err(self.refused)
        }
    }
}

fn remark(place: impl Into<String>, code: RemarkCode, about: impl ToString) -> Remark {
    let about = about.to_string();
    Remark { place: place.into(), code, about: (!about.is_empty()).then_some(about) }
}

/// The question that a path of a finding leads through.
fn questioned<'a>(definition: &'a Definition, path: &str) -> Option<&'a QuestionId> {
    let number = |rest: &str| rest.split(']').next()?.parse::<usize>().ok();
    let page = number(path.split("pages[").nth(1)?)?;
    let question = number(path.split("questions[").nth(1)?)?;
    Some(&definition.pages.get(page)?.questions.get(question)?.id)
}
