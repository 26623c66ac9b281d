//! Who sits at a record and which of its lanes somebody reads: what nearly every use case begins
//! with, in one statement.
use diesel::dsl::exists;
use diesel::prelude::*;

use super::visible::{readable_by, visible_rows};
use crate::features::organisations::model::{OrgRef, PartySide, PersonRef, Side};
use crate::features::records::model::{Lane, LaneKind, LaneRef, RecordId, RecordKind, ThreadId};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::schema::{
    lanes, memberships, organisations, participants, persons, record_parties,
};
use crate::platform::db::{Conn, MultiBackend};

/// By which id a record is asked for.
#[derive(Debug, Clone, Copy)]
pub enum At {
    Record(RecordId),
    Thread(ThreadId),
}

/// An organisation's place at a record.
#[derive(Debug, Clone)]
pub struct Seat {
    pub organisation: OrgRef,
    pub side: PartySide,
    pub reference: Option<String>,
    /// True while the record is a draft of the other side, and once a guest's time is over.
    pub hidden: bool,
    pub owner: Option<PersonRef>,
}

/// A record as somebody comes to it who has a place there.
#[derive(Debug, Clone)]
pub struct Seats {
    /// The lanes that the member reads, shared first.
    pub lanes: Vec<Lane>,
    pub seats: Vec<Seat>,
    /// Whether the member takes part in the record.
    pub takes_part: bool,
    /// The member's title.
    pub title: Option<String>,
    pub kind: RecordKind,
}

diesel::alias!(
    record_parties as seated: Seated,
    memberships as owners: Owners,
);

type SeatColumns = (OrganisationId, PartySide, Option<String>, bool, RecordKind);
type OwnerColumns = (MembershipId, Option<String>, String);
type Row = (Lane, SeatColumns, String, Option<OwnerColumns>, (bool, Option<String>));

/// The lanes, the seats and the member's own place; `None` if the scope does not see the record.
pub fn find_seats(conn: &mut Conn, scope: &Scope, at: At) -> QueryResult<Option<Seats>> {
    let own = memberships::table
        .filter(memberships::id.eq(scope.membership()))
        .select(memberships::title)
        .single_value();
    let takes_part = exists(
        participants::table
            .filter(participants::record_id.eq(lanes::record_id))
            .filter(participants::membership_id.eq(scope.membership())),
    );
    let seen = exists(
        record_parties::table
            .filter(visible_rows!(scope))
            .filter(record_parties::record_id.eq(lanes::record_id)),
    );
    // Customers that are kept apart find the vendor and themselves.
    let as_vendor = exists(
        record_parties::table
            .filter(record_parties::record_id.eq(lanes::record_id))
            .filter(record_parties::organisation_id.eq(scope.org()))
            .filter(record_parties::side.eq(Side::Vendor)),
    );
    let known = seated
        .field(record_parties::kind)
        .ne_all(RecordKind::APART)
        .or(seated.field(record_parties::organisation_id).eq(scope.org()))
        .or(seated.field(record_parties::side).eq(Side::Vendor))
        .or(as_vendor);
    let (record, thread) = match at {
        At::Record(record) => (Some(record), None),
        At::Thread(thread) => (None, Some(thread)),
    };
    let rows: Vec<Row> = lanes::table
        .inner_join(seated.on(seated.field(record_parties::record_id).eq(lanes::record_id)))
        .inner_join(
            organisations::table
                .on(organisations::id.eq(seated.field(record_parties::organisation_id))),
        )
        .left_join(
            owners.on(owners
                .field(memberships::id)
                .nullable()
                .eq(seated.field(record_parties::owner_membership_id))),
        )
        .left_join(
            persons::table
                .on(persons::id.nullable().eq(owners.field(memberships::person_id).nullable())),
        )
        // One of the two is null and finds nothing: both have an index.
        .filter(lanes::record_id.nullable().eq(record).or(lanes::thread_id.nullable().eq(thread)))
        .filter(readable_by!(scope.org()))
        .filter(seen)
        .filter(known)
        .order((lanes::kind.desc(), lanes::id, seated.field(record_parties::side)))
        .select((
            <Lane as SelectableHelper<MultiBackend>>::as_select(),
            seated.fields((
                record_parties::organisation_id,
                record_parties::side,
                record_parties::reference,
                record_parties::hidden,
                record_parties::kind,
            )),
            organisations::name,
            (owners.field(memberships::id), owners.field(memberships::title), persons::name)
                .nullable(),
            (takes_part, own),
        ))
        .load(conn)?;
    Ok(gather(rows))
}

/// The rows are lanes times seats.
fn gather(rows: Vec<Row>) -> Option<Seats> {
    let mut found: Option<Seats> = None;
    for (lane, (id, side, reference, hidden, kind), name, owner, (takes_part, title)) in rows {
        let table = found.get_or_insert_with(|| Seats {
            lanes: Vec::new(),
            seats: Vec::new(),
            takes_part,
            title,
            kind,
        });
        if !table.lanes.iter().any(|known| known.id == lane.id) {
            table.lanes.push(lane);
        }
        if table.seats.iter().any(|seat| seat.organisation.id == id) {
            continue;
        }
        let organisation = OrgRef { id, name };
        let owner = owner.map(|(membership_id, title, name)| PersonRef {
            membership_id,
            name,
            organisation: organisation.clone(),
            side: Some(side),
            title,
        });
        table.seats.push(Seat { organisation, side, reference, hidden, owner });
    }
    found
}

impl Seats {
    /// A lane of it, if the member reads one of this kind.
    pub fn lane(&self, kind: LaneKind) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.kind == kind)
    }

    /// The lane that is meant, if the member reads it.
    pub fn lane_named(&self, wanted: LaneRef) -> Option<&Lane> {
        self.lanes.iter().find(|lane| wanted.is(lane))
    }

    /// An organisation's place.
    pub fn seat_of(&self, organisation: OrganisationId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.organisation.id == organisation)
    }

    /// The place of a side.
    pub fn seat(&self, side: Side) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.side == side)
    }
}
