//! The live socket over a bad line: whoever was cut off misses nothing and is told nothing twice.
use concord::platform::live::Limits;
use serde_json::json;

use crate::support::world::PASSWORD;
use crate::support::ws::Socket;
use crate::support::{Case, Sent, World, text};

/// Bodies of the messages in a socket's entries, by lane.
fn said(socket: &Socket, lane: &str) -> Vec<(i64, String)> {
    socket
        .seen
        .iter()
        .filter(|frame| frame["type"] == "entry" && frame["lane"] == lane)
        .map(|frame| {
            let entry = &frame["entry"];
            (entry["seq"].as_i64().unwrap(), entry["body"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

#[actix_web::test]
async fn a_reader_that_is_cut_off_again_and_again_gets_each_entry_once() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer().clone(), world.vendor().clone());
    let talk = {
        let case = case.clone();
        async move {
            for number in 0..60 {
                let lane = if number % 3 == 0 { "private" } else { "shared" };
                vera.says(&case, lane, &format!("word {number}")).await;
                adam.says(&case, "shared", &format!("answer {number}")).await;
            }
        }
    };
    let talking = actix_web::rt::spawn(talk);
    let mut shared: Vec<(i64, String)> = Vec::new();
    let mut private: Vec<(i64, String)> = Vec::new();
    let last = |lane: &[(i64, String)]| lane.last().map_or(0, |(seq, _)| *seq);
    // One entry for the filing, 40 + 60 words in the shared lane; 20 in the vendor's own.
    while shared.len() < 101 || private.len() < 20 {
        let mut socket = world.vendor().goes_live().await;
        let after = json!({ "shared": last(&shared), "private": last(&private) });
        socket.send(json!({ "subscribe": { "thread": case.thread, "after": after } })).await;
        // The line breaks after a few frames, without a word of farewell.
        for _ in 0..7 {
            if shared.len() + said(&socket, "shared").len() >= 101
                && private.len() + said(&socket, "private").len() >= 20
            {
                break;
            }
            socket.next().await.unwrap();
        }
        shared.extend(said(&socket, "shared"));
        private.extend(said(&socket, "private"));
    }
    talking.await.unwrap();
    for (lane, got) in [("shared", &shared), ("private", &private)] {
        let kept = world.vendor().reads(&case, lane).await;
        let expected: Vec<(i64, String)> = kept
            .iter()
            .map(|entry| (entry["seq"].as_i64().unwrap(), text(&entry["body"])))
            .collect();
        assert_eq!(got, &expected, "{lane}");
    }
}

#[actix_web::test]
async fn whoever_was_away_too_long_is_told_to_ask_again() {
    let world = World::new().await;
    let case = world.case().await;
    let missed = Limits::default().missed;
    for number in 0..=missed {
        world.vendor().says(&case, "shared", &format!("word {number}")).await;
    }
    let mut socket = world.customer().goes_live().await;
    socket.send(json!({ "subscribe": { "thread": case.thread, "after": { "shared": 0, "private": 0 } } })).await;
    let frame = socket.until("resync", |_| true).await;
    assert_eq!(frame["thread"], case.thread.as_str());
    // And then gets what comes.
    world.vendor().says(&case, "shared", "the newest").await;
    socket.until("entry", |frame| frame["entry"]["body"] == "the newest").await;
}

#[actix_web::test]
async fn hints_tell_of_records_inboxes_reading_presence_typing_and_drafts() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let mut customer = adam.goes_live().await;
    let mut vendor = vera.goes_live().await;
    customer.subscribe(&case.thread, 0, 0).await;
    vendor.subscribe(&case.thread, 0, 0).await;
    customer.until("presence", |frame| frame["people"].to_string().contains("Vera")).await;
    vendor.send(json!({ "typing": { "thread": case.thread, "lane": "shared" } })).await;
    let typing = customer.until("typing", |_| true).await;
    assert!(text(&typing["person"]["name"]).starts_with("Vera"));
    vera.acknowledges(&case).await;
    let record = customer.until("record", |frame| frame["id"] == case.id.as_str()).await;
    assert!(record["version"].as_i64().unwrap() >= 2);
    vera.post(&case.thread_path("read"), json!({ "lane": "shared", "seq": 2 })).await.ok();
    let read = customer.until("read", |_| true).await;
    assert_eq!((&read["organisation"]["name"], &read["seq"]), (&json!("Firm V1"), &json!(2)));
    world.app.work().await;
    customer
        .until("inbox", |frame| frame["unread"].as_i64().is_some_and(|unread| unread > 0))
        .await;
    let draft = json!({ "lane": "private", "body": "half a", "file_ids": [] });
    adam.put(&case.thread_path("draft"), draft).await.ok();
    let told = customer.until("draft", |_| true).await;
    assert_eq!(told["lane"], "private");
    assert!(!told.to_string().contains("half a"), "a hint carries no text");
    vendor.settle().await;
    assert!(!vendor.seen.iter().any(|frame| frame["type"] == "draft"));
}

#[actix_web::test]
async fn a_browser_names_its_organisation_and_loses_the_socket_with_its_session() {
    let world = World::new().await;
    let case: Case = world.case().await;
    let anonymous = world.app.anonymous();
    let credentials = json!({ "email": world.customer().email, "password": PASSWORD });
    let cookies = anonymous.post("/api/v1/auth/sign-in", credentials).await;
    assert_eq!(cookies.status, 200, "{}", cookies.text());
    let cookies = cookies.cookies();
    let origin = world.app.http.base.clone();
    let bare = [("cookie", cookies.clone())];
    assert_eq!(
        Socket::open(&world.app.http, &bare).await.err().map(|refused| refused.0),
        Some(403)
    );
    let own = [("cookie", cookies.clone()), ("origin", origin)];
    let mut socket = Socket::open(&world.app.http, &own).await.unwrap();
    socket.send(json!({ "organisation": "firm-a" })).await;
    socket.until("hello", |_| true).await;
    socket.subscribe(&case.thread, 0, 0).await;
    let out = Sent::json(&json!({})).with("cookie", cookies.clone());
    assert_eq!(anonymous.send("POST", "/api/v1/auth/sign-out", out).await.status, 204);
    assert_eq!(socket.closed().await, 4401);
    // Another's organisation is missing.
    let cookies = anonymous
        .post(
            "/api/v1/auth/sign-in",
            json!({ "email": world.customer().email, "password": PASSWORD }),
        )
        .await
        .cookies();
    let own = [("cookie", cookies), ("origin", world.app.http.base.clone())];
    let mut socket = Socket::open(&world.app.http, &own).await.unwrap();
    socket.send(json!({ "organisation": "firm-b" })).await;
    let code = socket.closed().await;
    assert!(matches!(code, 4403 | 1008), "{code}");
}
