//! The answers of each row, in the types that were guessed.
use std::collections::BTreeMap;

use super::guess::{Guessed, date, flag};
use super::header::{Row, Table};
use super::{Note, Response};
use crate::features::surveys::model::{
    Answer, Answers, Chosen, Fixed, Kind, OptionId, Special, limits,
};
use crate::features::surveys::service::evaluate::check;

pub(super) fn responses(
    table: &Table,
    questions: &[Guessed],
    notes: &mut Vec<Note>,
) -> Vec<Response> {
    table
        .rows
        .iter()
        .map(|row| {
            let mut answers = Answers::new();
            for guessed in questions {
                if let Some(answer) = guessed.answer(row) {
                    match check(&guessed.question, &answer, None) {
                        Ok(Some(answer)) => {
                            answers.insert(guessed.question.id.clone(), answer);
                        }
                        Ok(None) => {}
                        Err(_) => notes.push(guessed.unfit(row)),
                    }
                }
            }
            let external_id = table.id.map(|id| row.cell(id)).filter(|id| !id.is_empty());
            Response { line: row.line, external_id: external_id.map(str::to_owned), answers }
        })
        .collect()
}

impl Guessed {
    fn unfit(&self, row: &Row) -> Note {
        let cells: Vec<&str> = self
            .group
            .columns
            .iter()
            .map(|(at, _)| row.cell(*at))
            .filter(|one| !one.is_empty())
            .collect();
        let text = cells.join(" | ").chars().take(80).collect();
        Note::Unfit { line: row.line, question: self.question.id.to_string(), text }
    }

    /// The words of "other", `None` where there are none.
    fn other(&self, row: &Row) -> Option<String> {
        let words = self.group.other.map(|at| row.cell(at)).filter(|words| !words.is_empty())?;
        Some(words.chars().take(limits::SHORT_ANSWER).collect())
    }

    fn answer(&self, row: &Row) -> Option<Answer> {
        match &self.question.kind {
            Kind::Multi { .. } => self.chosen(row),
            Kind::Matrix { .. } => {
                let rows: BTreeMap<OptionId, OptionId> = self
                    .parts
                    .iter()
                    .filter_map(|(at, part)| {
                        let cell = Some(row.cell(*at)).filter(|cell| !cell.is_empty())?;
                        Some((part.clone(), self.column(cell)?))
                    })
                    .collect();
                (!rows.is_empty()).then_some(Answer::Rows(rows))
            }
            Kind::Ranking { .. } => {
                let mut places: Vec<(u32, &OptionId)> = self
                    .parts
                    .iter()
                    .filter_map(|(at, part)| Some((row.cell(*at).parse().ok()?, part)))
                    .collect();
                places.sort_unstable();
                let order: Vec<OptionId> =
                    places.into_iter().map(|(_, part)| part.clone()).collect();
                (!order.is_empty()).then_some(Answer::Order(order))
            }
            kind => {
                let (at, _) = self.group.columns.first()?;
                let cell = Some(row.cell(*at)).filter(|cell| !cell.is_empty());
                self.plain(kind, cell, row)
            }
        }
    }

    fn plain(&self, kind: &Kind, cell: Option<&str>, row: &Row) -> Option<Answer> {
        let Some(cell) = cell else { return self.other(row).map(Answer::Other) };
        match kind {
            Kind::Number { .. } => Fixed::parse(cell).map(Answer::Number),
            Kind::Nps {} => cell.parse().ok().map(Answer::Points),
            Kind::Date { .. } => date(cell).map(Answer::Date),
            Kind::Boolean {} => flag(cell).map(Answer::Flag),
            Kind::Single { .. } => match self.specials.get(cell) {
                Some(Special::Other) => Some(Answer::Other(self.other(row).unwrap_or_default())),
                Some(special) => Some(Answer::Special(*special)),
                None => self.options.get(cell).cloned().map(Answer::Option),
            },
            _ => Some(Answer::Text(cell.to_owned())),
        }
    }

    fn column(&self, cell: &str) -> Option<OptionId> {
        let special = self.specials.get(cell).and_then(|one| OptionId::new(one.as_str()));
        special.or_else(|| self.options.get(cell).cloned())
    }

    fn chosen(&self, row: &Row) -> Option<Answer> {
        let ticked = |part: &str| {
            let column = self.group.columns.iter().find(|(_, one)| one == part);
            column.is_some_and(|(at, _)| !row.cell(*at).is_empty())
        };
        let options: Vec<OptionId> = self
            .parts
            .iter()
            .filter(|(at, _)| !row.cell(*at).is_empty())
            .map(|(_, part)| part.clone())
            .collect();
        let special = |wanted: Special| {
            self.specials.iter().any(|(part, special)| *special == wanted && ticked(part))
        };
        let other = self.other(row).or_else(|| special(Special::Other).then(String::new));
        if options.is_empty() && other.is_none() {
            // "None" with something else beside it is no answer of its own.
            return [Special::None, Special::DontKnow, Special::Refuse]
                .into_iter()
                .find(|one| special(*one))
                .map(Answer::Special);
        }
        Some(Answer::Options(Chosen { options, other }))
    }
}
