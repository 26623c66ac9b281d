//! The figures of a relationship: the same for both sides, each with its n and its definition.
//!
//! They count what both firms see of each other and nothing else, so that a review starts from one
//! truth. Where a firm shows its people less than all, theirs are of what they see, and say so.
mod words;

pub use words::*;

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::open::review_at;
use crate::features::agreements::service as agreements;
use crate::features::commitments::model::CommitmentState;
use crate::features::commitments::service as commitments;
use crate::features::complaints::service::{self as complaints, median};
use crate::features::disputes::model::Term;
use crate::features::disputes::service as disputes;
use crate::features::meetings::model::MeetingState;
use crate::features::meetings::store::{self, Line};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::BallSide;
use crate::features::records::service as records;
use crate::platform::authz::{Scope, Sees};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Months that are looked back over, the present one among them.
const MONTHS: u32 = 12;

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The first day of the month that the period begins with.
fn first_day(now: Timestamp) -> NaiveDate {
    let today = now.datetime().date_naive();
    let month = today.with_day(1).unwrap_or(today);
    month.checked_sub_months(Months::new(MONTHS - 1)).unwrap_or(month)
}

/// Counts what both sides see of a relationship: seven statements, however much there is.
pub fn health(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    now: Timestamp,
) -> Result<Health, Problem> {
    let versions = agreements::standing_between(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let first = first_day(now);
    let since = Timestamp::from_datetime(first.and_time(chrono::NaiveTime::MIN).and_utc());
    let weighed = complaints::weighed(conn, scope, id, since)?;
    let reopened = records::reopened_between(conn, scope, id, since)?;
    let promised = commitments::weighed(conn, scope, id, since)?;
    let turns = records::turns_between(conn, scope, id, since)?;
    let settled = disputes::settled_between(conn, scope, id, since)?;
    let meetings = store::latest(conn, scope, id)?;
    let last = meetings.iter().find(|(meeting, ..)| meeting.state.was_held());
    let next = meetings
        .iter()
        .rev()
        .find(|(meeting, ..)| meeting.state == MeetingState::Planned && meeting.held_at >= now);
    Ok(Health {
        covers: if scope.sees() == Sees::All { Covers::Relationship } else { Covers::OwnView },
        since: first.to_string(),
        open: open(&weighed),
        commitments: kept(&promised, now),
        complaints: course(&weighed, &reopened, first),
        held: held(&turns),
        settlements: sums(&settled),
        agreement: agreement(&versions),
        last_meeting: last.map(meeting_ref),
        next_meeting: next.map(meeting_ref),
    })
}

fn meeting_ref((meeting, record, _): &Line) -> MeetingRef {
    MeetingRef {
        id: record.id,
        number: record.number.clone(),
        title: meeting.title.clone(),
        state: meeting.state,
        held_at: meeting.held_at,
    }
}

fn open(weighed: &[complaints::Weighed]) -> OpenMatters {
    let sides = BallSide::ALL.iter().copied().map(Some).chain([None]);
    let by_ball: Vec<OpenSide> = sides
        .map(|side| {
            let with = || weighed.iter().filter(|one| one.open && one.ball_side == side);
            OpenSide {
                side,
                count: count(with().count()),
                oldest_since: with().filter_map(|one| one.ball_since).min(),
            }
        })
        .filter(|line| line.count > 0)
        .collect();
    OpenMatters {
        n: by_ball.iter().map(|line| line.count).sum(),
        by_ball,
        definition: Definition::OpenByBall,
    }
}

/// How a commitment turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Late,
    Missed,
    Open,
    Proposed,
    Released,
}

fn fate(one: &commitments::Weighed, now: Timestamp) -> Fate {
    match (one.state, one.fulfilled_at) {
        (CommitmentState::Proposed, _) => Fate::Proposed,
        (CommitmentState::Released, _) => Fate::Released,
        (_, Some(done)) if done <= one.due_at => Fate::Kept,
        (_, Some(_)) => Fate::Late,
        (_, None) if one.due_at < now => Fate::Missed,
        (_, None) => Fate::Open,
    }
}

