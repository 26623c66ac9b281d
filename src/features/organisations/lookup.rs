//! Finding names while somebody types: in Rust, because neither database folds more than ASCII
//! alike.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without case and accents.
fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// What somebody typed to find a name.
#[derive(Debug, Clone)]
pub struct Wanted(String);

impl Wanted {
    /// `None` if nothing was typed.
    pub fn new(typed: &str) -> Option<Self> {
        let folded = fold(typed.trim());
        if folded.is_empty() { None } else { Some(Self(folded)) }
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
    }
}
