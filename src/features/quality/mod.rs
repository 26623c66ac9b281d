//! Joint reports on a cause: the 8D report, and its short form with four steps.
//!
//! Both sides write one report. Each step is filled by the side whose job it is and signed by the
//! other; what was signed is bound to its hash.
//!
//! Invariants:
//! * A change names the version of each field that it saw: different fields merge, the same field
//!   shows both texts to whoever came second, and nothing of theirs is written.
//! * Rows (team, containment, causes, actions, costs) belong to the side that added them.
//! * Contributions of the causes of one kind never exceed 100 %, and are 100 % when the step is
//!   submitted.
//! * A change of what was submitted or signed makes the signature stale, and says what changed.
//! * A report is completed only with all steps signed and every corrective action effective.
//! * What is hashed holds ids and figures, never names of people.
pub mod api;
pub mod form;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
