//! Snowball stems, chosen by script: English for Latin letters, Russian for Cyrillic ones.
//!
//! Only words of the language's own alphabet are stemmed; the rest stays whole. Two weak points
//! of the Russian algorithm are made good here, because they hit the words of the trade:
//! * It reads many nouns as verbs, in some of their cases only (клапан: `клапа`, клапанов:
//!   `клапан`; likewise замена, обмен, деталь, материал). So such a word has a second stem, by
//!   noun endings alone, in the index and in the query.
//! * It keeps a vowel that comes and goes (поставка, поставок). It is dropped.
use rust_stemmers::{Algorithm, Stemmer};

/// Endings that somebody may be in the middle of typing.
const ENGLISH: &[&str] = &[
    "ing", "ings", "ed", "es", "ies", "er", "ers", "ly", "ment", "ments", "ness", "ation",
    "ations", "able", "ful", "ity", "ities", "ive",
];
const RUSSIAN: &[&str] = &[
    "ость",
    "ости",
    "остью",
    "остей",
    "ение",
    "ения",
    "ению",
    "ением",
    "ений",
    "ание",
    "ания",
    "аний",
    "ами",
    "ями",
    "ах",
    "ях",
    "ов",
    "ев",
    "ого",
    "его",
    "ому",
    "ему",
    "ыми",
    "ими",
    "ый",
    "ий",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ых",
    "их",
    "ться",
    "ется",
    "ются",
    "ится",
    "ятся",
    "лась",
    "лись",
    "ть",
    "ует",
    "уют",
    "ающий",
    "ующий",
];
/// A stem shorter than this says too little.
const SHORTEST: usize = 3;

/// The stem of a folded word, if its alphabet has a stemmer.
pub(super) fn stem(word: &str) -> Option<String> {
    let (algorithm, _) = language(word)?;
    let stem = Stemmer::create(algorithm).stem(word).into_owned();
    let stem = if algorithm == Algorithm::Russian { without_fleeting_vowel(stem) } else { stem };
    (!stem.is_empty()).then_some(stem)
}

/// The stem of a Russian word read as a noun, where that is another one.
pub(super) fn noun_stem(word: &str) -> Option<String> {
    if !matches!(language(word), Some((Algorithm::Russian, _))) {
        return None;
    }
    let first_vowel = word.find(VOWELS)?;
    let endings = NOUN_ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let shortest =
        endings.filter(|start| start.len() > first_vowel).min_by_key(|start| start.len());
    let stem = without_fleeting_vowel(shortest.unwrap_or(word).to_owned());
    (Some(&stem) != self::stem(word).as_ref()).then_some(stem)
}

const VOWELS: [char; 9] = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];
/// The class NOUN of the Snowball algorithm.
const NOUN_ENDINGS: &[&str] = &[
    "а", "ев", "ов", "ие", "ье", "е", "иями", "ями", "ами", "еи", "ии", "и", "ией", "ей", "ой",
    "ий", "й", "иям", "ям", "ием", "ем", "ам", "ом", "о", "у", "ах", "иях", "ях", "ы", "ь", "ию",
    "ью", "ю", "ия", "ья", "я",
];

/// `поставок` and `поставк` are one stem.
fn without_fleeting_vowel(stem: String) -> String {
    let before = stem.strip_suffix("ок").or_else(|| stem.strip_suffix("ек"));
    match before {
        Some(start) if start.chars().count() >= SHORTEST && !start.ends_with(VOWELS) => {
            format!("{start}к")
        }
        _ => stem,
    }
}

/// Stems that the index may hold for the word of which `typed` is the beginning, other than those
/// that begin with `typed`: while `leaking` is typed, `leaki` is no prefix of its stem `leak`.
pub(super) fn stems_while_typing(typed: &str) -> Vec<String> {
    let Some((_, endings)) = language(typed) else {
        return Vec::new();
    };
    let mut stems = Vec::new();
    for (at, _) in typed.char_indices().skip(SHORTEST) {
        let Some((start, begun)) = typed.split_at_checked(at) else {
            continue;
        };
        for ending in endings.iter().filter(|e| e.len() > begun.len() && e.starts_with(begun)) {
            let found = stem(&format!("{start}{ending}")).filter(|s| !s.starts_with(typed));
            stems.extend(found);
        }
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn language(word: &str) -> Option<(Algorithm, &'static [&'static str])> {
    if word.chars().all(|c| c.is_ascii_lowercase()) {
        Some((Algorithm::English, ENGLISH))
    } else if word.chars().all(|c| matches!(c, 'а'..='я')) {
        Some((Algorithm::Russian, RUSSIAN))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_while_it_is_typed() {
        assert_eq!(stems_while_typing("leaki"), ["leak"]);
        let whole = stem("договоренность").unwrap();
        assert!(stems_while_typing("договореннос").contains(&whole));
    }

    #[test]
    fn all_cases_of_a_noun_have_a_stem_in_common() {
        for cases in [
            "клапан клапана клапаны клапанов клапаном",
            "замена замены замену замене заменой заменить",
            "обмен обмена обмену обмене обменом",
            "деталь детали деталей деталями",
            "материал материала материалы материалов",
            "поставка поставки поставок поставку",
            "отливка отливок отливками",
            "протечка протечек",
            "список списка списки",
            "срок срока сроков",
        ] {
            let stems: Vec<_> =
                cases.split(' ').map(|word| [stem(word), noun_stem(word)]).collect();
            let common = stems[0]
                .iter()
                .flatten()
                .any(|stem| stems.iter().all(|of_word| of_word.contains(&Some(stem.clone()))));
            assert!(common, "{cases}: {stems:?}");
        }
    }

    #[test]
    fn foreign_letters_are_left_alone() {
        assert_eq!(stem("ελλασ"), None);
        assert_eq!(stem("її"), None);
    }
}
