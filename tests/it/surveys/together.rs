//! Surveys that a vendor and a customer own together: begun by either, signed by both, and each told
//! what was agreed.
use serde_json::{Value, json};

use super::{answers_nps, defines, hands_in, links, path, rows, sees, tries};
use crate::support::mail::mail_that_says;
use crate::support::{Actor, Answer, Sent, World, text};

/// A survey that this person begins with the other side of a relationship.
pub async fn begins_with(who: &Actor, relationship: &str, template: &str, mirror: bool) -> Answer {
    let together = json!({ "relationship_id": relationship, "mirror": mirror });
    who.post("/api/v1/surveys", json!({ "template": template, "together": together })).await
}

pub async fn agrees(who: &Actor, survey: &Value, agreement: Value) -> Answer {
    let version = sees(who, survey).await["version"].clone();
    let sent = Sent::json(&agreement).with("if-match", format!("\"{version}\""));
    who.send("PUT", &format!("{}/agreement", path(survey)), sent).await
}

/// What the two owners agree on.
pub fn agreement(anonymity: &str, vendor: (&str, bool), customer: (&str, bool)) -> Value {
    let sees = |(results, texts)| json!({ "results": results, "texts": texts });
    json!({
        "anonymity": anonymity, "k_min": 3, "vendor": sees(vendor), "customer": sees(customer),
    })
}

/// Signs what this person sees now.
pub async fn approves(who: &Actor, survey: &Value) -> Answer {
    let sha256 = sees(who, survey).await["together"]["sha256"].clone();
    tries(who, survey, "approve", json!({ "sha256": sha256 })).await
}

/// A live survey of both, with these shares for vendor and customer.
async fn live_together(
    world: &World,
    anonymity: &str,
    vendor: (&str, bool),
    customer: (&str, bool),
) -> Value {
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = begins_with(olga, world.relationship("A"), "nps", false).await.ok();
    agrees(olga, &survey, agreement(anonymity, vendor, customer)).await.ok();
    approves(olga, &survey).await.ok();
    approves(anna, &survey).await.ok();
    tries(olga, &survey, "publish", json!({})).await.ok()
}

fn reason(answer: &Answer) -> Value {
    answer.json()["reason"].clone()
}

async fn answered(world: &World, links: &[String], words: &str) {
    for (link, score) in links.iter().zip(["9", "9", "9", "3", "3", "3", "9", "3"]) {
        answers_nps(&world.app, link, score, words).await;
        hands_in(&world.app, link).await;
    }
}

#[actix_web::test]
async fn a_customer_begins_one_with_its_vendor_and_none_alone() {
    let world = World::new().await;
    let (anna, olga) = (world.person("anna"), world.person("olga"));
    let alone = anna.post("/api/v1/surveys", json!({ "template": "nps" })).await;
    alone.refused(403, "forbidden");
    let survey = begins_with(anna, world.relationship("A"), "nps", false).await.ok();
    let seen = sees(olga, &survey).await;
    assert_eq!(
        (&seen["together"]["side"], &seen["together"]["started_by"], &seen["together"]["ball"]),
        (&json!("vendor"), &json!("customer"), &json!("both"))
    );
    let listed = olga.get("/api/v1/surveys").await.ok();
    let a = anna.organisation_id().await;
    assert_eq!(listed["items"][0]["together_with"]["id"], json!(a));
    // Of somebody else's relationship, and to everybody else, it is not there.
    let foreign = begins_with(anna, world.relationship("B"), "nps", false).await;
    assert_eq!(foreign.status, 404);
    for stranger in ["boris", "wanda"] {
        let who = world.person(stranger);
        assert_eq!(who.get(&path(&survey)).await.status, 404, "{stranger}");
        assert_eq!(who.get("/api/v1/surveys").await.ok()["items"], json!([]), "{stranger}");
        for rest in ["/results", "/export", "/mirror", "/invites", "/limits"] {
            let answer = who.get(&format!("{}{rest}", path(&survey))).await;
            assert_eq!(answer.status, 404, "{stranger} {rest}");
        }
    }
}

