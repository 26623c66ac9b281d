//! Records, parties, lanes, turns; and [`visible`], the one filter of what a scope may see.
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::features::organisations::model::{PartySide, Side};
use crate::features::records::model::{
    BallSide, Lane, LaneId, LaneKind, Party, Place, Record, RecordId, RecordKind, ThreadId, Turn,
};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    counters, lane_organisations, lanes, participants, read_marks, record_parties, records,
    threads, turns,
};
use crate::platform::db::{Conn, MultiBackend};

/// What one of the two sides reads: the shared lane, its own private one, and those that name it.
/// A condition on `lanes`; guests read what [`guest_lanes`] gives them.
macro_rules! readable_by {
    ($organisation:expr) => {
        lanes::kind
            .eq(LaneKind::Shared)
            .or(lanes::kind
                .eq(LaneKind::Private)
                .and(lanes::organisation_id.eq(Some($organisation)).assume_not_null()))
            .or(lanes::id.eq_any(
                $crate::platform::db::schema::lane_organisations::table
                    .filter(
                        $crate::platform::db::schema::lane_organisations::organisation_id
                            .eq($organisation),
                    )
                    .select($crate::platform::db::schema::lane_organisations::lane_id),
            ))
    };
}
pub(super) use readable_by;

/// A condition on `record_parties`, to be put into any query that has it.
pub type Visible = Box<
    dyn diesel::expression::BoxableExpression<
            record_parties::table,
            MultiBackend,
            SqlType = diesel::sql_types::Bool,
        >,
>;

/// What a scope may see of its organisation's records: the one place where it is written, as a
/// condition on `record_parties` for queries whose tables a [`Visible`] does not fit.
///
/// Records in which the own organisation is one of the two sides, unless it is a draft of the other;
/// and if the organisation lets people see less than all: what they own or take part in, and for
/// teams also what belongs to their team or to none. Guests (mediators, third parties) have no
/// lists, counts, searches or statistics: they come in through the lanes that they read.
/// `visible_rows!(any place: scope)` admits them too.
macro_rules! visible_rows {
    ($scope:expr) => {{
        use diesel::prelude::*;
        use $crate::features::organisations::model::Side;
        use $crate::platform::db::schema::record_parties;
        record_parties::side
            .eq_any([Side::Customer, Side::Vendor])
            .and(visible_rows!(any place: $scope))
    }};
    (any place: $scope:expr) => {{
        use diesel::prelude::*;
        use $crate::platform::authz::Sees;
        use $crate::platform::db::schema::{participants, record_parties};
        let participating = diesel::dsl::exists(
            participants::table
                .filter(participants::record_id.eq(record_parties::record_id))
                .filter(participants::membership_id.eq($scope.membership())),
        );
        let owner = record_parties::owner_membership_id;
        let owned = owner.is_not_null().and(owner.eq(Some($scope.membership())).assume_not_null());
        let team = record_parties::team;
        let of_team =
            team.is_null().or(team.eq($scope.team().map(str::to_owned)).assume_not_null());
        let sees_all = ($scope.sees() == Sees::All).into_sql::<diesel::sql_types::Bool>();
        let sees_team = ($scope.sees() == Sees::Team).into_sql::<diesel::sql_types::Bool>();
        record_parties::organisation_id
            .eq($scope.org())
            .and(record_parties::hidden.eq(false))
            .and(sees_all.or(owned).or(participating).or(sees_team.and(of_team)))
    }};
}
pub(crate) use visible_rows;

/// The condition of `visible_rows!`, to be put into any query on `record_parties` alone.
pub fn visible(scope: &Scope) -> Visible {
    Box::new(visible_rows!(scope))
}

/// Whether a row of `record_parties` holds entries, in lanes that the scope reads, that its member
/// has not read: to be selected beside the row.
pub fn unread(scope: &Scope) -> Visible {
    let own = read_marks::membership_id.eq(scope.membership());
    let beyond = read_marks::seq
        .nullable()
        .is_null()
        .and(lanes::head_seq.gt(0))
        .or(lanes::head_seq.nullable().gt(read_marks::seq.nullable()).assume_not_null());
    Box::new(exists(
        lanes::table
            .left_join(read_marks::table.on(read_marks::lane_id.eq(lanes::id).and(own)))
            .filter(lanes::record_id.eq(record_parties::record_id))
            .filter(readable_by!(scope.org()))
            .filter(beyond),
    ))
}

