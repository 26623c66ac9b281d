//! What people chose to get by mail. A row stands only where somebody chose.
use diesel::prelude::*;

use crate::features::notifications::model::MailChoice;
use crate::platform::authz::MembershipId;
use crate::platform::db::Conn;
use crate::platform::db::schema::notification_settings;

/// The choices of one member, by the event's name.
pub fn list(conn: &mut Conn, membership: MembershipId) -> QueryResult<Vec<(String, MailChoice)>> {
    notification_settings::table
        .filter(notification_settings::membership_id.eq(membership))
        .select((notification_settings::event, notification_settings::mail))
        .load(conn)
}

/// Keeps one choice.
pub fn choose(
    conn: &mut Conn,
    membership: MembershipId,
    event: &str,
    mail: MailChoice,
) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(notification_settings::table)
            .values((
                notification_settings::membership_id.eq(membership),
                notification_settings::event.eq(event),
                notification_settings::mail.eq(mail),
            ))
            .on_conflict((notification_settings::membership_id, notification_settings::event))
            .do_update()
            .set(notification_settings::mail.eq(mail))
            .execute(c)
    })?;
    Ok(())
}
