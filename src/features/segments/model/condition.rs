//! What an account must meet: a typed tree over facts, never a string to be run.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccountFact, FactKind, FactValue, Facts, Question, Value};
use crate::platform::clock::Timestamp;

/// Tests of one condition, and branches within branches, at most.
pub const MOST_TESTS: usize = 30;
const DEEPEST: usize = 4;
/// Values of one test, and the length of each, at most.
const MOST_VALUES: usize = 50;
const LONGEST: usize = 200;
/// Ten years.
const MOST_DAYS: i32 = 3660;

/// When an account meets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SegmentCondition)]
pub enum Condition {
    /// All of them.
    All {
        #[schema(no_recursion)]
        args: Vec<Condition>,
    },
    /// At least one of them.
    Any {
        #[schema(no_recursion)]
        args: Vec<Condition>,
    },
    Not {
        #[schema(no_recursion)]
        arg: Box<Condition>,
    },
    /// There is a value: of texts, people and moments.
    Known { fact: AccountFact },
    /// It is one of these texts, whatever their case, or one of these people by their ids.
    In { fact: AccountFact, values: Vec<String> },
    AtLeast {
        fact: AccountFact,
        number: i64,
        /// Of what is counted: in how many days; a year unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        days: Option<i32>,
    },
    AtMost {
        fact: AccountFact,
        number: i64,
        /// Of what is counted: in how many days; a year unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        days: Option<i32>,
    },
    /// It was in the last so many days.
    Within { fact: AccountFact, days: i32 },
    /// It was, but longer ago than so many days.
    Before { fact: AccountFact, days: i32 },
}

/// What is wrong with a condition, and where: as `condition.args[1].days`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub field: String,
    pub code: &'static str,
}

impl Condition {
    /// Whether an account meets it, as of a moment. What is not known meets no test.
    pub fn holds(&self, facts: &Facts, at: Timestamp) -> bool {
        match self {
            Self::All { args } => args.iter().all(|arg| arg.holds(facts, at)),
            Self::Any { args } => args.iter().any(|arg| arg.holds(facts, at)),
            Self::Not { arg } => !arg.holds(facts, at),
            Self::Known { fact } => facts.value((*fact, None), at).is_some(),
            Self::In { fact, values } => match facts.value((*fact, None), at) {
                Some(Value::Text(text)) => {
                    let text = text.to_lowercase();
                    values.iter().any(|value| value.to_lowercase() == text)
                }
                Some(Value::Person(person)) => values.contains(&person.to_string()),
                _ => false,
            },
            Self::AtLeast { fact, number, days } => {
                figure(facts, (*fact, *days), at).is_some_and(|found| found >= *number)
            }
            Self::AtMost { fact, number, days } => {
                figure(facts, (*fact, *days), at).is_some_and(|found| found <= *number)
            }
            Self::Within { fact, days } => {
                moment(facts, *fact, at).is_some_and(|then| then.plus_days((*days).into()) > at)
            }
            Self::Before { fact, days } => {
                moment(facts, *fact, at).is_some_and(|then| then.plus_days((*days).into()) <= at)
            }
        }
    }

    /// When time alone may next change the answer; none if only something that happens can.
    pub fn changes_at(&self, facts: &Facts, at: Timestamp) -> Option<Timestamp> {
        match self {
            Self::All { args } | Self::Any { args } => {
                args.iter().filter_map(|arg| arg.changes_at(facts, at)).min()
            }
            Self::Not { arg } => arg.changes_at(facts, at),
            Self::AtLeast { fact, days, .. } | Self::AtMost { fact, days, .. } => {
                facts.changes_at((*fact, *days), at)
            }
            Self::Within { fact, days } | Self::Before { fact, days } => {
                let turned = moment(facts, *fact, at).map(|then| then.plus_days((*days).into()));
                let ahead = facts.changes_at((*fact, None), at);
                turned.into_iter().chain(ahead).filter(|turns| *turns > at).min()
            }
            Self::Known { fact } | Self::In { fact, .. } => facts.changes_at((*fact, None), at),
        }
    }

    /// The facts that it asks for, each once.
    pub fn facts(&self) -> Vec<Question> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The facts that it asks for, as they stood.
    pub fn reasons(&self, facts: &Facts, at: Timestamp) -> Vec<FactValue> {
        self.facts().into_iter().map(|asked| facts.shown(asked, at)).collect()
    }

    fn collect(&self, found: &mut Vec<Question>) {
        match self {
            Self::All { args } | Self::Any { args } => {
                args.iter().for_each(|arg| arg.collect(found));
            }
            Self::Not { arg } => arg.collect(found),
            Self::AtLeast { fact, days, .. } | Self::AtMost { fact, days, .. } => {
                found.push((*fact, *days));
            }
            Self::Known { fact }
            | Self::In { fact, .. }
            | Self::Within { fact, .. }
            | Self::Before { fact, .. } => found.push((*fact, None)),
        }
    }

    /// What is wrong with it; nothing if all is well.
    pub fn check(&self, field: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.look(field, 1, &mut findings);
        if self.size() > MOST_TESTS {
            findings.push(Finding { field: field.to_owned(), code: "too_many" });
        }
        findings
    }

    fn size(&self) -> usize {
        match self {
            Self::All { args } | Self::Any { args } => args.iter().map(Self::size).sum(),
            Self::Not { arg } => arg.size(),
            _ => 1,
        }
    }

