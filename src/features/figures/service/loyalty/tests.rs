use super::*;
use crate::features::complaints::model::{Category, Severity};
use crate::features::complaints::service::Deadline;
use crate::features::figures::model::ParetoMeasure;
use crate::features::figures::service::days::Calendar;
use crate::platform::authz::{OrganisationId, Role, Scope};
use crate::platform::clock::Timestamp;

fn asked(as_of: Timestamp) -> Asked {
    Asked {
        from: as_of,
        as_of,
        relationship: None,
        currency: None,
        measure: ParetoMeasure::Complainants,
    }
}

/// A base on a day; days of orders are told as days before it, the oldest first.
pub(in crate::features::figures::service) fn base(customers: &[&[i32]]) -> (Base, Timestamp) {
    let now = Timestamp::from_datetime("2026-11-15T12:00:00Z".parse().unwrap());
    let scope = Scope::of_role(OrganisationId::generate(), Role::Owner);
    let calendar = Calendar::of(&scope);
    let today = calendar.day(now);
    let account = |ago: &&[i32]| {
        let days: Vec<i32> = ago.iter().map(|ago| today - ago).collect();
        Account {
            id: RelationshipId::generate(),
            segment: None,
            orders: days.len(),
            sums: days.iter().map(|day| (*day, 10_000)).collect(),
            days,
        }
    };
    let base = Base {
        accounts: customers.iter().map(account).collect(),
        today,
        currency: Some("EUR".to_owned()),
        foreign: 0,
        margin_bp: None,
        discount_bp: 1_000,
        limits: None,
        calendar,
    };
    (base, now)
}

#[test]
fn silence_is_measured_by_ones_own_rhythm_where_there_is_one() {
    let weekly: Vec<i32> = (0..8).rev().map(|n| 30 + n * 7).collect();
    let yearly = [1_500, 1_135, 770, 405, 40];
    let (mut found, now) = base(&[&weekly, &yearly, &[60]]);
    found.margin_bp = Some(5_000);
    let marks: Vec<ChurnMark> = marks(&found).into_iter().map(|(_, mark)| mark).collect();
    assert_eq!((marks[0].silent, marks[0].usual_days), (true, Some(7)));
    assert_eq!((marks[1].silent, marks[1].own_rhythm), (false, true));
    // Of one order nothing is known but what is usual among those like it.
    assert!(!marks[2].own_rhythm && marks[2].usual_days.is_some());
    let shown = churn(&found, &asked(now));
    assert_eq!(shown.behind.len(), 1);
    // Eight orders of 100 within less than a year, half of it margin.
    assert_eq!(shown.behind[0].amount, Some(40_000));
    assert_eq!(shown.insight.notes[0].amount_minor, Some(40_000));
}

fn settled(who: RelationshipId, at: Timestamp, met: bool) -> Handled {
    Handled {
        record: RecordId::generate(),
        number: "C-1".to_owned(),
        title: "Pump".to_owned(),
        relationship: who,
        category: Category::Product,
        severity: Severity::Minor,
        opened_at: at.plus_days(-5),
        first_settled_at: Some(at),
        settled_at: Some(at),
        reopened_at: Vec::new(),
        deadlines: vec![Deadline { clock: ClockName::Resolution, due_at: at, met }],
    }
}

#[test]
fn customers_are_watched_over_the_same_days_and_the_worst_complaint_counts() {
    let (base, now) = base(&[&[300, 20], &[300], &[300, 30], &[300], &[700, 10]]);
    let ids: Vec<RelationshipId> = base.accounts.iter().map(|one| one.id).collect();
    let then = now.plus_days(-250);
    let handled = [
        settled(ids[0], then, true),
        settled(ids[1], then, true),
        settled(ids[1], then, false),
        settled(ids[2], then, true),
        // Too fresh: what comes of it is not known yet.
        settled(ids[3], now.plus_days(-20), false),
    ];
    // In time, and all the same the customer was not content.
    let scores = HashMap::from([(handled[3].record, 2)]);
    let found = after_complaint(&base, &handled, &scores, &asked(now)).insight;
    let counts: Vec<_> = found.rows.iter().map(|row| row.cells[..3].to_vec()).collect();
    assert_eq!(counts[0], [json!("none"), json!(1), json!(0)]);
    assert_eq!(counts[1], [json!("well"), json!(1), json!(1)]);
    assert_eq!(counts[2], [json!("badly"), json!(2), json!(1)]);
}
