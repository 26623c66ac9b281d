//! Keeping products.
use std::collections::HashMap;

use serde::Deserialize;
use utoipa::IntoParams;

use super::is_vendor;
use crate::features::interactions::model::{TopicId, TopicRef};
use crate::features::interactions::service as interactions;
use crate::features::orders::model::{Product, ProductId, ProductPatch, ProductRow, ProductStatus};
use crate::features::orders::{policy, store};
use crate::features::organisations::service::Wanted;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{IfMatch, Page, PageParams};
use crate::platform::problem::{Code, Problem};

/// Products among which words are looked for.
const SEARCHED: i64 = 20_000;

/// Filters of the list of products.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProductsQuery {
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    pub status: Option<ProductStatus>,
    /// A part of number or name.
    pub q: Option<String>,
}

/// A product to be made.
#[derive(Debug, Clone)]
pub struct NewProduct {
    pub sku: String,
    pub name: String,
    pub status: ProductStatus,
    pub category: Option<String>,
    pub topic: Option<TopicId>,
}

/// What somebody changes of a product; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct ProductChange {
    pub name: Option<String>,
    pub status: Option<ProductStatus>,
    pub category: Option<Option<String>>,
    pub topic: Option<Option<TopicId>>,
}

/// Products of the own organisation, by their numbers.
pub fn products(
    conn: &mut Conn,
    scope: &Scope,
    query: &ProductsQuery,
    now: Timestamp,
) -> Result<Page<Product>, Problem> {
    let limit = PageParams { limit: query.limit, cursor: None }.limit()?;
    let wanted = query.q.as_deref().and_then(Wanted::new);
    let most = if wanted.is_some() { SEARCHED } else { limit + 1 };
    let mut rows = store::page_products(conn, scope, query.status, query.cursor.as_deref(), most)?;
    if let Some(wanted) = wanted {
        rows.retain(|row| wanted.is_in(&row.name) || wanted.is_in(&row.sku));
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = rows.last().filter(|_| more).map(|row| row.sku.clone());
    let topics = topics(conn, scope, now)?;
    let items = rows.into_iter().map(|row| shown(row, &topics)).collect();
    Ok(Page { items, next_cursor })
}

/// One of them.
pub fn product(
    conn: &mut Conn,
    scope: &Scope,
    id: ProductId,
    now: Timestamp,
) -> Result<Product, Problem> {
    let row = store::find_product(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    Ok(shown(row, &topics(conn, scope, now)?))
}

fn topics(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
) -> Result<HashMap<TopicId, String>, Problem> {
    let topics = interactions::topics(conn, scope, now)?;
    Ok(topics.into_iter().map(|topic| (topic.id, topic.name)).collect())
}

fn shown(row: ProductRow, topics: &HashMap<TopicId, String>) -> Product {
    let topic =
        row.topic_id.and_then(|id| topics.get(&id).map(|name| TopicRef { id, name: name.clone() }));
    Product::new(row, topic)
}

/// Makes a product.
pub fn create(tx: &mut Tx<'_>, scope: &Scope, new: &NewProduct) -> Result<Product, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_keep(scope, vendor)?;
    check_topic(tx, scope, new.topic)?;
    if store::sku_taken(tx.conn, scope.org(), &new.sku)? {
        return Err(Problem::new(Code::AlreadyExists).with_field("sku", "already_exists"));
    }
    let row = ProductRow {
        id: ProductId::generate(),
        vendor_org: scope.org(),
        sku: new.sku.clone(),
        name: new.name.clone(),
        status: new.status,
        category: new.category.clone(),
        topic_id: new.topic,
        batch_id: None,
        version: 1,
        created_at: tx.now,
    };
    tx.subject(row.id);
    store::insert_products(tx.conn, std::slice::from_ref(&row))?;
    let now = tx.now;
    product(tx.conn, scope, row.id, now)
}

fn check_topic(tx: &mut Tx<'_>, scope: &Scope, topic: Option<TopicId>) -> Result<(), Problem> {
    let Some(topic) = topic else { return Ok(()) };
    let now = tx.now;
    if topics(tx.conn, scope, now)?.contains_key(&topic) {
        Ok(())
    } else {
        Err(Problem::invalid("topic_id", "not_allowed_value"))
    }
}

/// Changes a product; from then on imports leave it as it is, unless it was only proposed.
pub fn change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ProductId,
    version: IfMatch,
    change: &ProductChange,
) -> Result<Product, Problem> {
    let row = store::find_product(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_keep(scope, true)?;
    version.check(row.version)?;
    check_topic(tx, scope, change.topic.flatten())?;
    let patch = ProductPatch {
        name: change.name.clone(),
        status: change.status,
        category: change.category.clone(),
        topic_id: change.topic,
        batch_id: Some(None),
    };
    tx.subject(id);
    if !store::update_product(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let now = tx.now;
    product(tx.conn, scope, id, now)
}
