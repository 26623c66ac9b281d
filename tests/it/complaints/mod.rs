//! The action table and what follows from it; versions; lists.
mod actions;
mod edits;
mod versions;
