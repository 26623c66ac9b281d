//! How long things last when some of them are not over yet.
use std::collections::BTreeMap;

use super::interval::Interval;
use super::number::real;
use super::quantile::Level;

/// Something that was watched for a time, in whole units, from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    pub time: i64,
    /// It ended then; otherwise it was still going on when it was looked at last (censored).
    pub ended: bool,
}

/// What the curve falls to at a time at which something ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    pub time: i64,
    /// Those that were still watched just before.
    pub at_risk: u64,
    pub ended: u64,
    /// The share that lasts longer.
    pub survival: f64,
    /// Greenwood's standard error.
    pub error: f64,
    pub interval: Interval,
}

/// The curve of Kaplan and Meier (JASA 53, 1958): S(t) = Π (1 − d/n), with the standard error of
/// Greenwood (1926) and an interval on the scale log(−log S), which stays within 0 and 1 (Kalbfleisch
/// and Prentice, 1980). What is censored at a time counts as at risk at that time.
pub fn curve(watched: &[Watched], level: Level) -> Vec<Step> {
    let mut times: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
    for one in watched {
        let (ended, left) = times.entry(one.time.max(0)).or_default();
        *left += 1;
        *ended += u64::from(one.ended);
    }
    let mut at_risk = u64::try_from(watched.len()).unwrap_or(u64::MAX);
    let (mut survival, mut sum) = (1.0, 0.0);
    let mut steps = Vec::new();
    for (time, (ended, left)) in times {
        if ended > 0 {
            let (d, n) = (real(ended), real(at_risk));
            survival *= 1.0 - d / n;
            sum += d / (n * (n - d));
            let error = if survival > 0.0 { survival * f64::sqrt(sum) } else { 0.0 };
            let interval = log_log(survival, sum, level);
            steps.push(Step { time, at_risk, ended, survival, error, interval });
        }
        at_risk = at_risk.saturating_sub(left);
    }
    steps
}

/// S^exp(±z·√sum / ln S); nothing is known of where a curve ends that has fallen to 0.
fn log_log(survival: f64, sum: f64, level: Level) -> Interval {
    if survival <= 0.0 {
        return Interval { low: 0.0, high: 0.0 };
    }
    let width = level.z() * sum.sqrt() / survival.ln();
    Interval { low: survival.powf((-width).exp()), high: survival.powf(width.exp()) }
}

/// A time by which a share has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndedBy {
    pub time: i64,
    pub low: Option<i64>,
    /// None: it cannot be said from above.
    pub high: Option<i64>,
}

/// When the share `p` had ended, with the interval of Brookmeyer and Crowley (Biometrics 38, 1982): from
/// where the lower bound of the curve has fallen to 1 − p to where the upper one has. Nothing if
/// the curve never falls so far.
pub fn ended_by(steps: &[Step], p: f64) -> Option<EndedBy> {
    // A hair's breadth for the rounding of products, as R's survival has it.
    let left = 1.0 - p + 1e-9;
    let first = |fits: &dyn Fn(&Step) -> bool| steps.iter().find(|step| fits(step)).map(|s| s.time);
    Some(EndedBy {
        time: first(&|step| step.survival <= left)?,
        low: first(&|step| step.interval.low <= left),
        high: first(&|step| step.interval.high <= left),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Remission under 6-mercaptopurine (Freireich and others, Blood 21, 1963), in weeks.
    fn remissions() -> Vec<Watched> {
        let over = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|time| Watched { time, ended: true });
        let still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        let still = still.map(|time| Watched { time, ended: false });
        over.into_iter().chain(still).collect()
    }

    /// R 4.4, survival: summary(survfit(Surv(t, e) ~ 1, conf.type = "log-log"))
    #[test]
    fn the_curve_is_that_of_r() {
        let steps = curve(&remissions(), Level::P95);
        let expected = [
            (6, 21, 3, 0.857143, 0.076360, 0.619718, 0.951552),
            (7, 17, 1, 0.806723, 0.086935, 0.563147, 0.922809),
            (10, 15, 1, 0.752941, 0.096350, 0.503200, 0.889362),
            (13, 12, 1, 0.690196, 0.106815, 0.431610, 0.849066),
            (16, 11, 1, 0.627451, 0.114054, 0.367511, 0.804912),
            (22, 7, 1, 0.537815, 0.128234, 0.267779, 0.746791),
            (23, 6, 1, 0.448179, 0.134591, 0.188052, 0.680143),
        ];
        assert_eq!(steps.len(), expected.len());
        for (step, (time, at_risk, ended, survival, error, low, high)) in steps.iter().zip(expected)
        {
            assert_eq!((step.time, step.at_risk, step.ended), (time, at_risk, ended));
            let found = [step.survival, step.error, step.interval.low, step.interval.high];
            for (found, expected) in found.iter().zip([survival, error, low, high]) {
                assert!((found - expected).abs() < 1e-5, "{time}: {found} {expected}");
            }
        }
        let median = ended_by(&steps, 0.5).unwrap();
        assert_eq!((median.time, median.low, median.high), (23, Some(13), None));
        assert_eq!(ended_by(&steps, 0.9), None, "it never falls so far");
    }

    #[test]
    fn open_cases_make_it_longer_than_the_closed_ones_alone() {
        let closed: Vec<Watched> = (1..=5).map(|time| Watched { time, ended: true }).collect();
        let mut all = closed.clone();
        all.extend([Watched { time: 30, ended: false }; 4]);
        let median = |watched: &[Watched]| ended_by(&curve(watched, Level::P95), 0.5).unwrap().time;
        assert_eq!((median(&closed), median(&all)), (3, 5));
    }

    #[test]
    fn nothing_and_a_curve_that_falls_to_nothing() {
        assert!(curve(&[], Level::P95).is_empty());
        assert_eq!(ended_by(&[], 0.5), None);
        let all = curve(&[Watched { time: 2, ended: true }; 3], Level::P95);
        assert_eq!((all[0].survival, all[0].error), (0.0, 0.0));
        assert_eq!(ended_by(&all, 0.9).unwrap().time, 2);
    }
}
