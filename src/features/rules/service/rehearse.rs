//! What a rule would have done in the last 90 days.
use std::collections::{HashMap, VecDeque};

use super::check;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::records::model::EntryKind;
use crate::features::rules::model::{Definition, Rehearsal, RehearsedEvent, RuleId, Trigger};
use crate::features::rules::store::{self, past};
use crate::features::segments::model::{AccountFact, Facts, SegmentId, Value};
use crate::features::segments::service as segments;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

const DAYS: i64 = 90;
const EXAMPLES: usize = 10;
/// Seconds in which the budget holds.
const BUDGET_SECONDS: i64 = 86_400;

/// Entries that tell that a complaint was filed, or closed, or that an offer was made.
pub(super) const FILED: [EntryKind; 1] = [EntryKind::Submitted];
pub(super) const CLOSED: [EntryKind; 2] = [EntryKind::Closed, EntryKind::AutoClosed];
pub(super) const OFFERED: [EntryKind; 2] = [EntryKind::OfferMade, EntryKind::OfferCountered];

/// What the rule, as it is being worked on, would have done: its version, and what.
pub fn rehearse(
    conn: &mut Conn,
    scope: &Scope,
    id: RuleId,
    now: Timestamp,
) -> Result<Rehearsal, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    segments::require_vendor(conn, scope)?;
    let definition = Definition::read(&row.definition).ok_or_else(Problem::not_found)?;
    check(conn, scope, &definition)?;
    let from = now.plus_days(-DAYS);
    let known = segments::facts_of(conn, scope)?;
    let mut happened = happened(conn, scope, definition.when, (from, now), &known)?;
    // What happened with a customer that was merged since is the other one's.
    let merged = organisations::merged(conn, scope)?;
    for (account, _) in &mut happened {
        *account = merged.get(account).copied().unwrap_or(*account);
    }
    let fired: Vec<past::Past> = happened
        .iter()
        .filter(|(account, at)| {
            known.get(account).is_some_and(|facts| {
                definition.condition.as_ref().is_none_or(|one| one.holds(facts, *at))
            })
        })
        .copied()
        .collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let newest: Vec<past::Past> = fired.iter().rev().take(EXAMPLES).copied().collect();
    let accounts: Vec<RelationshipId> = newest.iter().map(|(account, _)| *account).collect();
    let names = segments::accounts(conn, scope, &accounts)?;
    let example = |(account, at): past::Past| {
        let name = names.get(&account)?.name.clone();
        Some(RehearsedEvent { relationship_id: account, account: name, at })
    };
    Ok(Rehearsal {
        from,
        until: now,
        events: count(happened.len()),
        would_fire: count(fired.len()),
        over_budget: count(over_budget(&fired, definition.budget)),
        examples: newest.into_iter().filter_map(example).collect(),
    })
}

/// Events of this kind in a time, the oldest first.
fn happened(
    conn: &mut Conn,
    scope: &Scope,
    when: Trigger,
    (from, now): (Timestamp, Timestamp),
    known: &HashMap<RelationshipId, Facts>,
) -> Result<Vec<past::Past>, Problem> {
    match when {
        Trigger::ComplaintFiled {} => Ok(past::entries_since(conn, scope, &FILED, from)?),
        Trigger::ComplaintClosed {} => Ok(past::entries_since(conn, scope, &CLOSED, from)?),
        Trigger::OfferMade {} => Ok(past::entries_since(conn, scope, &OFFERED, from)?),
        Trigger::LowSatisfaction { at_most } => {
            Ok(past::low_answers_since(conn, scope, at_most, from)?)
        }
        Trigger::InteractionRecorded {} => Ok(past::interactions_since(conn, scope, from)?),
        Trigger::SegmentJoined { segment } => moves(conn, scope, segment, true, from),
        Trigger::SegmentLeft { segment } => moves(conn, scope, segment, false, from),
        Trigger::DaysAfter { fact, days } => {
            let mut found: Vec<past::Past> = known
                .iter()
                .flat_map(|(account, facts)| {
                    let times = dated(facts, fact, days, (from, now));
                    times.into_iter().map(|(_, at)| (*account, at))
                })
                .collect();
            found.sort_unstable_by_key(|(account, at)| (*at, *account));
            Ok(found)
        }
    }
}

fn moves(
    conn: &mut Conn,
    scope: &Scope,
    segment: SegmentId,
    joined: bool,
    since: Timestamp,
) -> Result<Vec<past::Past>, Problem> {
    let moves = segments::moves_since(conn, scope, segment, joined, since)?;
    Ok(moves.into_iter().map(|(_, account, at)| (account, at)).collect())
}

/// The moments in a time that are so many days after a fact's moment, with that moment; not those
/// that a newer one of the same kind has overtaken.
pub(super) fn dated(
    facts: &Facts,
    fact: AccountFact,
    days: i32,
    (from, until): (Timestamp, Timestamp),
) -> Vec<(Timestamp, Timestamp)> {
    let turned = |moment: Timestamp| (moment, moment.plus_days(days.into()));
    facts
        .moments(fact)
        .into_iter()
        .map(turned)
        .filter(|(_, at)| *at > from && *at <= until)
        .filter(|(moment, at)| facts.value((fact, None), *at) == Some(Value::Moment(*moment)))
        .collect()
}

/// How many of these, in the order of time, the budget of 24 hours would have held back.
fn over_budget(fired: &[past::Past], budget: i32) -> usize {
    let budget = usize::try_from(budget).unwrap_or(0);
    let mut done: VecDeque<Timestamp> = VecDeque::new();
    let mut over: usize = 0;
    for (_, at) in fired {
        while done.front().is_some_and(|first| at.seconds_since(*first) >= BUDGET_SECONDS) {
            done.pop_front();
        }
        if done.len() < budget {
            done.push_back(*at);
        } else {
            over = over.saturating_add(1);
        }
    }
    over
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_holds_in_any_24_hours() {
        let account = RelationshipId::generate();
        let at =
            |hours: i64| (account, Timestamp::from_micros(0).unwrap().plus_seconds(hours * 3600));
        let fired = [at(0), at(1), at(2), at(24), at(25), at(26)];
        assert_eq!(over_budget(&fired, 2), 2, "the third, and the last");
        assert_eq!(over_budget(&fired, 9), 0);
    }
}
