//! The table of a figure as CSV.
use serde_json::Value;

use super::{InsightQuery, kept};
use crate::features::complaints::service::safe_cell;
use crate::features::figures::model::{ColumnKind, Insight, InsightName};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// RFC 4180, UTF-8 with BOM so that spreadsheets read it. Money is in minor units, and the currency
/// stands beside it.
pub fn csv(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    query: &InsightQuery,
    now: Timestamp,
) -> Result<Vec<u8>, Problem> {
    let kept = kept(conn, scope, name, query, now)?;
    let insight = &kept.content.insight;
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(head(insight)).map_err(Problem::internal)?;
    for row in &insight.rows {
        let mut cells: Vec<String> = row.cells.iter().map(cell).collect();
        cells.extend(insight.currency.clone());
        writer.write_record(cells).map_err(Problem::internal)?;
    }
    writer.into_inner().map_err(Problem::internal)
}

fn head(insight: &Insight) -> Vec<String> {
    let name = |kind: ColumnKind, key: &str| match kind {
        ColumnKind::Money => format!("{key}_minor"),
        ColumnKind::Days => format!("{key}_days"),
        _ => key.to_owned(),
    };
    let mut head: Vec<String> =
        insight.columns.iter().map(|column| name(column.kind, column.key)).collect();
    head.extend(insight.currency.iter().map(|_| "currency".to_owned()));
    head
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => safe_cell(text),
        other => other.to_string(),
    }
}
