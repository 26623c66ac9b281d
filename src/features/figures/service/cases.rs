//! The rows behind a figure.
use std::collections::HashMap;

use super::{InsightQuery, kept};
use crate::features::figures::model::{InsightCase, InsightCases, InsightName};
use crate::features::figures::service::table::Behind;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What a figure is made of: all of it, or the part in one row of its table.
pub fn cases(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    query: &InsightQuery,
    row: Option<&str>,
    now: Timestamp,
) -> Result<InsightCases, Problem> {
    let kept = kept(conn, scope, name, query, now)?;
    let of = match row {
        Some(row) => kept.content.rows.get(row),
        None => Some(&kept.content.all),
    };
    let shown = of.map(|of| of.first.as_slice()).unwrap_or_default();
    let ids: Vec<RelationshipId> = shown.iter().map(|one| one.relationship).collect();
    let customers: HashMap<RelationshipId, String> =
        organisations::relationships_among(conn, scope, &ids)?
            .into_iter()
            .map(|one| (one.row.id, one.customer.name))
            .collect();
    let case = |one: &Behind| {
        let (record_id, number, title) = match one.complaint.clone() {
            Some((id, number, title)) => (Some(id), Some(number), Some(title)),
            None => (None, None, None),
        };
        Some(InsightCase {
            record_id,
            number,
            title,
            relationship_id: one.relationship,
            customer: customers.get(&one.relationship)?.clone(),
            at: one.at,
            word: one.word,
            days: one.days,
            amount_minor: one.amount,
        })
    };
    Ok(InsightCases {
        n: of.map_or(0, |of| of.n),
        items: shown.iter().filter_map(case).collect(),
        currency: kept.content.insight.currency.clone(),
    })
}
