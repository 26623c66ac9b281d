//! What may stand in terms, how they differ, and what follows from them.
use super::*;

const TODAY: &str = "2026-03-10";
const GOODS: &str = "C-7 · Covers";

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn term(fields: Value) -> Term {
    let mut term =
        json!({ "kind": "refund", "by": "vendor", "amount_minor": 5000, "currency": "EUR" });
    for (key, value) in fields.as_object().unwrap() {
        term[key] = value.clone();
    }
    serde_json::from_value(term).unwrap()
}

fn refused(fields: Value, claimed: Option<&str>) -> Option<String> {
    check(&[term(fields)], claimed, today())
        .err()
        .map(|problem| format!("{} {}", problem.fields[0].field, problem.fields[0].code))
}

#[test]
fn terms_are_checked_strictly() {
    let wrong = |fields, expected: &str| {
        assert_eq!(
            refused(fields, Some("EUR")).unwrap_or_default(),
            format!("terms[0].{expected}")
        );
    };
    assert_eq!(refused(json!({}), Some("EUR")), None);
    assert_eq!(refused(json!({}), None), None);
    wrong(json!({ "amount_minor": -1 }), "amount_minor number_range");
    wrong(json!({ "amount_minor": 0 }), "amount_minor number_range");
    wrong(json!({ "amount_minor": i64::MAX }), "amount_minor number_range");
    wrong(json!({ "amount_minor": null }), "amount_minor missing_field");
    wrong(json!({ "currency": null }), "currency missing_field");
    wrong(json!({ "currency": "USD" }), "currency wrong_currency");
    wrong(json!({ "currency": "eur" }), "currency not_allowed_value");
    wrong(json!({ "currency": "EURO" }), "currency not_allowed_value");
    wrong(json!({ "quantity": 0 }), "quantity number_range");
    wrong(json!({ "due_on": "2026-02-30" }), "due_on bad_date");
    wrong(json!({ "due_on": "2026-03-08" }), "due_on bad_date");
    wrong(json!({ "due_on": "9999-01-01" }), "due_on bad_date");
    wrong(json!({ "due_on": "26-03-20" }), "due_on bad_date");
    assert_eq!(refused(json!({ "due_on": "2026-03-09" }), None), None, "yesterday elsewhere");
    assert_eq!(
        refused(json!({ "kind": "repair", "amount_minor": null, "currency": null }), None),
        None
    );
    wrong(json!({ "kind": "repair", "amount_minor": null }), "amount_minor missing_field");
    let many = vec![term(json!({})); MAX_TERMS + 1];
    assert_eq!(check(&many, None, today()).unwrap_err().fields[0].code, "too_many");
    assert_eq!(check(&[], None, today()).unwrap_err().fields[0].code, "missing_field");
    // One offer speaks of one currency.
    let mixed = [term(json!({})), term(json!({ "currency": "USD" }))];
    assert_eq!(check(&mixed, None, today()).unwrap_err().fields[0].code, "wrong_currency");
    let nothing = json!({ "kind": "no_remedy", "amount_minor": null, "currency": null });
    assert!(check(&[term(nothing.clone())], None, today()).is_ok());
    assert!(check(&[term(nothing), term(json!({}))], None, today()).is_err());
}

#[test]
fn a_difference_is_told_field_by_field() {
    let before = [
        term(json!({})),
        term(json!({ "kind": "return", "by": "customer", "amount_minor": null, "currency": null })),
    ];
    let after = [
        term(json!({ "kind": "goodwill", "amount_minor": 100 })),
        term(json!({ "amount_minor": 7000, "due_on": "2026-04-01" })),
    ];
    let told: Vec<String> = diff(&before, &after)
        .into_iter()
        .map(|change| {
            format!(
                "{} {} {} {}",
                change.term,
                change.field,
                change.from.is_null(),
                change.to.is_null()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "0 term true false",
            "1 amount_minor false false",
            "1 due_on true false",
            "1 term false true"
        ]
    );
    assert!(diff(&before, &before).is_empty());
}

#[test]
fn what_is_signed_is_the_complaint_the_number_the_side_and_the_terms() {
    let (record, terms) = (RecordId::generate(), [term(json!({}))]);
    let one = hash(record, 1, Side::Vendor, &terms);
    assert_eq!(one, hash(record, 1, Side::Vendor, &terms));
    assert_ne!(one, hash(record, 2, Side::Vendor, &terms));
    assert_ne!(one, hash(record, 1, Side::Customer, &terms));
    assert_ne!(one, hash(RecordId::generate(), 1, Side::Vendor, &terms));
    assert_ne!(one, hash(record, 1, Side::Vendor, &[term(json!({ "amount_minor": 5001 }))]));
}

#[test]
fn terms_become_promises_with_a_date() {
    let terms = [
        term(json!({ "due_on": "2026-04-01" })),
        term(json!({ "kind": "return", "by": "customer" })),
    ];
    let made = promises(&terms, SourceId::generate(), today(), GOODS);
    assert_eq!(made.len(), 2);
    assert_eq!(made[0].due_on.to_string(), "2026-04-01");
    assert_eq!(made[1].due_on.to_string(), "2026-04-09");
    assert_eq!(remedy(&terms), Remedy::Refund);
    let back = [term(json!({ "return_required": true, "quantity": 60 }))];
    let made = promises(&back, SourceId::generate(), today(), GOODS);
    let told = |made: &NewCommitment| (made.side, made.kind.clone(), made.quantity);
    assert_eq!(told(&made[1]), (Side::Customer, "return".to_owned(), Some(60)));
    assert_eq!((made[1].amount_minor, made[1].return_required), (None, false));
    assert_eq!((made[0].text.as_str(), made[1].text.as_str()), ("", GOODS));
    assert_eq!(TermKind::Return.as_str(), crate::features::commitments::model::RETURN);
    // Where it is said already, it is not said twice.
    let said = [
        term(json!({ "return_required": true })),
        term(json!({ "kind": "return", "by": "customer", "conditions": "In the crate." })),
    ];
    let made = promises(&said, SourceId::generate(), today(), GOODS);
    assert_eq!(made[1].text, format!("{GOODS}\nIn the crate."));
    assert_eq!(promises(&said, SourceId::generate(), today(), GOODS).len(), 2);
    let nothing = [term(json!({ "kind": "no_remedy" }))];
    assert!(promises(&nothing, SourceId::generate(), today(), GOODS).is_empty());
}
