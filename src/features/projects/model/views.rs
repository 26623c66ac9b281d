//! Projects as those who are in them see them.
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    CriterionId, CriterionKind, DeliverableId, DeliverableStatus, EvidenceId, GateId,
    GateReviewState, GateState, Handling, PartyState, PhaseId, PhaseState, ProjectRole,
    ProjectStatus, Verdict,
};
use crate::features::commitments::model::CommitmentState;
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::projects::policy::ActionState;
use crate::features::records::model::{
    BallSide, FileRef, LaneId, LaneRef, RecordId, RecordRef, ThreadId,
};
use crate::features::signoffs::model::SignoffView;
use crate::platform::clock::Timestamp;

/// What an organisation is asked to join: all that it sees before it has accepted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectInvitation)]
pub struct InvitationView {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub purpose_html: String,
    /// What the template is called that it started from.
    pub template: String,
    /// Whether several customers may be in it, who then see each other.
    pub several: bool,
    /// The side that the organisation would take.
    pub side: Side,
    /// Who is in already.
    pub parties: Vec<OrgRef>,
    pub invited_by: Option<PersonRef>,
    pub invited_at: Timestamp,
    pub thread_id: Option<ThreadId>,
    /// Where the invitation is talked about.
    pub lane_id: Option<LaneId>,
    pub actions: Vec<ActionState>,
}

/// Whose move it is in a project of several organisations.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectBall)]
pub struct BallView {
    /// `third`: another customer alone.
    pub side: Option<BallSide>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// Whether it is the caller's organisation.
    pub mine: bool,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectListItem)]
pub struct ProjectItem {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: ProjectStatus,
    /// The phase that it is in.
    pub phase: Option<String>,
    /// When the gate of the phase is, `YYYY-MM-DD`.
    pub gate_on: Option<String>,
    pub parties: Vec<OrgRef>,
    pub ball: BallView,
    pub unread: bool,
    pub activity_at: Timestamp,
    pub created_at: Timestamp,
}

/// An organisation in a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectParty)]
pub struct PartyView {
    pub organisation: OrgRef,
    pub side: Side,
    pub state: PartyState,
    pub invited_at: Timestamp,
    pub answered_at: Option<Timestamp>,
}

/// Somebody in a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectMember)]
pub struct MemberView {
    pub person: PersonRef,
    pub role: ProjectRole,
}

/// A gate in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = GateBrief)]
pub struct GateBrief {
    pub id: GateId,
    pub title: String,
    pub state: GateState,
    pub verdict: Option<Verdict>,
    /// `YYYY-MM-DD`
    pub scheduled_on: Option<String>,
    pub decided_at: Option<Timestamp>,
    pub interim_until: Option<Timestamp>,
}

/// A phase in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PhaseBrief)]
pub struct PhaseBrief {
    pub id: PhaseId,
    pub title: String,
    pub state: PhaseState,
    /// As planned, `YYYY-MM-DD`.
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub version: i32,
    pub gate: Option<GateBrief>,
}

/// A link to another record that the caller sees as well.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectLink)]
pub struct LinkView {
    pub kind: String,
    pub record: RecordRef,
}

/// A project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Project)]
pub struct ProjectView {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    /// Markdown.
    pub purpose: String,
    pub purpose_html: String,
    pub status: ProjectStatus,
    pub template: String,
    pub template_title: String,
    pub several: bool,
    pub starts_on: Option<String>,
    pub target_on: Option<String>,
    pub side: Side,
    /// The caller's role in it.
    pub role: Option<ProjectRole>,
    /// The vendor sees who was asked as well.
    pub parties: Vec<PartyView>,
    pub members: Vec<MemberView>,
    pub phases: Vec<PhaseBrief>,
    /// The phase that it is in.
    pub phase_id: Option<PhaseId>,
    pub ball: BallView,
    /// The first thread.
    pub thread_id: ThreadId,
    pub version: i32,
    /// Of phases, deliverables, gates, questions and milestones.
    pub plan_version: i32,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub actions: Vec<ActionState>,
}

/// Something that shows that a deliverable is there.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DeliverableEvidence)]
pub struct EvidenceView {
    pub id: EvidenceId,
    pub title: String,
    /// Gone once the entry that brought it was taken back or erased.
    pub file: Option<FileRef>,
    pub url: Option<String>,
    pub by: Option<PersonRef>,
    pub added_at: Timestamp,
    pub may_remove: bool,
}

