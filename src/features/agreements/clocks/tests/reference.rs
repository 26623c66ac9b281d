//! A slow reference: it looks at every minute and asks what each clock does in it.
use proptest::prelude::*;

use super::*;
use ClockName::{CustomerResponse, FirstResponse, NextResponse, PeriodicUpdate, Resolution};

const START: &str = "2026-03-26T06:00";

/// One thing that happens, some minutes after the one before.
#[derive(Debug, Clone)]
struct Step {
    minutes: i64,
    what: What,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Says(Side),
    Moves(Side, Option<BallSide>, Phase),
    Turns(Severity),
    NewTerms,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    use BallSide as B;
    let what = prop::sample::select(vec![
        What::Says(Side::Customer),
        What::Says(Side::Vendor),
        What::Moves(Side::Vendor, Some(B::Vendor), Phase::Working),
        What::Moves(Side::Vendor, Some(B::Customer), Phase::Waiting(Wait::Customer)),
        What::Moves(Side::Vendor, Some(B::Customer), Phase::Waiting(Wait::Decision)),
        What::Moves(Side::Vendor, Some(B::Third), Phase::Waiting(Wait::ThirdParty)),
        What::Moves(Side::Customer, Some(B::Both), Phase::Working),
        What::Moves(Side::Customer, Some(B::Vendor), Phase::Working),
        What::Moves(Side::Customer, Some(B::Vendor), Phase::Settled),
        What::Moves(Side::Vendor, None, Phase::Settled),
        What::Turns(Severity::Critical),
        What::Turns(Severity::Moderate),
        What::NewTerms,
    ]);
    let step = (0_i64..1_500, what).prop_map(|(minutes, what)| Step { minutes, what });
    prop::collection::vec(step, 0..14)
}

/// Zones on both sides of a change to summer time, with lunch, nights and weekends.
fn first() -> AgreementData {
    let mut data = data();
    data.vendor_calendar = office("Europe/Berlin");
    data.customer_calendar = office("America/New_York");
    data
}

fn second() -> AgreementData {
    let mut data = first();
    data.vendor_calendar = always("Europe/Berlin");
    data.pauses.resolution_proposed = false;
    data.targets.resolution = hours(20);
    data
}

fn tell(steps: &[Step], conceding: bool) -> (Told, Timestamp) {
    let mut told = Told::submitted(START, first());
    let mut now = at(START);
    for step in steps {
        now = now.plus_seconds(step.minutes * 60);
        let mut event = Event {
            at: now,
            kind: EntryKind::Message,
            entry: Some(EntryId::generate()),
            side: None,
            is_word: true,
            ball: None,
            phase: None,
            severity: None,
        };
        match step.what {
            What::Says(side) => event.side = Some(side),
            What::Moves(side, ball, phase) => {
                event.side = Some(side);
                event.ball = Some(ball);
                event.phase = Some(phase);
                let known = told.conceded.len();
                if conceding && phase == Phase::Waiting(Wait::Customer) && known == 0 {
                    told.conceded.insert(event.entry.unwrap());
                }
            }
            What::Turns(severity) => event.severity = Some(severity),
            What::NewTerms => {
                let version = i32::try_from(told.history.since.len()).unwrap() + 1;
                let data = if version % 2 == 1 { second() } else { first() };
                told.agrees(now, terms(version, data));
                continue;
            }
        }
        told.events.push(event);
    }
    (told, now)
}

/// What the reference counts of one clock, in minutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    on: bool,
    stopped: bool,
    used: i64,
    paused: i64,
}

impl Count {
    fn start(&mut self) {
        *self = Self { on: true, ..Self::default() };
    }

    fn stop(&mut self) {
        self.stopped |= self.on;
    }
}

#[derive(Default)]
struct Reference {
    first: Count,
    next: Count,
    update: Count,
    resolution: Count,
    customer: Count,
    held: [i64; 5],
}

