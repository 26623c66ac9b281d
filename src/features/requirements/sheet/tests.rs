use proptest::prelude::*;

use super::*;
use crate::features::requirements::model::{RequirementPriority, VerificationMethod};

fn id(number: u128) -> OrganisationId {
    OrganisationId(uuid::Uuid::from_u128(number))
}

fn names() -> Names {
    // Two of the same name, and one that a spreadsheet would run.
    ["Hydra", "Same", "Same", "=Firm"]
        .iter()
        .zip(1..)
        .map(|(name, number)| (id(number), (*name).to_owned()))
        .collect()
}

fn cell() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "=1+1",
        "'=1",
        "''@x",
        "-5",
        "\"a\", b",
        "a\nb",
        "\ta",
        "R1",
        "; ;",
        "ё € 中",
        "'quoted'",
    ]);
    prop_oneof![nasty.prop_map(str::to_owned), "[ -~]{0,20}[a-z]"]
}

prop_compose! {
    fn content(numbers: i32)(
        text in cell(),
        acceptance in prop::option::of(cell()),
        parent in prop::option::of(1..=numbers),
        source in 1..=4_u128,
        (priority, verification, comparison) in (0..3_usize, 0..4_usize, 0..3_usize),
        value in prop::option::of("-?[0-9]{1,4}(\\.[0-9]{1,3})?"),
        unit in prop::option::of("[=@a-zА-я°%]{1,5}"),
    ) -> Content {
        Content {
            acceptance,
            parent,
            priority: RequirementPriority::ALL[priority],
            source: id(source),
            target: value.map(|value| {
                Target { comparison: TargetComparison::ALL[comparison], value, unit }
            }),
            text,
            verification: VerificationMethod::ALL[verification],
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(all in prop::collection::vec(content(6), 6)) {
        let known: Contents = all.into_iter().zip(1..).map(|(one, number)| (number, one)).collect();
        let rows = known.iter().map(|(number, one)| (*number, one.clone(), "agreed"));
        let file = String::from_utf8(write(rows, &names()).unwrap()).unwrap();
        let sheet = read(&file, &known, &names(), id(1));
        prop_assert_eq!(&sheet.errors, &Vec::new(), "{}", file);
        let (list, _) = taken(&known, &sheet.rows, 6);
        prop_assert_eq!(list, known);
    }

    #[test]
    fn no_cell_is_run_and_none_is_lost(text in "['=+@\\-a-c]{0,6}") {
        let shown = safe(text.clone());
        prop_assert!(!shown.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", shown);
        prop_assert_eq!(unwrapped(&shown), text);
    }

    #[test]
    fn any_file_is_read_or_refused(text in ".{0,300}") {
        let sheet = read(&text, &Contents::new(), &names(), id(1));
        prop_assert!(sheet.rows.iter().all(|row| row.number.is_none()));
    }
}

#[test]
fn numbers_are_kept_with_a_point() {
    assert_eq!(decimal(" 12,50 ").as_deref(), Some("12.50"));
    assert_eq!(decimal("-0.1").as_deref(), Some("-0.1"));
    for wrong in ["", "-", "1.", ".5", "1e9", "1 000", "+1", "1.2.3", "999999999999999999999"] {
        assert_eq!(decimal(wrong), None, "{wrong}");
    }
}
