//! Queries on accounts, contacts and corrections.
pub mod accounts;
pub mod contacts;
pub mod corrections;
pub mod points;
pub mod roles;
