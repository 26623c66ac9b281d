//! Queries on open links and quotas.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::features::surveys::model::{LinkId, OpenLink, Quota, QuotaId, Survey};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{organisations, survey_links, survey_quotas, surveys};
use crate::platform::db::{Conn, MultiBackend};

/// The link of a token that was checked, with its survey and the name of whoever asks.
pub fn entrance_unscoped(
    conn: &mut Conn,
    id: LinkId,
) -> QueryResult<Option<(OpenLink, Survey, String)>> {
    survey_links::table
        .inner_join(surveys::table)
        .inner_join(organisations::table.on(organisations::id.eq(surveys::owner_org)))
        .filter(survey_links::id.eq(id))
        .select((
            <OpenLink as SelectableHelper<MultiBackend>>::as_select(),
            <Survey as SelectableHelper<MultiBackend>>::as_select(),
            organisations::name,
        ))
        .first(conn)
        .optional()
}

/// Links of a survey whose visibility was shown, oldest first.
pub fn links_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<OpenLink>> {
    OpenLink::query().filter(survey_links::survey_id.eq(id)).order(survey_links::id).load(conn)
}

/// Whether a survey has or had an open link.
pub fn has_links_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<bool> {
    let links = survey_links::table.filter(survey_links::survey_id.eq(id));
    let first = links.select(survey_links::id).first::<LinkId>(conn).optional()?;
    Ok(first.is_some())
}

pub fn insert_link(conn: &mut Conn, link: &OpenLink) -> QueryResult<()> {
    diesel::insert_into(survey_links::table).values(link).execute(conn)?;
    Ok(())
}

/// False if the survey has no such link that is open.
pub fn close_link_unscoped(
    conn: &mut Conn,
    survey: RecordId,
    id: LinkId,
    now: Timestamp,
) -> QueryResult<bool> {
    let open = survey_links::table
        .filter(survey_links::id.eq(id))
        .filter(survey_links::survey_id.eq(survey))
        .filter(survey_links::closed_at.is_null());
    Ok(diesel::update(open).set(survey_links::closed_at.eq(Some(now))).execute(conn)? == 1)
}

/// Quotas of a survey whose visibility was shown, oldest first.
pub fn quotas_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<Quota>> {
    Quota::query().filter(survey_quotas::survey_id.eq(id)).order(survey_quotas::id).load(conn)
}

/// The same, held until the transaction ends: two answers at once are counted one after the other.
pub fn hold_quotas(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<Quota>> {
    macro_rules! of_survey {
        () => {
            survey_quotas::table.filter(survey_quotas::survey_id.eq(id)).order(survey_quotas::id)
        };
    }
    match conn {
        // A transaction that writes is alone there.
        Conn::Sqlite(c) => of_survey!().select(Quota::as_select()).load(c),
        Conn::Pg(c) => of_survey!().select(Quota::as_select()).for_update().load(c),
    }
}

/// Counts one more in each.
pub fn count_in(conn: &mut Conn, ids: &[QuotaId]) -> QueryResult<()> {
    diesel::update(survey_quotas::table.filter(survey_quotas::id.eq_any(ids.to_vec())))
        .set(survey_quotas::taken.eq(survey_quotas::taken + 1))
        .execute(conn)?;
    Ok(())
}

pub fn insert_quota(conn: &mut Conn, quota: &Quota) -> QueryResult<()> {
    diesel::insert_into(survey_quotas::table).values(quota).execute(conn)?;
    Ok(())
}

/// False if the survey has no such quota.
pub fn delete_quota_unscoped(conn: &mut Conn, survey: RecordId, id: QuotaId) -> QueryResult<bool> {
    let found = survey_quotas::table
        .filter(survey_quotas::id.eq(id))
        .filter(survey_quotas::survey_id.eq(survey));
    Ok(diesel::delete(found).execute(conn)? == 1)
}
