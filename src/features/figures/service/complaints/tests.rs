use super::*;
use crate::features::complaints::service::Deadline;
use crate::platform::clock::Timestamp;

fn at(text: &str) -> Timestamp {
    Timestamp::from_datetime(text.parse().unwrap())
}

fn day(text: &str) -> Timestamp {
    at(&format!("{text}T12:00:00Z"))
}

fn asked(as_of: &str) -> Asked {
    Asked {
        from: day("2026-01-01"),
        as_of: day(as_of),
        relationship: None,
        currency: None,
        measure: ParetoMeasure::Complainants,
    }
}

fn case(relationship: RelationshipId, opened: &str, settled: Option<&str>) -> Handled {
    Handled {
        record: RecordId::generate(),
        number: "C-1".to_owned(),
        title: "Pump".to_owned(),
        relationship,
        category: Category::Product,
        severity: Severity::Minor,
        opened_at: day(opened),
        first_settled_at: settled.map(day),
        settled_at: settled.map(day),
        reopened_at: Vec::new(),
        deadlines: Vec::new(),
    }
}

fn utc() -> Calendar {
    Calendar::of(&crate::platform::authz::Scope::of_role(
        crate::platform::authz::OrganisationId::generate(),
        crate::platform::authz::Role::Owner,
    ))
}

#[test]
fn one_customer_with_many_complaints_is_one_complainant() {
    let (one, other) = (RelationshipId::generate(), RelationshipId::generate());
    let mut all: Vec<Handled> = (0..9).map(|_| case(one, "2026-02-01", None)).collect();
    for who in [one, other] {
        all.push(Handled { category: Category::Delivery, ..case(who, "2026-02-02", None) });
    }
    // Too early to be counted.
    all.push(case(other, "2025-12-31", None));
    let found = pareto(&all, &[], &asked("2026-03-01")).insight;
    let first = &found.rows[0];
    assert_eq!((first.key.as_str(), &first.cells[1]), ("delivery", &json!(2)));
    assert_eq!((&found.rows[1].cells[1], &found.rows[1].cells[7]), (&json!(1), &json!(9)));
    assert_eq!(first.cells[5], json!(true), "two and one cannot be told apart");
    assert_eq!(found.n, 11);
}

#[test]
fn money_is_summed_in_one_currency_and_what_is_not_known_is_said() {
    let all: Vec<Handled> =
        (0..3).map(|_| case(RelationshipId::generate(), "2026-02-01", None)).collect();
    let promised = [
        (all[0].record, 10_000, "EUR".to_owned()),
        (all[0].record, 5_000, "EUR".to_owned()),
        (all[1].record, 7_000, "USD".to_owned()),
        (RecordId::generate(), 99_000, "EUR".to_owned()),
    ];
    let cost = Asked { measure: ParetoMeasure::Cost, ..asked("2026-03-01") };
    let found = pareto(&all, &promised, &cost).insight;
    assert_eq!((found.currency.as_deref(), &found.rows[0].cells[1]), (Some("EUR"), &json!(15_000)));
    assert_eq!(found.rows[0].cells[5], Value::Null, "sums of money have no such test");
    assert_eq!((found.notes[0].code, found.notes[0].count), (NoteCode::CostNotKnown, Some(2)));
}

#[test]
fn deadlines_count_in_the_month_in_which_they_fall_due() {
    let mut one = case(RelationshipId::generate(), "2026-02-01", None);
    let due = |clock, at: &str, met| Deadline { clock, due_at: day(at), met };
    one.deadlines = vec![
        due(ClockName::FirstResponse, "2026-02-02", true),
        due(ClockName::Resolution, "2026-03-02", false),
        due(ClockName::Resolution, "2025-12-02", false),
    ];
    let found = attainment(&[one], &asked("2026-03-10"), utc());
    let keys: Vec<&str> = found.insight.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["2026-02 first_response", "2026-03 resolution"]);
    assert_eq!(found.insight.headline.unwrap().value, json!(0.5));
    assert_eq!(found.behind[0].word, Some("missed"), "what was missed comes first");
}

#[test]
fn what_is_open_makes_it_longer() {
    let who = RelationshipId::generate();
    let all = [
        case(who, "2026-02-01", Some("2026-02-03")),
        case(who, "2026-02-01", Some("2026-02-05")),
        case(who, "2026-02-01", None),
        case(who, "2026-02-01", None),
    ];
    let found = resolution(&all, &asked("2026-03-01"), utc()).insight;
    assert_eq!(found.rows[0].cells[..4], [json!("2026-02"), json!(4), json!(2), json!(4.0)]);
    assert_eq!(found.rows[0].cells[6], Value::Null, "nine in ten are not done yet");
}

#[test]
fn a_case_counts_as_stayed_closed_only_after_the_days_for_it() {
    let who = RelationshipId::generate();
    let mut again = case(who, "2026-02-01", None);
    again.first_settled_at = Some(day("2026-02-03"));
    again.reopened_at = vec![day("2026-02-10")];
    let fresh = case(who, "2026-02-01", Some("2026-03-05"));
    let found = reopened(&[again, fresh], &asked("2026-03-20"), utc()).insight;
    assert_eq!((found.n, &found.rows[0].cells[2]), (1, &json!(1)));
}

#[test]
fn the_same_matter_of_the_same_customer_is_a_repeat() {
    let (who, other) = (RelationshipId::generate(), RelationshipId::generate());
    let all = [
        case(who, "2026-02-01", None),
        case(who, "2026-03-01", None),
        case(other, "2026-02-02", None),
        Handled { category: Category::Delivery, ..case(who, "2026-02-02", None) },
    ];
    let found = repeated(&all, &asked("2026-06-30"), utc()).insight;
    assert_eq!(found.rows[0].cells[..3], [json!("2026-02"), json!(3), json!(1)]);
    assert_eq!(found.rows[1].cells[..3], [json!("2026-03"), json!(1), json!(0)]);
}
