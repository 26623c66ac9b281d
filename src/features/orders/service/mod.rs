//! What can be done with products and orders; one function is one transaction.
mod account;
mod complaint;
mod figures;
mod foresee;
mod imported;
mod kept;
mod list;
mod products;
mod purchases;
mod runs;
mod undo;

pub use account::account;
pub use complaint::{complain, complain_of_purchase};
pub use figures::{ProductSale, Sale, product_sales, sales};
pub use foresee::{Foreseen, foresee_orders, foresee_products};
pub use imported::{
    Imported, ImportedCustomer, ImportedLine, ImportedOrder, ImportedProduct, finish,
    import_orders, import_products, start,
};
pub use kept::{keep_orders_unscoped, keep_products_unscoped};
pub use list::{ListQuery, list, load};
pub use products::{NewProduct, ProductChange, ProductsQuery, change, create, product, products};
pub use purchases::{PurchasesQuery, purchase, purchases};
pub use runs::{last_source, require_may_import, runs, take_back};
pub use undo::{Undone, undo};

use std::collections::HashMap;

use crate::features::interactions::model::AccountRef;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service::{self as organisations, could_sell as is_vendor};
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// How the vendor names these customers of its own.
fn accounts(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> Result<HashMap<RelationshipId, AccountRef>, Problem> {
    Ok(organisations::relationships_among(conn, scope, ids)?
        .into_iter()
        .filter(|relationship| relationship.side == Side::Vendor)
        .map(|relationship| {
            let relationship_id = relationship.row.id;
            (relationship_id, AccountRef { relationship_id, name: relationship.row.name })
        })
        .collect())
}
