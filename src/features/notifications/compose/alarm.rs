//! Alarms of the demand radar, for the owner of the vendor.
use super::{Cancelled, Content, Headers, Letter};
use crate::features::insights::model::CheckId;
use crate::features::insights::service::{LetterLine, alarm_letter_unscoped};
use crate::features::notifications::mails::AlarmMail;
use crate::features::notifications::model::{DigestSection, DigestText, MailWork};
use crate::features::notifications::store;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::Locale;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::mail::Mailbox;
use crate::platform::problem::Problem;

const NOBODY: Cancelled = Cancelled("nobody owns the organisation");

pub(super) fn letter(
    conn: &mut Conn,
    platform: &Platform,
    work: MailWork,
) -> Result<Result<Letter, Cancelled>, Problem> {
    let Some(check) = work.row.map(CheckId) else { return Ok(Err(NOBODY)) };
    let Some(found) = alarm_letter_unscoped(conn, check)? else { return Ok(Err(NOBODY)) };
    let Some(scope) = scope_of_membership(conn, found.to)? else { return Ok(Err(NOBODY)) };
    let Some(first) = found.alarms.first() else { return Ok(Err(NOBODY)) };
    let slug = store::people::slug_of(conn, scope.org())?;
    let to = store::people::address_of(conn, scope.person())?;
    let locale = scope.locale();
    let content = AlarmMail {
        organisation: scope.org_name().to_owned(),
        topic: first.topic.clone(),
        more: found.alarms.len() - 1,
        digest: DigestText {
            since: String::new(),
            sections: vec![DigestSection {
                heading: heading(locale).to_owned(),
                lines: found.alarms.iter().map(|one| line(one, locale)).collect(),
            }],
        },
        // In the demo the vendor's people sit at the second window.
        url: platform.second_link(&format!("/o/{slug}/radar")),
    };
    Ok(Ok(Letter {
        to: Mailbox::new(scope.person_name(), to),
        locale,
        content: Content::Alarm(content),
        headers: Headers::default(),
    }))
}

fn heading(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "In the last four weeks",
        Locale::Ru => "За последние четыре недели",
    }
}

fn line(one: &LetterLine, locale: Locale) -> String {
    let LetterLine { topic, callers, count, expected } = one;
    match locale {
        Locale::En => {
            format!("{topic}: asked for {count} times ({callers} callers), {expected:.1} is usual")
        }
        Locale::Ru => {
            let expected = format!("{expected:.1}").replace('.', ",");
            format!("{topic}: запросов — {count} (звонивших — {callers}), обычно — {expected}")
        }
    }
}
