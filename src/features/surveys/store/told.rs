//! What customers answered under their names.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    Anonymity, InviteId, ResponseId, ResponseOutcome, ResponseRow,
};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::schema::{
    records, survey_invites, survey_pairs, survey_responses, survey_versions, surveys,
};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// A survey with its title and its number.
pub type Named = (RecordId, String, String);

fn known(customers: &[OrganisationId]) -> Vec<Option<OrganisationId>> {
    customers.iter().copied().map(Some).collect()
}

/// The surveys that these customers have answered, whoever asked.
pub fn answered_unscoped(
    conn: &mut Conn,
    customers: &[OrganisationId],
) -> QueryResult<Vec<RecordId>> {
    survey_responses::table
        .filter(survey_responses::organisation_id.eq_any(known(customers)))
        .select(survey_responses::survey_id)
        .distinct()
        .load(conn)
}

/// Those of these surveys that the scope's organisation began and that name who answers.
pub fn naming(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<Named>> {
    surveys::table
        .inner_join(records::table)
        .filter(surveys::record_id.eq_any(ids.to_vec()))
        .filter(surveys::owner_org.eq(scope.org()))
        .filter(surveys::anonymity.eq(Some(Anonymity::Identified)))
        .select((surveys::record_id, surveys::title, records::number))
        .load(conn)
}

/// Those of these surveys that have two owners.
pub fn of_two_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<RecordId>> {
    survey_pairs::table
        .filter(survey_pairs::survey_id.eq_any(ids.to_vec()))
        .select(survey_pairs::survey_id)
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
    let mut query = r::table
        .filter(r::survey_id.eq_any(surveys.to_vec()))
        .filter(r::organisation_id.eq_any(known(customers)))
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

/// An invite with the name and address of who was asked.
pub type InvitedRow = (InviteId, Option<String>, Option<String>);

/// Names and addresses of those who were asked.
pub fn invited_unscoped(conn: &mut Conn, ids: &[InviteId]) -> QueryResult<Vec<InvitedRow>> {
    use survey_invites as i;
    i::table.filter(i::id.eq_any(ids.to_vec())).select((i::id, i::name, i::email)).load(conn)
}
