//! Organisations and people come and go.
use serde_json::json;

use super::{accepts, begins, input, running, sees};
use crate::support::world::no_id;
use crate::support::{Answer, World, text};

#[track_caller]
fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

#[actix_web::test]
async fn customers_meet_only_where_they_were_told_that_they_may() {
    let world = World::new().await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    // Two customers in a project that does not say so are refused.
    let mut quiet = input(&world, &["A", "B"]);
    quiet["several"] = json!(false);
    let refused = vera.post("/api/v1/projects", quiet).await.refused(422, "invalid");
    assert_eq!(refused.fields(), ["several:not_allowed_value"]);
    let project = running(&world).await;
    let asked = json!({ "relationship_id": world.relationship("B") });
    let early = vera.post(&project.at("parties"), asked.clone()).await;
    assert_eq!(reason(early), "not_opened");
    // The customer that is in opens it, and then another one can be asked.
    let seen = sees(anna, &project).await;
    let open = json!({ "version": seen["version"] });
    assert_eq!(anna.post(&project.at("actions/open_up"), open).await.ok()["several"], true);
    vera.post(&project.at("parties"), asked.clone()).await.ok();
    vera.post(&project.at("parties"), asked.clone()).await.refused(409, "already_exists");
    // Anna does not learn whom the vendor asked before they are in.
    let seen = anna.get(&project.path()).await;
    assert!(!seen.text().contains("Firm B"), "{}", seen.text());
    assert!(vera.get(&project.path()).await.text().contains("Firm B"));
    let invitation = boris.get(&project.at("invitation")).await.ok();
    assert_eq!(invitation["several"], true);
    let names: Vec<String> =
        invitation["parties"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect();
    assert_eq!(names, ["Firm V1", "Firm A"]);
    accepts(boris, &project).await.ok();
    assert!(anna.get(&project.path()).await.text().contains("Firm B"));
}

#[actix_web::test]
async fn who_joins_later_reads_and_finds_what_all_read_from_the_beginning() {
    let world = World::new().await;
    let project = begins(&world, &["A", "B"]).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    accepts(anna, &project).await.ok();
    let topic = json!({ "topic": "Radius", "audience": "shared" });
    let topic = vera.post(&project.at("threads"), topic).await.ok();
    let messages = format!("/api/v1/threads/{}/messages", text(&topic["id"]));
    let say = |lane: &str, body: &str| json!({ "lane": lane, "body": body, "file_ids": [] });
    vera.post(&messages, say("shared", "The zircon radius")).await.ok();
    anna.post(&messages, say("private", "The zircon price")).await.ok();
    let gone = vera.post(&messages, say("shared", "The zircon mistake")).await.ok();
    let retract =
        format!("/api/v1/threads/{}/entries/{}/retract", text(&topic["id"]), text(&gone["id"]));
    vera.post(&retract, json!({})).await.ok();
    let found = |who| async move {
        let list = crate::support::Actor::get(who, "/api/v1/projects?q=zircon").await.ok();
        list["items"].as_array().unwrap().len()
    };
    assert_eq!(found(boris).await, 0);
    accepts(boris, &project).await.ok();
    assert_eq!(found(boris).await, 1);
    let mistake = boris.get("/api/v1/projects?q=mistake").await.ok();
    assert_eq!(mistake["items"], json!([]), "what was taken back is found by nobody");
    let price = boris.get("/api/v1/projects?q=price").await.ok();
    assert_eq!(price["items"], json!([]));
    let entries = format!("/api/v1/threads/{}/entries?lane=shared&after=0", text(&topic["id"]));
    assert!(boris.get(&entries).await.text().contains("The zircon radius"));
    // And has a lane of its own there.
    boris.post(&messages, say("private", "Ours alone")).await.ok();
    assert!(!anna.get(&entries.replace("shared", "private")).await.text().contains("Ours alone"));
}

#[actix_web::test]
async fn an_invitation_is_declined_taken_back_and_sent_again() {
    let world = World::new().await;
    let project = begins(&world, &["A"]).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let asked = anna.get("/api/v1/projects/invitations").await.ok();
    assert_eq!(asked["items"][0]["id"], project.id);
    // It can be talked about before it is answered.
    let thread = text(&anna.get(&project.at("invitation")).await.ok()["thread_id"]);
    let lane = text(&anna.get(&project.at("invitation")).await.ok()["lane_id"]);
    let say = json!({ "lane": lane, "body": "Who pays for the samples?", "file_ids": [] });
    anna.post(&format!("/api/v1/threads/{thread}/messages"), say).await.ok();
    let entries = format!("/api/v1/threads/{thread}/entries?lane={lane}&after=0");
    assert!(vera.get(&entries).await.text().contains("Who pays"));
    let no = json!({ "reason": "Not this year." });
    assert_eq!(anna.post(&project.at("invitation/decline"), no).await.status, 204);
    anna.get(&entries).await.refused(404, "not_found");
    anna.get(&project.at("invitation")).await.refused(404, "not_found");
    assert_eq!(anna.get("/api/v1/projects/invitations").await.ok()["items"], json!([]));
    let seen = sees(vera, &project).await;
    assert_eq!(
        (&seen["parties"][1]["state"], &seen["status"]),
        (&json!("declined"), &json!("planning"))
    );
    let again = json!({ "relationship_id": world.relationship("A"), "note": "And now?" });
    vera.post(&project.at("parties"), again.clone()).await.ok();
    let a = anna.organisation_id().await;
    let back = project.at(&format!("parties/{a}"));
    assert_eq!(vera.delete(&back).await.status, 204);
    vera.delete(&back).await.refused(404, "not_found");
    accepts(anna, &project).await.refused(404, "not_found");
    vera.post(&project.at("parties"), again).await.ok();
    accepts(anna, &project).await.ok();
    vera.delete(&back).await.refused(404, "not_found");
    assert_eq!(sees(vera, &project).await["status"], "active");
}

#[actix_web::test]
async fn a_project_that_nobody_joined_is_given_up() {
    let world = World::new().await;
    let project = begins(&world, &["A"]).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let seen = sees(vera, &project).await;
    let cancel = json!({ "version": seen["version"], "reason": "Nobody has time." });
    let over = vera.post(&project.at("actions/cancel"), cancel.clone()).await.ok();
    assert_eq!(over["status"], "cancelled");
    accepts(anna, &project).await.refused(404, "not_found");
    vera.post(&project.at("actions/cancel"), cancel).await.refused(409, "stale_version");
    for name in ["dance", "accept", "invite"] {
        let input = json!({ "version": over["version"] });
        vera.post(&project.at(&format!("actions/{name}")), input).await.refused(404, "not_found");
    }
}

#[actix_web::test]
async fn people_take_part_in_roles_and_see_what_they_take_part_in() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, adam, mark) =
        (world.vendor(), world.person("anna"), world.customer(), world.person("mark"));
    let member = |who: &crate::support::Actor| project.at(&format!("members/{}", who.membership));
    // Whoever has no role may read and talk, no more.
    let topic = json!({ "topic": "T", "audience": "shared" });
    let refused = adam.post(&project.at("threads"), topic.clone()).await;
    assert_eq!(reason(refused), "role_too_low");
    let engineer = json!({ "role": "engineer" });
    assert_eq!(reason(adam.put(&member(adam), engineer.clone()).await), "role_too_low");
    // Each organisation says who of its own takes part.
    let foreign = vera.put(&member(adam), engineer.clone()).await.refused(422, "invalid");
    assert_eq!(foreign.fields(), ["membership_id:not_allowed_value"]);
    let with_adam = anna.put(&member(adam), engineer.clone()).await.ok();
    assert_eq!(with_adam["members"].as_array().unwrap().len(), 3);
    adam.post(&project.at("threads"), topic).await.ok();
    vera.delete(&member(adam)).await.refused(404, "not_found");
    anna.put(&member(adam), json!({ "role": "captain" })).await.refused(422, "invalid");
    assert_eq!(anna.delete(&member(adam)).await.status, 204);
    anna.delete(&member(adam)).await.refused(404, "not_found");
    // Managers lead without a role.
    mark.put(&member(mark), json!({ "role": "quality" })).await.ok();
    // In a firm that shows people only their own, the project is a member's once they are in it.
    let organisation = anna.get("/api/v1/organisation").await.ok();
    let own = json!({ "sees": "own" });
    anna.patch("/api/v1/organisation", &organisation["version"], own).await.ok();
    adam.get(&project.path()).await.refused(404, "not_found");
    anna.put(&member(adam), engineer).await.ok();
    assert_eq!(adam.get(&project.path()).await.status, 200);
}

