//! Texts in several languages.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language of a survey: `en`, `ru`, `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(as = SurveyLanguage, value_type = String, pattern = "^[a-z]{2,3}(-[A-Z]{2})?$")]
pub struct Lang(String);

impl Lang {
    /// `None` when the text names no language.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let (primary, region) = match text.split_once('-') {
            Some((primary, region)) => (primary, Some(region)),
            None => (text.as_str(), None),
        };
        let good = (2..=3).contains(&primary.len())
            && primary.chars().all(|one| one.is_ascii_lowercase())
            && region.is_none_or(|region| {
                region.len() == 2 && region.chars().all(|one| one.is_ascii_uppercase())
            });
        good.then_some(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn english() -> Self {
        Self("en".to_owned())
    }

    pub fn russian() -> Self {
        Self("ru".to_owned())
    }
}

impl TryFrom<String> for Lang {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(text).ok_or_else(|| "a language is written as en, ru or pt-BR".to_owned())
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.0
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in each language. Plain text: whoever draws it escapes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(as = SurveyTexts, value_type = std::collections::BTreeMap<String, String>)]
pub struct Texts(pub BTreeMap<Lang, String>);

impl Texts {
    pub fn one(lang: &Lang, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(lang.clone(), text.into())]))
    }

    /// The text in this language alone.
    pub fn get(&self, lang: &Lang) -> Option<&str> {
        self.0.get(lang).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// The text in this language, or in the first that has one: a gap must not hide a question.
    pub fn in_language(&self, lang: &Lang) -> &str {
        self.get(lang)
            .or_else(|| self.0.values().map(String::as_str).find(|text| !text.trim().is_empty()))
            .unwrap_or_default()
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// For serde: what is not said is not written.
    pub fn unsaid(&self) -> bool {
        self.0.is_empty()
    }
}
