use super::*;
use crate::features::organisations::model::Side;
use crate::features::projects::model::ProjectRole;
use RequirementAction as R;
use RequirementListAction as L;

fn own() -> OrganisationId {
    OrganisationId(uuid::Uuid::nil())
}

fn standing(role: Option<ProjectRole>) -> Standing {
    Standing { side: Side::Vendor, role, manages: false, writes: true }
}

fn slot(organisation: OrganisationId) -> SlotView {
    SlotView {
        slot: organisation.to_string(),
        side: Side::Vendor,
        organisation_id: Some(organisation),
        role: Some(SIGNING_ROLE.to_owned()),
        stage: 0,
        vote: None,
        by: None,
        at: None,
        reason: None,
    }
}

const LIST: ListStage<'static> = ListStage {
    open: true,
    state: RequirementListState::Draft,
    agreed_version: 0,
    anything: true,
    both_in: true,
    slots: &[],
    proposed_by: None,
};

fn row(state: RequirementState) -> Stage {
    let frozen = state != RequirementState::Proposed;
    Stage { open: true, frozen, state, source: Some(own()), claim: None, in_delta: false }
}

#[test]
fn what_is_agreed_changes_by_a_delta_alone() {
    let engineer = standing(Some(ProjectRole::Engineer));
    let agreed = ListStage { agreed_version: 1, state: RequirementListState::Agreed, ..LIST };
    for (action, draft, frozen) in [
        (L::Add, Ok(()), Err("frozen")),
        (L::Propose, Err("not_agreed"), Ok(())),
        (L::Import, Ok(()), Ok(())),
        (L::Submit, Ok(()), Ok(())),
        (L::Sign, Err("wrong_status"), Err("wrong_status")),
        (L::Refuse, Err("wrong_status"), Err("wrong_status")),
        (L::Withdraw, Err("wrong_status"), Err("wrong_status")),
    ] {
        assert_eq!(list(engineer, own(), action, LIST), draft, "{action}");
        assert_eq!(list(engineer, own(), action, agreed), frozen, "{action}");
        let over = ListStage { open: false, ..agreed };
        assert_eq!(list(engineer, own(), action, over), Err("wrong_status"), "{action}");
        let observer = standing(Some(ProjectRole::Observer));
        assert!(list(observer, own(), action, LIST).is_err(), "{action}");
    }
    let nothing = ListStage { anything: false, ..LIST };
    assert_eq!(list(engineer, own(), L::Submit, nothing), Err("nothing_to_sign"));
    let alone = ListStage { both_in: false, ..LIST };
    assert_eq!(list(engineer, own(), L::Submit, alone), Err("nobody_else"));
}

#[test]
fn an_approver_signs_once_for_their_organisation() {
    let slots = [slot(own()), slot(OrganisationId(uuid::Uuid::from_u128(1)))];
    let up = ListStage { state: RequirementListState::InReview, slots: &slots, ..LIST };
    for (role, ruling) in [
        (Some(ProjectRole::Lead), Ok(())),
        (Some(ProjectRole::Approver), Ok(())),
        (Some(ProjectRole::Engineer), Err("wrong_role")),
        (Some(ProjectRole::Observer), Err("wrong_role")),
        (None, Err("wrong_role")),
    ] {
        assert_eq!(list(standing(role), own(), L::Sign, up), ruling, "{role:?}");
    }
    let lead = standing(Some(ProjectRole::Lead));
    let reader = Standing { writes: false, ..lead };
    assert_eq!(list(reader, own(), L::Sign, up), Err("role_too_low"));
    let foreign = OrganisationId(uuid::Uuid::from_u128(7));
    assert_eq!(list(lead, foreign, L::Sign, up), Err("wrong_side"));
    assert_eq!(list(lead, own(), L::Withdraw, up), Err("wrong_side"));
    let ours = ListStage { proposed_by: Some(own()), ..up };
    assert_eq!(list(lead, own(), L::Withdraw, ours), Ok(()));
}

#[test]
fn a_requirement_takes_what_its_state_allows() {
    let engineer = standing(Some(ProjectRole::Engineer));
    let may = |action, stage| requirement(engineer, own(), action, stage);
    let (draft, agreed) = (row(RequirementState::Proposed), row(RequirementState::Agreed));
    assert_eq!(may(R::Edit, draft), Ok(()));
    assert_eq!(may(R::Edit, agreed), Err("frozen"));
    assert_eq!(may(R::Remove, agreed), Err("frozen"));
    assert_eq!(may(R::Move, agreed), Ok(()));
    assert_eq!(may(R::Propose, draft), Err("not_agreed"));
    assert_eq!(may(R::Propose, Stage { in_delta: true, ..agreed }), Err("to_be_changed"));
    assert_eq!(may(R::ClaimMet, draft), Err("wrong_status"));
    assert_eq!(may(R::ClaimMet, row(RequirementState::Met)), Err("wrong_status"));
    let foreign = OrganisationId(uuid::Uuid::from_u128(7));
    assert_eq!(may(R::Waive, Stage { source: Some(foreign), ..agreed }), Err("wrong_side"));
    // Of an organisation that has left nobody could ask it any more.
    assert_eq!(may(R::Waive, Stage { source: None, ..agreed }), Ok(()));
    let said = |by| Stage { claim: Some((RequirementClaimKind::Met, by)), ..agreed };
    assert_eq!(may(R::ClaimMet, said(foreign)), Err("already"));
    assert_eq!(may(R::Propose, said(foreign)), Err("claim_open"));
    assert_eq!(may(R::Confirm, said(foreign)), Ok(()));
    assert_eq!(may(R::Confirm, said(own())), Err("wrong_side"));
    assert_eq!(may(R::Withdraw, said(own())), Ok(()));
    assert_eq!(may(R::Reject, agreed), Err("wrong_status"));
}
