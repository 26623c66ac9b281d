//! Orders as the customer sees them: what it ordered, what it pays, and when it comes.
use serde::Serialize;
use utoipa::ToSchema;

use super::{OrderId, OrderStatus, Timing};
use crate::features::organisations::model::OrgRef;
use crate::features::records::model::RecordRef;
use crate::platform::clock::Timestamp;

/// An order that the own organisation placed with a vendor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Purchase {
    pub id: OrderId,
    /// As the vendor numbers it.
    pub number: String,
    pub vendor: OrgRef,
    pub ordered_at: Timestamp,
    pub promised_at: Option<Timestamp>,
    pub shipped_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub status: OrderStatus,
    pub timing: Timing,
    /// The sum of its lines; of a return less than nothing.
    pub net_minor: i64,
    /// ISO 4217
    pub currency: String,
    /// How many lines it has.
    pub lines: i32,
}

/// A line of such an order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PurchaseLine {
    pub position: i32,
    /// The vendor's number of the product.
    pub sku: Option<String>,
    pub text: String,
    /// Thousandths; of goods that went back less than nothing.
    pub quantity_milli: i64,
    pub unit: Option<String>,
    /// Millionths of the currency's unit.
    pub unit_price_micros: i64,
    pub net_minor: i64,
    pub promised_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub timing: Timing,
    /// Those that the reader may see.
    pub complaints: Vec<RecordRef>,
}

/// Such an order with its lines.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PurchaseDetail {
    pub purchase: Purchase,
    pub positions: Vec<PurchaseLine>,
    /// Whether the reader may begin a complaint about a line.
    pub may_complain: bool,
}
