//! What analyses ask of interactions.
use std::collections::{HashMap, HashSet};

use super::list::accounts;
use super::topics::by_id;
use crate::features::interactions::model::{
    CategoryRef, CategoryRow, CodingState, Coverage, InteractionChannel, InteractionDirection,
    InteractionId, ItemRange, Request, Requester, TopicId, TopicRef, TopicRow, name_key,
};
use crate::features::interactions::store::{self, Asked};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::number;
use crate::platform::text::dates;

/// From when to when, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Timestamp,
    pub until: Timestamp,
}

/// The days that somebody named, in their time zone: from the beginning of the log, and until now,
/// unless told.
pub fn period(
    scope: &Scope,
    from: Option<&str>,
    until: Option<&str>,
    now: Timestamp,
) -> Result<Period, Problem> {
    let zone = dates::zone(scope.time_zone());
    let day = |field: &'static str, text: Option<&str>| match text {
        None | Some("") => Ok(None),
        Some(text) => dates::day(text).map(Some).ok_or_else(|| Problem::invalid(field, "bad_date")),
    };
    let first = day("from", from)?.and_then(|day| day.pred_opt());
    let last = day("until", until)?;
    let beginning = Timestamp::from_micros(0).unwrap_or(now);
    Ok(Period {
        from: first.map_or(beginning, |day| dates::end_of_day(zone, day).plus_seconds(1)),
        until: last.map_or(now, |day| dates::end_of_day(zone, day)),
    })
}

/// When each account was in touch last, by channel.
pub fn last_contacts(
    conn: &mut Conn,
    scope: &Scope,
) -> Result<HashMap<(RelationshipId, InteractionChannel), Timestamp>, Problem> {
    let rows = store::last_contacts(conn, scope)?;
    let last = |(account, channel, at): (Option<_>, _, Option<_>)| Some(((account?, channel), at?));
    Ok(rows.into_iter().filter_map(last).collect())
}

/// Of how many interactions of a period it is known what was asked for.
pub fn coverage(conn: &mut Conn, scope: &Scope, period: Period) -> Result<Coverage, Problem> {
    let mut found = Coverage::default();
    for (direction, coding, n) in store::coding_counts(conn, scope, (period.from, period.until))? {
        found.interactions += n;
        if coding != CodingState::Done {
            found.to_code += n;
        }
        if direction == InteractionDirection::Incoming {
            found.incoming += n;
            if coding != CodingState::None {
                found.with_item += n;
            }
        }
    }
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    found.share = number::share(count(found.with_item), count(found.incoming));
    Ok(found)
}

/// When the interactions of a period happened.
pub fn times(conn: &mut Conn, scope: &Scope, period: Period) -> Result<Vec<Timestamp>, Problem> {
    Ok(store::times(conn, scope, (period.from, period.until))?)
}

/// A topic, and how it stands to what is sold.
#[derive(Debug, Clone)]
pub struct Placed {
    pub topic: TopicRef,
    pub category: Option<CategoryRef>,
    /// `Unknown`: it has no category, so marks that were made by hand count.
    pub range: ItemRange,
}

/// All topics with their place in or outside of the profile, as of a moment.
pub fn profile(
    conn: &mut Conn,
    scope: &Scope,
    at: Timestamp,
) -> Result<HashMap<TopicId, Placed>, Problem> {
    let categories = by_id(store::categories(conn, scope.org())?);
    let place = |row: TopicRow| {
        let category = row.category_id.and_then(|id| categories.get(&id));
        (row.id, placed(row, category, at))
    };
    Ok(store::topic_rows(conn, scope.org())?.into_iter().map(place).collect())
}

fn placed(row: TopicRow, category: Option<&CategoryRow>, at: Timestamp) -> Placed {
    Placed {
        range: super::topics::range_of(category, ItemRange::Unknown, at),
        category: category.map(|one| CategoryRef { id: one.id, name: one.name.clone() }),
        topic: TopicRef { id: row.id, name: row.name },
    }
}

