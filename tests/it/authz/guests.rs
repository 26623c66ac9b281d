//! Whoever is called in from outside: a mediator is shown what both sides wrote for each other, an
//! expert what it was given, and neither of them anything else, of this case or of another.
use serde_json::{Value, json};

use super::sentinels::addresses;
use super::settling::{settles, word};
use crate::disputes::{asked, called_in, caucus, eva};
use crate::quality::writes;
use crate::support::http::escape;
use crate::support::mail::mails_to;
use crate::support::world::sentinels;
use crate::support::{Actor, World, text};

/// Everything with a sentinel that somebody is shown by any address, with these lanes as well.
async fn shown(world: &World, who: &Actor, paths: &[String], lanes: &[String]) -> String {
    let mut all = String::new();
    for path in paths {
        all += &who.get(path).await.text();
        for lane in lanes.iter().filter(|_| path.contains("lane=shared")) {
            all += &who.get(&path.replace("lane=shared", &format!("lane={lane}"))).await.text();
        }
    }
    for mail in mails_to(&world.app.mailer, &who.email) {
        // Decoded: the raw one breaks words at the ends of its lines.
        all += &format!("{} {} {}", mail.subject, mail.text, mail.html);
    }
    all
}

fn is_shared_of_a(sentinel: &str) -> bool {
    sentinel.starts_with("SENT-A-shared-")
}

#[actix_web::test]
async fn a_mediator_is_shown_what_is_shared_and_no_whisper_of_either_side() {
    let world = World::new().await;
    let told = vec![world.tell("A").await, world.tell("B").await];
    let case = &told[0].case;
    world.vendor().post(&case.report_path(""), json!({ "form": "8d" })).await.ok();
    writes(world.customer(), case, "d0", json!({ "symptom": "SENT-A-shared-90" })).await;
    let climb = json!({
        "reason": "disagreement", "severity": "major", "trend": "same", "note": word("A", 5),
    });
    let path = format!("{}/escalations", case.path());
    let asked = world.customer().post(&path, climb).await.ok();
    let approve = format!("/api/v1/escalations/{}/actions/approve", text(&asked["id"]));
    world.person("mark").post(&approve, json!({ "version": asked["version"] })).await.ok();
    let mia = called_in(&world, case).await;
    let lanes = vec![caucus(world.customer(), case).await, caucus(world.vendor(), case).await];
    world.customer().says(case, &lanes[0], "SENT-A-customer-91").await;
    world.vendor().says(case, &lanes[1], "SENT-A-vendor-92").await;
    let mut socket = mia.goes_live().await;
    socket.subscribe(&case.thread, 0, 0).await;
    settles(&world, "A", &told[0]).await;
    settles(&world, "B", &told[1]).await;
    world.app.work().await;
    socket.settle().await;
    let paths = addresses(&world, &told);
    let all = shown(&world, &mia, &paths, &lanes).await + &format!("{:?}", socket.seen);
    let seen = sentinels(&all);
    for number in 0..10 {
        assert!(seen.contains(&word("A", number)), "{number} is not told: {seen:?}");
    }
    assert!(seen.contains(&"SENT-A-shared-90".to_owned()), "the report: {seen:?}");
    // What each side told her alone, and beside it nothing but what both share.
    let caucuses = ["SENT-A-customer-91", "SENT-A-vendor-92"];
    for told in caucuses {
        assert!(seen.iter().any(|one| one == told), "{told}: {seen:?}");
    }
    let leaked: Vec<&String> = seen
        .iter()
        .filter(|one| !is_shared_of_a(one) && !caucuses.contains(&one.as_str()))
        .collect();
    assert!(leaked.is_empty(), "a mediator was shown {leaked:?}");
    // Nothing is found by searching: a guest has none.
    for one in &seen {
        let found = mia.get(&format!("/api/v1/search?q={}", escape(one))).await.ok();
        assert_eq!(found["items"], Value::Array(Vec::new()), "{one}");
    }
    // The other side reads neither the one caucus nor the other.
    for (who, theirs) in [(world.customer(), caucuses[1]), (world.vendor(), caucuses[0])] {
        let all = shown(&world, who, &paths, &lanes).await;
        assert!(!all.contains(theirs), "{} was shown {theirs}", who.name);
    }
}

#[actix_web::test]
async fn an_expert_is_shown_what_it_was_given_and_nothing_beside_it() {
    let world = World::new().await;
    let told = vec![world.tell("A").await, world.tell("B").await];
    let case = &told[0].case;
    let (expert, lane) = asked(&world, case, eva()).await;
    let anna = world.person("anna");
    let give = case.thread_path(&format!("lanes/{lane}/give"));
    anna.post(&give, json!({ "entry_ids": [told[0].shared_entry] })).await.ok();
    anna.says(case, &lane, "SENT-A-customer-93").await;
    settles(&world, "A", &told[0]).await;
    world.app.work().await;
    let given = anna.reads(case, &lane).await;
    let given = text(&given.iter().find(|entry| entry["kind"] == "given").unwrap()["body"]);
    let title = text(&world.customer().sees(case).await["title"]);
    let paths = addresses(&world, &told);
    let all = shown(&world, &expert, &paths, std::slice::from_ref(&lane)).await;
    let mut seen = sentinels(&all);
    let mut expected = vec![title, given, "SENT-A-customer-93".to_owned()];
    expected.sort();
    expected.dedup();
    seen.sort();
    assert_eq!(seen, expected);
    for name in ["olga", "mark", "vera"] {
        let all = shown(&world, world.person(name), &paths, std::slice::from_ref(&lane)).await;
        assert!(!all.contains("SENT-A-customer-93") && !all.contains("Laboratory"), "{name}");
    }
}
