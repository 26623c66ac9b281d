//! Writing interactions down, and correcting them.
use super::list::{accounts, load};
use super::{events, is_vendor, list};
use crate::features::customers::model::ContactId;
use crate::features::customers::service::{self as customers, Known, normal_party};
use crate::features::interactions::model::{
    BY_HAND, CodingState, Interaction, InteractionChannel, InteractionDirection, InteractionId,
    InteractionPatch, InteractionRow, ItemId, ItemRange, ItemResult, ItemRow, TopicId, UnmetReason,
};
use crate::features::interactions::{policy, store};
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};
use crate::platform::search;

/// Something that was asked for, to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    pub words: String,
    pub topic: Option<TopicId>,
    pub marked: ItemRange,
    pub result: ItemResult,
    pub unmet_reason: Option<UnmetReason>,
    pub quantity: Option<String>,
    pub value: Option<(i64, String)>,
}

/// An interaction to be written down.
#[derive(Debug, Clone)]
pub struct NewInteraction {
    pub channel: InteractionChannel,
    pub direction: InteractionDirection,
    /// Now unless told.
    pub occurred_at: Option<Timestamp>,
    pub duration_seconds: Option<i32>,
    pub relationship: Option<RelationshipId>,
    pub contact_name: Option<String>,
    pub party: Option<String>,
    pub text: String,
    pub items: Vec<NewItem>,
}

/// What somebody corrects; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct InteractionChange {
    pub channel: Option<InteractionChannel>,
    pub direction: Option<InteractionDirection>,
    pub occurred_at: Option<Timestamp>,
    pub duration_seconds: Option<Option<i32>>,
    pub relationship: Option<Option<RelationshipId>>,
    pub contact_name: Option<Option<String>>,
    pub party: Option<Option<String>>,
    pub text: Option<String>,
    /// All of them anew.
    pub items: Option<Vec<NewItem>>,
}

/// Clocks of telephones may be a little ahead.
const AHEAD_SECONDS: i64 = 300;

/// A number or an address in its one form, in the time zone of the firm: two colleagues who travel write one number down alike.
pub(super) fn own_party(
    conn: &mut Conn,
    scope: &Scope,
    typed: Option<&str>,
) -> Result<Option<String>, Problem> {
    let Some(typed) = typed else { return Ok(None) };
    Ok(normal_party(&organisations::organisation(conn, scope)?.time_zone, typed))
}

/// Who of the own contacts this is, as far as it can be told.
pub(super) fn known(
    conn: &mut Conn,
    scope: &Scope,
    party: Option<&String>,
) -> Result<Known, Problem> {
    let Some(party) = party else { return Ok(Known::default()) };
    let found = customers::known_unscoped(conn, scope.org(), std::slice::from_ref(party))?;
    Ok(found.get(party).copied().unwrap_or_default())
}

/// A number of somebody elsewhere says nothing of who it was, if somebody said where they are from.
pub(super) fn contact_at(known: Known, told: Option<RelationshipId>) -> Option<ContactId> {
    known.contact.filter(|_| told.is_none() || told == known.account)
}

/// Stems of all that was said, each between spaces.
pub(super) fn words_of(texts: &[&str]) -> String {
    format!(" {} ", search::index_text(&texts.join("\n")))
}

fn words(text: &str, contact: Option<&str>, party: Option<&str>, items: &[NewItem]) -> String {
    let mut texts = vec![text];
    texts.extend(items.iter().map(|item| item.words.as_str()));
    texts.extend(contact);
    texts.extend(party);
    words_of(&texts)
}

/// How far it is known what was asked for.
pub(super) fn coding_of(topics: impl IntoIterator<Item = Option<TopicId>>) -> CodingState {
    let mut state = CodingState::None;
    for topic in topics {
        match topic {
            None => return CodingState::Open,
            Some(_) => state = CodingState::Done,
        }
    }
    state
}

/// When something was asked for, and by whom.
struct AskedOf {
    occurred_at: Timestamp,
    by: Option<RelationshipId>,
    party: Option<String>,
}

fn rows_of(
    id: InteractionId,
    vendor: OrganisationId,
    items: &[NewItem],
    asked: &AskedOf,
) -> Vec<ItemRow> {
    (1..)
        .zip(items)
        .map(|(position, item)| ItemRow {
            id: ItemId::generate(),
            interaction_id: id,
            vendor_org: vendor,
            position,
            words: item.words.clone(),
            topic_id: item.topic,
            marked: item.marked,
            result: item.result,
            unmet_reason: item.unmet_reason,
            quantity: item.quantity.clone(),
            value_minor: item.value.as_ref().map(|(minor, _)| *minor),
            currency: item.value.as_ref().map(|(_, currency)| currency.clone()),
            occurred_at: asked.occurred_at,
            asked_by: asked.by,
            party: asked.party.clone(),
        })
        .collect()
}

fn check_time(at: Timestamp, now: Timestamp) -> Result<(), Problem> {
    if at > now.plus_seconds(AHEAD_SECONDS) {
        return Err(Problem::invalid("occurred_at", "in_future"));
    }
    Ok(())
}

/// An account must be a customer of the own, a topic one of the own.
fn check_refs(
    conn: &mut Conn,
    scope: &Scope,
    relationship: Option<RelationshipId>,
    items: &[NewItem],
) -> Result<(), Problem> {
    if let Some(id) = relationship
        && accounts(conn, scope, &[id])?.is_empty()
    {
        return Err(Problem::invalid("relationship_id", "not_allowed_value"));
    }
    if items.iter().any(|item| item.topic.is_some()) {
        let known: Vec<TopicId> =
            store::topic_rows(conn, scope.org())?.into_iter().map(|row| row.id).collect();
        let strange = |item: &NewItem| item.topic.is_some_and(|topic| !known.contains(&topic));
        if let Some(at) = items.iter().position(strange) {
            return Err(Problem::invalid(format!("items[{at}].topic_id"), "not_allowed_value"));
        }
    }
    Ok(())
}

