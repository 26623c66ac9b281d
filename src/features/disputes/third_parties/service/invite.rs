//! Asking somebody from outside.
use serde_json::json;

use super::{end, live};
use crate::features::disputes::third_parties::model::{LONGEST_DAYS, NewThirdParty, ThirdPartyRow};
use crate::features::disputes::third_parties::{policy, store};
use crate::features::organisations::model::PartySide;
use crate::features::organisations::service::{self as organisations, Guest};
use crate::features::records::model::{EntryKind, LaneId, LaneKind, LaneRef, LaneView, RecordId};
use crate::features::records::service::{self as records, NewEntry, NewLane};
use crate::platform::auth::EmailAddress;
use crate::platform::authz::{Capability, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates;
use crate::platform::text::quoted;

/// Opens a lane with somebody from outside and invites them. The own side's private lane notes it.
///
/// # Errors
/// `forbidden` for members, `action_not_allowed` with reason `wrong_status`; `invalid` for an
/// address of one of the sides and for a day that is over or too far away; `already_exists` for
/// somebody who has another place in the record.
pub fn invite(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    new: &NewThirdParty,
) -> Result<LaneView, Problem> {
    let own = records::require_party(tx.conn, scope, record)?;
    scope.require(Capability::ManageRelationships)?;
    policy::may_invite(scope, live(&own)).map_err(Problem::not_allowed)?;
    let until = last_moment(tx, scope, new)?;
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
    let row = ThirdPartyRow {
        lane_id: lane.id,
        record_id: record,
        organisation_id: organisation,
        asked_by_org: scope.org(),
        asked_by: Some(scope.membership()),
        name: new.name.clone(),
        email,
        role: new.role,
        until,
        asked_at: tx.now,
        ended_at: None,
        ended_by: None,
    };
    store::insert(tx.conn, &row)?;
    end::set_clock(tx, &row)?;
    let number = records::load_unscoped(tx.conn, record)?.number;
    // The question is asked of them; of the case they are told its number.
    let matter = format!("{number}, {}", quoted(scope.locale(), &new.topic));
    let guest =
        Guest { email: &row.email, name: &row.name, as_what: row.role.into(), matter: &matter };
    organisations::invite_guest(tx, scope, organisation, guest)?;
    let private = records::lane_for(tx.conn, scope, lane.thread_id, LaneRef::Private)?;
    let data = json!({
        "lane_id": lane.id, "organisation_id": organisation, "role": new.role,
        "until": until.map(Timestamp::micros),
    });
    let actor = Some(scope.membership());
    let entry = NewEntry::event(actor, EntryKind::ThirdPartyInvited, tx.now, data);
    records::append(tx, private.id, entry.with_body(Some(new.topic.clone())))?;
    records::take_part(tx, record, scope)?;
    tx.subject(record);
    let lanes = records::lane_views(tx.conn, scope, lane.thread_id)?;
    lanes.into_iter().find(|view| view.id == lane.id).ok_or_else(Problem::not_found)
}

/// Mails the invitation of somebody whom the scope's side asked, and who has not come, once more.
pub fn invite_again(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    lane: LaneId,
) -> Result<(), Problem> {
    records::require_party(tx.conn, scope, record)?;
    let row = store::find_unscoped(tx.conn, lane)?
        .filter(|row| row.record_id == record && row.asked_by_org == scope.org())
        .ok_or_else(Problem::not_found)?;
    scope.require(Capability::ManageRelationships)?;
    policy::may_end(scope, row.ended_at.is_some()).map_err(Problem::not_allowed)?;
    tx.subject(record);
    organisations::invite_guest_again(tx, scope, row.organisation_id, &row.email)
}

/// The end of the last day, where the asking side is.
fn last_moment(
    tx: &Tx<'_>,
    scope: &Scope,
    new: &NewThirdParty,
) -> Result<Option<Timestamp>, Problem> {
    let Some(day) = new.until_on else { return Ok(None) };
    let until = dates::end_of_day(dates::zone(scope.time_zone()), day);
    if until <= tx.now || until > tx.now.plus_days(LONGEST_DAYS) {
        return Err(Problem::invalid("until_on", "bad_date"));
    }
    Ok(Some(until))
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
