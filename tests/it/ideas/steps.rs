//! What becomes of an idea, who says so, and who is told.
use serde_json::{Value, json};

use super::{adams, converses, does, for_all, kinds, numbers, refused, sees, tries, votes};
use crate::support::mail::mails_to;
use crate::support::{Actor, World, text};

fn state(view: &Value, action: &str) -> (bool, Value) {
    let states = view["actions"].as_array().unwrap();
    let found = states.iter().find(|state| state["name"] == action).unwrap();
    (found["allowed"] == true, found["reason"].clone())
}

#[actix_web::test]
async fn an_idea_goes_its_way_and_its_author_is_asked() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let idea = adams(&world, "A quieter pump").await;
    assert!(idea.number.starts_with("D-"), "{}", idea.number);
    let seen = sees(vera, &idea).await;
    assert_eq!((&seen["status"], &seen["ball"]["mine"]), (&json!("submitted"), &json!(true)));
    assert_eq!(seen["author"]["organisation"]["name"], "Firm A");
    assert_eq!(state(&seen, "review"), (true, Value::Null));
    assert_eq!(state(&sees(adam, &idea).await, "review"), (false, json!("wrong_side")));
    refused(tries(adam, &idea, "decline", json!({ "reason": "No." })).await, "wrong_side");
    let asked = does(vera, &idea, "ask", json!({ "question": "How loud is it now?" })).await;
    assert_eq!((&asked["status"], &asked["ball"]["mine"]), (&json!("need_info"), &json!(false)));
    assert_eq!(sees(adam, &idea).await["ball"]["mine"], true);
    let answered = does(adam, &idea, "answer", json!({ "body": "84 dB." })).await;
    assert_eq!(answered["status"], "under_review");
    refused(tries(adam, &idea, "answer", json!({ "body": "84 dB." })).await, "wrong_status");
    for (action, status) in
        [("plan", "planned"), ("start", "in_progress"), ("deliver", "delivered")]
    {
        let moved = does(vera, &idea, action, json!({ "note": "Here it goes." })).await;
        assert_eq!(moved["status"], status);
    }
    assert_eq!(sees(vera, &idea).await["ball"]["side"], Value::Null);
    let main = idea.case(&idea.thread);
    let told = ["idea_moved", "idea_moved", "idea_delivered"];
    assert_eq!(kinds(adam, &main, "shared").await, told);
    let thread = converses(adam, &idea, None).await;
    let lane = text(&thread.filed["lane_id"]);
    let said = ["idea_submitted", "idea_asked", "idea_answered"];
    assert_eq!(kinds(vera, &thread, &lane).await, said);
    // What is delivered can be taken up again.
    assert_eq!(does(vera, &idea, "start", json!({})).await["status"], "in_progress");
}

#[actix_web::test]
async fn what_is_needed_is_asked_for_and_nothing_else_is_taken() {
    let world = World::new().await;
    let vera = world.vendor();
    let idea = adams(&world, "A quieter pump").await;
    for (action, input, field) in [
        ("decline", json!({}), "reason"),
        ("ask", json!({}), "question"),
        ("merge", json!({}), "target"),
        ("duplicate", json!({ "reason": "The same." }), "target"),
        ("share", json!({}), "audience"),
    ] {
        let answer = tries(vera, &idea, action, input).await;
        if action == "share" {
            refused(answer, "not_consented");
            continue;
        }
        let answer = answer.refused(422, "invalid");
        assert_eq!(answer.json()["errors"][0]["field"], field, "{action}");
    }
    tries(vera, &idea, "plan", json!({ "reason": "x" })).await.refused(422, "invalid");
    let path = idea.path("/actions/plan");
    vera.post(&path, json!({})).await.refused(422, "invalid");
    let stale = vera.post(&path, json!({ "version": 99 })).await.refused(409, "stale_version");
    assert_eq!(stale.json()["current"]["number"], idea.number.as_str());
    vera.post(&idea.path("/actions/juggle"), json!({ "version": 1 }))
        .await
        .refused(404, "not_found");
}

#[actix_web::test]
async fn fields_are_their_authors() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let idea = adams(&world, "A quieter pump").await;
    let version = sees(adam, &idea).await["version"].clone();
    let edited = adam.patch(&idea.path(""), &version, json!({ "title": "A silent pump" })).await;
    let edited = edited.ok();
    assert_eq!(edited["title"], "A silent pump");
    let stale = adam.patch(&idea.path(""), &version, json!({ "title": "x" })).await;
    stale.refused(412, "precondition_failed");
    let version = edited["version"].clone();
    let foreign = json!({ "title": "Ours", "product": "HX-40" });
    let answer = vera.patch(&idea.path(""), &version, foreign).await.refused(403, "forbidden");
    assert_eq!(answer.json()["errors"][0]["field"], "title");
    let sorted = vera.patch(&idea.path(""), &version, json!({ "product": "HX-40" })).await.ok();
    assert_eq!((&sorted["product"], &sorted["title"]), (&json!("HX-40"), &json!("A silent pump")));
    world.app.work().await;
    assert_eq!(numbers(vera, "?q=silent").await, [idea.number.as_str()]);
    assert_eq!(numbers(vera, "?q=quieter").await, [idea.number], "the description still says it");
}

