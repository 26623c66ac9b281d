//! [`visible`], the one filter of what a scope may see, and which places it has.
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::{Lane, LaneId, LaneKind, Party, Place, RecordId, RecordKind};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::schema::{lane_organisations, lanes, record_parties};
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
pub(crate) use readable_by;

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
/// has not read: to be selected beside the row, also where a [`Visible`] does not fit.
macro_rules! unread_rows {
    ($scope:expr) => {{
        use diesel::prelude::*;
        use $crate::features::records::model::LaneKind;
        use $crate::platform::db::schema::{lanes, read_marks, record_parties};
        let own = read_marks::membership_id.eq($scope.membership());
        let beyond = read_marks::seq
            .nullable()
            .is_null()
            .and(lanes::head_seq.gt(0))
            .or(lanes::head_seq.nullable().gt(read_marks::seq.nullable()).assume_not_null());
        diesel::dsl::exists(
            lanes::table
                .left_join(read_marks::table.on(read_marks::lane_id.eq(lanes::id).and(own)))
                .filter(lanes::record_id.eq(record_parties::record_id))
                .filter($crate::features::records::service::readable_by!($scope.org()))
                .filter(beyond),
        )
    }};
}
pub(crate) use unread_rows;

/// The same for queries on `record_parties` alone.
pub fn unread(scope: &Scope) -> Visible {
    Box::new(unread_rows!(scope))
}

/// Whether a row of `record_parties` is of a record of which the scope reads one of these lanes.
pub fn found_in(scope: &Scope, ids: &[LaneId]) -> Visible {
    Box::new(exists(
        lanes::table
            .filter(lanes::record_id.eq(record_parties::record_id))
            .filter(lanes::id.eq_any(ids.to_vec()))
            .filter(readable_by!(scope.org())),
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
pub(super) const SIDES: [Side; 2] = [Side::Customer, Side::Vendor];

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

/// The places of these organisations in these records; for records that the scope may see.
pub fn places_of_unscoped(
    conn: &mut Conn,
    ids: &[RecordId],
    organisations: &[OrganisationId],
) -> QueryResult<Vec<Place>> {
    Place::query()
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .filter(record_parties::organisation_id.eq_any(organisations.to_vec()))
        .load(conn)
}

/// The places that the readers of a lane may know of: all in its record; where customers are kept
/// apart, the vendor's and those that the lane is for.
pub fn places_in_sight(conn: &mut Conn, lane: &Lane) -> QueryResult<Vec<Place>> {
    let named = lane_organisations::table
        .filter(lane_organisations::lane_id.eq(lane.id))
        .select(lane_organisations::organisation_id);
    let place = record_parties::organisation_id;
    Place::query()
        .filter(record_parties::record_id.eq(lane.record_id))
        .filter(
            record_parties::kind
                .ne_all(RecordKind::APART)
                .or(record_parties::side.eq(Side::Vendor))
                .or(place.eq_any(named))
                .or(place.nullable().eq(lane.organisation_id).assume_not_null()),
        )
        .load(conn)
}

/// In which of these records the scope has any place.
pub fn seen_among(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<RecordId>> {
    record_parties::table
        .filter(seen(scope))
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .select(record_parties::record_id)
        .load(conn)
}
