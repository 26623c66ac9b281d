//! Who may do what with an idea: pure, read by `actions`, services and tests.
use crate::features::ideas::model::{Audience, Idea, IdeaAction, IdeaStatus};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};

use IdeaAction as A;
use IdeaStatus as S;

/// Why something is not allowed now.
pub type Reason = &'static str;

/// An idea as it stands to somebody who sees it.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Of the organisation that looks.
    pub side: Side,
    /// Whether it is that organisation's idea.
    pub is_author: bool,
    /// Whether it is the vendor's.
    pub by_vendor: bool,
    pub audience: Audience,
    pub status: IdeaStatus,
    pub may_widen: bool,
}

impl Standing {
    pub fn of(scope: &Scope, idea: &Idea) -> Self {
        let vendor = idea.vendor_org == scope.org();
        Self {
            side: if vendor { Side::Vendor } else { Side::Customer },
            is_author: idea.author_org == scope.org(),
            by_vendor: idea.author_org == idea.vendor_org,
            audience: idea.audience,
            status: idea.status,
            may_widen: idea.may_widen,
        }
    }

    /// As its vendor stands to it.
    pub fn of_vendor(idea: &Idea) -> Self {
        Self {
            side: Side::Vendor,
            is_author: idea.author_org == idea.vendor_org,
            by_vendor: idea.author_org == idea.vendor_org,
            audience: idea.audience,
            status: idea.status,
            may_widen: idea.may_widen,
        }
    }

    /// Whether the vendor does not see it yet.
    pub fn is_kept(self) -> bool {
        self.audience == Audience::Own && !self.by_vendor
    }
}

/// A step from one status to another.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub action: IdeaAction,
    pub from: &'static [IdeaStatus],
    pub to: IdeaStatus,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

const OPEN: &[S] = &[S::Submitted, S::UnderReview, S::NeedInfo, S::Planned, S::InProgress];

/// The table of steps. Delivered ideas can be taken up again; merged ones cannot: their votes are
/// elsewhere.
#[rustfmt::skip]
pub const STEPS: &[Step] = &[
    Step { action: A::Review, from: &[S::Submitted, S::NeedInfo, S::Planned, S::InProgress, S::Declined, S::Duplicate], to: S::UnderReview, needs: &[] },
    Step { action: A::Ask, from: &[S::Submitted, S::UnderReview, S::Planned], to: S::NeedInfo, needs: &["question"] },
    Step { action: A::Answer, from: &[S::NeedInfo], to: S::UnderReview, needs: &["body"] },
    Step { action: A::Plan, from: &[S::Submitted, S::UnderReview, S::NeedInfo, S::InProgress], to: S::Planned, needs: &[] },
    Step { action: A::Start, from: &[S::Submitted, S::UnderReview, S::NeedInfo, S::Planned, S::Delivered], to: S::InProgress, needs: &[] },
    Step { action: A::Deliver, from: &[S::UnderReview, S::Planned, S::InProgress], to: S::Delivered, needs: &[] },
    Step { action: A::Decline, from: OPEN, to: S::Declined, needs: &["reason"] },
    Step { action: A::Duplicate, from: OPEN, to: S::Duplicate, needs: &["target", "reason"] },
    Step { action: A::Merge, from: OPEN, to: S::Merged, needs: &["target"] },
];

/// The step that an action is, if it is one.
pub fn step(action: IdeaAction) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.action == action)
}

/// Whether this may be done now.
pub fn rule(scope: &Scope, idea: Standing, action: IdeaAction) -> Result<(), Reason> {
    side(idea, action)?;
    if let Some(step) = step(action) {
        if !step.from.contains(&idea.status) {
            return Err("wrong_status");
        }
    } else {
        state(idea, action)?;
    }
    if scope.may(capability(idea, action)) && scope.may(Capability::Write) {
        Ok(())
    } else {
        Err("role_too_low")
    }
}

/// Whose it is to do.
fn side(idea: Standing, action: IdeaAction) -> Result<(), Reason> {
    let vendor = idea.side == Side::Vendor;
    let fits = match action {
        A::Edit => idea.is_author || vendor,
        A::Share if idea.audience == Audience::Own => idea.is_author,
        A::Answer => idea.is_author && !vendor,
        A::Decline if idea.is_kept() => idea.is_author,
        A::Vote => !vendor,
        A::AddSource => true,
        _ if idea.is_kept() => return Err("not_shared"),
        _ => vendor,
    };
    if fits { Ok(()) } else { Err("wrong_side") }
}

