//! An organisation that leaves holds up no decision, and no person speaks for two.
use concord::platform::authz::Role;
use serde_json::{Value, json};

use super::{accepted, acts, drafts, path, project, reason, says, sees};
use crate::documents::three;
use crate::projects::Joint;
use crate::support::{Actor, World, text};

async fn leaves(world: &World, who: &Actor, project: &Joint) {
    let seen = crate::projects::sees(who, project).await;
    let leave = json!({ "version": seen["version"] });
    who.post(&project.at("actions/leave"), leave).await;
    who.get(&project.path()).await.refused(404, "not_found");
    world.app.work().await;
}

fn allowed(decision: &Value, action: &str) -> bool {
    let actions = decision["actions"].as_array().unwrap();
    actions.iter().any(|one| one["name"] == action && one["allowed"] == true)
}

#[actix_web::test]
async fn what_waits_for_whoever_leaves_is_put_up_anew() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let draft = drafts(vera, &project).await;
    let up = acts(vera, &draft, "propose", json!({})).await.ok();
    says(anna, &up, "agree", None).await.ok();
    leaves(&world, boris, &project).await;
    let now = sees(vera, &up).await;
    assert_eq!(now["status"], "draft");
    assert!(allowed(&now, "propose"), "{now}");
    let told = crate::projects::kinds(anna, &project).await;
    assert!(told.contains(&"signature_stale".to_owned()), "{told:?}");
    assert_eq!(told.last().unwrap(), "decision_changed", "{told:?}");
    let again = acts(vera, &now, "propose", json!({})).await.ok();
    assert_eq!(says(anna, &again, "agree", None).await.ok()["status"], "accepted");
}

#[actix_web::test]
async fn what_whoever_leaves_put_up_is_anybodys() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let first = drafts(boris, &project).await;
    let up = acts(boris, &first, "propose", json!({})).await.ok();
    let second = drafts(boris, &project).await;
    let refused = acts(boris, &second, "propose", json!({})).await.ok();
    says(anna, &refused, "disagree", Some("No.")).await.ok();
    let third = drafts(boris, &project).await;
    leaves(&world, boris, &project).await;
    let now = sees(anna, &up).await;
    assert_eq!(now["status"], "draft");
    let again = acts(anna, &now, "propose", json!({})).await.ok();
    assert_eq!(says(vera, &again, "agree", None).await.ok()["status"], "accepted");
    let other = json!({ "outcome": "Bronze after all." });
    let seen = sees(anna, &refused).await;
    let revised = anna.patch(&path(&seen), &seen["version"], other).await.ok();
    assert_eq!((&revised["status"], &revised["revision"]), (&json!("proposed"), &json!(2)));
    let seen = sees(vera, &third).await;
    assert_eq!(super::removes(vera, &seen).await.status, 204);
}

/// Anna manages for the vendor as well, under another hat.
#[actix_web::test]
async fn a_person_speaks_for_one_organisation_alone() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let hat = world.takes_on_as(world.person("olga"), anna, Role::Manager).await;
    // What she puts up there she does not agree to here.
    let draft = drafts(&hat, &project).await;
    let up = acts(&hat, &draft, "propose", json!({})).await.ok();
    assert_eq!(reason(says(anna, &up, "agree", None).await), "other_side");

    let decision = accepted(&world, &project).await;
    let asked = acts(&hat, &decision, "deprecate", json!({ "text": "Too dear." })).await.ok();
    for action in ["deprecate", "keep"] {
        assert_eq!(reason(acts(anna, &asked, action, json!({})).await), "other_side", "{action}");
    }
    // Nor does she take back under the one what she asked under the other; her colleague does.
    let kept = acts(vera, &asked, "keep", json!({})).await.ok();
    assert_eq!(kept["status"], "accepted");
    let asked = acts(vera, &kept, "deprecate", json!({ "text": "Too dear." })).await.ok();
    assert_eq!(acts(anna, &asked, "deprecate", json!({})).await.ok()["status"], "deprecated");
    assert_eq!(text(&sees(vera, &decision).await["status"]), "deprecated");
}
