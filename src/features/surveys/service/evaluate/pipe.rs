//! Piping: `{{q3}}` in a text stands for what was answered, `{{score}}` for a variable. What comes
//! out is plain text in pieces; whoever draws it escapes each piece, whosever words it holds.
use super::State;
use crate::features::surveys::model::{
    Answer, Choice, Kind, Lang, Literal, Operand, OptionId, Question, QuestionId, VariableId,
};

/// Characters of an answer that are repeated in a question.
const REPEATED: usize = 200;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    Plain(&'a str),
    /// What stands between the braces.
    Name(&'a str),
}

/// Splits a text at its braces; what is never closed is plain.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, behind)) = after.split_once("}}") else { break };
        if !before.is_empty() {
            pieces.push(Piece::Plain(before));
        }
        pieces.push(Piece::Name(name.trim()));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest));
    }
    pieces
}

/// The text with all names filled in; what has no answer yet leaves an ellipsis. Answers are not
/// looked into for braces of their own.
pub fn piped(text: &str, state: &State<'_>, lang: &Lang) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => text.to_owned(),
            Piece::Name(name) => named(name, state, lang)
                .filter(|value| !value.is_empty())
                .map_or_else(|| "…".to_owned(), shortened),
        })
        .collect()
}

fn shortened(text: String) -> String {
    if text.chars().count() <= REPEATED {
        return text;
    }
    text.chars().take(REPEATED).chain(['…']).collect()
}

fn named(name: &str, state: &State<'_>, lang: &Lang) -> Option<String> {
    if let Some(id) = QuestionId::new(name)
        && let Some(question) = state.definition.question(&id)
    {
        return said(question, state.answers.get(&id)?, lang);
    }
    let id = VariableId::new(name)?;
    state.value(&Operand::Variable(id)).as_ref().map(Literal::to_string)
}

/// An answer in words, as far as it fits into a sentence.
fn said(question: &Question, answer: &Answer, lang: &Lang) -> Option<String> {
    let choices = question.kind.choices();
    match answer {
        Answer::Option(id) => Some(worded(choices, id, lang)),
        Answer::Other(text) | Answer::Text(text) => Some(text.clone()),
        Answer::Options(chosen) => {
            let words = chosen.options.iter().map(|id| worded(choices, id, lang));
            Some(words.chain(chosen.other.clone()).collect::<Vec<_>>().join(", "))
        }
        Answer::Order(order) => order.first().map(|id| worded(choices, id, lang)),
        Answer::Number(number) => Some(match &question.kind {
            Kind::Number { unit, .. } if !unit.is_empty() => {
                format!("{number} {}", unit.in_language(lang))
            }
            _ => number.to_string(),
        }),
        Answer::Date(date) => Some(date.to_string()),
        Answer::Points(points) => Some(points.to_string()),
        _ => None,
    }
}

fn worded(choices: &[Choice], id: &OptionId, lang: &Lang) -> String {
    choices
        .iter()
        .find(|one| one.id == *id)
        .map_or_else(|| id.to_string(), |one| one.text.in_language(lang).to_owned())
}
