//! The rules as tables.
use super::*;
use MembershipStatus::{Active, Suspended};
use Role::{Admin, Manager, Member, Observer, Owner};

fn place(membership: MembershipId, role: Role, status: MembershipStatus) -> Place {
    Place { membership, role, status }
}

/// What a change of somebody else is answered with: `ok` or the code or reason.
fn answer(result: Result<(), Problem>) -> &'static str {
    match result {
        Ok(()) => "ok",
        Err(problem) => problem.reason.unwrap_or(problem.code.as_str()),
    }
}

#[test]
fn nobody_reaches_above_their_own_role() {
    let (me, them) = (MembershipId::generate(), MembershipId::generate());
    for actor in Role::ALL {
        for before in Role::ALL {
            for after in Role::ALL {
                let given = may_change(
                    place(me, *actor, Active),
                    place(them, *before, Active),
                    place(them, *after, Active),
                    1,
                );
                let expected = before >= actor && after >= actor;
                assert_eq!(given.is_ok(), expected, "{actor} turns {before} into {after}");
            }
        }
    }
}

#[test]
fn changes_of_people() {
    let (me, them) = (MembershipId::generate(), MembershipId::generate());
    let table = [
        // actor, target, role before and after, status before and after, other owners, answer
        (Owner, them, Owner, Owner, Active, Suspended, 1, "ok"),
        (Owner, them, Owner, Owner, Active, Suspended, 0, "last_owner"),
        (Owner, them, Owner, Owner, Suspended, Active, 1, "ok"),
        (Owner, me, Owner, Admin, Active, Active, 0, "last_owner"),
        (Owner, me, Owner, Admin, Active, Active, 1, "ok"),
        (Owner, me, Owner, Owner, Active, Suspended, 0, "last_owner"),
        (Owner, me, Owner, Owner, Active, Suspended, 1, "self"),
        (Owner, me, Owner, Owner, Active, Active, 0, "ok"),
        (Admin, them, Owner, Owner, Active, Active, 1, "role_too_low"),
        (Admin, me, Admin, Owner, Active, Active, 1, "role_too_low"),
        (Admin, me, Admin, Observer, Active, Active, 1, "ok"),
        (Admin, me, Admin, Admin, Active, Suspended, 1, "self"),
        (Admin, them, Member, Admin, Active, Active, 1, "ok"),
        (Admin, them, Member, Member, Active, Suspended, 1, "ok"),
        (Admin, them, Member, Member, Suspended, Active, 1, "ok"),
    ];
    for (actor, whom, from, to, was, is, others, expected) in table {
        let given = may_change(
            place(me, actor, Active),
            place(whom, from, was),
            place(whom, to, is),
            others,
        );
        assert_eq!(answer(given), expected, "{actor}: {from} {was} to {to} {is}, {others} others");
    }
}

#[test]
fn roles_on_joining() {
    let table = [
        // invited as, claimed, from outside, joins as
        (Observer, false, false, Owner),
        (Member, false, true, Owner),
        (Owner, true, true, Member),
        (Admin, true, true, Member),
        (Manager, true, true, Member),
        (Member, true, true, Member),
        (Observer, true, true, Observer),
        (Owner, true, false, Owner),
        (Manager, true, false, Manager),
    ];
    for (invited_as, claimed, from_outside, expected) in table {
        assert_eq!(
            role_on_joining(invited_as, claimed, from_outside),
            expected,
            "{invited_as}, claimed {claimed}, from outside {from_outside}"
        );
    }
}

fn scope(role: Role) -> Scope {
    Scope::of_role(crate::platform::authz::OrganisationId::generate(), role)
}

#[test]
fn a_relationship_is_managed_by_its_vendor() {
    for role in Role::ALL {
        let may = matches!(role, Owner | Admin | Manager);
        let scope = scope(*role);
        let expected = if may { "ok" } else { "forbidden" };
        assert_eq!(answer(may_manage_relationship(&scope, Side::Vendor)), expected, "{role}");
        assert_eq!(answer(may_invite_customer(&scope, Side::Vendor, false)), expected, "{role}");
        assert_eq!(answer(may_manage_relationship(&scope, Side::Customer)), "wrong_side");
        assert_eq!(answer(may_invite_customer(&scope, Side::Customer, false)), "wrong_side");
        let claimed = if may { "claimed" } else { "forbidden" };
        assert_eq!(answer(may_invite_customer(&scope, Side::Vendor, true)), claimed, "{role}");
    }
}

#[test]
fn whoever_loses_rights_no_longer_gives_roles() {
    let lost = |role, status| roles_no_longer_given(place(MembershipId::generate(), role, status));
    assert_eq!(lost(Owner, Active), []);
    assert_eq!(lost(Admin, Active), [Owner]);
    assert_eq!(lost(Manager, Active), Role::ALL);
    assert_eq!(lost(Owner, Suspended), Role::ALL);
}
