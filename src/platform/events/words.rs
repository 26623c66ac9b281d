//! Words of hints: constants here, texts on the wire.
use std::collections::HashSet;
use std::sync::{LazyLock, PoisonError, RwLock};

use serde::{Deserialize, Deserializer, de};

/// A word of the closed vocabulary of hints.
pub type Word = &'static str;

/// Words that another node used. They are constants of its program, hence few; more than this many
/// or longer ones come from something else.
static LEARNED: LazyLock<RwLock<HashSet<Word>>> = LazyLock::new(RwLock::default);
const MOST: usize = 256;
const LONGEST: usize = 64;

/// Reads a word; the first time it is kept for as long as the process runs.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
    let text = String::deserialize(from)?;
    learn(&text).ok_or_else(|| de::Error::custom("no word of a hint"))
}

fn learn(text: &str) -> Option<Word> {
    let known = LEARNED.read().unwrap_or_else(PoisonError::into_inner).get(text).copied();
    if known.is_some() {
        return known;
    }
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'_' | b'-');
    if text.is_empty() || text.len() > LONGEST || !text.bytes().all(plain) {
        return None;
    }
    let mut learned = LEARNED.write().unwrap_or_else(PoisonError::into_inner);
    if learned.len() >= MOST {
        return None;
    }
    let word: Word = Box::leak(text.to_owned().into_boxed_str());
    learned.insert(word);
    Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_learned_once_and_nothing_else_is() {
        let first = learn("open_questions").unwrap();
        let second = learn("open_questions").unwrap();
        assert!(std::ptr::eq(first, second));
        for text in ["", "Two words", "<b>", &"x".repeat(65)] {
            assert_eq!(learn(text), None, "{text:?}");
        }
    }
}
