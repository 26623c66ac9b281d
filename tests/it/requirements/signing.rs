//! The list is signed by all, and frozen; what changes meanwhile makes signatures stale.
use concord::platform::authz::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{acts, adds, agrees, list, reason, row, signs, submits};
use crate::projects::{accepts, begins, kinds, running};
use crate::support::{World, text};

#[actix_web::test]
async fn signed_by_all_it_is_agreed_and_frozen() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    assert_eq!(reason(acts(vera, &project, "submit", json!({})).await), "nothing_to_sign");
    adds(vera, &project, "Holds 12 bar").await;
    let made = adds(anna, &project, "Weighs less than 4 kg").await;
    let up = submits(vera, &project).await;
    assert_eq!((&up["state"], &up["agreed_version"]), (&json!("in_review"), &json!(0)));
    // Whoever puts it up has signed it; it waits for the others, and the project says so.
    let review = &up["reviews"][0];
    assert_eq!(review["waits_for"][0]["name"], "Firm A");
    let balance = anna.get(&project.at("balance")).await.ok();
    let held = balance["items"].as_array().unwrap().iter().find(|item| item["kind"] == "signature");
    assert_eq!(held.expect("the signature is held")["held_by"][0]["mine"], true, "{balance}");
    assert_eq!(reason(signs(vera, &project).await), "already");
    let other = json!({ "sha256": "00".repeat(32) });
    assert_eq!(reason(acts(anna, &project, "sign", other).await), "other_hash");
    let agreed = signs(anna, &project).await.ok();
    assert_eq!((&agreed["state"], &agreed["agreed_version"]), (&json!("agreed"), &json!(1)));
    assert!(agreed["items"].as_array().unwrap().iter().all(|item| item["state"] == "agreed"));
    // Nothing of it is changed by hand any more.
    let path = format!("/api/v1/requirements/{}", text(&made["id"]));
    let now = row(anna, &project, "R2").await;
    let edit = anna.patch(&path, &now["version"], json!({ "text": "5 kg" })).await;
    assert_eq!(reason(edit), "frozen");
    let new = vera.post(&project.at("requirements"), json!({ "text": "T" })).await;
    assert_eq!(reason(new), "frozen");
    let said = kinds(anna, &project).await;
    let last: Vec<&str> = said.iter().rev().take(3).rev().map(String::as_str).collect();
    assert_eq!(last, ["requirement_list_submitted", "signed", "requirement_list_agreed"]);
    // What was signed is kept whole.
    let kept = anna.get(&project.at("requirements/reviews/1")).await.ok();
    let texts: Vec<&Value> = kept["content"]["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["text"])
        .collect();
    assert_eq!(texts, ["Holds 12 bar", "Weighs less than 4 kg"]);
}

#[actix_web::test]
async fn a_change_of_what_is_up_makes_the_signatures_stale_and_says_what_changed() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let made = adds(vera, &project, "Holds 12 bar").await;
    submits(vera, &project).await;
    let before = list(anna, &project).await;
    let path = format!("/api/v1/requirements/{}", text(&made["id"]));
    vera.patch(&path, &made["version"], json!({ "text": "Holds 10 bar" })).await.ok();
    let now = list(anna, &project).await;
    assert_eq!((&now["state"], &now["reviews"][0]["state"]), (&json!("draft"), &json!("stale")));
    let what = &now["reviews"][0]["signoff"]["stale_reason"][0];
    assert_eq!((&what["key"], &what["change"]), (&json!("R1"), &json!("edited")));
    assert_eq!(what["fields"], json!(["text"]));
    // Whoever still has the page before them signs nothing.
    let late = json!({ "version": before["version"], "sha256": before["reviews"][0]["sha256"] });
    let late = anna.post(&project.at("requirements/actions/sign"), late).await;
    assert_eq!(late.refused(409, "stale_version").json()["current"]["state"], "draft");
    assert_eq!(reason(signs(anna, &project).await), "wrong_status");
    // Moving a row changes nothing that anybody signs.
    adds(anna, &project, "Blue").await;
    submits(vera, &project).await;
    let second = row(anna, &project, "R2").await;
    super::row_acts(anna, &second, "move", json!({})).await.ok();
    assert_eq!(signs(anna, &project).await.ok()["agreed_version"], 1);
    world.app.work().await;
    let sent = crate::support::mail::mails(&world.app.mailer);
    let subjects: Vec<&str> = sent.iter().map(|mail| mail.subject.as_str()).collect();
    let told = |part: &str| subjects.iter().any(|subject| subject.contains(part));
    assert!(told("Requirements to sign"), "{subjects:?}");
    assert!(told("Requirements changed while being signed"), "{subjects:?}");
    assert!(told("Требования согласованы"), "{subjects:?}");
}

