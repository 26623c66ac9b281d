//! Signing in, renewing, signing out; what stops those who try others' passwords (T13, T15).
use serde_json::json;

use crate::support::mail::mails_to;
use crate::support::world::PASSWORD;
use crate::support::{Answer, Sent, World};

async fn sign_in(world: &World, email: &str, password: &str) -> Answer {
    let credentials = json!({ "email": email, "password": password });
    world.app.anonymous().post("/api/v1/auth/sign-in", credentials).await
}

async fn me(world: &World, cookies: &str) -> Answer {
    let sent = Sent::default().with("cookie", cookies);
    world.app.anonymous().send("GET", "/api/v1/me", sent).await
}

#[actix_web::test]
async fn wrong_passwords_and_unknown_accounts_answer_alike() {
    let world = World::new().await;
    let known = sign_in(&world, "adam@example.org", "not his password").await;
    let unknown = sign_in(&world, "nobody@example.org", "not his password").await;
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
    known.refused(401, "wrong_credentials");
    let right = sign_in(&world, " ADAM@Example.org ", PASSWORD).await;
    assert_eq!(right.json()["next"], "done", "{}", right.text());
    let cookies: Vec<&str> =
        right.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 2);
    for cookie in cookies {
        assert!(
            cookie.starts_with("__Host-")
                && cookie.contains("HttpOnly")
                && cookie.contains("Secure"),
            "{cookie}"
        );
    }
    assert!(!right.text().contains("token"), "script never reads a token: {}", right.text());
    assert_eq!(me(&world, &right.cookies()).await.ok()["email"], "adam@example.org");
}

#[actix_web::test]
async fn ten_failures_close_an_account_for_a_while_and_harm_no_other() {
    let world = World::new().await;
    for _ in 0..10 {
        sign_in(&world, "adam@example.org", "wrong wrong wrong")
            .await
            .refused(401, "wrong_credentials");
    }
    let throttled =
        sign_in(&world, "adam@example.org", PASSWORD).await.refused(429, "too_many_requests");
    assert!(throttled.header("retry-after").parse::<i64>().unwrap() > 0);
    sign_in(&world, "anna@example.org", PASSWORD).await.ok();
    world.app.clock.advance(901);
    sign_in(&world, "adam@example.org", PASSWORD).await.ok();
    // Failures alone are counted.
    for _ in 0..15 {
        sign_in(&world, "adam@example.org", PASSWORD).await.ok();
    }
    // One address trying many accounts.
    let mut refused = 0;
    for number in 0..40 {
        let answer =
            sign_in(&world, &format!("nobody{number}@example.org"), "wrong wrong wrong").await;
        refused += usize::from(answer.status == 429);
    }
    assert!(refused >= 10, "{refused}");
}

#[actix_web::test]
async fn a_refresh_token_that_is_used_twice_ends_the_session() {
    let world = World::new().await;
    let first = sign_in(&world, "adam@example.org", PASSWORD).await.cookies();
    world.app.clock.advance(700);
    let renewed = me(&world, &first).await;
    assert_eq!(renewed.status, 200);
    let second = renewed.cookies();
    assert!(
        second.contains("__Host-concord-refresh="),
        "renewed in whichever answer finds it expired"
    );
    // Many tabs at once get the same successor for a moment.
    let tabs = futures_util::future::join_all((0..20).map(|_| me(&world, &first))).await;
    assert!(tabs.iter().all(|tab| tab.status == 200));
    // Later, it is somebody else who has it.
    world.app.clock.advance(60);
    me(&world, &first).await.refused(401, "session_ended");
    me(&world, &second).await.refused(401, "session_ended");
    world.app.work().await;
    let told = crate::support::mail::mails_to(&world.app.mailer, "adam@example.org");
    assert_eq!(told.len(), 1, "its owner is told");
}

