use super::*;
use crate::features::projects::model::{
    CriterionId, CriterionKind, CriterionRow, DeliverableAction, DeliverableId, DeliverableRow,
    DeliverableStatus, GateAction, GateId, GateState, Handling, PhaseId, PhaseState, Verdict,
};
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::{SlotView, VoteWord};
use crate::platform::authz::{OrganisationId, Role};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;

fn standing(side: Side, role: Option<ProjectRole>) -> Standing {
    Standing { side, role, manages: false, writes: true }
}

const STAGE: Stage = Stage {
    status: ProjectStatus::Active,
    several: false,
    created_side: Side::Vendor,
    customers: 1,
    both_in: true,
};

#[test]
fn roles_and_managers_lead_work_or_look_on() {
    let org = OrganisationId::generate();
    for (org_role, role, leads, works) in [
        (Role::Owner, None, true, true),
        (Role::Manager, None, true, true),
        (Role::Member, None, false, false),
        (Role::Member, Some(ProjectRole::Lead), true, true),
        (Role::Member, Some(ProjectRole::Engineer), false, true),
        (Role::Member, Some(ProjectRole::Approver), false, true),
        (Role::Member, Some(ProjectRole::Observer), false, false),
        (Role::Observer, Some(ProjectRole::Lead), false, false),
    ] {
        let standing = Standing::of(&Scope::of_role(org, org_role), Side::Vendor, role);
        assert_eq!((standing.leads(), standing.works()), (leads, works), "{org_role} {role:?}");
    }
}

#[test]
fn what_may_be_done_with_a_project() {
    use ProjectAction as A;
    let (vendor, customer) = (Side::Vendor, Side::Customer);
    let lead = |side| standing(side, Some(ProjectRole::Lead));
    let engineer = standing(customer, Some(ProjectRole::Engineer));
    for (standing, action, expected) in [
        (lead(vendor), A::Edit, Ok(())),
        (lead(customer), A::Edit, Ok(())),
        (engineer, A::Edit, Err("role_too_low")),
        (engineer, A::AddTopic, Ok(())),
        (engineer, A::Ask, Ok(())),
        (standing(customer, None), A::Ask, Err("role_too_low")),
        (lead(customer), A::Invite, Err("wrong_side")),
        (lead(vendor), A::Invite, Err("not_opened")),
        (lead(vendor), A::OpenUp, Err("wrong_side")),
        (lead(customer), A::OpenUp, Ok(())),
        (lead(vendor), A::Leave, Err("wrong_side")),
        (lead(customer), A::Leave, Ok(())),
        (lead(vendor), A::Resume, Err("wrong_status")),
        (lead(vendor), A::Cancel, Err("wrong_status")),
        (lead(vendor), A::Accept, Err("wrong_status")),
    ] {
        assert_eq!(project(standing, action, STAGE), expected, "{action} {standing:?}");
    }
    let several = Stage { several: true, ..STAGE };
    assert_eq!(project(lead(vendor), A::Invite, several), Ok(()));
    assert_eq!(project(lead(customer), A::OpenUp, several), Err("wrong_status"));
    let alone = Stage { status: ProjectStatus::Planning, both_in: false, ..STAGE };
    assert_eq!(project(lead(vendor), A::Ask, alone), Err("nobody_else"));
    assert_eq!(project(lead(vendor), A::Cancel, alone), Ok(()));
    assert_eq!(project(lead(customer), A::Cancel, alone), Err("wrong_side"));
    let rests = Stage { status: ProjectStatus::OnHold, ..STAGE };
    assert_eq!(project(lead(customer), A::Resume, rests), Ok(()));
    for status in [ProjectStatus::Completed, ProjectStatus::Cancelled] {
        for action in project_states(lead(vendor), Stage { status, ..STAGE }) {
            assert_eq!(action.reason, Some("wrong_status"), "{}", action.name);
        }
    }
}

fn row(side: Side, status: DeliverableStatus) -> DeliverableRow {
    DeliverableRow {
        id: DeliverableId::generate(),
        record_id: RecordId::generate(),
        phase_id: PhaseId::generate(),
        position: 1,
        title: Json(serde_json::json!("Drawing")),
        note: None,
        side,
        organisation_id: None,
        required: true,
        handling: Handling::Submit,
        due_on: None,
        status,
        revision: 0,
        submitted_by: None,
        submitted_at: None,
        answered_by: None,
        answered_at: None,
        reason: None,
        version: 1,
        created_by: None,
        created_at: Timestamp::from_micros(0).unwrap(),
    }
}

