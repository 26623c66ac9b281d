//! One mail to one person, and its form on the wire (RFC 5322).
//!
//! Invariants: what people typed (names, subjects, texts) can never start a header or change one;
//! the same [`Message`] always gives the same bytes, so a second attempt is the same mail.
use std::time::{Duration, UNIX_EPOCH};

use lettre::Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{MultiPart, MultiPartKind, SinglePart};
use sha2::{Digest, Sha256};

use crate::platform::clock::Timestamp;

/// The longest value of a header that is not folded: RFC 5322 allows lines of 998 octets.
const LONGEST_VALUE: usize = 900;
/// The longest name or subject, in characters; more is cut.
const LONGEST_PHRASE: usize = 200;
/// A conversation's first message and its latest ones; long chains help no reader.
const LATEST_REFERENCES: usize = 20;
/// The last second of the year 9999, beyond which a `Date` has no form.
const LAST_SECOND: u64 = 253_402_300_799;

/// Somebody who sends or gets mail. The name may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub name: String,
    pub address: String,
}

impl Mailbox {
    pub fn new(name: impl Into<String>, address: impl Into<String>) -> Self {
        Self { name: name.into(), address: address.into() }
    }
}

/// A mail, ready to be sent. Whoever builds it has checked that its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it tells about, as in file names and logs: `proposed`, `password_reset`.
    pub kind: String,
    /// With angle brackets. Fixed before the first attempt, so that a second copy is known.
    pub message_id: String,
    /// When it was written.
    pub date: Timestamp,
    /// The name in `From` if not the installation's own (`Northwind via Concord`).
    pub from_name: Option<String>,
    pub to: Mailbox,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// With angle brackets, as all ids of messages.
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
    pub reply_to: Option<String>,
    /// Where bounces go (VERP); the sender's address if absent.
    pub envelope_from: Option<String>,
    /// The address of one-click unsubscribing (RFC 8058); none on security mails.
    pub list_unsubscribe: Option<String>,
    /// Further headers; only names that begin with `X-` are taken.
    pub headers: Vec<(String, String)>,
    /// Nobody pressed a button for it: other machines should not answer it (RFC 3834).
    pub auto_submitted: bool,
}

/// Why a message has no form on the wire. Trying again does not help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    #[error("the {0} address is not a mail address")]
    Address(&'static str),
    #[error("the {0} is not a message id")]
    MessageId(&'static str),
    #[error("the header {0} cannot be sent")]
    Header(String),
    #[error("the message cannot be built: {0}")]
    Build(String),
}

/// The message as sent: multipart/alternative with `text` first, lines ended by CR LF.
pub fn to_rfc5322(message: &Message, from: &Mailbox) -> Result<Vec<u8>, MessageError> {
    let sender = Mailbox {
        name: message.from_name.clone().unwrap_or_else(|| from.name.clone()),
        address: from.address.clone(),
    };
    let mut builder = lettre::Message::builder()
        .from(mailbox(&sender, "sender's")?)
        .to(mailbox(&message.to, "recipient's")?)
        .date(UNIX_EPOCH + Duration::from_secs(seconds(message.date)))
        .message_id(Some(checked_id(&message.message_id, "Message-ID")?))
        .subject(one_line(&message.subject));
    if let Some(address) = &message.reply_to {
        builder = builder.reply_to(mailbox(&Mailbox::new("", address), "Reply-To")?);
    }
    if let Some(id) = &message.in_reply_to {
        builder = builder.in_reply_to(checked_id(id, "In-Reply-To")?);
    }
    if !message.references.is_empty() {
        builder = builder.references(references(&message.references)?);
    }
    for (name, value) in own_headers(message)? {
        builder = builder.raw_header(raw_header(&name, &value)?);
    }
    let body = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(boundary(&message.message_id))
        .singlepart(SinglePart::plain(message.text.clone()))
        .singlepart(
            SinglePart::builder().header(ContentType::TEXT_HTML).body(message.html.clone()),
        );
    let built = builder.multipart(body).map_err(|e| MessageError::Build(e.to_string()))?;
    Ok(built.formatted())
}

/// A mail address as lettre wants it; anything that could end a header line is refused.
pub(super) fn address(text: &str, whose: &'static str) -> Result<Address, MessageError> {
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(MessageError::Address(whose));
    }
    text.parse().map_err(|_| MessageError::Address(whose))
}

