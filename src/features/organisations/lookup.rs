//! Finding names while somebody types: in Rust, because neither database folds more than ASCII
//! alike.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without case and accents.
fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// What a firm is found by, kept with it: all that it is called, without case and accents.
pub fn find_key<'a>(called: impl IntoIterator<Item = &'a str>) -> String {
    called.into_iter().map(fold).collect::<Vec<_>>().join("\n")
}

/// Of longer words the beginning is a pattern; databases do not take any length.
const PATTERN_CHARS: usize = 200;

/// What somebody typed to find a name.
#[derive(Debug, Clone)]
pub struct Wanted(String);

impl Wanted {
    /// `None` if nothing was typed.
    pub fn new(typed: &str) -> Option<Self> {
        let folded = fold(typed.trim());
        if folded.is_empty() { None } else { Some(Self(folded)) }
    }

    /// Where it stands in a [`find_key`], as a pattern of SQL; it may fit a few that [`Self::is_in`] does not.
    pub fn pattern(&self) -> String {
        let beginning: String = self.0.chars().take(PATTERN_CHARS).collect();
        format!("%{}%", beginning.replace(['%', '\\'], "_"))
    }

    /// Whether the name contains it.
    pub fn is_in(&self, name: &str) -> bool {
        fold(name).contains(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whatever_the_case_and_accents() {
        let found = |typed: &str, name: &str| Wanted::new(typed).unwrap().is_in(name);
        assert!(found("МЕТАЛЛ", "ОАО «Северный металл»"));
        assert!(found("елки", "Ёлки и палки"));
        assert!(found(" muller ", "Müller & Söhne"));
        assert!(!found("north", "Southwind"));
        assert!(Wanted::new("  ").is_none());
        let wanted = Wanted::new("Ёлки 100%").unwrap();
        assert_eq!(wanted.pattern(), "%елки 100_%");
        assert_eq!(find_key(["Ёлки 100% АО", "77-1"]), "елки 100% ао\n77-1");
    }
}
