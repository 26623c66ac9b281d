//! Who has a place beside the two sides, and the lanes that name their readers.
use diesel::dsl::exists;
use diesel::prelude::*;

use super::visible::{SIDES, visible_rows};
use crate::features::organisations::model::PartySide;
use crate::features::records::model::{Lane, LaneId, LaneKind, Party, Place, RecordId, RecordKind};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    lane_former_readers, lane_organisations, lanes, read_marks, record_parties, records,
};

/// Lets an organisation in that is of neither side, or in again; the other columns are as its
/// lists would show the record, and it has none.
pub fn insert_guest(
    conn: &mut Conn,
    like: &Party,
    organisation: OrganisationId,
    side: PartySide,
) -> QueryResult<()> {
    let own = record_parties::table
        .filter(record_parties::record_id.eq(like.record_id))
        .filter(record_parties::organisation_id.eq(organisation));
    let back = diesel::update(own)
        .set((record_parties::hidden.eq(false), record_parties::side.eq(side)))
        .execute(conn)?;
    if back > 0 {
        return Ok(());
    }
    diesel::insert_into(record_parties::table)
        .values((
            record_parties::record_id.eq(like.record_id),
            record_parties::organisation_id.eq(organisation),
            record_parties::side.eq(side),
            record_parties::hidden.eq(false),
            record_parties::kind.eq(like.kind),
            record_parties::status.eq(&like.status),
            record_parties::open.eq(like.open),
            record_parties::severity.eq(&like.severity),
            record_parties::category.eq(&like.category),
            record_parties::activity_at.eq(like.activity_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a reader out of a lane; whether it still reads another one of the record that names it.
pub fn leave_lane(conn: &mut Conn, lane: &Lane, organisation: OrganisationId) -> QueryResult<bool> {
    let own =
        || lane_organisations::table.filter(lane_organisations::organisation_id.eq(organisation));
    diesel::delete(own().filter(lane_organisations::lane_id.eq(lane.id))).execute(conn)?;
    let lanes_here = lanes::table.filter(lanes::record_id.eq(lane.record_id)).select(lanes::id);
    diesel::select(exists(own().filter(lane_organisations::lane_id.eq_any(lanes_here))))
        .get_result(conn)
}

/// Takes readers out of a lane that names them, and writes down that they were in it.
pub fn close_lane_to(
    conn: &mut Conn,
    lane: LaneId,
    organisations: &[OrganisationId],
) -> QueryResult<()> {
    let readers = lane_organisations::table
        .filter(lane_organisations::lane_id.eq(lane))
        .filter(lane_organisations::organisation_id.eq_any(organisations.to_vec()));
    let gone: Vec<OrganisationId> =
        readers.clone().select(lane_organisations::organisation_id).load(conn)?;
    let rows: Vec<_> = gone
        .into_iter()
        .map(|organisation| {
            (
                lane_former_readers::lane_id.eq(lane),
                lane_former_readers::organisation_id.eq(organisation),
            )
        })
        .collect();
    crate::on_backend!(conn, |c| {
        diesel::insert_into(lane_former_readers::table)
            .values(&rows)
            .on_conflict_do_nothing()
            .execute(c)
    })?;
    diesel::delete(readers).execute(conn)?;
    Ok(())
}

/// Organisations that were taken out of these lanes.
pub fn former_readers(
    conn: &mut Conn,
    ids: &[LaneId],
) -> QueryResult<Vec<(LaneId, OrganisationId)>> {
    lane_former_readers::table
        .filter(lane_former_readers::lane_id.eq_any(ids.to_vec()))
        .select((lane_former_readers::lane_id, lane_former_readers::organisation_id))
        .load(conn)
}

/// Ends a guest's time: the row stays for the sake of what they wrote, and opens nothing.
pub fn end_guest(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
) -> QueryResult<()> {
    let lanes_here = lanes::table.filter(lanes::record_id.eq(record)).select(lanes::id);
    diesel::delete(
        lane_organisations::table
            .filter(lane_organisations::organisation_id.eq(organisation))
            .filter(lane_organisations::lane_id.eq_any(lanes_here)),
    )
    .execute(conn)?;
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::organisation_id.eq(organisation))
            .filter(record_parties::side.ne_all(SIDES)),
    )
    .set(record_parties::hidden.eq(true))
    .execute(conn)?;
    Ok(())
}

/// A lane of the kinds that name their readers.
pub fn insert_named_lane(
    conn: &mut Conn,
    lane: &Lane,
    readers: &[OrganisationId],
) -> QueryResult<()> {
    diesel::insert_into(lanes::table).values(lane).execute(conn)?;
    let rows: Vec<_> = readers
        .iter()
        .map(|organisation| {
            (
                lane_organisations::lane_id.eq(lane.id),
                lane_organisations::organisation_id.eq(*organisation),
            )
        })
        .collect();
    crate::on_backend!(conn, |c| {
        diesel::insert_into(lane_organisations::table).values(&rows).execute(c)
    })?;
    Ok(())
}

/// Organisations that are named beside the scope's own one anywhere but where customers are kept
/// apart.
pub fn companions(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<OrganisationId>> {
    let own = lane_organisations::table
        .inner_join(lanes::table)
        .inner_join(records::table.on(records::id.eq(lanes::record_id)))
        .filter(records::kind.ne_all(RecordKind::APART))
        .filter(lane_organisations::organisation_id.eq(scope.org()))
        .select(lane_organisations::lane_id)
        .load::<LaneId>(conn)?;
    lane_organisations::table
        .filter(lane_organisations::lane_id.eq_any(own))
        .filter(lane_organisations::organisation_id.ne(scope.org()))
        .select(lane_organisations::organisation_id)
        .distinct()
        .load(conn)
}

/// Which organisations read which of these lanes, of those that name their readers.
pub fn named_readers(
    conn: &mut Conn,
    ids: &[LaneId],
) -> QueryResult<Vec<(LaneId, OrganisationId)>> {
    lane_organisations::table
        .filter(lane_organisations::lane_id.eq_any(ids.to_vec()))
        .select((lane_organisations::lane_id, lane_organisations::organisation_id))
        .load(conn)
}

/// The lanes that a guest reads: those that name it, and for a mediator the shared one.
pub fn guest_lanes(conn: &mut Conn, place: &Place) -> QueryResult<Vec<Lane>> {
    let named = lane_organisations::table
        .filter(lane_organisations::organisation_id.eq(place.organisation_id))
        .select(lane_organisations::lane_id);
    let shared =
        if place.side == PartySide::Mediator { vec![LaneKind::Shared] } else { Vec::new() };
    Lane::query()
        .filter(lanes::record_id.eq(place.record_id))
        .filter(lanes::id.eq_any(named).or(lanes::kind.eq_any(shared)))
        .order((lanes::kind.desc(), lanes::id))
        .load(conn)
}

/// Complaints in which the scope's organisation is a guest now, the newest first.
pub fn places_as_guest(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<Place>> {
    Place::query()
        .filter(visible_rows!(any place: scope))
        .filter(record_parties::side.ne_all(SIDES))
        .filter(record_parties::kind.eq(RecordKind::Complaint))
        .order(record_parties::record_id.desc())
        .load(conn)
}

/// How far a member has read these lanes; those not read at all are missing.
pub fn own_marks(
    conn: &mut Conn,
    member: MembershipId,
    ids: &[LaneId],
) -> QueryResult<Vec<(LaneId, i64)>> {
    read_marks::table
        .filter(read_marks::membership_id.eq(member))
        .filter(read_marks::lane_id.eq_any(ids.to_vec()))
        .select((read_marks::lane_id, read_marks::seq))
        .load(conn)
}

/// Lanes of these records that the scope reads as a guest. The shared lane of a case that it
/// mediates is among them.
pub fn lanes_as_guest(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<Lane>> {
    let named = lane_organisations::table
        .filter(lane_organisations::organisation_id.eq(scope.org()))
        .select(lane_organisations::lane_id);
    let mediated = record_parties::table
        .filter(visible_rows!(any place: scope))
        .filter(record_parties::side.eq(PartySide::Mediator))
        .select(record_parties::record_id);
    let guest = record_parties::table
        .filter(visible_rows!(any place: scope))
        .filter(record_parties::side.ne_all(SIDES))
        .select(record_parties::record_id);
    Lane::query()
        .filter(lanes::record_id.eq_any(ids.to_vec()))
        .filter(lanes::record_id.eq_any(guest))
        .filter(
            lanes::id
                .eq_any(named)
                .or(lanes::kind.eq(LaneKind::Shared).and(lanes::record_id.eq_any(mediated))),
        )
        .load(conn)
}
