use super::*;

fn signed() -> Value {
    json!({
        "deliverables": [
            { "id": "a", "title": "Drawing", "status": "approved", "required": true, "revision": 1,
              "handling": "submit", "reason": null,
              "evidence": [{ "id": "e1", "title": "v1.pdf" }] },
            { "id": "b", "title": "Report", "status": "open", "required": true },
        ],
        "criteria": [{ "id": "c", "title": "It works", "kind": "must", "value": 1 }],
    })
}

fn now(change: impl FnOnce(&mut Value)) -> Map<String, Value> {
    let mut value = signed();
    change(&mut value);
    value.as_object().unwrap().clone()
}

fn said(change: impl FnOnce(&mut Value)) -> Vec<String> {
    changes(&signed(), &now(change))
        .iter()
        .map(|line| {
            let word = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            format!("{} {} {}", word("item"), word("id"), word("change"))
        })
        .collect()
}

#[test]
fn nothing_is_said_of_what_stays_or_was_open() {
    assert_eq!(said(|_| {}), Vec::<String>::new());
    let going_on = said(|now| {
        now["deliverables"][1] = json!({
            "id": "b", "title": "Report", "status": "approved", "required": true, "revision": 3,
            "evidence": [{ "id": "e9", "title": "report.pdf" }],
        });
    });
    assert_eq!(going_on, Vec::<String>::new());
    // What is not required may come later.
    let more = said(|now| {
        let optional = json!({ "id": "d", "title": "Photo", "status": "open", "required": false });
        now["deliverables"].as_array_mut().unwrap().push(optional);
    });
    assert_eq!(more, Vec::<String>::new());
}

#[test]
fn every_change_of_what_was_signed_is_a_line() {
    assert_eq!(
        said(|now| now["deliverables"][0]["status"] = json!("open")),
        ["deliverable a status"]
    );
    assert_eq!(
        said(|now| now["deliverables"][0]["evidence"] = json!([{ "id": "e2", "title": "v2.pdf" }])),
        ["deliverable a evidence_removed", "deliverable a evidence_added"]
    );
    assert_eq!(
        said(|now| now["deliverables"][0]["revision"] = json!(2)),
        ["deliverable a revision"]
    );
    assert_eq!(
        said(|now| now["deliverables"][0]["title"] = json!("Sketch")),
        ["deliverable a edited"]
    );
    assert_eq!(
        said(|now| drop(now["deliverables"].as_array_mut().unwrap().remove(0))),
        ["deliverable a removed"]
    );
    assert_eq!(said(|now| now["criteria"][0]["value"] = json!(0)), ["criterion c value"]);
    let required = said(|now| {
        let new = json!({ "id": "d", "title": "Trial", "status": "open", "required": true });
        now["deliverables"].as_array_mut().unwrap().push(new);
    });
    assert_eq!(required, ["deliverable d added"]);
}

#[test]
fn a_criterion_that_was_open_may_be_answered_but_not_against_the_verdict() {
    let mut open = signed();
    open["criteria"][0]["value"] = json!(null);
    let said = |value| changes(&open, &now(|now| now["criteria"][0]["value"] = value)).len();
    assert_eq!((said(json!(1)), said(json!(0)), said(json!(null))), (0, 1, 0));
}

#[test]
fn what_is_said_holds_from_and_to() {
    let lines = changes(&signed(), &now(|now| now["criteria"][0]["value"] = json!(null)));
    assert_eq!((&lines[0]["from"], &lines[0]["to"]), (&json!(1), &json!(null)));
}