/// Whole seconds since 1970, within what a `Date` can say.
pub(super) fn seconds(at: Timestamp) -> u64 {
    u64::try_from(at.micros() / 1_000_000).unwrap_or(0).min(LAST_SECOND)
}

/// A short name for files and MIME boundaries that depends on the message alone.
pub(super) fn digest(message_id: &str) -> String {
    hex::encode(Sha256::digest(message_id.as_bytes()))
}

fn mailbox(
    mailbox: &Mailbox,
    whose: &'static str,
) -> Result<lettre::message::Mailbox, MessageError> {
    let name = one_line(&mailbox.name);
    let name = (!name.is_empty()).then_some(name);
    Ok(lettre::message::Mailbox::new(name, address(&mailbox.address, whose)?))
}

/// Text that people typed, fit for one header: no line ends and other controls, no marks that
/// turn the direction of writing (they can make one name look like another), not overlong.
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() || is_invisible_mark(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    if line.chars().count() <= LONGEST_PHRASE {
        return line;
    }
    line.chars().take(LONGEST_PHRASE - 1).chain(['…']).collect()
}

fn is_invisible_mark(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `<left@right>` in visible ASCII.
fn checked_id(id: &str, which: &'static str) -> Result<String, MessageError> {
    let inner = id.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let valid = inner.is_some_and(|inner| {
        inner.len() <= 250
            && inner.split('@').count() == 2
            && !inner.starts_with('@')
            && !inner.ends_with('@')
            && inner.bytes().all(|b| b.is_ascii_graphic() && b != b'<' && b != b'>')
    });
    if valid { Ok(id.to_owned()) } else { Err(MessageError::MessageId(which)) }
}

fn references(ids: &[String]) -> Result<String, MessageError> {
    let skipped = ids.len().saturating_sub(LATEST_REFERENCES);
    let first = ids.iter().take(usize::from(skipped > 0));
    let kept: Result<Vec<String>, MessageError> =
        first.chain(ids.iter().skip(skipped)).map(|id| checked_id(id, "References")).collect();
    Ok(kept?.join(" "))
}

/// The headers that lettre has no type for, in the order in which they are written.
fn own_headers(message: &Message) -> Result<Vec<(String, String)>, MessageError> {
    let mut headers = Vec::new();
    if message.auto_submitted {
        headers.push(("Auto-Submitted".into(), "auto-generated".into()));
        // Exchange does not heed Auto-Submitted; this keeps its holiday notes away.
        headers.push(("X-Auto-Response-Suppress".into(), "OOF, AutoReply".into()));
    }
    if let Some(url) = &message.list_unsubscribe {
        let plain = url.bytes().all(|b| b.is_ascii_graphic() && b != b'<' && b != b'>');
        let https = url.starts_with("https://");
        if !plain || !(https || url.starts_with("http://")) {
            return Err(MessageError::Header("List-Unsubscribe".into()));
        }
        headers.push(("List-Unsubscribe".into(), format!("<{url}>")));
        // RFC 8058 allows one click over https alone; a demo on plain http offers the link.
        if https {
            headers.push(("List-Unsubscribe-Post".into(), "List-Unsubscribe=One-Click".into()));
        }
    }
    for (name, value) in &message.headers {
        let own = name.len() > 2 && name.get(..2).is_some_and(|x| x.eq_ignore_ascii_case("x-"));
        if !own {
            return Err(MessageError::Header(name.clone()));
        }
        headers.push((name.clone(), value.clone()));
    }
    Ok(headers)
}

fn raw_header(name: &str, value: &str) -> Result<HeaderValue, MessageError> {
    let refused = || MessageError::Header(name.to_owned());
    let name_fits = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let value_fits = value.bytes().all(|b| b.is_ascii_graphic() || b == b' ');
    if !name_fits || !value_fits || value.len() > LONGEST_VALUE {
        return Err(refused());
    }
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| refused())?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

/// Made from the id alone: nobody who writes a text can know it beforehand and close a part.
fn boundary(message_id: &str) -> String {
    digest(message_id).chars().take(40).collect()
}

#[cfg(test)]
pub(super) mod tests;
