//! Queries on interactions and what was asked for; topics and figures stand in their own files.
mod figures;
mod phrases;
mod topics;

use diesel::prelude::*;

pub use figures::{
    Asked, TextRow, accounts_by_party, asked, callers, coding_counts, heard, last_contacts, said,
    texts, times,
};
pub use phrases::{PhraseRow, insert_phrase, phrases, waiting_with};
pub use topics::{
    categories, categories_among, find_category, find_topic, insert_categories, insert_category,
    insert_topic, insert_topics, topic_rows, topics_among, topics_named_unscoped, update_category,
    update_topic, vendors_unscoped,
};

use crate::features::customers::model::ContactId;
use crate::features::interactions::model::{
    CodingState, InteractionChannel, InteractionDirection, InteractionId, InteractionPatch,
    InteractionRow, ItemRow, TopicId,
};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{interaction_items, interactions};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, rows: &[InteractionRow]) -> QueryResult<()> {
    crate::insert_all!(conn, interactions::table, rows, 20);
    Ok(())
}

pub fn insert_items(conn: &mut Conn, rows: &[ItemRow]) -> QueryResult<()> {
    crate::insert_all!(conn, interaction_items::table, rows, 15);
    Ok(())
}

/// An interaction of the scope's organisation.
pub fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: InteractionId,
) -> QueryResult<Option<InteractionRow>> {
    InteractionRow::query()
        .filter(interactions::id.eq(id))
        .filter(interactions::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// Those of these that are the scope's organisation's.
pub fn among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[InteractionId],
) -> QueryResult<Vec<InteractionRow>> {
    InteractionRow::query()
        .filter(interactions::id.eq_any(ids.to_vec()))
        .filter(interactions::vendor_org.eq(scope.org()))
        .order(interactions::id)
        .load(conn)
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update(
    conn: &mut Conn,
    row: &InteractionRow,
    patch: &InteractionPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        interactions::table
            .filter(interactions::id.eq(row.id))
            .filter(interactions::version.eq(row.version)),
    )
    .set((patch, interactions::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// What was asked for in these interactions of the scope's organisation, in order.
pub fn items(conn: &mut Conn, scope: &Scope, ids: &[InteractionId]) -> QueryResult<Vec<ItemRow>> {
    ItemRow::query()
        .filter(interaction_items::interaction_id.eq_any(ids.to_vec()))
        .filter(interaction_items::vendor_org.eq(scope.org()))
        .order((interaction_items::interaction_id, interaction_items::position))
        .load(conn)
}

pub fn delete_items_unscoped(conn: &mut Conn, ids: &[InteractionId]) -> QueryResult<()> {
    diesel::delete(
        interaction_items::table.filter(interaction_items::interaction_id.eq_any(ids.to_vec())),
    )
    .execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut Conn, scope: &Scope, id: InteractionId) -> QueryResult<()> {
    diesel::delete(
        interactions::table
            .filter(interactions::id.eq(id))
            .filter(interactions::vendor_org.eq(scope.org())),
    )
    .execute(conn)?;
    Ok(())
}

/// Gives a topic to all items of these interactions that have none.
pub fn give_topic(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[InteractionId],
    topic: TopicId,
) -> QueryResult<()> {
    diesel::update(
        interaction_items::table
            .filter(interaction_items::interaction_id.eq_any(ids.to_vec()))
            .filter(interaction_items::vendor_org.eq(scope.org()))
            .filter(interaction_items::topic_id.is_null()),
    )
    .set(interaction_items::topic_id.eq(Some(topic)))
    .execute(conn)?;
    Ok(())
}

/// All that was asked for in these is told by topic now.
pub fn set_coded(conn: &mut Conn, scope: &Scope, ids: &[InteractionId]) -> QueryResult<()> {
    diesel::update(
        interactions::table
            .filter(interactions::id.eq_any(ids.to_vec()))
            .filter(interactions::vendor_org.eq(scope.org())),
    )
    .set((
        interactions::coding.eq(CodingState::Done),
        interactions::version.eq(interactions::version + 1),
    ))
    .execute(conn)?;
    Ok(())
}

/// Which interactions are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub channel: Option<InteractionChannel>,
    pub direction: Option<InteractionDirection>,
    pub relationship: Option<RelationshipId>,
    pub contact: Option<ContactId>,
    pub party: Option<String>,
    pub topic: Option<TopicId>,
    /// Those that still wait for a topic: `None` and `Open`.
    pub coding: Vec<CodingState>,
    /// Stems that all must be there.
    pub stems: Vec<String>,
}

/// A page of interactions of the scope's organisation, the newest first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<InteractionRow>> {
    use interactions as i;
    let mut query = i::table.filter(i::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(from) = filter.from {
        query = query.filter(i::occurred_at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(i::occurred_at.le(until));
    }
    if let Some(channel) = filter.channel {
        query = query.filter(i::channel.eq(channel));
    }
    if let Some(direction) = filter.direction {
        query = query.filter(i::direction.eq(direction));
    }
    if let Some(relationship) = filter.relationship {
        query = query.filter(i::relationship_id.eq(Some(relationship)));
    }
    if let Some(contact) = filter.contact {
        query = query.filter(i::contact_id.eq(Some(contact)));
    }
    if let Some(party) = &filter.party {
        query = query.filter(i::party.eq(Some(party.clone())));
    }
    if !filter.coding.is_empty() {
        query = query.filter(i::coding.eq_any(filter.coding.clone()));
    }
    if let Some(topic) = filter.topic {
        let asked = interaction_items::table
            .filter(interaction_items::topic_id.eq(Some(topic)))
            .select(interaction_items::interaction_id);
        query = query.filter(i::id.eq_any(asked));
    }
    // Stems are letters and digits, so none of them is a pattern.
    for stem in &filter.stems {
        query = query.filter(i::words.like(format!("% {stem} %")));
    }
    if let Some(Cursor { at, id }) = cursor {
        let (same, earlier) = (i::occurred_at.le(at), i::occurred_at.lt(at));
        query = query.filter(same).filter(earlier.or(i::id.lt(InteractionId(id))));
    }
    query
        .order((i::occurred_at.desc(), i::id.desc()))
        .limit(limit)
        .select(<InteractionRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// Whoever called by this number or address was of this customer, where nobody has said another one.
pub fn give_account_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    party: &str,
    account: RelationshipId,
) -> QueryResult<()> {
    diesel::update(
        interactions::table
            .filter(interactions::vendor_org.eq(vendor))
            .filter(interactions::party.eq(Some(party)))
            .filter(interactions::relationship_id.is_null()),
    )
    .set(interactions::relationship_id.eq(Some(account)))
    .execute(conn)?;
    Ok(())
}

/// The same of whoever it was: of calls with that customer, or with none if it is not known.
pub fn give_contact_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    party: &str,
    account: Option<RelationshipId>,
    contact: ContactId,
) -> QueryResult<()> {
    let of_party = interactions::table
        .filter(interactions::vendor_org.eq(vendor))
        .filter(interactions::party.eq(Some(party)))
        .filter(interactions::contact_id.is_null());
    let contact = interactions::contact_id.eq(Some(contact));
    match account {
        Some(account) => {
            let with_it = of_party.filter(interactions::relationship_id.eq(Some(account)));
            diesel::update(with_it).set(contact).execute(conn)?
        }
        None => {
            let with_none = of_party.filter(interactions::relationship_id.is_null());
            diesel::update(with_none).set(contact).execute(conn)?
        }
    };
    Ok(())
}

/// What earlier imports made of these rows of a log.
pub fn imported_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    source: &str,
    external_ids: &[&str],
) -> QueryResult<Vec<InteractionRow>> {
    InteractionRow::query()
        .filter(interactions::vendor_org.eq(vendor))
        .filter(interactions::source.eq(source))
        .filter(interactions::external_id.eq_any(external_ids.to_vec()))
        .load(conn)
}

/// An import tells anew what its row says; nobody has changed it since, and its version stays.
pub fn set_imported(
    conn: &mut Conn,
    id: InteractionId,
    patch: &InteractionPatch,
) -> QueryResult<()> {
    diesel::update(interactions::table.filter(interactions::id.eq(id))).set(patch).execute(conn)?;
    Ok(())
}
