//! What is wrong with a definition, each finding with its path and a code that the editor has words
//! for. A draft may be half-finished: it is kept as long as it is within bounds and its ids are its
//! own. Publishing asks for more.
mod bounds;
mod estimate;
mod logic;
mod parts;
mod reach;
#[cfg(test)]
mod tests;
mod texts;
mod who;

use serde::Serialize;
use utoipa::ToSchema;

pub use estimate::{Estimate, estimate};
pub(super) use texts::question_texts;
pub use who::asks_who;

use crate::features::surveys::model::Definition;

/// Minutes after which many give up.
const LONG_MINUTES: u32 = 10;

/// Something that is wrong, or may be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[schema(as = SurveyFinding)]
pub struct Finding {
    /// Where: `pages[0].questions[2].kind.options[1].text.ru`.
    pub path: String,
    pub code: FindingCode,
    /// Whether it must be mended before the survey is published.
    pub stops: bool,
    /// The id, the language or the number that it is about.
    pub about: Option<String>,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyFindingCode)]
pub enum FindingCode {
    /// Its answers may say who somebody is; told unless the survey is one with names.
    AsksWho,
    BadRange,
    BackwardJump,
    DuplicateId,
    EmptyText,
    /// The rule, or what hangs on it, can never come true.
    NeverHolds,
    LongSurvey,
    MissingTranslation,
    NoQuestions,
    /// A special answer that this type of question does not have.
    NotOffered,
    PipeOpen,
    /// Something that is only asked later, or on the same page.
    RefersForward,
    ReservedId,
    /// Characters that control a terminal, and not a text.
    TextControl,
    TooDeep,
    TooFew,
    TooLong,
    TooMany,
    UnknownLanguage,
    UnknownOption,
    UnknownPage,
    UnknownQuestion,
    UnknownVariable,
    Unreachable,
    VariableNeverSet,
    /// A number compared with a text, an option asked of a number, and the like.
    WrongType,
}

impl FindingCode {
    /// As JSON has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AsksWho => "asks_who",
            Self::BadRange => "bad_range",
            Self::BackwardJump => "backward_jump",
            Self::DuplicateId => "duplicate_id",
            Self::EmptyText => "empty_text",
            Self::NeverHolds => "never_holds",
            Self::LongSurvey => "long_survey",
            Self::MissingTranslation => "missing_translation",
            Self::NoQuestions => "no_questions",
            Self::NotOffered => "not_offered",
            Self::PipeOpen => "pipe_open",
            Self::RefersForward => "refers_forward",
            Self::ReservedId => "reserved_id",
            Self::TextControl => "text_control",
            Self::TooDeep => "too_deep",
            Self::TooFew => "too_few",
            Self::TooLong => "too_long",
            Self::TooMany => "too_many",
            Self::UnknownLanguage => "unknown_language",
            Self::UnknownOption => "unknown_option",
            Self::UnknownPage => "unknown_page",
            Self::UnknownQuestion => "unknown_question",
            Self::UnknownVariable => "unknown_variable",
            Self::Unreachable => "unreachable",
            Self::VariableNeverSet => "variable_never_set",
            Self::WrongType => "wrong_type",
        }
    }

    /// What one may publish with.
    fn only_warns(self) -> bool {
        matches!(
            self,
            Self::AsksWho
                | Self::NeverHolds
                | Self::LongSurvey
                | Self::UnknownLanguage
                | Self::Unreachable
                | Self::VariableNeverSet
        )
    }
}

/// Where findings are put down.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, path: impl Into<String>, code: FindingCode, about: Option<String>) {
        self.0.push(Finding { path: path.into(), code, stops: !code.only_warns(), about });
    }

    fn name(&mut self, path: impl Into<String>, code: FindingCode, about: impl ToString) {
        self.add(path, code, Some(about.to_string()));
    }
}

/// Why this definition cannot even be kept as a draft.
pub fn refusals(definition: &Definition) -> Vec<Finding> {
    let mut found = Findings::default();
    bounds::sizes(definition, &mut found);
    bounds::ids(definition, &mut found);
    found.0
}

/// All that is wrong with it, before it is published.
pub fn findings(definition: &Definition) -> Vec<Finding> {
    let mut found = Findings(refusals(definition));
    parts::check(definition, &mut found);
    texts::check(definition, &mut found);
    logic::check(definition, &mut found);
    reach::check(definition, &mut found);
    if definition.questions().all(|question| !question.kind.is_asked()) {
        found.add("pages", FindingCode::NoQuestions, None);
    }
    let minutes = estimate(definition).minutes_to;
    if minutes > LONG_MINUTES {
        found.name("pages", FindingCode::LongSurvey, minutes);
    }
    found.0
}
