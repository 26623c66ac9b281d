//! Kind `mail_out`: a mail is rendered and handed to the mail server.
//!
//! Rights are checked and words are rendered at every try. What is known afterwards stands in the
//! mail's row and in the outbox in one transaction. An unknown outcome (the message was handed over,
//! the answer is missing) is tried once more after a while, with the same Message-ID; then the
//! operator decides.
use std::sync::Arc;

use async_trait::async_trait;

use super::payload;
use crate::features::notifications::compose::{self, Cancelled, Content, Letter};
use crate::features::notifications::mails::{MailKind, Mails};
use crate::features::notifications::model::{MailRow, MailState, MailWork, Told};
use crate::features::notifications::service::MAIL_OUT;
use crate::features::notifications::store::mails::{self, MailOutcome};
use crate::features::organisations::model::MailId;
use crate::features::surveys::model::InviteId;
use crate::features::surveys::service as surveys;
use crate::platform::authz::{Locale, System};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::{Claimed, NewOutbox, complete, fail, finish_dead};
use crate::platform::jobs::{Done, Handler, JobError, Pace};
use crate::platform::mail::{Mailer, Message, SendError};
use crate::platform::problem::Problem;

const MAIL: System = System { reason: "mail" };
/// Seconds before the second try after an unknown outcome.
const UNKNOWN_SECONDS: i64 = 15 * 60;

pub(super) struct SendMail {
    pub platform: Platform,
    pub mailer: Mailer,
    pub mails: Arc<Mails>,
    pub told: Told,
}

/// What a try came to.
#[derive(Debug, Clone)]
enum Outcome {
    Sent,
    Later(String),
    Unknown(String),
    Never(String),
    Cancelled(Cancelled),
}

/// The words that were sent, to be read again in the portal.
#[derive(Debug, Clone)]
struct Words {
    to: String,
    locale: Locale,
    subject: String,
    /// Text and HTML; none of what holds a link that works once.
    body: Option<(String, String)>,
}

#[async_trait]
impl Handler for SendMail {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let carried: MailWork = payload(work)?;
        let id: MailId = work.subject();
        let (platform, asked) = (self.platform.clone(), self.told);
        let found = self
            .platform
            .db
            .read(move |conn| {
                let Some(mail) = mails::find_unscoped(conn, id)? else { return Ok(None) };
                if mail.state == MailState::Sent {
                    return Ok(None);
                }
                let letter = compose::letter(conn, &platform, asked, &mail, carried)?;
                Ok(Some((mail, letter)))
            })
            .await?;
        let Some((mail, letter)) = found else { return Ok(Done::Unmarked) };
        let (outcome, words) = match letter {
            Err(cancelled) => (Outcome::Cancelled(cancelled), None),
            Ok(letter) => self.send(&mail, &letter).await,
        };
        self.record(work, carried, &mail, outcome, words).await?;
        Ok(Done::Marked)
    }

    fn pace(&self) -> Pace {
        Pace::Slow
    }
}

impl SendMail {
    async fn send(&self, mail: &MailRow, letter: &Letter) -> (Outcome, Option<Words>) {
        let message = match compose::message(&self.platform, &self.mails, mail, letter) {
            Ok(message) => message,
            Err(error) => {
                tracing::error!(mail = %mail.id, event = mail.event, %error, "a mail cannot be rendered");
                return (Outcome::Never("the mail cannot be rendered".to_owned()), None);
            }
        };
        let outcome = match self.mailer.send(&message).await {
            Ok(()) => Outcome::Sent,
            Err(SendError::NotSent { temporary: true, reason }) => Outcome::Later(reason),
            Err(SendError::NotSent { temporary: false, reason }) => Outcome::Never(reason),
            Err(SendError::Unknown { reason }) => Outcome::Unknown(reason),
        };
        (outcome, Some(self.words(letter, message)))
    }

    /// Outside the demo, a link that works once stands in the mail alone.
    fn words(&self, letter: &Letter, message: Message) -> Words {
        let kept = self.platform.settings.demo
            || !matches!(letter.content, Content::Link(..) | Content::Survey(..));
        Words {
            to: message.to.address,
            locale: letter.locale,
            subject: message.subject,
            body: kept.then_some((message.text, message.html)),
        }
    }

