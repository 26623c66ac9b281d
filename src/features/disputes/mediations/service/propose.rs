//! Proposing a mediator: a person of neither side, in an organisation that is made for them.
use serde_json::json;

use super::{mediation, situation, tell, who};
use crate::features::disputes::mediations::model::{MediationId, MediationRow, MediationState};
use crate::features::disputes::mediations::{policy, store};
use crate::features::organisations::model::{PartySide, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::platform::auth::EmailAddress;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// Whom a side proposes.
#[derive(Debug, Clone)]
pub struct NewMediation {
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub note: Option<String>,
    pub binding: bool,
}

/// Proposes a mediator. Nobody is invited before the other side consents.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    new: &NewMediation,
) -> Result<super::Mediation, Problem> {
    let who = who(tx.conn, scope, record)?;
    let past = store::list_unscoped(tx.conn, record)?;
    let now = tx.now;
    let stands = situation(tx.conn, record, &past, now)?;
    let side = policy::may_propose(who, stands).map_err(Problem::not_allowed)?;
    let email = EmailAddress::parse(&new.email, "email")?.as_str().to_lowercase();
    require_neutral(tx, record, &email)?;
    let row = MediationRow {
        id: MediationId::generate(),
        record_id: record,
        state: MediationState::Proposed,
        mediator_org: home(tx, scope, &email, &new.organisation)?,
        mediator_name: new.name.clone(),
        mediator_email: email,
        proposed_side: side,
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        note: new.note.clone(),
        binding: new.binding,
        customer_consent_at: (side == Side::Customer).then_some(tx.now),
        vendor_consent_at: (side == Side::Vendor).then_some(tx.now),
        accepted_at: None,
        recommendation: None,
        recommended_at: None,
        determination: None,
        determined_at: None,
        customer_answer: None,
        vendor_answer: None,
        review_side: None,
        review_reason: None,
        review_at: None,
        outcome: None,
        closed_at: None,
        open_key: Some(record.to_string()),
        version: 1,
    };
    store::insert(tx.conn, &row)?;
    let data = json!({ "mediation_id": row.id, "side": side, "binding": row.binding });
    records::take_part(tx, record, scope)?;
    let actor = Some(scope.membership());
    tell(tx, record, actor, EntryKind::MediationProposed, data, new.note.clone())?;
    mediation(tx.conn, scope, row.id, now)
}

/// Nobody mediates who belongs to a party, nor whom a party has asked as its expert.
pub(super) fn require_neutral(
    tx: &mut Tx<'_>,
    record: RecordId,
    email: &str,
) -> Result<(), Problem> {
    let places = records::places_unscoped(tx.conn, &[record])?;
    for place in places.iter().filter(|place| place.side != PartySide::Mediator) {
        if organisations::is_member_unscoped(tx.conn, place.organisation_id, email)? {
            return Err(
                Problem::new(Code::MediatorOfASide).with_field("email", "mediator_of_a_side")
            );
        }
    }
    Ok(())
}

/// The organisation in which this person mediated for the own one before and still is, or a new
/// one.
fn home(
    tx: &mut Tx<'_>,
    scope: &Scope,
    email: &str,
    name: &str,
) -> Result<OrganisationId, Problem> {
    for known in store::organisations_of(tx.conn, scope, email)? {
        if organisations::is_member_unscoped(tx.conn, known, email)? {
            return Ok(known);
        }
    }
    organisations::create_guest_organisation(tx, scope, name)
}