/// A deliverable.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Deliverable)]
pub struct DeliverableView {
    pub id: DeliverableId,
    pub phase_id: PhaseId,
    pub title: String,
    pub note: Option<String>,
    pub side: Side,
    /// Which organisation of the side; none: whichever are in.
    pub organisation: Option<OrgRef>,
    pub required: bool,
    pub handling: Handling,
    /// `YYYY-MM-DD`
    pub due_on: Option<String>,
    pub late: bool,
    pub status: DeliverableStatus,
    pub revision: i32,
    pub submitted_by: Option<PersonRef>,
    pub submitted_at: Option<Timestamp>,
    pub answered_by: Option<PersonRef>,
    pub answered_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub evidence: Vec<EvidenceView>,
    /// Who has to do something about it, and since when.
    pub held_by: Vec<HolderView>,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// An organisation that holds something.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Holder)]
pub struct HolderView {
    pub organisation: OrgRef,
    pub since: Timestamp,
    pub mine: bool,
}

/// A phase with what is to be delivered in it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Phase)]
pub struct PhaseView {
    #[serde(flatten)]
    pub brief: PhaseBrief,
    pub deliverables: Vec<DeliverableView>,
}

/// The plan of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectPlan)]
pub struct PlanView {
    pub plan_version: i32,
    pub phases: Vec<PhaseView>,
}

/// A criterion of a gate.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Criterion)]
pub struct CriterionView {
    pub id: CriterionId,
    pub title: String,
    pub kind: CriterionKind,
    pub weight: i32,
    /// Of a must: 0 or 1; of a scored one: 0 to 10.
    pub value: Option<i32>,
    pub note: Option<String>,
    pub by: Option<PersonRef>,
    pub at: Option<Timestamp>,
    pub version: i32,
}

/// A condition of a verdict.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = GateCondition)]
pub struct ConditionView {
    pub text: String,
    /// Who owes it.
    pub organisation: OrgRef,
    /// `YYYY-MM-DD`
    pub due_on: String,
    /// Once the verdict is signed by all.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub commitment_id: Option<Uuid>,
    pub state: Option<CommitmentState>,
}

/// A verdict with what it stands on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = GateReview)]
pub struct ReviewView {
    pub number: i32,
    pub verdict: Verdict,
    pub note: Option<String>,
    pub interim_until: Option<Timestamp>,
    pub conditions: Vec<ConditionView>,
    pub state: GateReviewState,
    /// Of the canonical JSON of `content`, lower-case hexadecimal.
    pub sha256: String,
    /// What is signed.
    #[schema(value_type = Object)]
    pub content: serde_json::Value,
    pub organisation: OrgRef,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub signoff: Option<SignoffView>,
    /// What has changed since, if it was changed.
    #[schema(value_type = Vec<Object>)]
    pub changes: Vec<serde_json::Value>,
}

/// A signature that the gate needs of each organisation of a side.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = GateSigner)]
pub struct SignerView {
    pub side: Side,
    pub role: ProjectRole,
    pub stage: i32,
    /// Organisations of the side in which nobody has the role.
    pub missing_in: Vec<OrgRef>,
}

/// Whether a verdict can be put up now.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = VerdictState)]
pub struct VerdictView {
    pub verdict: Verdict,
    pub allowed: bool,
    /// `deliverables_open`, `criteria_not_met`, `score_too_low`, `earlier_gate_open`,
    /// `conditions_missed`.
    pub reason: Option<&'static str>,
}

/// A gate.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Gate)]
pub struct GateView {
    #[serde(flatten)]
    pub brief: GateBrief,
    pub project: RecordRef,
    pub phase: PhaseBrief,
    pub deliverables: Vec<DeliverableView>,
    pub criteria: Vec<CriterionView>,
    /// Of 100; none as long as a scored criterion is unanswered.
    pub score: Option<i32>,
    pub pass_score: Option<i32>,
    pub signers: Vec<SignerView>,
    /// Newest first.
    pub reviews: Vec<ReviewView>,
    pub verdicts: Vec<VerdictView>,
    pub held_by: Vec<HolderView>,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// A thread of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectThread)]
pub struct ThreadView {
    pub id: ThreadId,
    /// None: the first one.
    pub topic: Option<String>,
    /// Whether all organisations read it, or the caller's alone.
    pub shared: bool,
    pub created_at: Timestamp,
    pub last: Option<LastWords>,
    pub unread: bool,
    /// Questions in it that wait for the caller's organisation.
    pub questions_to_you: usize,
}

/// The newest words of a thread that the caller reads.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LastWords {
    pub by: Option<PersonRef>,
    pub at: Timestamp,
    pub excerpt: String,
    #[schema(value_type = String)]
    pub lane: LaneRef,
}

/// What a project can start from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectTemplate)]
pub struct TemplateView {
    pub key: String,
    pub title: String,
    pub about: String,
    /// Whether a level of submission is chosen at the start.
    pub levels: bool,
    /// What its phases are called.
    pub phases: Vec<String>,
    pub weeks: i64,
    pub deliverables: usize,
}
