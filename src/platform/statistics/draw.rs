//! Made-up counts, for trying a method on what is known to be there.
use super::random::Random;

/// Below this a count is drawn by multiplying; above it is put together from two halves.
const SMALL: f64 = 20.0;
/// Below this dispersion counts are as good as Poisson.
const POISSON: f64 = 1.0001;

/// A Poisson count (D. Knuth, "The Art of Computer Programming" 2, 3.4.1).
pub fn poisson(random: &mut Random, mean: f64) -> u64 {
    if mean <= 0.0 || !mean.is_finite() {
        return 0;
    }
    if mean > SMALL {
        // The sum of two independent ones is one again.
        return poisson(random, mean / 2.0) + poisson(random, mean / 2.0);
    }
    let (limit, mut product, mut count) = ((-mean).exp(), 1.0, 0);
    loop {
        product *= random.unit();
        if product <= limit {
            return count;
        }
        count += 1;
    }
}

/// A standard normal value (G. Box & M. Muller, Annals of Mathematical Statistics 29, 1958).
fn normal(random: &mut Random) -> f64 {
    let radius = (-2.0 * (1.0 - random.unit()).ln()).sqrt();
    radius * (std::f64::consts::TAU * random.unit()).cos()
}

/// A gamma value of scale 1 (G. Marsaglia & W. Tsang, "A simple method for generating gamma variables",
/// ACM Transactions on Mathematical Software 26, 2000).
fn gamma(random: &mut Random, shape: f64) -> f64 {
    if shape < 1.0 {
        let unit = 1.0 - random.unit();
        return gamma(random, shape + 1.0) * unit.powf(1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(random);
        let v = (1.0 + c * x).powi(3);
        if v > 0.0 && (1.0 - random.unit()).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
            return d * v;
        }
    }
}

/// A count whose variance is `phi` times its mean: a Poisson count whose mean is gamma distributed.
pub fn negative_binomial(random: &mut Random, mean: f64, phi: f64) -> u64 {
    if mean.is_nan() || mean <= 0.0 {
        return 0;
    }
    if phi.is_nan() || phi <= POISSON {
        return poisson(random, mean);
    }
    let spread = phi - 1.0;
    let drawn = gamma(random, mean / spread) * spread;
    poisson(random, drawn)
}

#[cfg(test)]
mod tests {
    use super::super::number::{Summary, real};
    use super::*;

    #[test]
    fn means_and_variances_are_those_asked_for() {
        let mut random = Random::new(5);
        for (mean, phi) in [(0.3, 1.0), (2.4, 1.0), (50.0, 1.0), (0.3, 1.5), (2.4, 2.0), (9.0, 3.0)]
        {
            let drawn: Vec<f64> =
                (0..20_000).map(|_| real(negative_binomial(&mut random, mean, phi))).collect();
            let found = Summary::of(&drawn).unwrap();
            assert!((found.mean / mean - 1.0).abs() < 0.07, "{mean} {phi}: {found:?}");
            let spread = found.variance.unwrap() / (mean * phi);
            assert!((spread - 1.0).abs() < 0.1, "{mean} {phi}: {found:?}");
        }
        assert_eq!(poisson(&mut random, 0.0), 0);
        assert_eq!(negative_binomial(&mut random, f64::NAN, 2.0), 0);
    }
}
