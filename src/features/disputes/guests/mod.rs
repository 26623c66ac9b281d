//! What a guest finds of its own: the cases that it was called into, and nothing else. A guest has
//! no lists, counts or searches of the sides.
pub mod api;
pub mod model;
pub mod service;
