//! Visible forms of products and orders.
use serde::Serialize;
use utoipa::ToSchema;

use super::{OrderId, OrderStatus, ProductId, ProductRow, ProductStatus};
use crate::features::interactions::model::{AccountRef, TopicRef};
use crate::features::records::model::RecordRef;
use crate::platform::clock::Timestamp;
use crate::text_enum;

text_enum! {
    /// How an order stands to what was promised.
    pub enum LateState {
        /// Nothing was promised, or nobody says whether it came.
        Unknown = "unknown",
        /// The day has not come yet.
        Due = "due",
        OnTime = "on_time",
        /// It came after the day.
        Late = "late",
        /// The day is over and it has not come.
        Overdue = "overdue",
    }
}

/// How an order, or a line, stands to what was promised, as of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Timing {
    pub state: LateState,
    /// Days after the promise, begun ones included; 0 unless late or overdue.
    pub days: i64,
}

/// A product as its vendor sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Product {
    pub id: ProductId,
    /// The vendor's own number of it.
    pub sku: String,
    pub name: String,
    pub status: ProductStatus,
    pub category: Option<String>,
    /// What callers call it.
    pub topic: Option<TopicRef>,
    pub version: i32,
}

impl Product {
    /// With the topic as it is called.
    pub fn new(row: ProductRow, topic: Option<TopicRef>) -> Self {
        let ProductRow { id, sku, name, status, category, version, .. } = row;
        Self { id, sku, name, status, category, topic, version }
    }
}

/// A product as it is named beside a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProductRef {
    pub id: ProductId,
    pub sku: String,
    pub name: String,
}

/// An order in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderItem {
    pub id: OrderId,
    /// As the vendor's own system numbers it.
    pub number: String,
    /// Where it was read from.
    pub source: String,
    /// Null: nobody knows whose it is.
    pub account: Option<AccountRef>,
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

/// A line of an order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderLine {
    pub position: i32,
    pub product: Option<ProductRef>,
    pub text: String,
    /// Thousandths; of goods that came back less than nothing.
    pub quantity_milli: i64,
    pub unit: Option<String>,
    /// Millionths of the currency's unit.
    pub unit_price_micros: i64,
    pub net_minor: i64,
    pub margin_minor: Option<i64>,
    pub promised_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub timing: Timing,
    /// Those that the reader may see.
    pub complaints: Vec<RecordRef>,
}

/// An order with its lines.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Order {
    pub order: OrderItem,
    pub positions: Vec<OrderLine>,
}

/// What a month brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MonthTotal {
    /// `YYYY-MM`, in the vendor's time zone.
    pub month: String,
    pub orders: i64,
    pub net_minor: i64,
}

/// What was ordered in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CurrencyTotal {
    pub currency: String,
    pub orders: i64,
    pub net_minor: i64,
    /// From the first to the newest month with an order; months between without one are 0.
    pub months: Vec<MonthTotal>,
}

/// How punctual deliveries were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct Lateness {
    /// Orders with a promise that has come due or was kept: the others say nothing.
    pub judged: i64,
    /// Of them those that came late or are overdue.
    pub late: i64,
    /// From 0 to 1; null where nothing can be judged.
    pub share: Option<f64>,
    /// Of the late ones; null without.
    pub median_days: Option<i64>,
}

/// What a customer ordered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountOrders {
    /// Without returns and what was cancelled.
    pub orders: i64,
    pub returns: i64,
    pub first_at: Option<Timestamp>,
    pub last_at: Option<Timestamp>,
    /// One for each currency, the one with most orders first.
    pub totals: Vec<CurrencyTotal>,
    pub lateness: Lateness,
    /// The newest five.
    pub newest: Vec<OrderItem>,
}
