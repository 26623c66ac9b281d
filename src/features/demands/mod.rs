//! What a vendor makes of what it is asked for: decisions on a demand, what came of them, and defects
//! that show in complaints before anybody speaks of them.
//!
//! Invariants:
//! * A decision is never changed: another one follows it. It keeps the figures that it stood on.
//! * Whoever is invited to an idea asked for it, is a customer, and can sign in; who cannot be reached
//!   is counted.
//! * Customers never see a demand, a decision or a defect, not those that they are behind either: of a
//!   resale they see the idea, in the words that were written for them.
//! * Whoever signed a decision is reminded of it once, when its day has come, unless another followed.
//! * Of a defect those who answer for the customers are told once, and again after four quiet weeks.
//! * Defects are looked for by the detector of the radar, in the complaints that the reader may see.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