    async fn record(
        &self,
        work: &Claimed,
        carried: MailWork,
        mail: &MailRow,
        outcome: Outcome,
        words: Option<Words>,
    ) -> Result<(), Problem> {
        let action = match &outcome {
            Outcome::Sent => "mail.sent",
            Outcome::Later(_) => "mail.failed",
            Outcome::Unknown(_) => "mail.unknown",
            Outcome::Never(_) => "mail.refused",
            Outcome::Cancelled(_) => "mail.cancelled",
        };
        metrics::counter!("mails_total", "outcome" => action).increment(1);
        let (work, id) = (work.clone(), mail.id);
        let (attempts, organisation) = (mail.attempts.saturating_add(1), mail.organisation_id);
        let survey = matches!(mail.event.parse(), Ok(MailKind::Survey(_)));
        let write = move |tx: &mut Tx<'_>| {
            tx.subject(id);
            if let Some(organisation) = organisation {
                tx.audit_organisation(organisation);
            }
            let state = settle(tx, &work, carried, &outcome)?;
            if let (true, Outcome::Never(_), Some(row)) = (survey, &outcome, carried.row) {
                surveys::bounced(tx, InviteId(row))?;
            }
            let row = row(tx, state, attempts, &outcome, words.clone());
            Ok(mails::record_outcome(tx.conn, id, &row)?)
        };
        self.platform.db.write(&MAIL, action, write).await
    }
}

/// What becomes of the work, and so of the mail. A lost lease changes nothing in the outbox; the
/// mail's row still learns what happened.
fn settle(
    tx: &mut Tx<'_>,
    work: &Claimed,
    carried: MailWork,
    outcome: &Outcome,
) -> Result<MailState, Problem> {
    let now = tx.now;
    Ok(match outcome {
        Outcome::Sent => {
            complete(tx.conn, work, now)?;
            MailState::Sent
        }
        Outcome::Cancelled(_) => {
            complete(tx.conn, work, now)?;
            MailState::Dead
        }
        Outcome::Later(reason) => {
            let given_up = fail(tx.conn, work, reason, now)?;
            if given_up { MailState::Dead } else { MailState::Failed }
        }
        Outcome::Never(reason) => {
            finish_dead(tx.conn, work, reason, now)?;
            MailState::Dead
        }
        Outcome::Unknown(reason) if carried.again => {
            finish_dead(tx.conn, work, reason, now)?;
            MailState::Unknown
        }
        Outcome::Unknown(_) => {
            complete(tx.conn, work, now)?;
            try_again(tx, work.subject(), carried)?;
            MailState::Unknown
        }
    })
}

fn try_again(tx: &mut Tx<'_>, id: MailId, carried: MailWork) -> Result<(), Problem> {
    let again = MailWork { again: true, ..carried };
    tx.enqueue(NewOutbox {
        kind: MAIL_OUT,
        ref_id: id.0,
        payload: serde_json::to_value(again).map_err(Problem::internal)?,
        dedupe: Some(format!("{MAIL_OUT}:{id}:again")),
        due_at: tx.now.plus_seconds(UNKNOWN_SECONDS),
    })
}

fn row(
    tx: &Tx<'_>,
    state: MailState,
    attempts: i32,
    outcome: &Outcome,
    words: Option<Words>,
) -> MailOutcome {
    let error = match outcome {
        Outcome::Sent => None,
        Outcome::Later(reason) | Outcome::Unknown(reason) | Outcome::Never(reason) => {
            Some(reason.clone())
        }
        Outcome::Cancelled(why) => Some(why.0.to_owned()),
    };
    let (to_address, locale, subject, body) = match words {
        Some(words) => (Some(words.to), Some(words.locale), Some(words.subject), words.body),
        None => (None, None, None, None),
    };
    let (body_text, body_html) = body.unzip();
    MailOutcome {
        state,
        attempts,
        to_address,
        locale,
        subject,
        body_text,
        body_html,
        error: Some(error),
        sent_at: (state == MailState::Sent).then_some(tx.now),
    }
}
