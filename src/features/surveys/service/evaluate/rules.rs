//! Whether a rule holds, given what has been answered so far.
use std::collections::BTreeMap;

use crate::features::surveys::model::{
    Answer, Answers, Definition, Fixed, Literal, Operand, OptionId, QuestionId, Rule, Source, Term,
    VariableId,
};

/// What is known on the way.
#[derive(Debug)]
pub struct State<'a> {
    pub definition: &'a Definition,
    pub answers: Answers,
    pub variables: BTreeMap<VariableId, Literal>,
}

impl<'a> State<'a> {
    /// Before the first page.
    pub fn new(definition: &'a Definition) -> Self {
        let variables = definition
            .variables
            .iter()
            .map(|variable| (variable.id.clone(), variable.initial.clone()))
            .collect();
        Self { definition, answers: Answers::new(), variables }
    }

    /// What an operand is worth; `None` when there is no answer, or one without a value.
    pub fn value(&self, operand: &Operand) -> Option<Literal> {
        match operand {
            Operand::Variable(id) => self.variables.get(id).cloned(),
            Operand::Question(id) => match self.answers.get(id)? {
                Answer::Points(points) => Some(Literal::Number(Fixed::small(*points))),
                Answer::Number(number) => Some(Literal::Number(*number)),
                Answer::Date(date) => Some(Literal::Date(*date)),
                Answer::Flag(flag) => Some(Literal::Flag(*flag)),
                Answer::Text(text) | Answer::Other(text) => Some(Literal::Text(text.clone())),
                Answer::Option(option) => Some(Literal::Text(option.to_string())),
                Answer::Special(_)
                | Answer::Options(_)
                | Answer::Rows(_)
                | Answer::Order(_)
                | Answer::Shares(_)
                | Answer::File(_)
                | Answer::Tasks(_)
                | Answer::Picks(_)
                | Answer::Pairs(_) => None,
            },
        }
    }

    pub(super) fn source(&self, source: &Source) -> Option<Literal> {
        match source {
            Source::Value(value) => Some(value.clone()),
            Source::Of(operand) => self.value(operand),
            Source::Sum(terms) => {
                let sum = terms.iter().fold(Fixed::default(), |sum, term| {
                    sum.plus(match term {
                        Term::Number(number) => *number,
                        Term::Of(operand) => match self.value(operand) {
                            Some(Literal::Number(number)) => number,
                            _ => Fixed::default(),
                        },
                    })
                });
                Some(Literal::Number(sum))
            }
        }
    }

    fn chosen(&self, question: &QuestionId, row: Option<&OptionId>, wanted: &[OptionId]) -> bool {
        let named = |name: &str| wanted.iter().any(|one| one.as_str() == name);
        match self.answers.get(question) {
            Some(Answer::Option(option)) => wanted.contains(option),
            Some(Answer::Special(special)) => named(special.as_str()),
            Some(Answer::Other(_)) => named("other"),
            Some(Answer::Options(chosen)) => {
                chosen.options.iter().any(|one| wanted.contains(one))
                    || chosen.other.is_some() && named("other")
            }
            Some(Answer::Rows(rows)) => {
                row.and_then(|row| rows.get(row)).is_some_and(|column| wanted.contains(column))
            }
            // Of a ranking: what was put first.
            Some(Answer::Order(order)) => order.first().is_some_and(|one| wanted.contains(one)),
            _ => false,
        }
    }
}

/// Whether the rule holds.
pub fn holds(rule: &Rule, state: &State<'_>) -> bool {
    match rule {
        Rule::And { args } => args.iter().all(|arg| holds(arg, state)),
        Rule::Or { args } => args.iter().any(|arg| holds(arg, state)),
        Rule::Not { arg } => !holds(arg, state),
        Rule::Answered { question } => state.answers.contains_key(question),
        Rule::In { question, row, options } => state.chosen(question, row.as_ref(), options),
        Rule::Equals { value, to } => match (state.value(value), to) {
            (Some(Literal::Text(left)), Literal::Text(right)) => same_words(&left, right),
            (left, right) => left.as_ref() == Some(right),
        },
        Rule::Compare { value, is, than } => match (state.value(value), than) {
            (Some(Literal::Number(left)), Literal::Number(right)) => is.holds(left.cmp(right)),
            (Some(Literal::Date(left)), Literal::Date(right)) => is.holds(left.cmp(right)),
            _ => false,
        },
    }
}

/// People type the same word with other capitals and spaces.
fn same_words(left: &str, right: &str) -> bool {
    left.trim().to_lowercase() == right.trim().to_lowercase()
}
