//! What the two owners see of who owns a survey, what was agreed on, and whose turn it is.
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Pair, seal, signoffs_of, stage, standing};
use crate::features::organisations::model::{OrgRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, RecordId};
use crate::features::signoffs::model::{SignoffState, SignoffView};
use crate::features::surveys::model::{Agreement, Definition, Sees};
use crate::features::surveys::policy::Stage;
use crate::features::surveys::service::authoring::Found;
use crate::features::surveys::store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// One of the two owners.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyCoOwner {
    pub side: Side,
    pub organisation: OrgRef,
    /// Of a mirror: its people are done.
    pub done: bool,
}

/// What a survey with two owners has beside its questions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyTogether {
    pub relationship_id: RelationshipId,
    /// Both sides answer about each other; the gaps are all that is told.
    pub mirror: bool,
    /// The vendor first.
    pub owners: Vec<SurveyCoOwner>,
    /// Of whoever looks.
    pub side: Side,
    pub started_by: Side,
    pub agreement: Agreement,
    /// Published with it once, and fixed from then on.
    pub fixed: bool,
    /// What the side of whoever looks sees by it.
    pub sees: Sees,
    /// Whether it is told how many have answered; where it is not, `figures.completed` is 0.
    pub counts_told: bool,
    /// Whose turn it is, and since when.
    pub ball: Option<BallSide>,
    pub ball_since: Option<Timestamp>,
    /// Of what both sign: the questions and the agreement as they are written now.
    pub sha256: String,
    /// Both have signed that.
    pub approved: bool,
    /// All signatures and refusals, oldest first; those of earlier versions as well.
    pub signoffs: Vec<SignoffView>,
    /// The one that waits for a signature, or has both, of what is written now.
    pub standing: Option<SignoffView>,
    /// Of a mirror: since when both see the gaps.
    pub released_at: Option<Timestamp>,
}

/// The part of a survey's view about its two owners, with how far the signatures are: three
/// statements.
pub(in crate::features::surveys::service) fn together(
    conn: &mut Conn,
    found: &Found,
    definition: &Definition,
) -> Result<Option<(SurveyTogether, Stage)>, Problem> {
    let Some(pair) = &found.pair else { return Ok(None) };
    let signoffs = signoffs_of(conn, found.record.id)?;
    let names = organisations::org_refs(conn, &[pair.row.vendor_org, pair.row.customer_org])?;
    let owner = |side: Side, id: OrganisationId| {
        let organisation = names.get(&id).cloned()?;
        Some(SurveyCoOwner { side, organisation, done: pair.row.done_at(side).is_some() })
    };
    let owners =
        [(Side::Vendor, pair.row.vendor_org), (Side::Customer, pair.row.customer_org)].into_iter();
    let standing = standing(&signoffs, pair).cloned();
    let stage = stage(pair, standing.as_ref());
    let view = SurveyTogether {
        relationship_id: pair.row.relationship_id,
        mirror: pair.row.mirror,
        owners: owners.filter_map(|(side, id)| owner(side, id)).collect(),
        side: pair.side,
        started_by: pair.row.started_by,
        agreement: pair.agreement,
        fixed: found.survey.published > 0,
        sees: pair.sees(),
        counts_told: pair.counts_are_told(found.survey.status),
        ball: found.record.ball_side,
        ball_since: found.record.ball_since,
        sha256: hex::encode(seal(definition, pair)?),
        approved: standing.as_ref().is_some_and(|one| one.state == SignoffState::Complete),
        standing,
        signoffs,
        released_at: pair.row.released_at,
    };
    Ok(Some((view, stage)))
}

/// With whom surveys of a list are owned, and which are mirrors: two statements at most.
pub(in crate::features::surveys::service) fn partners(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<HashMap<RecordId, (OrgRef, bool)>, Problem> {
    let pairs: Vec<Pair> = store::pairs::of_unscoped(conn, ids)?
        .into_iter()
        .filter_map(|row| Pair::new(row, scope.org()).ok())
        .collect();
    if pairs.is_empty() {
        return Ok(HashMap::new());
    }
    let other = |pair: &Pair| match pair.side {
        Side::Vendor => pair.row.customer_org,
        Side::Customer => pair.row.vendor_org,
    };
    let others: Vec<OrganisationId> = pairs.iter().map(other).collect();
    let names = organisations::org_refs(conn, &others)?;
    let named = |pair: Pair| {
        let name = names.get(&other(&pair)).cloned()?;
        Some((pair.row.survey_id, (name, pair.row.mirror)))
    };
    Ok(pairs.into_iter().filter_map(named).collect())
}
