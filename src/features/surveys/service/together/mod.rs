//! Surveys that a vendor and a customer own together. Either begins one; both write it; what is asked
//! and who sees which results are signed by both before it is published, and fixed from then on.
//!
//! A mirror is one whose two audiences are the people of the two owners. Each side says when its own
//! people are done; with the second word the survey closes and the gaps are released, to both in one
//! transaction. Before that nothing is told to either, and afterwards nothing but the gaps.
mod approve;
mod view;

pub use approve::{Voting, agree, approve, send_back};
pub use view::{SurveyCoOwner, SurveyTogether};

pub(super) use approve::{loosen, require_approved, spent};
pub(super) use view::{partners, together};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::authoring::{Found, list_state, written};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, EntryRow, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry, NewParty, NewRecord};
use crate::features::signoffs::model::{
    SignoffState, SignoffView, SubjectId, SubjectKind, VoteWord,
};
use crate::features::signoffs::service as signoffs;
use crate::features::surveys::model::{
    Agreement, Anonymity, Definition, K_FROM, K_TO, K_USUAL, PairRow, ResultsSeen, Sees, Survey,
    SurveyStatus,
};
use crate::features::surveys::policy::Stage;
use crate::features::surveys::store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// With whom a survey is begun.
#[derive(Debug, Clone, Copy)]
pub struct With {
    pub relationship: RelationshipId,
    pub mirror: bool,
}

/// A survey with two owners, as one of them sees it.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub row: PairRow,
    pub side: Side,
    pub agreement: Agreement,
}

impl Pair {
    pub(super) fn new(row: PairRow, organisation: OrganisationId) -> Result<Self, Problem> {
        let side = row.side_of(organisation).ok_or_else(Problem::not_found)?;
        let agreement = serde_json::from_str(&row.agreement).map_err(Problem::internal)?;
        Ok(Self { row, side, agreement })
    }

    /// With whom another of its kind is begun.
    pub fn with(&self) -> With {
        With { relationship: self.row.relationship_id, mirror: self.row.mirror }
    }

    /// What the side sees by what was agreed on.
    pub fn sees(&self) -> Sees {
        self.agreement.of(self.side)
    }

    /// Whether the side may be told how many have answered.
    pub fn counts_are_told(&self, status: SurveyStatus) -> bool {
        match (self.row.mirror, self.sees().results) {
            (true, _) => self.row.released_at.is_some(),
            (false, ResultsSeen::None) => false,
            // Where names stand with the answers, a number that grows is an answer each time.
            (false, ResultsSeen::Totals) => {
                self.agreement.anonymity != Anonymity::Identified || status == SurveyStatus::Closed
            }
            (false, ResultsSeen::Full) => true,
        }
    }
}

/// Opens the record of a survey of both firms, and writes down what holds until they agree on
/// something else; gives its id.
///
/// # Errors
/// `action_not_allowed` with reason `unclaimed` while nobody of the customer is there to agree.
pub(super) fn open(
    tx: &mut Tx<'_>,
    scope: &Scope,
    with: With,
    survey: impl FnOnce(RecordId) -> Survey,
) -> Result<RecordId, Problem> {
    let relationship = organisations::find_relationship(tx.conn, scope, with.relationship)?;
    if !relationship.claimed {
        return Err(Problem::not_allowed("unclaimed"));
    }
    let row = &relationship.row;
    let party = |side: Side, organisation| NewParty {
        organisation,
        side,
        owner: (side == relationship.side).then(|| scope.membership()),
        team: None,
        reference: None,
        hidden: false,
    };
    let opened = records::create(
        tx,
        NewRecord {
            kind: RecordKind::Survey,
            vendor: row.vendor_org,
            relationship: row.id,
            customer: party(Side::Customer, row.customer_org),
            vendor_party: party(Side::Vendor, row.vendor_org),
            state: list_state(SurveyStatus::Draft),
            custom: json!({}),
            definition_version: 0,
            created_at: tx.now,
        },
    )?;
    let id = opened.record.id;
    store::insert(tx.conn, &survey(id))?;
    let all = Sees { results: ResultsSeen::Full, texts: true };
    let agreement = Agreement {
        anonymity: Anonymity::Confidential,
        k_min: if with.mirror { K_FROM } else { K_USUAL },
        vendor: all,
        customer: all,
    };
    let pair = PairRow {
        survey_id: id,
        relationship_id: row.id,
        vendor_org: row.vendor_org,
        customer_org: row.customer_org,
        started_by: relationship.side,
        mirror: with.mirror,
        agreement: canonical(&agreement)?,
        revision: 1,
        vendor_done_at: None,
        customer_done_at: None,
        released_at: None,
    };
    store::pairs::insert(tx.conn, &pair)?;
    records::set_ball(tx, id, Some(BallSide::Both), None, EntryKind::SurveyDrafted)?;
    Ok(id)
}

