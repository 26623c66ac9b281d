//! Whether what was done about a cause helped: asked once it is signed, written back to the report.
use serde_json::{Value, json};

use super::{adds, signs, started, writes};
use crate::support::{Actor, Case, World, text};

async fn outcome(who: &Actor, case: &Case) -> Value {
    who.get(&case.report_path("/outcome")).await.ok()
}

async fn asked(who: &Actor) -> usize {
    let all = who.get("/api/v1/asks").await.ok();
    all["items"].as_array().unwrap().iter().filter(|one| one["kind"] == "outcome").count()
}

/// The step that tells of the actions is signed.
async fn carried_out(world: &World, case: &Case) {
    let (adam, vera) = (world.customer(), world.vendor());
    adds(vera, case, "d5", "action", json!({ "type": "corrective", "text": "Heat it" })).await;
    signs(vera, adam, case, "d5").await;
    let done = json!({ "implemented_on": "2026-03-02", "validation": "0 of 500" });
    writes(vera, case, "d6", done).await;
    signs(vera, adam, case, "d6").await;
    world.app.work().await;
}

#[actix_web::test]
async fn the_customer_says_whether_the_actions_helped() {
    let (world, case) = started("8d").await;
    let (adam, vera) = (world.customer(), world.vendor());
    let path = case.report_path("/outcome");
    let early = adam.post(&path, json!({ "score": 5 })).await;
    assert_eq!(early.refused(409, "action_not_allowed").json()["reason"], "wrong_status");
    assert_eq!((asked(adam).await, asked(vera).await), (0, 0));
    carried_out(&world, &case).await;
    assert_eq!((asked(adam).await, asked(vera).await), (1, 0));
    let open = outcome(adam, &case).await;
    assert_eq!(open["may_answer"], json!({ "allowed": true, "reason": null }));
    assert!(open["asked_at"].is_string(), "{open}");
    let other = vera.post(&path, json!({ "score": 5 })).await;
    assert_eq!(other.refused(409, "action_not_allowed").json()["reason"], "wrong_side");
    let wrong = adam.post(&path, json!({ "score": 6 })).await;
    assert_eq!(wrong.refused(422, "invalid").fields(), ["score:number_range"]);
    let said = adam.post(&path, json!({ "score": 4, "words": "Seldom now." })).await;
    assert_eq!(said.status, 201, "{}", said.text());
    let again = adam.post(&path, json!({ "score": 1 })).await;
    assert_eq!(again.refused(409, "action_not_allowed").json()["reason"], "already");
    assert_eq!(asked(adam).await, 0);
    for who in [adam, vera] {
        let figures = outcome(who, &case).await["figures"].clone();
        assert_eq!(
            (&figures["n"], &figures["said"][0]["words"]),
            (&json!(1), &json!("Seldom now."))
        );
        let entries = who.reads(&case, "shared").await;
        let told = entries.iter().find(|entry| entry["kind"] == "outcome_told").unwrap();
        assert_eq!(
            (&told["data"]["score"], text(&told["body"])),
            (&json!(4), "Seldom now.".into())
        );
    }
    for stranger in ["boris", "wanda"] {
        world.person(stranger).get(&path).await.refused(404, "not_found");
    }
}