#[actix_web::test]
async fn nothing_is_asked_before_both_have_signed_it_as_it_is() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = begins_with(olga, world.relationship("A"), "nps", false).await.ok();
    let early = tries(olga, &survey, "publish", json!({})).await;
    assert_eq!((early.status, reason(&early)), (409, json!("not_approved")));
    approves(olga, &survey).await.ok();
    world.app.work().await;
    mail_that_says(&world.app.mailer, "anna@example.org", "Survey to approve");
    // It waits where the other side looks for what it is to sign.
    let waiting = anna.get("/api/v1/signatures").await.ok();
    let kinds: Vec<&Value> =
        waiting["items"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, [&json!("survey_version")]);
    assert_eq!(sees(anna, &survey).await["together"]["ball"], "customer");
    let again = approves(olga, &survey).await;
    assert_eq!(reason(&again), "already");
    let half = tries(anna, &survey, "publish", json!({})).await;
    assert_eq!(reason(&half), "not_approved");
    // What is signed is what was shown.
    let other = tries(anna, &survey, "approve", json!({ "sha256": "00" })).await;
    assert_eq!(reason(&other), "other_hash");

    // A later change makes it stale; the same words again do not.
    let mut definition = sees(anna, &survey).await["definition"].clone();
    defines(anna, &survey, &definition).await.ok();
    assert_eq!(sees(anna, &survey).await["together"]["standing"]["state"], "open");
    definition["title"]["en"] = json!("Another title");
    defines(anna, &survey, &definition).await.ok();
    let seen = sees(olga, &survey).await["together"].clone();
    assert_eq!((&seen["standing"], &seen["ball"]), (&Value::Null, &json!("both")));
    assert_eq!(seen["signoffs"][0]["state"], "stale");
    approves(anna, &survey).await.ok();

    // It is sent back with a reason, and the turn goes back.
    let sha256 = sees(olga, &survey).await["together"]["sha256"].clone();
    let silent = tries(olga, &survey, "return", json!({ "sha256": sha256 })).await;
    assert_eq!(silent.status, 422);
    let why = json!({ "sha256": sha256, "reason": "Too long a title" });
    let seen = tries(olga, &survey, "return", why).await.ok()["together"].clone();
    assert_eq!((&seen["ball"], &seen["approved"]), (&json!("customer"), &json!(false)));
    assert_eq!(seen["signoffs"][1]["slots"][1]["reason"], "Too long a title");

    // So does another agreement.
    approves(anna, &survey).await.ok();
    let less = agreement("anonymous", ("full", true), ("totals", false));
    agrees(olga, &survey, less.clone()).await.ok();
    assert_eq!(sees(anna, &survey).await["together"]["signoffs"][2]["state"], "stale");
    approves(anna, &survey).await.ok();
    let seen = approves(olga, &survey).await.ok()["together"].clone();
    assert_eq!((&seen["approved"], &seen["ball"]), (&json!(true), &json!("both")));
    let live = tries(anna, &survey, "publish", json!({ "anonymity": "identified" })).await.ok();
    assert_eq!((&live["anonymity"], &live["k_min"]), (&json!("anonymous"), &json!(3)));

    // From then on it is fixed; another version is signed anew.
    let more = agreement("anonymous", ("full", true), ("full", true));
    assert_eq!(reason(&agrees(anna, &survey, more).await), "fixed");
    definition["title"]["en"] = json!("A second version");
    defines(olga, &survey, &definition).await.ok();
    assert_eq!(reason(&tries(olga, &survey, "publish", json!({})).await), "not_approved");
    let first = sees(anna, &survey).await["together"]["signoffs"][3]["state"].clone();
    assert_eq!(first, "complete", "what was published stays signed");
}

#[actix_web::test]
async fn members_write_and_managers_sign() {
    let world = World::new().await;
    let (vera, adam, abel) = (world.person("vera"), world.person("adam"), world.person("abel"));
    let survey = begins_with(adam, world.relationship("A"), "nps", false).await.ok();
    for member in [vera, adam] {
        assert_eq!(reason(&approves(member, &survey).await), "role_too_low");
    }
    assert_eq!(begins_with(abel, world.relationship("A"), "nps", false).await.status, 403);
    let nobody = agreement("anonymous", ("none", false), ("none", false));
    assert_eq!(agrees(vera, &survey, nobody).await.status, 422);
    let words_alone = agreement("anonymous", ("full", true), ("none", true));
    assert_eq!(agrees(vera, &survey, words_alone).await.status, 422);
    let own = super::begins(world.person("olga"), "nps").await;
    let none = json!({ "sha256": "00" });
    let answer = tries(world.person("olga"), &own, "approve", none).await;
    assert_eq!(reason(&answer), "one_owner");
}

