//! The joint report: written by both, signed step by step, read alone once it is complete.
mod outcome;
mod page;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Actor, Case, Sent, World, text};

/// A step of a report.
fn step<'a>(report: &'a Value, name: &str) -> &'a Value {
    let steps = report["steps"].as_array().expect("steps");
    steps.iter().find(|step| step["step"] == name).expect("the step")
}

async fn started(form: &str) -> (World, Case) {
    let world = World::new().await;
    let case = world.case().await;
    world.vendor().post(&case.report_path(""), json!({ "form": form })).await.ok();
    (world, case)
}

pub async fn writes(who: &Actor, case: &Case, name: &str, fields: Value) -> Value {
    let fields: serde_json::Map<String, Value> = fields
        .as_object()
        .expect("fields")
        .iter()
        .map(|(key, value)| (key.clone(), json!({ "version": 0, "value": value })))
        .collect();
    let path = case.report_path(&format!("/steps/{name}"));
    who.patch(&path, &json!(1), json!({ "fields": fields })).await.ok()
}

pub async fn adds(who: &Actor, case: &Case, name: &str, kind: &str, data: Value) -> Value {
    let item = json!({ "step": name, "kind": kind, "data": data });
    who.post(&case.report_path("/items"), item).await.ok()
}

/// `filler` submits the step, `signer` signs what they see.
pub async fn signs(filler: &Actor, signer: &Actor, case: &Case, name: &str) -> Value {
    let path = |action| case.report_path(&format!("/steps/{name}/actions/{action}"));
    let report = filler.get(&case.report_path("")).await.ok();
    let version = step(&report, name)["version"].clone();
    let report = filler.post(&path("submit"), json!({ "version": version })).await.ok();
    let seen = step(&report, name);
    let vote = json!({ "version": seen["version"], "sha256": seen["sha256"] });
    signer.post(&path("sign"), vote).await.ok()
}

#[actix_web::test]
async fn both_sides_work_a_cause_out_and_sign_every_step() {
    let (world, case) = started("8d").await;
    let (adam, vera) = (world.customer(), world.vendor());
    writes(adam, &case, "d0", json!({ "symptom": "Cracks", "safety_relevant": true })).await;
    signs(adam, vera, &case, "d0").await;
    adds(vera, &case, "d1", "member", json!({ "member": vera.membership, "role": "leader" })).await;
    adds(adam, &case, "d1", "member", json!({ "member": adam.membership, "role": "expert" })).await;
    signs(vera, adam, &case, "d1").await;
    writes(vera, &case, "d2", json!({ "what": "Rim cracks after 200 h" })).await;
    signs(vera, adam, &case, "d2").await;
    let stock = json!({ "place": "customer", "action": "Sort", "checked": 40, "not_ok": 3 });
    adds(adam, &case, "d3", "containment", stock).await;
    signs(vera, adam, &case, "d3").await;
    writes(vera, &case, "d4", json!({ "verification": "Etched section" })).await;
    let cause = json!({ "type": "occurrence", "text": "Cold shut", "contribution": 100 });
    let report = adds(vera, &case, "d4", "cause", cause).await;
    let cause = step(&report, "d4")["items"][0]["id"].clone();
    let why =
        json!({ "step": "d4", "kind": "why", "parent_id": cause, "data": { "text": "Cold" } });
    vera.post(&case.report_path("/items"), why).await.ok();
    signs(vera, adam, &case, "d4").await;
    let action = json!({ "type": "corrective", "text": "Heat the ladle" });
    let report = adds(vera, &case, "d5", "action", action.clone()).await;
    let action_id = text(&step(&report, "d5")["items"][0]["id"]);
    signs(vera, adam, &case, "d5").await;
    let done = json!({ "implemented_on": "2026-03-02", "validation": "0 of 500" });
    writes(vera, &case, "d6", done).await;
    signs(vera, adam, &case, "d6").await;
    writes(vera, &case, "d7", json!({ "lessons_learned": "Watch the ladle" })).await;
    signs(vera, adam, &case, "d7").await;
    writes(adam, &case, "d8", json!({ "evaluation": 4 })).await;
    let report = signs(adam, vera, &case, "d8").await;
    // Not yet: nobody has found the action effective.
    let complete = case.report_path("/actions/complete");
    let refused = vera.post(&complete, json!({ "version": report["version"] })).await;
    refused.refused(409, "action_not_allowed");
    // What is found out later touches D6, not the choice that was signed in D5.
    let mut found = action;
    found["effectiveness"] = json!("effective");
    let path = format!("/api/v1/report-items/{action_id}");
    let report = vera.patch(&path, &json!(1), json!({ "data": found })).await.ok();
    assert_eq!(step(&report, "d5")["state"], "signed");
    assert_eq!(step(&report, "d6")["state"], "stale");
    let report = signs(vera, adam, &case, "d6").await;
    let report = vera.post(&complete, json!({ "version": report["version"] })).await.ok();
    assert_eq!(report["state"], "completed");
    let path = case.report_path("/steps/d7");
    let late = json!({ "fields": { "lessons_learned": { "version": 1, "value": "Other" } } });
    vera.patch(&path, &json!(1), late).await.refused(409, "action_not_allowed");
    // The chain holds what was signed.
    let entries = adam.reads(&case, "shared").await;
    let sealed = entries
        .iter()
        .find(|entry| entry["kind"] == "report_step_submitted" && entry["data"]["step"] == "d4");
    let sealed = sealed.expect("the entry");
    assert_eq!(sealed["data"]["content"]["fields"]["verification"], "Etched section");
}

