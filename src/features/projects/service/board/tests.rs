use super::*;
use crate::features::projects::model::{
    DeliverableId, Handling, QuestionId, QuestionState, Verdict,
};
use crate::features::records::model::{EntryId, RecordId, ThreadId};
use crate::features::signoffs::model::{SubjectId, VoteWord};
use crate::platform::db::Json;

fn id(n: u128) -> OrganisationId {
    OrganisationId(uuid::Uuid::from_u128(n))
}

const VENDOR: u128 = 1;
const NORTH: u128 = 2;
const AQUA: u128 = 3;

fn now() -> Timestamp {
    Timestamp::from_micros(0).unwrap()
}

fn phase(position: i32, state: PhaseState) -> PhaseRow {
    PhaseRow {
        id: PhaseId::generate(),
        record_id: RecordId::generate(),
        position,
        title: Json(serde_json::json!("Phase")),
        state,
        starts_on: None,
        ends_on: None,
        started_at: None,
        ended_at: None,
        version: 1,
    }
}

fn deliverable(phase: &PhaseRow, side: Side, status: DeliverableStatus) -> DeliverableRow {
    DeliverableRow {
        id: DeliverableId::generate(),
        record_id: phase.record_id,
        phase_id: phase.id,
        position: 1,
        title: Json(serde_json::json!("Drawing")),
        note: None,
        side,
        organisation_id: None,
        required: true,
        handling: Handling::Submit,
        due_on: Some("2026-05-01".to_owned()),
        status,
        revision: 0,
        submitted_by: None,
        submitted_at: None,
        answered_by: None,
        answered_at: None,
        reason: None,
        version: 1,
        created_by: None,
        created_at: now(),
    }
}

fn gate(phase: &PhaseRow, state: GateState) -> GateRow {
    GateRow {
        id: GateId::generate(),
        record_id: phase.record_id,
        phase_id: phase.id,
        title: Json(serde_json::json!("Go?")),
        scheduled_on: Some("2026-05-08".to_owned()),
        state,
        verdict: None::<Verdict>,
        passed_at: None,
        decided_at: None,
        interim_until: None,
        review: 0,
        pass_score: None,
        version: 1,
    }
}

/// Two phases, the first of which has begun; a vendor and two customers.
fn board() -> Board {
    let (first, second) = (phase(1, PhaseState::Active), phase(2, PhaseState::Planned));
    Board {
        status: ProjectStatus::Active,
        parties: vec![
            (id(VENDOR), Side::Vendor),
            (id(NORTH), Side::Customer),
            (id(AQUA), Side::Customer),
        ],
        deliverables: vec![
            deliverable(&first, Side::Vendor, DeliverableStatus::NotStarted),
            deliverable(&second, Side::Vendor, DeliverableStatus::NotStarted),
        ],
        gates: vec![gate(&first, GateState::Scheduled), gate(&second, GateState::Scheduled)],
        phases: vec![first, second],
        slots: Vec::new(),
        questions: Vec::new(),
        conditions: Vec::new(),
        asked: Vec::new(),
        waits: Vec::new(),
    }
}

/// Kind and holders of everything that is held.
fn held(board: &Board) -> Vec<(HeldKind, Vec<u128>)> {
    board
        .holdings()
        .into_iter()
        .map(|one| (one.kind, one.organisations.iter().map(|id| id.0.as_u128()).collect()))
        .collect()
}

#[test]
fn what_has_begun_is_held_by_those_who_owe_it() {
    let mut board = board();
    assert_eq!(held(&board), [(HeldKind::Deliverable, vec![VENDOR])]);
    board.deliverables[0].side = Side::Customer;
    assert_eq!(held(&board), [(HeldKind::Deliverable, vec![NORTH, AQUA])]);
    board.deliverables[0].organisation_id = Some(id(AQUA));
    assert_eq!(held(&board), [(HeldKind::Deliverable, vec![AQUA])]);
    board.deliverables[0].status = DeliverableStatus::Submitted;
    assert_eq!(held(&board), [(HeldKind::Approval, vec![VENDOR])]);
    board.deliverables[0].status = DeliverableStatus::Approved;
    // Now a verdict is due.
    assert_eq!(held(&board), [(HeldKind::Gate, vec![VENDOR, NORTH, AQUA])]);
    board.phases[0].state = PhaseState::Passed;
    board.gates[0].state = GateState::Passed;
    assert_eq!(held(&board), []);
    // What is taken up again after its phase is held again.
    board.deliverables[0].status = DeliverableStatus::InProgress;
    assert_eq!(held(&board), [(HeldKind::Deliverable, vec![AQUA])]);
}

