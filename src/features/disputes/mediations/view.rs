//! Mediations as both sides and the mediator see them.
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::features::disputes::escalations::policy::LadderAction;
use crate::features::disputes::mediations::model::{
    MediationId, MediationRow, MediationState, Outcome, SideAnswer,
};
use crate::features::disputes::mediations::policy::{self, Who};
use crate::features::organisations::model::{OrgRef, Side};
use crate::features::records::service::canonical;
use crate::features::signoffs::model::seal;
use crate::platform::clock::Timestamp;
use crate::platform::text::markdown;

/// Who mediates.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Mediator {
    pub name: String,
    pub organisation: OrgRef,
}

/// When each side consented.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Consents {
    pub customer: Option<Timestamp>,
    pub vendor: Option<Timestamp>,
}

/// What each side said about the recommendation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SideAnswers {
    pub customer: Option<SideAnswer>,
    pub vendor: Option<SideAnswer>,
}

/// Who asked for a determination to be reviewed, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Review {
    pub side: Side,
    pub reason: String,
    pub at: Timestamp,
}

/// One try at mediation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Mediation {
    pub id: MediationId,
    pub state: MediationState,
    pub mediator: Mediator,
    pub proposed_side: Side,
    pub proposed_at: Timestamp,
    pub note: Option<String>,
    /// Whether both agreed that the mediator may decide.
    pub binding: bool,
    pub consents: Consents,
    /// When the mediator came.
    pub joined_at: Option<Timestamp>,
    pub recommendation: Option<String>,
    pub recommendation_html: Option<String>,
    pub recommended_at: Option<Timestamp>,
    /// Hash of the recommendation as its entry and each answer to it name it.
    pub recommendation_sha256: Option<String>,
    pub determination: Option<String>,
    pub determination_html: Option<String>,
    pub determined_at: Option<Timestamp>,
    pub determination_sha256: Option<String>,
    pub answers: SideAnswers,
    pub outcome: Option<Outcome>,
    /// Until when a review may be asked for.
    pub review_until: Option<Timestamp>,
    pub review: Option<Review>,
    pub closed_at: Option<Timestamp>,
    pub version: i32,
    pub actions: Vec<LadderAction>,
}

/// The mediations of a complaint.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Mediations {
    pub current: Option<Mediation>,
    pub past: Vec<Mediation>,
    pub may_propose: LadderAction,
}

/// SHA-256 of what the mediator said in this mediation, in hexadecimal: the entry that says it and
/// the answers to it name it.
pub(super) fn sealed(row: &MediationRow, text: &str) -> String {
    let said = json!({ "complaint": row.record_id, "mediation": row.id, "text": text });
    hex::encode(seal(&canonical(&said)))
}

pub(super) fn view(
    row: &MediationRow,
    who: Who,
    organisation: OrgRef,
    now: Timestamp,
) -> Mediation {
    let html = |text: &Option<String>| {
        text.as_deref().map(|text| markdown::render(text, &[]).into_string())
    };
    Mediation {
        id: row.id,
        state: row.state,
        mediator: Mediator { name: row.mediator_name.clone(), organisation },
        proposed_side: row.proposed_side,
        proposed_at: row.proposed_at,
        note: row.note.clone(),
        binding: row.binding,
        consents: Consents { customer: row.customer_consent_at, vendor: row.vendor_consent_at },
        joined_at: row.accepted_at,
        recommended_at: row.recommended_at,
        recommendation_sha256: row.recommendation.as_deref().map(|text| sealed(row, text)),
        determined_at: row.determined_at,
        determination_sha256: row.determination.as_deref().map(|text| sealed(row, text)),
        recommendation_html: html(&row.recommendation),
        recommendation: row.recommendation.clone(),
        determination_html: html(&row.determination),
        determination: row.determination.clone(),
        answers: SideAnswers { customer: row.customer_answer, vendor: row.vendor_answer },
        outcome: row.outcome,
        review_until: policy::review_until(row),
        review: row.review_side.zip(row.review_at).map(|(side, at)| Review {
            side,
            at,
            reason: row.review_reason.clone().unwrap_or_default(),
        }),
        closed_at: row.closed_at,
        version: row.version,
        actions: policy::actions(who, row, now),
    }
}
