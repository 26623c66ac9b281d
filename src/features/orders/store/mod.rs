//! Queries on orders and their lines; products, imports and figures stand in their own files.
mod figures;

pub use figures::{product_sales, sales};
