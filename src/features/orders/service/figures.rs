//! Orders as analyses read them.
use crate::features::orders::model::{OrderId, OrderStatus, ProductId};
use crate::features::orders::store;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// An order, as far as figures go.
#[derive(Debug, Clone)]
pub struct Sale {
    pub order: OrderId,
    /// `None`: nobody knows whose it was.
    pub relationship: Option<RelationshipId>,
    pub at: Timestamp,
    /// Less than nothing: something came back.
    pub net_minor: i64,
    pub currency: String,
    pub status: OrderStatus,
}

/// The orders of the own organisation in a period, both ends included, the oldest first; those that
/// were cancelled are not among them.
pub fn sales(
    conn: &mut Conn,
    scope: &Scope,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<Sale>, Problem> {
    Ok(store::sales(conn, scope, (from, until))?
        .into_iter()
        .filter(|(.., status)| *status != OrderStatus::Cancelled)
        .map(|(order, relationship, at, net_minor, currency, status)| Sale {
            order,
            relationship,
            at,
            net_minor,
            currency,
            status,
        })
        .collect())
}

/// What was sold of a product on one line.
#[derive(Debug, Clone)]
pub struct ProductSale {
    pub order: OrderId,
    pub relationship: Option<RelationshipId>,
    pub at: Timestamp,
    /// Thousandths.
    pub quantity_milli: i64,
    pub net_minor: i64,
    pub currency: String,
}

/// What was sold of a product of the own organisation in a period, both ends included.
pub fn product_sales(
    conn: &mut Conn,
    scope: &Scope,
    product: ProductId,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<ProductSale>, Problem> {
    Ok(store::product_sales(conn, scope, product, (from, until))?
        .into_iter()
        .map(|(order, relationship, at, quantity_milli, net_minor, currency)| ProductSale {
            order,
            relationship,
            at,
            quantity_milli,
            net_minor,
            currency,
        })
        .collect())
}
