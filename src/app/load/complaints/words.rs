//! Texts of words that are as frequent as words are: the first hundred make up half of what is said.
use crate::app::load::drawn::{Drawn, Zipf};

const BEGIN: [&str; 20] = [
    "ba", "cor", "del", "fen", "gar", "hal", "jin", "kor", "lam", "mer", "nor", "pel", "qua",
    "ros", "sil", "tor", "ul", "var", "wes", "zan",
];
const MIDDLE: [&str; 15] =
    ["a", "be", "ci", "do", "el", "fu", "ga", "hi", "ko", "li", "mo", "na", "pu", "ri", "to"];
const END: [&str; 15] =
    ["l", "n", "r", "nt", "rd", "x", "ck", "lt", "mp", "nd", "rk", "st", "th", "p", "m"];
/// What complaints are about; they come first, so they are the frequent ones.
const PLAIN: [&str; 40] = [
    "the",
    "pump",
    "was",
    "delivery",
    "seal",
    "is",
    "leaking",
    "after",
    "we",
    "pressure",
    "bearing",
    "valve",
    "and",
    "order",
    "replaced",
    "found",
    "motor",
    "crack",
    "not",
    "shaft",
    "invoice",
    "missing",
    "pallet",
    "damaged",
    "in",
    "operation",
    "housing",
    "noise",
    "test",
    "report",
    "please",
    "send",
    "gasket",
    "wrong",
    "label",
    "surface",
    "rust",
    "photo",
    "attached",
    "tomorrow",
];
const PARTS: usize = 20_000;

/// The words there are, the most frequent first.
#[derive(Debug)]
pub(super) struct Words {
    all: Vec<String>,
    said: Zipf,
    parts: Zipf,
}

impl Words {
    pub(super) fn new() -> Self {
        let mut all: Vec<String> = PLAIN.iter().map(|word| (*word).to_owned()).collect();
        for middle in MIDDLE {
            for end in END {
                all.extend(BEGIN.iter().map(|begin| format!("{begin}{middle}{end}")));
            }
        }
        let said = Zipf::of(all.len(), 2);
        Self { all, said, parts: Zipf::of(PARTS, 10) }
    }

    fn word(&self, drawn: &mut Drawn) -> &str {
        self.all.get(self.said.rank(drawn)).map_or("pump", String::as_str)
    }

    /// A number of a part, such as `HX-0412`.
    pub(super) fn part(&self, drawn: &mut Drawn) -> String {
        format!("HX-{:04}", self.parts.rank(drawn))
    }

    pub(super) fn title(&self, drawn: &mut Drawn) -> String {
        let part = self.part(drawn);
        format!("{part} {}", self.sentence(drawn, 5))
    }

    /// Sentences of so many words in all.
    pub(super) fn text(&self, drawn: &mut Drawn, least: i64, most: i64) -> String {
        let mut left = usize::try_from(drawn.between(least, most)).unwrap_or(1);
        let mut text = String::new();
        while left > 0 {
            let some = left.min(4 + drawn.below(8));
            left -= some;
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.sentence(drawn, some));
            text.push('.');
        }
        text
    }

    fn sentence(&self, drawn: &mut Drawn, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.word(drawn)).collect();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_for_a_seed_and_words_as_frequent_as_words_are() {
        let words = Words::new();
        let said = |seed| {
            let mut drawn = Drawn::of(seed, 1);
            (0..2_000).map(|_| words.text(&mut drawn, 8, 40)).collect::<Vec<_>>()
        };
        assert_eq!(said(1), said(1));
        assert_ne!(said(1), said(2));
        let text = said(1).join(" ");
        let count = |word: &str| text.split([' ', '.']).filter(|found| *found == word).count();
        assert!(count("the") > count("order") && count("order") > count("tomorrow"));
        assert!(count("tomorrow") > 50);
    }
}
