//! Net promoter score with its error. A score is 100 times the mean of +1 for a promoter (9 or 10),
//! 0 for a passive (7 or 8) and −1 for a detractor (0 to 6); its variance follows from that.
use super::interval::{Estimate, Interval};
use super::number::real;
use super::quantile::{Level, normal_two_sided};
use super::sampling::{Correction, correction};

/// Below this many answers the interval is made from adjusted counts.
const SMALL: u64 = 30;
const SCORES: (f64, f64) = (-100.0, 100.0);

/// How many recommend, do not mind, and advise against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub promoters: u64,
    pub passives: u64,
    pub detractors: u64,
}

impl Counts {
    /// Counts answers from 0 to 10; nothing when one of them is above 10.
    pub fn of(scores: &[u8]) -> Option<Self> {
        let mut counts = Self::default();
        for score in scores {
            match score {
                0..=6 => counts.detractors += 1,
                7..=8 => counts.passives += 1,
                9..=10 => counts.promoters += 1,
                _ => return None,
            }
        }
        Some(counts)
    }

    pub fn n(&self) -> u64 {
        self.promoters + self.passives + self.detractors
    }
}

/// A net promoter score from −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nps {
    pub n: u64,
    /// Variance of one answer, in shares: p + d − (p − d)².
    pub variance: f64,
    /// The score, its standard error (corrected for the population) and its interval, in points.
    pub estimate: Estimate,
    /// The interval comes from adjusted counts and so does not lie evenly about the score.
    pub adjusted: bool,
    pub correction: Correction,
}

/// The score of `counts`; variance as in M. Crawley, cybaea.net 2016. With fewer than 30 answers, or
/// when all say the same, the interval comes from counts with ¾ promoter, ¾ detractor and 1½ passives
/// added (B. Rocks, "Interval estimation for the net promoter score", The American Statistician 70,
/// 2016). Nothing without answers or with more of them than the population has members.
pub fn score(counts: Counts, population: Option<u64>, level: Level) -> Option<Nps> {
    let n = counts.n();
    if n == 0 {
        return None;
    }
    let correction = correction(n, population)?;
    let plain = Moments::of(real(counts.promoters), real(counts.detractors), real(n));
    let error = plain.error() * correction.factor;
    let adjusted = (n < SMALL || plain.variance <= 0.0) && !correction.census;
    let (middle, half) = if adjusted {
        let wide = Moments::of(
            real(counts.promoters) + 0.75,
            real(counts.detractors) + 0.75,
            real(n) + 3.0,
        );
        (wide.value, level.z() * wide.error() * correction.factor)
    } else {
        (plain.value, level.z() * error)
    };
    let interval = Interval::around(middle, half, SCORES);
    let estimate = Estimate { value: plain.value, error, interval };
    Some(Nps { n, variance: plain.variance, estimate, adjusted, correction })
}

struct Moments {
    value: f64,
    variance: f64,
    n: f64,
}

impl Moments {
    fn of(promoters: f64, detractors: f64, n: f64) -> Self {
        let (p, d) = (promoters / n, detractors / n);
        Self { value: 100.0 * (p - d), variance: (p + d - (p - d).powi(2)).max(0.0), n }
    }

    fn error(&self) -> f64 {
        100.0 * (self.variance / self.n).sqrt()
    }
}

/// What changed between two independent figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    pub value: f64,
    pub error: f64,
    pub z: f64,
    pub p: f64,
}

/// Later minus earlier, with z = Δ/√(SE₁² + SE₂²); for waves with different people. Nothing when
/// neither figure has an error.
pub fn difference(earlier: &Estimate, later: &Estimate) -> Option<Difference> {
    let error = earlier.error.hypot(later.error);
    if error.is_nan() || error <= 0.0 {
        return None;
    }
    let value = later.value - earlier.value;
    let z = value / error;
    Some(Difference { value, error, z, p: normal_two_sided(z)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(promoters: u64, passives: u64, detractors: u64) -> Counts {
        Counts { promoters, passives, detractors }
    }

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 5e-3, "{found} {expected}");
    }

    #[test]
    fn a_score_has_its_error() {
        let nps = score(counts(150, 100, 50), None, Level::P95).unwrap();
        near(nps.estimate.value, 33.33);
        near(nps.estimate.error, 4.303);
        near(nps.estimate.interval.width() / 2.0, 8.43);
        assert!(!nps.adjusted);
        let of_thousand = score(counts(150, 100, 50), Some(1000), Level::P95).unwrap();
        near(of_thousand.estimate.interval.width() / 2.0, 7.06);
    }

    #[test]
    fn few_answers_are_adjusted() {
        // numpy: p=8.75/13; d=1.75/13; 100*(p-d), 195.9964*np.sqrt((p+d-(p-d)**2)/13): 53.846, 39.114
        let nps = score(counts(8, 1, 1), None, Level::P95).unwrap();
        assert!(nps.adjusted);
        near(nps.estimate.value, 70.0);
        near(nps.estimate.interval.low, 14.732);
        near(nps.estimate.interval.high, 92.961);
    }

    #[test]
    fn unanimity_is_not_certainty() {
        let all = score(counts(50, 0, 0), None, Level::P95).unwrap();
        assert_eq!((all.estimate.value, all.estimate.error), (100.0, 0.0));
        assert!(all.estimate.interval.low < 99.0 && all.estimate.interval.high == 100.0);
        let census = score(counts(8, 1, 1), Some(10), Level::P95).unwrap();
        assert_eq!(census.estimate.interval, Interval { low: 70.0, high: 70.0 });
    }

    #[test]
    fn two_waves_are_compared() {
        // numpy: z=-20/np.hypot(4.3033, 4.6667); 2*scipy.stats.norm.sf(abs(z))
        let earlier = score(counts(150, 100, 50), None, Level::P95).unwrap().estimate;
        let later = score(counts(120, 100, 80), None, Level::P95).unwrap().estimate;
        let change = difference(&earlier, &later).unwrap();
        near(change.value, -20.0);
        near(change.z, -3.156);
        assert!((change.p - 0.001597).abs() < 1e-6);
        let certain = Estimate { error: 0.0, ..earlier };
        assert_eq!(difference(&certain, &certain), None);
    }

    #[test]
    fn answers_are_counted_or_refused() {
        assert_eq!(Counts::of(&[0, 6, 7, 8, 9, 10]), Some(counts(2, 2, 2)));
        assert_eq!(Counts::of(&[11]), None);
        assert_eq!(score(counts(0, 0, 0), None, Level::P95), None);
        assert_eq!(score(counts(3, 0, 0), Some(2), Level::P95), None);
    }
}
