//! What one account or organisation may not do to others: flood them with mail, keep a way in after
//! a reset, end sign-ins elsewhere, read what is the other side's own.
use serde_json::json;

use crate::support::mail::mails_to;
use crate::support::world::PASSWORD;
use crate::support::{Sent, TestApp, World, text};

#[actix_web::test]
async fn one_address_gets_few_invitations_whoever_sends_them() {
    let world = World::new().await;
    let olga = world.person("olga");
    let mut refused = 0;
    for number in 0..8 {
        let name = json!({ "name": format!("Customer {number}") });
        let made = olga.post("/api/v1/relationships", name).await.ok();
        let path = format!("/api/v1/relationships/{}/invitations", text(&made["id"]));
        let answer = olga.post(&path, json!({ "email": "victim@example.org" })).await;
        refused += usize::from(answer.status == 429);
    }
    assert_eq!(refused, 3, "five in a day");
    world.app.clock.advance(86_400);
    let anna = world.person("anna");
    let input = json!({ "email": "victim@example.org", "role": "member" });
    anna.post("/api/v1/organisation/invitations", input).await.ok();
}

#[actix_web::test]
async fn one_organisation_adds_and_invites_so_many_and_no_more() {
    let world = World::new().await;
    let olga = world.person("olga");
    for number in 0..60 {
        let name = json!({ "name": format!("Customer {number}") });
        olga.post("/api/v1/relationships", name).await.ok();
    }
    let one_more = olga.post("/api/v1/relationships", json!({ "name": "One more" })).await;
    one_more.refused(429, "too_many_requests");
    world.app.clock.advance(3600);
    olga.post("/api/v1/relationships", json!({ "name": "One more" })).await.ok();
}

#[actix_web::test]
async fn a_reset_by_mail_ends_what_an_intruder_left_behind() {
    let world = World::new().await;
    let adam = world.customer();
    let left = adam.post("/api/v1/me/tokens", json!({ "name": "x", "scopes": ["read"] })).await;
    let left = adam.with_token(&text(&left.ok()["token"]));
    assert_eq!(left.get("/api/v1/me").await.status, 200);
    let asked = json!({ "email": "adam@example.org" });
    world.app.anonymous().post("/api/v1/auth/password-reset", asked).await.ok();
    let token = world.app.mailed_token("adam@example.org", "/reset/").await;
    let new = json!({ "token": token, "password": "five loud orange words here" });
    world.app.anonymous().post("/api/v1/auth/password-reset/complete", new).await.ok();
    assert_eq!(left.get("/api/v1/me").await.status, 401);
    assert_eq!(adam.get("/api/v1/me").await.status, 401);
    // Both mails say so: what would happen, and that it has.
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    for words in ["all your API tokens stop working", "your API tokens no longer work"] {
        assert!(mails.iter().any(|mail| mail.text.contains(words)), "{words}: {mails:#?}");
    }
}

#[actix_web::test]
async fn a_token_reads_no_mail_with_a_link_that_works_once() {
    // Elsewhere such texts are not kept at all.
    let app = TestApp::start_with(|settings| settings.demo = true).await;
    let world = World::on(app).await;
    let asked = json!({ "email": "adam@example.org" });
    world.app.anonymous().post("/api/v1/auth/password-reset", asked).await.ok();
    world.app.work().await;
    let by_token = world.reading_only("adam").await;
    let mails = by_token.get("/api/v1/me/mails").await.ok();
    let mail =
        mails["items"].as_array().unwrap().iter().find(|one| one["event"] == "password_reset");
    let path = format!("/api/v1/me/mails/{}", text(&mail.unwrap()["id"]));
    let shown = by_token.get(&path).await.ok();
    assert_eq!((&shown["text"], &shown["html"]), (&json!(null), &json!(null)));
    let credentials = json!({ "email": "adam@example.org", "password": PASSWORD });
    let cookies = world.app.anonymous().post("/api/v1/auth/sign-in", credentials).await.cookies();
    let own = Sent::default().with("cookie", cookies);
    let shown = world.app.anonymous().send("GET", &path, own).await.ok();
    assert!(text(&shown["text"]).contains("/reset/"));
}

#[actix_web::test]
async fn an_administrator_leaves_sign_ins_alone_that_are_not_of_this_firm_alone() {
    let world = World::new().await;
    let anna = world.person("anna");
    let credentials = json!({ "email": "adam@example.org", "password": PASSWORD });
    world.app.anonymous().post("/api/v1/auth/sign-in", credentials).await.ok();
    let path = "/api/v1/organisation/sessions";
    let seen = anna.get(path).await.ok();
    let session = text(&seen["items"][0]["id"]);
    // Adam also works for B from now on.
    world.takes_on(world.person("boris"), world.customer()).await;
    assert_eq!(anna.get(path).await.ok()["items"], json!([]));
    anna.delete(&format!("{path}/{session}")).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_customer_does_not_see_that_the_vendor_changed_its_own_notes() {
    let world = World::new().await;
    let path = format!("/api/v1/relationships/{}", world.relationship("A"));
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let before = anna.get(&path).await.text();
    let version = olga.get(&path).await.ok()["version"].clone();
    olga.patch(&path, &version, json!({ "tier": "SENT-A-vendor-gold" })).await.ok();
    assert_eq!(anna.get(&path).await.text(), before);
}