/// What was asked for of these topics in a period, the newest first, with who asked.
///
/// Somebody whom nobody knew when they called is the account whose number it is in the rest of the
/// log, unless it has been the number of several.
pub fn requests(
    conn: &mut Conn,
    scope: &Scope,
    topics: &[TopicId],
    period: Period,
) -> Result<Vec<Request>, Problem> {
    let rows = store::requests(conn, scope, topics, (period.from, period.until))?;
    let known = owners(conn, scope, &rows)?;
    let account_of = |row: &Asked| {
        row.relationship.or_else(|| row.party.as_ref().and_then(|party| known.get(party)).copied())
    };
    let ids: HashSet<RelationshipId> = rows.iter().filter_map(account_of).collect();
    let names = accounts(conn, scope, &Vec::from_iter(ids))?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(topic) = row.topic else { continue };
        let account = account_of(&row);
        let name = account.and_then(|id| names.get(&id)).map(|account| account.name.clone());
        found.push(Request {
            topic,
            marked: row.marked,
            interaction: row.interaction,
            at: row.at,
            requester: requester(&row, account),
            caller: name.or(row.contact_name).or(row.party_raw),
            words: row.words,
            result: row.result,
            value: row.value_minor.zip(row.currency),
        });
    }
    Ok(found)
}

/// Numbers and addresses that have been one account's alone.
fn owners(
    conn: &mut Conn,
    scope: &Scope,
    rows: &[Asked],
) -> Result<HashMap<String, RelationshipId>, Problem> {
    let strange: HashSet<&String> = rows
        .iter()
        .filter(|row| row.relationship.is_none())
        .filter_map(|row| row.party.as_ref())
        .collect();
    let strange: Vec<String> = strange.into_iter().cloned().collect();
    Ok(single_owners(store::accounts_by_party(conn, scope, &strange)?))
}

pub(super) fn single_owners(
    pairs: Vec<(Option<String>, Option<RelationshipId>)>,
) -> HashMap<String, RelationshipId> {
    let mut owners: HashMap<String, Option<RelationshipId>> = HashMap::new();
    for (party, account) in pairs {
        let (Some(party), Some(account)) = (party, account) else { continue };
        owners
            .entry(party)
            .and_modify(|owner| *owner = owner.filter(|one| *one == account))
            .or_insert(Some(account));
    }
    owners.into_iter().filter_map(|(party, owner)| Some((party, owner?))).collect()
}

fn requester(row: &Asked, account: Option<RelationshipId>) -> Requester {
    let names = (row.party.as_deref(), row.party_raw.as_deref(), row.contact_name.as_deref());
    requester_of(row.interaction, account, names)
}

/// Number, how it was written, name.
type Names<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

pub(super) fn requester_of(
    interaction: InteractionId,
    account: Option<RelationshipId>,
    (party, written, name): Names<'_>,
) -> Requester {
    if let Some(account) = account {
        return Requester::Account(account);
    }
    if let Some(party) = party {
        return Requester::Party(party.to_owned());
    }
    // What is no number is still told apart by how it was written.
    match written.or(name).map(name_key).filter(|name| !name.is_empty()) {
        Some(name) => Requester::Named(name),
        None => Requester::Unnamed(interaction),
    }
}

/// That somebody asked for a topic. Callers and calls are numbered, each with its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    pub topic: TopicId,
    pub call: usize,
    pub caller: usize,
}

/// The log of a period as analyses of all of it need it, without what was said.
#[derive(Debug, Clone, Default)]
pub struct HeardLog {
    pub heard: Vec<Heard>,
    /// When the calls happened in which something was asked for, by their number.
    pub calls: Vec<Timestamp>,
}

/// All that was asked for by topic in a period; who asked is told apart as for [`requests`].
pub fn heard(conn: &mut Conn, scope: &Scope, period: Period) -> Result<HeardLog, Problem> {
    let owners = single_owners(store::parties_of_accounts(conn, scope)?);
    let mut log = HeardLog::default();
    let mut calls: HashMap<InteractionId, usize> = HashMap::new();
    let mut callers: HashMap<Requester, usize> = HashMap::new();
    let mut rows = store::heard(conn, scope, (period.from, period.until))?;
    // What is drawn from the log must be the same again, on any database.
    rows.sort_unstable_by_key(|row| (row.1, row.0));
    for row in rows {
        let (topic, interaction, at, relationship, party, written, name) = row;
        let Some(topic) = topic else { continue };
        let account =
            relationship.or_else(|| party.as_ref().and_then(|party| owners.get(party)).copied());
        let names = (party.as_deref(), written.as_deref(), name.as_deref());
        let who = requester_of(interaction, account, names);
        let next = callers.len();
        let caller = *callers.entry(who).or_insert(next);
        let call = *calls.entry(interaction).or_insert_with(|| {
            log.calls.push(at);
            log.calls.len() - 1
        });
        log.heard.push(Heard { topic, call, caller });
    }
    Ok(log)
}