/// What else stands against what is no step.
fn state(idea: Standing, action: IdeaAction) -> Result<(), Reason> {
    let over = matches!(idea.status, S::Duplicate | S::Merged | S::Declined);
    match action {
        A::Vote | A::VoteFor if !idea.status.is_open() => Err("frozen"),
        A::Edit if !idea.status.is_open() => Err("wrong_status"),
        A::Share | A::AddSource if over => Err("wrong_status"),
        A::Share if idea.audience == Audience::AllCustomers => Err("already"),
        A::Share if idea.audience != Audience::Own && !idea.by_vendor && !idea.may_widen => {
            Err("not_consented")
        }
        _ => Ok(()),
    }
}

/// Speaking to many customers at once is for those who look after relationships.
fn capability(idea: Standing, action: IdeaAction) -> Capability {
    if action == A::Share && idea.audience != Audience::Own {
        Capability::ManageRelationships
    } else {
        Capability::Write
    }
}

/// Whether an idea that may be shared may be shared with these. Several customers hear of it only
/// by those who look after relationships; a customer's own idea reaches the vendor first.
pub fn may_reach(scope: &Scope, idea: Standing, to: Audience) -> Result<(), Reason> {
    if to < idea.audience || to == Audience::Own {
        return Err("narrower");
    }
    if to == idea.audience && to != Audience::Named {
        return Err("already");
    }
    if to == Audience::Relationship {
        return Ok(());
    }
    if idea.side != Side::Vendor {
        return Err("wrong_side");
    }
    if scope.may(Capability::ManageRelationships) { Ok(()) } else { Err("role_too_low") }
}

/// Whether asking reaches anybody.
pub fn may_ask(idea: Standing) -> Result<(), Reason> {
    if idea.by_vendor && idea.audience == Audience::Own { Err("nobody_to_ask") } else { Ok(()) }
}

/// Fields that the side may not change although it may change others: a customer's words are its
/// own, and how an idea is sorted is the vendor's.
pub fn locked_fields(idea: Standing) -> Vec<&'static str> {
    let mut locked = Vec::new();
    if !idea.is_author {
        locked.extend(["title", "description", "named"]);
    }
    // The vendor needs nobody's leave for its own idea.
    if !idea.is_author || idea.by_vendor {
        locked.push("may_widen");
    }
    locked
}

/// An action as the idea offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = IdeaActionState)]
pub struct ActionState {
    pub name: IdeaAction,
    pub allowed: bool,
    /// `wrong_status`, `wrong_side`, `role_too_low`, `frozen`, `already`, `not_shared`,
    /// `not_consented`, `nobody_to_ask`.
    pub reason: Option<Reason>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
    /// The status that it leads to.
    pub to: Option<IdeaStatus>,
}

/// A step that may be taken now, as a board needs it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = IdeaMove)]
pub struct Move {
    pub name: IdeaAction,
    pub to: IdeaStatus,
    /// Fields that it asks for.
    pub needs: &'static [&'static str],
}

/// The steps that may be taken now.
pub fn moves(scope: &Scope, idea: Standing) -> Vec<Move> {
    STEPS
        .iter()
        .filter(|step| rule(scope, idea, step.action).is_ok())
        .filter(|step| step.action != A::Ask || may_ask(idea).is_ok())
        .map(|step| Move { name: step.action, to: step.to, needs: step.needs })
        .collect()
}

/// All actions with what stands against each now.
pub fn action_states(scope: &Scope, idea: Standing) -> Vec<ActionState> {
    let state = |name: &IdeaAction| {
        let mut ruling = rule(scope, idea, *name);
        if *name == A::Ask {
            ruling = ruling.and_then(|()| may_ask(idea));
        }
        let step = step(*name);
        ActionState {
            name: *name,
            allowed: ruling.is_ok(),
            reason: ruling.err(),
            needs: step.map_or(&[], |step| step.needs),
            to: step.map(|step| step.to),
        }
    };
    IdeaAction::ALL.iter().map(state).collect()
}

#[cfg(test)]
mod tests;
