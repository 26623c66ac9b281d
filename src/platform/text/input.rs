//! Text in a request: how long it may be, and what may be in it.
//!
//! An error begins with the code that the caller gets: `text_required`, `text_too_long`,
//! `text_control`.
use std::borrow::Cow;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{OneOfBuilder, RefOr};

/// A text of 1 to `MAX` characters (Unicode scalar values), not white space alone. Control
/// characters (category Cc) other than tab, line feed and carriage return are refused: PostgreSQL
/// keeps no NUL, and a terminal or a mail program may obey the others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize, const LINES: bool = true>(String);

/// A [`Text`] of one line: names, titles, references. Line feeds, carriage returns and tabs are
/// `text_control` there: such a text is put into subjects, tables and headers.
pub type Line<const MAX: usize> = Text<MAX, false>;
/// A [`Line`] that may be left out.
pub type OptLine<const MAX: usize> = OptText<MAX, false>;

impl<const MAX: usize, const LINES: bool> Text<MAX, LINES> {
    /// # Errors
    /// The code and a sentence, as in the module's documentation.
    pub fn new(text: String) -> Result<Self, String> {
        check(&text, MAX, LINES)?;
        if text.chars().all(char::is_whitespace) {
            return Err("text_required: write something here".to_owned());
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'de, const MAX: usize, const LINES: bool> Deserialize<'de> for Text<MAX, LINES> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// A [`Text`] that may be left out: `null`, an empty text and white space alone are `None`. Mark
/// the field `#[serde(default)]` if it may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct OptText<const MAX: usize, const LINES: bool = true>(Option<Text<MAX, LINES>>);

impl<const MAX: usize, const LINES: bool> OptText<MAX, LINES> {
    pub fn as_str(&self) -> Option<&str> {
        self.0.as_ref().map(Text::as_str)
    }

    pub fn into_string(self) -> Option<String> {
        self.0.map(Text::into_string)
    }
}

impl<'de, const MAX: usize, const LINES: bool> Deserialize<'de> for OptText<MAX, LINES> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(Self(None));
        };
        check(&text, MAX, LINES).map_err(D::Error::custom)?;
        Ok(Self(Text::new(text).ok()))
    }
}

/// For a field that says something by being there: what is present, `null` too, is `Some`.
pub fn given<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

fn check(text: &str, max: usize, lines: bool) -> Result<(), String> {
    if text.chars().nth(max).is_some() {
        return Err(format!("text_too_long: at most {max} characters"));
    }
    match text.chars().find(|c| c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t'))) {
        Some(c) => {
            Err(format!("text_control: the character U+{:04X} is not allowed", u32::from(c)))
        }
        None => Ok(()),
    }
}

impl<const MAX: usize, const LINES: bool> utoipa::PartialSchema for Text<MAX, LINES> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::new(Type::String))
            .min_length(Some(1))
            .max_length(Some(MAX))
            .into()
    }
}

impl<const MAX: usize, const LINES: bool> utoipa::ToSchema for Text<MAX, LINES> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Text{MAX}"))
    }
}

impl<const MAX: usize, const LINES: bool> utoipa::PartialSchema for OptText<MAX, LINES> {
    fn schema() -> RefOr<Schema> {
        let null = ObjectBuilder::new().schema_type(SchemaType::new(Type::Null));
        let text =
            ObjectBuilder::new().schema_type(SchemaType::new(Type::String)).max_length(Some(MAX));
        OneOfBuilder::new().item(null).item(text).into()
    }
}

impl<const MAX: usize, const LINES: bool> utoipa::ToSchema for OptText<MAX, LINES> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("OptText{MAX}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(json: &str) -> String {
        serde_json::from_str::<Text<5>>(json).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_code() {
        assert!(refused("\"\"").starts_with("text_required"));
        assert!(refused("\" \\n\\u00a0\"").starts_with("text_required"));
        assert!(refused("\"123456\"").starts_with("text_too_long"));
        for control in ["\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\u0085", "\\u009f"] {
            assert!(refused(&format!("\"a{control}\"")).starts_with("text_control"), "{control}");
        }
        assert!(serde_json::from_str::<Text<5>>("\"\\ud800\"").is_err());
        assert!(serde_json::from_str::<Text<5>>("7").is_err());
    }

    #[test]
    fn characters_are_counted_and_kept() {
        for text in ["12345", " a\t\r\n", "Ёж👩🔧!", "\u{202e}rtl\u{feff}", "e\u{301}e\u{301}x"]
        {
            let json = serde_json::to_string(text).unwrap();
            assert_eq!(serde_json::from_str::<Text<5>>(&json).unwrap().as_str(), text);
        }
    }

    #[test]
    fn a_line_has_no_breaks() {
        for text in ["a\nb", "a\rb", "a\tb", "a\n"] {
            let json = serde_json::to_string(text).unwrap();
            let error = serde_json::from_str::<Line<5>>(&json).unwrap_err().to_string();
            assert!(error.starts_with("text_control"), "{error}");
            assert!(serde_json::from_str::<OptLine<5>>(&json).is_err());
        }
        let kept = serde_json::from_str::<Line<5>>("\" a\\u2028b\"").unwrap();
        assert_eq!(kept.as_str(), " a\u{2028}b");
    }

    #[test]
    fn an_optional_text_may_be_blank() {
        for blank in ["null", "\"\"", "\"  \""] {
            assert_eq!(serde_json::from_str::<OptText<5>>(blank).unwrap().as_str(), None);
        }
        assert_eq!(serde_json::from_str::<OptText<5>>("\" a \"").unwrap().as_str(), Some(" a "));
        assert!(serde_json::from_str::<OptText<5>>("\"123456\"").is_err());
        assert!(serde_json::from_str::<OptText<5>>("\"\\u0000\"").is_err());
    }

    proptest! {
        #[test]
        fn accepted_means_unchanged(text in "[\\s\\S]{0,8}") {
            if let Ok(accepted) = Text::<5, true>::new(text.clone()) {
                prop_assert!(text.chars().count() <= 5);
                prop_assert_eq!(accepted.into_string(), text);
            }
        }
    }
}
