//! Links between two complaints: shared within one relationship, the maker's alone across firms.
use serde_json::json;

use super::{Cases, cases, everything, kinds, links, seen};
use crate::support::dump::Dumper;
use crate::support::mail::mails_to;
use crate::support::world::{assert_no_leak, no_id};
use crate::support::{World, text};

#[actix_web::test]
async fn within_one_relationship_both_sides_see_a_link() {
    let world = World::new().await;
    let Cases { adams, second, .. } = cases(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let made = links(vera, &adams, &second.number.to_lowercase(), "related").await;
    assert_eq!(made.status, 201, "{}", made.text());
    for who in [adam, vera, world.person("otto"), world.person("anna")] {
        for (case, other, direction) in [(&adams, &second, "from"), (&second, &adams, "to")] {
            let seen = seen(who, case).await;
            assert_eq!(seen.len(), 1, "{seen:#?}");
            assert_eq!(seen[0]["record"]["number"], json!(other.number));
            assert_eq!(seen[0]["direction"], direction);
            assert_eq!(
                (&seen[0]["private"], &seen[0]["status"]),
                (&json!(false), &json!("submitted"))
            );
            assert_eq!(who.sees(case).await["links"].as_array().unwrap().len(), 1);
            assert!(kinds(who, case, "shared").await.contains(&"linked".to_owned()));
        }
    }
    // The other one moves on: a link tells where it stands, and who has it open is told to look
    // again; without a word of which complaint it was.
    let mut looking = adam.goes_live().await;
    looking.subscribe(&adams.thread, 99, 99).await;
    let mut elsewhere = world.person("boris").goes_live().await;
    vera.acknowledges(&second).await;
    let hint = looking.until("list", |frame| frame["kind"] == "complaints").await;
    assert_eq!(hint, json!({ "type": "list", "kind": "complaints" }));
    elsewhere.settle().await;
    let frames = format!("{:?}", elsewhere.seen);
    assert!(!frames.contains("list"), "{frames}");
    assert_eq!(seen(adam, &adams).await[0]["status"], "acknowledged");
    links(adam, &second, &adams.id, "related").await.refused(409, "action_not_allowed");

    let path = format!("{}/links/{}", second.path(), adams.id);
    adam.delete(&format!("{path}?kind=same_cause")).await.refused(404, "not_found");
    let left = adam.delete(&format!("{path}?kind=related")).await.ok();
    assert_eq!(left["items"], json!([]));
    assert_eq!(seen(vera, &adams).await.len(), 0);
    assert_eq!(kinds(vera, &adams, "shared").await.last().unwrap(), "unlinked");
    adam.delete(&format!("{path}?kind=related")).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_link_between_two_customers_is_the_vendors_alone() {
    let world = World::new().await;
    let Cases { adams, boris: foreign, .. } = cases(&world).await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    world.app.work().await;
    let etag = async || adam.get(&adams.path()).await.header("etag").to_owned();
    let before =
        (adam.sees(&adams).await, etag().await, mails_to(&world.app.mailer, &adam.email).len());
    let mut adams_socket = adam.goes_live().await;
    adams_socket.subscribe(&adams.thread, 99, 99).await;
    let mut veras_socket = vera.goes_live().await;
    veras_socket.subscribe(&adams.thread, 99, 0).await;

    for (kind, to) in
        [("same_cause", &foreign.id), ("parent_of", &foreign.id), ("related", &foreign.number)]
    {
        assert_eq!(links(vera, &adams, to, kind).await.status, 201, "{kind}");
    }
    for kind in ["duplicate_of", "split_from"] {
        let refused = links(vera, &adams, &foreign.id, kind).await;
        refused.refused(409, "action_not_allowed");
    }
    world.app.work().await;
    let of_vera = seen(vera, &adams).await;
    assert_eq!(of_vera.len(), 3);
    assert!(of_vera.iter().all(|link| link["private"] == true), "{of_vera:#?}");
    assert_eq!(of_vera[0]["counterpart"]["name"], vera.sees(&foreign).await["customer"]["name"]);
    assert_eq!(seen(world.person("otto"), &foreign).await.len(), 3);
    assert!(kinds(vera, &adams, "private").await.contains(&"linked".to_owned()));

    // Neither customer learns of it: by no address, number, tag, mail or frame.
    for (who, own, other) in [(adam, &adams, &foreign), (boris, &foreign, &adams)] {
        assert!(seen(who, own).await.is_empty());
        assert!(!kinds(who, own, "shared").await.contains(&"linked".to_owned()));
        let all = everything(who, &[&own.id, &own.thread, &other.id, &other.thread]).await;
        assert_no_leak(&who.organisation, &who.name, &all);
        assert!(!all.contains(&other.id) && !all.contains("parent_of\",\"dir"), "{}", who.name);
    }
    let after =
        (adam.sees(&adams).await, etag().await, mails_to(&world.app.mailer, &adam.email).len());
    assert_eq!(after, before);
    veras_socket.until("entry", |frame| frame["entry"]["kind"] == "linked").await;
    adams_socket.settle().await;
    let frames = format!("{:?}", adams_socket.seen);
    assert!(!frames.contains("linked") && !frames.contains("\"list\""), "{frames}");

    // Nor may they make or unmake one: the other complaint does not exist for them.
    let foreign_one = links(adam, &adams, &foreign.id, "related").await.refused(422, "invalid");
    let missing = links(adam, &adams, &no_id(), "related").await.refused(422, "invalid");
    assert_eq!(foreign_one.text(), missing.text());
    let path = format!("{}/links/{}?kind=related", adams.path(), foreign.id);
    adam.delete(&path).await.refused(404, "not_found");
    assert_eq!(vera.delete(&path).await.ok()["items"].as_array().unwrap().len(), 2);
    assert_eq!(etag().await, before.1);
}

#[actix_web::test]
async fn a_duplicate_is_closed_and_its_customer_may_open_it_again() {
    let world = World::new().await;
    let Cases { adams, second, .. } = cases(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    world.app.work().await;
    let made = links(vera, &second, &adams.number, "duplicate_of").await;
    assert_eq!(made.status, 201, "{}", made.text());
    world.app.work().await;
    let closed = adam.sees(&second).await;
    assert_eq!((&closed["status"], &closed["ball"]["side"]), (&json!("closed"), &json!(null)));
    let entries = adam.reads(&second, "shared").await;
    let closing = entries.iter().find(|entry| entry["kind"] == "closed").unwrap();
    assert_eq!(closing["data"]["cause"], "duplicate_of");
    assert_eq!(closing["data"]["number"], json!(adams.number));
    assert_eq!(adam.sees(&adams).await["status"], "submitted");
    let told = mails_to(&world.app.mailer, "adam@example.org");
    assert!(
        told.iter().any(
            |mail| mail.raw.contains("X-Concord-Head") && mail.subject.contains(&second.number)
        ),
        "{told:#?}"
    );
    // No chains, no circles.
    let third = adam.files(world.relationship("A"), "A third").await;
    for (case, to) in [(&third, &second), (&adams, &third), (&adams, &second), (&second, &third)] {
        links(adam, case, &to.id, "duplicate_of").await.refused(409, "action_not_allowed");
    }
    adam.does(&second, "reopen", json!({ "reason": "It is another pump." })).await;
    assert_eq!(adam.sees(&second).await["status"], "in_assessment");
    assert_eq!(
        seen(adam, &second).await.len(),
        1,
        "what was said stays, until somebody takes it back"
    );
}

#[actix_web::test]
async fn what_is_promised_is_kept_before_a_duplicate_is_closed() {
    let world = World::new().await;
    let Cases { adams, second, .. } = cases(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    vera.acknowledges(&second).await;
    let version = adam.sees(&second).await["version"].clone();
    let terms = json!([{ "kind": "explanation", "by": "vendor" }]);
    let offer = json!({ "version": version, "terms": terms });
    let offer = vera.post(&format!("{}/offers", second.path()), offer).await.ok();
    let accept = json!({ "version": 1, "sha256": offer["sha256"] });
    adam.post(&format!("/api/v1/offers/{}/actions/accept", text(&offer["id"])), accept).await.ok();
    let refused = links(adam, &second, &adams.id, "duplicate_of").await;
    assert_eq!(refused.json()["reason"], "commitments_open", "{}", refused.text());
    assert_eq!(adam.sees(&second).await["status"], "resolved");
}

#[actix_web::test]
async fn what_cannot_be_linked_changes_nothing() {
    let world = World::new().await;
    let Cases { adams, second, boris: foreign } = cases(&world).await;
    let (adam, vera, abel) = (world.customer(), world.vendor(), world.person("abel"));
    let mut draft = crate::support::Actor::complaint(world.relationship("A"), "Not yet");
    draft["submit"] = json!(false);
    let draft = crate::support::Case::of(adam.post("/api/v1/complaints", draft).await.ok());
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for (who, case, to, kind, status, code) in [
        (vera, &adams, adams.id.as_str(), "related", 422, "invalid"),
        (vera, &adams, adams.number.as_str(), "related", 422, "invalid"),
        (vera, &adams, "C-0", "related", 422, "invalid"),
        (vera, &adams, "", "related", 422, "invalid"),
        (vera, &adams, draft.id.as_str(), "related", 422, "invalid"),
        (adam, &adams, draft.id.as_str(), "related", 409, "action_not_allowed"),
        (adam, &draft, adams.id.as_str(), "related", 409, "action_not_allowed"),
        (vera, &draft, adams.id.as_str(), "related", 404, "not_found"),
        (vera, &adams, second.id.as_str(), "issue", 422, "invalid"),
        (vera, &adams, second.id.as_str(), "follow_up", 422, "invalid"),
        (abel, &adams, second.id.as_str(), "related", 409, "action_not_allowed"),
        (adam, &foreign, adams.id.as_str(), "related", 404, "not_found"),
        (world.person("wanda"), &adams, second.id.as_str(), "related", 404, "not_found"),
    ] {
        links(who, case, to, kind).await.refused(status, code);
        dumper.assert_unchanged(&before, &format!("{} {kind} {to}", who.name)).await;
    }
}
