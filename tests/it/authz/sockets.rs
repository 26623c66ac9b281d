//! A socket holds no rights: what it is sent is what its person may read at that moment (T4).
use serde_json::json;

use crate::support::World;
use crate::support::world::{assert_no_leak, no_id};
use crate::support::ws::Socket;

#[actix_web::test]
async fn a_foreign_thread_answers_as_a_missing_one() {
    let world = World::new().await;
    let told = world.tell("A").await;
    for name in ["boris", "wanda"] {
        let who = world.person(name);
        let mut answers = Vec::new();
        for thread in [told.case.thread.clone(), told.draft.thread.clone(), no_id()] {
            let mut socket = who.goes_live().await;
            socket.send(json!({ "subscribe": { "thread": thread, "after": { "shared": 0, "private": 0 } } })).await;
            socket.send(json!({ "typing": { "thread": thread, "lane": "shared" } })).await;
            world.customer().says(&told.case, "shared", "SENT-A-shared-90").await;
            world.vendor().says(&told.case, "private", "SENT-A-vendor-91").await;
            socket.settle().await;
            let seen = serde_json::to_string(&socket.seen).unwrap();
            assert_no_leak(&who.organisation, "the socket", &seen);
            answers.push(seen.replace(&thread, "THREAD"));
        }
        assert_eq!(answers[0], answers[2], "foreign and missing differ");
        assert_eq!(answers[1], answers[2], "a foreign draft and a missing one differ");
    }
}

#[actix_web::test]
async fn private_words_stay_on_their_side_of_the_socket() {
    let world = World::new().await;
    let told = world.tell("A").await;
    let mut adam = world.customer().goes_live().await;
    let mut vera = world.vendor().goes_live().await;
    for socket in [&mut adam, &mut vera] {
        socket.subscribe(&told.case.thread, 0, 0).await;
    }
    world.customer().says(&told.case, "private", "SENT-A-customer-90").await;
    world.vendor().says(&told.case, "private", "SENT-A-vendor-91").await;
    world.customer().says(&told.case, "shared", "SENT-A-shared-92").await;
    for (socket, organisation) in [(&mut adam, "A"), (&mut vera, "V1")] {
        socket.until("entry", |frame| frame["entry"]["body"] == "SENT-A-shared-92").await;
        socket.settle().await;
        assert_no_leak(organisation, "the socket", &serde_json::to_string(&socket.seen).unwrap());
    }
    // The vendor's window does not even learn of the customer's draft or typing in private.
    adam.send(json!({ "typing": { "thread": told.case.thread, "lane": "private" } })).await;
    adam.settle().await;
    vera.settle().await;
    assert!(!vera.seen.iter().any(|frame| frame["type"] == "typing" && frame["lane"] == "private"));
}

#[actix_web::test]
async fn whoever_is_removed_hears_nothing_more() {
    let world = World::new().await;
    let case = world.case().await;
    let mut ralf = world.person("ralf").goes_live().await;
    ralf.subscribe(&case.thread, 0, 0).await;
    world.remove_ralf().await;
    world.vendor().says(&case, "shared", "After Ralf was removed.").await;
    let code = ralf.closed().await;
    assert_eq!(code, 4403, "{:#?}", ralf.seen);
    assert!(!serde_json::to_string(&ralf.seen).unwrap().contains("After Ralf"));
    assert_eq!(world.person("ralf").tries_live().await.err().map(|refused| refused.0), Some(401));
}

#[actix_web::test]
async fn strangers_and_foreign_pages_get_no_socket() {
    let world = World::new().await;
    let http = &world.app.http;
    assert_eq!(Socket::open(http, &[]).await.err().map(|refused| refused.0), Some(401));
    let token = world.customer().token.clone().unwrap();
    let foreign = [("authorization", token), ("origin", "https://evil.example".to_owned())];
    assert_eq!(Socket::open(http, &foreign).await.err(), Some((403, "foreign_origin".to_owned())));
}

#[actix_web::test]
async fn what_is_no_frame_of_ours_ends_nothing_but_itself() {
    let world = World::new().await;
    let case = world.case().await;
    let mut adam = world.customer().goes_live().await;
    for frame in
        [json!({}), json!({ "subscribe": { "thread": "*" } }), json!({ "anything": 1 }), json!([1])]
    {
        adam.send(frame).await;
        // What the window was told meanwhile (its list has a new case) is no answer to this.
        let answer = loop {
            match adam.next().await {
                Ok(frame) if frame["type"] == "list" => {}
                answer => break answer,
            }
        };
        match answer {
            Ok(answer) => assert_eq!(answer["type"], "error", "{answer}"),
            // Or it is taken for an attack: closed by policy, and opened again.
            Err(code) => {
                assert_eq!(code, 1008);
                adam = world.customer().goes_live().await;
            }
        }
    }
    adam.subscribe(&case.thread, 0, 0).await;
}
