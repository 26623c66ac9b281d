//! A decision whose day of review has come, for whoever sees to it.
use super::{Cancelled, Content, Headers, Letter};
use crate::features::notices::model::{NoticeEvent, NoticeId};
use crate::features::notices::service::find_unscoped;
use crate::features::notifications::mails::ReviewMail;
use crate::features::notifications::model::MailWork;
use crate::features::notifications::store;
use crate::platform::auth::scope_of_membership;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::mail::Mailbox;
use crate::platform::problem::Problem;

const GONE: Cancelled = Cancelled("there is nothing to look at again any more");

pub(super) fn letter(
    conn: &mut Conn,
    platform: &Platform,
    work: MailWork,
) -> Result<Result<Letter, Cancelled>, Problem> {
    let Some(id) = work.row.map(NoticeId) else { return Ok(Err(GONE)) };
    let Some(notice) = find_unscoped(conn, id)? else { return Ok(Err(GONE)) };
    let Some(scope) = scope_of_membership(conn, notice.membership_id)? else {
        return Ok(Err(GONE));
    };
    let figure = notice.event == NoticeEvent::FigureReview;
    let slug = store::people::slug_of(conn, scope.org())?;
    let to = store::people::address_of(conn, scope.person())?;
    let page = if figure { "insights" } else { "radar" };
    let target = notice.target.unwrap_or_default();
    let content = ReviewMail {
        organisation: scope.org_name().to_owned(),
        matter: notice.title,
        figure,
        // In the demo the vendor's people sit at the second window.
        url: platform.second_link(&format!("/o/{slug}/{page}/{target}")),
    };
    Ok(Ok(Letter {
        to: Mailbox::new(scope.person_name(), to),
        locale: scope.locale(),
        content: Content::Review(content),
        headers: Headers::default(),
    }))
}
