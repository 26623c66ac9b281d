//! Coming to terms is between two firms: facts, offers, promises and the ladder bring nothing of a
//! private lane or a draft across, and a firm beside them learns nothing at all.
use serde_json::{Value, json};

use super::sentinels::{EVERYBODY, addresses};
use crate::disputes::offers::{answers, makes, refund};
use crate::support::actors::text;
use crate::support::dump::Dumper;
use crate::support::http::escape;
use crate::support::mail::mails;
use crate::support::world::{Told, assert_no_leak, may_read, sentinels};
use crate::support::{Actor, Case, Sent, World};

/// What came of it, by id.
pub(super) struct Settled {
    fact: String,
    evidence: String,
    escalation: String,
    /// Withdrawn, rejected, countered, accepted.
    offers: Vec<String>,
    commitment: String,
}

pub(super) fn word(case: &str, number: usize) -> String {
    format!("SENT-{case}-shared-7{number}")
}

fn id(value: &Value) -> String {
    text(&value["id"])
}

async fn acts(who: &Actor, kind: &str, row: &Value, action: &str, mut input: Value) -> Value {
    input["version"] = row["version"].clone();
    who.post(&format!("/api/v1/{kind}/{}/actions/{action}", id(row)), input).await.ok()
}

/// An offer with a sentinel in all that can be written in it.
async fn offers(who: &Actor, case: &Case, name: &str, amount: i64) -> Value {
    let mut term = refund(amount);
    term["conditions"] = json!(word(name, 3));
    let version = who.sees(case).await["version"].clone();
    let body = json!({ "version": version, "terms": [term], "note": word(name, 4) });
    who.post(&format!("{}/offers", case.path()), body).await.ok()
}

/// Two sides come to terms with a sentinel in every text, and each whispers as it goes.
pub(super) async fn settles(world: &World, name: &str, told: &Told) -> Settled {
    let (customer, vendor) = match name {
        "A" => (world.customer(), world.vendor()),
        _ => (world.person("boris"), world.vendor()),
    };
    let case = &told.case;
    let path = |rest: &str| format!("{}/{rest}", case.path());
    let whispers = async |number: usize| {
        for (who, side) in [(customer, "customer"), (vendor, "vendor")] {
            let word = format!("SENT-{name}-{side}-8{number}");
            who.says(case, "private", &word).await;
            let input = json!({ "lane": "private", "body": word, "file_ids": [] });
            who.put(&case.thread_path("draft"), input).await.ok();
        }
    };
    let fact = json!({ "kind": "quantity", "statement": word(name, 0) });
    let fact = customer.post(&path("facts"), fact).await.ok();
    let fact = acts(vendor, "facts", &fact, "contest", json!({ "reason": word(name, 1) })).await;
    let evidence = customer.uploads(&format!("{}.txt", word(name, 2)), b"seen").await;
    let input = json!({ "file_ids": [evidence] });
    customer.post(&format!("/api/v1/facts/{}/evidence", id(&fact)), input).await.ok();
    whispers(0).await;
    let climb = json!({
        "reason": "disagreement", "severity": "major", "trend": "same", "note": word(name, 5),
    });
    let ladder = customer.get(&path("escalations")).await.ok();
    let escalation = if ladder["may_escalate"]["allowed"] == true {
        customer.post(&path("escalations"), climb).await.ok()
    } else {
        // A mediator is there already: the ladder was climbed to its end.
        ladder["items"].as_array().unwrap().last().unwrap().clone()
    };
    whispers(1).await;
    let first = offers(vendor, case, name, 1000).await;
    acts(vendor, "offers", &first, "withdraw", json!({ "reason": word(name, 6) })).await;
    let second = offers(vendor, case, name, 2000).await;
    acts(customer, "offers", &second, "reject", json!({ "reason": word(name, 7) })).await;
    let third = offers(vendor, case, name, 3000).await;
    let counter = json!({ "terms": [refund(4000)], "note": word(name, 8) });
    let last = acts(customer, "offers", &third, "counter", counter).await;
    whispers(2).await;
    answers(vendor, &last, "accept", json!({})).await.ok();
    let promised = customer.get(&path("commitments")).await.ok()["items"][0].clone();
    let done = acts(vendor, "commitments", &promised, "fulfil", json!({ "note": word(name, 9) }));
    let done = done.await;
    acts(customer, "commitments", &done, "reject", json!({ "reason": word(name, 9) })).await;
    whispers(3).await;
    Settled {
        fact: id(&fact),
        evidence,
        escalation: id(&escalation),
        offers: [first, second, third, last].iter().map(id).collect(),
        commitment: id(&promised),
    }
}

