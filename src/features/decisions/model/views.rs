//! Decisions as those who are in their project see them.
use serde::Serialize;
use utoipa::ToSchema;

use super::{BoardState, Considered, DecisionId, DecisionStatus, Position};
use crate::features::decisions::policy::ActionState;
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::SignoffView;
use crate::platform::clock::Timestamp;

/// Another decision of the project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionRef {
    pub id: DecisionId,
    pub key: String,
    pub title: String,
    pub status: DecisionStatus,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionListItem)]
pub struct DecisionItem {
    pub id: DecisionId,
    pub key: String,
    pub title: String,
    pub status: DecisionStatus,
    pub supersedes: Option<DecisionRef>,
    pub superseded_by: Option<DecisionRef>,
    pub effective_on: Option<String>,
    pub created_at: Timestamp,
    pub proposed_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    /// What each organisation says to the text that is up, or was last.
    pub positions: Vec<PositionView>,
    /// Where its board stands, if it has one.
    pub board: Option<BoardBrief>,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// A board in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionBoardBrief)]
pub struct BoardBrief {
    pub state: BoardState,
    pub options: usize,
    pub criteria: usize,
    pub deciders: usize,
    pub handed_in: usize,
    /// Whether the reader's own scores are awaited.
    pub mine: bool,
}

/// What an organisation says.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionPosition)]
pub struct PositionView {
    pub organisation: OrgRef,
    pub side: Side,
    pub mine: bool,
    /// Null: not yet.
    pub position: Option<Position>,
    pub text: Option<String>,
    pub by: Option<PersonRef>,
    pub at: Option<Timestamp>,
}

/// A text of a decision that was put up, with what was said to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionRound)]
pub struct RoundView {
    pub revision: i32,
    pub positions: Vec<PositionView>,
    pub signoff: SignoffView,
    /// Fields that are no longer what was up, once it is stale.
    pub changed: Vec<String>,
}

/// A decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Decision)]
pub struct DecisionView {
    pub id: DecisionId,
    pub project_id: RecordId,
    pub key: String,
    pub title: String,
    pub status: DecisionStatus,
    /// Markdown: context and problem.
    pub context: String,
    pub context_html: String,
    pub drivers: Vec<String>,
    pub options: Vec<OptionView>,
    pub outcome: String,
    pub outcome_html: String,
    pub consequences: String,
    pub consequences_html: String,
    pub confirmation: String,
    pub confirmation_html: String,
    pub decision_makers: Vec<PersonRef>,
    pub consulted: Vec<PersonRef>,
    pub informed: Vec<PersonRef>,
    /// `YYYY-MM-DD`
    pub effective_on: Option<String>,
    pub supersedes: Option<DecisionRef>,
    pub superseded_by: Option<DecisionRef>,
    /// Whose it is to revise.
    pub organisation: Option<OrgRef>,
    pub created_by: Option<PersonRef>,
    pub created_at: Timestamp,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    /// Which proposal of it is up, or was last; 0: none yet.
    pub revision: i32,
    /// Of the canonical JSON of what is up; lower-case hexadecimal.
    pub sha256: Option<String>,
    /// What each organisation says to the text that is up, or was last.
    pub positions: Vec<PositionView>,
    /// Texts that were up before, newest first.
    pub rounds: Vec<RoundView>,
    pub board: Option<BoardBrief>,
    /// Who asks to let it go, and why.
    pub retire: Option<RetireView>,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// A considered option.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionOption)]
pub struct OptionView {
    #[serde(flatten)]
    pub option: Considered,
    pub note_html: Option<String>,
}

/// Who asks to let an accepted decision go.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionRetirement)]
pub struct RetireView {
    pub organisation: OrgRef,
    pub reason: Option<String>,
}
