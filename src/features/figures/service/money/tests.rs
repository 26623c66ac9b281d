use super::*;
use crate::features::figures::model::ParetoMeasure;
use crate::features::figures::service::loyalty::tests::base;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;

fn asked(as_of: Timestamp) -> Asked {
    Asked {
        from: as_of.plus_days(-90),
        as_of,
        relationship: None,
        currency: None,
        measure: ParetoMeasure::Complainants,
    }
}

/// Ten of the year before last, eight of whom stayed.
fn ten() -> (Base, Timestamp) {
    let mut customers: Vec<&[i32]> = vec![&[500, 100]; 8];
    customers.extend([&[500][..], &[500][..]]);
    base(&customers)
}

#[test]
fn without_a_margin_nothing_is_put_in_its_place() {
    let (base, now) = ten();
    let found = value(&base, &asked(now)).insight;
    assert!(found.rows.is_empty() && found.headline.is_none());
    assert!(found.notes.iter().any(|note| note.code == NoteCode::MarginNotKnown));
}

#[test]
fn the_worth_has_the_range_of_not_knowing_who_stays() {
    let (mut base, now) = ten();
    base.margin_bp = Some(10_000);
    assert_eq!(base.kept(), (8, 10));
    let found = value(&base, &asked(now)).insight;
    let head = found.headline.unwrap();
    assert_eq!((head.value, head.n), (json!(26_667), 10));
    // statsmodels: proportion_confint(8, 10, method="wilson") = 0.490162, 0.943318
    assert_eq!(head.low, json!(8_038));
    assert_eq!(head.high, json!(60_206));
}

#[test]
fn a_month_that_nobody_told_of_is_not_known() {
    let (base, now) = base(&[&[20], &[20], &[40]]);
    let spend = |month: &str, amount_minor| SpendRow {
        vendor_org: OrganisationId::generate(),
        month: month.to_owned(),
        currency: "EUR".to_owned(),
        amount_minor,
        written_by: MembershipId::generate(),
        written_at: now,
    };
    let found = keep_or_win(&base, &[], &asked(now)).insight;
    assert_eq!(found.headline.unwrap().value, Value::Null);
    let told = [spend("2026-10", 30_000)];
    let found = keep_or_win(&base, &told, &asked(now)).insight;
    let october = found.rows.iter().find(|row| row.key == "2026-10").unwrap();
    assert_eq!(october.cells[1..], [json!(3), json!(30_000), json!(10_000)]);
    assert_eq!(found.rows[0].cells[2..], [Value::Null, Value::Null]);
    assert_eq!(found.notes[0].code, NoteCode::SpendNotKnown);
    assert_eq!(found.headline.unwrap().value, json!(10_000));
}
