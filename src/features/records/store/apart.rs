//! Rows of records whose customers do not know of each other.
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::{Lane, LaneKind, Party, RecordId};
use crate::insert_all;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::db::schema::{
    lane_organisations, lanes, participants, record_parties, threads,
};
use crate::platform::db::{Conn, MultiBackend};

use super::NewThread;

pub fn insert_parties(conn: &mut Conn, parties: &[Party]) -> QueryResult<()> {
    insert_all!(conn, record_parties::table, parties, 15);
    Ok(())
}

pub fn insert_thread_alone(conn: &mut Conn, thread: &NewThread) -> QueryResult<()> {
    diesel::insert_into(threads::table).values(thread).execute(conn)?;
    Ok(())
}

pub fn insert_lane(conn: &mut Conn, lane: &Lane) -> QueryResult<()> {
    diesel::insert_into(lanes::table).values(lane).execute(conn)?;
    Ok(())
}

/// The lane that all parties read, and the vendor's own one beside it.
pub fn main_lanes(
    conn: &mut Conn,
    record: RecordId,
    vendor: OrganisationId,
) -> QueryResult<Vec<Lane>> {
    let own = lanes::organisation_id.eq(Some(vendor)).assume_not_null();
    Lane::query()
        .filter(lanes::record_id.eq(record))
        .filter(lanes::kind.eq(LaneKind::Shared).or(lanes::kind.eq(LaneKind::Private).and(own)))
        .load(conn)
}

diesel::alias!(lanes as beside: Beside);

/// The lanes of a customer's own thread: its private one, and the one with the vendor.
pub fn conversation(
    conn: &mut Conn,
    record: RecordId,
    customer: OrganisationId,
) -> QueryResult<Vec<Lane>> {
    let own = beside
        .filter(beside.field(lanes::record_id).eq(record))
        .filter(beside.field(lanes::kind).eq(LaneKind::Private))
        .filter(beside.field(lanes::organisation_id).eq(Some(customer)))
        .select(beside.field(lanes::thread_id));
    Lane::query().filter(lanes::thread_id.eq_any(own)).load(conn)
}

/// The lanes in which the vendor speaks with each customer.
pub fn conversations(
    conn: &mut Conn,
    record: RecordId,
    vendor: OrganisationId,
) -> QueryResult<Vec<(OrganisationId, Lane)>> {
    lanes::table
        .inner_join(lane_organisations::table)
        .filter(lanes::record_id.eq(record))
        .filter(lanes::kind.eq(LaneKind::Named))
        .filter(lane_organisations::organisation_id.ne(vendor))
        .select((
            lane_organisations::organisation_id,
            <Lane as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// Customers who are not asked: the next move is none of theirs.
pub fn spare_others(conn: &mut Conn, record: RecordId, asked: OrganisationId) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::side.eq(Side::Customer))
            .filter(record_parties::organisation_id.ne(asked)),
    )
    .set(record_parties::ball_side.eq(None::<crate::features::records::model::BallSide>))
    .execute(conn)?;
    Ok(())
}

/// Owners and participants of one side of these records.
pub fn people_on_side(
    conn: &mut Conn,
    ids: &[RecordId],
    side: Side,
) -> QueryResult<Vec<(MembershipId, OrganisationId)>> {
    let owners: Vec<(Option<MembershipId>, OrganisationId)> = record_parties::table
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .filter(record_parties::side.eq(side))
        .select((record_parties::owner_membership_id, record_parties::organisation_id))
        .load(conn)?;
    let firms: Vec<OrganisationId> = owners.iter().map(|(_, firm)| *firm).collect();
    let mut people: Vec<(MembershipId, OrganisationId)> = participants::table
        .filter(participants::record_id.eq_any(ids.to_vec()))
        .filter(participants::organisation_id.eq_any(firms))
        .select((participants::membership_id, participants::organisation_id))
        .load(conn)?;
    people.extend(owners.into_iter().filter_map(|(owner, firm)| Some((owner?, firm))));
    people.sort_unstable();
    people.dedup();
    Ok(people)
}
