//! Interactions as the vendor's people see them.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::figures::period;
use super::topics::{by_id, range_of};
use super::write::{known, own_party};
use crate::features::customers::model::{ContactId, ContactRef};
use crate::features::customers::service as customers;
use crate::features::interactions::model::{
    AccountRef, CategoryId, CategoryRow, CodingState, Interaction, InteractionChannel,
    InteractionDirection, InteractionId, InteractionRow, ItemRow, RequestedItem, TopicId, TopicRef,
    TopicRow,
};
use crate::features::interactions::store::{self, Filter};
use crate::features::organisations::model::{PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::platform::search;

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// First day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    pub until: Option<String>,
    pub channel: Option<InteractionChannel>,
    pub direction: Option<InteractionDirection>,
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    /// Whoever of the contacts it was.
    #[param(value_type = Option<String>)]
    pub contact_id: Option<ContactId>,
    /// Number or address, however it is written.
    pub party: Option<String>,
    #[param(value_type = Option<String>)]
    pub topic_id: Option<TopicId>,
    /// `none`, `open` or `done`; or `to_code`: what still waits for a topic.
    pub coding: Option<String>,
    /// Words that all were said.
    pub q: Option<String>,
}

/// Of words that somebody looks for.
const MOST_WORDS: usize = 8;

fn filter(
    conn: &mut Conn,
    scope: &Scope,
    query: &ListQuery,
    now: Timestamp,
) -> Result<Filter, Problem> {
    let days = period(scope, query.from.as_deref(), query.until.as_deref(), now)?;
    let coding = match query.coding.as_deref() {
        None | Some("") => Vec::new(),
        Some("to_code") => vec![CodingState::None, CodingState::Open],
        Some(word) => {
            vec![word.parse().map_err(|_| Problem::invalid("coding", "not_allowed_value"))?]
        }
    };
    let typed = query.q.as_deref().unwrap_or_default();
    Ok(Filter {
        from: query.from.as_ref().map(|_| days.from),
        until: query.until.as_ref().map(|_| days.until),
        channel: query.channel,
        direction: query.direction,
        relationship: query.relationship_id,
        contact: query.contact_id,
        party: own_party(conn, scope, query.party.as_deref())?.or_else(|| query.party.clone()),
        topic: query.topic_id,
        coding,
        stems: search::tokens(typed).into_iter().take(MOST_WORDS).collect(),
    })
}

/// Interactions of the own organisation, the newest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    query: &ListQuery,
    now: Timestamp,
) -> Result<Page<Interaction>, Problem> {
    let params = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let filter = filter(conn, scope, query, now)?;
    let rows = store::page(conn, scope, &filter, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.occurred_at, id: row.id.0 });
    let next_cursor = page.next_cursor;
    Ok(Page { items: shown(conn, scope, page.items, now)?, next_cursor })
}

/// One of them.
pub fn load(
    conn: &mut Conn,
    scope: &Scope,
    id: InteractionId,
    now: Timestamp,
) -> Result<Interaction, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    shown(conn, scope, vec![row], now)?.pop().ok_or_else(Problem::not_found)
}

/// Whose number or address it is, and who called last by it.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct KnownCaller {
    /// As it is compared; null if it is neither number nor address.
    pub party: Option<String>,
    pub account: Option<AccountRef>,
    /// Whoever of the contacts it belongs to.
    pub contact: Option<ContactRef>,
    pub contact_name: Option<String>,
    pub last_at: Option<Timestamp>,
}

/// Whose it is, or who it was the last time; what nobody knows is null.
pub fn caller(
    conn: &mut Conn,
    scope: &Scope,
    typed: &str,
    now: Timestamp,
) -> Result<KnownCaller, Problem> {
    let Some(party) = own_party(conn, scope, Some(typed))? else {
        return Ok(KnownCaller::default());
    };
    let filter = Filter { party: Some(party.clone()), ..Filter::default() };
    let rows = store::page(conn, scope, &filter, None, 1)?;
    let last = shown(conn, scope, rows, now)?.pop();
    let known = known(conn, scope, Some(&party))?;
    let contact = known.contact.into_iter().collect::<Vec<_>>();
    let contact = customers::contact_refs(conn, scope, &contact)?.into_values().next();
    let account = known.account.into_iter().collect::<Vec<_>>();
    let account = accounts(conn, scope, &account)?.into_values().next();
    Ok(KnownCaller {
        party: Some(party),
        contact,
        last_at: last.as_ref().map(|last| last.occurred_at),
        contact_name: last.as_ref().and_then(|last| last.contact_name.clone()),
        account: account.or_else(|| last.and_then(|last| last.account)),
    })
}

