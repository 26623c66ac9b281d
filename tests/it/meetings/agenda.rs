//! The agenda: proposed from what is open between two firms, taken over, arranged, frozen.
use serde_json::{Value, json};

use super::{action, days, does, held, path, plans, reason, sees, tries};
use crate::disputes::offers::{answers, claimed, makes, refund};
use crate::support::actors::text;
use crate::support::dump::Dumper;
use crate::support::world::{assert_no_leak, no_id};
use crate::support::{Actor, Case, Sent, World};

async fn proposed(who: &Actor, meeting: &Value) -> Vec<Value> {
    let open = who.get(&format!("{}/proposals", path(meeting))).await.ok();
    open["items"].as_array().unwrap().clone()
}

fn codes(proposal: &Value) -> Vec<String> {
    proposal["reasons"].as_array().unwrap().iter().map(|one| text(&one["code"])).collect()
}

fn about<'a>(open: &'a [Value], number: &str) -> Option<&'a Value> {
    open.iter().find(|one| one["record"]["number"] == number)
}

async fn takes(who: &Actor, meeting: &Value, subjects: &[&Value]) -> Value {
    who.post(&format!("{}/items/take", path(meeting)), json!({ "subjects": subjects })).await.ok()
}

async fn adds(who: &Actor, meeting: &Value, title: &str) -> Value {
    who.post(&format!("{}/items", path(meeting)), json!({ "title": title })).await.ok()
}

async fn edits(who: &Actor, meeting: &Value, item: &Value, body: Value) -> crate::support::Answer {
    let at = format!("{}/items/{}", path(meeting), text(&item["id"]));
    who.patch(&at, &item["version"], body).await
}

async fn climbs(who: &Actor, case: &Case) {
    let climb = json!({ "reason": "disagreement", "severity": "major", "trend": "same" });
    who.post(&format!("{}/escalations", case.path()), climb).await.ok();
}

/// A settled complaint whose promise is not kept in time.
async fn breaks_a_promise(world: &World) -> Case {
    let case = claimed(world).await;
    let mut term = refund(5000);
    term["due_on"] = json!("2026-03-12");
    let offer = makes(world.vendor(), &case, json!([term])).await;
    answers(world.customer(), &offer, "accept", json!({})).await.ok();
    case
}

#[actix_web::test]
async fn what_is_open_between_the_two_firms_is_proposed_the_weightiest_first() {
    let world = World::new().await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    let quiet = world.case().await;
    let broken = breaks_a_promise(&world).await;
    let escalated = claimed(&world).await;
    climbs(adam, &escalated).await;
    let offered = claimed(&world).await;
    makes(vera, &offered, json!([refund(1000)])).await;
    let earlier = held(&world).await;
    let agreement = format!("/api/v1/relationships/{}/agreement", world.relationship("A"));
    let data = mark.get(&agreement).await.ok()["in_force"]["data"].clone();
    let sent = Sent::json(&json!({ "data": data })).with("if-match", "\"0\"");
    mark.send("PUT", &agreement, sent).await.ok();
    world.app.clock.advance(4 * 86_400);
    world.app.work().await;
    let meeting = plans(&world).await;
    let open = proposed(vera, &meeting).await;
    let kinds: Vec<(String, String)> =
        open.iter().map(|one| (text(&one["kind"]), codes(one)[0].clone())).collect();
    let expected = [
        ("complaint", "escalated"),
        ("commitment", "overdue"),
        ("complaint", "offer_open"),
        ("agreement", "agreement_proposed"),
        ("meeting", "minutes_open"),
        ("complaint", "turn"),
    ];
    for (kind, code) in expected {
        assert!(kinds.contains(&(kind.to_owned(), code.to_owned())), "{kind} {code}: {kinds:?}");
    }
    let rank = |code: &str| expected.iter().position(|(_, known)| *known == code).unwrap();
    assert!(kinds.is_sorted_by_key(|(_, code)| rank(code)), "{kinds:?}");
    let climbed = about(&open, &escalated.number).unwrap();
    assert_eq!(climbed["reasons"][0]["side"], "vendor", "who is to react");
    assert_eq!(codes(climbed), ["escalated", "turn"]);
    let late = open.iter().find(|one| one["kind"] == "commitment").unwrap();
    assert_eq!(late["record"]["number"], json!(broken.number));
    assert_eq!(late["promise"]["amount_minor"], 5000);
    assert_eq!(about(&open, &quiet.number).unwrap()["reasons"][0]["side"], "vendor");
    assert!(about(&open, &text(&earlier["number"])).is_some());
    assert_eq!(proposed(adam, &meeting).await, open, "both sides are proposed the same");
    world
        .person("boris")
        .get(&format!("{}/proposals", path(&meeting)))
        .await
        .refused(404, "not_found");
}

