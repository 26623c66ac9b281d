//! Ids, words and rows of products and orders.
mod purchases;
mod runs;
mod shown;

pub use purchases::{Purchase, PurchaseDetail, PurchaseLine};
pub use runs::{ImportTakenBack, OrderImport};
pub use shown::{
    AccountOrders, CurrencyTotal, LateState, Lateness, MonthTotal, Order, OrderItem, OrderLine,
    Product, ProductRef, Timing,
};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::features::interactions::model::TopicId;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    order_complaints, order_import_changes, order_imports, order_lines, products, sales_orders,
};
use crate::{id_type, text_enum};

id_type!(
    /// Something that a vendor sells.
    ProductId
);
id_type!(
    /// Something that was ordered.
    OrderId
);
id_type!(
    /// One run of an import of products or orders.
    OrderImportId
);

id_type!(
    /// An order or a product.
    ChangedId
);

text_enum! {
    /// Whether a product can be bought.
    pub enum ProductStatus {
        Active = "active",
        Withdrawn = "withdrawn",
        /// Perhaps one day.
        Proposed = "proposed",
    }
}

text_enum! {
    /// How far an order has come.
    pub enum OrderStatus {
        Open = "open",
        Shipped = "shipped",
        Delivered = "delivered",
        /// Done, and nobody says when it came.
        Closed = "closed",
        Cancelled = "cancelled",
        /// Goods that came back, or a credit.
        Returned = "returned",
    }
}

text_enum! {
    /// What a run brings.
    pub enum ImportKind {
        Orders = "orders",
        Products = "products",
    }
}

text_enum! {
    /// What a run made or changed.
    pub enum ChangedEntity {
        Order = "order",
        Product = "product",
    }
}

/// The row of a product.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Serialize, Deserialize)]
#[diesel(table_name = products, treat_none_as_default_value = false)]
pub struct ProductRow {
    pub id: ProductId,
    pub vendor_org: OrganisationId,
    pub sku: String,
    pub name: String,
    pub status: ProductStatus,
    pub category: Option<String>,
    pub topic_id: Option<TopicId>,
    pub batch_id: Option<OrderImportId>,
    pub version: i32,
    pub created_at: Timestamp,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = products)]
pub struct ProductPatch {
    pub name: Option<String>,
    pub status: Option<ProductStatus>,
    pub category: Option<Option<String>>,
    pub topic_id: Option<Option<TopicId>>,
    pub batch_id: Option<Option<OrderImportId>>,
}

/// The row of an order.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Serialize, Deserialize)]
#[diesel(table_name = sales_orders, treat_none_as_default_value = false)]
pub struct OrderRow {
    pub id: OrderId,
    pub vendor_org: OrganisationId,
    pub source: String,
    pub external_id: String,
    pub relationship_id: Option<RelationshipId>,
    pub ordered_at: Timestamp,
    pub promised_at: Option<Timestamp>,
    pub shipped_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub currency: String,
    pub net_minor: i64,
    pub status: OrderStatus,
    pub line_count: i32,
    pub content_hash: Vec<u8>,
    pub batch_id: OrderImportId,
}

/// The row of a line.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable, Serialize, Deserialize)]
#[diesel(table_name = order_lines, treat_none_as_default_value = false)]
pub struct LineRow {
    pub order_id: OrderId,
    pub position: i32,
    pub product_id: Option<ProductId>,
    pub text: String,
    pub quantity_milli: i64,
    pub unit: Option<String>,
    pub unit_price_micros: i64,
    pub net_minor: i64,
    pub margin_minor: Option<i64>,
    pub promised_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
}

/// The row of a run.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = order_imports, treat_none_as_default_value = false)]
pub struct ImportRow {
    pub id: OrderImportId,
    pub vendor_org: OrganisationId,
    pub kind: ImportKind,
    pub source: String,
    pub file_name: String,
    pub created: i32,
    pub updated: i32,
    pub unchanged: i32,
    pub rejected: i32,
    pub started_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    pub undone_at: Option<Timestamp>,
}

/// What a run made or changed.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = order_import_changes, treat_none_as_default_value = false)]
pub struct ChangeRow {
    pub batch_id: OrderImportId,
    pub entity: ChangedEntity,
    pub entity_id: ChangedId,
    /// What stood there before; `None`: nothing.
    pub was: Option<Json>,
}

/// Which complaint was filed about which line.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = order_complaints, treat_none_as_default_value = false)]
pub struct OrderComplaintRow {
    pub record_id: RecordId,
    pub order_id: OrderId,
    pub position: i32,
}