/// The scope's own party row of a visible record.
pub fn find_party(conn: &mut Conn, scope: &Scope, record: RecordId) -> QueryResult<Option<Party>> {
    Party::query()
        .filter(record_parties::record_id.eq(record))
        .filter(visible(scope))
        .first(conn)
        .optional()
}

/// The two sides of a record; whoever else has a place in it is a guest.
const SIDES: [Side; 2] = [Side::Customer, Side::Vendor];

/// The condition of `visible_rows!(any place: …)`, for queries on `record_parties` alone.
fn seen(scope: &Scope) -> Visible {
    Box::new(visible_rows!(any place: scope))
}

/// The scope's own place in a record, as one of its sides or as a guest.
pub fn find_place(conn: &mut Conn, scope: &Scope, record: RecordId) -> QueryResult<Option<Place>> {
    Place::query()
        .filter(record_parties::record_id.eq(record))
        .filter(seen(scope))
        .first(conn)
        .optional()
}

/// All places in a record, those of former guests too; for a record that the scope may see.
pub fn places_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Place>> {
    Place::query().filter(record_parties::record_id.eq_any(ids.to_vec())).load(conn)
}

/// In which of these records the scope has any place.
pub fn seen_among(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<RecordId>> {
    record_parties::table
        .filter(seen(scope))
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .select(record_parties::record_id)
        .load(conn)
}

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

/// Organisations that are named beside the scope's own one anywhere.
pub fn companions(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<OrganisationId>> {
    let own = lane_organisations::table
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

/// The record of a thread.
pub fn record_of_thread(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<RecordId>> {
    threads::table.filter(threads::id.eq(thread)).select(threads::record_id).first(conn).optional()
}

/// Which of these records the scope may see.
pub fn visible_among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<Vec<RecordId>> {
    record_parties::table
        .filter(visible(scope))
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .select(record_parties::record_id)
        .load(conn)
}

/// Both sides of a record; only after [`find_party`] has shown that it is visible.
pub fn list_parties_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<Party>> {
    Party::query()
        .filter(record_parties::record_id.eq(record))
        .filter(record_parties::side.eq_any(SIDES))
        .order(record_parties::side)
        .load(conn)
}

/// The record's row; only after its visibility was shown.
pub fn load_record_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Record> {
    Record::query().filter(records::id.eq(record)).first(conn)
}

/// The next number of a vendor: on by 1 to 9, so that it tells no volume.
pub fn next_number(
    conn: &mut Conn,
    vendor: OrganisationId,
    kind: RecordKind,
    step: i64,
) -> QueryResult<String> {
    Ok(number(kind, advance_counter(conn, vendor, kind, step)?))
}

/// How a counter's value is quoted: `C-1042`.
pub fn number(kind: RecordKind, value: i64) -> String {
    format!("{}-{value}", kind.prefix())
}

/// Moves a vendor's counter on and gives its new value; the first number is above 1000.
pub fn advance_counter(
    conn: &mut Conn,
    vendor: OrganisationId,
    kind: RecordKind,
    step: i64,
) -> QueryResult<i64> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(counters::table)
            .values((
                counters::vendor_org.eq(vendor),
                counters::kind.eq(kind.as_str()),
                counters::value.eq(1000 + step),
            ))
            .on_conflict((counters::vendor_org, counters::kind))
            .do_update()
            .set(counters::value.eq(counters::value + step))
            .returning(counters::value)
            .get_result(c)
    })
}

pub fn insert_record(conn: &mut Conn, record: &Record, parties: &[Party]) -> QueryResult<()> {
    diesel::insert_into(records::table).values(record).execute(conn)?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(record_parties::table).values(parties).execute(c)
    })?;
    Ok(())
}

