//! Addresses: as they were written, and as they are compared.
use unicode_normalization::UnicodeNormalization;

use crate::platform::problem::Problem;

/// The form in which addresses are compared: two that differ only in case reach one person.
pub fn email_key(address: &str) -> String {
    address.trim().nfkc().collect::<String>().to_lowercase()
}

/// An address that mail can be sent to, as written but for white space around it.
pub fn checked(field: &'static str, address: &str) -> Result<String, Problem> {
    let address = address.trim();
    address
        .parse::<lettre::Address>()
        .map(|_| address.to_owned())
        .map_err(|_| Problem::invalid(field, "not_an_address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_checked_and_compared() {
        assert_eq!(checked("email", " Ann@Example.com ").unwrap(), "Ann@Example.com");
        assert_eq!(email_key(" Ann@Example.com "), "ann@example.com");
        for bad in ["", "ann", "ann@", "@example.com", "a b@example.com", "a@b@c.d", "Ann <a@b.c>"] {
            assert!(checked("email", bad).is_err(), "{bad}");
        }
        for bad in ["a@b.c\r\nBcc: x@y.z", "a@b.c,x@y.z", "a@b.c;x@y.z"] {
            assert!(checked("email", bad).is_err(), "{bad:?}");
        }
    }
}
