//! Interactions out of a log that exists already.
use std::collections::HashMap;

use super::write::{coding_of, contact_at, words_of};
use crate::features::customers::service::{self as customers, Known, normal_party};
use crate::features::interactions::model::{
    CategoryId, CategoryRow, CodingState, InteractionChannel, InteractionDirection, InteractionId,
    InteractionPatch, InteractionRow, ItemId, ItemRange, ItemResult, ItemRow, TopicId, TopicRow,
    name_key,
};
use crate::features::interactions::store;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// A row of a log.
#[derive(Debug, Clone)]
pub struct ImportedCall {
    pub external_id: String,
    /// Of the row and of how it was read.
    pub content_hash: Vec<u8>,
    pub channel: InteractionChannel,
    pub direction: InteractionDirection,
    pub occurred_at: Timestamp,
    pub duration_seconds: Option<i32>,
    /// A customer's number or name; one that nobody knows is a part of the contact's name.
    pub account: Option<String>,
    pub contact_name: Option<String>,
    pub party: Option<String>,
    pub text: String,
    /// What was asked for, in words.
    pub asked: Option<String>,
    pub topic: Option<String>,
    pub category: Option<String>,
    /// Whether a category of this name is sold, if it has to be made.
    pub sold: bool,
    pub result: ItemResult,
    pub value: Option<(i64, String)>,
}

/// What came of a chunk of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportedDone {
    pub created: u64,
    /// Rows that were there already, changed or not.
    pub updated: u64,
}

/// Names that a chunk refers to.
struct Places {
    accounts: HashMap<String, RelationshipId>,
    topics: HashMap<String, TopicId>,
    /// Whose numbers and addresses are known.
    known: HashMap<String, Known>,
}

/// Writes rows of one source. A row that was imported before is updated, unless people have changed
/// it since; topics and categories are made where there are none of the name.
pub fn import(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    time_zone: &str,
    source: &str,
    calls: &[ImportedCall],
) -> Result<ImportedDone, Problem> {
    tx.audit_organisation(vendor);
    let places = Places {
        accounts: account_ids(tx, vendor, calls)?,
        topics: topic_ids(tx, vendor, calls)?,
        known: known(tx, vendor, time_zone, calls)?,
    };
    let external: Vec<&str> = calls.iter().map(|call| call.external_id.as_str()).collect();
    let known: HashMap<String, InteractionRow> =
        store::imported_unscoped(tx.conn, vendor, source, &external)?
            .into_iter()
            .filter_map(|row| Some((row.external_id.clone()?, row)))
            .collect();
    let mut done = ImportedDone::default();
    let (mut rows, mut items) = (Vec::new(), Vec::new());
    for call in calls {
        let mut row = places.row(call, vendor, time_zone, source, tx.now);
        match known.get(&call.external_id) {
            Some(before) => {
                done.updated += 1;
                row.id = before.id;
                let untouched = before.version == 1;
                if before.content_hash.as_ref() != Some(&call.content_hash) && untouched {
                    store::delete_items_unscoped(tx.conn, &[before.id])?;
                    store::set_imported(tx.conn, before.id, &patch(&row))?;
                    items.extend(places.item(call, &row));
                }
            }
            None => {
                done.created += 1;
                items.extend(places.item(call, &row));
                rows.push(row);
            }
        }
    }
    store::insert(tx.conn, &rows)?;
    store::insert_items(tx.conn, &items)?;
    super::events::tell_import(tx, vendor)?;
    Ok(done)
}

fn patch(row: &InteractionRow) -> InteractionPatch {
    InteractionPatch {
        channel: Some(row.channel),
        direction: Some(row.direction),
        occurred_at: Some(row.occurred_at),
        duration_seconds: Some(row.duration_seconds),
        relationship_id: Some(row.relationship_id),
        contact_name: Some(row.contact_name.clone()),
        party_raw: Some(row.party_raw.clone()),
        party: Some(row.party.clone()),
        summary: Some(row.summary.clone()),
        words: Some(row.words.clone()),
        coding: Some(row.coding),
        content_hash: row.content_hash.clone(),
        contact_id: Some(row.contact_id),
    }
}

impl Places {
    fn topic(&self, call: &ImportedCall) -> Option<TopicId> {
        self.topics.get(&name_key(call.topic.as_deref()?)).copied()
    }

