//! Orders as the vendor's people see them.
use std::collections::HashMap;

use serde::Deserialize;
use utoipa::IntoParams;

use super::accounts;
use crate::features::complaints::service as complaints;
use crate::features::interactions::model::AccountRef;
use crate::features::interactions::service as interactions;
use crate::features::orders::model::{
    LineRow, Order, OrderComplaintRow, OrderId, OrderItem, OrderLine, OrderRow, OrderStatus,
    ProductId, ProductRef, ProductRow,
};
use crate::features::orders::policy::timing;
use crate::features::orders::store::{self, Filter};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{RecordId, RecordRef};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// First day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    pub until: Option<String>,
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    #[param(value_type = Option<String>)]
    pub product_id: Option<ProductId>,
    pub status: Option<OrderStatus>,
    /// Those that came late or are overdue now.
    pub late: Option<bool>,
    /// The number of an order, whole.
    pub number: Option<String>,
}

/// Orders of the own organisation, the newest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    query: &ListQuery,
    now: Timestamp,
) -> Result<Page<OrderItem>, Problem> {
    let params = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let days = interactions::period(scope, query.from.as_deref(), query.until.as_deref(), now)?;
    let filter = Filter {
        from: query.from.as_ref().map(|_| days.from),
        until: query.until.as_ref().map(|_| days.until),
        relationship: query.relationship_id,
        product: query.product_id,
        status: query.status,
        number: query
            .number
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned),
        late_at: query.late.unwrap_or(false).then_some(now),
    };
    let rows = store::page(conn, scope, &filter, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.ordered_at, id: row.id.0 });
    let next_cursor = page.next_cursor;
    Ok(Page { items: shown(conn, scope, page.items, now)?, next_cursor })
}

/// An order with its lines.
pub fn load(conn: &mut Conn, scope: &Scope, id: OrderId, now: Timestamp) -> Result<Order, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let status = row.status;
    let order = shown(conn, scope, vec![row], now)?.pop().ok_or_else(Problem::not_found)?;
    let about = store::complaints(conn, scope, id)?;
    let mut told = by_line(conn, scope, &about)?;
    let positions = store::lines(conn, scope, id)?
        .into_iter()
        .map(|(line, product)| {
            let complaints = told.remove(&line.position).unwrap_or_default();
            shown_line(line, product, complaints, status, now)
        })
        .collect();
    Ok(Order { order, positions })
}

/// By line those of these complaints that the scope may see.
pub(super) fn by_line(
    conn: &mut Conn,
    scope: &Scope,
    rows: &[OrderComplaintRow],
) -> Result<HashMap<i32, Vec<RecordRef>>, Problem> {
    let ids: Vec<RecordId> = rows.iter().map(|row| row.record_id).collect();
    let mut found: HashMap<i32, Vec<RecordRef>> = HashMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    for complaint in complaints::visible_refs(conn, scope, &ids)? {
        if let Some(row) = rows.iter().find(|row| row.record_id == complaint.id) {
            found.entry(row.position).or_default().push(complaint);
        }
    }
    Ok(found)
}

fn shown_line(
    line: LineRow,
    product: Option<ProductRow>,
    complaints: Vec<RecordRef>,
    status: OrderStatus,
    now: Timestamp,
) -> OrderLine {
    OrderLine {
        position: line.position,
        product: product.map(|row| ProductRef { id: row.id, sku: row.sku, name: row.name }),
        text: line.text,
        quantity_milli: line.quantity_milli,
        unit: line.unit,
        unit_price_micros: line.unit_price_micros,
        net_minor: line.net_minor,
        margin_minor: line.margin_minor,
        promised_at: line.promised_at,
        delivered_at: line.delivered_at,
        timing: timing(status, line.promised_at, line.delivered_at, now),
        complaints,
    }
}

/// Adds the names of customers.
pub(super) fn shown(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<OrderRow>,
    now: Timestamp,
) -> Result<Vec<OrderItem>, Problem> {
    let ids: Vec<RelationshipId> = rows.iter().filter_map(|row| row.relationship_id).collect();
    let names = accounts(conn, scope, &ids)?;
    Ok(rows.into_iter().map(|row| item(row, &names, now)).collect())
}

fn item(row: OrderRow, names: &HashMap<RelationshipId, AccountRef>, now: Timestamp) -> OrderItem {
    OrderItem {
        id: row.id,
        account: row.relationship_id.and_then(|id| names.get(&id)).cloned(),
        timing: timing(row.status, row.promised_at, row.delivered_at, now),
        number: row.external_id,
        source: row.source,
        ordered_at: row.ordered_at,
        promised_at: row.promised_at,
        shipped_at: row.shipped_at,
        delivered_at: row.delivered_at,
        status: row.status,
        net_minor: row.net_minor,
        currency: row.currency,
        lines: row.line_count,
    }
}
