use serde_json::json;

use super::*;
use crate::features::agreements::service::{Clock, ClockState, Held, Office};
use crate::features::complaints::model::{Category, Remedy};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{Payload, RecordId};
use crate::platform::authz::OrganisationId;

fn at(text: &str) -> Timestamp {
    Timestamp::from_datetime(format!("{text}:00Z").parse().unwrap())
}

fn complaint() -> Complaint {
    Complaint {
        record_id: RecordId::generate(),
        relationship_id: RelationshipId::generate(),
        vendor_org: OrganisationId::generate(),
        customer_org: OrganisationId::generate(),
        title: "T".into(),
        description: "D".into(),
        category: Category::Product,
        severity: Severity::Major,
        remedy_sought: Remedy::Repair,
        status: Status::Submitted,
        product: None,
        order_no: None,
        lot: None,
        serial_no: None,
        delivery_note: None,
        quantity_complained: None,
        quantity_affected: None,
        occurred_on: None,
        detected_where: None,
        claimed_amount_minor: None,
        currency: None,
        filed_by_side: Side::Customer,
        filed_by: None,
        on_behalf_of: None,
        confirmed_at: None,
        submitted_at: None,
        first_response_at: None,
        resolved_at: None,
        closed_at: None,
        resolution_code: None,
        resolution_notes: None,
        refusal_reason: None,
    }
}

/// The lane of a complaint, entry by entry.
struct Lane {
    complaint: Complaint,
    entries: Vec<Happened>,
}

impl Lane {
    fn new() -> Self {
        Self { complaint: complaint(), entries: Vec::new() }
    }

    /// Happened and was written down at the same time.
    fn add(&mut self, when: &str, kind: EntryKind, side: Option<Side>, data: Value) -> &mut Self {
        let organisation = side.map(|side| match side {
            Side::Customer => self.complaint.customer_org,
            Side::Vendor => self.complaint.vendor_org,
        });
        let Value::Object(data) = data else { panic!("an object") };
        self.entries.push(Happened {
            id: EntryId::generate(),
            kind,
            occurred_at: at(when),
            recorded_at: at(when),
            is_shared: true,
            organisation,
            payload: Payload { data, ..Payload::default() },
        });
        self
    }

    /// The last one was written down later.
    fn told(&mut self, when: &str) -> &mut Self {
        self.entries.last_mut().unwrap().recorded_at = at(when);
        self
    }

    fn usual(&mut self) -> &mut Self {
        self.add("2026-01-12T08:00", EntryKind::Submitted, CUSTOMER, json!({ "to": "submitted" }))
            .add(
                "2026-01-12T09:00",
                EntryKind::Acknowledged,
                VENDOR,
                json!({ "to": "acknowledged" }),
            )
            .add(
                "2026-01-12T10:00",
                EntryKind::AskedCustomer,
                VENDOR,
                json!({ "to": "awaiting_customer" }),
            )
            .add(
                "2026-01-12T14:00",
                EntryKind::Answered,
                CUSTOMER,
                json!({ "to": "in_assessment" }),
            )
    }

    fn outcome(&self, now: &str) -> Outcome {
        let office = Office::stored(
            "UTC".into(),
            &json!({ "days": [1, 2, 3, 4, 5, 6, 7], "from": "00:00", "to": "23:59" }),
        );
        let terms = crate::features::agreements::service::usual_terms(&office, &office).unwrap();
        let history = History { before: terms, since: std::sync::Arc::default() };
        let contests = contests(&self.complaint, &self.entries);
        let conceded = contests
            .into_iter()
            .filter(|(_, contest)| contest.state == ContestState::Conceded)
            .map(|(entry, _)| entry)
            .collect();
        let events = events(&self.complaint, &self.entries);
        run(&Course { events: &events, history: &history, conceded: &conceded, as_of: at(now) })
    }
}

const CUSTOMER: Option<Side> = Some(Side::Customer);
const VENDOR: Option<Side> = Some(Side::Vendor);

fn clocks(outcome: &Outcome) -> Vec<Clock> {
    outcome.clocks().cloned().collect()
}

fn clock(outcome: &Outcome, name: ClockName) -> Clock {
    clocks(outcome).into_iter().find(|clock| clock.name == name).unwrap()
}

#[test]
fn entries_that_are_told_late_give_the_same_ledger() {
    let mut live = Lane::new();
    let one = live.usual().outcome("2026-01-12T20:00");
    // All written down afterwards, in another order.
    let mut late = Lane::new();
    late.usual();
    for entry in &mut late.entries {
        entry.recorded_at = at("2026-01-12T19:00");
    }
    late.entries[1..].reverse();
    let other = late.outcome("2026-01-12T20:00");
    assert_eq!(clocks(&one), clocks(&other));
    assert_eq!(one.held, other.held);
    assert_eq!(one.held.customer_seconds, 4 * 3600);
}

