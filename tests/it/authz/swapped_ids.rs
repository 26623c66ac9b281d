//! Ids in bodies: what belongs to somebody else is not taken, and nothing changes (T3, T10, T11).
use serde_json::{Value, json};

use crate::support::dump::Dumper;
use crate::support::world::no_id;
use crate::support::{Actor, World};

#[actix_web::test]
async fn ids_of_others_are_not_taken() {
    let world = World::new().await;
    let a = world.tell("A").await;
    let b = world.tell("B").await;
    let (adam, vera, olga) = (world.customer(), world.vendor(), world.person("olga"));
    let boris = world.person("boris").membership.clone();
    let version = adam.sees(&a.case).await["version"].clone();
    let messages = a.case.thread_path("messages");
    let draft = a.case.thread_path("draft");
    let participants = format!("{}/participants", a.case.path());
    let assign = format!("{}/actions/assign", a.case.path());
    let relationship = format!("/api/v1/relationships/{}", world.relationship("A"));
    let with_file = |file: &str| json!({ "lane": "shared", "body": "x", "file_ids": [file] });
    let mut filing = Actor::complaint(world.relationship("A"), "x");
    filing["file_ids"] = json!([b.shared_file]);
    let attempts: Vec<(&Actor, &str, &str, Value)> = vec![
        (adam, "POST", "/api/v1/complaints", Actor::complaint(world.relationship("B"), "x")),
        (adam, "POST", "/api/v1/complaints", Actor::complaint(world.relationship("C"), "x")),
        (vera, "POST", "/api/v1/complaints", Actor::complaint(world.relationship("C"), "x")),
        (adam, "POST", "/api/v1/complaints", Actor::complaint(&no_id(), "x")),
        (adam, "POST", "/api/v1/complaints", filing),
        (adam, "POST", &messages, with_file(&b.shared_file)),
        (adam, "POST", &messages, with_file(&a.vendor_file)),
        (vera, "POST", &messages, with_file(&a.customer_file)),
        (adam, "PUT", &draft, with_file(&b.customer_file)),
        (adam, "POST", &participants, json!({ "membership_id": boris })),
        (adam, "POST", &participants, json!({ "membership_id": vera.membership })),
        (adam, "POST", &participants, json!({ "membership_id": no_id() })),
        (
            adam,
            "POST",
            &assign,
            json!({ "version": version, "owner_membership_id": vera.membership }),
        ),
        (adam, "POST", &assign, json!({ "version": version, "owner_membership_id": boris })),
        (
            vera,
            "POST",
            &assign,
            json!({ "version": version, "owner_membership_id": adam.membership }),
        ),
        (olga, "PATCH", &relationship, json!({ "owner_membership_id": adam.membership })),
        (olga, "PATCH", &relationship, json!({ "owner_membership_id": boris })),
    ];
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for (who, method, path, body) in attempts {
        let sent = crate::support::Sent::json(&body).with("if-match", "\"1\"");
        let answer = who.send(method, path, sent).await;
        assert!(
            matches!(answer.status, 404 | 422),
            "{}: {} {}",
            answer.asked,
            answer.status,
            answer.text()
        );
        dumper.assert_unchanged(&before, &answer.asked).await;
    }
}

#[actix_web::test]
async fn an_entry_is_reached_through_its_own_thread_alone() {
    let world = World::new().await;
    let a = world.tell("A").await;
    let b = world.tell("B").await;
    let (adam, vera) = (world.customer(), world.vendor());
    let entry = |thread: &str, entry: &str, verb: &str| {
        format!("/api/v1/threads/{thread}/entries/{entry}/{verb}")
    };
    for (who, path) in [
        (adam, entry(&a.case.thread, &a.vendor_entry, "share")),
        (adam, entry(&a.case.thread, &a.vendor_entry, "retract")),
        (adam, entry(&a.case.thread, &b.customer_entry, "share")),
        (vera, entry(&a.case.thread, &a.customer_entry, "share")),
        (vera, entry(&b.case.thread, &a.vendor_entry, "share")),
        (vera, entry(&a.case.thread, &no_id(), "share")),
    ] {
        who.post(&path, json!({})).await.refused(404, "not_found");
    }
    // Somebody else's message of the shared lane is seen, and not one's own to change.
    let path = entry(&a.case.thread, &a.shared_entry, "revise");
    let answer = vera.post(&path, json!({ "body": "words in his mouth" })).await;
    assert_eq!(answer.status, 403, "{}", answer.text());
}

#[actix_web::test]
async fn fields_that_only_the_program_sets_are_unknown() {
    let world = World::new().await;
    let case = world.case().await;
    let adam = world.customer();
    let mut filing = Actor::complaint(world.relationship("A"), "x");
    for field in
        ["status", "side", "filed_by_side", "vendor_org", "created_at", "number", "version", "id"]
    {
        let mut body = filing.clone();
        body[field] = json!("x");
        let answer = adam.post("/api/v1/complaints", body).await.refused(422, "invalid");
        assert_eq!(answer.fields(), [format!("{field}:unknown_field")]);
        let answer = adam
            .patch(&case.path(), &json!(1), json!({ field: "x" }))
            .await
            .refused(422, "invalid");
        assert_eq!(answer.fields(), [format!("{field}:unknown_field")]);
    }
    filing["relationship_id"] = json!({ "or": 1 });
    adam.post("/api/v1/complaints", filing).await.refused(422, "invalid");
    for field in ["operator", "email", "id", "epoch"] {
        let sent = crate::support::Sent::json(&json!({ field: true }));
        adam.send("PATCH", "/api/v1/me", sent).await.refused(422, "invalid");
    }
}

#[actix_web::test]
async fn nobody_raises_themselves_and_the_last_owner_stays() {
    let world = World::new().await;
    let (anna, adam) = (world.person("anna"), world.customer());
    let place = |who: &Actor| format!("/api/v1/organisation/people/{}", who.membership);
    let change = async |by: &Actor, who: &Actor, body: Value| {
        let sent = crate::support::Sent::json(&body).with("if-match", "\"1\"");
        by.send("PATCH", &place(who), sent).await
    };
    assert_eq!(change(adam, adam, json!({ "role": "owner" })).await.status, 403);
    change(anna, adam, json!({ "role": "admin" })).await.ok();
    assert_eq!(
        change(adam, adam, json!({ "role": "owner" })).await.status,
        403,
        "an admin gives no ownership"
    );
    assert_eq!(change(adam, anna, json!({ "role": "member" })).await.status, 403);
    let last = change(anna, anna, json!({ "role": "member" })).await;
    assert_eq!(last.problem(), (409, "last_owner".to_owned()));
    let invite = json!({ "email": "new@example.org", "role": "owner" });
    assert_eq!(adam.post("/api/v1/organisation/invitations", invite).await.status, 403);
}