#[actix_web::test]
async fn proposals_are_taken_over_and_stay_live_until_the_meeting_is_held() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let (one, two) = (world.case().await, world.case().await);
    let meeting = plans(&world).await;
    let open = proposed(vera, &meeting).await;
    let seen = takes(vera, &meeting, &[&open[0]["subject"], &open[1]["subject"]]).await;
    let seen = takes(adam, &seen, &[&open[1]["subject"]]).await;
    assert_eq!(seen["items"].as_array().map(Vec::len), Some(2), "what is there stays where it is");
    assert_eq!(seen["items"][0]["record"]["number"], json!(one.number));
    let now = proposed(adam, &meeting).await;
    assert_eq!(about(&now, &one.number).unwrap()["item_id"], seen["items"][0]["id"]);
    let at = format!("{}/items/take", path(&meeting));
    let foreign = json!({ "subjects": [format!("complaint:{}", no_id())] });
    adam.post(&at, foreign).await.refused(422, "invalid");
    // The matter goes on, and so does what is proposed of it.
    adam.does(&one, "withdraw", json!({ "reason": "It was our own cable." })).await;
    assert!(about(&proposed(adam, &meeting).await, &one.number).is_none());
    let seen = does(vera, &meeting, "hold", json!({})).await;
    assert_eq!(seen["items"][0]["reasons"], json!([]), "nothing was open any more");
    assert_eq!(codes(&seen["items"][1]), ["turn"]);
    // What happens afterwards changes nothing of how it stood.
    let frozen = sees(adam, &meeting).await["items"][1]["reasons"].clone();
    world.app.clock.advance(86_400);
    vera.acknowledges(&two).await;
    vera.does(&two, "ask_customer", json!({ "question": "Which?" })).await;
    adam.patch(&two.path(), &vera.sees(&two).await["version"], json!({ "title": "Renamed" }))
        .await
        .ok();
    let later = sees(adam, &meeting).await;
    assert_eq!(later["items"][1]["reasons"], frozen);
    assert_eq!(later["items"][1]["title"], "A cracked flange");
    assert_eq!(later["items"][1]["record"]["title"], "Renamed");
}

#[actix_web::test]
async fn either_side_adds_topics_and_each_rewords_its_own() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    world.case().await;
    let meeting = plans(&world).await;
    adds(adam, &meeting, "Prices").await;
    let seen = adds(vera, &meeting, "Delivery times").await;
    let (theirs, own) = (seen["items"][0].clone(), seen["items"][1].clone());
    assert_eq!((&theirs["own"], &own["own"]), (&json!(false), &json!(true)));
    assert_eq!(reason(edits(vera, &meeting, &theirs, json!({ "title": "x" })).await), "wrong_side");
    let seen = edits(vera, &meeting, &own, json!({ "note": "See *last year*." })).await.ok();
    assert!(text(&seen["items"][1]["note_html"]).contains("<em>last year</em>"), "{seen:#}");
    edits(vera, &meeting, &own, json!({ "note": null })).await.refused(412, "precondition_failed");
    // What was taken over has no words of its own but the note, and either side may take it away.
    let open = proposed(vera, &meeting).await;
    let seen = takes(vera, &meeting, &[&open[0]["subject"]]).await;
    let taken = seen["items"][2].clone();
    edits(adam, &meeting, &taken, json!({ "title": "x" })).await.refused(422, "invalid");
    let seen = edits(adam, &meeting, &taken, json!({ "note": "First." })).await.ok();
    let order: Vec<&Value> =
        seen["items"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    let turned: Vec<&Value> = order.iter().rev().copied().collect();
    let at = format!("{}/order", path(&meeting));
    adam.put(&at, json!({ "items": order[..2] })).await.refused(409, "stale_version");
    adam.put(&at, json!({ "items": [order[0], order[0], order[1]] }))
        .await
        .refused(409, "stale_version");
    let seen = adam.put(&at, json!({ "items": turned })).await.ok();
    let now: Vec<&Value> = seen["items"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(now, turned);
    let taken = &seen["items"][0];
    let item = format!("{}/items/{}", path(&meeting), text(&taken["id"]));
    let sent = Sent::default().with("if-match", format!("\"{}\"", taken["version"]));
    let seen = vera.send("DELETE", &item, sent).await.ok();
    assert_eq!(seen["items"].as_array().map(Vec::len), Some(2));
    let told = vera
        .get(&format!("/api/v1/threads/{}/entries?lane=shared&after=0", text(&seen["thread_id"])))
        .await
        .ok();
    let changes: Vec<String> = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["kind"] == "agenda_changed")
        .map(|entry| text(&entry["data"]["change"]))
        .collect();
    assert_eq!(changes, ["added", "added", "changed", "added", "changed", "removed"]);
    does(vera, &meeting, "hold", json!({})).await;
    let late = adam.post(&format!("{}/items", path(&meeting)), json!({ "title": "Late" })).await;
    assert_eq!(reason(late), "wrong_status");
}

