//! Nothing of a list reaches a firm that is not in the project, nor one that was asked and has not
//! accepted: by no address, file, search, mail or socket.
use serde_json::json;

use super::{adds, agrees, proposes, row, row_acts, submits};
use crate::links::everything;
use crate::projects::{Joint, accepts, begins};
use crate::support::mail::mails;
use crate::support::{World, text};

/// A list of V1 and A with words on every path; B is asked to join.
async fn tell(world: &World) -> (Joint, Vec<String>) {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let project = begins(world, &["A", "B"]).await;
    accepts(anna, &project).await.ok();
    let first = adds(vera, &project, "SENT-R-text-1").await;
    let second = json!({ "text": "SENT-R-text-2", "acceptance": "SENT-R-text-3" });
    anna.post(&project.at("requirements"), second).await.ok();
    let test = json!({ "kind": "test", "title": "SENT-R-test-1" });
    vera.post(&format!("/api/v1/requirements/{}/links", text(&first["id"])), test).await.ok();
    agrees(world, &project).await;
    let met = json!({ "note": "SENT-R-claim-1" });
    row_acts(vera, &row(vera, &project, "R1").await, "claim_met", met).await.ok();
    let new = json!({ "kind": "added", "content": { "text": "SENT-R-line-1" }, "reason": "SENT-R-why-1" });
    let now = proposes(vera, &project, new).await.ok();
    submits(vera, &project).await;
    world.app.work().await;
    let ids = vec![project.id.clone(), text(&first["id"]), text(&now["changes"][0]["id"])];
    (project, ids)
}

#[actix_web::test]
async fn nobody_outside_learns_of_a_requirement() {
    let world = World::new().await;
    let boris = world.person("boris");
    let (project, ids) = tell(&world).await;
    let mut ear = boris.goes_live().await;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    for (name, sees) in [("anna", true), ("vera", true), ("boris", false), ("wanda", false)] {
        let who = world.person(name);
        let mut all = everything(who, &ids).await;
        for path in ["search?q=SENT", "projects?q=SENT", "inbox"] {
            all += &who.get(&format!("/api/v1/{path}")).await.text();
        }
        assert_eq!(all.contains("SENT-R"), sees, "{name}: {all}");
        let status = if sees { 200 } else { 404 };
        for path in ["requirements", "requirements.csv", "requirements/reviews/1"] {
            assert_eq!(who.get(&project.at(path)).await.status, status, "{name}: {path}");
        }
    }
    let found = world.person("anna").get("/api/v1/projects?q=SENT-R-text-1").await.text();
    assert!(found.contains(&project.id), "{found}");
    adds_more(&world, &project).await;
    ear.settle().await;
    let frames = format!("{:?}", ear.seen);
    assert!(!frames.contains("SENT-R") && !frames.contains("requirements"), "{frames}");
    world.app.work().await;
    for mail in mails(&world.app.mailer) {
        let whole = format!("{}\n{}\n{}", mail.subject, mail.text, mail.html);
        if mail.to.starts_with("boris") || mail.to.starts_with("wanda") {
            assert!(!whole.contains("SENT-R") && !whole.contains("equirement"), "{whole}");
        }
    }
    // Once they have accepted they read it, and sign the next version.
    accepts(boris, &project).await.ok();
    assert!(boris.get(&project.at("requirements")).await.text().contains("SENT-R-text-2"));
}

async fn adds_more(world: &World, project: &Joint) {
    let new = json!({ "kind": "added", "content": { "text": "SENT-R-line-2" }, "reason": "R" });
    proposes(world.vendor(), project, new).await.ok();
}