#[actix_web::test]
async fn two_people_lose_no_word() {
    let (world, case) = started("4d").await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let path = case.report_path("/steps/d2");
    let put = async |who: &'static str, field: &'static str, version: i32| {
        let body = json!({ "fields": { field: { "version": version, "value": who } } });
        world.person(who).patch(&path, &json!(1), body).await
    };
    // Different fields merge.
    let both = join_all([put("vera", "what", 0), put("mark", "where", 0)]).await;
    assert!(both.iter().all(|answer| answer.status == 200));
    let report = vera.get(&case.report_path("")).await.ok();
    let fields = &step(&report, "d2")["fields"];
    assert_eq!(
        (&fields["what"]["value"], &fields["where"]["value"]),
        (&json!("vera"), &json!("mark"))
    );
    // The same field shows the second one both, and writes nothing of theirs.
    put("vera", "what", 1).await;
    vera.patch(
        &path,
        &json!(1),
        json!({ "fields": { "what": { "version": 1, "value": "first" } } }),
    )
    .await
    .ok();
    let second = json!({ "fields": {
        "what": { "version": 1, "value": "second" },
        "how": { "version": 0, "value": "not either" },
    } });
    let conflict = mark.patch(&path, &json!(1), second).await.refused(409, "conflict");
    assert_eq!(conflict.json()["current"]["what"]["value"], "first");
    let report = mark.get(&case.report_path("")).await.ok();
    assert!(step(&report, "d2")["fields"].get("how").is_none());
}

#[actix_web::test]
async fn a_change_makes_the_signature_stale_and_says_what_changed() {
    let (world, case) = started("4d").await;
    let (adam, vera) = (world.customer(), world.vendor());
    writes(vera, &case, "d2", json!({ "what": "Leaks" })).await;
    let signed = signs(vera, adam, &case, "d2").await;
    assert_eq!(step(&signed, "d2")["state"], "signed");
    let seen = step(&signed, "d2").clone();
    let body = json!({ "fields": { "what": { "version": 1, "value": "Leaks at the seal" } } });
    let path = case.report_path("/steps/d2");
    let report = vera.patch(&path, &json!(1), body).await.ok();
    let now = step(&report, "d2");
    assert_eq!(now["state"], "stale");
    assert_eq!(now["signoff"]["state"], "stale");
    assert_eq!(now["signoff"]["stale_reason"][0]["from"], "Leaks");
    // Nobody signs what is stale, or another text than the one they saw.
    let vote = json!({ "version": seen["version"], "sha256": seen["sha256"] });
    let sign = case.report_path("/steps/d2/actions/sign");
    adam.post(&sign, vote.clone()).await.refused(409, "action_not_allowed");
    let submit = case.report_path("/steps/d2/actions/submit");
    let report = vera.post(&submit, json!({ "version": now["version"] })).await.ok();
    // It waits for the signature of one side, among all that this side is to sign.
    let waiting = adam.get("/api/v1/signatures").await.ok();
    let [item] = waiting["items"].as_array().unwrap().as_slice() else { panic!("{waiting}") };
    assert_eq!(
        (&item["kind"], &item["step"], &item["record"]["number"]),
        (&json!("report_step"), &json!("d2"), &json!(case.number))
    );
    for name in ["vera", "boris", "wanda"] {
        let none = world.person(name).get("/api/v1/signatures").await.ok();
        assert_eq!(none, json!({ "items": [] }), "{name}");
    }
    adam.post(&sign, vote).await.refused(409, "stale_version");
    let version = step(&report, "d2")["version"].clone();
    let other = json!({ "version": version, "sha256": seen["sha256"] });
    let refused = adam.post(&sign, other).await.refused(409, "action_not_allowed");
    assert_eq!(refused.json()["reason"], "other_hash");
    let refuse = json!({
        "version": version, "sha256": step(&report, "d2")["sha256"], "reason": "Which seal?",
    });
    let path = case.report_path("/steps/d2/actions/refuse");
    let report = adam.post(&path, refuse).await.ok();
    assert_eq!(step(&report, "d2")["state"], "refused");
    assert_eq!(step(&report, "d2")["signoff"]["slots"][0]["reason"], "Which seal?");
    assert_eq!(adam.get("/api/v1/signatures").await.ok(), json!({ "items": [] }));
}

