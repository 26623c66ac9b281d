//! Ids inside a survey: short words that stay the same from version to version, so that answers of
//! several waves can be laid side by side. They are data, not rows, hence no UUIDs.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Characters of an id.
pub const KEY_LENGTH: usize = 40;

/// What is said of an id that is none.
pub const KEY_RULE: &str =
    "an id begins with a letter from a to z and holds at most 40 of a to z, 0 to 9 and _";

fn is_key(text: &str) -> bool {
    text.len() <= KEY_LENGTH
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_')
}

/// Makes an id of any words: `Which films?` becomes `which_films`.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for one in text.chars().flat_map(char::to_lowercase) {
        if one.is_ascii_lowercase() || one.is_ascii_digit() {
            slug.push(one);
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    if !slug.starts_with(|first: char| first.is_ascii_lowercase()) {
        slug.insert_str(0, "x_");
    }
    slug.truncate(KEY_LENGTH - 4);
    slug.trim_end_matches('_').to_owned()
}

macro_rules! key_type {
    ($(#[$doc:meta])* $name:ident, $schema:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
        )]
        #[serde(try_from = "String", into = "String")]
        #[schema(as = $schema, value_type = String, pattern = "^[a-z][a-z0-9_]{0,39}$")]
        pub struct $name(String);

        impl $name {
            /// `None` when the text is no id.
            pub fn new(text: impl Into<String>) -> Option<Self> {
                let text = text.into();
                is_key(&text).then_some(Self(text))
            }

            /// The id made of any words.
            pub fn of_words(text: &str) -> Self {
                Self(slug(text))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::new(text).ok_or_else(|| KEY_RULE.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> Self {
                key.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

key_type!(
    /// A page of a survey.
    PageId,
    SurveyPageId
);
key_type!(
    /// A question; keeps its id as long as it asks the same.
    QuestionId,
    SurveyQuestionId
);
key_type!(
    /// An option, row, column or item of a question; what means something else has another id.
    OptionId,
    SurveyOptionId
);
key_type!(
    /// Something that a survey remembers beside the answers.
    VariableId,
    SurveyVariableId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_words() {
        for (text, good) in [
            ("q1", true),
            ("how_likely", true),
            ("", false),
            ("1q", false),
            ("Q1", false),
            ("q-1", false),
            ("вопрос", false),
        ] {
            assert_eq!(QuestionId::new(text).is_some(), good, "{text}");
        }
        assert!(QuestionId::new("q".repeat(41)).is_none());
        assert!(serde_json::from_str::<QuestionId>("\"<b>\"").is_err());
    }

    #[test]
    fn any_words_become_an_id() {
        for (text, slug) in [
            ("Which films have you seen?", "which_films_have_you_seen"),
            ("$25,000 - $49,999", "x_25_000_49_999"),
            ("Да", "x_"),
        ] {
            assert_eq!(super::slug(text), slug.trim_end_matches('_'), "{text}");
            assert!(QuestionId::new(super::slug(text)).is_some(), "{text}");
        }
    }
}
