//! When summaries are due: every day, or every Monday, at the same hour for all.
use crate::features::digests::model::DigestPace;
use crate::platform::clock::Timestamp;

const DAY: i64 = 86_400;
/// Hour of the day, UTC: before work begins in Europe.
const HOUR: i64 = 5;
/// The first Monday after 1970 began, in days.
const MONDAY: i64 = 4;

/// The next one after `now`; none if none is wanted.
pub(super) fn next(pace: DigestPace, now: Timestamp) -> Option<Timestamp> {
    let (every, first) = match pace {
        DigestPace::Off => return None,
        DigestPace::Daily => (1, 0),
        DigestPace::Weekly => (7, MONDAY),
    };
    let begin = first * DAY + HOUR * 3600;
    let seconds = now.micros().div_euclid(1_000_000);
    let passed = (seconds - begin).div_euclid(every * DAY);
    Timestamp::from_micros((begin + (passed + 1) * every * DAY) * 1_000_000)
}

/// Since when somebody is told who was never told before: the time up to what is due then.
pub(super) fn usual_start(pace: DigestPace, due: Timestamp) -> Timestamp {
    due.plus_days(if pace == DigestPace::Daily { -1 } else { -7 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        serde_json::from_value(serde_json::json!(text)).unwrap()
    }

    #[test]
    fn days_and_mondays_come_at_five() {
        let cases = [
            // A Tuesday.
            (DigestPace::Daily, "2026-03-10T09:00:00Z", Some("2026-03-11T05:00:00Z")),
            (DigestPace::Weekly, "2026-03-10T09:00:00Z", Some("2026-03-16T05:00:00Z")),
            (DigestPace::Daily, "2026-03-10T04:59:59Z", Some("2026-03-10T05:00:00Z")),
            // What is due now is not due next.
            (DigestPace::Weekly, "2026-03-16T05:00:00Z", Some("2026-03-23T05:00:00Z")),
            (DigestPace::Weekly, "1969-12-30T00:00:00Z", Some("1970-01-05T05:00:00Z")),
            (DigestPace::Off, "2026-03-10T09:00:00Z", None),
        ];
        for (pace, now, due) in cases {
            assert_eq!(next(pace, at(now)), due.map(at), "{pace} at {now}");
        }
    }
}
