//! Orders as customers see them.
use std::collections::HashMap;

use serde::Deserialize;
use utoipa::IntoParams;

use super::list::by_line;
use crate::features::orders::model::{
    OrderId, OrderRow, OrderStatus, Purchase, PurchaseDetail, PurchaseLine,
};
use crate::features::orders::policy::timing;
use crate::features::orders::store::{self, Filter, PurchaseLineRow};
use crate::features::organisations::model::{OrgRef, RelationshipId};
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordRef;
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Filters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PurchasesQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// Of one vendor alone.
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    pub status: Option<OrderStatus>,
    /// Those that came late or are overdue now.
    pub late: Option<bool>,
    /// The number of an order, whole.
    pub number: Option<String>,
}

/// What the own organisation ordered, the newest first.
pub fn purchases(
    conn: &mut Conn,
    scope: &Scope,
    query: &PurchasesQuery,
    now: Timestamp,
) -> Result<Page<Purchase>, Problem> {
    let params = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let number = query.number.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let filter = Filter {
        relationship: query.relationship_id,
        status: query.status,
        number: number.map(str::to_owned),
        late_at: query.late.unwrap_or(false).then_some(now),
        ..Filter::default()
    };
    let rows = store::page_purchases(conn, scope, &filter, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.ordered_at, id: row.id.0 });
    let vendors = vendors(conn, scope, &page.items)?;
    let shown = |row| shown(row, &vendors, now);
    Ok(Page {
        items: page.items.into_iter().filter_map(shown).collect(),
        next_cursor: page.next_cursor,
    })
}

/// An order of the own organisation with its lines.
pub fn purchase(
    conn: &mut Conn,
    scope: &Scope,
    id: OrderId,
    now: Timestamp,
) -> Result<PurchaseDetail, Problem> {
    let row = store::find_purchase(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let status = row.status;
    let vendors = vendors(conn, scope, std::slice::from_ref(&row))?;
    let purchase = shown(row, &vendors, now).ok_or_else(Problem::not_found)?;
    let about = store::purchase_complaints_unscoped(conn, id)?;
    let mut told = by_line(conn, scope, &about)?;
    let positions = store::purchase_lines_unscoped(conn, id)?
        .into_iter()
        .map(|line| {
            let complaints = told.remove(&line.position).unwrap_or_default();
            shown_line(line, complaints, status, now)
        })
        .collect();
    let may_complain = scope.require(Capability::FileComplaint).is_ok();
    Ok(PurchaseDetail { purchase, positions, may_complain })
}

/// Who sold what is in these rows.
fn vendors(
    conn: &mut Conn,
    scope: &Scope,
    rows: &[OrderRow],
) -> Result<HashMap<RelationshipId, OrgRef>, Problem> {
    let mut ids: Vec<RelationshipId> = rows.iter().filter_map(|row| row.relationship_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = organisations::relationships_among(conn, scope, &ids)?;
    Ok(found.into_iter().map(|one| (one.row.id, one.vendor)).collect())
}

fn shown(
    row: OrderRow,
    vendors: &HashMap<RelationshipId, OrgRef>,
    now: Timestamp,
) -> Option<Purchase> {
    Some(Purchase {
        id: row.id,
        vendor: vendors.get(&row.relationship_id?)?.clone(),
        timing: timing(row.status, row.promised_at, row.delivered_at, now),
        number: row.external_id,
        ordered_at: row.ordered_at,
        promised_at: row.promised_at,
        shipped_at: row.shipped_at,
        delivered_at: row.delivered_at,
        status: row.status,
        net_minor: row.net_minor,
        currency: row.currency,
        lines: row.line_count,
    })
}

fn shown_line(
    line: PurchaseLineRow,
    complaints: Vec<RecordRef>,
    status: OrderStatus,
    now: Timestamp,
) -> PurchaseLine {
    PurchaseLine {
        timing: timing(status, line.promised_at, line.delivered_at, now),
        position: line.position,
        sku: line.sku,
        text: line.text,
        quantity_milli: line.quantity_milli,
        unit: line.unit,
        unit_price_micros: line.unit_price_micros,
        net_minor: line.net_minor,
        promised_at: line.promised_at,
        delivered_at: line.delivered_at,
        complaints,
    }
}
