//! Clauses in English.
use super::{Manner, Teller};
use crate::features::surveys::model::{Comparison, Literal, Rule};

impl Teller<'_> {
    pub(super) fn plain_english(&self, rule: &Rule, holds: bool) -> String {
        let not = if holds { "" } else { " not" };
        match rule {
            Rule::Answered { question } => format!("{} is{not} answered", self.question(question)),
            Rule::In { question, row, options } => {
                let asked = match row {
                    Some(row) => {
                        format!("{}, {},", self.question(question), self.row(question, row))
                    }
                    None => self.question(question),
                };
                let words = self.options(question, options);
                let several = words.len() > 1;
                let words = words.join(" or ");
                match (self.manner(question), holds) {
                    (Manner::One, false) if several => {
                        format!("{asked} is neither {}", words.replace(" or ", " nor "))
                    }
                    (Manner::One, _) => format!("{asked} is{not} {words}"),
                    (Manner::Several, true) => format!("{asked} includes {words}"),
                    (Manner::Several, false) => format!("{asked} does not include {words}"),
                    (Manner::Ranked, true) => format!("{asked} puts {words} first"),
                    (Manner::Ranked, false) => format!("{asked} does not put {words} first"),
                }
            }
            Rule::Equals { value, to } => {
                format!("{} is{not} {}", self.operand(value), self.literal(to))
            }
            Rule::Compare { value, is, than } => {
                let dates = matches!(than, Literal::Date(_));
                let word = match (is, dates) {
                    (Comparison::Less, false) => "less than",
                    (Comparison::AtMost, false) => "at most",
                    (Comparison::More, false) => "more than",
                    (Comparison::AtLeast, false) => "at least",
                    (Comparison::Less, true) => "before",
                    (Comparison::AtMost, true) => "no later than",
                    (Comparison::More, true) => "after",
                    (Comparison::AtLeast, true) => "no earlier than",
                };
                format!("{} is{not} {word} {}", self.operand(value), self.literal(than))
            }
            other => self.rule(other, true),
        }
    }
}
