//! Numbers and amounts as people write them, in both languages.
use crate::platform::authz::Locale;

/// Currencies without and with three minor digits (ISO 4217); all others have two.
const WHOLE: [&str; 11] =
    ["BIF", "CLP", "ISK", "JPY", "KRW", "PYG", "RWF", "UGX", "VND", "XAF", "XOF"];
const THOUSANDTHS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// Whether it could be the code of a currency (ISO 4217): three capital letters. Which codes are in
/// use changes from year to year and is nobody's to refuse here.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// How many digits stand behind the point of this currency (ISO 4217).
pub fn minor_digits(currency: &str) -> u32 {
    if WHOLE.contains(&currency) {
        0
    } else if THOUSANDTHS.contains(&currency) {
        3
    } else {
        2
    }
}

/// A whole number in groups of three digits.
pub fn number(value: i64, locale: Locale) -> String {
    let digits = value.unsigned_abs().to_string();
    let gap = match locale {
        Locale::En => ',',
        Locale::Ru => '\u{a0}',
    };
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
            grouped.push(gap);
        }
        grouped.push(digit);
    }
    if value < 0 { format!("−{grouped}") } else { grouped }
}

/// `1,250.00 EUR`, `1 250,00 EUR`.
pub fn money(minor: i64, currency: &str, locale: Locale) -> String {
    let places = minor_digits(currency);
    let unit = 10_i64.pow(places);
    let whole = number(minor / unit, locale);
    if places == 0 {
        return format!("{whole} {currency}");
    }
    let rest = (minor % unit).unsigned_abs();
    let comma = match locale {
        Locale::En => '.',
        Locale::Ru => ',',
    };
    let width = usize::try_from(places).unwrap_or_default();
    format!("{whole}{comma}{rest:0width$} {currency}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capital_letters() {
        assert!(is_currency("EUR") && is_currency("XAF"));
        for wrong in ["", "EU", "EURO", "eur", "EUr", "E1R", "EÜ", "руб"] {
            assert!(!is_currency(wrong), "{wrong}");
        }
    }

    #[test]
    fn amounts_are_written_in_the_readers_way() {
        assert_eq!(money(125_000, "EUR", Locale::En), "1,250.00 EUR");
        assert_eq!(money(123_456_705, "RUB", Locale::Ru), "1\u{a0}234\u{a0}567,05 RUB");
        assert_eq!(money(640, "JPY", Locale::En), "640 JPY");
        assert_eq!(money(1_005, "KWD", Locale::En), "1.005 KWD");
        assert_eq!(number(-1_000, Locale::En), "−1,000");
        assert_eq!(number(i64::MIN, Locale::En), "−9,223,372,036,854,775,808");
    }
}
