//! What analyses of many topics ask: who asked for what, without a word; and the words of a few.
use std::collections::{HashMap, HashSet};

use super::figures::{Period, requester_of, single_owners};
use super::list::accounts;
use crate::features::interactions::model::{
    InteractionId, ItemId, ItemRange, ItemResult, Requester, TopicId,
};
use crate::features::interactions::store::{self, AskedRow};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// That somebody asked for a topic. Callers are numbered, each with its own.
#[derive(Debug, Clone)]
pub struct Asking {
    pub item: ItemId,
    pub topic: TopicId,
    pub marked: ItemRange,
    pub result: ItemResult,
    pub interaction: InteractionId,
    pub at: Timestamp,
    pub caller: usize,
    /// Nothing is known of the caller.
    pub unnamed: bool,
    pub account: Option<RelationshipId>,
    pub value: Option<(i64, String)>,
}

/// What was asked for of these topics in a period with one of these results, the newest first; who asked
/// is told apart as for [`super::requests`].
pub fn asked(
    conn: &mut Conn,
    scope: &Scope,
    topics: &[TopicId],
    results: &[ItemResult],
    period: Period,
) -> Result<Vec<Asking>, Problem> {
    let mut rows = store::asked(conn, scope, topics, results, (period.from, period.until))?;
    rows.sort_unstable_by_key(|(item, call)| std::cmp::Reverse((call.0, item.0)));
    let owners = owners(conn, scope, &rows)?;
    let mut numbers: HashMap<Requester, usize> = HashMap::new();
    let mut found = Vec::with_capacity(rows.len());
    for (item, (at, account, party, written, name)) in rows {
        let (id, topic, marked, result, interaction, value, currency) = item;
        let Some(topic) = topic else { continue };
        let account =
            account.or_else(|| party.as_ref().and_then(|party| owners.get(party)).copied());
        let names = (party.as_deref(), written.as_deref(), name.as_deref());
        let who = requester_of(interaction, account, names);
        let unnamed = matches!(who, Requester::Unnamed(_));
        let next = numbers.len();
        let caller = *numbers.entry(who).or_insert(next);
        let value = value.zip(currency);
        found.push(Asking {
            item: id,
            topic,
            marked,
            result,
            interaction,
            at,
            caller,
            unnamed,
            account,
            value,
        });
    }
    Ok(found)
}

/// Numbers and addresses that have been one account's alone.
fn owners(
    conn: &mut Conn,
    scope: &Scope,
    rows: &[AskedRow],
) -> Result<HashMap<String, RelationshipId>, Problem> {
    let strange: HashSet<&String> = rows
        .iter()
        .filter(|(_, call)| call.1.is_none())
        .filter_map(|(_, call)| call.2.as_ref())
        .collect();
    let strange: Vec<String> = strange.into_iter().cloned().collect();
    Ok(single_owners(store::accounts_by_party(conn, scope, &strange)?))
}

/// What somebody said, and how they are called.
#[derive(Debug, Clone)]
pub struct Said {
    pub words: String,
    pub caller: Option<String>,
}

/// The words of some items.
pub fn said(
    conn: &mut Conn,
    scope: &Scope,
    asked: &[&Asking],
) -> Result<HashMap<ItemId, Said>, Problem> {
    let items: Vec<ItemId> = asked.iter().map(|one| one.item).collect();
    let of: HashMap<ItemId, RelationshipId> =
        asked.iter().filter_map(|one| Some((one.item, one.account?))).collect();
    let ids: HashSet<RelationshipId> = of.values().copied().collect();
    let names = accounts(conn, scope, &Vec::from_iter(ids))?;
    let said = |(id, words, name, party)| {
        let account = of.get(&id).and_then(|account| names.get(account));
        let caller = account.map(|account| account.name.clone()).or(name).or(party);
        (id, Said { words, caller })
    };
    Ok(store::said(conn, scope, &items)?.into_iter().map(said).collect())
}
