//! Names of phases, deliverables, gates and criteria: in both languages where they come from a
//! template, in one where somebody wrote them.
use serde::{Deserialize, Serialize};

use crate::platform::authz::Locale;
use crate::platform::db::Json;
use crate::platform::problem::Problem;

/// What something is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Label {
    Own(String),
    Both { en: String, ru: String },
}

impl Label {
    pub fn of(&self, locale: Locale) -> &str {
        match (self, locale) {
            (Self::Own(text), _) | (Self::Both { en: text, .. }, Locale::En) => text,
            (Self::Both { ru, .. }, Locale::Ru) => ru,
        }
    }

    /// As a column has it.
    pub fn read(json: &Json) -> Result<Self, Problem> {
        serde_json::from_value(json.0.clone()).map_err(Problem::internal)
    }

    pub fn json(&self) -> Json {
        Json(match self {
            Self::Own(text) => serde_json::json!(text),
            Self::Both { en, ru } => serde_json::json!({ "en": en, "ru": ru }),
        })
    }
}

/// A column in a reader's language; empty if it is no label, which no writer makes.
pub fn shown(json: &Json, locale: Locale) -> String {
    Label::read(json).map(|label| label.of(locale).to_owned()).unwrap_or_default()
}
