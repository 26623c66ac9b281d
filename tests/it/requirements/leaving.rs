//! An organisation that leaves holds up no list.
use serde_json::json;

use super::{acts, adds, list, row, row_acts, signs, submits};
use crate::documents::three;
use crate::projects::Joint;
use crate::support::{Actor, World};

async fn leaves(world: &World, who: &Actor, project: &Joint) {
    let seen = crate::projects::sees(who, project).await;
    let leave = json!({ "version": seen["version"] });
    who.post(&project.at("actions/leave"), leave).await;
    who.get(&project.path()).await.refused(404, "not_found");
    world.app.work().await;
}

#[actix_web::test]
async fn what_waits_for_whoever_leaves_is_put_up_anew() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    adds(boris, &project, "Holds 12 bar").await;
    // Boris puts it up: nobody else could take it back.
    submits(boris, &project).await;
    signs(anna, &project).await.ok();
    leaves(&world, boris, &project).await;
    let now = list(vera, &project).await;
    assert_eq!((&now["state"], &now["reviews"][0]["state"]), (&json!("draft"), &json!("stale")));
    let told = crate::projects::kinds(anna, &project).await;
    assert!(told.contains(&"requirement_list_withdrawn".to_owned()), "{told:?}");
    submits(vera, &project).await;
    assert_eq!(signs(anna, &project).await.ok()["agreed_version"], 1);
}

#[actix_web::test]
async fn what_whoever_leaves_asked_for_can_be_given_up() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    adds(boris, &project, "Blue").await;
    submits(vera, &project).await;
    signs(anna, &project).await.ok();
    assert_eq!(signs(boris, &project).await.ok()["agreed_version"], 1);
    let blue = row(anna, &project, "R1").await;
    let why = json!({ "reason": "Nobody wants it." });
    assert_eq!(super::reason(row_acts(anna, &blue, "waive", why.clone()).await), "wrong_side");
    leaves(&world, boris, &project).await;
    let said = row_acts(anna, &blue, "waive", why).await.ok();
    assert_eq!(row_acts(vera, &said, "confirm", json!({})).await.ok()["state"], "waived");
}

/// What is put up, signed and taken back often does not push what was agreed out of sight.
#[actix_web::test]
async fn a_long_history_stays_open() {
    let world = World::new().await;
    let project = crate::projects::running(&world).await;
    let vera = world.vendor();
    adds(vera, &project, "Holds 12 bar").await;
    let agreed = super::agrees(&world, &project).await;
    let first = agreed["reviews"][0]["sha256"].clone();
    let new = json!({ "kind": "added", "content": { "text": "Blue" }, "reason": "Taste." });
    super::proposes(vera, &project, new).await.ok();
    for _ in 0..51 {
        submits(vera, &project).await;
        acts(vera, &project, "withdraw", json!({})).await.ok();
    }
    let last = submits(vera, &project).await["reviews"][0]["number"].as_i64().unwrap();
    assert_eq!(last, 53);
    let oldest = vera.get(&project.at("requirements/reviews/1")).await.ok();
    assert_eq!(oldest["review"]["sha256"], first);
    assert_eq!(oldest["review"]["proposed_by"]["name"], "Vera Person");
    let newest = vera.get(&project.at("requirements/reviews/53")).await.ok();
    assert_eq!(newest["content"]["base"], json!({ "sha256": first, "version": 1 }));
    vera.get(&project.at("requirements/reviews/54")).await.refused(404, "not_found");
}
