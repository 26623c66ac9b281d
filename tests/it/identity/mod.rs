//! Ways in: passwords, sessions, mailed links, and the pages that strangers open.
mod pages;
mod sessions;