fn canonical(agreement: &Agreement) -> Result<String, Problem> {
    Ok(records::canonical(&serde_json::to_value(agreement).map_err(Problem::internal)?))
}

fn check(agreement: &Agreement, mirror: bool) -> Result<(), Problem> {
    if !(K_FROM..=K_TO).contains(&agreement.k_min) {
        return Err(Problem::invalid("k_min", "number_range"));
    }
    let both = [("vendor", agreement.vendor), ("customer", agreement.customer)];
    for (field, sees) in both {
        if sees.texts && sees.results == ResultsSeen::None {
            return Err(Problem::invalid(format!("{field}.texts"), "not_allowed_value"));
        }
    }
    let nobody = both.iter().all(|(_, sees)| sees.results == ResultsSeen::None);
    // The gaps are the same for both, or they are none.
    let uneven = mirror
        && (agreement.vendor != agreement.customer
            || agreement.vendor.results != ResultsSeen::Full);
    if nobody || uneven {
        return Err(Problem::invalid("customer.results", "not_allowed_value"));
    }
    Ok(())
}

/// What both sign: the questions, the agreement, and whether it is a mirror. Gives its hash.
fn seal(definition: &Definition, pair: &Pair) -> Result<Vec<u8>, Problem> {
    let definition: Value =
        serde_json::from_str(&written(definition)?).map_err(Problem::internal)?;
    let sealed = json!({
        "agreement": pair.agreement, "definition": definition, "mirror": pair.row.mirror,
    });
    Ok(Sha256::digest(records::canonical(&sealed).as_bytes()).to_vec())
}

/// The sign-offs of a survey, oldest first.
fn signoffs_of(conn: &mut Conn, id: RecordId) -> Result<Vec<SignoffView>, Problem> {
    let subject = SubjectId(id.0);
    let found = signoffs::of_subjects_unscoped(conn, SubjectKind::SurveyVersion, &[subject])?;
    Ok(found.into_values().next().unwrap_or_default())
}

/// The sign-off of what is written now.
fn standing<'a>(all: &'a [SignoffView], pair: &Pair) -> Option<&'a SignoffView> {
    all.iter().rfind(|one| one.subject_version == pair.row.revision)
}

/// How far the signatures are.
fn stage(pair: &Pair, signoff: Option<&SignoffView>) -> Stage {
    let signed = |side: Side| {
        signoff.is_some_and(|one| {
            one.slots.iter().any(|slot| slot.side == side && slot.vote == Some(VoteWord::Signed))
        })
    };
    let is_in = |state| signoff.is_some_and(|one| one.state == state);
    Stage {
        approved: is_in(SignoffState::Complete),
        own_signed: signed(pair.side),
        waits_for_own: is_in(SignoffState::Open) && !signed(pair.side),
        own_done: pair.row.done_at(pair.side).is_some(),
    }
}

/// Writes an event into the lane that both owners read, and tells those who are told of it.
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    kind: EntryKind,
    data: Value,
) -> Result<EntryRow, Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
    let row = records::append(tx, lane.id, entry)?;
    records::take_part(tx, id, scope)?;
    records::notify(tx, &row)?;
    tx.subject(id);
    Ok(row)
}

/// A side of a mirror says that its people are done; true once both have.
pub(super) fn side_is_done(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    pair: &Pair,
) -> Result<bool, Problem> {
    let id = found.record.id;
    if !store::pairs::set_done(tx.conn, id, pair.side, tx.now)? {
        return Err(Problem::not_allowed("already"));
    }
    if pair.row.done_at(pair.side.other()).is_some() {
        store::pairs::release(tx.conn, id, tx.now)?;
        return Ok(true);
    }
    records::changed(tx, id, found.record.version, &list_state(SurveyStatus::Live))?;
    let next = Some(BallSide::from(pair.side.other()));
    records::set_ball(tx, id, next, None, EntryKind::SurveySideDone)?;
    tell(tx, scope, id, EntryKind::SurveySideDone, json!({ "side": pair.side }))?;
    Ok(false)
}

/// Says that both see the gaps from now on.
pub(super) fn tell_released(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<(), Problem> {
    tell(tx, scope, id, EntryKind::SurveyReleased, json!({})).map(drop)
}

/// Who asks, as those who are asked read it: whoever began it, and the other owner beside.
pub(super) fn askers(
    conn: &mut Conn,
    survey: &Survey,
    owner: String,
) -> Result<(String, Option<PairRow>), Problem> {
    let Some(pair) = store::pairs::find_unscoped(conn, survey.record_id)? else {
        return Ok((owner, None));
    };
    let other = match pair.started_by {
        Side::Vendor => pair.customer_org,
        Side::Customer => pair.vendor_org,
    };
    let other = organisations::org_refs(conn, &[other])?.remove(&other);
    let beside = other.map(|one| format!(" (& {})", one.name)).unwrap_or_default();
    Ok((format!("{owner}{beside}"), Some(pair)))
}
