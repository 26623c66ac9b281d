//! Decisions as they are shown, with what came of them.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::{count, reach};
use crate::features::demands::model::{DecidedProduct, DecisionRow, DemandDecision};
use crate::features::demands::store;
use crate::features::ideas::service::{self as ideas, IdeaBrief};
use crate::features::insights::model::DemandValue;
use crate::features::interactions::model::{TopicId, TopicRef};
use crate::features::interactions::service as interactions;
use crate::features::orders::model::{ProductId, ProductStatus};
use crate::features::orders::service::{self as orders, ProductSale};
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Decisions on a topic, or on all of them, the newest first. What was sold is told of the newest
/// product of one topic alone.
pub fn decisions(
    conn: &mut Conn,
    scope: &Scope,
    topic: Option<TopicId>,
    page: &PageParams,
    now: Timestamp,
) -> Result<Page<DemandDecision>, Problem> {
    if let Some(topic) = topic {
        super::placed(conn, scope, topic, now)?;
    }
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::page(conn, scope, topic, cursor, limit + 1)?;
    let rows = Page::cut(rows, limit, |row| Cursor { at: row.decided_at, id: row.id.0 });
    let next_cursor = rows.next_cursor;
    let mut items = shown(conn, scope, &rows.items, now)?;
    if let Some(topic) = topic {
        let newest = rows.items.iter().zip(&mut items).find(|(row, _)| row.product_id.is_some());
        if let Some((row, item)) = newest {
            item.product = product(conn, scope, row, topic, now)?;
        }
    }
    Ok(Page { items, next_cursor })
}

pub(super) fn shown(
    conn: &mut Conn,
    scope: &Scope,
    rows: &[DecisionRow],
    now: Timestamp,
) -> Result<Vec<DemandDecision>, Problem> {
    let zone = dates::zone(scope.time_zone());
    let today = now.datetime().with_timezone(&zone).date_naive();
    let hands: Vec<MembershipId> =
        rows.iter().flat_map(|row| [row.signed_by, row.decided_by]).collect();
    let people = organisations::person_refs(conn, &hands)?;
    let ideas: Vec<RecordId> = rows.iter().filter_map(|row| row.idea_id).collect();
    let ideas: HashMap<RecordId, IdeaBrief> =
        ideas::briefs(conn, scope, &ideas)?.into_iter().map(|idea| (idea.id, idea)).collect();
    let places = interactions::profile(conn, scope, now)?;
    let name = |id: TopicId| {
        places.get(&id).map_or(TopicRef { id, name: String::new() }, |place| place.topic.clone())
    };
    let decision = |row: &DecisionRow| DemandDecision {
        id: row.id,
        topic: name(row.topic_id),
        kind: row.kind,
        words: row.words.clone(),
        signed_by: people.get(&row.signed_by).cloned(),
        decided_by: people.get(&row.decided_by).cloned(),
        decided_at: row.decided_at,
        cost_minor: row.cost_minor,
        currency: row.currency.clone(),
        campaign: row.campaign.clone(),
        review_on: row.review_on.clone(),
        review_due: row.review_on.as_deref().is_some_and(|day| is_over(day, today)),
        alarm_id: row.alarm_id,
        calls: row.calls,
        callers: row.callers,
        invited: row.invited,
        idea: row.idea_id.and_then(|id| ideas.get(&id)).cloned(),
        product: None,
    };
    Ok(rows.iter().map(decision).collect())
}

fn is_over(day: &str, today: NaiveDate) -> bool {
    dates::day(day).is_some_and(|day| day <= today)
}

/// The product of a decision with what was sold of it since.
fn product(
    conn: &mut Conn,
    scope: &Scope,
    row: &DecisionRow,
    topic: TopicId,
    now: Timestamp,
) -> Result<Option<DecidedProduct>, Problem> {
    let Some(id) = row.product_id else { return Ok(None) };
    let product = orders::product(conn, scope, id, now)?;
    let sales = orders::product_sales(conn, scope, id, (row.decided_at, now))?;
    let requests = interactions::requests(conn, scope, &[topic], reach::whole_log(now))?;
    let asked: HashSet<RelationshipId> =
        requests.iter().filter_map(|request| request.requester.account()).collect();
    Ok(Some(sold((id, product.sku, product.name, product.status), &sales, &asked)))
}

type Named = (ProductId, String, String, ProductStatus);

fn sold(
    (id, sku, name, status): Named,
    sales: &[ProductSale],
    asked: &HashSet<RelationshipId>,
) -> DecidedProduct {
    let customers: HashSet<RelationshipId> =
        sales.iter().filter_map(|sale| sale.relationship).collect();
    let numbers: HashSet<_> = sales.iter().map(|sale| sale.order).collect();
    let mut sums: BTreeMap<&str, (i64, u64)> = BTreeMap::new();
    for sale in sales {
        let sum = sums.entry(&sale.currency).or_default();
        *sum = (sum.0.saturating_add(sale.net_minor), sum.1 + 1);
    }
    DecidedProduct {
        id,
        sku,
        name,
        status,
        orders: count(numbers.len()),
        customers: count(customers.len()),
        customers_who_asked: count(customers.intersection(asked).count()),
        revenue: sums
            .into_iter()
            .map(|(currency, (amount_minor, requests))| DemandValue {
                currency: currency.to_owned(),
                amount_minor,
                requests,
            })
            .collect(),
    }
}