/// Writes an interaction down.
pub fn record(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: &NewInteraction,
) -> Result<Interaction, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_write(scope, vendor)?;
    let occurred_at = new.occurred_at.unwrap_or(tx.now);
    check_time(occurred_at, tx.now)?;
    check_refs(tx.conn, scope, new.relationship, &new.items)?;
    let (contact, typed) = (new.contact_name.as_deref(), new.party.as_deref());
    let party = own_party(tx.conn, scope, typed)?;
    let known = known(tx.conn, scope, party.as_ref())?;
    let row = InteractionRow {
        id: InteractionId::generate(),
        vendor_org: scope.org(),
        channel: new.channel,
        direction: new.direction,
        occurred_at,
        recorded_at: tx.now,
        duration_seconds: new.duration_seconds,
        relationship_id: new.relationship.or(known.account),
        contact_name: new.contact_name.clone(),
        party_raw: new.party.clone(),
        party,
        summary: new.text.clone(),
        words: words(&new.text, contact, typed, &new.items),
        coding: coding_of(new.items.iter().map(|item| item.topic)),
        membership_id: Some(scope.membership()),
        source: BY_HAND.to_owned(),
        external_id: None,
        content_hash: None,
        version: 1,
        contact_id: contact_at(known, new.relationship),
    };
    let (id, account) = (row.id, row.relationship_id);
    let asked = AskedOf { occurred_at, by: row.relationship_id, party: row.party.clone() };
    store::insert(tx.conn, &[row])?;
    store::insert_items(tx.conn, &rows_of(id, scope.org(), &new.items, &asked))?;
    tx.subject(id);
    events::tell(tx, id, &[account], true)?;
    load(tx.conn, scope, id, tx.now)
}

/// What an item says now, to work out words and coding when only the rest changes.
fn as_new(item: &ItemRow) -> NewItem {
    NewItem {
        words: item.words.clone(),
        topic: item.topic_id,
        marked: item.marked,
        result: item.result,
        unmet_reason: item.unmet_reason,
        quantity: item.quantity.clone(),
        value: item.value_minor.zip(item.currency.clone()),
    }
}

/// Corrects an interaction: who it was, what was said, what was asked for.
pub fn change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: InteractionId,
    version: IfMatch,
    change: &InteractionChange,
) -> Result<Interaction, Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_write(scope, true)?;
    version.check(row.version)?;
    if let Some(at) = change.occurred_at {
        check_time(at, tx.now)?;
    }
    let items = match &change.items {
        Some(items) => items.clone(),
        None => store::items(tx.conn, scope, &[id])?.iter().map(as_new).collect(),
    };
    check_refs(tx.conn, scope, change.relationship.flatten(), &items)?;
    let text = change.text.as_deref().unwrap_or(&row.summary);
    let contact = change.contact_name.as_ref().unwrap_or(&row.contact_name).as_deref();
    let typed = change.party.as_ref().unwrap_or(&row.party_raw).as_deref();
    let party = own_party(tx.conn, scope, typed)?;
    let account = change.relationship.unwrap_or(row.relationship_id);
    let contact_id = contact_at(known(tx.conn, scope, party.as_ref())?, account);
    let asked = AskedOf {
        occurred_at: change.occurred_at.unwrap_or(row.occurred_at),
        by: account,
        party: party.clone(),
    };
    let patch = InteractionPatch {
        channel: change.channel,
        direction: change.direction,
        occurred_at: change.occurred_at,
        duration_seconds: change.duration_seconds,
        relationship_id: change.relationship,
        contact_name: change.contact_name.clone(),
        party_raw: change.party.clone(),
        party: Some(party),
        summary: change.text.clone(),
        words: Some(words(text, contact, typed, &items)),
        coding: Some(coding_of(items.iter().map(|item| item.topic))),
        content_hash: None,
        contact_id: Some(contact_id),
    };
    tx.subject(id);
    if !store::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    events::tell(tx, id, &[row.relationship_id, change.relationship.flatten()], false)?;
    if change.items.is_some() {
        store::delete_items_unscoped(tx.conn, &[id])?;
        store::insert_items(tx.conn, &rows_of(id, scope.org(), &items, &asked))?;
    }
    list::load(tx.conn, scope, id, tx.now)
}

/// Takes an interaction back that was written down by mistake, as long as nobody has changed it.
///
/// # Errors
/// `action_not_allowed` for the reason `changed_since`.
pub fn take_back(tx: &mut Tx<'_>, scope: &Scope, id: InteractionId) -> Result<(), Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_write(scope, true)?;
    if row.version != 1 {
        return Err(Problem::not_allowed("changed_since"));
    }
    store::delete_items_unscoped(tx.conn, &[id])?;
    Ok(store::delete(tx.conn, scope, id)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_somebody_elsewhere_says_nothing() {
        let (north, south) = (RelationshipId::generate(), RelationshipId::generate());
        let ann = ContactId::generate();
        let known = Known { contact: Some(ann), account: Some(north) };
        assert_eq!(contact_at(known, None), Some(ann));
        assert_eq!(contact_at(known, Some(north)), Some(ann));
        assert_eq!(contact_at(known, Some(south)), None);
    }

    #[test]
    fn a_request_without_a_topic_waits_for_one() {
        let topic = Some(TopicId::generate());
        assert_eq!(coding_of([]), CodingState::None);
        assert_eq!(coding_of([topic]), CodingState::Done);
        assert_eq!(coding_of([topic, None]), CodingState::Open);
    }
}