pub fn insert_thread(
    conn: &mut Conn,
    thread: ThreadId,
    record: RecordId,
    new_lanes: &[Lane],
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(threads::table)
        .values((
            threads::id.eq(thread),
            threads::record_id.eq(record),
            threads::topic.eq(None::<String>),
            threads::created_at.eq(now),
        ))
        .execute(conn)?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(lanes::table).values(new_lanes).execute(c)
    })?;
    Ok(())
}

/// A lane by id alone: for what goes only to those who were shown to be its readers.
pub fn load_lane_unscoped(conn: &mut Conn, lane: LaneId) -> QueryResult<Lane> {
    Lane::query().filter(lanes::id.eq(lane)).first(conn)
}

/// Lanes of a record that the organisation may read.
pub fn lanes_of_record(conn: &mut Conn, scope: &Scope, record: RecordId) -> QueryResult<Vec<Lane>> {
    Lane::query()
        .filter(lanes::record_id.eq(record))
        .filter(readable_by!(scope.org()))
        .order((lanes::kind.desc(), lanes::id))
        .load(conn)
}

/// Lanes that the scope reads, of those of these records that it sees: one statement.
pub fn readable_lanes(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<Lane>> {
    lanes::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(lanes::record_id)))
        .filter(lanes::record_id.eq_any(ids.to_vec()))
        .filter(readable_by!(scope.org()))
        .filter(visible_rows!(scope))
        .select(<Lane as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// Rows of several records; only after their visibility was shown.
pub fn load_records_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Record>> {
    Record::query().filter(records::id.eq_any(ids.to_vec())).load(conn)
}

/// All lanes of a record, for what the program writes of itself.
pub fn lanes_of_record_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<Lane>> {
    Lane::query().filter(lanes::record_id.eq(record)).load(conn)
}

/// The state of a record as its lists show it.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = record_parties)]
pub struct ListState {
    pub status: String,
    pub open: bool,
    pub severity: String,
    pub category: String,
}

pub fn update_list_state(conn: &mut Conn, record: RecordId, state: &ListState) -> QueryResult<()> {
    diesel::update(record_parties::table.filter(record_parties::record_id.eq(record)))
        .set(state)
        .execute(conn)?;
    Ok(())
}

/// A draft becomes visible to the other side.
pub fn reveal(conn: &mut Conn, record: RecordId) -> QueryResult<()> {
    diesel::update(record_parties::table.filter(record_parties::record_id.eq(record)))
        .set(record_parties::hidden.eq(false))
        .execute(conn)?;
    Ok(())
}

/// Takes the next version if the record still has `version`; false if somebody was faster.
pub fn bump_version(conn: &mut Conn, record: RecordId, version: i32) -> QueryResult<bool> {
    let rows = diesel::update(
        records::table.filter(records::id.eq(record)).filter(records::version.eq(version)),
    )
    .set(records::version.eq(version.wrapping_add(1)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Newest activity in a lane: on the record and in both sides' lists, or, for a private lane, in
/// its own organisation's list alone. The other side must not see that something was written.
pub fn touch(conn: &mut Conn, lane: &Lane, at: Timestamp) -> QueryResult<()> {
    let parties = record_parties::table.filter(record_parties::record_id.eq(lane.record_id));
    if lane.kind == LaneKind::Shared {
        diesel::update(records::table.filter(records::id.eq(lane.record_id)))
            .set(records::activity_at.eq(at))
            .execute(conn)?;
        diesel::update(parties).set(record_parties::activity_at.eq(at)).execute(conn)?;
        return Ok(());
    }
    let named = lane_organisations::table
        .filter(lane_organisations::lane_id.eq(lane.id))
        .select(lane_organisations::organisation_id);
    let readers =
        parties.filter(record_parties::organisation_id.eq_any(named).or(
            record_parties::organisation_id.nullable().eq(lane.organisation_id).assume_not_null(),
        ));
    diesel::update(readers).set(record_parties::activity_at.eq(at)).execute(conn)?;
    Ok(())
}

pub fn set_ball(
    conn: &mut Conn,
    record: RecordId,
    side: Option<BallSide>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
) -> QueryResult<()> {
    diesel::update(records::table.filter(records::id.eq(record)))
        .set((
            records::ball_side.eq(side),
            records::ball_since.eq(since),
            records::ball_until.eq(until),
        ))
        .execute(conn)?;
    diesel::update(record_parties::table.filter(record_parties::record_id.eq(record)))
        .set(record_parties::ball_side.eq(side))
        .execute(conn)?;
    Ok(())
}

/// By when the side with the ball owes its move; who that is stays.
pub fn set_ball_until(
    conn: &mut Conn,
    record: RecordId,
    until: Option<Timestamp>,
) -> QueryResult<()> {
    diesel::update(records::table.filter(records::id.eq(record)))
        .set(records::ball_until.eq(until))
        .execute(conn)?;
    Ok(())
}

pub fn end_turns(conn: &mut Conn, record: RecordId, at: Timestamp) -> QueryResult<()> {
    diesel::update(turns::table.filter(turns::record_id.eq(record)).filter(turns::until.is_null()))
        .set(turns::until.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

pub fn insert_turn(conn: &mut Conn, turn: &Turn) -> QueryResult<()> {
    diesel::insert_into(turns::table).values(turn).execute(conn)?;
    Ok(())
}

pub fn set_owner(
    conn: &mut Conn,
    record: RecordId,
    side: Side,
    owner: Option<MembershipId>,
) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::side.eq(side)),
    )
    .set(record_parties::owner_membership_id.eq(owner))
    .execute(conn)?;
    Ok(())
}

pub fn set_reference(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
    reference: Option<String>,
) -> QueryResult<()> {
    diesel::update(
        record_parties::table
            .filter(record_parties::record_id.eq(record))
            .filter(record_parties::organisation_id.eq(organisation)),
    )
    .set(record_parties::reference.eq(reference))
    .execute(conn)?;
    Ok(())
}

pub fn add_participant(
    conn: &mut Conn,
    record: RecordId,
    membership: MembershipId,
    organisation: OrganisationId,
    now: Timestamp,
) -> QueryResult<bool> {
    let rows = crate::on_backend!(conn, |c| {
        diesel::insert_into(participants::table)
            .values((
                participants::record_id.eq(record),
                participants::membership_id.eq(membership),
                participants::organisation_id.eq(organisation),
                participants::added_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(c)
    })?;
    Ok(rows == 1)
}

/// Several at once; those who take part already stay as they are.
pub fn add_participants(
    conn: &mut Conn,
    record: RecordId,
    people: &[(MembershipId, OrganisationId)],
    now: Timestamp,
) -> QueryResult<()> {
    let rows: Vec<_> = people
        .iter()
        .map(|(member, organisation)| {
            (
                participants::record_id.eq(record),
                participants::membership_id.eq(*member),
                participants::organisation_id.eq(*organisation),
                participants::added_at.eq(now),
            )
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(participants::table).values(&rows).on_conflict_do_nothing().execute(c)
    })?;
    Ok(())
}

/// One person in several records; where they take part already, nothing changes.
pub fn join_all(
    conn: &mut Conn,
    records: &[RecordId],
    membership: MembershipId,
    organisation: OrganisationId,
    now: Timestamp,
) -> QueryResult<()> {
    let rows: Vec<_> = records
        .iter()
        .map(|record| {
            (
                participants::record_id.eq(*record),
                participants::membership_id.eq(membership),
                participants::organisation_id.eq(organisation),
                participants::added_at.eq(now),
            )
        })
        .collect();
    crate::on_backend!(conn, |c| {
        diesel::insert_into(participants::table).values(&rows).on_conflict_do_nothing().execute(c)
    })?;
    Ok(())
}

pub fn remove_participant(
    conn: &mut Conn,
    record: RecordId,
    membership: MembershipId,
) -> QueryResult<bool> {
    let rows = diesel::delete(
        participants::table
            .filter(participants::record_id.eq(record))
            .filter(participants::membership_id.eq(membership)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

/// People of both sides who take part, besides the owners.
pub fn list_participants(
    conn: &mut Conn,
    record: RecordId,
) -> QueryResult<Vec<(MembershipId, OrganisationId)>> {
    participants::table
        .filter(participants::record_id.eq(record))
        .select((participants::membership_id, participants::organisation_id))
        .order(participants::added_at)
        .load(conn)
}
