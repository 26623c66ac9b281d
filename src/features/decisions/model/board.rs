//! What a board compares, by what, and what its readers see of it.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{BoardState, CriterionId, DecisionId, Direction, OptionId, Scale};
use crate::features::decisions::policy::ActionState;
use crate::features::organisations::model::{PersonRef, Side};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::problem::Problem;

/// Something that could be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = BoardOption)]
pub struct BoardOption {
    pub id: OptionId,
    pub title: String,
    /// Markdown.
    pub note: Option<String>,
    /// Minor units of `currency`.
    pub cost_minor: Option<i64>,
    /// ISO 4217
    pub currency: Option<String>,
}

/// What options are compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = BoardCriterion)]
pub struct BoardCriterion {
    pub id: CriterionId,
    pub title: String,
    pub direction: Direction,
    pub scale: Scale,
    /// Of what is measured.
    pub unit: Option<String>,
    /// 0 to 100; what counts is its share of the sum.
    pub weight: i32,
}

/// What a board compares.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    pub options: Vec<BoardOption>,
    pub criteria: Vec<BoardCriterion>,
}

impl Setup {
    /// As a column has it.
    pub fn read(json: &Json) -> Result<Self, Problem> {
        serde_json::from_value(json.0.clone()).map_err(Problem::internal)
    }

    pub fn json(&self) -> Result<Json, Problem> {
        serde_json::to_value(self).map(Json).map_err(Problem::internal)
    }

    pub fn criterion(&self, id: CriterionId) -> Option<&BoardCriterion> {
        self.criteria.iter().find(|one| one.id == id)
    }

    pub fn option(&self, id: OptionId) -> Option<&BoardOption> {
        self.options.iter().find(|one| one.id == id)
    }
}

/// A board as a reader sees it now.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionBoard)]
pub struct BoardView {
    pub decision_id: DecisionId,
    pub state: BoardState,
    pub options: Vec<BoardOption>,
    pub criteria: Vec<BoardCriterion>,
    pub deciders: Vec<DeciderView>,
    /// The reader's own scores, handed in or not.
    pub own: Vec<ScoreView>,
    /// Scores of all who have handed in: null until the reader has, or the board is closed.
    pub scores: Option<Vec<ScoreView>>,
    /// What comes of them: null as long as `scores` is, or as long as a score is missing.
    pub results: Option<Results>,
    pub opened_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// Somebody who is asked for scores.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardDecider)]
pub struct DeciderView {
    pub person: PersonRef,
    pub side: Side,
    pub mine: bool,
    pub handed_in_at: Option<Timestamp>,
}

/// What somebody gave an option by a criterion.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardScore)]
pub struct ScoreView {
    pub membership_id: MembershipId,
    pub option_id: OptionId,
    pub criterion_id: CriterionId,
    pub value: f64,
}

/// What comes of a board: `service::maths` says by what formulas.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardResults)]
pub struct Results {
    /// Shares of the weights that it was computed with; they add up to 1.
    pub weights: Vec<WeightShare>,
    pub options: Vec<OptionResult>,
    /// First by the weighted sum; the first of the list where several share the first place.
    pub winner: OptionId,
    /// Whether others share its place.
    pub tied: bool,
    /// Whether the other method puts it first too.
    pub methods_agree: bool,
    pub sensitivity: Vec<Flip>,
    /// By option and criterion, what is least agreed on first.
    pub disagreement: Vec<Disagreement>,
    /// Deciders whose scores are in it.
    pub deciders: usize,
    pub sides: Vec<SideCount>,
}

/// How many of a side have given scores.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BoardSideCount)]
pub struct SideCount {
    pub side: Side,
    pub deciders: usize,
}

/// The share of a criterion in all weights.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WeightShare {
    pub criterion_id: CriterionId,
    pub share: f64,
}

/// How an option comes out.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OptionResult {
    pub option_id: OptionId,
    /// Weighted sum, 0 to 1.
    pub weighted: f64,
    pub weighted_rank: usize,
    /// Closeness to the ideal by TOPSIS, 0 to 1.
    pub closeness: f64,
    pub closeness_rank: usize,
    /// Parts of the weighted sum, in the order of the criteria.
    pub parts: Vec<Part>,
    /// Whether another option costs no more and is worth no less, and is better in one of the two.
    pub dominated: bool,
}

/// What a criterion adds to an option.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OptionPart)]
pub struct Part {
    pub criterion_id: CriterionId,
    /// The mean of both sides, as it was given.
    pub joint: f64,
    pub vendor: Option<f64>,
    pub customer: Option<f64>,
    /// 0 to 1.
    pub normalised: f64,
    /// `normalised` times the share of the weight.
    pub contribution: f64,
}

/// The smallest change of a weight that puts another option first, the others scaled in proportion.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WeightFlip)]
pub struct Flip {
    pub criterion_id: CriterionId,
    /// Its share now, in per cent.
    pub from: f64,
    /// Beyond which share another is first; null: no weight would.
    pub to: Option<f64>,
    pub winner: Option<OptionId>,
}

/// How far apart opinions are on an option by a criterion.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Disagreement {
    pub option_id: OptionId,
    pub criterion_id: CriterionId,
    /// Standard deviation between deciders, as it was given.
    pub deviation: f64,
    /// The mean of the vendor's side less that of the customers'.
    pub difference: f64,
    /// The greater of the two as a share of the scale, or of the range of all that was measured.
    pub share: f64,
}
