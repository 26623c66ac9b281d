//! In the demo colleagues read each other's mails; a link that opens an account is its recipient's.
use serde_json::json;

use crate::support::mail::mail_that_says;
use crate::support::{TestApp, World, text};

#[actix_web::test]
async fn a_link_that_works_once_is_not_for_every_colleague() {
    let world = World::on(TestApp::start_with(|settings| settings.demo = true).await).await;
    let (anna, adam) = (world.person("anna"), world.customer());
    let input = json!({ "email": "new@example.org", "role": "member" });
    anna.post("/api/v1/organisation/invitations", input).await.ok();
    world.app.work().await;
    let list = adam.get("/api/v1/me/mails").await.ok();
    assert_eq!(list["items"][0]["event"], "invitation", "that it was sent is no secret");
    let path = format!("/api/v1/me/mails/{}", text(&list["items"][0]["id"]));
    let seen = adam.get(&path).await.ok();
    assert_eq!((&seen["text"], &seen["html"]), (&json!(null), &json!(null)));
    assert_eq!(anna.get(&path).await.ok()["text"], json!(null), "nor for whoever invited");
    world.person("olga").get(&path).await.refused(404, "not_found");
}

#[actix_web::test]
async fn the_vendor_of_the_demo_is_led_to_its_own_window_and_to_the_right_lane() {
    let world = World::on(TestApp::start_with(|settings| settings.demo = true).await).await;
    let case = world.case().await;
    let (adam, vera, olga) = (world.customer(), world.vendor(), world.person("olga"));
    olga.says(&case, "shared", "Mine.").await;
    vera.acknowledges(&case).await;
    vera.says(&case, "private", "A note.").await;
    world.app.work().await;
    let port = world.app.services.platform.settings.listen.port();
    let page = format!("/o/firm-a/complaints/{}#e", case.id);
    mail_that_says(&world.app.mailer, &adam.email, &format!("http://localhost:{port}{page}"));
    let said = format!("/complaints/{}#p1\n", case.id);
    let to_olga = mail_that_says(&world.app.mailer, &olga.email, &said);
    assert!(to_olga.text.contains(&format!("http://127.0.0.1:{port}/o/")), "{}", to_olga.text);
    assert!(!to_olga.text.contains("localhost"), "{}", to_olga.text);
}
