use super::*;

fn light() -> serde_json::Value {
    serde_json::from_str(include_str!("light.json")).unwrap()
}

fn problem(value: serde_json::Value) -> String {
    match serde_json::from_value::<Template>(value) {
        Err(cause) => cause.to_string(),
        Ok(template) => template.check().err().unwrap_or_default(),
    }
}

#[test]
fn every_template_is_complete_and_has_a_key_of_its_own() {
    let all = all().unwrap();
    let mut keys: Vec<&str> = all.iter().map(|template| template.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), FILES.len());
    assert!(find("light").unwrap().is_some());
    assert!(find("heavy").unwrap().is_none());
}

#[test]
fn what_could_never_end_is_refused() {
    assert_eq!(problem(light()), "");
    type Change = fn(&mut serde_json::Value);
    let cases: [(Change, &str); 9] = [
        (|t| t["phases"] = serde_json::json!([]), "no phases"),
        (|t| t["phases"][0]["weeks"] = 0.into(), "without time"),
        (|t| t["phases"][0]["deliverables"] = serde_json::json!([]), "without deliverables"),
        (|t| drop(t["phases"][1]["gate"]["signers"].as_array_mut().unwrap().pop()), "one key"),
        (|t| t["phases"][1]["gate"]["signers"][0]["role"] = "observer".into(), "observers sign"),
        (|t| t["phases"][0]["gate"]["criteria"][2]["weight"] = 0.into(), "without weight"),
        (|t| t["phases"][2]["gate"]["pass_score"] = 60.into(), "cannot be reached"),
        (|t| t["phases"][0]["gate"]["title"]["ru"] = " ".into(), "missing in a language"),
        (|t| t["phases"][0]["colour"] = "red".into(), "unknown field"),
    ];
    for (change, expected) in cases {
        let mut template = light();
        change(&mut template);
        let said = problem(template);
        assert!(said.contains(expected), "{expected}: {said:?}");
    }
    let mut levels = light();
    levels["phases"][0]["deliverables"][0]["levels"] = serde_json::json!(["submit"]);
    assert!(problem(levels).contains("too few levels"));
}

#[test]
fn a_level_says_what_becomes_of_an_element() {
    let element: Deliverable = serde_json::from_str(
        r#"{"title":"PSW","side":"vendor","levels":["submit","submit","submit","on_request","retain"]}"#,
    )
    .unwrap();
    assert_eq!(element.handling(1), Handling::Submit);
    assert_eq!(element.handling(4), Handling::OnRequest);
    assert_eq!(element.handling(5), Handling::Retain);
    let plain: Deliverable = serde_json::from_str(r#"{"title":"X","side":"vendor"}"#).unwrap();
    assert!(plain.required);
    assert_eq!(plain.handling(5), Handling::Submit);
}

/// The elements of part approval by number, and what is handed over on each level (PPAP, 4th
/// edition, table 4.2).
#[test]
fn the_eighteen_elements_are_there_on_all_levels() {
    let template = find("apqp_ppap").unwrap().unwrap();
    assert!(template.levels);
    assert_eq!(template.phases.len(), 5);
    let mut elements: Vec<(u32, &Deliverable)> = template
        .phases
        .iter()
        .flat_map(|phase| &phase.deliverables)
        .filter_map(|one| {
            let (number, _) = one.title.of(crate::platform::authz::Locale::En).split_once(". ")?;
            Some((number.parse().ok()?, one))
        })
        .collect();
    elements.sort_by_key(|(number, _)| *number);
    let numbers: Vec<u32> = elements.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (1..=18).collect::<Vec<_>>());
    let submitted = |level: i32| -> Vec<u32> {
        elements
            .iter()
            .filter(|(_, one)| one.handling(level) == Handling::Submit)
            .map(|(number, _)| *number)
            .collect()
    };
    // The warrant alone (and how it looks, where that counts); with samples and limited data; all
    // but master sample and checking aids; the warrant, and what the customer says; nothing.
    assert_eq!(submitted(1), [13, 18]);
    assert_eq!(submitted(2), [1, 2, 9, 10, 12, 13, 14, 18]);
    assert_eq!(submitted(3), (1..=18).filter(|n| ![15, 16].contains(n)).collect::<Vec<_>>());
    assert_eq!(submitted(4), [18]);
    assert_eq!(submitted(5), Vec::<u32>::new());
}
