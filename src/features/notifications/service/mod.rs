//! Telling people, and what they and the operator see of it.
mod digests;
mod fan_out;
mod inbox;
mod mails;
mod notices;
mod operator;
mod settings;

pub use digests::{queue_digest, wants_digests};
pub use fan_out::{LinkRecipient, MAIL_OUT, fan_out, queue_link_mail};
pub use inbox::{inbox, mark_all_read, mark_read, read_on, unread};
pub use mails::{MailView, forget_texts_unscoped, mail, mails};
pub use notices::queue_notice;
pub use operator::{OutboxItem, Queues, outbox, queues, retry, sent_between};
pub use settings::{Choice, Unsubscribing, choices, choose, find_unsubscribing, unsubscribe};
