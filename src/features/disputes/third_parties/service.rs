//! Use cases of third parties; one function is one transaction.
use serde_json::json;

use crate::features::organisations::model::PartySide;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, LaneId, LaneKind, LaneRef, LaneView, RecordId};
use crate::features::records::service::{self as records, NewEntry, NewLane};
use crate::platform::auth::EmailAddress;
use crate::platform::authz::{Capability, OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};
use crate::text_enum;

text_enum! {
    /// As what somebody is asked.
    pub enum ThirdRole {
        Expert = "expert",
        Carrier = "carrier",
        Insurer = "insurer",
        Other = "other",
    }
}

/// Whom a side asks.
#[derive(Debug, Clone)]
pub struct NewThirdParty {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub role: ThirdRole,
    pub topic: String,
}

/// Opens a lane with somebody from outside and invites them. The own side's private lane notes it.
pub fn invite(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    new: &NewThirdParty,
) -> Result<LaneView, Problem> {
    let own = records::require_party(tx.conn, scope, record)?;
    scope.require(Capability::ManageRelationships)?;
    if !own.open || own.status == "draft" {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let email = EmailAddress::parse(&new.email, "email")?.as_str().to_lowercase();
    for party in records::parties_unscoped(tx.conn, record)? {
        if organisations::is_member_unscoped(tx.conn, party.organisation_id, &email)? {
            return Err(Problem::invalid("email", "member_of_a_side"));
        }
    }
    let organisation = home(tx, scope, record, &email, &new.organisation)?;
    records::admit(tx, record, organisation, PartySide::Third)?;
    let lane = records::open_lane(
        tx,
        record,
        NewLane {
            kind: LaneKind::Named,
            topic: Some(new.topic.clone()),
            readers: vec![scope.org(), organisation],
        },
    )?;
    organisations::invite_guest(tx, scope, organisation, &email, &new.name)?;
    let private = records::lane_for(tx.conn, scope, lane.thread_id, LaneRef::Private)?;
    let data = json!({
        "lane_id": lane.id, "organisation_id": organisation, "role": new.role,
    });
    let actor = Some(scope.membership());
    let entry = NewEntry::event(actor, EntryKind::ThirdPartyInvited, tx.now, data);
    records::append(tx, private.id, entry.with_body(Some(new.topic.clone())))?;
    records::take_part(tx, record, scope)?;
    tx.subject(record);
    let lanes = records::lane_views(tx.conn, scope, lane.thread_id)?;
    lanes.into_iter().find(|view| view.id == lane.id).ok_or_else(Problem::not_found)
}

/// The organisation in which this person answered to the own one before, or a new one. Whoever has
/// another place in the record already cannot be asked as a third party.
fn home(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    email: &str,
    name: &str,
) -> Result<OrganisationId, Problem> {
    let places = records::places_unscoped(tx.conn, &[record])?;
    for known in records::companions(tx.conn, scope)? {
        if !organisations::is_member_unscoped(tx.conn, known, email)? {
            continue;
        }
        let elsewhere = places
            .iter()
            .any(|place| place.organisation_id == known && place.side != PartySide::Third);
        return if elsewhere {
            Err(Problem::new(Code::AlreadyExists).with_field("email", "already_exists"))
        } else {
            Ok(known)
        };
    }
    organisations::create_guest_organisation(tx, scope, name)
}

/// Ends a third party's time in this lane: the own side keeps what was written. What the other side
/// asked the same people stays between those.
pub fn end(tx: &mut Tx<'_>, scope: &Scope, record: RecordId, lane: LaneId) -> Result<(), Problem> {
    records::require_party(tx.conn, scope, record)?;
    let lanes = records::lanes_of(tx.conn, scope, record)?;
    let lane = lanes
        .into_iter()
        .find(|found| found.id == lane && found.kind == LaneKind::Named)
        .ok_or_else(Problem::not_found)?;
    scope.require(Capability::ManageRelationships)?;
    let readers = records::readers_unscoped(tx.conn, std::slice::from_ref(&lane))?;
    for reader in readers.into_values().flatten().filter(|reader| *reader != scope.org()) {
        records::leave_lane(tx, &lane, reader)?;
    }
    tx.subject(record);
    Ok(())
}
