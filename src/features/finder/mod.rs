//! Finding things by what people type: complaints by their words, and what organisations develop
//! together by name.
//!
//! Invariant: nothing is found that its reader could not open. Projects and ideas come from the text
//! index under the reader's scope; requirements, decisions and documents are looked for in the
//! projects that the reader is in, documents only where they open for the reader now.
pub mod api;
pub mod model;
pub mod service;

pub use api::routes;