fn kept(promised: &[commitments::Weighed], now: Timestamp) -> Kept {
    let by_side: Vec<KeptSide> = Side::ALL
        .iter()
        .map(|side| {
            let of = |wanted: Fate| {
                let is =
                    |one: &&commitments::Weighed| one.side == *side && fate(one, now) == wanted;
                count(promised.iter().filter(is).count())
            };
            let (kept, late, missed) = (of(Fate::Kept), of(Fate::Late), of(Fate::Missed));
            KeptSide {
                side: *side,
                n: kept + late + missed,
                kept,
                late,
                missed,
                open: of(Fate::Open),
            }
        })
        .collect();
    Kept {
        n: by_side.iter().map(|side| side.n).sum(),
        by_side,
        definition: Definition::CommitmentsByLastDay,
    }
}

fn month_of(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn course(weighed: &[complaints::Weighed], reopened: &[Timestamp], first: NaiveDate) -> Course {
    let mut months: BTreeMap<String, Month> = (0..MONTHS)
        .filter_map(|ahead| first.checked_add_months(Months::new(ahead)))
        .map(|day| {
            let month = month_of(day);
            (month.clone(), Month { month, opened: 0, closed: 0, reopened: 0 })
        })
        .collect();
    let mut each = |at: Option<Timestamp>, add: fn(&mut Month)| {
        let month = at.map(|at| month_of(at.datetime().date_naive()));
        if let Some(month) = month.and_then(|month| months.get_mut(&month)) {
            add(month);
        }
    };
    for one in weighed {
        each(one.submitted_at, |month| month.opened += 1);
        each(one.closed_at, |month| month.closed += 1);
    }
    for at in reopened {
        each(Some(*at), |month| month.reopened += 1);
    }
    let months: Vec<Month> = months.into_values().collect();
    let total = |of: fn(&Month) -> i64| months.iter().map(of).sum();
    Course {
        n: total(|month| month.opened),
        closed: total(|month| month.closed),
        reopened: total(|month| month.reopened),
        months,
        definition: Definition::ComplaintsByMonth,
    }
}

fn held(turns: &[(BallSide, Timestamp, Timestamp)]) -> HeldTime {
    let by_side: Vec<HeldSide> = Side::ALL
        .iter()
        .map(|side| {
            let mut held: Vec<i64> = turns
                .iter()
                .filter(|(ball, ..)| *ball == BallSide::from(*side))
                .map(|(_, since, until)| until.seconds_since(*since))
                .collect();
            held.sort_unstable();
            HeldSide { side: *side, n: count(held.len()), median_seconds: median(&held) }
        })
        .collect();
    HeldTime {
        n: by_side.iter().map(|side| side.n).sum(),
        by_side,
        definition: Definition::MedianTurn,
    }
}

fn sums(settled: &[Vec<Term>]) -> Settled {
    let mut sums: BTreeMap<(Side, String), (i64, i64)> = BTreeMap::new();
    for term in settled.iter().flatten() {
        if let (Some(amount), Some(currency)) = (term.amount_minor, term.currency.clone()) {
            let (sum, n) = sums.entry((term.by, currency)).or_default();
            *sum = sum.saturating_add(amount);
            *n += 1;
        }
    }
    let sums = sums
        .into_iter()
        .map(|((by, currency), (amount_minor, n))| Sum { by, currency, amount_minor, n })
        .collect();
    Settled { n: count(settled.len()), sums, definition: Definition::SettledInPeriod }
}

fn agreement(versions: &[agreements::Version]) -> Agreement {
    let in_force = versions.iter().rfind(|version| version.in_force_at.is_some());
    let since = in_force.and_then(|version| version.in_force_at);
    let proposed = versions.iter().rfind(|version| version.in_force_at.is_none());
    Agreement {
        version: in_force.map_or(0, |version| version.version),
        in_force_at: since,
        review_at: since.map(review_at),
        proposed_version: proposed.map(|version| version.version),
        definition: Definition::AgreementInForce,
    }
}
