//! Organisations and their people.
pub mod model;
pub mod service;