fn subjects(world: &World, name: &str, word: &str) -> usize {
    let mails = mails_to(&world.app.mailer, &format!("{name}@example.org"));
    mails.iter().filter(|mail| mail.text.contains(word)).count()
}

async fn inbox(who: &Actor) -> Vec<String> {
    let lines = who.get("/api/v1/inbox?limit=100").await.ok();
    lines["items"].as_array().unwrap().iter().map(|line| text(&line["event"])).collect()
}

#[actix_web::test]
async fn voters_are_told_what_became_of_it_with_the_reason() {
    let world = World::new().await;
    let (adam, boris, mark) = (world.customer(), world.person("boris"), world.person("mark"));
    let declined = for_all(&world, "A louder pump").await;
    let delivered = for_all(&world, "A quieter pump").await;
    votes(adam, &declined, "nice", "need").await.ok();
    votes(adam, &delivered, "nice", "need").await.ok();
    // Boris complained, and that is what the second one grew from.
    let noise = boris.files(world.relationship("B"), "Noise").await;
    let link = json!({ "complaint_id": noise.id });
    mark.post(&delivered.path("/complaints"), link).await.ok();
    world.app.work().await;
    assert!(!inbox(adam).await.iter().any(|event| event.starts_with("idea_")));
    does(mark, &declined, "decline", json!({ "reason": "Nobody wants noise." })).await;
    does(mark, &delivered, "plan", json!({})).await;
    does(mark, &delivered, "deliver", json!({ "note": "In series since May." })).await;
    world.app.work().await;
    // Adam reads Russian.
    assert_eq!(subjects(&world, "adam", "Nobody wants noise."), 1);
    assert_eq!(subjects(&world, "adam", "In series since May."), 1);
    assert_eq!(subjects(&world, "boris", "In series since May."), 1, "he asked for it");
    assert_eq!(subjects(&world, "boris", "Nobody wants noise."), 0, "he did not vote");
    assert_eq!(subjects(&world, "anna", "In series since May."), 0, "nor is anybody else told");
    let told = inbox(adam).await;
    for event in ["idea_declined", "idea_delivered", "idea_moved"] {
        assert!(told.contains(&event.to_owned()), "{event}: {told:?}");
    }
    assert_eq!(subjects(&world, "adam", "запланирована"), 0, "steps are in the inbox alone");
    assert_eq!(sees(adam, &declined).await["reason"], "Nobody wants noise.");
}

#[actix_web::test]
async fn the_vendor_is_told_of_a_new_idea_and_its_page_is_linked() {
    let world = World::new().await;
    let idea = adams(&world, "A quieter pump").await;
    world.app.work().await;
    // Nobody looks after it yet: the managers of V1 are told.
    let mails = mails_to(&world.app.mailer, "mark@example.org");
    let mail = mails.iter().find(|mail| mail.subject.contains("A quieter pump")).unwrap();
    assert!(mail.text.contains("it would help us"), "{}", mail.text);
    assert!(mail.text.contains(&format!("/ideas/{}", idea.id)), "{}", mail.text);
    assert!(!mail.text.contains("complaint"), "{}", mail.text);
    let line = world.person("mark").get("/api/v1/inbox").await.ok()["items"][0].clone();
    assert_eq!(
        (&line["event"], &line["record"]["kind"]),
        (&json!("idea_submitted"), &json!("idea"))
    );
    assert_eq!(line["your_turn"], true);
}

#[actix_web::test]
async fn similar_ideas_are_found_while_somebody_types() {
    let world = World::new().await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let idea = for_all(&world, "Less noise from the cooling pump").await;
    let own = adams(&world, "Noise of the pump in the evening").await;
    world.customer().files(world.relationship("A"), "Noise of a pump").await;
    world.app.work().await;
    let similar = async |who: &Actor, relationship: Option<&str>, text: &str| {
        let mut path = format!("/api/v1/ideas/similar?text={}", crate::support::http::escape(text));
        if let Some(relationship) = relationship {
            path += &format!("&relationship_id={relationship}");
        }
        let found = who.get(&path).await.ok();
        let mut numbers: Vec<String> = found["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| super::text(&item["number"]))
            .collect();
        numbers.sort();
        numbers
    };
    let mut both = vec![idea.number.clone(), own.number.clone()];
    both.sort();
    assert_eq!(similar(adam, Some(world.relationship("A")), "pump noise").await, both);
    assert_eq!(similar(vera, None, "pump noise").await, both);
    let boris_sees = similar(boris, Some(world.relationship("B")), "pump noise").await;
    assert_eq!(boris_sees, [idea.number]);
    assert!(similar(boris, Some(world.relationship("C")), "pump noise").await.is_empty());
    assert!(similar(adam, Some(world.relationship("A")), "gasket").await.is_empty());
}
