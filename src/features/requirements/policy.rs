//! Who may do what with requirements: pure, read by `actions`, services and tests.
use crate::features::projects::service::desk::Standing;
use crate::features::requirements::model::{
    RequirementAction, RequirementClaimKind, RequirementListAction, RequirementListState,
    RequirementState,
};
use crate::features::signoffs::model::SlotView;
use crate::platform::authz::OrganisationId;

/// Why something is not allowed now.
pub type Reason = &'static str;

/// An action as a list or a requirement offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = RequirementActionState)]
pub struct ActionState {
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `role_too_low`, `wrong_role`, `already`, `nobody_else`,
    /// `frozen`, `not_agreed`, `nothing_to_sign`, `to_be_changed`, `claim_open`.
    pub reason: Option<Reason>,
}

impl ActionState {
    fn of(name: &'static str, ruling: Result<(), Reason>) -> Self {
        Self { name, allowed: ruling.is_ok(), reason: ruling.err() }
    }
}

/// Roles that sign a list. A lead signs as an approver as well.
pub const SIGNING_ROLE: &str = "approver";

/// A list, as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct ListStage<'a> {
    /// Whether the project goes on.
    pub open: bool,
    pub state: RequirementListState,
    pub agreed_version: i32,
    /// Whether there is a line that could be signed.
    pub anything: bool,
    /// Whether there is another organisation to sign with.
    pub both_in: bool,
    /// The places for signatures of the review that is open.
    pub slots: &'a [SlotView],
    /// Whose proposal it is.
    pub proposed_by: Option<OrganisationId>,
}

impl ListStage<'_> {
    pub fn is_frozen(&self) -> bool {
        self.agreed_version > 0
    }
}

fn works(standing: Standing) -> Result<(), Reason> {
    if standing.works() { Ok(()) } else { Err("role_too_low") }
}

/// Whether this may be done with the list.
pub fn list(
    standing: Standing,
    own: OrganisationId,
    action: RequirementListAction,
    stage: ListStage<'_>,
) -> Result<(), Reason> {
    use RequirementListAction as A;
    if !stage.open {
        return Err("wrong_status");
    }
    let in_review = stage.state == RequirementListState::InReview;
    match action {
        A::Add if stage.is_frozen() => Err("frozen"),
        A::Propose if !stage.is_frozen() => Err("not_agreed"),
        A::Add | A::Propose | A::Import => works(standing),
        A::Submit if in_review => Err("wrong_status"),
        A::Submit if !stage.anything => Err("nothing_to_sign"),
        A::Submit if !stage.both_in => Err("nobody_else"),
        A::Submit => works(standing),
        A::Sign | A::Refuse | A::Withdraw if !in_review => Err("wrong_status"),
        A::Sign | A::Refuse => signer(standing, own, stage.slots),
        A::Withdraw if stage.proposed_by != Some(own) => Err("wrong_side"),
        A::Withdraw => works(standing),
    }
}

/// Whether there is a place left for a signature of theirs. That nobody signs twice, and nobody for
/// two organisations, is the engine's to say.
fn signer(standing: Standing, own: OrganisationId, slots: &[SlotView]) -> Result<(), Reason> {
    if !standing.writes {
        return Err("role_too_low");
    }
    let mut places = slots.iter().filter(|slot| slot.organisation_id == Some(own)).peekable();
    if places.peek().is_none() {
        return Err("wrong_side");
    }
    if places.all(|slot| slot.vote.is_some()) {
        return Err("already");
    }
    if standing.signs_as().contains(&SIGNING_ROLE) { Ok(()) } else { Err("wrong_role") }
}

/// A requirement, as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    pub open: bool,
    /// Whether the list was agreed.
    pub frozen: bool,
    pub state: RequirementState,
    /// Whose requirement it is; anybody's once that organisation has left the project.
    pub source: Option<OrganisationId>,
    /// What was said of it and not answered, and by whom.
    pub claim: Option<(RequirementClaimKind, OrganisationId)>,
    /// Whether a line of the delta is about it.
    pub in_delta: bool,
}

/// Whether this may be done with the requirement.
pub fn requirement(
    standing: Standing,
    own: OrganisationId,
    action: RequirementAction,
    stage: Stage,
) -> Result<(), Reason> {
    use RequirementAction as A;
    if !stage.open {
        return Err("wrong_status");
    }
    let agreed = stage.state == RequirementState::Agreed && stage.frozen;
    match action {
        A::Edit | A::Remove if stage.frozen => Err("frozen"),
        A::Edit | A::Remove | A::Move | A::Link => works(standing),
        A::Propose if !stage.frozen => Err("not_agreed"),
        A::Propose if stage.in_delta => Err("to_be_changed"),
        A::Propose if stage.claim.is_some() => Err("claim_open"),
        A::Propose => works(standing),
        A::ClaimMet | A::Waive if stage.claim.is_some() => Err("already"),
        A::ClaimMet | A::Waive if stage.in_delta => Err("to_be_changed"),
        A::ClaimMet | A::Waive if !agreed => Err("wrong_status"),
        A::Waive if stage.source.is_some_and(|source| source != own) => Err("wrong_side"),
        A::ClaimMet | A::Waive => works(standing),
        A::Confirm | A::Reject => match stage.claim {
            None => Err("wrong_status"),
            Some((_, by)) if by == own => Err("wrong_side"),
            Some(_) => works(standing),
        },
        A::Withdraw => match stage.claim {
            None => Err("wrong_status"),
            Some((_, by)) if by != own => Err("wrong_side"),
            Some(_) => works(standing),
        },
    }
}

/// All actions of a list with what stands against each now.
pub fn list_states(
    standing: Standing,
    own: OrganisationId,
    stage: ListStage<'_>,
) -> Vec<ActionState> {
    let state = |action: &RequirementListAction| {
        ActionState::of(action.as_str(), list(standing, own, *action, stage))
    };
    RequirementListAction::ALL.iter().map(state).collect()
}

/// All actions of a requirement with what stands against each now.
pub fn states(standing: Standing, own: OrganisationId, stage: Stage) -> Vec<ActionState> {
    let state = |action: &RequirementAction| {
        ActionState::of(action.as_str(), requirement(standing, own, *action, stage))
    };
    RequirementAction::ALL.iter().map(state).collect()
}

#[cfg(test)]
mod tests;
