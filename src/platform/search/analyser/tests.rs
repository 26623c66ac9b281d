use proptest::prelude::*;

use super::*;

fn all(text: &str) -> String {
    index_text(text)
}

#[test]
fn english_words_are_folded_and_stemmed() {
    assert_eq!(all("The pumps LEAKED, leaking"), "the pump leak leak");
    assert_eq!(all("Café NAÏVE Straße Øre Łódź ﬁtting"), "cafe naiv strass ore lodz fit");
}

#[test]
fn russian_words_are_folded_and_stemmed() {
    assert_eq!(all("Насосы текут, насос течёт"), all("насос текут насоса течет"));
    assert_eq!(all("Учёт"), all("учет"));
    assert_eq!(all("за\u{301}мок"), all("замок"));
    assert_eq!(all("мой"), all("мо\u{438}\u{306}"), "й is one letter however it is written");
}

#[test]
fn part_numbers_have_both_spellings() {
    assert_eq!(all("HX-40"), "hx 40 hx40");
    assert_eq!(all("order 24-117, lot 4500-9921"), "order 24 117 lot 4500 9921 24117 45009921");
    assert_eq!(all("C-1042"), "c 1042 c1042");
    assert_eq!(all("1,200.50"), "1 200 50 120050");
    assert_eq!(all("e-mail"), "e mail email");
    assert_eq!(all("and/or"), "and or", "letters are joined by hyphens only");
    assert_eq!(all("40 - 50"), "40 50", "a mark with spaces around it joins nothing");
}

#[test]
fn a_cyrillic_keyboard_writes_the_same_part_number() {
    assert!(tokens("С-1042").contains(&"c1042".to_owned()));
    assert_eq!(tokens("НХ40"), tokens("HX40"));
    assert_eq!(all("ГОСТ12820"), "гост12820", "a word that is Cyrillic stays so");
}

#[test]
fn other_scripts_are_kept_simply() {
    assert_eq!(all("水泵漏水"), "水 泵 漏 水");
    assert_eq!(all("ＨＸ４０ ²"), "hx40 2");
    assert_eq!(all("Ελλάς"), all("ΕΛΛΑΣ"));
}

#[test]
fn what_is_no_word_is_dropped() {
    assert_eq!(all("\0\u{7}\"'* () OR-- \u{1F170} — …"), "or");
    assert_eq!(all("soft\u{AD}hyphen"), all("softhyphen"));
    assert_eq!(all(""), "");
}

#[test]
fn limits_hold() {
    let long = "x".repeat(1_000);
    assert_eq!(all(&long), "x".repeat(MAX_TOKEN_CHARS));
    assert_eq!(tokens(&"a-1 ".repeat(10_000)).len(), MAX_TOKENS);
    assert_eq!(tokens(&"水".repeat(10_000)).len(), MAX_TOKENS);
}

#[test]
fn a_group_token_cannot_be_written_in_text() {
    let group = group_token(Uuid::from_u128(0xAB));
    assert_eq!(group, "ß000000000000000000000000000000ab");
    assert!(!tokens(&group).contains(&group));
    assert!(!tokens(&group.to_uppercase()).contains(&group));
    assert!(!tokens("ẞ000000000000000000000000000000ab").contains(&group));
}

#[test]
fn a_tsvector_carries_positions() {
    assert_eq!(to_tsvector_literal(&tokens("HX-40")), "'hx':1 '40':2 'hx40':3");
    assert_eq!(pg_quoted(r"a'b\"), r"'a''b\\'");
}

proptest! {
    #[test]
    fn tokens_hold_letters_and_digits_only(text in "\\PC{0,200}|[\\s\\S]{0,200}") {
        for token in tokens(&text) {
            prop_assert!(!token.is_empty());
            prop_assert!(token.chars().count() <= MAX_TOKEN_CHARS);
            prop_assert!(token.chars().all(is_token_char), "{token:?}");
            prop_assert!(!token.starts_with('ß'));
        }
    }

    #[test]
    fn case_and_composition_make_no_difference(text in "[a-zа-яёé0-9 -]{0,60}") {
        let decomposed: String = text.to_uppercase().nfd().collect();
        prop_assert_eq!(tokens(&text), tokens(&decomposed));
    }
}
