//! Satisfaction and effort on a scale. Both have rival definitions, so the figure carries its own and
//! figures of different definitions are never compared.
use super::interval::{Estimate, Interval, wilson_effective};
use super::nps::{Difference, difference};
use super::number::{Summary, real, size};
use super::quantile::Level;
use super::sampling::{Correction, correction};

/// How a scale becomes a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Definition {
    /// The share of the `top` best of `points` points: 2 of 5 for CSAT (as Formbricks counts), 3 of 7
    /// for effort ("agree" from 5 of 7 on, as Simplesat counts after Gartner).
    Top { top: usize, points: usize },
    /// The mean of 1 to `points`: effort as Nicereply counts.
    Mean { points: usize },
}

impl Definition {
    pub const CSAT: Self = Self::Top { top: 2, points: 5 };
    pub const CES_AGREE: Self = Self::Top { top: 3, points: 7 };
    pub const CES_MEAN: Self = Self::Mean { points: 7 };
}

/// A figure of a scale: a share from 0 to 1, or a mean from 1 to the number of points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Satisfaction {
    pub definition: Definition,
    pub n: u64,
    /// How many gave one of the best points; nothing for a mean.
    pub hits: Option<u64>,
    pub estimate: Estimate,
    pub correction: Correction,
}

/// The figure of a scale whose `counts[i]` answers gave the point i + 1. A share has Wilson's interval,
/// a mean that of Student. Nothing without answers, for a scale of another length, for a mean of a
/// single answer, or with more answers than the population has members.
pub fn figure(
    counts: &[u64],
    definition: Definition,
    population: Option<u64>,
    level: Level,
) -> Option<Satisfaction> {
    let n: u64 = counts.iter().sum();
    let correction = correction(n, population)?;
    let (hits, estimate) = match definition {
        Definition::Top { top, points } if points == counts.len() && top <= points => {
            let hits: u64 = counts.iter().rev().take(top).sum();
            (Some(hits), top_share(hits, n, correction, level)?)
        }
        Definition::Mean { points } if points == counts.len() => {
            (None, mean(counts, correction, level)?)
        }
        _ => return None,
    };
    Some(Satisfaction { definition, n, hits, estimate, correction })
}

fn top_share(hits: u64, n: u64, correction: Correction, level: Level) -> Option<Estimate> {
    let value = super::number::share(hits, n)?;
    let error = (value * (1.0 - value) / real(n)).sqrt() * correction.factor;
    let interval = wilson_effective(value, correction.effective(real(n)), level)?;
    Some(Estimate { value, error, interval })
}

fn mean(counts: &[u64], correction: Correction, level: Level) -> Option<Estimate> {
    let summary = Summary::of_scale(counts, 1.0)?;
    if correction.census {
        let value = summary.mean;
        return Some(Estimate {
            value,
            error: 0.0,
            interval: Interval { low: value, high: value },
        });
    }
    let error = summary.error()? * correction.factor;
    let half = level.t(real(summary.n) - 1.0)? * error;
    let interval = Interval::around(summary.mean, half, (1.0, size(counts.len())));
    Some(Estimate { value: summary.mean, error, interval })
}

/// Later minus earlier of two waves with different people; nothing for different definitions.
pub fn change(earlier: &Satisfaction, later: &Satisfaction) -> Option<Difference> {
    if earlier.definition != later.definition {
        return None;
    }
    difference(&earlier.estimate, &later.estimate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn satisfaction_is_k_of_m_with_wilsons_interval() {
        let csat = figure(&[2, 3, 10, 20, 25], Definition::CSAT, None, Level::P95).unwrap();
        assert_eq!((csat.hits, csat.n, csat.estimate.value), (Some(45), 60, 0.75));
        assert!((csat.estimate.interval.low - 0.628).abs() < 5e-4);
        assert!((csat.estimate.interval.high - 0.842).abs() < 5e-4);
        let of_eighty =
            figure(&[2, 3, 10, 20, 25], Definition::CSAT, Some(80), Level::P95).unwrap();
        assert!(of_eighty.estimate.interval.width() < csat.estimate.interval.width() * 0.6);
    }

    #[test]
    fn effort_has_two_definitions_that_never_meet() {
        let counts = [1, 1, 2, 6, 10, 12, 8];
        // scipy 1.17: x=np.repeat(range(1,8),counts); x.mean(); stats.t.interval(.95,39,x.mean(),stats.sem(x))
        let mean = figure(&counts, Definition::CES_MEAN, None, Level::P95).unwrap();
        assert!((mean.estimate.value - 5.275).abs() < 1e-9);
        assert!((mean.estimate.interval.low - 4.817022).abs() < 1e-6, "{mean:?}");
        let agree = figure(&counts, Definition::CES_AGREE, None, Level::P95).unwrap();
        assert_eq!((agree.hits, agree.estimate.value), (Some(30), 0.75));
        assert_eq!(change(&mean, &agree), None);
        assert!(change(&agree, &agree).is_some_and(|same| same.value == 0.0 && same.p == 1.0));
    }

    #[test]
    fn what_cannot_be_figured_is_nothing() {
        assert_eq!(figure(&[], Definition::CSAT, None, Level::P95), None);
        assert_eq!(figure(&[0; 5], Definition::CSAT, None, Level::P95), None);
        assert_eq!(figure(&[1; 7], Definition::CSAT, None, Level::P95), None);
        assert_eq!(figure(&[0, 0, 0, 0, 0, 0, 1], Definition::CES_MEAN, None, Level::P95), None);
        let census = figure(&[0, 0, 0, 0, 0, 0, 1], Definition::CES_MEAN, Some(1), Level::P95);
        assert_eq!(census.unwrap().estimate.value, 7.0);
    }
}
