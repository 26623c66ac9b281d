//! Who is told what, and the mails that tell it.
pub mod api;
pub mod compose;
pub mod events;
mod jobs;
pub mod mails;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
pub use jobs::{entry_handler, handlers};

#[cfg(test)]
mod tests;