/// For each action: from which states whoever owes it may do it, and the other side.
#[test]
fn the_table_of_deliverables() {
    use DeliverableAction as A;
    use DeliverableStatus as S;
    let all = S::ALL;
    let expected: &[(A, &[S], &[S])] = &[
        (A::Edit, all, all),
        (A::AddEvidence, all, &[]),
        (A::Start, &[S::NotStarted], &[]),
        (A::Submit, &[S::NotStarted, S::InProgress], &[]),
        (A::Withdraw, &[S::Submitted], &[]),
        (A::Approve, &[], &[S::Submitted]),
        (A::SendBack, &[], &[S::Submitted]),
        (A::Waive, &[], &[S::NotStarted, S::InProgress, S::Submitted]),
        (A::Reopen, &[S::Approved, S::Waived], &[S::Approved, S::Waived]),
    ];
    assert_eq!(expected.len(), A::ALL.len());
    let org = OrganisationId::generate();
    for (action, own, other) in expected {
        for status in all {
            let row = row(Side::Vendor, *status);
            for (side, allowed) in [(Side::Vendor, own), (Side::Customer, other)] {
                let lead = standing(side, Some(ProjectRole::Lead));
                let ruled = deliverable(lead, org, &row, true, *action);
                assert_eq!(ruled.is_ok(), allowed.contains(status), "{action} {status} {side}");
                assert!(deliverable(lead, org, &row, false, *action).is_err(), "{action}");
                let observer = standing(side, Some(ProjectRole::Observer));
                assert!(deliverable(observer, org, &row, true, *action).is_err(), "{action}");
            }
        }
    }
    // It takes a lead to let something go or to take it up again.
    let engineer = standing(Side::Customer, Some(ProjectRole::Engineer));
    let submitted = row(Side::Vendor, S::Submitted);
    assert!(deliverable(engineer, org, &submitted, true, A::Approve).is_ok());
    let waive = deliverable(engineer, org, &submitted, true, A::Waive).err();
    assert_eq!(waive, Some("role_too_low"));
}

#[test]
fn another_customer_does_not_deliver_in_ones_place() {
    let (own, other) = (OrganisationId::generate(), OrganisationId::generate());
    let mut row = row(Side::Customer, DeliverableStatus::NotStarted);
    row.organisation_id = Some(own);
    let lead = standing(Side::Customer, Some(ProjectRole::Lead));
    let try_as = |organisation, action| deliverable(lead, organisation, &row, true, action).err();
    assert_eq!(try_as(own, DeliverableAction::Start), None);
    assert_eq!(try_as(other, DeliverableAction::Start), Some("wrong_side"));
    assert_eq!(try_as(other, DeliverableAction::Waive), Some("wrong_side"));
    assert_eq!(try_as(other, DeliverableAction::Edit), Some("wrong_side"));
}

fn slot(organisation: OrganisationId, role: &str, stage: i32, signed: bool) -> SlotView {
    SlotView {
        slot: format!("{organisation}:{role}"),
        side: Side::Vendor,
        organisation_id: Some(organisation),
        role: Some(role.to_owned()),
        stage,
        vote: signed.then_some(VoteWord::Signed),
        by: None,
        at: None,
        reason: None,
    }
}

