//! What the workers do for people: telling them, mailing them, sending their held messages,
//! and telling them no more of what they have read.
mod draft;
mod entry;
mod link;
mod mail_out;
mod read;

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::features::notifications::mails::Mails;
use crate::features::notifications::model::Told;
use crate::features::notifications::service::MAIL_OUT;
use crate::features::records::service::{READ_EVENT, SEND_DRAFT};
use crate::platform::context::Platform;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Handler, Handlers, JobError};
use crate::platform::mail::{Mailer, RenderError};

/// Outbox kind: a mail about an account; other features queue it with `{"event": …}`.
const LINK_MAIL: &str = "mail";

/// The handler of new entries, apart from the others: features that do more for an entry put
/// theirs around it.
pub fn entry_handler(platform: &Platform) -> Arc<dyn Handler> {
    Arc::new(entry::TellOfEntry { platform: platform.clone() })
}

/// The other handlers of this feature, by kind of work. Fails only if a mail's template is broken.
pub fn handlers(platform: &Platform, mailer: Mailer, told: Told) -> Result<Handlers, RenderError> {
    let mails = Arc::new(Mails::new()?);
    let platform = || platform.clone();
    let link: Arc<dyn Handler> = Arc::new(link::QueueLinkMail { platform: platform() });
    let send: Arc<dyn Handler> =
        Arc::new(mail_out::SendMail { platform: platform(), mailer, mails, told });
    let draft: Arc<dyn Handler> = Arc::new(draft::SendDraft { platform: platform() });
    let read: Arc<dyn Handler> = Arc::new(read::ReadOn { platform: platform() });
    Ok(vec![(LINK_MAIL, link), (MAIL_OUT, send), (SEND_DRAFT, draft), (READ_EVENT, read)])
}

/// What a piece of work carries; work that carries something else is refused.
fn payload<T: DeserializeOwned>(work: &Claimed) -> Result<T, JobError> {
    serde_json::from_value(work.payload.0.clone())
        .map_err(|_| JobError::Dead("the work carries what this version does not know".to_owned()))
}
