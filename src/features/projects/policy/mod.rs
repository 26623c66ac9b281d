//! Who may do what in a project: pure, read by `actions`, services and tests.
mod gates;
mod plan;

pub use gates::*;
pub use plan::*;

use crate::features::organisations::model::Side;
use crate::features::projects::model::{ProjectAction, ProjectRole, ProjectStatus};
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// Whoever acts, as a project knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub side: Side,
    /// What they do in the project; none for others of the organisation.
    pub role: Option<ProjectRole>,
    /// Whether they manage their organisation's relationships: then they lead here as well.
    pub manages: bool,
    pub writes: bool,
}

impl Standing {
    pub fn of(scope: &Scope, side: Side, role: Option<ProjectRole>) -> Self {
        Self {
            side,
            role,
            manages: scope.may(Capability::ManageRelationships),
            writes: scope.may(Capability::Write),
        }
    }

    /// Whether they steer the project for their organisation. Its managers do, in the team or not:
    /// `docs/decisions/0012-managers-act-without-a-seat.md`.
    pub fn leads(self) -> bool {
        self.writes && (self.manages || self.role == Some(ProjectRole::Lead))
    }

    /// Whether they work on it.
    pub fn works(self) -> bool {
        self.writes && (self.manages || self.role.is_some_and(|role| role != ProjectRole::Observer))
    }

    /// Roles that they sign in: those of the team alone, whoever manages. A lead signs where an approver is asked for: a small firm has one
    /// person for both.
    pub fn signs_as(self) -> &'static [&'static str] {
        match self.role {
            Some(ProjectRole::Lead) => &["lead", "approver"],
            Some(ProjectRole::Engineer) => &["engineer"],
            Some(ProjectRole::Quality) => &["quality"],
            Some(ProjectRole::Purchasing) => &["purchasing"],
            Some(ProjectRole::Approver) => &["approver"],
            Some(ProjectRole::Observer) | None => &[],
        }
    }
}

/// A project, as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    pub status: ProjectStatus,
    pub several: bool,
    pub created_side: Side,
    /// Customers that are in or were asked.
    pub customers: usize,
    /// Whether both sides are in.
    pub both_in: bool,
}

/// Whether this may be done with the project.
pub fn project(standing: Standing, action: ProjectAction, stage: Stage) -> Result<(), Reason> {
    use ProjectAction as A;
    let leads = || if standing.leads() { Ok(()) } else { Err("role_too_low") };
    let works = || if standing.works() { Ok(()) } else { Err("role_too_low") };
    let side = |wanted| if standing.side == wanted { Ok(()) } else { Err("wrong_side") };
    // Those who are asked to join come in by their invitation.
    if matches!(action, A::Accept | A::Decline) || !stage.status.is_open() {
        return Err("wrong_status");
    }
    match action {
        A::Edit | A::AddMilestone | A::AddDeliverable | A::AddMember => leads(),
        A::AddTopic => works(),
        A::Ask if !stage.both_in => Err("nobody_else"),
        A::Ask => works(),
        A::Invite => {
            side(Side::Vendor)?;
            if !stage.several && stage.customers > 0 {
                return Err("not_opened");
            }
            leads()
        }
        A::OpenUp => {
            side(Side::Customer)?;
            if stage.several { Err("wrong_status") } else { leads() }
        }
        A::Leave => {
            side(Side::Customer)?;
            leads()
        }
        A::Resume if stage.status != ProjectStatus::OnHold => Err("wrong_status"),
        A::Resume => leads(),
        A::Cancel => {
            side(stage.created_side)?;
            if stage.status == ProjectStatus::Planning { leads() } else { Err("wrong_status") }
        }
        A::Accept | A::Decline => Err("wrong_status"),
    }
}

/// An action as a project, a deliverable or a gate offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = ProjectActionState)]
pub struct ActionState {
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `role_too_low`, `wrong_role`, `already`, `not_yet`,
    /// `nobody_else`, `not_opened`, `phase_not_begun`.
    pub reason: Option<Reason>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

impl ActionState {
    pub fn of(
        name: &'static str,
        ruling: Result<(), Reason>,
        needs: &'static [&'static str],
    ) -> Self {
        Self { name, allowed: ruling.is_ok(), reason: ruling.err(), needs }
    }
}

/// What can be done with the project by those who are in it.
pub fn project_states(standing: Standing, stage: Stage) -> Vec<ActionState> {
    ProjectAction::ALL
        .iter()
        .filter(|name| !matches!(name, ProjectAction::Accept | ProjectAction::Decline))
        .map(|name| ActionState::of(name.as_str(), project(standing, *name, stage), &[]))
        .collect()
}

/// What can be done with an invitation.
pub fn invitation_states(scope: &Scope) -> Vec<ActionState> {
    let ruling = invitation(scope);
    [ProjectAction::Accept, ProjectAction::Decline]
        .map(|name| ActionState::of(name.as_str(), ruling, &[]))
        .to_vec()
}

/// Whether somebody may answer an invitation for their organisation: it is shown to the others then.
pub fn invitation(scope: &Scope) -> Result<(), Reason> {
    if scope.may(Capability::ManageRelationships) && scope.may(Capability::Write) {
        Ok(())
    } else {
        Err("role_too_low")
    }
}

#[cfg(test)]
mod tests;
