//! Who may change what of a complaint, and who hears of it.
use serde_json::{Value, json};

use crate::support::mail::mails_to;
use crate::support::{Actor, Case, World};

async fn changes(who: &Actor, case: &Case, body: Value) -> crate::support::Answer {
    let version = who.sees(case).await["version"].clone();
    who.patch(&case.path(), &version, body).await
}

#[actix_web::test]
async fn the_vendor_leaves_what_the_customer_says_as_it_is() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let before = adam.sees(&case).await;
    for (field, value) in [
        ("title", json!("All is well")),
        ("description", json!("Nothing leaks.")),
        ("remedy_sought", json!("explanation")),
        ("claimed_amount_minor", json!(1)),
        ("currency", json!("EUR")),
        ("occurred_on", json!("2026-03-01")),
    ] {
        let refused = changes(vera, &case, json!({ field: value, "lot": "L-1" })).await;
        let refused = refused.refused(403, "forbidden");
        assert_eq!(refused.fields(), [format!("{field}:wrong_side")]);
    }
    assert_eq!(adam.sees(&case).await, before, "nothing was changed");
    let counts = json!({ "quantity_complained": 10, "quantity_affected": 60 });
    let refused = changes(vera, &case, counts).await.refused(422, "invalid");
    assert_eq!(refused.fields(), ["quantity_affected:more_than_all"]);
    assert_eq!(adam.sees(&case).await, before, "nothing was changed");
    // What stays as it is may be sent along; the rest is the vendor's to set straight.
    let sorted = json!({ "title": before["title"], "severity": "minor", "category": "delivery",
        "lot": "L-1", "order_no": "7", "quantity_affected": 3 });
    let sorted = changes(vera, &case, sorted).await.ok();
    assert_eq!((&sorted["severity"], &sorted["lot"]), (&json!("minor"), &json!("L-1")));
    assert!(sorted["locked_fields"].as_array().unwrap().contains(&json!("title")));
    assert_eq!(adam.sees(&case).await["locked_fields"], json!([]));
}

#[actix_web::test]
async fn what_was_written_down_by_phone_is_the_vendors_until_it_is_confirmed() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let mut form = Actor::complaint(world.relationship("A"), "They called");
    form["on_behalf_of"] = json!("Adam");
    let case = Case::of(vera.post("/api/v1/complaints", form).await.ok());
    let reworded = json!({ "title": "A pump leaks", "remedy_sought": "repair" });
    changes(vera, &case, reworded).await.ok();
    adam.does(&case, "confirm", json!({})).await;
    let late = changes(vera, &case, json!({ "title": "It does not" })).await;
    assert_eq!(late.refused(403, "forbidden").fields(), ["title:wrong_side"]);
    changes(adam, &case, json!({ "title": "Two pumps leak" })).await.ok();
}

#[actix_web::test]
async fn the_other_side_hears_of_a_change_and_reads_the_new_words() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    vera.acknowledges(&case).await;
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, &vera.email).len();
    let now = json!({ "description": "It leaks **oil**.", "lot": "L-9" });
    changes(adam, &case, now).await.ok();
    world.app.work().await;
    let entries = vera.reads(&case, "shared").await;
    let edited = entries.last().unwrap();
    assert_eq!((&edited["kind"], &edited["body"]), (&json!("edited"), &json!("It leaks **oil**.")));
    assert!(edited["body_html"].as_str().unwrap().contains("<strong>oil</strong>"));
    let changed = json!([
        { "field": "lot", "from": null, "to": "L-9" }, { "field": "description" }
    ]);
    assert_eq!(edited["data"]["changes"], changed);
    let inbox = vera.get("/api/v1/inbox").await.ok();
    assert_eq!(inbox["items"][0]["event"], "edited");
    assert_eq!(mails_to(&world.app.mailer, &vera.email).len(), mails, "no mail unless asked for");
    let own = adam.get("/api/v1/inbox").await.ok();
    assert!(own["items"].as_array().unwrap().iter().all(|line| line["event"] != "edited"));
}

#[actix_web::test]
async fn only_the_newest_line_says_your_turn_and_only_while_it_is() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    vera.acknowledges(&case).await;
    let question = json!({ "question": "Which pump?" });
    vera.does(&case, "ask_customer", question).await;
    vera.says(&case, "shared", "The blue one?").await;
    world.app.work().await;
    let turns = async || {
        let inbox = adam.get("/api/v1/inbox").await.ok();
        let items = inbox["items"].as_array().unwrap().clone();
        items.iter().map(|line| line["your_turn"].as_bool().unwrap()).collect::<Vec<bool>>()
    };
    assert_eq!(turns().await, [true, false, false]);
    adam.does(&case, "answer", json!({ "body": "The blue one." })).await;
    assert_eq!(turns().await, [false, false, false]);
}

#[actix_web::test]
async fn a_proposal_is_corrected_until_it_is_accepted() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    vera.acknowledges(&case).await;
    let seen = vera.proposes(&case, "A new flange, in March.").await;
    let corrected = vera.proposes(&case, "A new flange, this week.").await;
    assert_eq!(corrected["status"], "resolution_proposed");
    assert_eq!(corrected["resolution_notes"], "A new flange, this week.");
    assert_eq!(corrected["ball"]["since"], seen["ball"]["since"], "the customer's time runs on");
    // Nobody accepts what they have not seen.
    let path = format!("{}/actions/accept", case.path());
    adam.post(&path, json!({ "version": seen["version"] })).await.refused(409, "stale_version");
    adam.accepts(&case).await;
    let late = json!({ "resolution_code": "repair", "resolution_notes": "Rather a repair." });
    vera.tries(&case, "propose", late).await.refused(409, "action_not_allowed");
}

#[actix_web::test]
async fn all_that_is_missing_is_told_at_once() {
    let world = World::new().await;
    let refused = world.customer().post("/api/v1/complaints", json!({ "severity": "minor" })).await;
    assert_eq!(
        refused.refused(422, "invalid").fields(),
        [
            "relationship_id:missing_field",
            "title:missing_field",
            "description:missing_field",
            "category:missing_field",
            "remedy_sought:missing_field"
        ]
    );
}
