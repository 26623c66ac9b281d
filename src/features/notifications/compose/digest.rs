//! Summaries of projects.
use super::{Cancelled, Content, Headers, Letter};
use crate::features::notifications::events::code_of;
use crate::features::notifications::mails::{Because, ProjectText, RecordEvent, RecordMail, Turn};
use crate::features::notifications::model::{DigestText, Digests, MailRow, MailWork, RecordTitles};
use crate::features::notifications::store;
use crate::features::organisations::model::Side;
use crate::features::records::model::Record;
use crate::features::records::service as records;
use crate::platform::auth::{Purpose, scope_of_membership};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::mail::Mailbox;
use crate::platform::problem::Problem;

const EVENT: RecordEvent = RecordEvent::ProjectDigest;

/// Written with the reader's rights of now: whoever has left a project meanwhile is told nothing.
pub(super) fn letter(
    conn: &mut Conn,
    platform: &Platform,
    (titles, digests): (RecordTitles, Digests),
    mail: &MailRow,
    work: MailWork,
) -> Result<Result<Letter, Cancelled>, Problem> {
    let known = mail.membership_id.zip(mail.record_id).zip(work.span);
    let Some(((member, record), span)) = known else {
        return Ok(Err(Cancelled("there is nothing to tell")));
    };
    let Some(scope) = scope_of_membership(conn, member)? else {
        return Ok(Err(Cancelled("the recipient is no longer a member")));
    };
    let Some(text) = (digests.0)(conn, &scope, record, span)? else {
        return Ok(Err(Cancelled("there is nothing to tell")));
    };
    let side = records::require_party(conn, &scope, record)?.side;
    let found = records::load_unscoped(conn, record)?;
    let title = titles.of(conn, &[record])?.remove(&record).unwrap_or_default();
    let slug = store::people::slug_of(conn, scope.org())?;
    let to = store::people::address_of(conn, scope.person())?;
    let content = content(platform, &scope, (found, title, side, slug), text);
    let host = platform.settings.public_host();
    Ok(Ok(Letter {
        to: Mailbox::new(scope.person_name(), to),
        locale: scope.locale(),
        headers: Headers {
            thread: Some(format!("<record-{record}@{host}>")),
            unsubscribe: Some(content.unsubscribe_url.clone()),
            ..Headers::default()
        },
        content: Content::Record(EVENT, Box::new(content)),
    }))
}

fn content(
    platform: &Platform,
    scope: &Scope,
    (record, title, side, slug): (Record, String, Side, String),
    digest: DigestText,
) -> RecordMail {
    // In the demo the vendor's people sit at the second window.
    let absolute = |path: &str| match side {
        Side::Vendor => platform.second_link(path),
        Side::Customer => platform.link(path),
    };
    let token = platform.keys.token(Purpose::Unsubscribe, scope.membership().0, code_of(EVENT));
    RecordMail {
        kind: record.kind,
        recipient_name: scope.person_name().to_owned(),
        organisation: scope.org_name().to_owned(),
        because: Because::Participant,
        actor_name: None,
        actor_org: platform.settings.mail.from_name.clone(),
        counterpart_org: String::new(),
        url: absolute(&format!("/o/{slug}/projects/{}", record.id)),
        number: record.number,
        title,
        turn: Turn::None,
        due: None,
        due_over: false,
        quote: None,
        private: false,
        in_confidence: false,
        resolution: None,
        reason: None,
        owner: None,
        answer: None,
        days: None,
        closes_on: None,
        done: false,
        reopen_until: None,
        clock: None,
        offer: None,
        promise: None,
        meeting: None,
        led_to: None,
        by_itself: true,
        step: None,
        status: None,
        counts: false,
        project: ProjectText::default(),
        digest: Some(digest),
        settings_url: absolute(&format!("/o/{slug}/settings/notifications")),
        unsubscribe_url: absolute(&format!("/unsubscribe/{token}")),
    }
}