async fn world() -> (World, Vec<Told>) {
    let world = World::new().await;
    let told = vec![world.tell("A").await, world.tell("B").await];
    (world, told)
}

#[actix_web::test]
async fn what_two_firms_come_to_stays_between_them_and_their_whispers_stay_inside() {
    let (world, told) = world().await;
    let mut sockets = Vec::new();
    for name in ["adam", "vera", "boris", "wanda"] {
        let who = world.person(name);
        let mut socket = who.goes_live().await;
        for one in &told {
            if who.get(&one.case.path()).await.status == 200 {
                socket.subscribe(&one.case.thread, 0, 0).await;
            }
        }
        sockets.push((who, socket));
    }
    let mut ids = Vec::new();
    for (name, one) in ["A", "B"].into_iter().zip(&told) {
        ids.push(settles(&world, name, one).await);
        world.app.work().await;
    }
    for (who, mut socket) in sockets {
        socket.settle().await;
        let seen = serde_json::to_string(&socket.seen).unwrap();
        assert_no_leak(&who.organisation, "the socket", &seen);
        for (organisation, settled) in ["A", "B"].iter().zip(&ids) {
            let known = who.organisation == "V1" || who.organisation == *organisation;
            for id in [&settled.fact, &settled.commitment, &settled.escalation] {
                assert!(known || !seen.contains(id), "{}: {id} in {seen}", who.organisation);
            }
        }
    }
    let mut shown: Vec<String> = Vec::new();
    for name in EVERYBODY {
        let who = world.person(name);
        let what = |path: &str| format!("{path} to {name}");
        for path in addresses(&world, &told) {
            if !["/facts", "/offers", "/escalations", "/commitments", "/entries", "/ledger"]
                .iter()
                .any(|part| path.contains(part))
            {
                continue;
            }
            let answer = who.get(&path).await.text();
            assert_no_leak(&who.organisation, &what(&path), &answer);
            shown.extend(sentinels(&answer));
        }
    }
    shown.sort();
    shown.dedup();
    for number in 0..10 {
        for case in ["A", "B"] {
            assert!(shown.contains(&word(case, number)), "{number} of {case} is told: {shown:?}");
        }
    }
    for name in EVERYBODY {
        let who = world.person(name);
        for word in shown.iter().filter(|word| word.contains("-7") || word.contains("-8")) {
            let path = format!("/api/v1/search?q={}", escape(word));
            let found = who.get(&path).await.text();
            assert_no_leak(&who.organisation, &format!("{path} to {name}"), &found);
            let own = may_read(&who.organisation, word);
            assert!(own || !found.contains(word.as_str()), "{name} found {word}");
        }
    }
    let sent = mails(&world.app.mailer);
    for told in ["rejected the offer", "does not see a commitment", "one step up the ladder"] {
        assert!(sent.iter().any(|mail| mail.text.contains(told)), "a mail says: {told}");
    }
    for mail in sent {
        let name = mail.to.split('@').next().unwrap_or_default();
        let whole = format!("{}\n{}\n{}", mail.subject, mail.text, mail.html);
        assert_no_leak(&world.person(name).organisation, &format!("a mail to {name}"), &whole);
    }
}