#[actix_web::test]
async fn signing_out_and_a_new_password_end_sessions() {
    let world = World::new().await;
    let anonymous = world.app.anonymous();
    let (one, two) = (
        sign_in(&world, "adam@example.org", PASSWORD).await.cookies(),
        sign_in(&world, "adam@example.org", PASSWORD).await.cookies(),
    );
    let list = |cookies: &str| Sent::default().with("cookie", cookies);
    let sessions = anonymous.send("GET", "/api/v1/me/sessions", list(&one)).await.ok();
    assert_eq!(
        sessions["items"].as_array().unwrap().iter().filter(|one| one["current"] == true).count(),
        1
    );
    let out = Sent::json(&json!({})).with("cookie", two.clone());
    anonymous.send("POST", "/api/v1/auth/sign-out", out).await.ok();
    assert_eq!(me(&world, &two).await.status, 401);
    let three = sign_in(&world, "adam@example.org", PASSWORD).await.cookies();
    let change = |new: &str| json!({ "current": PASSWORD, "new": new });
    for weak in ["short", "password", "12345678"] {
        let sent = Sent::json(&change(weak)).with("cookie", one.clone());
        anonymous.send("POST", "/api/v1/auth/password", sent).await.refused(422, "invalid");
    }
    let sent = Sent::json(&change("five loud orange words here")).with("cookie", one.clone());
    let changed = anonymous.send("POST", "/api/v1/auth/password", sent).await;
    assert_eq!(changed.status, 204, "{}", changed.text());
    assert_eq!(me(&world, &three).await.status, 401, "all other sessions are over");
    let own = if changed.cookies().is_empty() { one } else { changed.cookies() };
    assert_eq!(me(&world, &own).await.status, 200);
    sign_in(&world, "adam@example.org", PASSWORD).await.refused(401, "wrong_credentials");
    // Adam reads Russian; it holds nothing that opens the account.
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    let told = mails.iter().filter(|mail| mail.subject == "Concord: ваш пароль изменён");
    let told: Vec<_> = told.collect();
    assert_eq!(told.len(), 1, "{mails:#?}");
    assert!(told[0].text.contains("/reset\n"), "{}", told[0].text);
    assert!(!told[0].text.contains("five loud") && !told[0].text.contains(PASSWORD));
}

#[actix_web::test]
async fn signing_out_with_the_access_cookie_alone_ends_the_session() {
    let world = World::new().await;
    let cookies = sign_in(&world, "adam@example.org", PASSWORD).await.cookies();
    let access = cookies.split("; ").find(|one| one.starts_with("__Host-concord=")).unwrap();
    assert_eq!(me(&world, access).await.status, 200);
    let out = Sent::json(&json!({})).with("cookie", access);
    world.app.anonymous().send("POST", "/api/v1/auth/sign-out", out).await.ok();
    assert_eq!(me(&world, access).await.status, 401);
    assert_eq!(me(&world, &cookies).await.status, 401);
}

#[actix_web::test]
async fn tokens_of_one_kind_do_not_pass_for_another() {
    let world = World::new().await;
    let cookies = sign_in(&world, "adam@example.org", PASSWORD).await.cookies();
    let value = |name: &str| {
        let cookie =
            cookies.split("; ").find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap();
        cookie.split_once('=').unwrap().1.to_owned()
    };
    let (access, refresh) = (value("__Host-concord"), value("__Host-concord-refresh"));
    let api = world.customer().token.clone().unwrap().replace("Bearer ", "");
    let anonymous = world.app.anonymous();
    for token in [&access, &refresh, "", "x", "a.b.c"] {
        anonymous.with_token(token).get("/api/v1/me").await.refused(401, "unauthenticated");
    }
    for (jwt, renewing) in [(&refresh, &access), (&api, &api), (&refresh, &api)] {
        let cookies = format!("__Host-concord={jwt}; __Host-concord-refresh={renewing}");
        assert_eq!(me(&world, &cookies).await.status, 401);
    }
    // A signature that is none.
    let mut parts = access.split('.').map(str::to_owned).collect::<Vec<_>>();
    parts[0] = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0".to_owned();
    for forged in [format!("{}.{}.", parts[0], parts[1]), parts.join(".")] {
        assert_eq!(me(&world, &format!("__Host-concord={forged}")).await.status, 401);
    }
    for token in [&access, &refresh, &api] {
        let body = json!({ "token": token, "password": "five loud orange words" });
        anonymous
            .post("/api/v1/auth/password-reset/complete", body)
            .await
            .refused(410, "link_not_valid");
        for page in ["reset", "invitation", "welcome"] {
            assert_eq!(anonymous.get(&format!("/{page}/{token}")).await.status, 410, "{page}");
        }
    }
}

