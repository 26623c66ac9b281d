//! Clauses in Russian.
use super::{Manner, Teller};
use crate::features::surveys::model::{Comparison, Literal, Operand, Rule};

impl Teller<'_> {
    pub(super) fn plain_russian(&self, rule: &Rule, holds: bool) -> String {
        let not = if holds { "" } else { "не " };
        match rule {
            Rule::Answered { question } if holds => {
                format!("на вопрос {} дан ответ", self.question(question))
            }
            Rule::Answered { question } => {
                format!("на вопрос {} ответа нет", self.question(question))
            }
            Rule::In { question, row, options } => {
                let asked = match row {
                    Some(row) => format!(
                        "в вопросе {} в строке {}",
                        self.question(question),
                        self.row(question, row)
                    ),
                    None => format!("в вопросе {}", self.question(question)),
                };
                let words = self.options(question, options);
                let any = words.join(" или ");
                let none = if words.len() > 1 {
                    format!("ни {}", words.join(", ни "))
                } else {
                    any.clone()
                };
                match (self.manner(question), holds) {
                    (Manner::One, true) => format!("{asked} выбрано {any}"),
                    (Manner::One, false) => format!("{asked} не выбрано {none}"),
                    (Manner::Several, true) => format!("{asked} среди выбранного есть {any}"),
                    (Manner::Several, false) => format!("{asked} не отмечено {none}"),
                    (Manner::Ranked, true) => format!("{asked} на первом месте {any}"),
                    (Manner::Ranked, false) => format!("{asked} на первом месте не {any}"),
                }
            }
            Rule::Equals { value, to: to @ Literal::Number(_) } => {
                format!("{} {not}равно {}", self.subject(value), self.literal(to))
            }
            Rule::Equals { value, to } => {
                format!("{} — {not}{}", self.subject(value), self.literal(to))
            }
            Rule::Compare { value, is, than } => {
                let dates = matches!(than, Literal::Date(_));
                let (yes, no) = match (is, dates) {
                    (Comparison::Less, false) => ("меньше", "не меньше"),
                    (Comparison::AtMost, false) => ("не больше", "больше"),
                    (Comparison::More, false) => ("больше", "не больше"),
                    (Comparison::AtLeast, false) => ("не меньше", "меньше"),
                    (Comparison::Less, true) => ("раньше", "не раньше"),
                    (Comparison::AtMost, true) => ("не позже", "позже"),
                    (Comparison::More, true) => ("позже", "не позже"),
                    (Comparison::AtLeast, true) => ("не раньше", "раньше"),
                };
                let word = if holds { yes } else { no };
                format!("{} {word} {}", self.subject(value), self.literal(than))
            }
            other => self.rule(other, true),
        }
    }

    fn subject(&self, operand: &Operand) -> String {
        match operand {
            Operand::Question(id) => format!("значение в вопросе {}", self.question(id)),
            Operand::Variable(id) => format!("значение переменной {id}"),
        }
    }
}
