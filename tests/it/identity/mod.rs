//! Ways in: passwords, sessions, mailed links, and the pages that strangers open.
mod bounds;
mod demo_logins;
mod demo_mails;
mod pages;
mod sessions;
