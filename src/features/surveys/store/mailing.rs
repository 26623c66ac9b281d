//! Queries on invites by mail and on those who want none.
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    InviteId, InviteState, MOST_INVITED_AT_ONCE, MOST_REMINDERS,
};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{survey_invites, survey_opt_outs, survey_partials};

/// Somebody who is asked already.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = survey_invites)]
pub struct Before {
    pub membership_id: Option<MembershipId>,
    pub email: Option<String>,
    pub state: InviteState,
    pub revoked_at: Option<Timestamp>,
}

/// All who are asked by a membership or an address; by one of two owners, if one is named.
pub fn asked_unscoped(
    conn: &mut Conn,
    id: RecordId,
    side: Option<Side>,
) -> QueryResult<Vec<Before>> {
    use survey_invites as i;
    let mut query = Before::query()
        .filter(i::survey_id.eq(id))
        .filter(i::membership_id.is_not_null().or(i::email.is_not_null()))
        .into_boxed();
    if let Some(side) = side {
        query = query.filter(i::side.eq(Some(side)));
    }
    query.load(conn)
}

/// How many invites were made, without those of open links, which strangers make.
pub fn named_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<i64> {
    use survey_invites as i;
    i::table
        .filter(i::survey_id.eq(id))
        .filter(i::link_id.is_null())
        .select(diesel::dsl::count_star())
        .first(conn)
}

/// How many invites have an address, whatever has become of them.
pub fn addressed_unscoped(conn: &mut Conn, id: RecordId, side: Option<Side>) -> QueryResult<i64> {
    use survey_invites as i;
    let mut query = i::table
        .filter(i::survey_id.eq(id))
        .filter(i::membership_id.is_not_null().or(i::email.is_not_null()))
        .into_boxed();
    if let Some(side) = side {
        query = query.filter(i::side.eq(Some(side)));
    }
    query.select(diesel::dsl::count_star()).first(conn)
}

pub fn wants_none_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    key: &str,
) -> QueryResult<bool> {
    let found = survey_opt_outs::table.find((organisation, key)).select(survey_opt_outs::since);
    Ok(found.first::<i32>(conn).optional()?.is_some())
}

pub fn want_none_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    key: &str,
    since: i32,
) -> QueryResult<()> {
    let row = (
        survey_opt_outs::organisation_id.eq(organisation),
        survey_opt_outs::email_key.eq(key.to_owned()),
        survey_opt_outs::since.eq(since),
    );
    crate::on_backend!(conn, |c| {
        diesel::insert_into(survey_opt_outs::table)
            .values(row)
            .on_conflict((survey_opt_outs::organisation_id, survey_opt_outs::email_key))
            .do_nothing()
            .execute(c)
    })?;
    Ok(())
}

/// Invites of a survey whose visibility was shown that may be reminded.
pub fn to_remind_unscoped(
    conn: &mut Conn,
    id: RecordId,
    side: Option<Side>,
    before: Timestamp,
    now: Timestamp,
) -> QueryResult<Vec<InviteId>> {
    use survey_invites as i;
    let limit = i64::try_from(MOST_INVITED_AT_ONCE).unwrap_or(i64::MAX);
    let mut query = i::table
        .filter(i::survey_id.eq(id))
        .filter(i::state.eq(InviteState::Created))
        .filter(i::revoked_at.is_null())
        .filter(i::bounced_at.is_null())
        .filter(i::email.is_not_null().or(i::membership_id.is_not_null()))
        .filter(i::mailed_at.is_null().or(i::mailed_at.le(before)))
        .filter(i::reminders.lt(MOST_REMINDERS))
        .filter(i::valid_from.is_null().or(i::valid_from.le(now)))
        .filter(i::valid_until.is_null().or(i::valid_until.gt(now)))
        .into_boxed();
    if let Some(side) = side {
        query = query.filter(i::side.eq(Some(side)));
    }
    query.order((i::mailed_at, i::id)).limit(limit).select(i::id).load(conn)
}

pub fn reminded_unscoped(conn: &mut Conn, ids: &[InviteId], now: Timestamp) -> QueryResult<()> {
    use survey_invites as i;
    diesel::update(i::table.filter(i::id.eq_any(ids.to_vec())))
        .set((i::mailed_at.eq(Some(now)), i::reminders.eq(i::reminders + 1)))
        .execute(conn)?;
    Ok(())
}

/// False if the survey, or that one of its two owners, has no such invite.
pub fn revoke_unscoped(
    conn: &mut Conn,
    survey: RecordId,
    side: Option<Side>,
    id: InviteId,
    now: Timestamp,
) -> QueryResult<bool> {
    use survey_invites as i;
    let of_survey = i::table.filter(i::id.eq(id)).filter(i::survey_id.eq(survey));
    let set = i::revoked_at.eq(Some(now));
    let rows = match side {
        Some(side) => {
            diesel::update(of_survey.filter(i::side.eq(Some(side)))).set(set).execute(conn)?
        }
        None => diesel::update(of_survey).set(set).execute(conn)?,
    };
    Ok(rows == 1)
}

/// Marks an invite whose mail came back, once.
pub fn bounced_unscoped(conn: &mut Conn, id: InviteId, now: Timestamp) -> QueryResult<()> {
    use survey_invites as i;
    diesel::update(i::table.filter(i::id.eq(id)).filter(i::bounced_at.is_null()))
        .set(i::bounced_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// What was sent stays sent.
pub fn opt_out_unscoped(conn: &mut Conn, id: InviteId) -> QueryResult<()> {
    use survey_invites as i;
    diesel::update(i::table.filter(i::id.eq(id)).filter(i::state.eq(InviteState::Created)))
        .set(i::state.eq(InviteState::OptedOut))
        .execute(conn)?;
    Ok(())
}

/// Removes what was last changed before a day.
pub fn delete_partials_before(conn: &mut Conn, day: i32) -> QueryResult<()> {
    diesel::delete(survey_partials::table.filter(survey_partials::changed_on.lt(day)))
        .execute(conn)?;
    Ok(())
}
