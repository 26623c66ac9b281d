//! What customers answered under their names.
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::features::records::service::visible_rows;
use crate::features::surveys::model::{
    Anonymity, InviteId, ResponseId, ResponseOutcome, ResponseRow,
};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::schema::{
    record_parties, records, survey_invites, survey_pairs, survey_responses, survey_versions,
    surveys,
};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// A survey with its title and its number.
pub type Named = (RecordId, String, String);

/// Surveys of the scope's organisation alone that it sees, that name who answers, and that one of
/// these customers has answered.
pub fn surveys(
    conn: &mut Conn,
    scope: &Scope,
    customers: &[OrganisationId],
) -> QueryResult<Vec<Named>> {
    use {survey_pairs as p, survey_responses as r, surveys as s};
    let customers: Vec<Option<OrganisationId>> = customers.iter().copied().map(Some).collect();
    let theirs =
        r::table.filter(r::survey_id.eq(s::record_id)).filter(r::organisation_id.eq_any(customers));
    s::table
        .inner_join(records::table)
        .inner_join(record_parties::table.on(record_parties::record_id.eq(s::record_id)))
        .filter(visible_rows!(scope))
        .filter(s::owner_org.eq(scope.org()))
        .filter(s::anonymity.eq(Some(Anonymity::Identified)))
        .filter(not(exists(p::table.filter(p::survey_id.eq(s::record_id)))))
        .filter(exists(theirs))
        .select((s::record_id, s::title, records::number))
        .load(conn)
}

/// Responses of these customers to these surveys that came to the end, the newest first.
pub fn responses_unscoped(
    conn: &mut Conn,
    (surveys, customers): (&[RecordId], &[OrganisationId]),
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<ResponseRow>> {
    use survey_responses as r;
    let customers: Vec<Option<OrganisationId>> = customers.iter().copied().map(Some).collect();
    let mut query = r::table
        .filter(r::survey_id.eq_any(surveys.to_vec()))
        .filter(r::organisation_id.eq_any(customers))
        .filter(r::outcome.eq(ResponseOutcome::Complete))
        .filter(r::submitted_at.is_not_null())
        .into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        let before = r::submitted_at.lt(at).assume_not_null();
        let same = r::submitted_at.eq(at).assume_not_null().and(r::id.lt(ResponseId(id)));
        query = query.filter(before.or(same));
    }
    query
        .order((r::submitted_at.desc(), r::id.desc()))
        .limit(limit)
        .select(<ResponseRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// All versions of these surveys.
pub fn definitions_unscoped(
    conn: &mut Conn,
    surveys: &[RecordId],
) -> QueryResult<Vec<(RecordId, i32, String)>> {
    use survey_versions as v;
    v::table
        .filter(v::survey_id.eq_any(surveys.to_vec()))
        .select((v::survey_id, v::number, v::definition))
        .load(conn)
}

/// Names and addresses of those who were asked.
pub fn invited_unscoped(
    conn: &mut Conn,
    ids: &[InviteId],
) -> QueryResult<Vec<(InviteId, Option<String>, Option<String>)>> {
    use survey_invites as i;
    i::table.filter(i::id.eq_any(ids.to_vec())).select((i::id, i::name, i::email)).load(conn)
}
