//! The pages that strangers open, as a browser without script uses them (T14).
use concord::features::complaints::definition;
use concord::features::organisations::service::{NewVendor, create_vendor, first_token};
use concord::platform::authz::{Locale, System};
use serde_json::json;

use crate::support::dump::Dumper;
use crate::support::world::PASSWORD;
use crate::support::{Answer, Sent, World};

const NEW: &str = "five loud orange words";

async fn submit(world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
    world.app.anonymous().send("POST", path, Sent::form(fields)).await
}

#[actix_web::test]
async fn signing_in_by_the_page() {
    let world = World::new().await;
    for (language, word) in [("en", "Sign in"), ("ru", "Войти")] {
        let page = world.app.get(&format!("/sign-in?lang={language}")).await;
        assert_eq!(page.status, 200);
        let text = page.text();
        assert!(text.contains(word), "{text}");
        assert!(
            text.contains(&format!("lang=\"{language}\""))
                && text.contains("<form")
                && !text.contains("<script")
        );
        assert!(!page.header("content-security-policy").is_empty());
    }
    // The link to the other language leads on to where one was going; never out of the portal.
    let page =
        world.app.get("/sign-in?next=%2Fo%2Ffirm-a%2Fcomplaints%3Fq%3Da%26open%3Dtrue").await;
    let link = "?lang=ru&amp;next=/o/firm-a/complaints%3Fq%3Da%26open%3Dtrue";
    assert!(page.text().contains(&format!("href=\"{link}\"")), "{}", page.text());
    let other = world.app.get(&format!("/sign-in{}", link.replace("&amp;", "&"))).await.text();
    assert!(other.contains("Войти") && other.contains("/o/firm-a/complaints?q=a&amp;open=true"));
    let foreign = world.app.get("/sign-in?next=https://evil.example/").await.text();
    assert!(!foreign.contains("evil"), "{foreign}");
    let wrong =
        submit(&world, "/sign-in", &[("email", "<b>adam@example.org"), ("password", "nonsense")])
            .await;
    assert!(matches!(wrong.status, 401 | 422), "{}", wrong.status);
    assert!(
        wrong.text().contains("&lt;b&gt;adam@example.org"),
        "what was typed is kept, and is text"
    );
    assert!(!wrong.text().contains("nonsense"), "but for passwords");
    let right =
        submit(&world, "/sign-in", &[("email", "adam@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(right.status, 303, "{}", right.text());
    let home = Sent::default().with("cookie", right.cookies());
    let home = world.app.anonymous().send("GET", right.header("location"), home).await;
    assert!(home.header("location").starts_with("/o/firm-a"), "{:?}", home.headers);
    assert_eq!(right.cookies().split("; ").count(), 2);
    // The place on the page comes along: a browser does not send it by itself.
    let place = "/o/firm-a/complaints/x?q=1#e8";
    let asked = world.app.get("/sign-in?next=%2Fo%2Ffirm-a%2Fcomplaints%2Fx%3Fq%3D1%23e8").await;
    assert!(asked.text().contains(&format!("name=\"next\" value=\"{place}\"")));
    let fields = [("email", "adam@example.org"), ("password", PASSWORD), ("next", place)];
    let answer = submit(&world, "/sign-in", &fields).await;
    assert_eq!(answer.header("location"), place);
    for next in ["//evil.example", "#//evil.example", "https://evil.example", "/\\evil.example"] {
        let fields = [("email", "adam@example.org"), ("password", PASSWORD), ("next", next)];
        let answer = submit(&world, "/sign-in", &fields).await;
        assert!(!answer.header("location").contains("evil"), "{}", answer.header("location"));
    }
    let foreign = Sent::form(&[("email", "adam@example.org"), ("password", PASSWORD)])
        .with("origin", "https://evil.example");
    world.app.anonymous().send("POST", "/sign-in", foreign).await.refused(403, "foreign_origin");
}

#[actix_web::test]
async fn a_forgotten_password() {
    let world = World::new().await;
    let known = submit(&world, "/reset", &[("email", "adam@example.org")]).await;
    let unknown = submit(&world, "/reset", &[("email", "nobody@example.org")]).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(
        known.text().replace("adam@", "x@"),
        unknown.text().replace("nobody@", "x@"),
        "nobody learns whether there is an account"
    );
    let session = {
        let credentials = json!({ "email": "adam@example.org", "password": PASSWORD });
        world.app.anonymous().post("/api/v1/auth/sign-in", credentials).await.cookies()
    };
    let token = world.app.mailed_token("adam@example.org", "/reset/").await;
    assert!(crate::support::mail::mails_to(&world.app.mailer, "nobody@example.org").is_empty());
    let path = format!("/reset/{token}");
    // A scanner looks at the link; nothing changes by looking.
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for _ in 0..3 {
        let page = world.app.get(&path).await;
        assert_eq!(page.status, 200);
        // The token stands in the path: no other site may be told it.
        assert_eq!(page.header("referrer-policy"), "strict-origin");
        assert_eq!(page.header("cache-control"), "no-store");
    }
    world.app.anonymous().send("HEAD", &path, Sent::default()).await;
    dumper.assert_unchanged(&before, "looking at a link").await;
    let weak = submit(&world, &path, &[("password", "password")]).await;
    assert_eq!(weak.status, 422, "{}", weak.text());
    let set = submit(&world, &path, &[("password", NEW)]).await;
    assert_eq!(set.status, 303, "{}", set.text());
    // It works once, and ends all sessions.
    assert_eq!(submit(&world, &path, &[("password", "other loud words")]).await.status, 410);
    assert_eq!(world.app.get(&path).await.status, 410);
    let sent = Sent::default().with("cookie", session);
    assert_eq!(world.app.anonymous().send("GET", "/api/v1/me", sent).await.status, 401);
    let credentials = json!({ "email": "adam@example.org", "password": NEW });
    world.app.anonymous().post("/api/v1/auth/sign-in", credentials).await.ok();
    // And not for ever.
    submit(&world, "/reset", &[("email", "anna@example.org")]).await;
    let token = world.app.mailed_token("anna@example.org", "/reset/").await;
    world.app.clock.advance(31 * 60);
    assert_eq!(submit(&world, &format!("/reset/{token}"), &[("password", NEW)]).await.status, 410);
    // Three mails an hour at most, and nobody is told that there are no more.
    for _ in 0..6 {
        assert_eq!(
            submit(&world, "/reset", &[("email", "abel@example.org")]).await.status,
            known.status
        );
    }
    world.app.work().await;
    assert_eq!(crate::support::mail::mails_to(&world.app.mailer, "abel@example.org").len(), 3);
}

#[actix_web::test]
async fn links_in_mails_come_from_the_settings_alone() {
    let world = World::new().await;
    let base = world.app.services.platform.settings.public_url.clone();
    let poisoned = Sent::json(&json!({ "email": "adam@example.org" }))
        .with("x-forwarded-host", "evil.example")
        .with("x-forwarded-proto", "https")
        .with("forwarded", "host=evil.example");
    world.app.anonymous().send("POST", "/api/v1/auth/password-reset", poisoned).await;
    world.app.work().await;
    let mails = crate::support::mail::mails_to(&world.app.mailer, "adam@example.org");
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains(&format!("{base}/reset/")) && !mails[0].raw.contains("evil"));
    for body in [
        json!({ "email": ["adam@example.org", "evil@example.org"] }),
        json!({ "email": "adam@example.org", "cc": "x" }),
    ] {
        world
            .app
            .anonymous()
            .post("/api/v1/auth/password-reset", body)
            .await
            .refused(422, "invalid");
    }
}

#[actix_web::test]
async fn an_invitation_is_accepted_once_by_whoever_it_was_sent_to() {
    let world = World::new().await;
    let anna = world.person("anna");
    let input = json!({ "email": "Ivan@Example.org", "role": "member", "locale": "ru" });
    let invitation = anna.post("/api/v1/organisation/invitations", input).await.ok();
    let token = world.app.mailed_token("Ivan@Example.org", "/invitation/").await;
    let path = format!("/invitation/{token}");
    let page = world.app.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("Firm A") && page.text().contains("lang=\"ru\""));
    let joined = submit(
        &world,
        &path,
        &[("name", "Иван Петров"), ("password", NEW), ("email", "thief@example.org")],
    )
    .await;
    assert_eq!(
        (joined.status, joined.header("location")),
        (303, "/o/firm-a/"),
        "{}",
        joined.text()
    );
    let sent = Sent::default().with("cookie", joined.cookies());
    let me = world.app.anonymous().send("GET", "/api/v1/me", sent).await.ok();
    assert_eq!(
        (&me["name"], &me["memberships"][0]["role"]),
        (&json!("Иван Петров"), &json!("member"))
    );
    assert_eq!(
        me["email"].as_str().unwrap().to_lowercase(),
        "ivan@example.org",
        "the address that was invited"
    );
    assert_eq!(submit(&world, &path, &[("name", "X"), ("password", NEW)]).await.status, 410);
    let list = anna.get("/api/v1/organisation/invitations").await.ok();
    assert_eq!(list["items"][0]["state"], "accepted");
    // Revoked and expired ones do not work.
    let input = json!({ "email": "late@example.org", "role": "member" });
    let late = anna.post("/api/v1/organisation/invitations", input).await.ok();
    let token = world.app.mailed_token("late@example.org", "/invitation/").await;
    let id = late["id"].as_str().unwrap();
    anna.delete(&format!("/api/v1/organisation/invitations/{id}")).await.ok();
    assert_eq!(
        submit(&world, &format!("/invitation/{token}"), &[("name", "X"), ("password", NEW)])
            .await
            .status,
        410
    );
    let input = json!({ "email": "slow@example.org", "role": "member" });
    anna.post("/api/v1/organisation/invitations", input).await.ok();
    let token = world.app.mailed_token("slow@example.org", "/invitation/").await;
    world.app.clock.advance(8 * 86_400);
    assert_eq!(world.app.get(&format!("/invitation/{token}")).await.status, 410);
    assert!(invitation["id"].is_string());
}

#[actix_web::test]
async fn the_first_owner_claims_an_empty_portal() {
    let world = World::new().await;
    let system = System { reason: "test" };
    let made = world
        .app
        .services
        .platform
        .db
        .write(&system, "test.vendor", |tx| {
            let new = NewVendor {
                name: "Fresh vendor".to_owned(),
                locale: Locale::En,
                time_zone: "Europe/Berlin".to_owned(),
                owner_email: None,
                owner_name: None,
            };
            let (vendor, invitation) = create_vendor(tx, new)?;
            definition::publish(tx, vendor, &definition::default_definition()?)?;
            Ok(invitation)
        })
        .await
        .unwrap();
    let token = first_token(&world.app.services.platform.keys, made);
    let path = format!("/welcome/{token}");
    assert_eq!(world.app.get(&path).await.status, 200);
    let fields = [("email", "first@example.org"), ("name", "First Owner"), ("password", NEW)];
    let joined = submit(&world, &path, &fields).await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    let cookies = joined.cookies();
    let ask = |sent: Sent| sent.with("cookie", cookies.clone());
    let anonymous = world.app.anonymous();
    let me = anonymous.send("GET", "/api/v1/me", ask(Sent::default())).await.ok();
    assert_eq!(me["acting"]["role"], "owner");
    // The five questions, then a customer who is invited.
    let organisation =
        anonymous.send("GET", "/api/v1/organisation", ask(Sent::default())).await.ok();
    assert_eq!(organisation["setup_done"], false);
    let answers = json!({
        "name": "Fresh vendor", "locale": "en", "time_zone": "Europe/Berlin", "sees": "all",
        "office_hours": { "days": [1, 2, 3, 4, 5], "from": "08:00", "to": "16:30" }, "setup_done": true,
    });
    let patch =
        ask(Sent::json(&answers)).with("if-match", format!("\"{}\"", organisation["version"]));
    assert_eq!(
        anonymous.send("PATCH", "/api/v1/organisation", patch).await.ok()["setup_done"],
        true
    );
    let customer = ask(Sent::json(&json!({ "name": "First customer" })));
    let relationship = anonymous.send("POST", "/api/v1/relationships", customer).await.ok();
    let invite =
        format!("/api/v1/relationships/{}/invitations", relationship["id"].as_str().unwrap());
    let email = ask(Sent::json(&json!({ "email": "buyer@example.org" })));
    anonymous.send("POST", &invite, email).await.ok();
    let token = world.app.mailed_token("buyer@example.org", "/invitation/").await;
    let joined =
        submit(&world, &format!("/invitation/{token}"), &[("name", "Buyer"), ("password", NEW)])
            .await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    let sent = Sent::default().with("cookie", joined.cookies());
    let me = anonymous.send("GET", "/api/v1/me", sent).await.ok();
    assert_eq!(
        (&me["acting"]["role"], &me["acting"]["sides"]),
        (&json!("owner"), &json!(["customer"]))
    );
}
