//! Numbers as other systems write them, to whole units of what is kept: exact, without floats.

/// A decimal number times ten to the power of `places`, rounded half away from zero. Nothing for what
/// is no number, for groups of other than three digits (`1,5` where the point is the decimal mark
/// would become 15), and for what is too large.
pub(super) fn scaled(text: &str, mark: char, places: u32) -> Option<i64> {
    let text = text.trim();
    let bracketed = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let (negative, digits) = match bracketed {
        Some(inner) => (true, inner),
        None => match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        },
    };
    let (whole, part) = digits.split_once(mark).unwrap_or((digits, ""));
    let whole = ungrouped(whole, mark)?;
    if !part.bytes().all(|byte| byte.is_ascii_digit()) || whole.len() + part.len() == 0 {
        return None;
    }
    let mut value: i128 = 0;
    let wanted = usize::try_from(places).ok()?;
    let padded = part.bytes().chain(std::iter::repeat(b'0')).take(wanted);
    for byte in whole.bytes().chain(padded) {
        value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    if part.as_bytes().get(wanted).is_some_and(|byte| *byte >= b'5') {
        value += 1;
    }
    i64::try_from(if negative { -value } else { value }).ok()
}

/// The digits before the mark without what groups them by three.
fn ungrouped(whole: &str, mark: char) -> Option<String> {
    let between = |c: char| match c {
        ' ' | '\u{a0}' | '\u{202f}' | '\'' => true,
        ',' | '.' => c != mark,
        _ => false,
    };
    let groups: Vec<&str> = whole.split(between).collect();
    let fits = |(index, group): (usize, &&str)| {
        let digits = group.bytes().all(|byte| byte.is_ascii_digit());
        let length = match (groups.len(), index) {
            (1, _) => true,
            (_, 0) => (1..=3).contains(&group.len()),
            _ => group.len() == 3,
        };
        digits && length
    };
    groups.iter().enumerate().all(fits).then(|| groups.concat())
}

/// What a quantity (thousandths) costs at a price (millionths of the currency's unit), in minor units
/// of a currency with so many digits; rounded half away from zero.
pub(super) fn net(quantity_milli: i64, price_micros: i64, digits: u32) -> Option<i64> {
    let product = i128::from(quantity_milli).checked_mul(i128::from(price_micros))?;
    let unit = 10_i128.checked_pow(9_u32.checked_sub(digits)?)?;
    let half = if product < 0 { -unit / 2 } else { unit / 2 };
    i64::try_from((product + half) / unit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, mark, places, said) in [
            ("6", '.', 3, Some(6_000)),
            ("-12.5", '.', 3, Some(-12_500)),
            ("\u{2212}1", '.', 0, Some(-1)),
            ("(3.10)", '.', 2, Some(-310)),
            ("+0.005", '.', 2, Some(1)),
            ("-0.005", '.', 2, Some(-1)),
            ("0.0049", '.', 2, Some(0)),
            ("1,234.56", '.', 2, Some(123_456)),
            ("1 234 567,8", ',', 1, Some(12_345_678)),
            (".5", '.', 1, Some(5)),
            ("5.", '.', 1, Some(50)),
            ("1,5", '.', 1, None),
            ("1.234,5", ',', 1, Some(12_345)),
            ("12,34,567", '.', 0, None),
            ("1e3", '.', 0, None),
            ("", '.', 0, None),
            (".", '.', 0, None),
            ("WHITE LANTERN", '.', 0, None),
            ("99999999999999999999", '.', 0, None),
        ] {
            assert_eq!(scaled(text, mark, places), said, "{text}");
        }
    }

    #[test]
    fn a_line_costs_quantity_times_price() {
        assert_eq!(net(6_000, 2_550_000, 2), Some(1_530));
        assert_eq!(net(-1_000, 27_500_000, 2), Some(-2_750));
        assert_eq!(net(3_000, 5_000, 2), Some(2));
        assert_eq!(net(-3_000, 5_000, 2), Some(-2));
        assert_eq!(net(1_500, 1_000_000, 0), Some(2));
        assert_eq!(net(i64::MAX, i64::MAX, 2), None);
    }
}