#[actix_web::test]
async fn it_is_refused_with_a_reason_or_taken_back() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    adds(vera, &project, "Holds 12 bar").await;
    submits(vera, &project).await;
    acts(anna, &project, "refuse", json!({})).await.refused(422, "invalid");
    let refused = acts(anna, &project, "refuse", json!({ "reason": "Ten is enough." })).await.ok();
    assert_eq!(
        (&refused["state"], &refused["reviews"][0]["state"]),
        (&json!("draft"), &json!("refused"))
    );
    submits(anna, &project).await;
    assert_eq!(reason(acts(vera, &project, "withdraw", json!({})).await), "wrong_side");
    let back = acts(anna, &project, "withdraw", json!({})).await.ok();
    assert_eq!(back["reviews"][0]["state"], "withdrawn");
    assert_eq!(agrees(&world, &project).await["agreed_version"], 1);
    assert_eq!(list(anna, &project).await["reviews"].as_array().unwrap().len(), 3);
}

#[actix_web::test]
async fn nobody_signs_for_two_organisations_nor_an_engineer_for_one() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    adds(vera, &project, "Holds 12 bar").await;
    // The same person manages for the vendor as well, and is no approver of its there.
    let double = world.takes_on_as(world.person("olga"), anna, Role::Manager).await;
    submits(anna, &project).await;
    assert_eq!(reason(signs(&double, &project).await), "wrong_role");
    // What she puts up there she does not sign here.
    acts(anna, &project, "withdraw", json!({})).await.ok();
    submits(&double, &project).await;
    assert_eq!(reason(signs(anna, &project).await), "other_side");
    acts(&double, &project, "withdraw", json!({})).await.ok();
    submits(anna, &project).await;
    let member = json!({ "role": "engineer" });
    let path = project.at(&format!("members/{}", world.person("mark").membership));
    vera.put(&path, member).await.ok();
    assert_eq!(reason(signs(world.person("mark"), &project).await), "wrong_role");
    assert_eq!(signs(vera, &project).await.ok()["agreed_version"], 1);
}

#[actix_web::test]
async fn of_several_customers_all_sign() {
    let world = World::new().await;
    let project = begins(&world, &["A", "B"]).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    accepts(anna, &project).await.ok();
    accepts(boris, &project).await.ok();
    adds(vera, &project, "Holds 12 bar").await;
    submits(vera, &project).await;
    let one = signs(anna, &project).await.ok();
    assert_eq!((&one["state"], &one["agreed_version"]), (&json!("in_review"), &json!(0)));
    assert_eq!(signs(boris, &project).await.ok()["agreed_version"], 1);
}

#[actix_web::test]
async fn two_hundred_hands_leave_one_state() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let made = adds(vera, &project, "Holds 12 bar").await;
    submits(vera, &project).await;
    let seen = list(anna, &project).await;
    let sign = json!({ "version": seen["version"], "sha256": seen["reviews"][0]["sha256"] });
    let path = format!("/api/v1/requirements/{}", text(&made["id"]));
    let signing = project.at("requirements/actions/sign");
    let hands = (0..200).map(|index| {
        let (sign, path, signing) = (sign.clone(), path.clone(), signing.clone());
        let version = made["version"].clone();
        async move {
            if index % 2 == 0 {
                anna.post(&signing, sign).await
            } else {
                let text = format!("Holds {index} bar");
                vera.patch(&path, &version, json!({ "text": text })).await
            }
        }
    });
    let answers = join_all(hands).await;
    assert!(answers.iter().all(|answer| answer.status < 500));
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(done, 1, "one signature or one edit, whichever came first");
    let now = list(anna, &project).await;
    let (agreed, text) = (now["agreed_version"] == 1, text(&now["items"][0]["text"]));
    assert_eq!(agreed, text == "Holds 12 bar", "{now}");
    assert_eq!(now["reviews"][0]["state"], if agreed { "signed" } else { "stale" });
}
