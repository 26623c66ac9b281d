//! Who may do what after a complaint was closed: pure.
use crate::features::aftercare::model::ReviewState;
use crate::features::complaints::model::Status;
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

fn may(
    scope: &Scope,
    side: Side,
    needs: (Side, Capability),
    status: Status,
    over: bool,
) -> Result<(), Reason> {
    let (wanted, capability) = needs;
    if side != wanted {
        Err("wrong_side")
    } else if over {
        Err("already")
    } else if status != Status::Closed {
        Err("wrong_status")
    } else if !scope.may(capability) {
        Err("role_too_low")
    } else {
        Ok(())
    }
}

/// Whether the caller may say now how satisfied the customer is.
pub fn may_answer(scope: &Scope, side: Side, status: Status, answered: bool) -> Result<(), Reason> {
    may(scope, side, (Side::Customer, Capability::Write), status, answered)
}

/// Whether the caller may say now whether a delivered idea helped.
pub fn may_tell(scope: &Scope, side: Side, delivered: bool, answered: bool) -> Result<(), Reason> {
    if side != Side::Customer {
        Err("wrong_side")
    } else if answered {
        Err("already")
    } else if !delivered {
        Err("wrong_status")
    } else if !scope.may(Capability::Write) {
        Err("role_too_low")
    } else {
        Ok(())
    }
}

/// Whether a review may be written or changed.
pub fn may_write(
    scope: &Scope,
    side: Side,
    status: Status,
    state: ReviewState,
) -> Result<(), Reason> {
    let needs = (Side::Vendor, Capability::Write);
    may(scope, side, needs, status, state == ReviewState::Published)
}

/// Whether it may be published: the firm speaks, so one of its managers does it.
pub fn may_publish(
    scope: &Scope,
    side: Side,
    status: Status,
    state: ReviewState,
) -> Result<(), Reason> {
    let needs = (Side::Vendor, Capability::ManageRelationships);
    may(scope, side, needs, status, state == ReviewState::Published)?;
    if state == ReviewState::None { Err("wrong_status") } else { Ok(()) }
}

/// Whether a side finds a review at all.
pub fn may_see_review(side: Side, state: ReviewState) -> bool {
    side == Side::Vendor || state == ReviewState::Published
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    fn scope(role: Role) -> Scope {
        Scope::of_role(OrganisationId::generate(), role)
    }

    #[test]
    fn the_customer_answers_once_after_closing() {
        use Side::{Customer, Vendor};
        use Status::{Closed, Resolved, Withdrawn};
        let (member, observer) = (scope(Role::Member), scope(Role::Observer));
        let table = [
            (&member, Customer, Closed, false, Ok(())),
            (&member, Customer, Closed, true, Err("already")),
            (&member, Customer, Resolved, false, Err("wrong_status")),
            (&member, Customer, Withdrawn, false, Err("wrong_status")),
            (&observer, Customer, Closed, false, Err("role_too_low")),
            (&member, Vendor, Closed, false, Err("wrong_side")),
        ];
        for (who, side, status, answered, expected) in table {
            assert_eq!(may_answer(who, side, status, answered), expected, "{side} {status}");
        }
    }

    #[test]
    fn customers_say_once_whether_it_helped() {
        use Side::{Customer, Vendor};
        let (member, observer) = (scope(Role::Member), scope(Role::Observer));
        for (who, side, delivered, answered, expected) in [
            (&member, Customer, true, false, Ok(())),
            (&member, Customer, true, true, Err("already")),
            (&member, Customer, false, false, Err("wrong_status")),
            (&observer, Customer, true, false, Err("role_too_low")),
            (&member, Vendor, true, false, Err("wrong_side")),
        ] {
            assert_eq!(may_tell(who, side, delivered, answered), expected, "{side} {delivered}");
        }
    }

    #[test]
    fn the_vendor_reviews_and_its_manager_publishes_once() {
        use ReviewState::{Draft, None, Published};
        use Side::{Customer, Vendor};
        use Status::{Closed, InAssessment};
        let (member, manager) = (scope(Role::Member), scope(Role::Manager));
        // Who, side, status, state, may write, may publish.
        let table = [
            (&member, Vendor, Closed, None, Ok(()), Err("role_too_low")),
            (&member, Vendor, Closed, Draft, Ok(()), Err("role_too_low")),
            (&manager, Vendor, Closed, None, Ok(()), Err("wrong_status")),
            (&manager, Vendor, Closed, Draft, Ok(()), Ok(())),
            (&manager, Vendor, Closed, Published, Err("already"), Err("already")),
            (&manager, Vendor, InAssessment, Draft, Err("wrong_status"), Err("wrong_status")),
            (&manager, Customer, Closed, Draft, Err("wrong_side"), Err("wrong_side")),
        ];
        for (who, side, status, state, write, publish) in table {
            assert_eq!(may_write(who, side, status, state), write, "{side} {status} {state}");
            assert_eq!(may_publish(who, side, status, state), publish, "{side} {status} {state}");
        }
        assert!(may_see_review(Vendor, Draft) && may_see_review(Customer, Published));
        assert!(!may_see_review(Customer, Draft) && !may_see_review(Customer, None));
    }
}