#[actix_web::test]
async fn another_customer_of_the_vendor_finds_nothing_by_any_id() {
    let (world, told) = world().await;
    let settled = settles(&world, "A", &told[0]).await;
    settles(&world, "B", &told[1]).await;
    let case = told[0].case.path();
    let fact = format!("/api/v1/facts/{}", settled.fact);
    let escalation = format!("/api/v1/escalations/{}", settled.escalation);
    let promise = format!("/api/v1/commitments/{}", settled.commitment);
    let version = |input: Value| {
        let mut input = input;
        input["version"] = json!(1);
        input
    };
    let mut asked = vec![
        ("GET", format!("{case}/facts"), Value::Null),
        ("POST", format!("{case}/facts"), json!({ "kind": "other", "statement": "x" })),
        ("PATCH", fact.clone(), json!({ "statement": "x" })),
        ("POST", format!("{fact}/evidence"), json!({ "file_ids": [] })),
        ("GET", format!("{case}/offers"), Value::Null),
        ("POST", format!("{case}/offers"), version(json!({ "terms": [refund(1)] }))),
        ("GET", format!("{case}/escalations"), Value::Null),
        ("GET", format!("{case}/commitments"), Value::Null),
        ("GET", format!("{case}/ledger"), Value::Null),
        ("GET", format!("/api/v1/files/{}", settled.evidence), Value::Null),
        (
            "POST",
            format!("{case}/escalations"),
            json!({ "reason": "disagreement", "severity": "major", "trend": "same" }),
        ),
    ];
    let mut act = |path: &str, name: &str, input: Value| {
        asked.push(("POST", format!("{path}/actions/{name}"), version(input)));
    };
    for name in ["agree", "contest", "unknown", "withdraw"] {
        act(&fact, name, json!({ "reason": "x" }));
    }
    for offer in &settled.offers {
        let offer = format!("/api/v1/offers/{offer}");
        act(&offer, "accept", json!({ "sha256": "00".repeat(32) }));
        act(&offer, "counter", json!({ "terms": [refund(1)] }));
        act(&offer, "reject", json!({ "reason": "x" }));
        act(&offer, "withdraw", json!({ "reason": "x" }));
    }
    for name in ["fulfil", "confirm", "release"] {
        act(&promise, name, json!({}));
    }
    act(&promise, "reject", json!({ "reason": "x" }));
    act(&promise, "move", json!({ "due_on": "2026-06-01" }));
    act(&promise, "assign", json!({ "owner_membership_id": null }));
    for name in ["approve", "de_escalate"] {
        act(&escalation, name, json!({}));
    }
    act(&escalation, "decline", json!({ "reason": "x" }));
    act(&escalation, "answer", json!({ "note": "x" }));

    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for name in ["boris", "wanda"] {
        let who = world.person(name);
        for (method, path, input) in &asked {
            let sent = match input {
                Value::Null => Sent::default(),
                input => Sent::json(input).with("if-match", "\"1\""),
            };
            let answer = who.send(method, path, sent).await.refused(404, "not_found");
            assert!(!answer.text().contains("SENT-"), "{path}: {}", answer.text());
        }
        dumper.assert_unchanged(&before, name).await;
    }
}

#[actix_web::test]
async fn nothing_private_and_no_draft_is_brought_across() {
    let (world, told) = world().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let (case, draft) = (&told[0].case, &told[0].draft);
    let fact = json!({ "kind": "other", "statement": "It leaks." });
    let fact = adam.post(&format!("{}/facts", case.path()), fact).await.ok();
    let offer = makes(vera, case, json!([refund(1000)])).await;
    answers(adam, &offer, "accept", json!({})).await.ok();
    let promise = adam.get(&format!("{}/commitments", case.path())).await.ok()["items"][0].clone();
    // What stands in a private lane is no evidence, not even its own side's.
    let evidence = format!("/api/v1/facts/{}/evidence", id(&fact));
    let fulfil = format!("/api/v1/commitments/{}/actions/fulfil", id(&promise));
    for (who, file) in [
        (vera, &told[0].vendor_file),
        (vera, &told[0].customer_file),
        (vera, &told[1].shared_file),
        (adam, &told[0].customer_file),
        (adam, &told[0].vendor_file),
    ] {
        who.post(&evidence, json!({ "file_ids": [file] })).await.refused(422, "invalid");
        if who.organisation == vera.organisation {
            let input = json!({ "version": promise["version"], "file_ids": [file] });
            who.post(&fulfil, input).await.refused(422, "invalid");
        }
    }
    // A draft is not there for anybody but its own side, and nothing is settled in it.
    for rest in ["facts", "offers", "escalations", "commitments", "ledger"] {
        for name in ["vera", "boris"] {
            let path = format!("{}/{rest}", draft.path());
            world.person(name).get(&path).await.refused(404, "not_found");
        }
    }
    let climb = json!({ "reason": "disagreement", "severity": "major", "trend": "same" });
    adam.post(&format!("{}/escalations", draft.path()), climb)
        .await
        .refused(409, "action_not_allowed");
    let offer = json!({ "version": draft.filed["version"], "terms": [refund(1)] });
    adam.post(&format!("{}/offers", draft.path()), offer).await.refused(409, "action_not_allowed");
}
