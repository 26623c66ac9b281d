//! Queries on activities and their letters; what stands around them has files of its own.
mod calls;
mod feeds;
mod people;
mod plans;
mod templates;

use diesel::prelude::*;

pub use calls::{find_hook, find_hook_unscoped, insert_hook, note_call, update_hook};
pub use feeds::{
    Window, feed_of, feed_unscoped, in_feed_unscoped, insert_feed, rotate_feed, set_feed_active,
};
pub use people::{account_unscoped, last_account_unscoped, mail_consent_withdrawn};
pub use plans::{Account, accounts, find_plan, insert_plan, next_planned, plans, update_plan};
pub use templates::{find_template, insert_template, templates, update_template};

use crate::features::activities::model::{
    ActivityId, ActivityKind, ActivityOrigin, ActivityPatch, ActivityRow, ActivityStatus,
    LetterState, MailRow,
};
use crate::features::customers::model::ContactId;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{activities, activity_mails};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &ActivityRow) -> QueryResult<()> {
    diesel::insert_into(activities::table).values(row).execute(conn)?;
    Ok(())
}

/// An activity of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: ActivityId) -> QueryResult<Option<ActivityRow>> {
    ActivityRow::query()
        .filter(activities::id.eq(id))
        .filter(activities::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// For the worker, which has its id from the outbox.
pub fn find_unscoped(conn: &mut Conn, id: ActivityId) -> QueryResult<Option<ActivityRow>> {
    ActivityRow::query().filter(activities::id.eq(id)).first(conn).optional()
}

/// What was made of a thing before.
pub fn made_of_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    origin: ActivityOrigin,
    key: &str,
) -> QueryResult<Option<ActivityId>> {
    activities::table
        .filter(activities::vendor_org.eq(vendor))
        .filter(activities::origin.eq(origin))
        .filter(activities::origin_key.eq(Some(key.to_owned())))
        .select(activities::id)
        .first(conn)
        .optional()
}

/// The call back to a number that is planned, or was ended after that moment.
pub fn called_back_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    party: &str,
    since: Timestamp,
) -> QueryResult<Option<ActivityRow>> {
    use activities as a;
    ActivityRow::query()
        .filter(a::vendor_org.eq(vendor))
        .filter(a::reach.eq(Some(party.to_owned())))
        .filter(a::origin.eq(ActivityOrigin::MissedCall))
        .filter(a::closed_at.is_null().or(a::closed_at.assume_not_null().ge(since)))
        .order((a::starts_at.desc(), a::id.desc()))
        .first(conn)
        .optional()
}

/// Changes one that still has this version, takes the next one, and tells calendar programs; false
/// if somebody was faster.
pub fn update(
    conn: &mut Conn,
    row: &ActivityRow,
    patch: &ActivityPatch,
    now: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        activities::table
            .filter(activities::id.eq(row.id))
            .filter(activities::version.eq(row.version)),
    )
    .set((
        patch,
        activities::version.eq(row.version.wrapping_add(1)),
        activities::ical_seq.eq(row.ical_seq.wrapping_add(1)),
        activities::updated_at.eq(now),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Which activities are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub assignee: Option<MembershipId>,
    pub relationship: Option<RelationshipId>,
    /// Only those with a customer.
    pub with_account: bool,
    pub contact: Option<ContactId>,
    pub status: Option<ActivityStatus>,
    pub kind: Option<ActivityKind>,
}

/// Nothing lasts longer: how far back a look for what has not ended begins.
pub const LONGEST_DAYS: i64 = 31;

/// A page of activities of the scope's organisation, the earliest first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<ActivityRow>> {
    use activities as a;
    let mut query = a::table.filter(a::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(from) = filter.from {
        let earliest = from.plus_days(-LONGEST_DAYS);
        query = query.filter(a::starts_at.ge(earliest)).filter(a::ends_at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(a::starts_at.le(until));
    }
    if let Some(assignee) = filter.assignee {
        query = query.filter(a::assignee.eq(assignee));
    }
    if let Some(relationship) = filter.relationship {
        query = query.filter(a::relationship_id.eq(Some(relationship)));
    }
    if filter.with_account {
        query = query.filter(a::relationship_id.is_not_null());
    }
    if let Some(contact) = filter.contact {
        query = query.filter(a::contact_id.eq(Some(contact)));
    }
    if let Some(status) = filter.status {
        query = query.filter(a::status.eq(status));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(a::kind.eq(kind));
    }
    if let Some(Cursor { at, id }) = cursor {
        let (same, later) = (a::starts_at.ge(at), a::starts_at.gt(at));
        query = query.filter(same).filter(later.or(a::id.gt(ActivityId(id))));
    }
    query
        .order((a::starts_at.asc(), a::id.asc()))
        .limit(limit)
        .select(<ActivityRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// The letters of these activities of the scope's organisation.
pub fn mails(conn: &mut Conn, scope: &Scope, ids: &[ActivityId]) -> QueryResult<Vec<MailRow>> {
    MailRow::query()
        .filter(activity_mails::activity_id.eq_any(ids.to_vec()))
        .filter(activity_mails::vendor_org.eq(scope.org()))
        .load(conn)
}

/// For the worker, which has its id from the outbox.
pub fn mail_unscoped(conn: &mut Conn, id: ActivityId) -> QueryResult<Option<MailRow>> {
    MailRow::query().filter(activity_mails::activity_id.eq(id)).first(conn).optional()
}

/// Writes a letter, whether or not there is one.
pub fn put_mail(conn: &mut Conn, row: &MailRow) -> QueryResult<()> {
    delete_mail(conn, row.activity_id)?;
    diesel::insert_into(activity_mails::table).values(row).execute(conn)?;
    Ok(())
}

pub fn delete_mail(conn: &mut Conn, id: ActivityId) -> QueryResult<()> {
    diesel::delete(activity_mails::table.filter(activity_mails::activity_id.eq(id)))
        .execute(conn)?;
    Ok(())
}

/// What came of sending a letter.
pub fn settle_mail_unscoped(
    conn: &mut Conn,
    id: ActivityId,
    state: LetterState,
    sent_at: Option<Timestamp>,
    failure: Option<&str>,
) -> QueryResult<()> {
    diesel::update(activity_mails::table.filter(activity_mails::activity_id.eq(id)))
        .set((
            activity_mails::state.eq(state),
            activity_mails::sent_at.eq(sent_at),
            activity_mails::failure.eq(failure.map(str::to_owned)),
        ))
        .execute(conn)?;
    Ok(())
}
