//! How two firms come to terms: facts, offers, promises, the ladder, who is called in, and what they
//! may see.
mod commitments;
mod facts;
mod guests;
mod ladder;
mod mediation;
pub mod offers;
mod reading;
mod side_lanes;
mod told;

use serde_json::{Value, json};

use crate::support::actors::text;
use crate::support::{Actor, Case, Sent, World};

/// Climbs, with the other side's consent, until there is no rung left.
pub async fn climbs_to_the_top(world: &World, case: &Case) {
    let path = format!("{}/escalations", case.path());
    let climb = json!({ "reason": "disagreement", "severity": "major", "trend": "same" });
    loop {
        let seen = world.customer().get(&path).await.ok();
        if seen["rung"] == seen["ladder"].as_array().unwrap().len() {
            return;
        }
        let made = world.customer().post(&path, climb.clone()).await.ok();
        let approve = format!("/api/v1/escalations/{}/actions/approve", text(&made["id"]));
        let input = json!({ "version": made["version"] });
        world.person("mark").post(&approve, input).await.ok();
    }
}

/// Whom Anna proposes.
pub fn mia(binding: bool) -> Value {
    json!({
        "name": "Mia Mild", "email": "mia@example.net", "organisation": "Neutral House",
        "binding": binding,
    })
}

/// Anna proposes a mediator who may decide.
pub async fn proposes(world: &World, case: &Case) -> Value {
    let path = format!("{}/mediation", case.path());
    world.person("anna").post(&path, mia(true)).await.ok()
}

/// Does something with a mediation as it is now.
pub async fn moves(who: &Actor, case: &Case, action: &str, mut input: Value) -> Value {
    let now = who.get(&format!("{}/mediation", case.path())).await.ok();
    input["version"] = now["current"]["version"].clone();
    let id = text(&now["current"]["id"]);
    who.post(&format!("/api/v1/mediations/{id}/actions/{action}"), input).await.ok()
}

/// Follows the newest invitation of an address, with a token of their own.
pub async fn joins(world: &World, email: &str, name: &str) -> Actor {
    let token = world.app.mailed_token(email, "/invitation/").await;
    let form = Sent::form(&[("name", name), ("password", "seven calm blue words")]);
    let path = format!("/invitation/{token}");
    let joined = world.app.anonymous().send("POST", &path, form).await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    let input = Sent::json(&json!({ "name": "test", "scopes": ["read", "write"] }));
    let input = input.with("cookie", joined.cookies());
    let made = world.app.anonymous().send("POST", "/api/v1/me/tokens", input).await.ok();
    let me = Actor::new(name, world.app.http.clone(), Some(text(&made["token"])));
    Actor { email: email.to_owned(), ..me }
}

/// A complaint with a mediator at work.
pub async fn mediated(world: &World) -> (Case, Actor) {
    let case = world.case().await;
    let mia = called_in(world, &case).await;
    (case, mia)
}

/// Both sides call Mia into a complaint, and she comes.
pub async fn called_in(world: &World, case: &Case) -> Actor {
    climbs_to_the_top(world, case).await;
    proposes(world, case).await;
    moves(world.person("mark"), case, "consent", json!({})).await;
    joins(world, "mia@example.net", "Mia Mild").await
}

/// Whom Anna asks, and about what.
pub fn eva() -> Value {
    json!({
        "name": "Eva Exact", "email": "eva@example.net", "organisation": "Laboratory",
        "role": "expert", "topic": "Is it fatigue?",
    })
}

/// Anna asks an expert, who comes; with the lane.
pub async fn asked(world: &World, case: &Case, ask: Value) -> (Actor, String) {
    let path = format!("{}/third-parties", case.path());
    let lane = text(&world.person("anna").post(&path, ask).await.ok()["lane"]["id"]);
    (joins(world, "eva@example.net", "Eva Exact").await, lane)
}

/// The lanes that somebody reads: id, kind, names of readers.
pub async fn lanes(who: &Actor, case: &Case) -> Vec<(String, String, Vec<String>)> {
    let seen = who.get(&case.thread_path("lanes")).await.ok();
    let lane = |lane: &Value| {
        let readers = lane["readers"].as_array().unwrap().iter();
        let readers = readers.map(|reader| text(&reader["name"])).collect();
        (text(&lane["id"]), text(&lane["kind"]), readers)
    };
    seen["items"].as_array().unwrap().iter().map(lane).collect()
}

/// The only caucus lane that a side reads.
pub async fn caucus(who: &Actor, case: &Case) -> String {
    let found: Vec<_> =
        lanes(who, case).await.into_iter().filter(|(_, kind, _)| kind == "caucus").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].0.clone()
}

/// Everything that somebody is shown by any address with these ids.
pub async fn everything(who: &Actor, case: &Case, ids: &[&str]) -> String {
    let mut all = String::new();
    let routes = concord::app::routes::table();
    let gets = routes.iter().filter(|route| route.method == "GET" && route.path != "/api/v1/live");
    for route in gets {
        let mut paths = Vec::new();
        if route.path.contains("{id}") {
            let known = [case.id.as_str(), case.thread.as_str()];
            for id in known.iter().chain(ids) {
                paths.push(route.path.replace("{id}", id));
            }
        } else {
            paths.push(route.path.to_owned());
        }
        for path in paths {
            let mut asked = vec![path.clone()];
            if path.ends_with("/entries") {
                let lanes = ["shared", "private"].iter().chain(ids);
                asked = lanes.map(|lane| format!("{path}?lane={lane}&after=0")).collect();
            }
            for path in asked {
                let answer = who.get(&path).await;
                assert!(answer.status < 500, "{path}: {}", answer.text());
                all += &format!("{path} {:?} {}\n", answer.headers, answer.text());
            }
        }
    }
    for query in ["secret", "caucus", "flange"] {
        all += &who.get(&format!("/api/v1/search?q={query}")).await.text();
        all += &who.get(&format!("/api/v1/complaints?q={query}")).await.text();
    }
    for lane in ["shared", "private"].iter().chain(ids) {
        let path = format!("/api/v1/people?record_id={}&lane={lane}", case.id);
        all += &who.get(&path).await.text();
    }
    all
}