#[actix_web::test]
async fn nothing_private_and_no_draft_comes_onto_an_agenda() {
    let world = World::new().await;
    let told = world.tell("A").await;
    world.tell("B").await;
    let (adam, vera, boris) = (world.customer(), world.vendor(), world.person("boris"));
    let meeting = plans(&world).await;
    for who in [adam, vera] {
        let open = proposed(who, &meeting).await;
        assert!(about(&open, &told.case.number).is_some(), "{open:#?}");
        assert!(about(&open, &told.draft.number).is_none(), "{} sees a draft", who.name);
        assert_no_leak(&who.organisation, "the proposals", &json!(open).to_string());
    }
    let draft = format!("complaint:{}", told.draft.id);
    let at = format!("{}/items/take", path(&meeting));
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for who in [adam, vera] {
        who.post(&at, json!({ "subjects": [draft] })).await.refused(422, "invalid");
    }
    boris.post(&at, json!({ "subjects": [] })).await.refused(404, "not_found");
    dumper.assert_unchanged(&before, "what may not be taken over").await;
    let subject = json!(format!("complaint:{}", told.case.id));
    takes(vera, &meeting, &[&subject]).await;
    for who in [adam, vera] {
        for rest in ["", "/proposals"] {
            let shown = who.get(&format!("{}{rest}", path(&meeting))).await.text();
            assert_no_leak(&who.organisation, "the meeting", &shown);
        }
    }
}

#[actix_web::test]
async fn a_matter_that_ones_own_firm_hides_has_no_name() {
    let world = World::new().await;
    let (adam, vera, anna, ralf) =
        (world.customer(), world.vendor(), world.person("anna"), world.person("ralf"));
    let firm = anna.get("/api/v1/organisation").await.ok();
    anna.patch("/api/v1/organisation", &firm["version"], json!({ "sees": "own" })).await.ok();
    let case = adam.files(world.relationship("A"), "Adam alone knows this").await;
    let input = json!({
        "title": "Review", "held_at": days(&world, 7),
        "people": [adam.membership, ralf.membership],
    });
    let at = format!("/api/v1/relationships/{}/meetings", world.relationship("A"));
    let meeting = vera.post(&at, input).await.ok();
    let open = proposed(adam, &meeting).await;
    assert!(about(&open, &case.number).is_some());
    assert_eq!(proposed(ralf, &meeting).await, Vec::<Value>::new());
    let subject = json!(format!("complaint:{}", case.id));
    let taking = format!("{}/items/take", path(&meeting));
    ralf.post(&taking, json!({ "subjects": [subject] })).await.refused(422, "invalid");
    takes(vera, &meeting, &[&subject]).await;
    let held = does(vera, &meeting, "hold", json!({})).await;
    let minutes = json!({ "item_id": held["items"][0]["id"], "version": 1, "text": "Agreed." });
    vera.put(&format!("{}/minutes", path(&meeting)), minutes).await.ok();
    does(vera, &meeting, "confirm", json!({})).await;
    let seen = sees(ralf, &meeting).await;
    let item = &seen["items"][0];
    assert_eq!((&item["hidden"], &item["record"]), (&json!(true), &Value::Null));
    assert_eq!((&item["title"], &item["reasons"]), (&Value::Null, &json!([])));
    let thread = text(&seen["thread_id"]);
    let entries = ralf.get(&format!("/api/v1/threads/{thread}/entries?lane=shared&after=0")).await;
    for shown in [seen.to_string(), entries.text()] {
        assert!(!shown.contains("Adam alone") && !shown.contains(&case.number), "{shown}");
    }
    assert_eq!(action(&seen, "confirm")["reason"], "not_all_seen");
    assert_eq!(reason(tries(ralf, &meeting, "confirm", json!({})).await), "not_all_seen");
    let seen = does(adam, &meeting, "confirm", json!({})).await;
    assert_eq!(seen["state"], "confirmed");
}
