//! What results are made of, of surveys whose visibility was shown.
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    InviteId, InviteState, ResponseOutcome, ResponseRow, Tallies,
};
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    organisations, survey_invites, survey_partials, survey_responses, survey_tallies,
};

/// Responses that came to the end, in the order of their random ids.
pub fn responses_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<ResponseRow>> {
    ResponseRow::query()
        .filter(survey_responses::survey_id.eq(id))
        .filter(survey_responses::outcome.eq(ResponseOutcome::Complete))
        .order(survey_responses::id)
        .load(conn)
}

/// How many responses ended in which way.
pub fn outcomes_unscoped(
    conn: &mut Conn,
    id: RecordId,
) -> QueryResult<Vec<(ResponseOutcome, i64)>> {
    survey_responses::table
        .filter(survey_responses::survey_id.eq(id))
        .group_by(survey_responses::outcome)
        .select((survey_responses::outcome, count_star()))
        .load(conn)
}

/// How many invites are how far, without those of open links: nobody knows how many were asked by
/// them, and when somebody began is nobody's business. Whoever was un-invited before they answered was not asked; where it
/// is hidden who answers they count all the same: a number that falls would tell that an invite was
/// not used.
pub fn invite_states_unscoped(
    conn: &mut Conn,
    id: RecordId,
    hides: bool,
) -> QueryResult<Vec<(InviteState, i64)>> {
    use survey_invites as i;
    let asked = i::revoked_at.is_null().or(i::state.ne(InviteState::Created));
    let all = i::table
        .filter(i::survey_id.eq(id))
        .filter(i::link_id.is_null())
        .group_by(i::state)
        .select((i::state, count_star()));
    if hides { all.load(conn) } else { all.filter(asked).load(conn) }
}

/// How many mails of invites could not be delivered.
pub fn bounced_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<i64> {
    use survey_invites as i;
    i::table
        .filter(i::survey_id.eq(id))
        .filter(i::state.eq(InviteState::Created))
        .filter(i::bounced_at.is_not_null())
        .filter(i::revoked_at.is_null())
        .select(count_star())
        .first(conn)
}

/// The organisations that were asked, each once.
pub fn organisations_asked_unscoped(
    conn: &mut Conn,
    id: RecordId,
) -> QueryResult<Vec<OrganisationId>> {
    let found: Vec<Option<OrganisationId>> = survey_invites::table
        .filter(survey_invites::survey_id.eq(id))
        .filter(survey_invites::organisation_id.is_not_null())
        .select(survey_invites::organisation_id)
        .distinct()
        .load(conn)?;
    Ok(found.into_iter().flatten().collect())
}

/// Version, page and answers of those on the way.
pub fn standing_unscoped(
    conn: &mut Conn,
    id: RecordId,
) -> QueryResult<Vec<(i32, Option<String>, String)>> {
    survey_partials::table
        .filter(survey_partials::survey_id.eq(id))
        .select((survey_partials::version, survey_partials::page, survey_partials::answers))
        .load(conn)
}

pub fn tallies_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Option<Tallies>> {
    Tallies::query().filter(survey_tallies::survey_id.eq(id)).first(conn).optional()
}

pub fn save_tallies(conn: &mut Conn, tallies: &Tallies) -> QueryResult<()> {
    let known = survey_tallies::table.filter(survey_tallies::survey_id.eq(tallies.survey_id));
    if diesel::update(known).set(tallies).execute(conn)? == 0 {
        diesel::insert_into(survey_tallies::table).values(tallies).execute(conn)?;
    }
    Ok(())
}

/// An invite with its name, its address and the name of the customer that it answers for.
pub type Invited = (InviteId, Option<String>, Option<String>, Option<String>);

/// The invites that responses name; those of one of two owners, if one is named.
pub fn invited_unscoped(
    conn: &mut Conn,
    id: RecordId,
    side: Option<Side>,
) -> QueryResult<Vec<Invited>> {
    let mut query = survey_invites::table
        .left_join(
            organisations::table
                .on(survey_invites::organisation_id.eq(organisations::id.nullable())),
        )
        .filter(survey_invites::survey_id.eq(id))
        .into_boxed();
    if let Some(side) = side {
        query = query.filter(survey_invites::side.eq(Some(side)));
    }
    query
        .select((
            survey_invites::id,
            survey_invites::name,
            survey_invites::email,
            organisations::name.nullable(),
        ))
        .load(conn)
}

/// Responses that came from elsewhere, a hundred at a time.
pub fn insert_responses(conn: &mut Conn, rows: &[ResponseRow]) -> QueryResult<()> {
    for rows in rows.chunks(100) {
        crate::on_backend!(conn, |c| {
            diesel::insert_into(survey_responses::table).values(rows).execute(c)
        })?;
    }
    Ok(())
}
