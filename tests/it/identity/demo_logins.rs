//! The demo signs its people in with one click; an installation in use shows nobody.
use serde_json::json;

use crate::support::world::PASSWORD;
use crate::support::{Sent, TestApp, World};

/// What the folder of a demo says of its people.
fn write_logins(world: &World) {
    let person = |name: &str, organisation: &str| {
        json!({
            "name": format!("{name} Person"), "email": format!("{name}@example.org"),
            "password": PASSWORD, "organisation": organisation,
        })
    };
    let people = [person("adam", "Firm A"), person("vera", "Vendor"), person("vera", "Firm C")];
    let logins = json!({ "people": people, "operator": person("olga", "Concord") });
    std::fs::write(world.app.dir.path().join("demo.json"), logins.to_string()).unwrap();
}

/// The value of a hidden input.
fn hidden<'a>(form: &'a str, name: &str) -> &'a str {
    let start = format!("type=\"hidden\" name=\"{name}\" value=\"");
    form.split_once(&start).unwrap().1.split_once('"').unwrap().0
}

#[actix_web::test]
async fn one_click_signs_somebody_of_the_demo_in() {
    let world = World::on(TestApp::start_with(|settings| settings.demo = true).await).await;
    write_logins(&world);
    let page = world.app.get("/sign-in?lang=ru&next=%2Fo%2Ffirm-a%2Finbox").await.text();
    let forms: Vec<&str> = page.split("<form").skip(2).collect();
    assert_eq!(forms.len(), 3, "one for each of them: {page}");
    assert!(page.contains("Vendor, Firm C"), "{page}");
    let adam = forms.iter().find(|form| form.contains("adam Person")).unwrap();
    assert!(adam.contains("method=\"post\"") && adam.contains("action=\"/sign-in\""), "{adam}");
    let fields = ["email", "password", "lang", "next"].map(|name| (name, hidden(adam, name)));
    let answer = world.app.anonymous().send("POST", "/sign-in", Sent::form(&fields)).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/o/firm-a/inbox"));
    assert!(!answer.cookies().is_empty());
    // Those who are not of the story are nobody's to click on.
    assert!(!page.contains("boris@example.org") && !page.contains("<script"), "{page}");
}

#[actix_web::test]
async fn an_installation_in_use_shows_no_logins() {
    let world = World::new().await;
    write_logins(&world);
    let page = world.app.get("/sign-in").await.text();
    assert_eq!(page.matches("<form").count(), 1, "{page}");
    assert!(!page.contains("example.org") && !page.contains(PASSWORD), "{page}");
}
