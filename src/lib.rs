//! Concord: a shared portal in which a vendor and its customers work things out together.
//!
//! Map of the code (see `docs/ARCHITECTURE.md` for one request and one live event, end to end):
//!
//! * [`platform`]: database, HTTP, sign-in, live hub, mail, files, search. No word of the domain.
//! * [`features`]: one folder for each plural noun of the domain; each with the same six files.
//! * [`app`]: the composition root, the only place that knows all features.
//!
//! Arrows: `api -> service -> {policy, store} -> model -> platform`; `app -> everything`.
//! `tests/it/architecture.rs` holds them.
pub mod app;
pub mod features;
pub mod platform;
