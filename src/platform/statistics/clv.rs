//! What a customer is worth, in whole money.

/// One, in millionths: shares come in these, so that no money passes through a fraction.
pub const ONE: i128 = 1_000_000;

/// `margin` a year, of which `retained` millionths are left each year, discounted by `discount`
/// millionths a year: m · Σ (r / (1 + d))^t for t = 1 … years (S. Gupta and D. R. Lehmann, "Customers
/// as assets", Journal of Interactive Marketing 17, 2003).
pub fn value_in_years(margin: i64, retained: i128, discount: i128, years: u32) -> Option<i64> {
    // Millionths of the money, rounded at the end alone.
    let mut left = i128::from(margin).checked_mul(ONE)?;
    let mut sum: i128 = 0;
    for _ in 0..years {
        left = left.checked_mul(retained)?.checked_div(ONE + discount)?;
        sum = sum.checked_add(left)?;
    }
    i64::try_from(divided(sum, ONE)?).ok()
}

/// The same without an end: m · r / (1 + d − r). Nothing when it has no bound.
pub fn value_for_good(margin: i64, retained: i128, discount: i128) -> Option<i64> {
    let below = ONE + discount - retained;
    if below <= 0 {
        return None;
    }
    i64::try_from(divided(i128::from(margin).checked_mul(retained)?, below)?).ok()
}

/// A share of an amount in basis points of it, rounded.
pub fn part(amount: i64, basis_points: i32) -> i64 {
    let product = i128::from(amount) * i128::from(basis_points);
    divided(product, 10_000).and_then(|part| i64::try_from(part).ok()).unwrap_or(i64::MAX)
}

/// `k` of `n` in millionths.
pub fn millionths(k: u64, n: u64) -> Option<i128> {
    divided(i128::from(k) * ONE, i128::from(n))
}

/// Rounded to the nearest, halves away from zero.
pub fn divided(amount: i128, by: i128) -> Option<i128> {
    let half = by / 2;
    let shifted = if amount < 0 { amount.checked_sub(half)? } else { amount.checked_add(half)? };
    shifted.checked_div(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 100.00 a year, four of five stay, a tenth of discount.
    #[test]
    fn the_value_is_that_of_the_formula() {
        assert_eq!(value_for_good(10_000, 800_000, 100_000), Some(26_667));
        assert_eq!(value_in_years(10_000, 800_000, 100_000, 1), Some(7_273));
        assert_eq!(value_in_years(10_000, 800_000, 100_000, 5), Some(21_241));
        let long = value_in_years(10_000, 800_000, 100_000, 200).unwrap();
        assert!((long - 26_667).abs() <= 1, "{long}");
    }

    #[test]
    fn who_stays_for_ever_without_discount_has_no_bound() {
        assert_eq!(value_for_good(10_000, ONE, 0), None);
        assert_eq!(value_for_good(10_000, ONE, 100_000), Some(100_000));
        assert_eq!(value_for_good(i64::MAX, ONE, 1), None);
        assert_eq!(value_in_years(-10_000, 500_000, 0, 1), Some(-5_000));
    }

    #[test]
    fn parts_are_rounded() {
        assert_eq!((part(1_000, 3_333), part(-1_000, 3_335)), (333, -334));
        assert_eq!((millionths(1, 3), millionths(1, 0)), (Some(333_333), None));
    }
}
