//! Queries on words of callers of which somebody has said what they are.
use diesel::prelude::*;

use crate::features::interactions::model::{CodingState, InteractionId, PhraseId, TopicId};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{interactions, topic_phrases};
use crate::platform::db::{Conn, MultiBackend};

/// The row of words that are a candidate no more.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = topic_phrases, treat_none_as_default_value = false)]
pub struct PhraseRow {
    pub id: PhraseId,
    pub vendor_org: OrganisationId,
    pub stems: String,
    pub words: String,
    /// What they are said to mean; none: nothing.
    pub topic_id: Option<TopicId>,
    pub said_by: Option<MembershipId>,
    pub said_at: Timestamp,
}

/// The stems that are candidates no more.
pub fn phrases(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<String>> {
    topic_phrases::table
        .filter(topic_phrases::vendor_org.eq(scope.org()))
        .select(topic_phrases::stems)
        .load(conn)
}

/// Keeps what somebody said of words; false if that was said already.
pub fn insert_phrase(conn: &mut Conn, row: &PhraseRow) -> QueryResult<bool> {
    let rows = crate::on_backend!(conn, |c| {
        diesel::insert_into(topic_phrases::table).values(row).on_conflict_do_nothing().execute(c)
    })?;
    Ok(rows == 1)
}

/// Interactions without a topic in which these stems are said one after the other, the newest first.
pub fn waiting_with(
    conn: &mut Conn,
    scope: &Scope,
    stems: &str,
    most: i64,
) -> QueryResult<Vec<InteractionId>> {
    use interactions as i;
    // Stems are letters and digits, so none of them is a pattern.
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::coding.eq_any(vec![CodingState::None, CodingState::Open]))
        .filter(i::words.like(format!("% {stems} %")))
        .order((i::occurred_at.desc(), i::id.desc()))
        .limit(most)
        .select(i::id)
        .into_boxed::<MultiBackend>()
        .load(conn)
}
