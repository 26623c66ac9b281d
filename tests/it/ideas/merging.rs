//! Ideas that ask for the same: one goes on, and nothing is lost.
use serde_json::{Value, json};

use super::{Idea, adams, does, for_all, input, refused, sees, tries, votes};
use crate::support::dump::Dumper;
use crate::support::world::no_id;
use crate::support::{World, text};

fn strengths(all: &Value) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|item| item["votes"].as_array().unwrap())
        .map(|vote| (text(&vote["voter"]["name"]), text(&vote["strength"])))
        .collect();
    found.sort();
    found
}

#[actix_web::test]
async fn votes_move_and_the_stronger_stays() {
    let world = World::new().await;
    let (adam, anna, boris, vera, mark) = (
        world.customer(),
        world.person("anna"),
        world.person("boris"),
        world.vendor(),
        world.person("mark"),
    );
    let narrow = adams(&world, "A quieter pump in the evening").await;
    let wide = for_all(&world, "A quieter pump").await;
    let case = world.case().await;
    let behind = json!({
        "strength": "critical", "commitment": "will_test", "evidence": [case.id],
    });
    adam.post(&narrow.path("/votes"), behind).await.ok();
    votes(adam, &wide, "nice", "need").await.ok();
    votes(anna, &narrow, "nice", "need").await.ok();
    votes(anna, &wide, "important", "need").await.ok();
    votes(boris, &wide, "nice", "will_pilot").await.ok();
    let link = json!({ "complaint_id": case.id });
    adam.post(&narrow.path("/complaints"), link).await.ok();
    let thread = super::converses(adam, &narrow, None).await;
    let lane = text(&thread.filed["lane_id"]);
    adam.says(&thread, &lane, "It wakes us up.").await;
    let merged = does(vera, &narrow, "merge", json!({ "target": wide.number })).await;
    assert_eq!(
        (&merged["status"], &merged["target"]["number"]),
        (&json!("merged"), &json!(wide.number))
    );
    let all = vera.get(&wide.path("/votes")).await.ok();
    let expected =
        [("Adam Person", "critical"), ("Anna Person", "important"), ("Boris Person", "nice")]
            .map(|(name, strength)| (name.to_owned(), strength.to_owned()));
    assert_eq!(strengths(&all), expected);
    assert_eq!((&all["organisations"], &all["people"]), (&json!(2), &json!(3)));
    assert_eq!(vera.get(&narrow.path("/votes")).await.ok()["people"], 0);
    let adams_vote = &adam.get(&wide.path("/votes")).await.ok()["items"][0]["votes"];
    let mine = adams_vote.as_array().unwrap().iter().find(|vote| vote["mine"] == true).unwrap();
    assert_eq!(mine["moved"], true);
    assert_eq!(mine["evidence"][0]["number"], case.number.as_str(), "with what is behind it");
    // What was said stays where it was said, and each leads to the other.
    assert_eq!(adam.reads(&thread, &lane).await.last().unwrap()["body"], "It wakes us up.");
    assert_eq!(sees(adam, &wide).await["merged"][0]["number"], narrow.number.as_str());
    assert_eq!(sees(adam, &wide).await["sources"][0]["number"], case.number.as_str());
    assert_eq!(sees(boris, &wide).await["merged"], json!([]), "Boris never saw the other one");
    assert_eq!(sees(boris, &wide).await["sources"], json!([]));
    refused(tries(vera, &narrow, "review", json!({})).await, "wrong_status");
    // Whoever voted there is told of what comes of it here.
    does(mark, &wide, "plan", json!({})).await;
    does(mark, &wide, "deliver", json!({ "note": "It is here." })).await;
    world.app.work().await;
    let inbox = adam.get("/api/v1/inbox?limit=100").await.ok();
    let told = inbox["items"].as_array().unwrap().iter().any(|line| {
        line["event"] == "idea_delivered" && line["record"]["number"] == wide.number.as_str()
    });
    assert!(told, "{inbox:#}");
}

#[actix_web::test]
async fn nothing_is_merged_into_itself_or_round_in_a_circle() {
    let world = World::new().await;
    let (vera, mark, wanda) = (world.vendor(), world.person("mark"), world.person("wanda"));
    let first = for_all(&world, "A quieter pump").await;
    let second = for_all(&world, "A silent pump").await;
    let third = for_all(&world, "No noise").await;
    let foreign =
        Idea::of(&wanda.post("/api/v1/ideas", input("Elsewhere", "all_customers", &[])).await.ok());
    does(mark, &second, "duplicate", json!({ "target": first.id, "reason": "The same." })).await;
    let declined = for_all(&world, "Nothing").await;
    does(mark, &declined, "decline", json!({ "reason": "No." })).await;
    let narrow = Idea::of(
        &mark.post("/api/v1/ideas", input("For A", "named", &[world.relationship("A")])).await.ok(),
    );
    votes(world.person("boris"), &first, "nice", "need").await.ok();
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for (target, reason) in [
        (&first.id, "itself"),
        (&first.number, "itself"),
        (&second.id, "circular"),
        (&declined.id, "wrong_status"),
        // Boris voted, and would not see where his vote went.
        (&narrow.id, "audience"),
    ] {
        refused(tries(vera, &first, "merge", json!({ "target": target })).await, reason);
        dumper.assert_unchanged(&before, reason).await;
    }
    refused(tries(vera, &third, "merge", json!({ "target": second.id })).await, "nested");
    let same = json!({ "target": first.id, "reason": "Itself." });
    refused(tries(vera, &first, "duplicate", same).await, "itself");
    for unknown in [&foreign.id, &no_id(), &"D-0".to_owned()] {
        let answer = tries(vera, &first, "merge", json!({ "target": unknown })).await;
        answer.refused(422, "invalid");
    }
    dumper.assert_unchanged(&before, "what was refused").await;
    // A merged one goes nowhere else, and nothing goes to it.
    does(vera, &third, "merge", json!({ "target": first.id })).await;
    refused(tries(vera, &first, "merge", json!({ "target": third.id })).await, "circular");
}

#[actix_web::test]
async fn a_duplicate_says_why_and_names_the_other_only_to_those_who_see_it() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let shown = adams(&world, "A quieter pump").await;
    let hidden =
        Idea::of(&vera.post("/api/v1/ideas", input("SENT-A-vendor-81", "own", &[])).await.ok());
    let reason = json!({ "target": hidden.id, "reason": "We are at it." });
    does(vera, &shown, "duplicate", reason).await;
    let seen = sees(adam, &shown).await;
    assert_eq!((&seen["status"], &seen["reason"]), (&json!("duplicate"), &json!("We are at it.")));
    assert_eq!(seen["target"], Value::Null);
    let entries = adam.reads(&shown.case(&shown.thread), "shared").await;
    let told = serde_json::to_string(&entries).unwrap();
    assert!(!told.contains(&hidden.number) && !told.contains(&hidden.id), "{told}");
    assert_eq!(sees(vera, &shown).await["target"]["number"], hidden.number.as_str());
    // It turned out to be another matter after all.
    let again = does(vera, &shown, "review", json!({})).await;
    assert_eq!((&again["status"], &again["reason"]), (&json!("under_review"), &Value::Null));
}
