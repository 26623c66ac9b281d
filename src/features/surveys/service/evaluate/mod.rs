//! The one truth about who is asked what: answers in, the way through the survey out. The answering
//! page, the editor's preview, imports and exports all ask this.
//!
//! What is asked later never decides what is asked before, so one walk from the first page to the
//! last is enough, and it ends: every step leads forward.
mod check;
mod complete;
mod pipe;
mod rules;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walks;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

pub use check::{AnswerError, Wrong, check};
pub use complete::is_complete;
pub use pipe::{Piece, pieces, piped};
pub use rules::{State, holds};

use crate::features::surveys::model::{
    Action, Answers, Definition, Literal, OptionId, Page, PageId, QuestionId, Step, VariableId,
};

/// Sets of items that a respondent was shown, by question: made once for each, kept with the answers.
pub type Sets = BTreeMap<QuestionId, Vec<Vec<OptionId>>>;

/// What these answers come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The pages on the way, in order, whether answered or not.
    pub path: Vec<Stop>,
    /// Answers to questions that are shown; the others are dropped.
    pub answers: Answers,
    pub variables: BTreeMap<VariableId, Literal>,
    /// The page whose step ends the survey early, and which of its steps.
    pub screened_out: Option<(PageId, usize)>,
}

/// A page on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyStop)]
pub struct Stop {
    pub page: PageId,
    pub questions: Vec<Asked>,
}

/// A question on such a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyAsked)]
pub struct Asked {
    pub question: QuestionId,
    pub required: bool,
    /// Required and without a whole answer.
    pub missing: bool,
}

impl Outcome {
    /// The page after this one; the first if none was seen. A page that is no longer on the way
    /// counts by its place in the survey.
    pub fn next(&self, definition: &Definition, after: Option<&PageId>) -> Option<&Stop> {
        let Some(after) = after else { return self.path.first() };
        let place = |page: &PageId| definition.pages.iter().position(|one| one.id == *page);
        let seen = place(after);
        self.path.iter().find(|stop| place(&stop.page) > seen)
    }

    /// The page before this one.
    pub fn previous(&self, definition: &Definition, before: &PageId) -> Option<&Stop> {
        let place = |page: &PageId| definition.pages.iter().position(|one| one.id == *page);
        let seen = place(before);
        self.path.iter().rev().find(|stop| place(&stop.page) < seen)
    }

    pub fn stop(&self, page: &PageId) -> Option<&Stop> {
        self.path.iter().find(|stop| stop.page == *page)
    }

    /// The first page that lacks a required answer.
    pub fn first_missing(&self) -> Option<&Stop> {
        self.path.iter().find(|stop| stop.questions.iter().any(|asked| asked.missing))
    }

    /// Whether nothing that is required is missing.
    pub fn is_whole(&self) -> bool {
        self.first_missing().is_none()
    }
}

/// Walks through the survey with these answers. Every answer is checked first, also to questions
/// that turn out not to be shown: an option that does not exist is a mistake of the sender's.
pub fn evaluate(
    definition: &Definition,
    given: &Answers,
    sets: &Sets,
) -> Result<Outcome, Vec<AnswerError>> {
    let given = checked(definition, given, sets)?;
    let mut state = State::new(definition);
    let mut path = Vec::new();
    let mut screened_out = None;
    let mut at = 0;
    while let Some(page) = definition.pages.get(at) {
        at += 1;
        if !page.visible_if.as_ref().is_none_or(|rule| holds(rule, &state)) {
            continue;
        }
        path.push(visit(page, &given, &mut state));
        match leave(page, &mut state) {
            Leaving::On => {}
            Leaving::To(target) => {
                let place = definition.pages.iter().position(|one| one.id == target);
                // Only forward, whatever a definition says.
                at = at.max(place.unwrap_or(at));
            }
            Leaving::Out(step) => {
                screened_out = Some((page.id.clone(), step));
                break;
            }
        }
    }
    let State { answers, variables, .. } = state;
    Ok(Outcome { path, answers, variables, screened_out })
}

fn checked(
    definition: &Definition,
    given: &Answers,
    sets: &Sets,
) -> Result<Answers, Vec<AnswerError>> {
    let mut good = Answers::new();
    let mut bad = Vec::new();
    for (id, answer) in given {
        let Some(question) = definition.question(id) else {
            bad.push(AnswerError { question: id.clone(), wrong: Wrong::UnknownQuestion });
            continue;
        };
        match check(question, answer, sets.get(id).map(Vec::as_slice)) {
            Ok(Some(answer)) => {
                good.insert(id.clone(), answer);
            }
            Ok(None) => {}
            Err(wrong) => bad.push(AnswerError { question: id.clone(), wrong }),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}

/// Takes over the answers of the questions that are shown.
fn visit(page: &Page, given: &Answers, state: &mut State<'_>) -> Stop {
    let mut questions = Vec::new();
    let mut seen = BTreeSet::new();
    for question in &page.questions {
        if !question.visible_if.as_ref().is_none_or(|rule| holds(rule, state)) {
            continue;
        }
        if !seen.insert(&question.id) {
            continue;
        }
        let required = question.kind.is_asked()
            && (question.required
                || question.required_if.as_ref().is_some_and(|rule| holds(rule, state)));
        let answer = given.get(&question.id);
        if let Some(answer) = answer {
            state.answers.insert(question.id.clone(), answer.clone());
        }
        let missing = required && !answer.is_some_and(|answer| is_complete(question, answer));
        questions.push(Asked { question: question.id.clone(), required, missing });
    }
    Stop { page: page.id.clone(), questions }
}

enum Leaving {
    On,
    To(PageId),
    Out(usize),
}

fn leave(page: &Page, state: &mut State<'_>) -> Leaving {
    for (at, Step { when, then }) in page.on_leave.iter().enumerate() {
        if !when.as_ref().is_none_or(|rule| holds(rule, state)) {
            continue;
        }
        match then {
            Action::Goto(target) => return Leaving::To(target.clone()),
            Action::ScreenOut(_) => return Leaving::Out(at),
            Action::Set(setting) => {
                if let Some(value) = state.source(&setting.value) {
                    state.variables.insert(setting.variable.clone(), value);
                }
            }
        }
    }
    Leaving::On
}
