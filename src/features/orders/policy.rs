//! Who may do what with products and orders: pure.
use super::model::{LateState, OrderStatus, Timing};
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

const DAY: i64 = 86_400_000_000;

/// Whoever works at a vendor keeps its products.
pub fn may_keep(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor keeps products"))
    }
}

/// Whoever may keep customers at a vendor may read orders from a file, since that makes customers.
pub fn may_import(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::ManageRelationships)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor keeps orders"))
    }
}

/// How something stands to its promise. Of what was cancelled, came back, or is done without a day
/// nobody can say.
pub fn timing(
    status: OrderStatus,
    promised: Option<Timestamp>,
    delivered: Option<Timestamp>,
    now: Timestamp,
) -> Timing {
    let unknown = Timing { state: LateState::Unknown, days: 0 };
    let Some(promised) = promised else { return unknown };
    if matches!(status, OrderStatus::Cancelled | OrderStatus::Returned) {
        return unknown;
    }
    let days = |at: Timestamp| (at.micros() - promised.micros() + DAY - 1) / DAY;
    match delivered {
        Some(at) if at > promised => Timing { state: LateState::Late, days: days(at) },
        Some(_) => Timing { state: LateState::OnTime, days: 0 },
        None if matches!(status, OrderStatus::Closed | OrderStatus::Delivered) => unknown,
        None if now > promised => Timing { state: LateState::Overdue, days: days(now) },
        None => Timing { state: LateState::Due, days: 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn members_of_a_vendor_keep_products() {
        let of = |role| Scope::of_role(OrganisationId::generate(), role);
        assert!(may_keep(&of(Role::Member), true).is_ok());
        assert!(may_keep(&of(Role::Observer), true).is_err());
        assert!(may_keep(&of(Role::Owner), false).is_err());
        assert!(may_import(&of(Role::Manager), true).is_ok());
        assert!(may_import(&of(Role::Member), true).is_err());
        assert!(may_import(&of(Role::Owner), false).is_err());
    }

    #[test]
    fn lateness_is_told_as_of_a_moment() {
        let at = |hours: i64| Timestamp::from_micros(hours * DAY / 24);
        let now = at(240).unwrap();
        let of = |status, promised, delivered| {
            let timing = timing(status, promised, delivered, now);
            (timing.state, timing.days)
        };
        for (status, promised, delivered, said) in [
            (OrderStatus::Open, None, None, (LateState::Unknown, 0)),
            (OrderStatus::Open, at(241), None, (LateState::Due, 0)),
            (OrderStatus::Shipped, at(239), None, (LateState::Overdue, 1)),
            (OrderStatus::Open, at(0), None, (LateState::Overdue, 10)),
            (OrderStatus::Delivered, at(24), at(24), (LateState::OnTime, 0)),
            (OrderStatus::Delivered, at(24), at(25), (LateState::Late, 1)),
            (OrderStatus::Delivered, at(24), at(49), (LateState::Late, 2)),
            (OrderStatus::Closed, at(24), None, (LateState::Unknown, 0)),
            (OrderStatus::Cancelled, at(24), at(49), (LateState::Unknown, 0)),
            (OrderStatus::Returned, at(24), None, (LateState::Unknown, 0)),
        ] {
            assert_eq!(of(status, promised, delivered), said, "{status} {promised:?}");
        }
    }
}
