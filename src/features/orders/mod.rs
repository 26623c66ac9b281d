//! What a vendor sells and what was ordered of it, read from the files of its own system.
//!
//! Invariants:
//! * Products and orders are one vendor's alone. A customer reads its own orders as purchases
//!   (`store::purchases` names the columns): never a margin, a category, the source, or what the
//!   vendor calls a product.
//! * Orders are facts of another system: nobody writes them by hand, an import tells them anew.
//! * Whose an order is may be unknown. What came back is a line of less than nothing.
//! * Each run of an import notes what it made and what stood there before, so that it can be taken
//!   back as long as no later run wrote the same.
//! * Whether something came late is worked out from its dates as of a moment, never kept.
pub mod api;
pub mod model;
mod policy;
pub mod service;
mod store;

pub use api::routes;
