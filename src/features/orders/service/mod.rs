//! What can be done with products and orders.
mod figures;

pub use figures::{ProductSale, Sale, product_sales, sales};
