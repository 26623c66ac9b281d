//! What workers do for activities: letters are handed to the mail server at their time.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::activities::model::ActivityId;
use crate::features::activities::service::{self, Letter, Sending};
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, Pace, finish};
use crate::platform::mail::{Mailbox, Mailer, Message, SendError};

const LETTER: System = System { reason: "a letter" };

/// The handlers by kind of work.
pub fn handlers(platform: &Platform, mailer: Mailer) -> Handlers {
    let send: Arc<dyn Handler> = Arc::new(SendLetter { platform: platform.clone(), mailer });
    vec![(service::SEND_MAIL, send)]
}

struct SendLetter {
    platform: Platform,
    mailer: Mailer,
}

#[async_trait]
impl Handler for SendLetter {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let (id, now): (ActivityId, _) = (work.subject(), self.platform.clock.now());
        let ticket = work.payload.0.clone();
        let look = move |conn: &mut _| service::letter_due(conn, id, &ticket, now);
        let due = self.platform.db.read(look).await?;
        let outcome = match due {
            Sending::Nothing => return Ok(Done::Unmarked),
            Sending::Refused(reason) => Err(reason),
            Sending::Send(letter) => {
                let message = self.message(id, &letter);
                match self.mailer.send(&message).await {
                    Ok(()) => Ok(letter),
                    // Tried again by the outbox, with the same Message-ID.
                    Err(SendError::NotSent { temporary: true, reason }) => {
                        return Err(JobError::Retry(reason));
                    }
                    Err(SendError::NotSent { temporary: false, .. }) => Err("not_taken"),
                    // It may have arrived: somebody looks before it is sent twice.
                    Err(SendError::Unknown { .. }) => Err("outcome_unknown"),
                }
            }
        };
        let work = work.clone();
        let keep = move |tx: &mut Tx<'_>| {
            finish(tx, &work)?;
            service::sent(tx, id, outcome.as_deref().map_err(|reason| *reason))
        };
        self.platform.db.write(&LETTER, "activity.mail", keep).await?;
        Ok(Done::Marked)
    }

    fn pace(&self) -> Pace {
        Pace::Slow
    }
}

impl SendLetter {
    fn message(&self, id: ActivityId, letter: &Letter) -> Message {
        let mail = &letter.mail;
        let host = self.platform.settings.public_host();
        Message {
            kind: service::SEND_MAIL.to_owned(),
            message_id: format!("<{id}.{}@{host}>", letter.approved_at.micros()),
            date: letter.approved_at,
            from_name: Some(format!("{}, {}", letter.scope.person_name(), letter.scope.org_name())),
            to: Mailbox::new(&letter.to_name, &mail.to_address),
            subject: mail.subject.clone(),
            text: mail.body.clone(),
            html: html(&mail.body),
            in_reply_to: None,
            references: Vec::new(),
            reply_to: letter.answers_to.clone(),
            envelope_from: None,
            list_unsubscribe: None,
            headers: Vec::new(),
            auto_submitted: false,
        }
    }
}

/// The letter as it was written: paragraphs and lines, nothing else.
fn html(body: &str) -> String {
    let body = body.replace("\r\n", "\n");
    maud::html! {
        @for paragraph in body.split("\n\n") {
            p {
                @for (at, line) in paragraph.lines().enumerate() {
                    @if at > 0 { br; }
                    (line)
                }
            }
        }
    }
    .into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_paragraphs_and_nothing_is_a_tag() {
        assert_eq!(
            html("Dear <b>,\r\nhello.\n\nYours"),
            "<p>Dear &lt;b&gt;,<br>hello.</p><p>Yours</p>"
        );
    }
}
