//! Outgoing mail: the message, the ways to send it, and the templates it is written from.
//!
//! Nothing here knows what a mail is about. A feature renders a mail with [`Templates`], puts it
//! into a [`Message`], and the outbox worker hands it to the [`Mailer`]. Whether to try again is
//! the worker's decision; [`SendError`] tells it what is known.
mod files;
mod message;
mod smtp;
mod template;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::platform::config::{MailMode, MailSettings};

pub use message::{Mailbox, Message, MessageError, to_rfc5322};
pub use smtp::Smtp;
pub use template::{RenderError, Rendered, Templates};

/// Sends mail in the way that the settings name. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(Arc<Smtp>),
    Files(PathBuf),
    Memory(Arc<Mutex<Vec<Sent>>>),
}

/// A message that a [`Mailer`] in memory has taken.
#[derive(Debug, Clone)]
pub struct Sent {
    pub message: Message,
    /// As it would have gone over the wire.
    pub raw: Vec<u8>,
}

/// Settings with which no mail can be sent. Each says what to change.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    #[error("mail.from_address is not a mail address")]
    FromAddress,
    #[error("mail.mode is \"smtp\" and mail.host is empty")]
    NoHost,
    #[error("mail.username and mail.password must be set together")]
    HalfCredentials,
    #[error(
        "mail.tls is \"none\" and mail.host is another machine: the password would travel in clear"
    )]
    PasswordInClear,
    #[error("mail.ca_file {0}: {1}")]
    CaFile(PathBuf, String),
    #[error("TLS for mail.host cannot be set up: {0}")]
    Tls(String),
}

/// Why a message did not go out, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Surely not sent. `temporary`: a later attempt may succeed.
    #[error("not sent: {reason}")]
    NotSent { temporary: bool, reason: String },
    /// The connection ended after the whole message was handed over and before the reply: it may
    /// have been sent. A second attempt carries the same Message-ID.
    #[error("outcome unknown: {reason}")]
    Unknown { reason: String },
}

impl Mailer {
    /// Checks the settings; connects to nothing yet. Files go to `mail` in `data_dir`.
    pub fn new(settings: &MailSettings, data_dir: &Path) -> Result<Self, MailerError> {
        let from = Mailbox::new(&settings.from_name, &settings.from_address);
        message::address(&from.address, "sender's").map_err(|_| MailerError::FromAddress)?;
        let way = match settings.mode {
            MailMode::Smtp => Way::Smtp(Arc::new(Smtp::new(settings)?)),
            MailMode::Files => Way::Files(data_dir.join("mail")),
            MailMode::Memory => Way::Memory(Arc::default()),
        };
        Ok(Self { from, way })
    }

    /// Sends one message, once.
    pub async fn send(&self, message: &Message) -> Result<(), SendError> {
        let raw = to_rfc5322(message, &self.from).map_err(final_error)?;
        let return_path = message.envelope_from.as_deref().unwrap_or(&self.from.address);
        let return_path = message::address(return_path, "return").map_err(final_error)?;
        match &self.way {
            Way::Smtp(smtp) => {
                let to =
                    message::address(&message.to.address, "recipient's").map_err(final_error)?;
                smtp.send(&return_path, &to, &raw).await
            }
            Way::Files(folder) => {
                // As a mail server does on delivery, so that the file shows the return path too.
                let mut delivered = format!("Return-Path: <{return_path}>\r\n").into_bytes();
                delivered.extend_from_slice(&raw);
                write_file(folder.clone(), message.clone(), delivered).await
            }
            Way::Memory(sent) => {
                let mut sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
                sent.push(Sent { message: message.clone(), raw });
                Ok(())
            }
        }
    }

    /// What was sent in memory mode, oldest first; empty in the others.
    pub fn sent(&self) -> Vec<Sent> {
        match &self.way {
            Way::Memory(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Way::Smtp(_) | Way::Files(_) => Vec::new(),
        }
    }
}

async fn write_file(folder: PathBuf, message: Message, raw: Vec<u8>) -> Result<(), SendError> {
    let written = tokio::task::spawn_blocking(move || files::write(&folder, &message, &raw)).await;
    let reason = match written {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(error) => error.to_string(),
    };
    // A full disk gets space again.
    Err(SendError::NotSent { temporary: true, reason })
}

fn final_error(error: MessageError) -> SendError {
    SendError::NotSent { temporary: false, reason: error.to_string() }
}

#[cfg(test)]
pub(crate) mod tests;
