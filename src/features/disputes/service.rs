//! What other features read of disputes: facts and offers as both sides see them.
pub use super::facts::service::facts;
pub use super::offers::service::offers;
