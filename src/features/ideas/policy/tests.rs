use super::*;
use crate::platform::authz::{OrganisationId, Role};

fn scope(role: Role) -> Scope {
    Scope::of_role(OrganisationId::generate(), role)
}

/// A customer's idea, shared with the vendor, as one side has it.
fn shared(side: Side, status: IdeaStatus) -> Standing {
    Standing {
        side,
        is_author: side == Side::Customer,
        by_vendor: false,
        audience: Audience::Relationship,
        status,
        may_widen: false,
    }
}

/// The vendor's idea.
fn vendors(side: Side, audience: Audience) -> Standing {
    Standing {
        side,
        is_author: side == Side::Vendor,
        by_vendor: true,
        audience,
        status: S::Submitted,
        may_widen: false,
    }
}

#[test]
fn the_vendor_takes_the_steps_and_the_author_answers() {
    let member = scope(Role::Member);
    for (side, status, action, expected) in [
        (Side::Vendor, S::Submitted, A::Review, Ok(())),
        (Side::Customer, S::Submitted, A::Review, Err("wrong_side")),
        (Side::Vendor, S::NeedInfo, A::Answer, Err("wrong_side")),
        (Side::Customer, S::NeedInfo, A::Answer, Ok(())),
        (Side::Customer, S::UnderReview, A::Answer, Err("wrong_status")),
        (Side::Vendor, S::Delivered, A::Start, Ok(())),
        (Side::Vendor, S::Delivered, A::Decline, Err("wrong_status")),
        (Side::Vendor, S::Merged, A::Review, Err("wrong_status")),
        (Side::Vendor, S::Declined, A::Review, Ok(())),
        (Side::Vendor, S::Merged, A::AddSource, Err("wrong_status")),
        (Side::Customer, S::Planned, A::Vote, Ok(())),
        (Side::Vendor, S::Planned, A::Vote, Err("wrong_side")),
        (Side::Vendor, S::Planned, A::VoteFor, Ok(())),
        (Side::Customer, S::Planned, A::VoteFor, Err("wrong_side")),
        (Side::Customer, S::Delivered, A::Vote, Err("frozen")),
        (Side::Customer, S::Declined, A::Vote, Err("frozen")),
        (Side::Customer, S::Duplicate, A::Vote, Err("frozen")),
        (Side::Vendor, S::Merged, A::VoteFor, Err("frozen")),
    ] {
        let said = rule(&member, shared(side, status), action);
        assert_eq!(said, expected, "{side} {status} {action}");
    }
}

#[test]
fn whoever_only_reads_does_nothing() {
    for action in action_states(&scope(Role::Observer), shared(Side::Vendor, S::Submitted)) {
        assert!(!action.allowed, "{}", action.name);
    }
    assert!(moves(&scope(Role::Observer), shared(Side::Vendor, S::Submitted)).is_empty());
}

#[test]
fn what_is_kept_is_its_authors_to_share_or_drop() {
    let member = scope(Role::Member);
    let kept = Standing { audience: Audience::Own, ..shared(Side::Customer, S::Submitted) };
    for (action, expected) in [
        (A::Share, Ok(())),
        (A::Decline, Ok(())),
        (A::Vote, Ok(())),
        (A::Edit, Ok(())),
        (A::Review, Err("not_shared")),
        (A::Merge, Err("not_shared")),
    ] {
        assert_eq!(rule(&member, kept, action), expected, "{action}");
    }
    let names: Vec<_> = moves(&member, kept).into_iter().map(|step| step.name).collect();
    assert_eq!(names, [A::Decline]);
    // Nobody is there to be asked about an idea that the vendor keeps for itself.
    let own = vendors(Side::Vendor, Audience::Own);
    assert_eq!(may_ask(own), Err("nobody_to_ask"));
    assert!(moves(&member, own).iter().all(|step| step.name != A::Ask));
}

#[test]
fn an_audience_grows_by_leave_of_the_author() {
    let (member, manager) = (scope(Role::Member), scope(Role::Manager));
    let idea = shared(Side::Vendor, S::Submitted);
    assert_eq!(rule(&manager, idea, A::Share), Err("not_consented"));
    let agreed = Standing { may_widen: true, ..idea };
    assert_eq!(rule(&manager, agreed, A::Share), Ok(()));
    assert_eq!(rule(&member, agreed, A::Share), Err("role_too_low"));
    assert_eq!(rule(&manager, shared(Side::Customer, S::Submitted), A::Share), Err("wrong_side"));
    let all = vendors(Side::Vendor, Audience::AllCustomers);
    assert_eq!(rule(&manager, all, A::Share), Err("already"));
    use Audience::{AllCustomers, Named, Own, Relationship};
    for (by, from, to, expected) in [
        (&manager, Own, Relationship, Ok(())),
        (&member, Own, Relationship, Ok(())),
        (&member, Own, Named, Err("role_too_low")),
        (&manager, Relationship, Named, Ok(())),
        (&manager, Named, Named, Ok(())),
        (&manager, Relationship, Relationship, Err("already")),
        (&manager, Named, Relationship, Err("narrower")),
        (&manager, Named, Own, Err("narrower")),
        (&manager, Own, Own, Err("narrower")),
        (&manager, Named, AllCustomers, Ok(())),
    ] {
        assert_eq!(may_reach(by, vendors(Side::Vendor, from), to), expected, "{from} {to}");
    }
    let kept = Standing { audience: Own, ..shared(Side::Customer, S::Submitted) };
    assert_eq!(may_reach(&manager, kept, AllCustomers), Err("wrong_side"));
}

#[test]
fn words_are_their_authors() {
    let customers = ["title", "description", "named", "may_widen"];
    assert_eq!(locked_fields(shared(Side::Vendor, S::Submitted)), customers);
    assert!(locked_fields(shared(Side::Customer, S::Submitted)).is_empty());
    assert_eq!(locked_fields(vendors(Side::Vendor, Audience::Own)), ["may_widen"]);
}

#[test]
fn every_step_is_an_action_and_leads_somewhere_else() {
    for step in STEPS {
        assert!(!step.from.contains(&step.to), "{}", step.action);
        assert!(!step.from.is_empty());
    }
}
