//! Rows of decisions, positions, boards and scores.
use diesel::prelude::*;

use super::{BoardState, CriterionId, DecisionId, DecisionStatus, OptionId, Position};
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    decision_boards, decision_deciders, decision_positions, decision_scores, decisions,
};

/// The row of a decision.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = decisions, treat_none_as_default_value = false)]
pub struct DecisionRow {
    pub id: DecisionId,
    pub record_id: RecordId,
    /// Counts from 1 in its project.
    pub number: i32,
    pub title: String,
    pub status: DecisionStatus,
    /// A [`Content`](super::Content).
    pub content: Json,
    /// Which proposal of it is up, or was last; 0: none yet.
    pub revision: i32,
    /// Canonical JSON of that proposal, which is what is signed.
    pub proposal: Option<String>,
    pub sha256: Option<Vec<u8>>,
    pub supersedes_id: Option<DecisionId>,
    pub superseded_by: Option<DecisionId>,
    /// Whose it is to revise: who began it, then who proposed it.
    pub organisation_id: OrganisationId,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    /// Who asks to let an accepted one go.
    pub retire_org: Option<OrganisationId>,
    pub retire_reason: Option<String>,
    pub version: i32,
    /// The person behind `retire_org`.
    pub retire_by: Option<MembershipId>,
}

impl DecisionRow {
    /// What people call it: `D3`.
    pub fn key(&self) -> String {
        format!("D{}", self.number)
    }
}

/// Fields to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = decisions)]
pub struct DecisionPatch {
    pub title: Option<String>,
    pub status: Option<DecisionStatus>,
    pub content: Option<Json>,
    pub revision: Option<i32>,
    pub proposal: Option<Option<String>>,
    pub sha256: Option<Option<Vec<u8>>>,
    pub supersedes_id: Option<Option<DecisionId>>,
    pub superseded_by: Option<Option<DecisionId>>,
    pub organisation_id: Option<OrganisationId>,
    pub proposed_by: Option<Option<MembershipId>>,
    pub proposed_at: Option<Option<Timestamp>>,
    pub decided_at: Option<Option<Timestamp>>,
    pub retire_org: Option<Option<OrganisationId>>,
    pub retire_reason: Option<Option<String>>,
    pub retire_by: Option<Option<MembershipId>>,
}

/// What an organisation said to one text of a decision.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = decision_positions, treat_none_as_default_value = false)]
pub struct PositionRow {
    pub decision_id: DecisionId,
    pub revision: i32,
    pub organisation_id: OrganisationId,
    pub position: Position,
    pub text: Option<String>,
    pub given_by: Option<MembershipId>,
    pub given_at: Timestamp,
}

/// The row of a board.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = decision_boards, treat_none_as_default_value = false)]
pub struct BoardRow {
    pub decision_id: DecisionId,
    pub record_id: RecordId,
    pub state: BoardState,
    /// A [`Setup`](super::Setup).
    pub setup: Json,
    /// Canonical JSON of all that the result was computed from, once it is closed.
    pub inputs: Option<String>,
    pub opened_by: Option<MembershipId>,
    pub opened_at: Option<Timestamp>,
    pub closed_by: Option<MembershipId>,
    pub closed_at: Option<Timestamp>,
    pub version: i32,
}

/// Fields to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = decision_boards)]
pub struct BoardPatch {
    pub state: Option<BoardState>,
    pub setup: Option<Json>,
    pub inputs: Option<Option<String>>,
    pub opened_by: Option<Option<MembershipId>>,
    pub opened_at: Option<Option<Timestamp>>,
    pub closed_by: Option<Option<MembershipId>>,
    pub closed_at: Option<Option<Timestamp>>,
}

/// Somebody who is asked for scores.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = decision_deciders, treat_none_as_default_value = false)]
pub struct DeciderRow {
    pub decision_id: DecisionId,
    pub membership_id: MembershipId,
    pub organisation_id: OrganisationId,
    pub side: Side,
    pub handed_in_at: Option<Timestamp>,
}

/// What somebody gave an option by a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = decision_scores)]
pub struct ScoreRow {
    pub decision_id: DecisionId,
    pub membership_id: MembershipId,
    pub option_id: OptionId,
    pub criterion_id: CriterionId,
    /// Millionths.
    pub value_micros: i64,
}
