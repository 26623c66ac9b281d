//! A decision whose day of review has come, for whoever sees to it.
use super::{Cancelled, Content, Headers, Letter};
use crate::features::figures::model::DecisionId;
use crate::features::figures::service::decision_text_unscoped;
use crate::features::notices::model::{NoticeEvent, NoticeId, NoticeRow};
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
/// Characters of a decision that a subject holds.
const MATTER: usize = 100;

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
    let Some(matter) = matter(conn, &notice, figure)? else { return Ok(Err(GONE)) };
    let slug = store::people::slug_of(conn, scope.org())?;
    let to = store::people::address_of(conn, scope.person())?;
    let page = if figure { "insights" } else { "radar" };
    let target = notice.target.unwrap_or_default();
    let content = ReviewMail {
        organisation: scope.org_name().to_owned(),
        matter,
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

/// The topic; of a figure what was decided, as far as a subject holds it.
fn matter(conn: &mut Conn, notice: &NoticeRow, figure: bool) -> Result<Option<String>, Problem> {
    if !figure {
        return Ok(Some(notice.title.clone()));
    }
    let text = decision_text_unscoped(conn, DecisionId(notice.subject.0))?;
    Ok(text.map(|text| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(MATTER) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
            None => line,
        }
    }))
}