/// Minute by minute, from the rules as they are told to people.
fn count(told: &Told, until: Timestamp) -> Reference {
    let mut sums = Reference::default();
    let (mut ball, mut phase, mut wait) = (None, Phase::Working, None);
    let mut answered = false;
    let (mut minute, mut next) = (at(START), 0);
    loop {
        while let Some(event) = told.events.get(next).filter(|event| event.at <= minute) {
            let was = (ball, phase);
            let submission = next == 0;
            next += 1;
            if let Some(new) = event.phase {
                if new != phase {
                    wait = event.entry;
                }
                phase = new;
            }
            ball = event.ball.unwrap_or(ball);
            let over = phase == Phase::Settled;
            let of = |side| !submission && event.is_word && event.side == Some(side);
            if submission {
                sums.first.start();
                sums.resolution.start();
            }
            if of(Side::Vendor) {
                sums.first.stop();
                sums.next.stop();
                sums.update.stop();
                if !over {
                    sums.update.start();
                }
            }
            let idle = !sums.next.on || sums.next.stopped;
            if of(Side::Customer) && answered && !over && idle {
                sums.next.start();
            }
            answered |= of(Side::Vendor);
            if over {
                sums.resolution.stop();
            } else if was.1 == Phase::Settled {
                sums.resolution.stopped = false;
            }
            if was.0 != ball {
                sums.customer.stop();
                if !over && ball.is_some_and(|ball: BallSide| ball.is_with(Side::Customer)) {
                    sums.customer.start();
                }
            }
        }
        if minute >= until {
            return sums;
        }
        let terms = told.history.at(minute);
        let after = minute.plus_seconds(60);
        let works = |side| terms.hours(side).between(minute, after) / 60_000_000;
        let rests = match phase {
            Phase::Waiting(why) => {
                terms.pauses(why) && wait.is_none_or(|entry| !told.conceded.contains(&entry))
            }
            _ => false,
        };
        let of_vendor = ball.is_some_and(|ball: BallSide| ball.is_with(Side::Vendor));
        let all = [
            (&mut sums.first, false, Side::Vendor),
            (&mut sums.next, rests, Side::Vendor),
            (&mut sums.update, rests || !of_vendor, Side::Vendor),
            (&mut sums.resolution, rests, Side::Vendor),
            (&mut sums.customer, false, Side::Customer),
        ];
        for (sum, rests, side) in all {
            if sum.on && !sum.stopped && phase != Phase::Settled {
                if rests { sum.paused += 1 } else { sum.used += works(side) }
            }
        }
        sums.held[match ball {
            Some(BallSide::Customer) => 0,
            Some(BallSide::Vendor) => 1,
            Some(BallSide::Third) => 2,
            Some(BallSide::Both) => 3,
            None => 4,
        }] += 60;
        minute = after;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_counts_as_a_look_at_every_minute_does(
        steps in steps(),
        rest in 0_i64..3_000,
        conceding in any::<bool>(),
    ) {
        let (told, last) = tell(&steps, conceding);
        let until = last.plus_seconds(rest * 60);
        let outcome = told.outcome(until);
        let sums = count(&told, until);
        let pairs = [
            (FirstResponse, sums.first),
            (NextResponse, sums.next),
            (PeriodicUpdate, sums.update),
            (Resolution, sums.resolution),
            (CustomerResponse, sums.customer),
        ];
        for (name, sum) in pairs {
            let read = clock(&outcome, name);
            prop_assert_eq!(read.started_at.is_some(), sum.on, "{}", name);
            prop_assert_eq!(read.stopped_at.is_some(), sum.stopped, "{}", name);
            prop_assert_eq!(read.elapsed_seconds, sum.used * 60, "{} of {:?}", name, read);
            prop_assert_eq!(read.paused_seconds, sum.paused * 60, "{} of {:?}", name, read);
            let over = sum.on && read.elapsed_seconds >= read.target_seconds;
            prop_assert_eq!(read.state == ClockState::Missed, over, "{:?}", read);
            if let Some(due) = read.due_at.filter(|_| over) {
                prop_assert!(due <= until);
            }
        }
        let held = outcome.held;
        let booked = [
            held.customer_seconds,
            held.vendor_seconds,
            held.third_seconds,
            held.both_seconds,
            held.nobody_seconds,
        ];
        prop_assert_eq!(booked, sums.held);
        let whole: i64 = booked.iter().sum();
        prop_assert_eq!(whole, until.seconds_since(at(START)));
    }
}
