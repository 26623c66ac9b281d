//! What the mails about offers say: conditions, what a counter-offer changes, and what is past.
use serde_json::json;

use super::offers::{answers, claimed, makes};
use crate::support::World;
use crate::support::mail::mails_to;

#[actix_web::test]
async fn a_counter_offer_says_what_it_changes_and_on_which_conditions() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let asked = json!([
        { "kind": "refund", "by": "vendor", "amount_minor": 50_000, "currency": "EUR",
          "conditions": "Within a week" },
        { "kind": "explanation", "by": "vendor" },
    ]);
    let offer = makes(adam, &case, asked).await;
    world.app.work().await;
    let mail = mails_to(&world.app.mailer, &vera.email).pop().unwrap();
    assert!(mail.text.contains("условия: «Within a week»"), "{}", mail.text);
    let terms = json!([
        { "kind": "refund", "by": "vendor", "amount_minor": 30_000, "currency": "EUR",
          "conditions": "Once the covers are back" },
        { "kind": "goodwill", "by": "vendor", "amount_minor": 5_000, "currency": "EUR" },
    ]);
    answers(vera, &offer, "counter", json!({ "terms": terms })).await.ok();
    world.app.work().await;
    let mail = mails_to(&world.app.mailer, &adam.email).pop().unwrap();
    let said = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "answered offer 1 with an offer of their own",
        "conditions: “Once the covers are back”",
        "Compared with offer 1: refund: amount 300.00 EUR instead of 500.00 EUR",
        "refund: conditions “Once the covers are back” instead of “Within a week”",
        "added: goodwill payment, 50.00 EUR",
        "dropped: explanation",
        "It holds until",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[actix_web::test]
async fn what_is_past_when_the_mail_is_written_is_told_as_past() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    makes(vera, &case, json!([{ "kind": "explanation", "by": "vendor" }])).await;
    // The workers were away for a month.
    world.app.clock.advance(30 * 86_400);
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, &adam.email);
    let made = mails.iter().find(|mail| mail.text.contains("made an offer")).unwrap();
    let said = made.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("It held until") && !said.contains("It holds until"), "{said}");
    assert!(!said.contains("(by "), "no date that is past is told as one to come: {said}");
}