#[actix_web::test]
async fn bad_input_changes_nothing() {
    let (world, case) = started("8d").await;
    let (adam, vera) = (world.customer(), world.vendor());
    let cause =
        |share: i64, kind: &str| json!({ "type": kind, "text": "x", "contribution": share });
    adds(vera, &case, "d4", "cause", cause(60, "occurrence")).await;
    adds(vera, &case, "d4", "cause", cause(100, "detection")).await;
    let before = vera.get(&case.report_path("")).await.text();
    let items = case.report_path("/items");
    let item =
        |step: &str, kind: &str, data: Value| json!({ "step": step, "kind": kind, "data": data });
    for (who, body, field) in [
        (vera, item("d4", "cause", cause(41, "occurrence")), "data.contribution:contribution_sum"),
        (vera, item("d4", "cause", cause(101, "occurrence")), "data.contribution:number_range"),
        (vera, item("d2", "cause", cause(1, "occurrence")), "kind:not_allowed_value"),
        (vera, item("d4", "why", json!({ "text": "of nothing" })), "parent_id:not_allowed_value"),
        (
            adam,
            item(
                "d1",
                "member",
                json!({ "member": world.person("boris").membership, "role": "member" }),
            ),
            "data.member:not_allowed_value",
        ),
        (
            adam,
            item(
                "d3",
                "containment",
                json!({ "place": "customer", "action": "x", "checked": 1, "not_ok": 2 }),
            ),
            "data.not_ok:number_range",
        ),
        (
            adam,
            item("d8", "cost", json!({ "type": "scrap", "claimed_minor": -1, "currency": "EUR" })),
            "data.claimed_minor:number_range",
        ),
    ] {
        let refused = who.post(&items, body).await.refused(422, "invalid");
        assert_eq!(refused.fields(), [field]);
    }
    // 60 % of the occurrence are no whole, and the verification is missing.
    let report = vera.get(&case.report_path("")).await.ok();
    let version = step(&report, "d4")["version"].clone();
    let submit = case.report_path("/steps/d4/actions/submit");
    let refused = vera.post(&submit, json!({ "version": version })).await.refused(422, "invalid");
    assert_eq!(
        refused.fields(),
        ["fields.verification:missing_field", "items.cause:contribution_sum"]
    );
    // The step is the vendor's to fill and to submit, a row its side's to change.
    adam.post(&submit, json!({ "version": version })).await.refused(409, "action_not_allowed");
    let path = case.report_path("/steps/d4");
    let body = json!({ "fields": { "verification": { "version": 0, "value": "mine" } } });
    adam.patch(&path, &json!(1), body).await.refused(409, "action_not_allowed");
    let row = text(&step(&report, "d4")["items"][0]["id"]);
    let path = format!("/api/v1/report-items/{row}");
    adam.delete(&path).await.refused(428, "precondition_required");
    adam.patch(&path, &json!(1), json!({})).await.refused(409, "action_not_allowed");
    vera.patch(&path, &json!(7), json!({})).await.refused(412, "precondition_failed");
    vera.post(&case.report_path(""), json!({ "form": "4d" })).await.refused(409, "already_exists");
    assert_eq!(vera.get(&case.report_path("")).await.text(), before);
}

