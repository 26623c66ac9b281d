//! Who may object to a pause, and who answers: the table.
//!
//! A pause stops the vendor's clocks, so it counts against the customer: the customer objects, the
//! vendor grants it or stands by the pause. Each pause is objected to once.
use crate::features::complaints::model::ContestState;
use crate::features::organisations::model::Side;
use crate::features::records::model::EntryKind;
use crate::platform::authz::{Capability, Scope};
use crate::text_enum;

text_enum! {
    /// What can be done about a pause.
    pub enum PauseAction {
        Contest = "contest",
        Concede = "concede",
        Uphold = "uphold",
    }
}

impl PauseAction {
    /// What it writes into the shared lane.
    pub fn entry(self) -> EntryKind {
        match self {
            Self::Contest => EntryKind::PauseContested,
            Self::Concede => EntryKind::PauseConceded,
            Self::Uphold => EntryKind::PauseUpheld,
        }
    }

    fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Contest => &["reason"],
            Self::Concede | Self::Uphold => &[],
        }
    }
}

/// An action on a pause as the ledger offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct PauseActionState {
    pub name: PauseAction,
    pub allowed: bool,
    /// `wrong_side`, `role_too_low`, `already`, `not_contested`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// Whether somebody may do this about a pause; the reason code against it.
pub fn authorize_pause(
    scope: &Scope,
    side: Side,
    contest: Option<ContestState>,
    action: PauseAction,
) -> Result<(), &'static str> {
    let wanted = match action {
        PauseAction::Contest => Side::Customer,
        PauseAction::Concede | PauseAction::Uphold => Side::Vendor,
    };
    if side != wanted {
        return Err("wrong_side");
    }
    match (action, contest) {
        (PauseAction::Contest, Some(_)) => return Err("already"),
        (PauseAction::Concede | PauseAction::Uphold, None) => return Err("not_contested"),
        (_, Some(ContestState::Conceded | ContestState::Upheld)) => return Err("already"),
        _ => {}
    }
    if scope.may(Capability::Write) { Ok(()) } else { Err("role_too_low") }
}

/// All actions on a pause with what stands against each now; a mediator has no side, and none of
/// them.
pub fn pause_actions(
    scope: &Scope,
    side: Option<Side>,
    contest: Option<ContestState>,
) -> Vec<PauseActionState> {
    PauseAction::ALL
        .iter()
        .map(|name| {
            let may = |side| authorize_pause(scope, side, contest, *name);
            let reason = side.map_or(Err("wrong_side"), may).err();
            PauseActionState { name: *name, allowed: reason.is_none(), reason, needs: name.needs() }
        })
        .collect()
}
