//! What a rule says: when, for which accounts, then what.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::activities::model::ActivityKind;
use crate::features::segments::model::{AccountFact, Condition, FactKind, Finding, SegmentId};
use crate::platform::authz::MembershipId;
use crate::platform::db::Json;
use crate::platform::problem::Problem;

/// The best score of how a complaint went.
const BEST: i32 = 5;
/// Ten years.
const MOST_DAYS: i32 = 3660;
const MOST_EFFECTS: usize = 5;
const LONGEST_TEXT: usize = 500;
/// What a planned contact is about.
const LONGEST_PURPOSE: usize = 200;
/// Of one rule in 24 hours.
const MOST_A_DAY: i32 = 1000;

/// What sets a rule off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = RuleTrigger)]
pub enum Trigger {
    ComplaintFiled {},
    ComplaintClosed {},
    OfferMade {},
    /// A customer said how a complaint went, with so few points or fewer.
    LowSatisfaction {
        at_most: i32,
    },
    InteractionRecorded {},
    SegmentJoined {
        segment: SegmentId,
    },
    SegmentLeft {
        segment: SegmentId,
    },
    /// So many days after a moment that is known of the account.
    DaysAfter {
        fact: AccountFact,
        days: i32,
    },
}

/// One of the own people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "who", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = RuleWhom)]
pub enum Whom {
    /// Whoever looks after the account.
    AccountOwner {},
    Person {
        membership: MembershipId,
    },
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = RuleEffect)]
pub enum Effect {
    /// A mail to one of the own people, with these words.
    Mail { to: Whom, text: String },
    /// A task on the complaint, for the own side alone; due so many days later.
    Task { to: Whom, text: String, days: i32 },
    /// A planned contact with the account, on the day so many days later.
    Activity { kind: ActivityKind, to: Whom, text: String, days: i32 },
    /// Somebody looks after the account from now on.
    AssignOwner { membership: MembershipId },
}

/// When, for which accounts, then what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RuleDefinition)]
pub struct Definition {
    pub when: Trigger,
    /// For all accounts unless told.
    #[serde(default)]
    pub condition: Option<Condition>,
    pub then: Vec<Effect>,
    /// How often it may fire in 24 hours: 1 to 1000.
    pub budget: i32,
}

impl Trigger {
    /// Whether there is a complaint that tasks can stand on.
    pub fn has_complaint(self) -> bool {
        matches!(
            self,
            Self::ComplaintFiled {}
                | Self::ComplaintClosed {}
                | Self::OfferMade {}
                | Self::LowSatisfaction { .. }
        )
    }
}

impl Effect {
    /// Whom it names.
    pub fn person(&self) -> Option<MembershipId> {
        match self {
            Self::Mail { to: Whom::Person { membership }, .. }
            | Self::Task { to: Whom::Person { membership }, .. }
            | Self::Activity { to: Whom::Person { membership }, .. }
            | Self::AssignOwner { membership } => Some(*membership),
            Self::Mail { .. } | Self::Task { .. } | Self::Activity { .. } => None,
        }
    }
}

impl Definition {
    /// What is wrong with it, as far as it shows without looking anything up.
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = self.condition.as_ref().map(|one| one.check("condition"));
        let findings = findings.get_or_insert_default();
        let mut wrong = |field: String, code| findings.push(Finding { field, code });
        match self.when {
            Trigger::LowSatisfaction { at_most } if !(1..=BEST).contains(&at_most) => {
                wrong("when.at_most".to_owned(), "number_range");
            }
            Trigger::DaysAfter { fact, days } => {
                if fact.kind() != FactKind::Moment {
                    wrong("when.fact".to_owned(), "not_allowed_value");
                }
                if !(0..=MOST_DAYS).contains(&days) {
                    wrong("when.days".to_owned(), "number_range");
                }
            }
            _ => {}
        }
        if self.then.is_empty() {
            wrong("then".to_owned(), "missing_field");
        }
        if self.then.len() > MOST_EFFECTS {
            wrong("then".to_owned(), "too_many");
        }
        if !(1..=MOST_A_DAY).contains(&self.budget) {
            wrong("budget".to_owned(), "number_range");
        }
        for (at, effect) in self.then.iter().enumerate() {
            if let Some((part, code)) = self.wrong_effect(effect) {
                wrong(format!("then[{at}].{part}"), code);
            }
        }
        std::mem::take(findings)
    }

    fn wrong_effect(&self, effect: &Effect) -> Option<(&'static str, &'static str)> {
        let text = match effect {
            Effect::Mail { text, .. } => text,
            Effect::Task { text, days, .. } => {
                if !self.when.has_complaint() {
                    return Some(("do", "not_allowed_value"));
                }
                if !(0..=MOST_DAYS).contains(days) {
                    return Some(("days", "number_range"));
                }
                text
            }
            // What a letter says is written by people.
            Effect::Activity { kind: ActivityKind::Mail, .. } => {
                return Some(("kind", "not_allowed_value"));
            }
            Effect::Activity { days, .. } if !(0..=MOST_DAYS).contains(days) => {
                return Some(("days", "number_range"));
            }
            Effect::Activity { text, .. } => {
                if text.chars().count() > LONGEST_PURPOSE {
                    return Some(("text", "text_too_long"));
                }
                text
            }
            Effect::AssignOwner { .. } => return None,
        };
        if text.trim().is_empty() {
            return Some(("text", "text_required"));
        }
        (text.chars().count() > LONGEST_TEXT).then_some(("text", "text_too_long"))
    }

    pub fn kept(&self) -> Result<Json, Problem> {
        serde_json::to_value(self).map(Json).map_err(Problem::internal)
    }

    pub fn read(json: &Json) -> Option<Self> {
        serde_json::from_value(json.0.clone()).ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields(json: serde_json::Value) -> Vec<String> {
        let definition: Definition = serde_json::from_value(json).unwrap();
        definition.check().into_iter().map(|finding| finding.field).collect()
    }

    #[test]
    fn a_definition_says_what_is_wrong_with_it() {
        let mail = json!({ "do": "mail", "to": { "who": "account_owner" }, "text": "Call them." });
        let task = json!({
            "do": "task", "to": { "who": "account_owner" }, "text": "Call them.", "days": 1,
        });
        let fine =
            json!({ "when": { "on": "complaint_filed" }, "then": [mail, task], "budget": 5 });
        assert_eq!(fields(fine), [""; 0]);
        let bad = json!({
            "when": { "on": "days_after", "fact": "tier", "days": -1 },
            "condition": { "op": "any", "args": [] },
            "then": [task], "budget": 0,
        });
        assert_eq!(
            fields(bad),
            ["condition.args", "when.fact", "when.days", "budget", "then[0].do"]
        );
        let empty = json!({ "when": { "on": "offer_made" }, "then": [], "budget": 1 });
        assert_eq!(fields(empty), ["then"]);
    }

    #[test]
    fn words_that_are_not_known_are_refused() {
        for bad in [
            json!({ "when": { "on": "full_moon" }, "then": [], "budget": 1 }),
            json!({ "when": { "on": "offer_made", "x": 1 }, "then": [], "budget": 1 }),
            json!({ "when": { "on": "offer_made" }, "then": [{ "do": "shout" }], "budget": 1 }),
        ] {
            assert!(serde_json::from_value::<Definition>(bad.clone()).is_err(), "{bad}");
        }
    }
}
