//! What analyses read of interactions.
use diesel::dsl::{count_star, max};
use diesel::prelude::*;

use crate::features::interactions::model::{
    CodingState, InteractionChannel, InteractionDirection, InteractionId, ItemRange, ItemResult,
    TopicId,
};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{interaction_items, interactions};
use crate::platform::db::{Conn, MAX_PARAMETERS, MultiBackend};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    interactions::direction,
    interactions::coding,
);
diesel::allow_columns_to_appear_in_same_group_by_clause!(
    interactions::relationship_id,
    interactions::channel,
);

/// From when to when, both included.
pub type Period = (Timestamp, Timestamp);

/// How many interactions of a period there are, by direction and by what is known of them.
pub fn coding_counts(
    conn: &mut Conn,
    scope: &Scope,
    (from, until): Period,
) -> QueryResult<Vec<(InteractionDirection, CodingState, i64)>> {
    use interactions as i;
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::occurred_at.ge(from))
        .filter(i::occurred_at.le(until))
        .group_by((i::direction, i::coding))
        .select((i::direction, i::coding, count_star()))
        .load(conn)
}

type LastContact = (Option<RelationshipId>, InteractionChannel, Option<Timestamp>);

/// When each account was in touch last, by channel.
pub fn last_contacts(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<LastContact>> {
    use interactions as i;
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::relationship_id.is_not_null())
        .group_by((i::relationship_id, i::channel))
        .select((i::relationship_id, i::channel, max(i::occurred_at)))
        .load(conn)
}

/// When the interactions of a period happened, in no order.
pub fn times(conn: &mut Conn, scope: &Scope, (from, until): Period) -> QueryResult<Vec<Timestamp>> {
    use interactions as i;
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::occurred_at.ge(from))
        .filter(i::occurred_at.le(until))
        .select(i::occurred_at)
        .load(conn)
}

/// A request as it stands in the tables.
#[derive(Debug, Clone)]
pub struct Asked {
    pub topic: Option<TopicId>,
    pub marked: ItemRange,
    pub result: ItemResult,
    pub words: String,
    pub value_minor: Option<i64>,
    pub currency: Option<String>,
    pub interaction: InteractionId,
    pub at: Timestamp,
    pub relationship: Option<RelationshipId>,
    pub contact_name: Option<String>,
    pub party: Option<String>,
    pub party_raw: Option<String>,
}

/// What was asked for of these topics in a period, the newest first.
pub fn requests(
    conn: &mut Conn,
    scope: &Scope,
    topics: &[TopicId],
    (from, until): Period,
) -> QueryResult<Vec<Asked>> {
    use {interaction_items as n, interactions as i};
    let mut found = Vec::new();
    for some in topics.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<Asked> = n::table
            .inner_join(i::table)
            .filter(n::vendor_org.eq(scope.org()))
            .filter(n::topic_id.eq_any(some.to_vec()))
            .filter(i::occurred_at.ge(from))
            .filter(i::occurred_at.le(until))
            .order((i::occurred_at.desc(), n::id.desc()))
            .select((
                (n::topic_id, n::marked, n::result, n::words, n::value_minor, n::currency),
                (
                    i::id,
                    i::occurred_at,
                    i::relationship_id,
                    i::contact_name,
                    i::party,
                    i::party_raw,
                ),
            ))
            .load(conn)?
            .into_iter()
            .map(asked)
            .collect();
        found.extend(rows);
    }
    Ok(found)
}

type ItemColumns = (Option<TopicId>, ItemRange, ItemResult, String, Option<i64>, Option<String>);
type CallColumns = (
    InteractionId,
    Timestamp,
    Option<RelationshipId>,
    Option<String>,
    Option<String>,
    Option<String>,
);

fn asked((item, call): (ItemColumns, CallColumns)) -> Asked {
    let (topic, marked, result, words, value_minor, currency) = item;
    let (interaction, at, relationship, contact_name, party, party_raw) = call;
    Asked {
        topic,
        marked,
        result,
        words,
        value_minor,
        currency,
        interaction,
        at,
        relationship,
        contact_name,
        party,
        party_raw,
    }
}

/// Who asked for a topic, without what they said.
pub type HeardRow = (
    Option<TopicId>,
    InteractionId,
    Timestamp,
    Option<RelationshipId>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// All that was asked for by topic in a period, in no order: one scan, for analyses of the whole log.
pub fn heard(conn: &mut Conn, scope: &Scope, (from, until): Period) -> QueryResult<Vec<HeardRow>> {
    use {interaction_items as n, interactions as i};
    n::table
        .inner_join(i::table)
        .filter(n::vendor_org.eq(scope.org()))
        .filter(n::topic_id.is_not_null())
        .filter(i::occurred_at.ge(from))
        .filter(i::occurred_at.le(until))
        .select((
            n::topic_id,
            i::id,
            i::occurred_at,
            i::relationship_id,
            i::party,
            i::party_raw,
            i::contact_name,
        ))
        .load(conn)
}

/// All numbers and addresses that have been an account's, over the whole log.
pub fn parties_of_accounts(
    conn: &mut Conn,
    scope: &Scope,
) -> QueryResult<Vec<(Option<String>, Option<RelationshipId>)>> {
    use interactions as i;
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::party.is_not_null())
        .filter(i::relationship_id.is_not_null())
        .select((i::party, i::relationship_id))
        .distinct()
        .load(conn)
}

/// Which accounts these numbers and addresses have been, over the whole log.
pub fn accounts_by_party(
    conn: &mut Conn,
    scope: &Scope,
    parties: &[String],
) -> QueryResult<Vec<(Option<String>, Option<RelationshipId>)>> {
    use interactions as i;
    let mut found = Vec::new();
    for some in parties.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<(Option<String>, Option<RelationshipId>)> = i::table
            .filter(i::vendor_org.eq(scope.org()))
            .filter(i::party.eq_any(some.to_vec()))
            .filter(i::relationship_id.is_not_null())
            .select((i::party, i::relationship_id))
            .distinct()
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// What was said in interactions that are in one of these states, the newest first: text, and who.
pub fn texts(
    conn: &mut Conn,
    scope: &Scope,
    states: &[CodingState],
    most: i64,
) -> QueryResult<Vec<TextRow>> {
    use interactions as i;
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::coding.eq_any(states.to_vec()))
        .order((i::occurred_at.desc(), i::id.desc()))
        .limit(most)
        .select((i::id, i::summary, i::relationship_id, i::party, i::contact_name))
        .into_boxed::<MultiBackend>()
        .load(conn)
}

/// An interaction with its text and who it was with.
pub type TextRow = (InteractionId, String, Option<RelationshipId>, Option<String>, Option<String>);
