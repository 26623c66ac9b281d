//! What facts, offers and whatever is asked look like to other features.
pub use super::asks::model::{AskKind, Asked};
pub use super::facts::model::Fact;
pub use super::offers::model::Offer;
pub use super::offers::terms::Term;
