//! Who may do what with a report and its steps: pure, read by `actions`, services and tests.
use super::model::{ReportState, StepState};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};
use crate::text_enum;

text_enum! {
    /// What can be done with a step.
    pub enum StepAction {
        /// Put before the other side.
        Submit = "submit",
        Sign = "sign",
        Refuse = "refuse",
        /// Take what was submitted or signed back to work on, by either side, with a reason.
        Reopen = "reopen",
    }
}

/// Why something is not allowed now.
pub type Reason = &'static str;

/// An action as a step or a report offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = ReportActionState)]
pub struct ActionState {
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `role_too_low`, `steps_not_signed`, `not_effective`.
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

/// Whether a side may write in a report at all.
pub fn may_write(scope: &Scope, side: Side, report: ReportState) -> Result<(), Reason> {
    if !matches!(side, Side::Customer | Side::Vendor) {
        return Err("wrong_side");
    }
    if report != ReportState::Open {
        return Err("wrong_status");
    }
    if scope.may(Capability::Write) { Ok(()) } else { Err("role_too_low") }
}

/// Whether a side may do this with a step that `filled_by` fills.
pub fn step_action(
    scope: &Scope,
    side: Side,
    report: ReportState,
    filled_by: Side,
    state: StepState,
    action: StepAction,
) -> Result<(), Reason> {
    // What was completed can be taken up again: the step and with it the report.
    let again = action == StepAction::Reopen && report == ReportState::Completed;
    may_write(scope, side, if again { ReportState::Open } else { report })?;
    let fills = side == filled_by;
    match action {
        StepAction::Submit if !fills => Err("wrong_side"),
        StepAction::Sign | StepAction::Refuse if fills => Err("wrong_side"),
        StepAction::Submit => match state {
            StepState::Empty | StepState::Draft | StepState::Refused | StepState::Stale => Ok(()),
            StepState::Submitted | StepState::Signed => Err("wrong_status"),
        },
        StepAction::Reopen => match state {
            StepState::Submitted | StepState::Signed => Ok(()),
            _ => Err("wrong_status"),
        },
        StepAction::Sign | StepAction::Refuse => {
            if state == StepState::Submitted {
                Ok(())
            } else {
                Err("wrong_status")
            }
        }
    }
}

/// The state of a step after one of its fields or rows changed; true when what was submitted or
/// signed is thereby no longer what is there.
pub fn after_change(state: StepState) -> (StepState, bool) {
    match state {
        StepState::Empty | StepState::Draft | StepState::Refused => (StepState::Draft, false),
        StepState::Submitted | StepState::Signed => (StepState::Stale, true),
        StepState::Stale => (StepState::Stale, false),
    }
}

/// Whether a report may be completed, given the states of its steps and whether every corrective
/// action was found effective.
pub fn complete(
    scope: &Scope,
    side: Side,
    report: ReportState,
    steps: impl IntoIterator<Item = StepState>,
    effective: bool,
) -> Result<(), Reason> {
    may_write(scope, side, report)?;
    if steps.into_iter().any(|state| state != StepState::Signed) {
        return Err("steps_not_signed");
    }
    if effective { Ok(()) } else { Err("not_effective") }
}
