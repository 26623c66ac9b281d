//! What a decision says, and how two texts of it differ.
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::DecisionId;
use crate::platform::authz::MembershipId;
use crate::platform::db::Json;
use crate::platform::problem::Problem;

/// What could have been done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ConsideredOption)]
pub struct Considered {
    pub title: String,
    /// Markdown: what speaks for it and against it.
    pub note: Option<String>,
}

/// What a decision says besides its title. Long texts are Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// Context and problem.
    pub context: String,
    pub drivers: Vec<String>,
    pub options: Vec<Considered>,
    pub outcome: String,
    pub consequences: String,
    /// How it will be seen that the decision was carried out, and was right.
    pub confirmation: String,
    pub decision_makers: Vec<MembershipId>,
    /// Asked for their opinion.
    pub consulted: Vec<MembershipId>,
    /// Told of the outcome.
    pub informed: Vec<MembershipId>,
    /// `YYYY-MM-DD`
    pub effective_on: Option<String>,
}

impl Content {
    /// As a column has it.
    pub fn read(json: &Json) -> Result<Self, Problem> {
        serde_json::from_value(json.0.clone()).map_err(Problem::internal)
    }

    pub fn json(&self) -> Result<Json, Problem> {
        serde_json::to_value(self).map(Json).map_err(Problem::internal)
    }

    /// Everybody whom it names.
    pub fn people(&self) -> impl Iterator<Item = MembershipId> {
        let named = [&self.decision_makers, &self.consulted, &self.informed];
        named.into_iter().flatten().copied()
    }

    /// Parts that have to say something before it is put up.
    pub fn missing(&self) -> Vec<&'static str> {
        let parts = [
            ("context", self.context.is_empty()),
            ("options", self.options.is_empty()),
            ("outcome", self.outcome.is_empty()),
        ];
        parts.into_iter().filter(|(_, empty)| *empty).map(|(part, _)| part).collect()
    }
}

/// Parts of a proposal that a change is told of, in the order of the page.
const PARTS: [&str; 13] = [
    "title",
    "context",
    "drivers",
    "options",
    "outcome",
    "consequences",
    "confirmation",
    "decision_makers",
    "consulted",
    "informed",
    "effective_on",
    "supersedes",
    "board",
];

/// What is signed: `decision` says which it is, `board` all that a board was computed from.
pub fn proposal(
    decision: Value,
    title: &str,
    content: &Content,
    supersedes: Option<DecisionId>,
    board: Value,
) -> Result<Value, Problem> {
    let mut signed = serde_json::to_value(content).map_err(Problem::internal)?;
    if let Some(map) = signed.as_object_mut() {
        let more = [
            ("board", board),
            ("decision", decision),
            ("supersedes", json!(supersedes)),
            ("title", json!(title)),
        ];
        map.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
    Ok(signed)
}

/// What differs between two proposals: a line for each part. Texts are not told: both can be read.
pub fn changes(before: &Value, after: &Value) -> Vec<Value> {
    PARTS
        .iter()
        .filter(|part| before.get(**part) != after.get(**part))
        .map(|part| json!({ "item": "decision", "change": "edited", "field": part }))
        .collect()
}

/// Whether to put `from` in the place of `to` would go round in a circle, given which decision
/// stands in the place of which.
pub fn goes_round(
    from: DecisionId,
    to: DecisionId,
    supersedes: impl Fn(DecisionId) -> Option<DecisionId>,
    most: usize,
) -> bool {
    let mut at = Some(to);
    for _ in 0..=most {
        match at {
            None => return false,
            Some(id) if id == from => return true,
            Some(id) => at = supersedes(id),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_by_part() {
        let content = Content { context: "Sea water.".to_owned(), ..Content::default() };
        let of = |title: &str, content: &Content| {
            proposal(json!({ "id": 1 }), title, content, None, Value::Null).unwrap()
        };
        let before = of("Alloy", &content);
        assert!(changes(&before, &of("Alloy", &content)).is_empty());
        let other = Content { outcome: "Duplex.".to_owned(), ..content };
        let told = changes(&before, &of("Alloys", &other));
        let fields: Vec<&str> = told.iter().filter_map(|line| line["field"].as_str()).collect();
        assert_eq!(fields, ["title", "outcome"]);
    }

    #[test]
    fn what_is_put_up_says_why_and_what() {
        assert_eq!(Content::default().missing(), ["context", "options", "outcome"]);
        let said = Content {
            context: "c".to_owned(),
            outcome: "o".to_owned(),
            options: vec![Considered::default()],
            ..Content::default()
        };
        assert!(said.missing().is_empty());
    }

    #[test]
    fn a_chain_of_decisions_has_an_end() {
        let [a, b, c] = [(); 3].map(|()| DecisionId::generate());
        let chain = |id| if id == b { Some(c) } else { None };
        assert!(goes_round(a, a, chain, 9));
        assert!(!goes_round(a, b, chain, 9));
        assert!(goes_round(c, b, chain, 9));
        // A circle that is there already is never walked for ever.
        assert!(goes_round(a, b, |id| if id == b { Some(c) } else { Some(b) }, 9));
    }
}
