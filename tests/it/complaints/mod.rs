//! The action table and what follows from it; versions; lists.
mod actions;
mod closing;
mod edits;
mod versions;
