//! Which complaint came from which row; the runs of imports; vendors by name.
use std::collections::{HashMap, HashSet};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::model::{Batch, BatchId, ExternalRef};
use crate::features::records::model::RecordId;
use crate::insert_all;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{external_refs, import_batches, organisations, relationships};

/// Organisations of these names that an import may write to, by name.
///
/// An import never reaches into the portal of a firm that people use, just because it has the
/// right name: it takes the organisation that this source was imported for before, or one that
/// nobody has claimed and that is nobody's customer. Of several the oldest.
pub fn find_vendors(
    conn: &mut Conn,
    source: &str,
    names: &[&str],
) -> QueryResult<HashMap<String, OrganisationId>> {
    let all: Vec<(String, OrganisationId)> = organisations::table
        .filter(organisations::name.eq_any(names))
        .order(organisations::id)
        .select((organisations::name, organisations::id))
        .load(conn)?;
    let free: HashSet<OrganisationId> = organisations::table
        .filter(organisations::id.eq_any(all.iter().map(|(_, id)| *id).collect::<Vec<_>>()))
        .filter(organisations::claimed_at.is_null())
        .filter(not(exists(
            relationships::table.filter(relationships::customer_org.eq(organisations::id)),
        )))
        .select(organisations::id)
        .load(conn)?
        .into_iter()
        .collect();
    let mut by_name: HashMap<String, Vec<OrganisationId>> = HashMap::new();
    for (name, id) in all {
        by_name.entry(name).or_default().push(id);
    }
    let mut found = HashMap::new();
    for (name, ids) in by_name {
        if let Some(id) = choose(conn, source, &ids, &free)? {
            found.insert(name, id);
        }
    }
    Ok(found)
}

/// Nearly always there is one of the name, and it is free: then nothing has to be asked.
fn choose(
    conn: &mut Conn,
    source: &str,
    ids: &[OrganisationId],
    free: &HashSet<OrganisationId>,
) -> QueryResult<Option<OrganisationId>> {
    if let [only] = ids
        && free.contains(only)
    {
        return Ok(Some(*only));
    }
    for id in ids {
        let imported = external_refs::table
            .filter(external_refs::vendor_org.eq(id))
            .filter(external_refs::source.eq(source));
        if diesel::select(exists(imported)).get_result(conn)? {
            return Ok(Some(*id));
        }
    }
    Ok(ids.iter().copied().find(|id| free.contains(id)))
}

/// What these rows of a vendor's source became.
pub fn find_refs(
    conn: &mut Conn,
    vendor: OrganisationId,
    source: &str,
    external_ids: &[&str],
) -> QueryResult<Vec<ExternalRef>> {
    external_refs::table
        .filter(external_refs::vendor_org.eq(vendor))
        .filter(external_refs::source.eq(source))
        .filter(external_refs::external_id.eq_any(external_ids))
        .load(conn)
}

pub fn insert_refs(conn: &mut Conn, rows: &[ExternalRef]) -> QueryResult<()> {
    insert_all!(conn, external_refs::table, rows, 5);
    Ok(())
}

pub fn set_content_hash(
    conn: &mut Conn,
    vendor: OrganisationId,
    source: &str,
    record: RecordId,
    external_id: &str,
    hash: &[u8],
) -> QueryResult<()> {
    diesel::update(
        external_refs::table
            .filter(external_refs::vendor_org.eq(vendor))
            .filter(external_refs::source.eq(source))
            .filter(external_refs::external_id.eq(external_id))
            .filter(external_refs::record_id.eq(record)),
    )
    .set(external_refs::content_hash.eq(hash))
    .execute(conn)?;
    Ok(())
}

pub fn insert_batch(conn: &mut Conn, row: &Batch) -> QueryResult<()> {
    diesel::insert_into(import_batches::table).values(row).execute(conn)?;
    Ok(())
}

/// The run is over, with these counts: created, updated, rejected.
pub fn finish_batch(
    conn: &mut Conn,
    id: BatchId,
    [created, updated, rejected]: [i32; 3],
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(import_batches::table.filter(import_batches::id.eq(id)))
        .set((
            import_batches::created.eq(created),
            import_batches::updated.eq(updated),
            import_batches::rejected.eq(rejected),
            import_batches::finished_at.eq(Some(at)),
        ))
        .execute(conn)?;
    Ok(())
}
