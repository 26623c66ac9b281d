//! Surveys: what is asked, who is asked what, and what comes back.
//!
//! * A definition is data: typed questions with ids that stay, texts in several languages, logic as a
//!   tree. What can be said of it (`service::validate`) and what answers lead to (`service::evaluate`)
//!   is decided by pure functions, and by these alone: page, editor, imports and exports ask them.
//! * Answers to questions that were not shown are dropped; an option that does not exist is an error.
//! * Nobody is led back: every rule speaks of what was asked before, every jump leads forward.
pub mod model;
pub mod service;
