//! Numbers with up to four decimals, exact: answers are compared and summed as they were typed.
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

const DECIMALS: usize = 4;
const ONE: i64 = 10_000;
/// Beyond this a number is a slip of the keyboard.
const MOST: i64 = 1_000_000_000_000;

/// A decimal number; a string in JSON, like `"12.5"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(as = SurveyNumber, value_type = String, pattern = r"^-?\d{1,12}(\.\d{1,4})?$")]
pub struct Fixed(i64);

impl Fixed {
    /// `None` when the number is out of bounds.
    pub fn whole(number: i64) -> Option<Self> {
        (number.unsigned_abs() <= MOST.unsigned_abs()).then(|| Self(number.saturating_mul(ONE)))
    }

    pub fn small(number: i32) -> Self {
        Self(i64::from(number).saturating_mul(ONE))
    }

    /// Reads `12`, `-3.5` and `3,5`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace([' ', '\u{a0}', '\u{202f}'], "").replace(',', ".");
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(&text)),
        };
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let numeric = |part: &str| part.chars().all(|one| one.is_ascii_digit());
        if whole.is_empty() && rest.is_empty() || !numeric(whole) || !numeric(rest) {
            return None;
        }
        if rest.len() > DECIMALS || whole.len() > 13 {
            return None;
        }
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let part: i64 = format!("{rest:0<DECIMALS$}").parse().ok()?;
        (whole <= MOST).then(|| Self(sign * (whole.saturating_mul(ONE).saturating_add(part))))
    }

    /// How many decimals it has.
    pub fn decimals(self) -> u32 {
        let mut rest = self.0.unsigned_abs() % ONE.unsigned_abs();
        let mut decimals = 0;
        while rest != 0 {
            rest = rest * 10 % ONE.unsigned_abs();
            decimals += 1;
        }
        decimals
    }

    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// In ten-thousandths: for statistics.
    pub fn ten_thousandths(self) -> i64 {
        self.0
    }
}

impl std::fmt::Display for Fixed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (
            self.0.unsigned_abs() / ONE.unsigned_abs(),
            self.0.unsigned_abs() % ONE.unsigned_abs(),
        );
        let sign = if self.0 < 0 { "-" } else { "" };
        let part = format!("{part:0>DECIMALS$}");
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

impl Serialize for Fixed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fixed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Whole(i64),
        }
        match Written::deserialize(deserializer)? {
            Written::Text(text) => Self::parse(&text),
            Written::Whole(number) => Self::whole(number),
        }
        .ok_or_else(|| serde::de::Error::custom("a number has at most four decimals: \"12.5\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_written_as_they_were() {
        for (typed, written, decimals) in [
            ("12", "12", 0),
            ("-3.50", "-3.5", 1),
            ("3,5", "3.5", 1),
            ("1 000,25", "1000.25", 2),
            (".5", "0.5", 1),
            ("-0.0001", "-0.0001", 4),
        ] {
            let number = Fixed::parse(typed).unwrap();
            assert_eq!(number.to_string(), written);
            assert_eq!(number.decimals(), decimals, "{typed}");
            let json = serde_json::to_string(&number).unwrap();
            assert_eq!(serde_json::from_str::<Fixed>(&json).unwrap(), number);
        }
        for typed in ["", ".", "-", "1.2.3", "1e5", "0x1", "1.00001", "99999999999999", "NaN"] {
            assert_eq!(Fixed::parse(typed), None, "{typed}");
        }
        assert!(Fixed::parse("9.5").unwrap() < Fixed::small(10));
        assert!(Fixed::parse("-9.5").unwrap() < Fixed::parse("-9.4999").unwrap());
    }
}
