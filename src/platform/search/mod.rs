//! Text search: one analyser in Rust for both databases, so that SQLite and PostgreSQL find the
//! same records for the same words.
//!
//! * [`analyser`] turns text into tokens (Unicode folding, English and Russian stems).
//! * [`query`] turns what somebody typed into a [`Query`], and that into the query languages of
//!   FTS5 and of PostgreSQL.
//! * [`snippet`] shows where a text matched.
//!
//! Invariants:
//! * A token from text or from a query holds letters and digits only. Nothing that a user types
//!   is ever read as an operator, and both engines keep a token as it is: store [`index_text`] in
//!   an FTS5 table with `tokenize = "unicode61 remove_diacritics 0"`, [`to_tsvector_literal`] in a
//!   `tsvector`.
//! * Who may find a row is a token of its own in the index ([`group_token`]). It begins with `ß`,
//!   which the analyser never emits, so no text can forge it and no typed prefix can reach it.
//! * Words and their order are the same in the index and in a query, because both come from
//!   [`analyser::words`].
pub mod analyser;
pub mod query;
pub mod snippet;
mod stems;

pub use analyser::{group_token, index_text, to_tsvector_literal, tokens};
pub use query::{Query, parse_query, to_fts5, to_tsquery};
pub use snippet::{Segment, snippet};
