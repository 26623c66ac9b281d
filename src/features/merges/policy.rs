//! Who may merge, and what looks like one: pure.
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// Those who manage a vendor's relationships merge what it keeps twice.
pub fn may_merge(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::ManageRelationships)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor keeps customers"))
    }
}

/// Words for kinds of firms: one and the same firm is written with and without them.
const LEGAL_FORMS: &[&str] = &[
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "нао",
    "ип",
    "тоо",
    "чп",
    "фгуп",
    "муп",
    "гмбх",
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "mbh",
    "co",
    "ltd",
    "limited",
    "llc",
    "llp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "company",
    "plc",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "oy",
    "ab",
    "as",
    "aps",
    "sro",
    "kft",
    "zrt",
    "oü",
];

/// Letters and digits in small letters, each word apart.
fn words(text: &str) -> Vec<String> {
    let folded = text.to_lowercase().replace('ё', "е");
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A firm's name in the form in which two spellings are one; nothing for a name without letters.
pub fn firm_key(name: &str) -> Option<String> {
    let all = words(name);
    let told: Vec<&str> =
        all.iter().map(String::as_str).filter(|word| !LEGAL_FORMS.contains(word)).collect();
    let key = if told.is_empty() { all.join(" ") } else { told.join(" ") };
    (!key.is_empty()).then_some(key)
}

/// Somebody's name with its parts in any order.
pub fn person_key(parts: &[&str]) -> Option<String> {
    let mut all: Vec<String> = parts.iter().flat_map(|part| words(part)).collect();
    all.sort_unstable();
    // One word alone is the name of many.
    (all.len() > 1).then(|| all.join(" "))
}

/// Shorter ones are placeholders.
const SHORTEST_TAX_ID: usize = 6;

/// A tax id without spaces and signs.
pub fn tax_key(text: &str) -> Option<String> {
    let key: String = text.chars().filter(|one| one.is_alphanumeric()).collect();
    let long_enough = key.chars().count() >= SHORTEST_TAX_ID;
    let telling = key.chars().any(|one| one.is_alphanumeric() && one != '0');
    (long_enough && telling).then(|| key.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn managers_of_a_vendor_merge() {
        for (role, may) in [
            (Role::Owner, true),
            (Role::Manager, true),
            (Role::Member, false),
            (Role::Observer, false),
        ] {
            let scope = Scope::of_role(OrganisationId::generate(), role);
            assert_eq!(may_merge(&scope, true).is_ok(), may, "{role}");
            assert!(may_merge(&scope, false).is_err(), "{role} of a customer");
        }
    }

    #[test]
    fn spellings_of_a_firm_are_one() {
        let key = |name| firm_key(name).unwrap();
        assert_eq!(key("ООО «Ёлочка»"), key("Елочка, ООО"));
        assert_eq!(key("North-Metal GmbH & Co. KG"), key("NORTH METAL"));
        assert_ne!(key("North Metal"), key("South Metal"));
        assert_eq!(key("AG"), "ag", "a firm that is called like a legal form");
        assert_eq!(firm_key(" — "), None);
    }

    #[test]
    fn a_person_is_the_same_in_any_order() {
        assert_eq!(person_key(&["Иван", "Петров"]), person_key(&["петров", "иван"]));
        assert_eq!(person_key(&["Ivan", ""]), None);
    }

    #[test]
    fn placeholders_are_no_tax_ids() {
        assert_eq!(tax_key("DE 811-115"), Some("DE811115".to_owned()));
        assert_eq!(tax_key("000000000"), None);
        assert_eq!(tax_key("12"), None);
    }
}