#[test]
fn a_review_is_held_by_those_who_sign_next() {
    let mut board = board();
    board.deliverables[0].status = DeliverableStatus::Waived;
    board.gates[0].state = GateState::InReview;
    let gate = board.gates[0].id;
    let slot = |organisation: u128, stage: i32, signed: bool| SlotView {
        slot: format!("{organisation}:{stage}"),
        side: Side::Vendor,
        organisation_id: Some(id(organisation)),
        role: None,
        stage,
        vote: signed.then_some(VoteWord::Signed),
        by: None,
        at: None,
        reason: None,
    };
    board.slots = vec![
        (gate, slot(VENDOR, 0, true)),
        (gate, slot(NORTH, 0, false)),
        (gate, slot(AQUA, 1, false)),
    ];
    assert_eq!(held(&board), [(HeldKind::Gate, vec![NORTH])]);
    board.slots[1].1.vote = Some(VoteWord::Abstained);
    assert_eq!(held(&board), [(HeldKind::Gate, vec![AQUA])]);
    for state in [GateState::Stale, GateState::Expired] {
        board.gates[0].state = state;
        assert_eq!(held(&board), [(HeldKind::Gate, vec![VENDOR, NORTH, AQUA])], "{state}");
    }
    for state in [GateState::Interim, GateState::Held, GateState::Killed, GateState::Passed] {
        board.gates[0].state = state;
        assert_eq!(held(&board), [], "{state}");
    }
}

#[test]
fn a_project_that_rests_holds_up_nobody_but_with_questions() {
    let mut board = board();
    board.questions.push(QuestionRow {
        id: QuestionId::generate(),
        record_id: RecordId::generate(),
        thread_id: ThreadId::generate(),
        phase_id: None,
        entry_id: EntryId::generate(),
        answer_entry_id: None,
        from_org: id(VENDOR),
        to_org: id(AQUA),
        state: QuestionState::Open,
        due_on: None,
        asked_by: None,
        asked_at: now(),
        answered_by: None,
        answered_at: None,
        version: 1,
    });
    board.status = ProjectStatus::OnHold;
    assert_eq!(held(&board), [(HeldKind::Question, vec![AQUA])]);
    board.status = ProjectStatus::Completed;
    assert_eq!(held(&board), []);
}

#[test]
fn each_organisation_sees_whose_move_it_is() {
    let mut board = board();
    let seen = |board: &Board| {
        let held = board.holdings();
        let of = |n, side| board.ball_of(id(n), side, &held);
        (
            board.ball(&held),
            of(VENDOR, Side::Vendor),
            of(NORTH, Side::Customer),
            of(AQUA, Side::Customer),
        )
    };
    use BallSide::{Both, Customer, Third, Vendor};
    assert_eq!(seen(&board), (Some(Vendor), Some(Vendor), Some(Vendor), Some(Vendor)));
    board.deliverables[0].side = Side::Customer;
    board.deliverables[0].organisation_id = Some(id(NORTH));
    // For the other customer it is neither its own move nor the vendor's.
    assert_eq!(seen(&board), (Some(Customer), Some(Customer), Some(Customer), Some(Third)));
    let phase = board.phases[0].clone();
    board.deliverables.push(deliverable(&phase, Side::Vendor, DeliverableStatus::InProgress));
    assert_eq!(seen(&board), (Some(Both), Some(Both), Some(Both), Some(Vendor)));
    board.status = ProjectStatus::Cancelled;
    assert_eq!(seen(&board), (None, None, None, None));
}

/// What some sign among themselves is no matter of a customer who is not one of them.
#[test]
fn a_signature_is_held_by_whoever_is_next_and_shown_to_those_it_concerns() {
    let asked = |next: &[u128], for_all| Asked {
        kind: SubjectKind::DocumentVersion,
        subject: SubjectId(uuid::Uuid::from_u128(7)),
        title: Some("Specification".to_owned()),
        among: vec![id(VENDOR), id(NORTH)],
        next: next.iter().copied().map(id).collect(),
        for_all,
    };
    let mut board = board();
    board.deliverables.clear();
    board.gates.clear();
    board.asked = vec![asked(&[NORTH], false)];
    assert_eq!(held(&board), [(HeldKind::Signature, vec![NORTH])]);
    let holdings = board.holdings();
    let seen = |who, side| board.ball_of(id(who), side, &holdings);
    assert_eq!(seen(NORTH, Side::Customer), Some(BallSide::Customer));
    assert_eq!(seen(VENDOR, Side::Vendor), Some(BallSide::Customer));
    assert_eq!(seen(AQUA, Side::Customer), None);
    assert!(!board.shows(id(AQUA), HeldKind::Signature, ItemId(uuid::Uuid::from_u128(7))));
    board.asked = vec![asked(&[NORTH], true)];
    assert_eq!(board.ball_of(id(AQUA), Side::Customer, &holdings), Some(BallSide::Third));
    board.asked = vec![asked(&[], true)];
    assert_eq!(held(&board), []);
}
