//! Who is told what, and the mails that tell it.
pub mod mails;
