//! Mediation: somebody of neither side is called in above the last rung, to this case alone.
//!
//! Invariants:
//! * A mediator belongs to no party, is proposed by one side and comes in once the other consents.
//! * A mediator reads the shared lane and speaks with each side in a caucus lane of its own; the
//!   other side never reads that lane. Nothing else of either firm opens, and no list.
//! * What a mediator determines binds only where both agreed on that beforehand (`binding`), and is
//!   reviewed once if a side asks in time.
//! * When it is over, the mediator is out at once, on open sockets too.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
pub(crate) mod store;
mod view;