/// The names around interactions, in one statement each.
struct Names {
    accounts: HashMap<RelationshipId, AccountRef>,
    contacts: HashMap<ContactId, ContactRef>,
    people: HashMap<MembershipId, PersonRef>,
    topics: HashMap<TopicId, TopicRow>,
    categories: HashMap<CategoryId, CategoryRow>,
    now: Timestamp,
}

/// Adds names and items.
fn shown(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<InteractionRow>,
    now: Timestamp,
) -> Result<Vec<Interaction>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<InteractionId> = rows.iter().map(|row| row.id).collect();
    let mut items: HashMap<InteractionId, Vec<ItemRow>> = HashMap::new();
    let mut topics: Vec<TopicId> = Vec::new();
    for item in store::items(conn, scope, &ids)? {
        topics.extend(item.topic_id);
        items.entry(item.interaction_id).or_default().push(item);
    }
    topics.sort_unstable();
    topics.dedup();
    let topics = store::topics_among(conn, scope.org(), &topics)?;
    let categories: Vec<CategoryId> = topics.iter().filter_map(|row| row.category_id).collect();
    let relationships: Vec<RelationshipId> =
        rows.iter().filter_map(|row| row.relationship_id).collect();
    let contacts: Vec<ContactId> = rows.iter().filter_map(|row| row.contact_id).collect();
    let members: Vec<MembershipId> = rows.iter().filter_map(|row| row.membership_id).collect();
    let names = Names {
        accounts: accounts(conn, scope, &relationships)?,
        contacts: customers::contact_refs(conn, scope, &contacts)?,
        people: organisations::person_refs(conn, &members)?,
        topics: topics.into_iter().map(|row| (row.id, row)).collect(),
        categories: by_id(store::categories_among(conn, scope.org(), &categories)?),
        now,
    };
    Ok(rows
        .into_iter()
        .map(|row| {
            let asked = items.remove(&row.id).unwrap_or_default();
            names.interaction(row, asked)
        })
        .collect())
}

/// How the vendor names these customers of its own.
pub(super) fn accounts(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> Result<HashMap<RelationshipId, AccountRef>, Problem> {
    Ok(organisations::relationships_among(conn, scope, ids)?
        .into_iter()
        .filter(|relationship| relationship.side == Side::Vendor)
        .map(|relationship| {
            let relationship_id = relationship.row.id;
            (relationship_id, AccountRef { relationship_id, name: relationship.row.name })
        })
        .collect())
}

impl Names {
    fn interaction(&self, row: InteractionRow, items: Vec<ItemRow>) -> Interaction {
        Interaction {
            id: row.id,
            channel: row.channel,
            direction: row.direction,
            occurred_at: row.occurred_at,
            recorded_at: row.recorded_at,
            duration_seconds: row.duration_seconds,
            account: row.relationship_id.and_then(|id| self.accounts.get(&id)).cloned(),
            contact: row.contact_id.and_then(|id| self.contacts.get(&id)).cloned(),
            contact_name: row.contact_name,
            party_raw: row.party_raw,
            party: row.party,
            text: row.summary,
            by: row.membership_id.and_then(|id| self.people.get(&id)).cloned(),
            source: row.source,
            coding: row.coding,
            items: items.into_iter().map(|item| self.item(item)).collect(),
            version: row.version,
        }
    }

    fn item(&self, item: ItemRow) -> RequestedItem {
        let topic = item.topic_id.and_then(|id| self.topics.get(&id));
        let category =
            topic.and_then(|topic| topic.category_id).and_then(|id| self.categories.get(&id));
        RequestedItem {
            id: item.id,
            words: item.words,
            range: range_of(category, item.marked, self.now),
            topic: topic.map(|topic| TopicRef { id: topic.id, name: topic.name.clone() }),
            marked: item.marked,
            result: item.result,
            unmet_reason: item.unmet_reason,
            quantity: item.quantity,
            value_minor: item.value_minor,
            currency: item.currency,
        }
    }
}
