//! Imports: complaints out of a CSV file, `concord import complaints`; logs of calls, `concord import interactions`;
//! products and orders, `concord import products` and `concord import orders`, or a file uploaded in the
//! page ([`uploads`]).
//!
//! A map ([`map`], TOML) says what each column becomes; those of the two layouts of the CFPB's
//! database are built in. `docs/IMPORT.md` explains maps to those who write one.
//!
//! A thread reads, checks and analyses rows ([`reader`]); the database's writer takes them by the
//! hundred. Invariants:
//! * A row is taken whole or not at all. What was not taken stands in the rejects file with its
//!   line and the reason, and stops nothing.
//! * An import can be repeated. A row is known by vendor, source and external id (without ids: the
//!   hash of the row and how often it has come); an unchanged row writes nothing.
//! * What people did in the portal is kept; the import only tells what the source says now.
//! * Nobody is notified: these complaints are history.
mod bind;
mod calls;
mod map;
pub mod model;
mod orders;
mod reader;
mod rejects;
mod rows;
mod service;
mod source;
mod store;
mod template;
pub mod uploads;

pub use calls::{CallOptions, import_interactions};
pub use model::{ImportError, ImportOptions, Summary};
pub use orders::{SalesMap, SalesOptions, SalesSummary, import_orders, import_products, take_back};
pub use service::import_complaints;

#[cfg(test)]
mod tests;
