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
    // All words are named so that the index by them is read, in whose order the groups stand.
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::direction.eq_any(InteractionDirection::ALL.to_vec()))
        .filter(i::coding.eq_any(CodingState::ALL.to_vec()))
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

/// A request as it stands in the tables, without what was said: an index holds all of it.
#[derive(Debug, Clone)]
pub struct Asked {
    pub topic: TopicId,
    pub marked: ItemRange,
    pub result: ItemResult,
    pub value: Option<(i64, String)>,
    pub interaction: InteractionId,
    pub at: Timestamp,
    pub relationship: Option<RelationshipId>,
    pub party: Option<String>,
}

type AskedColumns = (
    (Option<TopicId>, InteractionId, Timestamp, Option<RelationshipId>, Option<String>),
    (ItemRange, ItemResult, Option<i64>, Option<String>),
);

/// What was asked for of these topics in a period, the newest first.
pub fn asked(
    conn: &mut Conn,
    scope: &Scope,
    topics: &[TopicId],
    (from, until): Period,
) -> QueryResult<Vec<Asked>> {
    use interaction_items as n;
    let mut found = Vec::new();
    for some in topics.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<AskedColumns> = n::table
            .filter(n::vendor_org.eq(scope.org()))
            .filter(n::topic_id.eq_any(some.iter().copied().map(Some).collect::<Vec<_>>()))
            .filter(n::occurred_at.ge(from))
            .filter(n::occurred_at.le(until))
            .select((
                (n::topic_id, n::interaction_id, n::occurred_at, n::asked_by, n::party),
                (n::marked, n::result, n::value_minor, n::currency),
            ))
            .load(conn)?;
        found.extend(rows.into_iter().filter_map(one_asked));
    }
    found.sort_unstable_by_key(|one| std::cmp::Reverse((one.at, one.interaction, one.topic)));
    Ok(found)
}

fn one_asked((who, what): AskedColumns) -> Option<Asked> {
    let (topic, interaction, at, relationship, party) = who;
    let (marked, result, value_minor, currency) = what;
    let value = value_minor.zip(currency);
    Some(Asked { topic: topic?, marked, result, value, interaction, at, relationship, party })
}

/// Who asked for a topic, without what they said.
pub type HeardRow =
    (Option<TopicId>, InteractionId, Timestamp, Option<RelationshipId>, Option<String>);

/// All that was asked for by topic in a period, in no order: one scan of an index, for analyses of the
/// whole log.
pub fn heard(conn: &mut Conn, scope: &Scope, (from, until): Period) -> QueryResult<Vec<HeardRow>> {
    use interaction_items as n;
    n::table
        .filter(n::vendor_org.eq(scope.org()))
        .filter(n::topic_id.is_not_null())
        .filter(n::occurred_at.ge(from))
        .filter(n::occurred_at.le(until))
        .select((n::topic_id, n::interaction_id, n::occurred_at, n::asked_by, n::party))
        .load(conn)
}

/// An interaction with the caller's name, and number or address as they were told.
pub type CallerRow = (InteractionId, Option<String>, Option<String>);

/// How the callers of these interactions are called.
pub fn callers(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[InteractionId],
) -> QueryResult<Vec<CallerRow>> {
    use interactions as i;
    let mut found = Vec::new();
    for some in ids.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<CallerRow> = i::table
            .filter(i::id.eq_any(some.to_vec()))
            .filter(i::vendor_org.eq(scope.org()))
            .select((i::id, i::contact_name, i::party_raw))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// What was said when these topics were asked for in these interactions, the first words last.
pub fn said(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[InteractionId],
) -> QueryResult<Vec<(InteractionId, Option<TopicId>, String)>> {
    use interaction_items as n;
    let mut found = Vec::new();
    for some in ids.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<(InteractionId, Option<TopicId>, String)> = n::table
            .filter(n::interaction_id.eq_any(some.to_vec()))
            .filter(n::vendor_org.eq(scope.org()))
            .order((n::interaction_id, n::position.desc()))
            .select((n::interaction_id, n::topic_id, n::words))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
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
