//! Who asked for a topic, and who of them can be invited.
use std::collections::{HashMap, HashSet};

use super::{count, placed};
use crate::features::demands::model::{DemandReach, Unreachable};
use crate::features::interactions::model::{
    AccountRef, InteractionId, Request, Requester, TopicId,
};
use crate::features::interactions::service::{self as interactions, Period};
use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Customers that an idea names at most.
const MOST_REACHED: usize = 100;
const MOST_LISTED: usize = 200;

/// The whole log up to a moment.
pub(super) fn whole_log(until: Timestamp) -> Period {
    Period { from: Timestamp::from_micros(0).unwrap_or(until), until }
}

/// Who asked for a topic over the whole log.
pub fn reach(
    conn: &mut Conn,
    scope: &Scope,
    topic: TopicId,
    now: Timestamp,
) -> Result<DemandReach, Problem> {
    let place = placed(conn, scope, topic, now)?;
    let requests = interactions::requests(conn, scope, &[topic], whole_log(now))?;
    let ids: HashSet<RelationshipId> =
        requests.iter().filter_map(|request| request.requester.account()).collect();
    let accounts: HashMap<RelationshipId, Relationship> =
        organisations::relationships_among(conn, scope, &Vec::from_iter(ids))?
            .into_iter()
            .filter(|one| one.side == Side::Vendor)
            .map(|one| (one.row.id, one))
            .collect();
    let calls: HashSet<InteractionId> = requests.iter().map(|one| one.interaction).collect();
    let callers = by_caller(&requests);
    let (mut reachable, mut unreachable) = (Vec::new(), Vec::new());
    for (who, name, calls) in &callers {
        match known(who, &accounts) {
            Some((account, true)) => reachable.push(account),
            Some((account, false)) => {
                unreachable.push(missed(name.clone(), None, Some(account), *calls));
            }
            None => unreachable.push(missed(name.clone(), number(who), None, *calls)),
        }
    }
    let unreachable_count = count(unreachable.len());
    reachable.truncate(MOST_REACHED);
    unreachable.truncate(MOST_LISTED);
    Ok(DemandReach {
        topic: place.topic,
        calls: count(calls.len()),
        callers: count(callers.len()),
        reachable,
        unreachable,
        unreachable_count,
    })
}

/// Each caller with a name and the number of calls, those who asked most first.
fn by_caller(requests: &[Request]) -> Vec<(Requester, Option<String>, u64)> {
    let mut found: HashMap<&Requester, (Option<String>, HashSet<InteractionId>)> = HashMap::new();
    for request in requests {
        let (name, calls) = found.entry(&request.requester).or_default();
        if name.is_none() {
            name.clone_from(&request.caller);
        }
        calls.insert(request.interaction);
    }
    let mut callers: Vec<(Requester, Option<String>, u64)> = found
        .into_iter()
        .map(|(who, (name, calls))| (who.clone(), name, count(calls.len())))
        .collect();
    callers.sort_by(|one, other| other.2.cmp(&one.2).then_with(|| one.0.cmp(&other.0)));
    callers
}

/// A customer, and whether somebody of it has signed in.
fn known(
    who: &Requester,
    accounts: &HashMap<RelationshipId, Relationship>,
) -> Option<(AccountRef, bool)> {
    let one = accounts.get(&who.account()?)?;
    Some((AccountRef { relationship_id: one.row.id, name: one.row.name.clone() }, one.claimed))
}

fn number(who: &Requester) -> Option<String> {
    match who {
        Requester::Party(party) => Some(party.clone()),
        Requester::Account(_) | Requester::Named(_) | Requester::Unnamed(_) => None,
    }
}

fn missed(
    caller: Option<String>,
    party: Option<String>,
    account: Option<AccountRef>,
    calls: u64,
) -> Unreachable {
    Unreachable { caller, party, account, calls }
}
