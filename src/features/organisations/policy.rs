//! Who may change whom, who may invite whom, and with which role somebody joins.
use crate::features::organisations::model::{MembershipStatus, Side};
use crate::platform::authz::{Capability, MembershipId, Role, Scope};
use crate::platform::problem::{Code, Problem};

/// Whether `role` stands above `other`: roles are defined from the highest to the lowest.
fn is_above(role: Role, other: Role) -> bool {
    role < other
}

fn forbidden(reason: &'static str) -> Problem {
    let mut problem = Problem::forbidden();
    problem.reason = Some(reason);
    problem
}

/// Somebody with their place in one organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub membership: MembershipId,
    pub role: Role,
    pub status: MembershipStatus,
}

impl Place {
    /// Where the acting person stands; only an active membership has a scope.
    pub fn of(scope: &Scope) -> Self {
        Self {
            membership: scope.membership(),
            role: scope.role(),
            status: MembershipStatus::Active,
        }
    }

    fn is_active_owner(self) -> bool {
        self.role == Role::Owner && self.status == MembershipStatus::Active
    }
}

/// Whether `actor` may touch anything of `target`'s: nobody reaches above their own role.
pub fn may_touch(actor: Role, target: Role) -> Result<(), Problem> {
    if is_above(target, actor) { Err(forbidden("role_too_low")) } else { Ok(()) }
}

/// Whether `actor`, who may manage people, may turn `before` into `after` while the organisation
/// has `other_owners` further active owners.
pub fn may_change(
    actor: Place,
    before: Place,
    after: Place,
    other_owners: i64,
) -> Result<(), Problem> {
    may_touch(actor.role, before.role)?;
    may_touch(actor.role, after.role)?;
    if before.is_active_owner() && !after.is_active_owner() && other_owners == 0 {
        return Err(Problem::new(Code::LastOwner));
    }
    if actor.membership == before.membership && after.status != before.status {
        return Err(forbidden("self"));
    }
    Ok(())
}

/// The roles that somebody who stands here does not give: their open invitations to them end.
pub fn roles_no_longer_given(place: Place) -> Vec<Role> {
    let may_invite =
        place.status == MembershipStatus::Active && place.role.allows(Capability::ManagePeople);
    let is_lost = |role: &Role| !may_invite || is_above(*role, place.role);
    Role::ALL.iter().copied().filter(is_lost).collect()
}

/// Whether somebody may be invited into a customer organisation through a relationship with it:
/// its vendor speaks for it until it is claimed, then its own people invite.
pub fn may_invite_customer(scope: &Scope, side: Side, claimed: bool) -> Result<(), Problem> {
    may_manage_relationship(scope, side)?;
    if claimed { Err(forbidden("claimed")) } else { Ok(()) }
}

/// Whether a relationship may be changed: by its vendor alone.
pub fn may_manage_relationship(scope: &Scope, side: Side) -> Result<(), Problem> {
    if side != Side::Vendor {
        return Err(forbidden("wrong_side"));
    }
    scope.require(Capability::ManageRelationships)
}

/// The role with which an invitation is accepted.
///
/// Whoever claims an organisation becomes its owner: else nobody could manage it. After that, an
/// invitation sent by another organisation gives no more than a member's place, so that a vendor
/// cannot keep a key to a customer's administration.
pub fn role_on_joining(invited_as: Role, claimed: bool, from_outside: bool) -> Role {
    if !claimed {
        Role::Owner
    } else if from_outside && is_above(invited_as, Role::Member) {
        Role::Member
    } else {
        invited_as
    }
}

#[cfg(test)]
mod tests;
