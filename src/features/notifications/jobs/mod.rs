//! What the workers do for people: telling them, mailing them, sending their held messages.
mod draft;
mod entry;
mod link;
mod mail_out;

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::features::notifications::mails::Mails;
use crate::features::notifications::model::{EntryListener, RecordTitles};
use crate::features::notifications::service::MAIL_OUT;
use crate::features::records::service::{ENTRY_EVENT, SEND_DRAFT};
use crate::platform::context::Platform;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Handler, JobError};
use crate::platform::mail::{Mailer, RenderError};

/// Outbox kind: a mail about an account; other features queue it with `{"event": …}`.
const LINK_MAIL: &str = "mail";

/// What the switchboard is told by the composition root.
#[derive(Clone)]
pub struct Wiring {
    pub titles: RecordTitles,
    /// What other features do when an entry was written.
    pub listeners: Vec<EntryListener>,
}

/// The handlers of this feature, by kind of work. Fails only if a mail's template is broken.
pub fn handlers(
    platform: &Platform,
    mailer: Mailer,
    wiring: Wiring,
) -> Result<Vec<(&'static str, Arc<dyn Handler>)>, RenderError> {
    let mails = Arc::new(Mails::new()?);
    let platform = || platform.clone();
    let Wiring { titles, listeners } = wiring;
    let tell: Arc<dyn Handler> =
        Arc::new(entry::TellOfEntry { platform: platform(), listeners: listeners.into() });
    let link: Arc<dyn Handler> = Arc::new(link::QueueLinkMail { platform: platform() });
    let send: Arc<dyn Handler> =
        Arc::new(mail_out::SendMail { platform: platform(), mailer, mails, titles });
    let draft: Arc<dyn Handler> = Arc::new(draft::SendDraft { platform: platform() });
    Ok(vec![(ENTRY_EVENT, tell), (LINK_MAIL, link), (MAIL_OUT, send), (SEND_DRAFT, draft)])
}

/// What a piece of work carries; work that carries something else is refused.
fn payload<T: DeserializeOwned>(work: &Claimed) -> Result<T, JobError> {
    serde_json::from_value(work.payload.0.clone())
        .map_err(|_| JobError::Dead("the work carries what this version does not know".to_owned()))
}
