//! Mails and where they stand.
use diesel::prelude::*;

use crate::features::notifications::model::{MailRow, MailState};
use crate::features::organisations::model::MailId;
use crate::features::records::model::{EntryId, LaneId};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{mails, notifications};
use crate::platform::http::Cursor;

/// Counting stops here.
const COUNT_LIMIT: i64 = 10_000;

pub fn insert(conn: &mut Conn, row: &MailRow) -> QueryResult<()> {
    diesel::insert_into(mails::table).values(row).execute(conn)?;
    Ok(())
}

/// A mail for the worker that sends it.
pub fn find_unscoped(conn: &mut Conn, id: MailId) -> QueryResult<Option<MailRow>> {
    MailRow::query().filter(mails::id.eq(id)).first(conn).optional()
}

/// What is known after a try.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = mails)]
pub struct MailOutcome {
    pub state: MailState,
    pub attempts: i32,
    /// `None` leaves what was there: texts are kept from the try that rendered them.
    pub to_address: Option<String>,
    pub locale: Option<crate::platform::authz::Locale>,
    pub subject: Option<String>,
    pub body_text: Option<String>,
    pub body_html: Option<String>,
    pub error: Option<Option<String>>,
    pub sent_at: Option<Timestamp>,
}

/// Writes down an outcome; a mail that was sent stays so.
pub fn record_outcome(conn: &mut Conn, id: MailId, outcome: &MailOutcome) -> QueryResult<()> {
    diesel::update(mails::table.filter(mails::id.eq(id)).filter(mails::state.ne(MailState::Sent)))
        .set(outcome)
        .execute(conn)?;
    Ok(())
}

/// Destroys what is kept of mails about these entries. A mail came into being together with the
/// line in its recipient's inbox, which knows the entry.
pub fn forget_texts_unscoped(conn: &mut Conn, entries: &[EntryId]) -> QueryResult<usize> {
    type Told = (MembershipId, String, LaneId, Timestamp);
    let told: Vec<Told> = notifications::table
        .filter(notifications::entry_id.eq_any(entries.iter().copied().map(Some)))
        .select((
            notifications::membership_id,
            notifications::event,
            notifications::lane_id,
            notifications::created_at,
        ))
        .load(conn)?;
    let mut forgotten = 0;
    for (member, event, lane, at) in told {
        let about = mails::table
            .filter(mails::membership_id.eq(Some(member)))
            .filter(mails::event.eq(event))
            .filter(mails::lane_id.eq(Some(lane)))
            .filter(mails::created_at.eq(at));
        forgotten += diesel::update(about)
            .set((mails::body_text.eq(None::<String>), mails::body_html.eq(None::<String>)))
            .execute(conn)?;
    }
    Ok(forgotten)
}

/// Mails that the scope may read: its own; with `colleagues`, all of its organisation.
macro_rules! readable {
    ($scope:expr, $colleagues:expr) => {{
        let own = mails::membership_id
            .eq(Some($scope.membership()))
            .or(mails::membership_id.is_null().and(mails::person_id.eq(Some($scope.person()))));
        let query = MailRow::query().into_boxed();
        if $colleagues {
            query.filter(own.or(mails::organisation_id.eq(Some($scope.org()))))
        } else {
            query.filter(own)
        }
    }};
}

/// Newest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    colleagues: bool,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<MailRow>> {
    let mut query = readable!(scope, colleagues);
    if let Some(Cursor { at, id }) = after {
        let id = MailId(id);
        query = query
            .filter(mails::created_at.lt(at).or(mails::created_at.eq(at).and(mails::id.lt(id))));
    }
    query.order((mails::created_at.desc(), mails::id.desc())).limit(limit).load(conn)
}

pub fn find(
    conn: &mut Conn,
    scope: &Scope,
    colleagues: bool,
    id: MailId,
) -> QueryResult<Option<MailRow>> {
    readable!(scope, colleagues).filter(mails::id.eq(id)).first(conn).optional()
}

/// How many mails are in a state; stops at 10,000.
pub fn count(conn: &mut Conn, state: MailState) -> QueryResult<i64> {
    let ids: Vec<MailId> = mails::table
        .filter(mails::state.eq(state))
        .select(mails::id)
        .limit(COUNT_LIMIT)
        .load(conn)?;
    Ok(i64::try_from(ids.len()).unwrap_or(COUNT_LIMIT))
}

/// How many mails that were written from `from` until before `to` were sent.
pub fn sent_between(conn: &mut Conn, from: Timestamp, to: Timestamp) -> QueryResult<i64> {
    mails::table
        .filter(mails::state.eq(MailState::Sent))
        .filter(mails::created_at.ge(from))
        .filter(mails::created_at.lt(to))
        .count()
        .get_result(conn)
}
