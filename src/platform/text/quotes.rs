//! Quotation marks as each language writes them.
use crate::platform::authz::Locale;

/// A text in the quotation marks of a language; one that is empty stays so.
pub fn quoted(locale: Locale, text: &str) -> String {
    match (text.is_empty(), locale) {
        (true, _) => String::new(),
        (false, Locale::En) => format!("“{text}”"),
        (false, Locale::Ru) => format!("«{text}»"),
    }
}
