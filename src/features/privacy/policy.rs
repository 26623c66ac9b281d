//! Who may look somebody up and erase them, and by what somebody is found: pure.
use uuid::Uuid;

use crate::features::privacy::model::Traits;
use crate::platform::authz::{Capability, Locale, Scope};
use crate::platform::problem::Problem;

/// Owners and admins of a vendor answer for what it keeps about people.
pub fn may_decide(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::ManagePeople)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor keeps people of customers"))
    }
}

/// How somebody is called who is no longer called anything: always the same for one and the same.
pub fn pseudonym(locale: Locale, id: Uuid) -> String {
    let mark = mark(id);
    match locale {
        Locale::En => format!("Erased person {mark}"),
        Locale::Ru => format!("Удалённое лицо {mark}"),
    }
}

/// The end of an id: random, and so it tells nothing.
pub fn mark(id: Uuid) -> String {
    let text = id.simple().to_string();
    text.chars().skip(text.len().saturating_sub(6)).collect()
}

/// Shorter parts of names stand in too many other words.
const SHORTEST_PART: usize = 3;

impl Traits {
    /// Somebody with these parts of a name, addresses and numbers.
    pub fn of(given: &str, middle: &str, family: &str, reach: &[String]) -> Self {
        let told = |parts: &[&str]| -> String {
            parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let orders = [
            told(&[given, middle, family]),
            told(&[family, given, middle]),
            told(&[given, family]),
            told(&[family, given]),
        ];
        // One word alone is the name of many.
        let whole = orders.into_iter().filter(|name| name.contains(' '));
        let parts = [family, given, middle].into_iter();
        Self {
            names: spelled(whole),
            parts: spelled(
                parts.filter(|part| part.chars().count() >= SHORTEST_PART).map(str::to_owned),
            ),
            reach: spelled(reach.iter().filter(|one| one.chars().count() > 4).cloned()),
        }
    }

    /// Somebody who is known by one name with all its parts.
    pub fn of_name(name: &str, reach: &[String]) -> Self {
        let mut words = name.split_whitespace();
        let first = words.next().unwrap_or_default();
        let rest: Vec<&str> = words.collect();
        Self::of(first, "", &rest.join(" "), reach)
    }

    /// Both at once: somebody who was kept twice.
    pub fn and(mut self, other: Self) -> Self {
        self.names = merged(self.names, other.names);
        self.parts = merged(self.parts, other.parts);
        self.reach = merged(self.reach, other.reach);
        self
    }

    /// What is searched in any text.
    pub fn anywhere(&self) -> Vec<String> {
        merged(self.names.clone(), self.reach.clone())
    }

    /// What is searched in what is surely theirs.
    pub fn in_own(&self) -> Vec<String> {
        merged(self.anywhere(), self.parts.clone())
    }
}

/// Digits alone stand in numbers of other things as well, unless there are many of them.
pub fn is_bare_number(needle: &str) -> bool {
    needle.chars().all(|one| one.is_ascii_digit())
}

/// The longest first, so that no part is replaced before its whole.
fn merged(some: Vec<String>, others: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = some.into_iter().chain(others).collect();
    all.sort_unstable_by(|one, other| {
        (other.chars().count(), one).cmp(&(one.chars().count(), other))
    });
    all.dedup();
    all
}

/// As written, in small and in capital letters.
fn spelled(texts: impl Iterator<Item = String>) -> Vec<String> {
    let all = texts.flat_map(|text| [text.to_lowercase(), text.to_uppercase(), text]).collect();
    merged(all, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn owners_and_admins_of_a_vendor_decide() {
        for (role, may) in [(Role::Owner, true), (Role::Admin, true), (Role::Manager, false)] {
            let scope = Scope::of_role(OrganisationId::generate(), role);
            assert_eq!(may_decide(&scope, true).is_ok(), may, "{role}");
            assert!(may_decide(&scope, false).is_err(), "{role} of a customer");
        }
    }

    #[test]
    fn names_are_found_in_any_order_and_the_whole_before_its_parts() {
        let traits = Traits::of("Иван", "Ильич", "Петров", &["+74951234567".to_owned()]);
        for name in ["Иван Петров", "ПЕТРОВ ИВАН", "петров иван ильич"]
        {
            assert!(traits.names.contains(&name.to_owned()), "{name}");
        }
        let own = traits.in_own();
        let at = |text: &str| own.iter().position(|one| one == text).unwrap();
        assert!(at("Иван Ильич Петров") < at("Иван Петров"));
        assert!(at("Иван Петров") < at("Иван"));
        assert!(!traits.anywhere().contains(&"Иван".to_owned()));
    }

    #[test]
    fn one_word_is_searched_in_what_is_theirs_alone() {
        let traits = Traits::of("", "", "Smith", &[]);
        assert!(traits.anywhere().is_empty());
        assert!(traits.in_own().contains(&"Smith".to_owned()));
        assert!(Traits::of("", "", "Li", &[]).in_own().is_empty());
    }

    #[test]
    fn a_pseudonym_stays_the_same_and_tells_nothing() {
        let id = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_00ab_cdef);
        assert_eq!(pseudonym(Locale::En, id), "Erased person abcdef");
        assert_eq!(pseudonym(Locale::Ru, id), "Удалённое лицо abcdef");
    }
}
