//! Contacts that a vendor plans: whom, how, when, and with what to say. The calendar shows them, a
//! calendar program reads them, and each ends in an interaction or in a reasoned cancel.
//!
//! Invariants:
//! * They are one vendor's alone. A customer never finds a trace of them.
//! * What is over has closed: by what happened, which is an interaction, or by why it did not.
//!   Either can be taken back for a day, as long as nobody has changed what came of it.
//! * A letter is sent after somebody has approved its very words, and only if the rights and the
//!   consent of the time of sending allow it.
//! * A call that was missed makes one call back, however often the telephone system tells of it.
//! * The secrets of feeds and of telephone systems stand in no row.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