#[actix_web::test]
async fn an_api_token_is_shown_once_and_ends_when_it_is_told_to() {
    let world = World::new().await;
    let adam = world.customer();
    let at = world.app.clock.now().plus_seconds(3600).to_string();
    let made = adam
        .post("/api/v1/me/tokens", json!({ "name": "hour", "scopes": ["read"], "expires_at": at }))
        .await
        .ok();
    let (id, token) = (made["id"].as_str().unwrap(), made["token"].as_str().unwrap());
    let list = adam.get("/api/v1/me/tokens").await.text();
    assert!(list.contains(id) && !list.contains(token));
    let hour = adam.with_token(token);
    hour.get("/api/v1/complaints").await.ok();
    let view = json!({ "name": "late", "query": {} });
    hour.post("/api/v1/views", view).await.refused(403, "forbidden");
    world.app.clock.advance(3601);
    hour.get("/api/v1/complaints").await.refused(401, "unauthenticated");
    let made = adam
        .post("/api/v1/me/tokens", json!({ "name": "b", "scopes": ["read", "write"] }))
        .await
        .ok();
    let other = adam.with_token(made["token"].as_str().unwrap());
    other.get("/api/v1/complaints").await.ok();
    adam.delete(&format!("/api/v1/me/tokens/{}", made["id"].as_str().unwrap())).await.ok();
    other.get("/api/v1/complaints").await.refused(401, "unauthenticated");
}

#[actix_web::test]
async fn one_person_acts_for_the_organisation_that_the_request_names() {
    let world = World::new().await;
    // Boris joins A as well.
    let anna = world.person("anna");
    anna.post(
        "/api/v1/organisation/invitations",
        json!({ "email": "boris@example.org", "role": "member" }),
    )
    .await
    .ok();
    let token = world.app.mailed_token("boris@example.org", "/invitation/").await;
    let form = Sent::form(&[("password", PASSWORD), ("name", "Boris")]);
    let joined = world.app.anonymous().send("POST", &format!("/invitation/{token}"), form).await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    let cookies = joined.cookies();
    let ask = |organisation: Option<&str>| {
        let sent = Sent::default().with("cookie", cookies.clone());
        match organisation {
            Some(name) => sent.with("concord-organisation", name),
            None => sent,
        }
    };
    world.case().await;
    let anonymous = world.app.anonymous();
    anonymous
        .send("GET", "/api/v1/complaints", ask(None))
        .await
        .refused(400, "organisation_required");
    let as_a = anonymous.send("GET", "/api/v1/complaints", ask(Some("firm-a"))).await.ok();
    let as_b = anonymous.send("GET", "/api/v1/complaints", ask(Some("firm-b"))).await.ok();
    assert_eq!(
        (as_a["items"].as_array().unwrap().len(), as_b["items"].as_array().unwrap().len()),
        (1, 0)
    );
    anonymous
        .send("GET", "/api/v1/complaints", ask(Some("firm-v1")))
        .await
        .refused(404, "not_found");
    let me = anonymous.send("GET", "/api/v1/me", ask(Some("firm-a"))).await.ok();
    assert_eq!(me["memberships"].as_array().unwrap().len(), 2);
    assert_eq!(me["acting"]["organisation"]["slug"], "firm-a");
}
