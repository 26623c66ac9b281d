//! What may be done with a gate, and what a verdict needs.
use super::{ActionState, Reason, Standing};
use crate::features::projects::model::{
    CriterionKind, CriterionRow, DeliverableRow, GateAction, GateState, PhaseState, ProjectRole,
    ProjectStatus, Verdict,
};
use crate::features::signoffs::model::SlotView;
use crate::platform::authz::OrganisationId;

/// A gate, as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct GateStage<'a> {
    pub project: ProjectStatus,
    pub phase: PhaseState,
    pub state: GateState,
    /// Whether both sides are in.
    pub both_in: bool,
    /// The places for signatures of the review that is open.
    pub slots: &'a [SlotView],
    /// Whose proposal it is.
    pub proposed_by: Option<OrganisationId>,
}

/// Whether this may be done with the gate.
pub fn gate(
    standing: Standing,
    organisation: OrganisationId,
    action: GateAction,
    stage: GateStage<'_>,
) -> Result<(), Reason> {
    use GateAction as A;
    if stage.project != ProjectStatus::Active && action != A::Edit || !stage.project.is_open() {
        return Err("wrong_status");
    }
    match action {
        A::Edit if matches!(stage.state, GateState::Killed | GateState::Passed) => {
            Err("wrong_status")
        }
        A::Edit => lead(standing),
        A::Assess if matches!(stage.state, GateState::Killed | GateState::Held) => {
            Err("wrong_status")
        }
        A::Assess if standing.works() => Ok(()),
        A::Assess => Err("role_too_low"),
        A::Decide => {
            if stage.phase == PhaseState::Planned {
                return Err("phase_not_begun");
            }
            if !stage.state.awaits_verdict() && stage.state != GateState::InReview {
                return Err("wrong_status");
            }
            if !stage.both_in {
                return Err("nobody_else");
            }
            decider(standing)
        }
        A::Withdraw => {
            if stage.state != GateState::InReview {
                return Err("wrong_status");
            }
            if stage.proposed_by != Some(organisation) {
                return Err("wrong_side");
            }
            decider(standing)
        }
        A::Sign | A::Refuse | A::Abstain => {
            if stage.state != GateState::InReview {
                return Err("wrong_status");
            }
            signer(standing, organisation, stage.slots)
        }
    }
}

fn lead(standing: Standing) -> Result<(), Reason> {
    if standing.leads() { Ok(()) } else { Err("role_too_low") }
}

fn decider(standing: Standing) -> Result<(), Reason> {
    let approves = standing.writes && standing.role == Some(ProjectRole::Approver);
    if approves || standing.leads() { Ok(()) } else { Err("role_too_low") }
}

/// Whether there is a place left for a signature of theirs. That nobody signs twice, and nobody for
/// two sides, is the engine's to say.
fn signer(
    standing: Standing,
    organisation: OrganisationId,
    slots: &[SlotView],
) -> Result<(), Reason> {
    if !standing.writes {
        return Err("role_too_low");
    }
    let own = slots.iter().filter(|slot| slot.organisation_id == Some(organisation));
    let free: Vec<&SlotView> = own.filter(|slot| slot.vote.is_none()).collect();
    if free.is_empty() {
        return Err("already");
    }
    let fits = |slot: &&&SlotView| {
        slot.role.as_deref().is_none_or(|role| standing.signs_as().contains(&role))
    };
    let Some(slot) = free.iter().filter(fits).min_by_key(|slot| slot.stage) else {
        return Err("wrong_role");
    };
    let waits = slots.iter().any(|other| other.stage < slot.stage && other.vote.is_none());
    if waits { Err("not_yet") } else { Ok(()) }
}

/// All actions with what stands against each now.
pub fn gate_states(
    standing: Standing,
    organisation: OrganisationId,
    stage: GateStage<'_>,
) -> Vec<ActionState> {
    GateAction::ALL
        .iter()
        .map(|name| {
            let needs: &'static [&'static str] = match name {
                GateAction::Decide => &["verdict"],
                GateAction::Sign => &["sha256"],
                GateAction::Refuse | GateAction::Abstain => &["sha256", "reason"],
                GateAction::Edit | GateAction::Assess | GateAction::Withdraw => &[],
            };
            let ruling = gate(standing, organisation, *name, stage);
            ActionState::of(name.as_str(), ruling, needs)
        })
        .collect()
}

/// The score of the scored criteria, of 100, rounded down; none as long as one is unanswered.
pub fn score(criteria: &[CriterionRow]) -> Option<i32> {
    let scored = || criteria.iter().filter(|one| one.kind == CriterionKind::Scored);
    let mut sum = 0_i64;
    let mut weights = 0_i64;
    for one in scored() {
        sum += i64::from(one.value?) * i64::from(one.weight);
        weights += i64::from(one.weight);
    }
    if weights == 0 {
        return None;
    }
    // Each counts 0 to 10, so the best sum is ten times the weights.
    i32::try_from(sum * 10 / weights).ok()
}

/// What stands before a gate, besides its own signatures.
#[derive(Debug, Clone, Copy)]
pub struct Ready<'a> {
    pub deliverables: &'a [DeliverableRow],
    pub criteria: &'a [CriterionRow],
    pub pass_score: Option<i32>,
    /// Whether a gate before this one is stale or ran out.
    pub earlier_open: bool,
    /// Whether a condition of an earlier verdict was missed.
    pub conditions_missed: bool,
}

/// Whether a verdict can be put up. What is not done yet is no obstacle to one with conditions, or
/// until a date.
pub fn verdict(verdict: Verdict, interim: bool, ready: Ready<'_>) -> Result<(), Reason> {
    if !verdict.goes_on() {
        return Ok(());
    }
    if ready.earlier_open {
        return Err("earlier_gate_open");
    }
    if ready.conditions_missed {
        return Err("conditions_missed");
    }
    if verdict == Verdict::ConditionalGo || interim {
        return Ok(());
    }
    if ready.deliverables.iter().any(|one| one.required && !one.status.is_done()) {
        return Err("deliverables_open");
    }
    let unmet = |one: &CriterionRow| one.kind == CriterionKind::Must && one.value != Some(1);
    if ready.criteria.iter().any(unmet) {
        return Err("criteria_not_met");
    }
    match ready.pass_score {
        Some(wanted) if score(ready.criteria).is_none_or(|score| score < wanted) => {
            Err("score_too_low")
        }
        _ => Ok(()),
    }
}
