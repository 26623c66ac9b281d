//! Entries, presence and revocations between two nodes, over NATS and over PostgreSQL itself.
use serde_json::{Value, json};

use super::Nodes;
use super::servers::Nats;
use crate::support::world::PASSWORD;
use crate::support::ws::Socket;
use crate::support::{Actor, Sent};

/// The numbers of a socket's entries in the shared lane.
fn numbers(socket: &Socket) -> Vec<i64> {
    let entries = socket.seen.iter().filter(|frame| frame["type"] == "entry");
    entries.filter_map(|frame| frame["entry"]["seq"].as_i64()).collect()
}

fn says(body: &'static str) -> impl Fn(&Value) -> bool {
    move |frame| frame["entry"]["body"] == body
}

fn has_people(names: &'static [&'static str]) -> impl Fn(&Value) -> bool {
    move |frame| {
        let people = frame["people"].as_array().unwrap();
        people.len() == names.len()
            && names.iter().all(|name| {
                people.iter().any(|person| {
                    person["name"].as_str().is_some_and(|full| full.starts_with(name))
                })
            })
    }
}

/// All that has to cross, once the link stands.
async fn they_hear_each_other(nodes: &Nodes) {
    let world = &nodes.world;
    let case = world.case().await;
    let mut here = world.vendor().goes_live().await;
    here.subscribe(&case.thread, 1, 0).await;
    here.until("presence", has_people(&["Vera"])).await;

    // Whoever comes on another node sees who was there before, and is seen.
    let adam = nodes.at_second(world.customer());
    let mut there = adam.goes_live().await;
    there.subscribe(&case.thread, 1, 0).await;
    there.until("presence", has_people(&["Adam", "Vera"])).await;
    here.until("presence", has_people(&["Adam", "Vera"])).await;

    world.vendor().says(&case, "shared", "from the first").await;
    there.until("entry", says("from the first")).await;
    adam.says(&case, "shared", "from the second").await;
    here.until("entry", says("from the second")).await;
    world.vendor().says(&case, "private", "not for them").await;
    world.vendor().says(&case, "shared", "and on").await;
    there.until("entry", says("and on")).await;
    assert!(!format!("{:?}", there.seen).contains("not for them"), "a private word crossed");

    here.send(json!({ "typing": { "thread": case.thread, "lane": "shared" } })).await;
    let typing = there.until("typing", |_| true).await;
    assert!(typing["person"]["name"].as_str().unwrap().starts_with("Vera"));
    world.vendor().acknowledges(&case).await;
    there.until("record", |frame| frame["id"] == case.id.as_str()).await;

    drop(here);
    there.until("presence", has_people(&["Adam"])).await;
}

/// A session that ends on the first node takes its socket on the second along.
async fn a_session_ends_everywhere(nodes: &Nodes) {
    let world = &nodes.world;
    let anonymous = world.app.anonymous();
    let credentials = json!({ "email": world.customer().email, "password": PASSWORD });
    let signed_in = anonymous.post("/api/v1/auth/sign-in", credentials).await;
    assert_eq!(signed_in.status, 200, "{}", signed_in.text());
    let cookies = signed_in.cookies();
    let there = &nodes.second.http;
    let own = [("cookie", cookies.clone()), ("origin", there.base.clone())];
    let mut socket = Socket::open(there, &own).await.unwrap();
    socket.send(json!({ "organisation": "firm-a" })).await;
    socket.until("hello", |_| true).await;
    let out = Sent::json(&json!({})).with("cookie", cookies);
    assert_eq!(anonymous.send("POST", "/api/v1/auth/sign-out", out).await.status, 204);
    assert_eq!(socket.closed().await, 4401);
}

#[actix_web::test]
async fn nodes_hear_each_other_over_nats() {
    let nats = Nats::start();
    let Some(nodes) = Nodes::start(&nats.url()).await else { return };
    nodes.until_link("bus: up").await;
    they_hear_each_other(&nodes).await;
    a_session_ends_everywhere(&nodes).await;
}

#[actix_web::test]
async fn nodes_hear_each_other_over_postgresql() {
    let Some(nodes) = Nodes::start("").await else { return };
    nodes.until_link("bus: up").await;
    they_hear_each_other(&nodes).await;
    a_session_ends_everywhere(&nodes).await;
}

#[actix_web::test]
async fn nothing_is_missed_while_nats_is_down() {
    let mut nats = Nats::start();
    let Some(nodes) = Nodes::start(&nats.url()).await else { return };
    nodes.until_link("bus: up").await;
    let world = &nodes.world;
    let case = world.case().await;
    let (vera, adam): (&Actor, Actor) = (world.vendor(), nodes.at_second(world.customer()));
    let mut socket = adam.goes_live().await;
    socket.subscribe(&case.thread, 1, 0).await;
    vera.says(&case, "shared", "before").await;
    socket.until("entry", says("before")).await;

    nats.stop();
    nodes.until_link("bus: down").await;
    vera.says(&case, "shared", "while it is down").await;
    socket.until("entry", says("while it is down")).await;
    vera.says(&case, "shared", "and still").await;
    socket.until("entry", says("and still")).await;

    nats.start_again();
    nodes.until_link("bus: up").await;
    // What has no number may have been missed, so the client asks again.
    socket.until("resync", |_| true).await;
    vera.says(&case, "shared", "after").await;
    socket.until("entry", says("after")).await;
    assert_eq!(numbers(&socket), [2, 3, 4, 5]);
}

#[actix_web::test]
async fn a_portal_starts_before_its_nats_does() {
    let mut nats = Nats::start();
    nats.stop();
    let Some(nodes) = Nodes::start(&nats.url()).await else { return };
    nodes.until_link("bus: down").await;
    nats.start_again();
    nodes.until_link("bus: up").await;
    they_hear_each_other(&nodes).await;
}
