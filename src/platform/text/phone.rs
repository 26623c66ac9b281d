//! Telephone numbers in one form: E.164, as `+74951234567`.
use chrono_tz::Tz;

/// How numbers are dialled in a country: its code, and what stands before a number at home.
struct Country {
    code: &'static str,
    trunk: &'static str,
}

const fn country(code: &'static str, trunk: &'static str) -> Country {
    Country { code, trunk }
}

/// Digits of a number with its country: E.164 allows 15, and none are shorter than 8.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
/// Digits of a number that is complete at home.
const NATIONAL: std::ops::RangeInclusive<usize> = 9..=11;

/// The country of a time zone, for those where it is one and the same. Elsewhere a number needs its
/// own country code.
fn country_of(zone: Tz) -> Option<Country> {
    let name = zone.name();
    Some(match name {
        "Europe/London" => country("44", "0"),
        "Europe/Berlin" | "Europe/Busingen" => country("49", "0"),
        "Europe/Paris" => country("33", "0"),
        "Europe/Vienna" => country("43", "0"),
        "Europe/Zurich" => country("41", "0"),
        "Europe/Amsterdam" => country("31", "0"),
        "Europe/Brussels" => country("32", "0"),
        "Europe/Madrid" => country("34", ""),
        // A number keeps its zero there.
        "Europe/Rome" => country("39", ""),
        "Europe/Warsaw" => country("48", ""),
        "Europe/Prague" => country("420", ""),
        "Europe/Stockholm" => country("46", "0"),
        "Europe/Helsinki" => country("358", "0"),
        "Europe/Copenhagen" => country("45", ""),
        "Europe/Oslo" => country("47", ""),
        "Europe/Minsk" => country("375", "8"),
        "Europe/Kiev" | "Europe/Kyiv" => country("380", "0"),
        "Europe/Istanbul" => country("90", "0"),
        "Asia/Almaty" | "Asia/Aqtau" | "Asia/Aqtobe" | "Asia/Atyrau" => country("7", "8"),
        "Asia/Tokyo" => country("81", "0"),
        "Asia/Shanghai" => country("86", "0"),
        "Asia/Kolkata" => country("91", "0"),
        "Europe/Moscow" | "Europe/Kaliningrad" | "Europe/Samara" | "Europe/Saratov"
        | "Europe/Volgograd" | "Europe/Astrakhan" | "Europe/Ulyanovsk" | "Asia/Yekaterinburg"
        | "Asia/Omsk" | "Asia/Novosibirsk" | "Asia/Krasnoyarsk" | "Asia/Irkutsk"
        | "Asia/Yakutsk" | "Asia/Vladivostok" | "Asia/Magadan" | "Asia/Kamchatka" => {
            country("7", "8")
        }
        "America/New_York"
        | "America/Chicago"
        | "America/Denver"
        | "America/Los_Angeles"
        | "America/Phoenix"
        | "America/Anchorage"
        | "America/Toronto"
        | "America/Vancouver" => country("1", "1"),
        _ => return None,
    })
}

/// A number in the form in which two of them are the same. Without its country it is taken to be of
/// the country of `zone`; nothing if it is no number, or one whose country nobody knows.
pub fn e164(typed: &str, zone: Tz) -> Option<String> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("tel:").unwrap_or(typed);
    if !typed.chars().all(|c| c.is_ascii_digit() || " +-().\u{a0}/".contains(c)) {
        return None;
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let abroad = if typed.starts_with('+') {
        Some(without_home_zero(typed, &digits))
    } else {
        digits.strip_prefix("00").map(str::to_owned)
    };
    let whole = match abroad {
        Some(digits) => digits,
        None => at_home(&digits, &country_of(zone)?)?,
    };
    (DIGITS.contains(&whole.len()) && !whole.starts_with('0')).then(|| format!("+{whole}"))
}

/// `+44 (0)20 …` names the zero that is dialled at home alone.
fn without_home_zero(typed: &str, digits: &str) -> String {
    let before: String = typed
        .split("(0)")
        .next()
        .filter(|_| typed.contains("(0)"))
        .map(|before| before.chars().filter(char::is_ascii_digit).collect())
        .unwrap_or_default();
    if before.is_empty() {
        return digits.to_owned();
    }
    let rest = digits.strip_prefix(&before).and_then(|rest| rest.strip_prefix('0'));
    rest.map_or_else(|| digits.to_owned(), |rest| format!("{before}{rest}"))
}

fn at_home(digits: &str, country: &Country) -> Option<String> {
    // Eleven digits that begin with the country's own code or with the trunk digit, as both are
    // written in Russia and in America.
    let long = digits.len() == 11 && country.code.len() == 1;
    if long && (digits.starts_with(country.code) || digits.starts_with(country.trunk)) {
        return digits.get(1..).map(|rest| format!("{}{rest}", country.code));
    }
    let rest = digits.strip_prefix(country.trunk).unwrap_or(digits);
    let enough = NATIONAL.contains(&digits.len());
    enough.then(|| format!("{}{rest}", country.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_number_are_one() {
        let moscow = Tz::Europe__Moscow;
        for typed in [
            "+7 (495) 123-45-67",
            "8 495 123 45 67",
            "84951234567",
            "7-495-123-45-67",
            "495 123-45-67",
            "007 495 1234567",
            "tel:+74951234567",
        ] {
            assert_eq!(e164(typed, moscow).as_deref(), Some("+74951234567"), "{typed}");
        }
        let london = Tz::Europe__London;
        for typed in
            ["020 7946 0958", "+44 20 7946 0958", "+44 (0)20 7946 0958", "0044 20 79460958"]
        {
            assert_eq!(e164(typed, london).as_deref(), Some("+442079460958"), "{typed}");
        }
        assert_eq!(e164("(212) 555-0199", Tz::America__New_York).as_deref(), Some("+12125550199"));
        assert_eq!(e164("1-212-555-0199", Tz::America__New_York).as_deref(), Some("+12125550199"));
        assert_eq!(e164("06 1234 5678", Tz::Europe__Rome).as_deref(), Some("+390612345678"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in
            ["", "hidden", "112", "+", "+0123456789", "ann@example.org", "+12345678901234567"]
        {
            assert_eq!(e164(typed, Tz::Europe__Moscow), None, "{typed}");
        }
        assert_eq!(e164("020 7946 0958", Tz::UTC), None, "whose country nobody knows");
        assert_eq!(e164("+44 20 7946 0958", Tz::UTC).as_deref(), Some("+442079460958"));
    }
}