#[actix_web::test]
async fn whoever_sees_nothing_is_told_nothing_on_any_path() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = live_together(&world, "identified", ("full", true), ("none", false)).await;
    let mut socket = anna.goes_live().await;
    let invited = links(olga, &survey, 6).await;
    let own = links(anna, &survey, 1).await;
    let before = anna.get(&path(&survey)).await.ok();
    let listed = anna.get("/api/v1/surveys").await.text();
    answered(&world, &invited, "SENT-words").await;
    answered(&world, &own, "SENT-words").await;
    // Seven answers have changed nothing of what she sees, byte for byte.
    assert_eq!(anna.get(&path(&survey)).await.ok(), before);
    assert_eq!(anna.get("/api/v1/surveys").await.text(), listed);
    for state in ["live", "closed"] {
        for query in ["/results", "/results?question=liked", "/export", "/export?format=json"] {
            let answer = anna.get(&format!("{}{query}", path(&survey))).await;
            assert_eq!((answer.status, reason(&answer)), (409, json!("not_agreed")), "{query}");
        }
        let figures = sees(anna, &survey).await["figures"].clone();
        assert_eq!(figures, json!({ "invited": 1, "by_link": false, "completed": 0 }), "{state}");
        let invites = anna.get(&format!("{}/invites", path(&survey))).await.ok();
        assert_eq!(invites["items"].as_array().unwrap().len(), 1, "her own alone");
        assert_eq!(invites["items"][0]["state"], Value::Null);
        if state == "live" {
            tries(olga, &survey, "close", json!({})).await.ok();
        }
    }
    world.app.work().await;
    for mail in crate::support::mail::mails_to(&world.app.mailer, "anna@example.org") {
        assert!(
            !mail.text.contains("SENT-words") && !mail.text.contains("Person 0"),
            "{}",
            mail.text
        );
    }
    socket.settle().await;
    let told = olga.get(&format!("{}/results", path(&survey))).await.ok();
    assert_eq!(told["n"], 7);
    // The other side's people have no names in rows either.
    let csv = olga.get(&format!("{}/export?format=csv", path(&survey))).await.text();
    assert_eq!(csv.matches("Person 0").count(), 1, "{csv}");
    assert_eq!(csv.lines().count(), 8);
}

#[actix_web::test]
async fn totals_are_no_rows_no_groups_and_no_few() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = live_together(&world, "identified", ("full", false), ("totals", false)).await;
    let invited = links(olga, &survey, 8).await;
    answered(&world, &invited, "SENT-words").await;
    let results = format!("{}/results", path(&survey));
    // A total that grows by one is a row.
    let live = anna.get(&results).await;
    assert_eq!(reason(&live), "hidden_while_live");
    assert_eq!(sees(anna, &survey).await["together"]["counts_told"], false);
    tries(anna, &survey, "close", json!({})).await.ok();
    let told = anna.get(&results).await.ok();
    assert_eq!((&told["n"], &told["hides"]), (&json!(8), &json!(true)));
    assert_eq!(told["breakdowns"], json!([]));
    for (query, why) in [
        ("?question=follow_up&by=recommend", "totals_only"),
        ("?filter=recommend:promoters", "totals_only"),
        ("?question=liked&search=SENT", "texts_not_agreed"),
    ] {
        let answer = anna.get(&format!("{results}{query}")).await;
        assert_eq!((answer.status, reason(&answer)), (409, json!(why)), "{query}");
    }
    // Words were agreed to neither: with all figures there are no rows, since rows hold words.
    for who in [olga, anna] {
        for format in ["csv", "json"] {
            let file = who.get(&format!("{}/export?format={format}", path(&survey))).await;
            assert_eq!(file.status, 200);
            let all = file.text();
            assert!(!all.contains("SENT-words") && !all.contains("Person"), "{format}: {all}");
        }
        let answer = who.get(&format!("{results}?question=liked")).await.ok();
        assert_eq!((&answer["texts"], &answer["words"]), (&Value::Null, &json!([])));
    }
    let whole = olga.get(&format!("{results}?filter=recommend:promoters")).await.ok();
    assert_eq!(whole["n"], 4);
}

#[actix_web::test]
async fn both_are_named_to_those_who_are_asked_and_neither_sees_whom_the_other_asks() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = live_together(&world, "anonymous", ("full", true), ("full", true)).await;
    let invites = format!("{}/invites", path(&survey));
    let rosa =
        json!({ "mail": true, "invites": [{ "name": "Rosa", "email": "rosa@example.net" }] });
    let made = olga.post(&invites, rosa.clone()).await.json();
    // That the other side has asked her tells nothing.
    let twice = anna.post(&invites, rosa).await.json();
    assert_eq!(twice["items"].as_array().unwrap().len(), 1);
    let id = text(&made["items"][0]["id"]);
    assert_eq!(anna.delete(&format!("{invites}/{id}")).await.status, 404);
    world.app.work().await;
    let mail = mail_that_says(&world.app.mailer, "rosa@example.net", "asks for your opinion");
    assert!(mail.text.contains("Firm V1 (& Firm A) asks"), "{}", mail.text);
    for (who, name) in [(olga, "quota"), (anna, "link")] {
        let quota = who.post(&format!("{}/quotas", path(&survey)), json!({ "most": 50 })).await;
        assert_eq!(reason(&quota), "two_owners", "{name}");
        let link = who.post(&format!("{}/links", path(&survey)), json!({ "name": "Fair" })).await;
        assert_eq!(reason(&link), "two_owners", "{name}");
    }
    assert!(rows(&world, "survey_responses").await.is_empty());
}
