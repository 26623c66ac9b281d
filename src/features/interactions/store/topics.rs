//! Queries on categories and topics.
use diesel::prelude::*;

use crate::features::interactions::model::{
    CategoryId, CategoryPatch, CategoryRow, TopicId, TopicPatch, TopicRow,
};
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;
use crate::platform::db::schema::{topic_categories, topics};

/// The categories of a vendor, by name.
pub fn categories(conn: &mut Conn, vendor: OrganisationId) -> QueryResult<Vec<CategoryRow>> {
    CategoryRow::query()
        .filter(topic_categories::vendor_org.eq(vendor))
        .order((topic_categories::name, topic_categories::id))
        .load(conn)
}

/// Those of these categories that are a vendor's.
pub fn categories_among(
    conn: &mut Conn,
    vendor: OrganisationId,
    ids: &[CategoryId],
) -> QueryResult<Vec<CategoryRow>> {
    CategoryRow::query()
        .filter(topic_categories::id.eq_any(ids.to_vec()))
        .filter(topic_categories::vendor_org.eq(vendor))
        .load(conn)
}

/// Those of these topics that are a vendor's.
pub fn topics_among(
    conn: &mut Conn,
    vendor: OrganisationId,
    ids: &[TopicId],
) -> QueryResult<Vec<TopicRow>> {
    TopicRow::query()
        .filter(topics::id.eq_any(ids.to_vec()))
        .filter(topics::vendor_org.eq(vendor))
        .load(conn)
}

pub fn find_category(
    conn: &mut Conn,
    vendor: OrganisationId,
    id: CategoryId,
) -> QueryResult<Option<CategoryRow>> {
    CategoryRow::query()
        .filter(topic_categories::id.eq(id))
        .filter(topic_categories::vendor_org.eq(vendor))
        .first(conn)
        .optional()
}

pub fn insert_category(conn: &mut Conn, row: &CategoryRow) -> QueryResult<()> {
    diesel::insert_into(topic_categories::table).values(row).execute(conn)?;
    Ok(())
}

pub fn insert_categories(conn: &mut Conn, rows: &[CategoryRow]) -> QueryResult<()> {
    crate::insert_all!(conn, topic_categories::table, rows, 8);
    Ok(())
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update_category(
    conn: &mut Conn,
    row: &CategoryRow,
    patch: &CategoryPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        topic_categories::table
            .filter(topic_categories::id.eq(row.id))
            .filter(topic_categories::version.eq(row.version)),
    )
    .set((patch, topic_categories::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The topics of a vendor, by name.
pub fn topic_rows(conn: &mut Conn, vendor: OrganisationId) -> QueryResult<Vec<TopicRow>> {
    TopicRow::query()
        .filter(topics::vendor_org.eq(vendor))
        .order((topics::name, topics::id))
        .load(conn)
}

/// What some topics are called.
pub fn topics_named_unscoped(
    conn: &mut Conn,
    ids: &[TopicId],
) -> QueryResult<Vec<(TopicId, String)>> {
    topics::table
        .filter(topics::id.eq_any(ids.to_vec()))
        .select((topics::id, topics::name))
        .load(conn)
}

/// Vendors that have topics.
pub fn vendors_unscoped(conn: &mut Conn) -> QueryResult<Vec<OrganisationId>> {
    topics::table.select(topics::vendor_org).distinct().load(conn)
}

pub fn find_topic(
    conn: &mut Conn,
    vendor: OrganisationId,
    id: TopicId,
) -> QueryResult<Option<TopicRow>> {
    TopicRow::query()
        .filter(topics::id.eq(id))
        .filter(topics::vendor_org.eq(vendor))
        .first(conn)
        .optional()
}

pub fn insert_topic(conn: &mut Conn, row: &TopicRow) -> QueryResult<()> {
    diesel::insert_into(topics::table).values(row).execute(conn)?;
    Ok(())
}

pub fn insert_topics(conn: &mut Conn, rows: &[TopicRow]) -> QueryResult<()> {
    crate::insert_all!(conn, topics::table, rows, 8);
    Ok(())
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update_topic(conn: &mut Conn, row: &TopicRow, patch: &TopicPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        topics::table.filter(topics::id.eq(row.id)).filter(topics::version.eq(row.version)),
    )
    .set((patch, topics::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
