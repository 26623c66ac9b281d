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
    let mut found = asked(conn, scope, topics, period)?;
    tell(conn, scope, &mut found.iter_mut().collect::<Vec<_>>())?;
    Ok(found)
}

/// The same without what was said and how the callers are called: [`tell`] adds it to those of which
/// somebody wants to know.
pub fn asked(
    conn: &mut Conn,
    scope: &Scope,
    topics: &[TopicId],
    period: Period,
) -> Result<Vec<Request>, Problem> {
    let rows = store::asked(conn, scope, topics, (period.from, period.until))?;
    let who = rows.iter().map(|row| (row.interaction, row.relationship, row.party.as_deref()));
    let known = Callers::of(conn, scope, who)?;
    let request = |row: Asked| Request {
        topic: row.topic,
        marked: row.marked,
        interaction: row.interaction,
        at: row.at,
        requester: known.requester(row.interaction, row.relationship, row.party),
        caller: None,
        words: String::new(),
        result: row.result,
        value: row.value,
    };
    Ok(rows.into_iter().map(request).collect())
}

/// Adds what was said, and how whoever said it is called.
pub fn tell(conn: &mut Conn, scope: &Scope, requests: &mut [&mut Request]) -> Result<(), Problem> {
    let ids: Vec<InteractionId> = requests.iter().map(|request| request.interaction).collect();
    let said: HashMap<(InteractionId, TopicId), String> = store::said(conn, scope, &ids)?
        .into_iter()
        .filter_map(|(interaction, topic, words)| Some(((interaction, topic?), words)))
        .collect();
    let called: HashMap<InteractionId, Option<String>> = store::callers(conn, scope, &ids)?
        .into_iter()
        .map(|(interaction, name, written)| (interaction, name.or(written)))
        .collect();
    let known: HashSet<RelationshipId> =
        requests.iter().filter_map(|request| request.requester.account()).collect();
    let names = accounts(conn, scope, &Vec::from_iter(known))?;
    for request in requests.iter_mut() {
        let name = request.requester.account().and_then(|id| names.get(&id));
        request.caller = name
            .map(|account| account.name.clone())
            .or_else(|| called.get(&request.interaction).cloned().flatten());
        if let Some(words) = said.get(&(request.interaction, request.topic)) {
            request.words.clone_from(words);
        }
    }
    Ok(())
}

/// Who callers are that nobody knew when they called.
struct Callers {
    /// Numbers and addresses that have been one account's alone.
    owners: HashMap<String, RelationshipId>,
    /// What is no number is still told apart by how it was written.
    named: HashMap<InteractionId, String>,
}

impl Callers {
    fn of<'a>(
        conn: &mut Conn,
        scope: &Scope,
        calls: impl Iterator<Item = (InteractionId, Option<RelationshipId>, Option<&'a str>)>,
    ) -> Result<Self, Problem> {
        let (mut parties, mut nameless) = (HashSet::new(), Vec::new());
        for (interaction, account, party) in calls {
            match (account, party) {
                (Some(_), _) => {}
                (None, Some(party)) => {
                    parties.insert(party);
                }
                (None, None) => nameless.push(interaction),
            }
        }
        let parties: Vec<String> = parties.into_iter().map(str::to_owned).collect();
        let owners = single_owners(store::accounts_by_party(conn, scope, &parties)?);
        let named = store::callers(conn, scope, &nameless)?
            .into_iter()
            .filter_map(|(interaction, name, written)| {
                let key = name_key(&written.or(name)?);
                (!key.is_empty()).then_some((interaction, key))
            })
            .collect();
        Ok(Self { owners, named })
    }

    fn requester(
        &self,
        interaction: InteractionId,
        account: Option<RelationshipId>,
        party: Option<String>,
    ) -> Requester {
        let owner = || party.as_ref().and_then(|party| self.owners.get(party)).copied();
        if let Some(account) = account.or_else(owner) {
            return Requester::Account(account);
        }
        match (party, self.named.get(&interaction)) {
            (Some(party), _) => Requester::Party(party),
            (None, Some(name)) => Requester::Named(name.clone()),
            (None, None) => Requester::Unnamed(interaction),
        }
    }
}

fn single_owners(
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
    let mut log = HeardLog::default();
    let mut calls: HashMap<InteractionId, usize> = HashMap::new();
    let mut callers: HashMap<Requester, usize> = HashMap::new();
    let mut rows = store::heard(conn, scope, (period.from, period.until))?;
    // What is drawn from the log must be the same again, on any database.
    rows.sort_unstable_by_key(|row| (row.1, row.0));
    let who = rows
        .iter()
        .map(|(_, interaction, _, account, party)| (*interaction, *account, party.as_deref()));
    let known = Callers::of(conn, scope, who)?;
    for (topic, interaction, at, account, party) in rows {
        let Some(topic) = topic else { continue };
        let who = known.requester(interaction, account, party);
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
