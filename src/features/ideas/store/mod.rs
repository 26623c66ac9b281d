//! Queries on ideas. All lists start from the spine's `visible`; what ends in `_unscoped` is for
//! callers that have shown what is visible.
mod list;
mod votes;

pub use list::*;
pub use votes::*;

use diesel::prelude::*;

use crate::features::ideas::model::{Audience, Idea, IdeaPatch, IdeaStatus, Source, StatusPatch};
use crate::features::records::model::{Record, RecordId};
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{idea_sources, ideas, record_parties, records};
use crate::platform::db::{Conn, MultiBackend};

pub fn insert(conn: &mut Conn, idea: &Idea) -> QueryResult<()> {
    diesel::insert_into(ideas::table).values(idea).execute(conn)?;
    Ok(())
}

/// Ideas with their records.
pub fn find_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(Idea, Record)>> {
    ideas::table
        .inner_join(records::table)
        .filter(ideas::record_id.eq_any(ids.to_vec()))
        .select((
            <Idea as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

pub fn update_fields(conn: &mut Conn, id: RecordId, patch: &IdeaPatch) -> QueryResult<()> {
    diesel::update(ideas::table.filter(ideas::record_id.eq(id)))
        .set((patch, ideas::record_id.eq(id)))
        .execute(conn)?;
    Ok(())
}

/// Changes the status if the idea still has the one that was authorised.
pub fn update_status(
    conn: &mut Conn,
    id: RecordId,
    from: IdeaStatus,
    patch: &StatusPatch,
) -> QueryResult<bool> {
    let rows =
        diesel::update(ideas::table.filter(ideas::record_id.eq(id)).filter(ideas::status.eq(from)))
            .set(patch)
            .execute(conn)?;
    Ok(rows == 1)
}

/// More organisations see it from now on.
pub fn widen(conn: &mut Conn, id: RecordId, to: Audience, at: Timestamp) -> QueryResult<()> {
    diesel::update(ideas::table.filter(ideas::record_id.eq(id)))
        .set((ideas::audience.eq(to), ideas::shared_at.eq(Some(at))))
        .execute(conn)?;
    Ok(())
}

/// What the votes of an idea amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = ideas)]
pub struct Figures {
    pub organisations: i64,
    pub people: i64,
    pub strength: i64,
    pub commitment: i64,
}

pub fn set_figures(conn: &mut Conn, id: RecordId, figures: Figures) -> QueryResult<()> {
    diesel::update(ideas::table.filter(ideas::record_id.eq(id))).set(figures).execute(conn)?;
    Ok(())
}

/// Titles of ideas.
pub fn titles_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String)>> {
    ideas::table
        .filter(ideas::record_id.eq_any(ids.to_vec()))
        .select((ideas::record_id, ideas::title))
        .load(conn)
}

/// Complaints that an idea grew from, oldest link first.
pub fn sources_unscoped(conn: &mut Conn, idea: RecordId) -> QueryResult<Vec<RecordId>> {
    idea_sources::table
        .filter(idea_sources::idea_id.eq(idea))
        .order((idea_sources::added_at, idea_sources::record_id))
        .select(idea_sources::record_id)
        .load(conn)
}

/// Links a complaint; false if it is linked already.
pub fn insert_source(conn: &mut Conn, source: &Source) -> QueryResult<bool> {
    let rows = crate::on_backend!(conn, |c| {
        diesel::insert_into(idea_sources::table).values(source).on_conflict_do_nothing().execute(c)
    })?;
    Ok(rows == 1)
}

pub fn delete_source(conn: &mut Conn, idea: RecordId, complaint: RecordId) -> QueryResult<bool> {
    let rows = diesel::delete(
        idea_sources::table
            .filter(idea_sources::idea_id.eq(idea))
            .filter(idea_sources::record_id.eq(complaint)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

/// Ideas that point to this one: merged into it, or the same.
pub fn pointing_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Vec<RecordId>> {
    ideas::table
        .filter(ideas::target_id.eq(Some(id)))
        .order(ideas::status_at)
        .select(ideas::record_id)
        .load(conn)
}

/// Ideas for all customers of these vendors that this organisation does not see yet.
pub fn missing_for_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
    of: &[OrganisationId],
) -> QueryResult<Vec<(Idea, Record)>> {
    let seen = record_parties::table
        .filter(record_parties::organisation_id.eq(organisation))
        .filter(record_parties::record_id.eq(ideas::record_id));
    ideas::table
        .inner_join(records::table)
        .filter(ideas::vendor_org.eq_any(of.to_vec()))
        .filter(ideas::audience.eq(Audience::AllCustomers))
        .filter(diesel::dsl::not(diesel::dsl::exists(seen)))
        .select((
            <Idea as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// What one idea grew from the other one grew from as well.
pub fn copy_sources(conn: &mut Conn, from: RecordId, to: RecordId) -> QueryResult<()> {
    let theirs: Vec<Source> = Source::query().filter(idea_sources::idea_id.eq(from)).load(conn)?;
    let rows: Vec<Source> =
        theirs.into_iter().map(|source| Source { idea_id: to, ..source }).collect();
    crate::on_backend!(conn, |c| {
        diesel::insert_into(idea_sources::table).values(&rows).on_conflict_do_nothing().execute(c)
    })?;
    Ok(())
}