    fn look(&self, field: &str, depth: usize, findings: &mut Vec<Finding>) {
        let mut wrong = |part: &str, code: &'static str| {
            findings.push(Finding { field: format!("{field}.{part}"), code });
        };
        if depth > DEEPEST {
            return wrong("args", "too_many");
        }
        match self {
            Self::All { args } | Self::Any { args } => {
                if args.is_empty() {
                    wrong("args", "too_few");
                }
                for (at, arg) in args.iter().enumerate() {
                    arg.look(&format!("{field}.args[{at}]"), depth.saturating_add(1), findings);
                }
            }
            Self::Not { arg } => {
                arg.look(&format!("{field}.arg"), depth.saturating_add(1), findings);
            }
            Self::Known { fact } if fact.kind() == FactKind::Number => {
                wrong("fact", "not_allowed_value");
            }
            Self::In { fact, values } => {
                let code = wrong_values(*fact, values);
                code.into_iter().for_each(|(part, code)| wrong(part, code));
            }
            Self::AtLeast { fact, days, .. } | Self::AtMost { fact, days, .. } => {
                if fact.kind() != FactKind::Number {
                    wrong("fact", "not_allowed_value");
                }
                if days.is_some() && !fact.counted() {
                    wrong("days", "not_allowed_value");
                }
                if days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
                    wrong("days", "number_range");
                }
            }
            Self::Within { fact, days } | Self::Before { fact, days } => {
                if fact.kind() != FactKind::Moment {
                    wrong("fact", "not_allowed_value");
                }
                if !(1..=MOST_DAYS).contains(days) {
                    wrong("days", "number_range");
                }
            }
            Self::Known { .. } => {}
        }
    }
}

fn wrong_values(fact: AccountFact, values: &[String]) -> Option<(&'static str, &'static str)> {
    if !matches!(fact.kind(), FactKind::Text | FactKind::Person) {
        return Some(("fact", "not_allowed_value"));
    }
    if values.is_empty() {
        return Some(("values", "missing_field"));
    }
    if values.len() > MOST_VALUES {
        return Some(("values", "too_many"));
    }
    if !values.iter().all(|value| fact.takes(value)) {
        return Some(("values", "not_allowed_value"));
    }
    let long = values.iter().any(|value| value.chars().count() > LONGEST);
    long.then_some(("values", "text_too_long"))
}

fn figure(facts: &Facts, asked: Question, at: Timestamp) -> Option<i64> {
    match facts.value(asked, at) {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}

fn moment(facts: &Facts, fact: AccountFact, at: Timestamp) -> Option<Timestamp> {
    match facts.value((fact, None), at) {
        Some(Value::Moment(moment)) => Some(moment),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::tests::{day, nothing};
    use super::*;

    fn read(json: serde_json::Value) -> Condition {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_tree_is_judged_as_of_a_moment() {
        let mut facts = nothing();
        facts.tier = Some("Gold".to_owned());
        facts.interactions = vec![day(10), day(40)];
        let quiet = read(serde_json::json!({ "op": "all", "args": [
            { "op": "in", "fact": "tier", "values": ["gold"] },
            { "op": "before", "fact": "last_interaction", "days": 30 },
        ] }));
        assert!(!quiet.holds(&facts, day(50)));
        assert_eq!(quiet.changes_at(&facts, day(50)), Some(day(70)));
        assert!(!quiet.holds(&facts, day(70).plus_seconds(-1)));
        assert!(quiet.holds(&facts, day(70)), "right at the moment that was told");
        assert_eq!(quiet.changes_at(&facts, day(70)), None);
        let asked = [(AccountFact::Tier, None), (AccountFact::LastInteraction, None)];
        assert_eq!(quiet.facts(), asked);
        let not = Condition::Not { arg: Box::new(quiet) };
        assert!(not.holds(&facts, day(50)) && !not.holds(&facts, day(70)));
    }

    #[test]
    fn what_is_not_known_meets_no_test() {
        let facts = nothing();
        for json in [
            serde_json::json!({ "op": "known", "fact": "tier" }),
            serde_json::json!({ "op": "within", "fact": "last_order", "days": 9 }),
            serde_json::json!({ "op": "before", "fact": "last_order", "days": 9 }),
            serde_json::json!({ "op": "at_most", "fact": "satisfaction", "number": 5 }),
        ] {
            assert!(!read(json).holds(&facts, day(99)));
        }
        let none = serde_json::json!({ "op": "at_most", "fact": "orders", "number": 0 });
        assert!(read(none).holds(&facts, day(99)), "no orders are none");
    }

    #[test]
    fn what_makes_no_sense_is_found_with_its_place() {
        let bad = read(serde_json::json!({ "op": "all", "args": [
            { "op": "any", "args": [] },
            { "op": "known", "fact": "orders" },
            { "op": "in", "fact": "tier", "values": [] },
            { "op": "at_least", "fact": "tier", "number": 1 },
            { "op": "within", "fact": "created", "days": 0 },
            { "op": "at_least", "fact": "orders", "number": 2, "days": 0 },
            { "op": "at_most", "fact": "rfm_money", "number": 2, "days": 30 },
            { "op": "in", "fact": "rhythm", "values": ["noisy"] },
        ] }));
        let found = bad.check("condition");
        let fields: Vec<&str> = found.iter().map(|finding| finding.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "condition.args[0].args",
                "condition.args[1].fact",
                "condition.args[2].values",
                "condition.args[3].fact",
                "condition.args[4].days",
                "condition.args[5].days",
                "condition.args[6].days",
                "condition.args[7].values",
            ]
        );
        assert!(read(serde_json::json!({ "op": "known", "fact": "owner" })).check("c").is_empty());
    }
}
