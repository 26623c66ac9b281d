//! What facts and offers look like to other features.
pub use super::facts::model::Fact;
pub use super::offers::model::Offer;
pub use super::offers::terms::Term;
