//! What the operator sees of the installation, and nobody else.
use concord::features::identity::service::make_operator;
use concord::features::installation::model::LastBackup;
use concord::features::installation::service::note_backup;
use concord::platform::authz::System;

use crate::support::World;

const OPERATOR: System = System { reason: "test" };

/// Wanda, who may see the installation from now on.
async fn operator(world: &World) -> &crate::support::Actor {
    let wanda = world.person("wanda");
    let email = wanda.email.clone();
    let db = &world.app.services.platform.db;
    let made = db.write(&OPERATOR, "test.operator", move |tx| make_operator(tx, &email)).await;
    assert!(made.unwrap());
    wanda
}

#[actix_web::test]
async fn the_operator_sees_what_runs_and_what_it_costs() {
    let world = World::new().await;
    let wanda = operator(&world).await;
    let case = world.case().await;
    let late = world.app.clock.now().plus_seconds(90);
    world.app.clock.set(late);
    let seen = wanda.get("/api/v1/operator/installation").await.ok();
    let processes = seen["processes"].as_array().unwrap();
    let own = u64::from(std::process::id());
    assert!(processes.iter().any(|one| one["pid"] == own), "{processes:?}");
    assert!(processes.iter().all(|one| one["version"] == seen["version"]));
    for figure in ["bytes", "commits", "writes", "largest_commit"] {
        assert!(seen["database"][figure].as_u64().unwrap() > 0, "{figure}: {seen}");
    }
    assert!(seen["machine"]["memory_bytes"].as_u64().unwrap() > 0);
    assert!(seen["machine"]["disk_free_bytes"].as_u64() <= seen["machine"]["disk_bytes"].as_u64());
    let lags = seen["lags"].as_array().unwrap();
    assert!(lags.iter().any(|lag| lag["seconds"].as_i64().unwrap() >= 90), "{lags:?}");
    assert_eq!(seen["last_backup"], serde_json::Value::Null);
    let words = seen.to_string();
    assert!(!words.contains(&case.id) && !words.contains('@'), "numbers alone: {words}");

    world.app.work().await;
    let made = LastBackup { at: late, bytes: 4711, files: 3, missing: 0 };
    note_backup(world.app.dir.path(), &made).unwrap();
    let seen = wanda.get("/api/v1/operator/installation").await.ok();
    assert_eq!(seen["lags"], serde_json::json!([]));
    assert_eq!(seen["last_backup"]["bytes"], 4711);
    let months = seen["mails"].as_array().unwrap();
    assert_eq!(months.len(), 6);
    assert_eq!(months[0]["month"], "2026-03");
    assert!(months[0]["sent"].as_i64().unwrap() > 0 && months[1]["sent"] == 0, "{months:?}");
}

#[actix_web::test]
async fn nobody_else_sees_it() {
    let world = World::new().await;
    for who in ["adam", "vera"] {
        let answer = world.person(who).get("/api/v1/operator/installation").await;
        assert_eq!(answer.status, 403, "{who}");
    }
    assert_eq!(world.app.get("/api/v1/operator/installation").await.status, 401);
}
