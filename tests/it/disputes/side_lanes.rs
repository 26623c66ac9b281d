//! A third party sees the lane that names it, and nothing else; the other side sees nothing of it.
use serde_json::json;

use super::{everything, joins, lanes, mediated};
use crate::support::World;
use crate::support::actors::text;
use crate::support::mail::mails_to;

#[actix_web::test]
async fn an_expert_sees_what_was_given_and_nothing_else() {
    let world = World::new().await;
    let case = world.case().await;
    let (anna, adam, vera) = (world.person("anna"), world.customer(), world.vendor());
    let photo = vera.uploads("crack.txt", b"inside givenfile").await;
    let given = vera.says_with(&case, "shared", "here is the givenword", &[&photo]).await;
    vera.says(&case, "shared", "sharedsecret of both").await;
    vera.says(&case, "private", "vendorsecret").await;
    adam.says(&case, "private", "customersecret").await;
    let ask = json!({
        "name": "Eva Exact", "email": "eva@example.net", "organisation": "Laboratory",
        "role": "expert", "topic": "Is it fatigue?",
    });
    let path = format!("{}/third-parties", case.path());
    let mut of_a_side = ask.clone();
    of_a_side["email"] = json!("vera@example.org");
    anna.post(&path, of_a_side).await.refused(422, "invalid");
    adam.post(&path, ask.clone()).await.refused(403, "forbidden");
    let lane = text(&anna.post(&path, ask).await.ok()["lane"]["id"]);
    let eva = joins(&world, "eva@example.net", "Eva Exact").await;
    anna.says(&case, &lane, "Good day, namedword.").await;
    let give = case.thread_path(&format!("lanes/{lane}/give"));
    anna.post(&give, json!({ "entry_ids": [given["id"]] })).await.ok();
    vera.post(&give, json!({ "entry_ids": [given["id"]] })).await.refused(404, "not_found");
    eva.post(&give, json!({ "entry_ids": [given["id"]] })).await.refused(404, "not_found");
    eva.says(&case, &lane, "It is fatigueword.").await;
    world.app.work().await;

    let seen = eva.get(&case.path()).await.ok();
    let fields: Vec<&String> = seen.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["id", "number", "side", "thread_id", "title"], "{seen}");
    let entries = eva.reads(&case, &lane).await;
    let copy = entries.iter().find(|entry| entry["kind"] == "given").unwrap();
    assert_eq!(copy["body"], "here is the givenword");
    let file = text(&copy["files"][0]["id"]);
    assert_ne!(file, photo);
    assert_eq!(eva.get(&format!("/api/v1/files/{file}")).await.text(), "inside givenfile");
    let ids = [lane.as_str(), photo.as_str(), file.as_str()];
    let hers = everything(&eva, &case, &ids).await;
    for secret in ["sharedsecret", "vendorsecret", "customersecret", "it leaks", "Vera", "Firm V1"]
    {
        assert!(!hers.contains(secret), "the expert was shown {secret}: {hers}");
    }
    assert_eq!(lanes(&eva, &case).await.len(), 1);
    let mails = format!("{:?}", mails_to(&world.app.mailer, "eva@example.net"));
    assert!(!mails.contains("sharedsecret") && !mails.contains("Firm V1"), "{mails}");

    // The vendor does not even learn that somebody was asked.
    for name in ["vera", "olga", "otto"] {
        let all = everything(world.person(name), &case, &ids).await;
        for secret in ["Eva", "Laboratory", "namedword", "fatigue"] {
            assert!(!all.contains(secret), "{name} was shown {secret}");
        }
        let mails = format!("{:?}", mails_to(&world.app.mailer, &format!("{name}@example.org")));
        assert!(!mails.contains("Eva") && !mails.contains("fatigueword"), "{name}");
    }
    // Presence, typing and what the two sides write do not reach the expert, nor does the expert
    // reach the vendor.
    let mut hers = eva.goes_live().await;
    hers.send(json!({ "subscribe": { "thread": case.thread, "after": {} } })).await;
    hers.until("subscribed", |_| true).await;
    let mut theirs = vera.goes_live().await;
    theirs.subscribe(&case.thread, 99, 99).await;
    let etag = eva.get(&case.path()).await.header("etag").to_owned();
    vera.says(&case, "shared", "one more sharedsecret").await;
    vera.acknowledges(&case).await;
    anna.says(&case, &lane, "and one more namedword").await;
    hers.until("entry", |frame| frame["entry"]["body"] == "and one more namedword").await;
    theirs.settle().await;
    let (hers_seen, theirs_seen) = (format!("{:?}", hers.seen), format!("{:?}", theirs.seen));
    assert!(!hers_seen.contains("sharedsecret") && !hers_seen.contains("Vera"), "{hers_seen}");
    assert!(!hers_seen.contains("presence") && !hers_seen.contains("\"record\""), "{hers_seen}");
    assert!(!theirs_seen.contains("namedword") && !theirs_seen.contains("Eva"), "{theirs_seen}");
    assert_ne!(eva.get(&case.path()).await.header("etag"), etag, "her own lane moved");

    // Out at once.
    anna.delete(&format!("{path}/{lane}")).await.ok();
    hers.closed().await;
    eva.get(&case.path()).await.refused(404, "not_found");
    eva.get(&format!("/api/v1/files/{file}")).await.refused(404, "not_found");
    assert!(!anna.reads(&case, &lane).await.is_empty(), "the own side keeps what was said");
}

#[actix_web::test]
async fn each_side_ends_the_time_of_its_own_expert_alone() {
    let world = World::new().await;
    // Both know Mia's firm from a mediation, and ask it about another case.
    let (_, mia) = mediated(&world).await;
    let case = world.case().await;
    let path = format!("{}/third-parties", case.path());
    let ask = |topic: &str| {
        json!({
            "name": "Mia Mild", "email": "mia@example.net", "organisation": "Neutral House",
            "role": "expert", "topic": topic,
        })
    };
    let (anna, mark) = (world.person("anna"), world.person("mark"));
    let ours = text(&anna.post(&path, ask("Ours")).await.ok()["lane"]["id"]);
    let theirs = text(&mark.post(&path, ask("Theirs")).await.ok()["lane"]["id"]);
    mark.says(&case, &theirs, "a word of the vendor's").await;
    anna.delete(&format!("{path}/{theirs}")).await.refused(404, "not_found");
    anna.delete(&format!("{path}/{ours}")).await.ok();
    let seen: Vec<String> = lanes(&mia, &case).await.into_iter().map(|lane| lane.0).collect();
    assert_eq!(seen, [theirs.as_str()]);
    assert_eq!(mia.reads(&case, &theirs).await.len(), 1);
    mark.delete(&format!("{path}/{theirs}")).await.ok();
    mia.get(&case.path()).await.refused(404, "not_found");
}
