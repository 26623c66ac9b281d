//! Queries on notifications, settings and mails, and on the people who get them.
pub mod inbox;
pub mod mails;
pub mod people;
pub mod settings;
