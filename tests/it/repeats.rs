//! What is sent again under the same `Idempotency-Key` is done once: every POST takes a key, or
//! stands here with the reason why it needs none.
use concord::app::routes;
use serde_json::{Value, json};

use crate::support::world::no_id;
use crate::support::{Actor, Answer, Sent, World, text};

/// POSTs without a key.
const WITHOUT: &[(&str, &str)] = &[
    ("/api/v1/auth/", "a key belongs to a membership, and nobody is acting yet"),
    ("/sign-", "pages of strangers"),
    ("/reset", "pages of strangers: a link works once"),
    ("/invitation/", "pages of strangers: a link works once"),
    ("/welcome/", "pages of strangers: a link works once"),
    ("/unsubscribe/", "doing it twice changes nothing"),
    ("/s/", "pages of strangers: a link is used once"),
    ("/api/v1/hooks/telephony/", "a telephone system signs, and names each call by its own id"),
    ("/api/v1/render", "changes nothing"),
    ("/api/v1/threads/{id}/read", "a mark moves forward only"),
    ("/api/v1/threads/{id}/draft/undo", "doing it twice changes nothing"),
    ("/api/v1/notices/", "doing it twice changes nothing"),
    ("/api/v1/inbox/", "doing it twice changes nothing"),
    ("/api/v1/complaints/{id}/participants", "doing it twice changes nothing"),
    (
        "/api/v1/organisation/invitations/{id}/resend",
        "each is a mail that was asked for; a budget limits them",
    ),
    (
        "/api/v1/complaints/{id}/third-parties/{lane}/invitation",
        "each is a mail that was asked for; a budget limits them",
    ),
    ("/api/v1/operator/", "what runs is not run again"),
    ("/api/v1/decisions/{id}/board/what-if", "it changes nothing"),
    ("/api/v1/surveys/read-file", "it changes nothing"),
    ("/api/v1/segments/preview", "it changes nothing"),
    ("/api/v1/rules/{id}/rehearse", "the same words give the same answer"),
    ("/api/v1/surveys/{id}/preview", "it changes nothing"),
    ("/api/v1/surveys/{id}/weighted", "it changes nothing"),
    ("/api/v1/merges/{id}/actions/undo", "what is undone is not undone again"),
    ("/api/v1/privacy/{kind}/{id}/actions/erase", "who is erased is not erased again"),
];

#[actix_web::test]
async fn every_post_takes_a_key_or_says_why_not() {
    let world = World::new().await;
    let olga = world.person("olga");
    let mut without = Vec::new();
    for route in routes::table().iter().filter(|route| route.method == "POST") {
        let path = route
            .path
            .split('/')
            .map(|part| match part {
                "{name}" if route.path.contains("/insights/") => "sla_attainment".to_owned(),
                "{name}" => "submit".to_owned(),
                "{position}" => "1".to_owned(),
                _ if part.starts_with('{') => no_id(),
                _ => part.to_owned(),
            })
            .collect::<Vec<_>>()
            .join("/");
        let sent = if route.path == "/api/v1/files" {
            Sent::file("a.txt", "text/plain", b"a")
        } else {
            Sent::json(&json!({}))
        };
        let answer = olga.send("POST", &path, sent.with("idempotency-key", "not a key")).await;
        let takes = answer.text().contains("Idempotency-Key");
        let listed = WITHOUT.iter().any(|(path, _)| route.path.starts_with(path));
        if takes == listed {
            without.push(format!("{} takes: {takes} ({})", route.path, answer.text()));
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}

async fn again(who: &Actor, path: &str, body: &Value) -> (Answer, Answer) {
    let sent = || Sent::json(body).with("idempotency-key", "one");
    (who.send("POST", path, sent()).await, who.send("POST", path, sent()).await)
}

#[actix_web::test]
async fn what_is_made_is_made_once() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    for (who, path, body) in [
        (vera, "/api/v1/views", json!({ "name": "Mine", "query": {} })),
        (olga, "/api/v1/relationships", json!({ "name": "Brightwater" })),
        (
            vera,
            "/api/v1/interactions",
            json!({ "channel": "call", "direction": "incoming", "items": [{ "words": "hoses" }] }),
        ),
        (vera, "/api/v1/topics", json!({ "name": "Hoses" })),
        (
            vera,
            "/api/v1/activities",
            json!({ "kind": "call", "day": "2026-08-12", "purpose": "Ask" }),
        ),
        (olga, "/api/v1/contact-plans", json!({ "kind": "visit", "every_days": 90 })),
        (
            olga,
            "/api/v1/mail-templates",
            json!({ "name": "Thanks", "subject": "Thanks", "body": "Thanks." }),
        ),
        (olga, "/api/v1/topic-categories", json!({ "name": "Seals", "sold": true })),
        (
            olga,
            "/api/v1/projects",
            json!({ "title": "HX-41", "purpose": "A flange.", "template": "light" }),
        ),
        (olga, "/api/v1/organisation/checklists", json!({ "name": "Visit", "items": ["Call"] })),
        (
            olga,
            "/api/v1/organisation/saved-replies",
            json!({ "name": "Thanks", "body": "Thanks." }),
        ),
        (
            olga,
            "/api/v1/organisation/invitations",
            json!({ "email": "new@example.org", "role": "member" }),
        ),
    ] {
        let (first, second) = again(who, path, &body).await;
        assert_eq!((first.status, second.status), (201, 201), "{path}: {}", second.text());
        assert_eq!(first.json()["id"], second.json()["id"], "{path}");
    }
    let file = || Sent::file("a.txt", "text/plain", b"a").with("idempotency-key", "file");
    let first = vera.send("POST", "/api/v1/files", file()).await.ok();
    assert_eq!(vera.send("POST", "/api/v1/files", file()).await.ok()["id"], first["id"]);
}

#[actix_web::test]
async fn the_secret_of_a_token_is_not_kept_for_those_who_ask_again() {
    let world = World::new().await;
    let vera = world.vendor();
    let body = json!({ "name": "script", "scopes": ["read"] });
    let (first, second) = again(vera, "/api/v1/me/tokens", &body).await;
    let secret = text(&first.ok()["token"]);
    second.refused(409, "conflict");
    assert!(vera.with_token(&secret).get("/api/v1/me").await.status == 200);
    let other = Sent::json(&json!({ "name": "other", "scopes": ["read"] }));
    let answer = vera.send("POST", "/api/v1/me/tokens", other.with("idempotency-key", "one")).await;
    answer.refused(422, "idempotency_mismatch");
}
