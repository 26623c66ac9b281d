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

/// A response with the title and the number of its survey.
pub type Line = (ResponseRow, String, String);

/// Responses of these customers that came to the end, in surveys of the scope's organisation alone
/// that it sees and that name who answers; the newest first.
pub fn answered(
    conn: &mut Conn,
    scope: &Scope,
    customers: &[OrganisationId],
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Line>> {
    use {survey_pairs as p, survey_responses as r, surveys as s};
    let customers: Vec<Option<OrganisationId>> = customers.iter().copied().map(Some).collect();
    let mut query = r::table
        .inner_join(s::table.on(s::record_id.eq(r::survey_id)))
        .inner_join(records::table.on(records::id.eq(r::survey_id)))
        .inner_join(record_parties::table.on(record_parties::record_id.eq(r::survey_id)))
        .filter(visible_rows!(scope))
        .filter(s::owner_org.eq(scope.org()))
        .filter(s::anonymity.eq(Some(Anonymity::Identified)))
        .filter(not(exists(p::table.filter(p::survey_id.eq(s::record_id)))))
        .filter(r::outcome.eq(ResponseOutcome::Complete))
        .filter(r::organisation_id.eq_any(customers))
        .filter(r::submitted_at.is_not_null())
        .select((
            <ResponseRow as SelectableHelper<MultiBackend>>::as_select(),
            s::title,
            records::number,
        ))
        .into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        let earlier = r::submitted_at.lt(at).or(r::id.lt(ResponseId(id)).nullable());
        query = query
            .filter(r::submitted_at.le(at).assume_not_null())
            .filter(earlier.assume_not_null());
    }
    query.order((r::submitted_at.desc(), r::id.desc())).limit(limit).load(conn)
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