#[actix_web::test]
async fn the_report_of_the_same_cause_is_named_to_those_who_may_see_it() {
    let (world, case) = started("4d").await;
    let adam = world.customer();
    let second = world.case().await;
    writes(world.vendor(), &case, "d2", json!({ "what": "Rims crack" })).await;
    let cause = json!({ "type": "occurrence", "text": "Cold shut", "contribution": 100 });
    adds(world.vendor(), &case, "d4", "cause", cause).await;
    let link = json!({ "form": "4d", "same_cause_as": case.id });
    // What it is about is told where one chooses.
    let offered = adam.get(&second.report_path("/candidates")).await.ok();
    assert_eq!(offered["items"].as_array().map(Vec::len), Some(1));
    let candidate = &offered["items"][0];
    assert_eq!(candidate["complaint"]["id"], case.id.as_str());
    assert_eq!(
        (&candidate["problem"], &candidate["causes"]),
        (&json!("Rims crack"), &json!(["Cold shut"]))
    );
    // A stranger's complaint is as good as none.
    let other = world.person("boris").files(world.relationship("B"), "Elsewhere").await;
    let refused = world.person("boris").post(&other.report_path(""), link.clone()).await;
    let offered = world.person("boris").get(&other.report_path("/candidates")).await.ok();
    assert_eq!(offered["items"], json!([]));
    assert_eq!(refused.refused(422, "invalid").fields(), ["same_cause_as:not_allowed_value"]);
    let linked = adam.post(&second.report_path(""), link.clone()).await.ok();
    assert_eq!(
        (&linked["state"], &linked["same_cause_as"]["id"]),
        (&json!("linked"), &json!(case.id))
    );
    // Nor does the vendor link it: the other customer would learn that somebody has the same trouble.
    let refused = world.vendor().post(&other.report_path(""), link).await;
    assert_eq!(refused.refused(422, "invalid").fields(), ["same_cause_as:not_allowed_value"]);
}

#[actix_web::test]
async fn a_row_that_two_steps_are_signed_with_makes_both_stale() {
    let (world, case) = started("8d").await;
    let (adam, vera) = (world.customer(), world.vendor());
    let state = |report: &Value, name: &str| text(&step(report, name)["state"]);
    let action =
        json!({ "type": "corrective", "text": "Heat it", "effectiveness": "not_effective" });
    let report = adds(vera, &case, "d5", "action", action).await;
    let first = text(&step(&report, "d5")["items"][0]["id"]);
    adds(vera, &case, "d5", "action", json!({ "type": "corrective", "text": "Stir it" })).await;
    signs(vera, adam, &case, "d5").await;
    let done = json!({ "implemented_on": "2026-03-02", "validation": "0 of 500" });
    writes(vera, &case, "d6", done).await;
    signs(vera, adam, &case, "d6").await;
    // Its place stands in both.
    let path = format!("/api/v1/report-items/{first}");
    let report = vera.patch(&path, &json!(1), json!({ "position": 7 })).await.ok();
    assert_eq!((state(&report, "d5"), state(&report, "d6")), ("stale".into(), "stale".into()));
    signs(vera, adam, &case, "d5").await;
    signs(vera, adam, &case, "d6").await;
    // What was found out goes with the action.
    let seen = Sent::default().with("if-match", "\"2\"".to_owned());
    vera.send("DELETE", &path, seen).await.ok();
    let report = vera.get(&case.report_path("")).await.ok();
    assert_eq!((state(&report, "d5"), state(&report, "d6")), ("stale".into(), "stale".into()));
    signs(vera, adam, &case, "d5").await;
    let report = signs(vera, adam, &case, "d6").await;
    // One that comes with what was found out is one of D6 as well.
    assert_eq!(state(&report, "d6"), "signed");
    let tried = json!({ "type": "preventive", "text": "Ask", "effectiveness": "effective" });
    let report = adds(vera, &case, "d5", "action", tried).await;
    assert_eq!((state(&report, "d5"), state(&report, "d6")), ("stale".into(), "stale".into()));
}
