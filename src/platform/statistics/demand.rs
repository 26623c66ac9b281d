//! How much of something is asked for at least.
use super::number::real;
use super::quantile::chi_square_quantile;

/// How sure the lower bound is: the true rate lies below it once in twenty.
const BELOW: f64 = 0.05;
/// Rates are told for so many calls.
pub const PER: f64 = 1000.0;

/// What `k` events among `n` calls say of the rate for a thousand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    pub value: f64,
    /// Exact: the rate is lower than this once in twenty.
    pub at_least: f64,
}

/// The exact lower bound for a number of events (F. Garwood, "Fiducial limits for the Poisson
/// distribution", Biometrika 28, 1936): χ²(0.05; 2k) / 2. Nothing for none.
pub fn least_events(k: u64) -> Option<f64> {
    if k == 0 {
        return Some(0.0);
    }
    chi_square_quantile(BELOW, 2.0 * real(k)).map(|quantile| quantile / 2.0)
}

/// The exact upper bound for a number of events: χ²(0.95; 2k + 2) / 2.
pub fn most_events(k: u64) -> Option<f64> {
    chi_square_quantile(1.0 - BELOW, 2.0 * real(k) + 2.0).map(|quantile| quantile / 2.0)
}

/// The rate for a thousand calls; nothing without calls.
pub fn rate(k: u64, n: u64) -> Option<Rate> {
    if n == 0 {
        return None;
    }
    let of = |events: f64| PER * events / real(n);
    Some(Rate { value: of(real(k)), at_least: of(least_events(k)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The golden values of the research, section 4.7.
    #[test]
    fn the_bound_is_that_of_garwood() {
        for (k, expected) in [(5, 1.970), (12, 6.924), (30, 21.594)] {
            let found = least_events(k).unwrap();
            assert!((found - expected).abs() < 5e-4, "{k}: {found}");
        }
        assert_eq!(least_events(0), Some(0.0));
        // None were seen: the rule of three, exactly -ln 0.05.
        assert!((most_events(0).unwrap() + 0.05_f64.ln()).abs() < 1e-6);
    }

    #[test]
    fn a_rate_is_told_for_a_thousand_calls() {
        let found = rate(12, 480).unwrap();
        assert!((found.value - 25.0).abs() < 1e-9);
        assert!((found.at_least - 6.924 * 1000.0 / 480.0).abs() < 2e-3, "{found:?}");
        assert_eq!(rate(3, 0), None);
        assert_eq!(rate(0, 10), Some(Rate { value: 0.0, at_least: 0.0 }));
    }
}
