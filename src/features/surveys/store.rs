//! Queries on surveys. Each starts from the spine's `visible`, or ends in `_unscoped`.
pub mod bank;
pub mod files;
pub mod mailing;
pub mod pairs;
pub mod quotas;
pub mod results;
pub mod told;
pub mod waiting;
pub mod waves;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::{Record, RecordId, RecordKind};
use crate::features::records::service::visible;
use crate::features::surveys::model::{
    Invite, InviteId, InviteState, Partial, PublishPatch, ResponseOutcome, ResponseRow, Survey,
    SurveyStatus, VersionRow,
};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    organisations, record_parties, records, survey_invites, survey_partials, survey_responses,
    survey_versions, surveys,
};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, survey: &Survey) -> QueryResult<()> {
    diesel::insert_into(surveys::table).values(survey).execute(conn)?;
    Ok(())
}

/// A survey with its record, for callers that have shown that it is visible.
pub fn find_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Option<(Survey, Record)>> {
    surveys::table
        .inner_join(records::table)
        .filter(surveys::record_id.eq(id))
        .select((
            <Survey as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .first(conn)
        .optional()
}

/// A page of the surveys that the scope sees, newest activity first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    status: Option<SurveyStatus>,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<(RecordId, Timestamp)>> {
    use record_parties as p;
    let mut query =
        p::table.filter(visible(scope)).filter(p::kind.eq(RecordKind::Survey)).into_boxed();
    if let Some(status) = status {
        query = query.filter(p::status.eq(status.as_str()));
    }
    if let Some(Cursor { at, id }) = cursor {
        let id = RecordId(id);
        query = query
            .filter(p::activity_at.le(at))
            .filter(p::activity_at.lt(at).or(p::record_id.lt(id)));
    }
    query
        .order((p::activity_at.desc(), p::record_id.desc()))
        .limit(limit + 1)
        .select((p::record_id, p::activity_at))
        .load(conn)
}

/// Surveys with their records, for callers that have shown that they are visible.
pub fn list_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(Survey, Record)>> {
    surveys::table
        .inner_join(records::table)
        .filter(surveys::record_id.eq_any(ids.to_vec()))
        .select((
            <Survey as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// Saves what the next version asks; false if the survey is closed.
pub fn save_draft(conn: &mut Conn, id: RecordId, title: &str, draft: &str) -> QueryResult<bool> {
    let open = surveys::table
        .filter(surveys::record_id.eq(id))
        .filter(surveys::status.ne(SurveyStatus::Closed));
    let rows = diesel::update(open)
        .set((surveys::title.eq(title), surveys::draft.eq(draft)))
        .execute(conn)?;
    Ok(rows == 1)
}

pub fn publish(conn: &mut Conn, version: &VersionRow, patch: &PublishPatch) -> QueryResult<bool> {
    let before = surveys::table
        .filter(surveys::record_id.eq(version.survey_id))
        .filter(surveys::published.eq(version.number - 1))
        .filter(surveys::status.ne(SurveyStatus::Closed));
    if diesel::update(before).set(patch).execute(conn)? != 1 {
        return Ok(false);
    }
    diesel::insert_into(survey_versions::table).values(version).execute(conn)?;
    Ok(true)
}

/// Closes a live survey and drops what was never sent; false if it is not live.
pub fn close(conn: &mut Conn, id: RecordId, now: Timestamp) -> QueryResult<bool> {
    let live = surveys::table
        .filter(surveys::record_id.eq(id))
        .filter(surveys::status.eq(SurveyStatus::Live));
    let rows = diesel::update(live)
        .set((surveys::status.eq(SurveyStatus::Closed), surveys::closed_at.eq(Some(now))))
        .execute(conn)?;
    diesel::delete(survey_partials::table.filter(survey_partials::survey_id.eq(id)))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Versions of a survey whose visibility was shown, oldest first.
pub fn versions_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<VersionRow>> {
    VersionRow::query()
        .filter(survey_versions::survey_id.eq(id))
        .order(survey_versions::number)
        .load(conn)
}

pub fn version_unscoped(
    conn: &mut Conn,
    id: RecordId,
    number: i32,
) -> QueryResult<Option<VersionRow>> {
    VersionRow::query()
        .filter(survey_versions::survey_id.eq(id))
        .filter(survey_versions::number.eq(number))
        .first(conn)
        .optional()
}

/// How many are asked, and how many have answered to the end. Whoever came by an open link was not
/// asked: were they counted, the number would move when somebody begins.
pub fn counts_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<(i64, i64)> {
    let invited = survey_invites::table
        .filter(survey_invites::survey_id.eq(id))
        .filter(survey_invites::link_id.is_null())
        .select(count_star())
        .first(conn)?;
    let complete = survey_responses::table
        .filter(survey_responses::survey_id.eq(id))
        .filter(survey_responses::outcome.eq(ResponseOutcome::Complete))
        .select(count_star())
        .first(conn)?;
    Ok((invited, complete))
}

pub fn insert_invites(conn: &mut Conn, invites: &[Invite]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(survey_invites::table).values(invites).execute(c)
    })?;
    Ok(())
}

/// Invites of a survey whose visibility was shown, of one of two owners if one is named, in the order
/// of their ids, with one too many.
pub fn invites_unscoped(
    conn: &mut Conn,
    id: RecordId,
    side: Option<Side>,
    after: Option<InviteId>,
    limit: i64,
) -> QueryResult<Vec<Invite>> {
    // Who came by an open link has no name, and when they began is nobody's business.
    let mut query = Invite::query()
        .filter(survey_invites::survey_id.eq(id))
        .filter(survey_invites::link_id.is_null())
        .into_boxed();
    if let Some(side) = side {
        query = query.filter(survey_invites::side.eq(Some(side)));
    }
    if let Some(after) = after {
        query = query.filter(survey_invites::id.gt(after));
    }
    query.order(survey_invites::id).limit(limit + 1).load(conn)
}

/// The invite of a token that was checked, with its survey and the name of whoever asks.
pub fn invited_unscoped(
    conn: &mut Conn,
    id: InviteId,
) -> QueryResult<Option<(Invite, Survey, String)>> {
    survey_invites::table
        .inner_join(surveys::table)
        .inner_join(organisations::table.on(organisations::id.eq(surveys::owner_org)))
        .filter(survey_invites::id.eq(id))
        .select((
            <Invite as SelectableHelper<MultiBackend>>::as_select(),
            <Survey as SelectableHelper<MultiBackend>>::as_select(),
            organisations::name,
        ))
        .first(conn)
        .optional()
}

/// What was answered so far under this key.
pub fn partial_unscoped(conn: &mut Conn, key: &[u8]) -> QueryResult<Option<Partial>> {
    Partial::query().filter(survey_partials::key.eq(key.to_vec())).first(conn).optional()
}

pub fn save_partial(conn: &mut Conn, partial: &Partial) -> QueryResult<()> {
    let known = survey_partials::table.filter(survey_partials::key.eq(&partial.key));
    if diesel::update(known).set(partial).execute(conn)? == 0 {
        diesel::insert_into(survey_partials::table).values(partial).execute(conn)?;
    }
    Ok(())
}

pub fn delete_partial(conn: &mut Conn, key: &[u8]) -> QueryResult<()> {
    diesel::delete(survey_partials::table.filter(survey_partials::key.eq(key.to_vec())))
        .execute(conn)?;
    Ok(())
}

/// Marks an invite as used; false if it was used before.
pub fn use_invite(
    conn: &mut Conn,
    id: InviteId,
    state: InviteState,
    day: i32,
) -> QueryResult<bool> {
    let unused = survey_invites::table
        .filter(survey_invites::id.eq(id))
        .filter(survey_invites::state.eq(InviteState::Created))
        .filter(survey_invites::revoked_at.is_null());
    let rows = diesel::update(unused)
        .set((survey_invites::state.eq(state), survey_invites::completed_on.eq(Some(day))))
        .execute(conn)?;
    Ok(rows == 1)
}

pub fn insert_response(conn: &mut Conn, response: &ResponseRow) -> QueryResult<()> {
    diesel::insert_into(survey_responses::table).values(response).execute(conn)?;
    Ok(())
}

/// Titles of surveys, for callers that have shown that they are visible.
pub fn titles_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String)>> {
    surveys::table
        .filter(surveys::record_id.eq_any(ids.to_vec()))
        .select((surveys::record_id, surveys::title))
        .load(conn)
}
