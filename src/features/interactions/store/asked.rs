//! What was asked for, as analyses of many topics read it: first all of it without a word, then the words
//! of the few that are shown.
use diesel::prelude::*;

use super::figures::Period;
use crate::features::interactions::model::{InteractionId, ItemId, ItemRange, ItemResult, TopicId};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{interaction_items, interactions};
use crate::platform::db::{Conn, MAX_PARAMETERS};

/// An item: its id, topic, mark and result, its interaction, and what it is worth.
type ItemPart =
    (ItemId, Option<TopicId>, ItemRange, ItemResult, InteractionId, Option<i64>, Option<String>);
/// When it was, and who it was with: account, number, how it was written, name.
type CallPart = (Timestamp, Option<RelationshipId>, Option<String>, Option<String>, Option<String>);
pub type AskedRow = (ItemPart, CallPart);

/// What was asked for of these topics in a period with one of these results, in no order.
pub fn asked(
    conn: &mut Conn,
    scope: &Scope,
    topics: &[TopicId],
    results: &[ItemResult],
    (from, until): Period,
) -> QueryResult<Vec<AskedRow>> {
    use {interaction_items as n, interactions as i};
    let mut found = Vec::new();
    for some in topics.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<AskedRow> = n::table
            .inner_join(i::table)
            .filter(n::vendor_org.eq(scope.org()))
            .filter(n::topic_id.eq_any(some.to_vec()))
            .filter(n::result.eq_any(results.to_vec()))
            .filter(i::occurred_at.ge(from))
            .filter(i::occurred_at.le(until))
            .select((
                (
                    n::id,
                    n::topic_id,
                    n::marked,
                    n::result,
                    n::interaction_id,
                    n::value_minor,
                    n::currency,
                ),
                (i::occurred_at, i::relationship_id, i::party, i::party_raw, i::contact_name),
            ))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// An item with its words, and how the caller was called: name, number.
pub type SaidRow = (ItemId, String, Option<String>, Option<String>);

/// The words of some items.
pub fn said(conn: &mut Conn, scope: &Scope, items: &[ItemId]) -> QueryResult<Vec<SaidRow>> {
    use {interaction_items as n, interactions as i};
    let mut found = Vec::new();
    for some in items.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<SaidRow> = n::table
            .inner_join(i::table)
            .filter(n::vendor_org.eq(scope.org()))
            .filter(n::id.eq_any(some.to_vec()))
            .select((n::id, n::words, i::contact_name, i::party_raw))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}