    fn row(
        &self,
        call: &ImportedCall,
        vendor: OrganisationId,
        time_zone: &str,
        source: &str,
        now: Timestamp,
    ) -> InteractionRow {
        let account = call.account.as_deref();
        let told = account.and_then(|told| self.accounts.get(told)).copied();
        let party = call.party.as_deref().and_then(|typed| normal_party(time_zone, typed));
        let known = party.as_ref().and_then(|party| self.known.get(party)).copied();
        let known = known.unwrap_or_default();
        let relationship = told.or(known.account);
        let contact = match (told, account) {
            (None, Some(firm)) => match &call.contact_name {
                Some(name) => Some(format!("{name}, {firm}")),
                None => Some(firm.to_owned()),
            },
            _ => call.contact_name.clone(),
        };
        let said = [&call.asked, &contact, &call.party];
        let mut texts = vec![call.text.as_str()];
        texts.extend(said.into_iter().flatten().map(String::as_str));
        InteractionRow {
            id: InteractionId::generate(),
            vendor_org: vendor,
            channel: call.channel,
            direction: call.direction,
            occurred_at: call.occurred_at,
            recorded_at: now,
            duration_seconds: call.duration_seconds,
            relationship_id: relationship,
            words: words_of(&texts),
            contact_name: contact,
            party,
            party_raw: call.party.clone(),
            summary: call.text.clone(),
            coding: self.coding(call),
            membership_id: None,
            source: source.to_owned(),
            external_id: Some(call.external_id.clone()),
            content_hash: Some(call.content_hash.clone()),
            version: 1,
            contact_id: contact_at(known, told),
        }
    }

    fn coding(&self, call: &ImportedCall) -> CodingState {
        let topic = self.topic(call);
        coding_of((call.asked.is_some() || topic.is_some()).then_some(topic))
    }

    fn item(&self, call: &ImportedCall, row: &InteractionRow) -> Option<ItemRow> {
        let topic_id = self.topic(call);
        let words = call.asked.clone().or_else(|| topic_id.and(call.topic.clone()))?;
        Some(ItemRow {
            id: ItemId::generate(),
            interaction_id: row.id,
            vendor_org: row.vendor_org,
            position: 1,
            words,
            topic_id,
            marked: ItemRange::Unknown,
            result: call.result,
            unmet_reason: None,
            quantity: None,
            value_minor: call.value.as_ref().map(|(minor, _)| *minor),
            currency: call.value.as_ref().map(|(_, currency)| currency.clone()),
            occurred_at: row.occurred_at,
            asked_by: row.relationship_id,
            party: row.party.clone(),
        })
    }
}

/// The vendor's customers of these numbers or names, as they were told.
fn account_ids(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    calls: &[ImportedCall],
) -> Result<HashMap<String, RelationshipId>, Problem> {
    let mut told: Vec<&str> = calls.iter().filter_map(|call| call.account.as_deref()).collect();
    told.sort_unstable();
    told.dedup();
    if told.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(organisations::accounts_called_unscoped(tx.conn, vendor, &told)?)
}

/// Who of the vendor's contacts called.
fn known(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    time_zone: &str,
    calls: &[ImportedCall],
) -> Result<HashMap<String, Known>, Problem> {
    let told = calls.iter().filter_map(|call| call.party.as_deref());
    let mut parties: Vec<String> =
        told.filter_map(|typed| normal_party(time_zone, typed)).collect();
    parties.sort_unstable();
    parties.dedup();
    customers::known_unscoped(tx.conn, vendor, &parties)
}

fn topic_ids(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    calls: &[ImportedCall],
) -> Result<HashMap<String, TopicId>, Problem> {
    if calls.iter().all(|call| call.topic.is_none()) {
        return Ok(HashMap::new());
    }
    let mut categories: HashMap<String, CategoryId> =
        store::categories(tx.conn, vendor)?.into_iter().map(|row| (row.name_key, row.id)).collect();
    let mut topics: HashMap<String, TopicId> =
        store::topic_rows(tx.conn, vendor)?.into_iter().map(|row| (row.name_key, row.id)).collect();
    let (mut new_categories, mut new_topics) = (Vec::new(), Vec::new());
    for call in calls {
        let Some(name) = &call.topic else { continue };
        let category = call.category.as_ref().map(|category| {
            *categories.entry(name_key(category)).or_insert_with(|| {
                let row = new_category(vendor, category, call.sold, tx.now);
                let id = row.id;
                new_categories.push(row);
                id
            })
        });
        topics.entry(name_key(name)).or_insert_with(|| {
            let row = new_topic(vendor, name, category, tx.now);
            let id = row.id;
            new_topics.push(row);
            id
        });
    }
    store::insert_categories(tx.conn, &new_categories)?;
    store::insert_topics(tx.conn, &new_topics)?;
    Ok(topics)
}

fn new_category(vendor: OrganisationId, name: &str, sold: bool, now: Timestamp) -> CategoryRow {
    CategoryRow {
        id: CategoryId::generate(),
        vendor_org: vendor,
        name: name.to_owned(),
        name_key: name_key(name),
        sold,
        sold_since: None,
        version: 1,
        created_at: now,
    }
}

fn new_topic(
    vendor: OrganisationId,
    name: &str,
    category_id: Option<CategoryId>,
    now: Timestamp,
) -> TopicRow {
    TopicRow {
        id: TopicId::generate(),
        vendor_org: vendor,
        category_id,
        name: name.to_owned(),
        name_key: name_key(name),
        version: 1,
        created_by: None,
        created_at: now,
    }
}