#[test]
fn an_import_tells_the_past_in_one_entry() {
    let told = |to: &str| {
        json!({
            "to": to, "severity": "critical",
            "received_at": at("2026-01-10T08:00").micros(),
            "first_response_at": at("2026-01-10T10:00").micros(),
            "ended_at": at("2026-01-11T08:00").micros(),
        })
    };
    let mut lane = Lane::new();
    lane.add("2026-01-10T08:00", EntryKind::Imported, None, told("closed"))
        .told("2026-02-01T00:00");
    let outcome = lane.outcome("2026-02-01T00:00");
    let first = clock(&outcome, ClockName::FirstResponse);
    assert_eq!((first.state, first.elapsed_seconds), (ClockState::Met, 7200));
    let Held { vendor_seconds, nobody_seconds, .. } = outcome.held;
    assert_eq!((vendor_seconds, nobody_seconds), (24 * 3600, 21 * 86_400 - 8 * 3600));
    // A later import tells it again; one that was not taken over changes nothing.
    lane.add("2026-02-01T00:00", EntryKind::Imported, None, told("in_assessment"));
    assert_eq!(lane.outcome("2026-02-01T00:00").held.nobody_seconds, 0);
    let mut kept = told("withdrawn");
    kept["kept"] = json!(true);
    lane.add("2026-02-02T00:00", EntryKind::Imported, None, kept);
    assert_eq!(lane.outcome("2026-02-03T00:00").held.nobody_seconds, 0);
}

#[test]
fn what_was_erased_still_moves_the_ball() {
    let mut lane = Lane::new();
    lane.usual();
    let whole = lane.outcome("2026-01-12T20:00");
    lane.entries[2].payload = Payload::default();
    let erased = lane.outcome("2026-01-12T20:00");
    assert_eq!((clocks(&whole), whole.held), (clocks(&erased), erased.held));
}

#[test]
fn any_feature_moves_the_ball_by_what_its_entry_says() {
    let mut lane = Lane::new();
    lane.usual().add(
        "2026-01-12T16:00",
        EntryKind::OfferMade,
        VENDOR,
        json!({ "ball": "customer" }),
    );
    let outcome = lane.outcome("2026-01-12T20:00");
    assert_eq!(outcome.stages.last().unwrap().side, Some(BallSide::Customer));
    assert_eq!(
        clock(&outcome, ClockName::CustomerResponse).started_at,
        Some(at("2026-01-12T16:00"))
    );
    let settled = json!({ "to": "resolved", "ball": "both" });
    lane.add("2026-01-12T18:00", EntryKind::OfferAccepted, CUSTOMER, settled);
    let outcome = lane.outcome("2026-01-12T20:00");
    assert_eq!(clock(&outcome, ClockName::Resolution).state, ClockState::Met);
}

#[test]
fn keeping_the_record_is_no_word() {
    for kind in [EntryKind::Assigned, EntryKind::Edited, EntryKind::Linked, EntryKind::Revised] {
        let mut lane = Lane::new();
        lane.add("2026-01-12T08:00", EntryKind::Submitted, CUSTOMER, json!({ "to": "submitted" }));
        lane.add("2026-01-12T09:00", kind, VENDOR, json!({ "x": 1 }));
        let outcome = lane.outcome("2026-01-12T10:00");
        assert_eq!(clock(&outcome, ClockName::FirstResponse).state, ClockState::Running, "{kind}");
    }
}

#[test]
fn a_new_severity_counts_from_the_edit() {
    let mut lane = Lane::new();
    let changes =
        json!({ "changes": [{ "field": "severity", "from": "major", "to": "critical" }] });
    lane.usual().add("2026-01-12T16:00", EntryKind::Edited, VENDOR, changes);
    let before = lane.outcome("2026-01-12T16:00");
    let day = 24 * 3600 - 60;
    assert_eq!(clock(&before, ClockName::Resolution).target_seconds, 5 * day);
    lane.entries.pop();
    let major = lane.outcome("2026-01-12T16:00");
    assert_eq!(clock(&major, ClockName::Resolution).target_seconds, 10 * day);
}

#[test]
fn a_draft_has_no_clocks() {
    let lane = Lane::new();
    let outcome = lane.outcome("2026-01-12T16:00");
    assert!(outcome.stages.is_empty() && outcome.readings.is_empty());
}
