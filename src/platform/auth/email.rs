//! E-mail addresses: one spelling for looking up, the typed one for writing to.
use unicode_normalization::UnicodeNormalization;

use crate::platform::problem::Problem;

/// Bytes of an address at most (RFC 5321, 4.5.3.1.3, less the angle brackets).
const MAX_BYTES: usize = 254;

/// An address somebody can be written to. Whether it exists is told by the mail alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Takes what was typed, without the blanks around it. `not_an_address` at `field` if it
    /// cannot be one.
    pub fn parse(typed: &str, field: &'static str) -> Result<Self, Problem> {
        let address = typed.trim();
        if address.is_empty() {
            return Err(Problem::invalid(field, "text_required"));
        }
        if looks_right(address) {
            Ok(Self(address.to_owned()))
        } else {
            Err(Problem::invalid(field, "not_an_address"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The spelling under which it is unique: see [`email_key`].
    pub fn key(&self) -> String {
        email_key(&self.0)
    }
}

/// NFKC, lower case, trimmed. Never written to: mail goes to the stored address only, so that
/// a look-alike that folds to somebody's key leads nowhere.
pub fn email_key(typed: &str) -> String {
    typed.trim().nfkc().collect::<String>().to_lowercase()
}

fn looks_right(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "@<>()[],;:\\\"".contains(c);
    let label_fits = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    address.len() <= MAX_BYTES
        && !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && !local.chars().any(forbidden)
        && domain.split('.').all(label_fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_text() {
        for good in
            ["a@b.example", " Anna.Wolf+x@Northwind.example ", "o'neil@host", "имя@почта.рф"]
        {
            assert!(EmailAddress::parse(good, "email").is_ok(), "{good}");
        }
        let long = format!("{}@b.example", "a".repeat(250));
        for bad in [
            "a",
            "@b",
            "a@",
            "a@b@c",
            "a b@c.d",
            "a@b..c",
            "a@-b.c",
            ".a@b.c",
            "a..b@c.d",
            "a@b.c\r\nBcc: x@y.z",
            "<a@b.c>",
            "a@b.c,d@e.f",
            "a\u{0}@b.c",
            long.as_str(),
        ] {
            let problem = EmailAddress::parse(bad, "email").unwrap_err();
            assert_eq!(problem.fields[0].code, "not_an_address", "{bad}");
        }
    }

    #[test]
    fn spellings_of_one_address_share_a_key() {
        assert_eq!(email_key(" Anna@Host.Example"), "anna@host.example");
        assert_eq!(email_key("ａnna@host.example"), "anna@host.example");
        assert_ne!(email_key("аnna@host.example"), email_key("anna@host.example"));
    }
}
