//! Ways in: passwords, sessions, mailed links, and the pages that strangers open.
mod demo_mails;
mod pages;
mod sessions;
