//! What other features read of disputes: facts, offers and escalations as both sides see them.
pub use super::asks::service::asked;
pub use super::escalations::service::{
    OpenEscalation, open_between_unscoped as open_escalations_unscoped,
};
pub use super::facts::service::facts;
pub use super::offers::service::{
    OpenOffer, offers, open_between_unscoped as open_offers_unscoped, settled_between,
};