#[test]
fn who_may_do_what_at_a_gate() {
    use GateAction as A;
    let (own, other) = (OrganisationId::generate(), OrganisationId::generate());
    let slots = [slot(own, "quality", 0, false), slot(own, "approver", 1, false)];
    let stage = GateStage {
        project: ProjectStatus::Active,
        phase: PhaseState::Active,
        state: GateState::InReview,
        both_in: true,
        slots: &slots,
        proposed_by: Some(other),
    };
    let as_role = |role| standing(Side::Vendor, Some(role));
    let says = |role, action, stage| gate(as_role(role), own, action, stage).err();
    assert_eq!(says(ProjectRole::Quality, A::Sign, stage), None);
    assert_eq!(says(ProjectRole::Approver, A::Sign, stage), Some("not_yet"));
    assert_eq!(says(ProjectRole::Engineer, A::Sign, stage), Some("wrong_role"));
    assert_eq!(says(ProjectRole::Lead, A::Withdraw, stage), Some("wrong_side"));
    assert_eq!(says(ProjectRole::Lead, A::Decide, stage), None);
    assert_eq!(says(ProjectRole::Engineer, A::Decide, stage), Some("role_too_low"));
    let signed = [slot(own, "quality", 0, true), slot(own, "approver", 1, false)];
    let after = GateStage { slots: &signed, proposed_by: Some(own), ..stage };
    // A lead signs as an approver; of two places the one that is theirs.
    assert_eq!(says(ProjectRole::Lead, A::Sign, after), None);
    assert_eq!(says(ProjectRole::Quality, A::Sign, after), Some("wrong_role"));
    assert_eq!(says(ProjectRole::Approver, A::Withdraw, after), None);
    let full = [slot(own, "quality", 0, true)];
    let full = GateStage { slots: &full, ..stage };
    assert_eq!(says(ProjectRole::Quality, A::Sign, full), Some("already"));
    for (state, decide) in [
        (GateState::Scheduled, None),
        (GateState::Interim, None),
        (GateState::Stale, None),
        (GateState::Expired, None),
        (GateState::Passed, Some("wrong_status")),
        (GateState::Held, Some("wrong_status")),
        (GateState::Killed, Some("wrong_status")),
    ] {
        let stage = GateStage { state, ..stage };
        assert_eq!(says(ProjectRole::Lead, A::Decide, stage), decide, "{state}");
        assert_eq!(says(ProjectRole::Quality, A::Sign, stage), Some("wrong_status"), "{state}");
    }
    let later = GateStage { phase: PhaseState::Planned, state: GateState::Scheduled, ..stage };
    assert_eq!(says(ProjectRole::Lead, A::Decide, later), Some("phase_not_begun"));
    let alone = GateStage { both_in: false, state: GateState::Scheduled, ..stage };
    assert_eq!(says(ProjectRole::Lead, A::Decide, alone), Some("nobody_else"));
    let rests = GateStage { project: ProjectStatus::OnHold, ..stage };
    assert_eq!(says(ProjectRole::Lead, A::Decide, rests), Some("wrong_status"));
}

fn criterion(kind: CriterionKind, weight: i32, value: Option<i32>) -> CriterionRow {
    CriterionRow {
        id: CriterionId::generate(),
        gate_id: GateId::generate(),
        record_id: RecordId::generate(),
        position: 1,
        title: Json(serde_json::json!("It works")),
        kind,
        weight,
        value,
        note: None,
        answered_by: None,
        answered_at: None,
        version: 1,
    }
}

#[test]
fn a_score_is_of_a_hundred_and_weighs() {
    use CriterionKind::{Must, Scored};
    assert_eq!(score(&[]), None);
    assert_eq!(score(&[criterion(Must, 1, Some(1))]), None);
    assert_eq!(score(&[criterion(Scored, 3, Some(10)), criterion(Scored, 2, Some(10))]), Some(100));
    assert_eq!(score(&[criterion(Scored, 3, Some(8)), criterion(Scored, 2, Some(5))]), Some(68));
    assert_eq!(score(&[criterion(Scored, 3, Some(8)), criterion(Scored, 2, None)]), None);
    assert_eq!(score(&[criterion(Scored, 3, Some(0))]), Some(0));
}

#[test]
fn what_a_verdict_needs() {
    let done = [row(Side::Vendor, DeliverableStatus::Approved)];
    let open = [row(Side::Vendor, DeliverableStatus::Submitted)];
    let met = [criterion(CriterionKind::Must, 1, Some(1))];
    let unmet = [criterion(CriterionKind::Must, 1, Some(0))];
    let scored = [criterion(CriterionKind::Scored, 1, Some(6))];
    let ready = Ready {
        deliverables: &done,
        criteria: &met,
        pass_score: None,
        earlier_open: false,
        conditions_missed: false,
    };
    let go = |ready| verdict(Verdict::Go, false, ready).err();
    assert_eq!(go(ready), None);
    assert_eq!(go(Ready { deliverables: &open, ..ready }), Some("deliverables_open"));
    assert_eq!(go(Ready { criteria: &unmet, ..ready }), Some("criteria_not_met"));
    let wants = |score| Ready { criteria: &scored, pass_score: Some(score), ..ready };
    assert_eq!(go(wants(60)), None);
    assert_eq!(go(wants(61)), Some("score_too_low"));
    assert_eq!(go(Ready { earlier_open: true, ..ready }), Some("earlier_gate_open"));
    assert_eq!(go(Ready { conditions_missed: true, ..ready }), Some("conditions_missed"));
    let early = Ready { deliverables: &open, criteria: &unmet, ..ready };
    assert_eq!(verdict(Verdict::ConditionalGo, false, early), Ok(()));
    assert_eq!(verdict(Verdict::Go, true, early), Ok(()));
    // To stop, nothing has to be ready.
    let worst = Ready { earlier_open: true, conditions_missed: true, ..early };
    for stop in [Verdict::Hold, Verdict::Recycle, Verdict::Kill] {
        assert_eq!(verdict(stop, false, worst), Ok(()), "{stop}");
    }
}
