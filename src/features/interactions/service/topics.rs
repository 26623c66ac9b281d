//! Keeping the pick list, and what of it the firm sells.
use std::collections::HashMap;

use super::is_vendor;
use crate::features::interactions::model::{
    CategoryId, CategoryPatch, CategoryRef, CategoryRow, ItemRange, Topic, TopicCategory, TopicId,
    TopicPatch, TopicRow, name_key,
};
use crate::features::interactions::{policy, store};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Topics of one vendor, and categories, at most.
const MOST_TOPICS: usize = 5_000;
const MOST_CATEGORIES: usize = 200;

/// A category to be made.
#[derive(Debug, Clone)]
pub struct NewCategory {
    pub name: String,
    pub sold: bool,
    pub sold_since: Option<Timestamp>,
}

/// What somebody changes of a category.
#[derive(Debug, Clone, Default)]
pub struct CategoryChange {
    pub name: Option<String>,
    pub sold: Option<bool>,
    /// Of the change of `sold`; now unless told.
    pub sold_since: Option<Timestamp>,
}

/// A topic to be made.
#[derive(Debug, Clone)]
pub struct NewTopic {
    pub name: String,
    pub category: Option<CategoryId>,
}

/// What somebody changes of a topic; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct TopicChange {
    pub name: Option<String>,
    pub category: Option<Option<CategoryId>>,
}

/// The vendor's categories, by name.
pub fn categories(conn: &mut Conn, scope: &Scope) -> Result<Vec<TopicCategory>, Problem> {
    let rows = store::categories(conn, scope.org())?;
    Ok(rows.into_iter().map(TopicCategory::from).collect())
}

/// Makes a category.
pub fn create_category(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: &NewCategory,
) -> Result<TopicCategory, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_keep_profile(scope, vendor)?;
    let key = name_key(&new.name);
    let all = store::categories(tx.conn, scope.org())?;
    if all.iter().any(|one| one.name_key == key) {
        return Err(taken());
    }
    if all.len() >= MOST_CATEGORIES {
        return Err(Problem::invalid("name", "too_many"));
    }
    let row = CategoryRow {
        id: CategoryId::generate(),
        vendor_org: scope.org(),
        name: new.name.clone(),
        name_key: key,
        sold: new.sold,
        sold_since: new.sold_since,
        version: 1,
        created_at: tx.now,
    };
    store::insert_category(tx.conn, &row)?;
    tx.subject(row.id);
    Ok(row.into())
}

fn taken() -> Problem {
    Problem::new(Code::AlreadyExists).with_field("name", "already_exists")
}

