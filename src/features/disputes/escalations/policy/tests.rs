use super::*;
use crate::features::complaints::model::Severity;
use crate::features::disputes::escalations::model::{EscalationId, EscalationReason, Trend};
use crate::features::records::model::RecordId;
use crate::platform::db::Json;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(0).unwrap().plus_seconds(seconds)
}

fn row(side: Side, rung: i32, state: EscalationState) -> EscalationRow {
    EscalationRow {
        id: EscalationId::generate(),
        record_id: RecordId::generate(),
        number: 1,
        rung,
        requested_side: side,
        requested_by: None,
        requested_at: at(0),
        reason: EscalationReason::Disagreement,
        note: None,
        severity: Severity::Major,
        trend: Trend::Same,
        state,
        decided_side: None,
        decided_by: None,
        decided_at: None,
        decision_reason: None,
        react_until: None,
        reacted_at: None,
        cooling_until: None,
        closed_at: None,
        people: Json(serde_json::json!([])),
        react_minutes: 480,
        open_key: None,
        version: 1,
    }
}

fn standing(past: &[EscalationRow], rungs: i32) -> Situation<'_> {
    let side = Some(Side::Customer);
    Situation { live: true, settled: false, side, rungs, past, now: at(0) }
}

fn next(past: &[EscalationRow], rungs: i32) -> Result<i32, Reason> {
    next_rung(&standing(past, rungs))
}

#[test]
fn rungs_are_climbed_one_at_a_time_and_end() {
    let asked = |state, rung| [row(Side::Customer, rung, state)];
    assert_eq!(next(&[], 2), Ok(1));
    assert_eq!(next(&[], 0), Err("last_rung"));
    assert_eq!(next(&asked(S::Requested, 1), 2), Err("escalation_open"));
    assert_eq!(next(&asked(S::Active, 1), 2), Ok(2));
    assert_eq!(next(&asked(S::Active, 2), 2), Err("last_rung"));
    for over in [S::Declined, S::DeEscalated, S::Closed] {
        assert_eq!(next(&asked(over, 2), 2), Ok(1), "{over}");
    }
    let over = Situation { live: false, ..standing(&[], 2) };
    assert_eq!(next_rung(&over), Err("wrong_status"));
    let settled = Situation { settled: true, ..standing(&[], 2) };
    assert_eq!(next_rung(&settled), Err("wrong_status"));
}

#[test]
fn a_declined_step_leaves_the_one_before_it() {
    let past = [row(Side::Customer, 1, S::Active), row(Side::Customer, 2, S::Declined)];
    assert_eq!(rung(&past), 1);
    assert_eq!(next(&past, 3), Ok(2));
}

#[test]
fn cooling_off_binds_the_side_that_stepped_down_and_ends() {
    let past =
        [EscalationRow { cooling_until: Some(at(100)), ..row(Side::Vendor, 1, S::DeEscalated) }];
    assert_eq!(cooling_until(&past, Some(Side::Vendor), at(99)), Some(at(100)));
    assert_eq!(cooling_until(&past, Some(Side::Vendor), at(100)), None);
    assert_eq!(cooling_until(&past, Some(Side::Customer), at(0)), None);
}

#[test]
fn who_may_do_what() {
    use Side::{Customer, Vendor};
    let named = MembershipId::generate();
    let who = |side, manages| Who { side: Some(side), membership: named, manages, may_write: true };
    // action, state, by the customer's manager, the vendor's manager, a member of the vendor.
    let table = [
        (A::Approve, S::Requested, [Some("wrong_side"), None, Some("role_too_low")]),
        (A::Decline, S::Requested, [Some("wrong_side"), None, Some("role_too_low")]),
        (A::Answer, S::Requested, [Some("wrong_side"), Some("wrong_status"), Some("wrong_status")]),
        (A::Answer, S::Active, [Some("wrong_side"), None, Some("role_too_low")]),
        (A::DeEscalate, S::Requested, [None, Some("wrong_side"), Some("wrong_side")]),
        (A::DeEscalate, S::Active, [None, Some("wrong_side"), Some("wrong_side")]),
        (A::Approve, S::Declined, [Some("wrong_side"), Some("wrong_status"), Some("wrong_status")]),
        (A::DeEscalate, S::Closed, [Some("wrong_status"), Some("wrong_side"), Some("wrong_side")]),
    ];
    for (action, state, expected) in table {
        let row = row(Customer, 1, state);
        let by = [who(Customer, true), who(Vendor, true), who(Vendor, false)];
        for (who, expected) in by.into_iter().zip(expected) {
            let found = applies(rule(action).unwrap(), who, &row, true).err();
            assert_eq!(found, expected, "{action} {state} {who:?}");
        }
    }
    let called = EscalationRow {
        people: Json(serde_json::json!([named])),
        ..row(Customer, 1, S::Requested)
    };
    let member = who(Vendor, false);
    assert_eq!(applies(rule(A::Approve).unwrap(), member, &called, true), Ok(()));
    let reading = Who { may_write: false, ..member };
    assert_eq!(applies(rule(A::Approve).unwrap(), reading, &called, true), Err("role_too_low"));
    assert_eq!(applies(rule(A::Approve).unwrap(), member, &called, false), Err("wrong_status"));
}

#[test]
fn what_was_answered_is_not_answered_again() {
    let row = EscalationRow { reacted_at: Some(at(1)), ..row(Side::Customer, 1, S::Active) };
    let manager = Who {
        side: Some(Side::Vendor),
        membership: MembershipId::generate(),
        manages: true,
        may_write: true,
    };
    assert_eq!(applies(rule(A::Answer).unwrap(), manager, &row, true), Err("already"));
}
