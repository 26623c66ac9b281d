//! The word that stands for an organisation in web addresses: `/o/severny-liteyny/…`.
//!
//! Made once, from the first name; it stays when the organisation is renamed, so that addresses
//! in old mails still lead somewhere.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use uuid::Uuid;

/// Longest base; a suffix may follow.
const MAX: usize = 40;
/// Numbered suffixes tried before a random one.
const NUMBERED: u32 = 9;
/// For names of which no letter is left.
const FALLBACK: &str = "organisation";

/// Lower-case ASCII letters, digits and single hyphens; never empty, never in the form of an id.
pub fn slug(name: &str) -> String {
    let mut text = String::new();
    for letter in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => text.push(letter),
            '\'' | '’' => {}
            other => match transliterate(other) {
                Some(latin) => text.push_str(latin),
                None if text.ends_with('-') => {}
                None => text.push('-'),
            },
        }
    }
    let mut text = text.trim_matches('-').to_owned();
    text.truncate(MAX);
    let text = text.trim_end_matches('-');
    if text.is_empty() {
        FALLBACK.to_owned()
    } else if Uuid::parse_str(text).is_ok() {
        // A request names its organisation by slug or id: they must differ.
        format!("o-{text}")
    } else {
        text.to_owned()
    }
}

/// The slug and what to take if it is gone: a few numbers, then a random one.
pub fn candidates(name: &str) -> Vec<String> {
    let base = slug(name);
    let numbered = (2..=NUMBERED).map(|number| format!("{base}-{number}"));
    let random = format!("{base}-{:08x}", rand::random::<u32>());
    std::iter::once(base.clone()).chain(numbered).chain(std::iter::once(random)).collect()
}

/// Cyrillic as it is written in Latin addresses, and the Latin letters that do not decompose.
/// `й` and `ё` arrive decomposed, without their mark.
fn transliterate(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ß' => "ss",
        'æ' => "ae",
        'ø' => "o",
        'œ' => "oe",
        'ł' => "l",
        'đ' => "d",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_word_for_addresses() {
        for (name, expected) in [
            ("Northwind Pumps Ltd.", "northwind-pumps-ltd"),
            ("Северный литейный завод", "severnyi-liteinyi-zavod"),
            ("ООО «Щит и меч»", "ooo-shchit-i-mech"),
            ("Объёмные решения", "obemnye-resheniya"),
            ("Müller & Söhne — Gießerei", "muller-sohne-giesserei"),
            ("O'Neill", "oneill"),
            ("  ...  ", "organisation"),
            ("泵业", "organisation"),
            ("a--b__c", "a-b-c"),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    #[test]
    fn a_slug_is_never_an_id_and_never_long() {
        let id = crate::platform::id::new_uuid();
        assert_eq!(slug(&id.to_string()), format!("o-{id}"));
        assert_eq!(slug(&id.simple().to_string()), format!("o-{}", id.simple()));
        assert!(slug(&"щ".repeat(500)).len() <= MAX);
        assert!(!slug(&format!("{}-b", "a".repeat(MAX - 1))).ends_with('-'));
    }

    #[test]
    fn candidates_start_with_the_plain_one_and_differ() {
        let all = candidates("Acme");
        assert_eq!(all.first().map(String::as_str), Some("acme"));
        assert_eq!(all.get(1).map(String::as_str), Some("acme-2"));
        let distinct: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
    }
}