/// Renames a category, or says that it is sold from now on, or no more.
pub fn change_category(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: CategoryId,
    version: IfMatch,
    change: &CategoryChange,
) -> Result<TopicCategory, Problem> {
    let row = store::find_category(tx.conn, scope.org(), id)?.ok_or_else(Problem::not_found)?;
    policy::may_keep_profile(scope, true)?;
    version.check(row.version)?;
    let key = change.name.as_deref().map(name_key);
    let all = store::categories(tx.conn, scope.org())?;
    if all.iter().any(|one| one.id != id && Some(&one.name_key) == key.as_ref()) {
        return Err(taken());
    }
    let turned = change.sold.is_some_and(|sold| sold != row.sold);
    let since = match change.sold_since {
        Some(since) => Some(Some(since)),
        None => turned.then_some(Some(tx.now)),
    };
    let patch = CategoryPatch {
        name: change.name.clone(),
        name_key: key,
        sold: change.sold,
        sold_since: since,
    };
    tx.subject(id);
    if !store::update_category(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let row = store::find_category(tx.conn, scope.org(), id)?.ok_or_else(Problem::not_found)?;
    Ok(row.into())
}

/// How a topic stands to what is sold: by its category, as of a moment.
pub(super) fn range_of(
    category: Option<&CategoryRow>,
    marked: ItemRange,
    at: Timestamp,
) -> ItemRange {
    match category {
        Some(category) if category.is_sold_at(at) => ItemRange::In,
        Some(_) => ItemRange::Out,
        None => marked,
    }
}

pub(super) fn by_id(rows: Vec<CategoryRow>) -> HashMap<CategoryId, CategoryRow> {
    rows.into_iter().map(|row| (row.id, row)).collect()
}

fn shown(row: TopicRow, categories: &HashMap<CategoryId, CategoryRow>, now: Timestamp) -> Topic {
    let category = row.category_id.and_then(|id| categories.get(&id));
    Topic {
        id: row.id,
        name: row.name,
        category: category.map(|one| CategoryRef { id: one.id, name: one.name.clone() }),
        range: range_of(category, ItemRange::Unknown, now),
        version: row.version,
    }
}

/// The vendor's pick list, by name.
pub fn topics(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Vec<Topic>, Problem> {
    let categories = by_id(store::categories(conn, scope.org())?);
    let rows = store::topic_rows(conn, scope.org())?;
    Ok(rows.into_iter().map(|row| shown(row, &categories, now)).collect())
}

/// Vendors that have a pick list: whose log can be looked at. Takes no scope: nothing of it is shown.
pub fn vendors_unscoped(conn: &mut Conn) -> Result<Vec<OrganisationId>, Problem> {
    Ok(store::vendors_unscoped(conn)?)
}

/// What a vendor's topics are called, for mails to its own people.
pub fn topic_names_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
) -> Result<HashMap<TopicId, String>, Problem> {
    let rows = store::topic_rows(conn, vendor)?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// What some topics are called. Takes no scope: the caller found them in rows that it may tell of.
pub fn topics_named_unscoped(
    conn: &mut Conn,
    topics: &[TopicId],
) -> Result<HashMap<TopicId, String>, Problem> {
    Ok(store::topics_named_unscoped(conn, topics)?.into_iter().collect())
}

fn require_category(conn: &mut Conn, scope: &Scope, id: Option<CategoryId>) -> Result<(), Problem> {
    if let Some(id) = id
        && store::find_category(conn, scope.org(), id)?.is_none()
    {
        return Err(Problem::invalid("category_id", "not_allowed_value"));
    }
    Ok(())
}

fn one(conn: &mut Conn, scope: &Scope, id: TopicId, now: Timestamp) -> Result<Topic, Problem> {
    let row = store::find_topic(conn, scope.org(), id)?.ok_or_else(Problem::not_found)?;
    let categories = by_id(store::categories(conn, scope.org())?);
    Ok(shown(row, &categories, now))
}

/// Puts a topic on the pick list, as whoever is on the telephone does.
pub fn create_topic(tx: &mut Tx<'_>, scope: &Scope, new: &NewTopic) -> Result<Topic, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_write(scope, vendor)?;
    require_category(tx.conn, scope, new.category)?;
    let key = name_key(&new.name);
    let all = store::topic_rows(tx.conn, scope.org())?;
    if all.iter().any(|one| one.name_key == key) {
        return Err(taken());
    }
    if all.len() >= MOST_TOPICS {
        return Err(Problem::invalid("name", "too_many"));
    }
    let row = TopicRow {
        id: TopicId::generate(),
        vendor_org: scope.org(),
        category_id: new.category,
        name: new.name.clone(),
        name_key: key,
        version: 1,
        created_by: Some(scope.membership()),
        created_at: tx.now,
    };
    store::insert_topic(tx.conn, &row)?;
    tx.subject(row.id);
    one(tx.conn, scope, row.id, tx.now)
}

/// Renames a topic, or sorts it into a category: what was asked for of it counts by that from then on.
pub fn change_topic(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: TopicId,
    version: IfMatch,
    change: &TopicChange,
) -> Result<Topic, Problem> {
    let row = store::find_topic(tx.conn, scope.org(), id)?.ok_or_else(Problem::not_found)?;
    policy::may_write(scope, true)?;
    version.check(row.version)?;
    require_category(tx.conn, scope, change.category.flatten())?;
    let key = change.name.as_deref().map(name_key);
    let all = store::topic_rows(tx.conn, scope.org())?;
    if all.iter().any(|one| one.id != id && Some(&one.name_key) == key.as_ref()) {
        return Err(taken());
    }
    let patch =
        TopicPatch { category_id: change.category, name: change.name.clone(), name_key: key };
    tx.subject(id);
    if !store::update_topic(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    one(tx.conn, scope, id, tx.now)
}