#[actix_web::test]
async fn fields_are_changed_by_either_side_and_found_by_their_words() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let seen = sees(anna, &project).await;
    let etag = anna.get(&project.path()).await.header("etag").to_owned();
    let ask = crate::support::Sent::default().with("if-none-match", etag.clone());
    assert_eq!(anna.send("GET", &project.path(), ask.clone()).await.status, 304);
    let change = json!({ "title": "A flange of beryllium", "target_on": "2026-12-01" });
    let edited = anna.patch(&project.path(), &seen["version"], change).await.ok();
    assert_eq!(edited["target_on"], "2026-12-01");
    assert_eq!(anna.send("GET", &project.path(), ask).await.status, 200);
    anna.patch(&project.path(), &seen["version"], json!({ "title": "X" }))
        .await
        .refused(412, "precondition_failed");
    for (who, query, count) in [
        (vera, "beryllium", 1),
        (vera, "crack", 0),
        (world.person("boris"), "beryllium", 0),
        (vera, text(&seen["number"]).as_str(), 1),
    ] {
        let found = who.get(&format!("/api/v1/projects?q={query}")).await.ok();
        assert_eq!(found["items"].as_array().unwrap().len(), count, "{query} by {}", who.name);
    }
    let mine = anna.get("/api/v1/projects?ball=mine").await.ok();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    let with = format!("/api/v1/projects?relationship_id={}", world.relationship("A"));
    assert_eq!(vera.get(&with).await.ok()["items"].as_array().unwrap().len(), 1);
    let without = format!("/api/v1/projects?relationship_id={}", world.relationship("B"));
    assert_eq!(vera.get(&without).await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn nobody_is_asked_over_a_relationship_of_others() {
    let world = World::new().await;
    let new = input(&world, &["B"]);
    let mut missing = new.clone();
    missing["relationship_ids"] = json!([no_id()]);
    for foreign in [new, missing] {
        let refused = world.person("anna").post("/api/v1/projects", foreign).await;
        let refused = refused.refused(422, "invalid");
        assert_eq!(refused.fields(), ["relationship_ids:not_allowed_value"]);
    }
}
