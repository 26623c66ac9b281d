//! The views and their columns.
use std::path::PathBuf;

use crate::platform::problem::Problem;

/// A view's name, without what its database puts before it, and its columns. All views name the
/// vendor in `vendor_id`.
pub type View = (&'static str, &'static [&'static str]);

/// All views.
#[rustfmt::skip]
pub const VIEWS: &[View] = &[
    ("accounts", &["account_id", "vendor_id", "vendor", "customer", "customer_number", "tier", "segment", "created_at"]),
    ("interactions", &["interaction_id", "vendor_id", "account_id", "member_id", "channel", "direction", "occurred_at", "recorded_at", "duration_seconds", "coding", "source"]),
    ("requested_items", &["item_id", "interaction_id", "vendor_id", "topic_id", "topic", "category", "category_sold", "marked", "result", "unmet_reason", "value_minor", "currency"]),
    ("products", &["product_id", "vendor_id", "sku", "product", "status", "category", "topic_id"]),
    ("orders", &["order_id", "vendor_id", "account_id", "source", "number", "status", "ordered_at", "promised_at", "shipped_at", "delivered_at", "currency", "net_minor", "line_count"]),
    ("order_lines", &["order_id", "vendor_id", "position", "product_id", "line_text", "quantity_milli", "unit", "unit_price_micros", "currency", "net_minor", "margin_minor", "promised_at", "delivered_at"]),
    ("complaints", &["complaint_id", "vendor_id", "account_id", "number", "category", "severity", "status", "remedy_sought", "product", "lot", "order_no", "filed_by_side", "quantity_complained", "quantity_affected", "claimed_amount_minor", "currency", "submitted_at", "first_response_at", "resolved_at", "closed_at", "resolution_code"]),
    ("complaint_turns", &["complaint_id", "vendor_id", "side", "since", "until", "cause"]),
    ("surveys", &["survey_id", "vendor_id", "title", "status", "anonymity", "published_at", "closed_at", "responses"]),
];

/// Whether a column holds a time.
pub fn is_time(column: &str) -> bool {
    column.ends_with("_at") || matches!(column, "since" | "until")
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub file: PathBuf,
    pub rows: u64,
}

/// Why an export did not end.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("{file} cannot be written: {cause}")]
    File { file: String, cause: String },
    #[error(transparent)]
    Database(#[from] Problem),
}
