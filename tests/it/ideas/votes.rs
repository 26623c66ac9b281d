//! Votes: one for each person, counted by organisation; for whom, with what behind them.
use serde_json::json;

use super::{adams, converses, does, etag, for_all, kinds, numbers, refused, sees, votes};
use crate::support::dump::Dumper;
use crate::support::world::no_id;
use crate::support::{World, text};

#[actix_web::test]
async fn organisations_vote_by_what_they_would_commit() {
    let world = World::new().await;
    let idea = for_all(&world, "A quieter pump").await;
    let (adam, anna, boris, vera) =
        (world.customer(), world.person("anna"), world.person("boris"), world.vendor());
    let first = votes(adam, &idea, "important", "will_pilot").await;
    assert_eq!(first.status, 201);
    let first = first.json();
    assert_eq!((&first["organisations"], &first["people"]), (&json!(1), &json!(1)));
    votes(anna, &idea, "critical", "will_cofund").await.ok();
    votes(boris, &idea, "nice", "would_switch").await.ok();
    let all = vera.get(&idea.path("/votes")).await.ok();
    let tally = &all["tally"];
    assert_eq!((&tally["organisations"], &tally["people"]), (&json!(2), &json!(3)), "{all:#}");
    assert_eq!(tally["strengths"], json!({ "critical": 1, "important": 0, "nice": 1 }));
    assert_eq!(tally["commitments"]["pilot_quantity"], 20);
    let money = json!([{ "amount_minor": 500_000, "currency": "EUR" }]);
    assert_eq!(tally["commitments"]["amounts"], money);
    let firms: Vec<_> =
        all["items"].as_array().unwrap().iter().map(|item| &item["organisation"]["name"]).collect();
    assert_eq!(firms, ["Firm A", "Firm B"], "the strongest first");
    assert_eq!(all["revenue_share"], json!(null), "nothing is known of orders yet");
    // Voting again changes the vote.
    votes(adam, &idea, "nice", "need").await.ok();
    let own = adam.get(&idea.path("/votes")).await.ok();
    assert_eq!((&own["organisations"], &own["people"]), (&json!(2), &json!(3)));
    let mine = &sees(adam, &idea).await["my_vote"];
    assert_eq!(*mine, json!({ "strength": "nice", "commitment": "need" }));
    // Lists sort by it.
    let other = for_all(&world, "A lighter pump").await;
    votes(adam, &other, "critical", "need").await.ok();
    votes(boris, &other, "critical", "will_pilot").await.ok();
    for (sort, expected) in [
        ("organisations", [&other.number, &idea.number]),
        ("strength", [&other.number, &idea.number]),
        ("commitment", [&idea.number, &other.number]),
    ] {
        let found = numbers(vera, &format!("?sort={sort}")).await;
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{sort}");
    }
    let page = vera.get("/api/v1/ideas?sort=strength&limit=1").await.ok();
    let next = text(&page["next_cursor"]);
    assert_eq!(numbers(vera, &format!("?sort=strength&cursor={next}")).await, [idea.number]);
    assert!(numbers(adam, "?sort=strength").await.is_empty(), "it is a vendor's to know");
}

#[actix_web::test]
async fn a_vote_has_figures_where_they_belong_and_nowhere_else() {
    let world = World::new().await;
    let idea = adams(&world, "A quieter pump").await;
    let adam = world.customer();
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for (vote, field, code) in [
        (json!({ "commitment": "will_pilot" }), "quantity", "missing_field"),
        (json!({ "commitment": "will_pilot", "quantity": 0 }), "quantity", "number_range"),
        (json!({ "commitment": "need", "quantity": 5 }), "quantity", "not_allowed_value"),
        (json!({ "commitment": "will_cofund" }), "amount_minor", "missing_field"),
        (json!({ "commitment": "will_cofund", "amount_minor": 100 }), "currency", "missing_field"),
        (
            json!({ "commitment": "will_cofund", "amount_minor": 100, "currency": "eur" }),
            "currency",
            "not_allowed_value",
        ),
        (json!({ "commitment": "need", "evidence": [no_id()] }), "evidence", "not_allowed_value"),
    ] {
        let mut vote = vote;
        vote["strength"] = json!("important");
        let answer = adam.post(&idea.path("/votes"), vote.clone()).await.refused(422, "invalid");
        let errors = answer.json()["errors"].clone();
        let found = errors
            .as_array()
            .unwrap()
            .iter()
            .any(|error| error["field"] == field && error["code"] == code);
        assert!(found, "{vote}: {errors}");
        dumper.assert_unchanged(&before, &vote.to_string()).await;
    }
}

#[actix_web::test]
async fn an_observer_does_not_vote_nor_does_the_vendor() {
    let world = World::new().await;
    let idea = adams(&world, "A quieter pump").await;
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    refused(votes(world.person("abel"), &idea, "nice", "need").await, "role_too_low");
    refused(votes(world.vendor(), &idea, "nice", "need").await, "wrong_side");
    votes(world.person("boris"), &idea, "nice", "need").await.refused(404, "not_found");
    dumper.assert_unchanged(&before, "what was refused").await;
    let states = sees(world.person("abel"), &idea).await["actions"].clone();
    let vote = states.as_array().unwrap().iter().find(|state| state["name"] == "vote").unwrap();
    assert_eq!((&vote["allowed"], &vote["reason"]), (&json!(false), &json!("role_too_low")));
}

#[actix_web::test]
async fn the_vendor_notes_what_a_customer_said_until_the_customer_votes() {
    let world = World::new().await;
    let idea = for_all(&world, "A quieter pump").await;
    let (vera, adam) = (world.vendor(), world.customer());
    let behalf = |case: &str| {
        json!({
            "strength": "critical", "commitment": "would_switch", "comment": "They leave else.",
            "named": true,
            "on_behalf_of": {
                "relationship_id": world.relationship(case), "source": "call", "who": "Mr Adams",
            },
        })
    };
    let noted = vera.post(&idea.path("/votes"), behalf("A")).await.ok();
    let vote = &noted["items"][0]["votes"][0];
    assert_eq!((&noted["items"][0]["noted"], &vote["counts"]), (&json!(true), &json!(true)));
    assert_eq!((&vote["voter"], &vote["named"]), (&json!(null), &json!(false)));
    let proxy = &vote["proxy"];
    assert_eq!(
        (&proxy["by"]["name"], &proxy["source"], &proxy["who"]),
        (&json!("Vera Person"), &json!("call"), &json!("Mr Adams"))
    );
    // The customer sees what is noted for it, in its own thread and among its votes.
    let seen = adam.get(&idea.path("/votes")).await.ok();
    assert_eq!(seen["items"][0]["votes"][0]["comment"], "They leave else.");
    let thread = converses(adam, &idea, None).await;
    let lane = text(&thread.filed["lane_id"]);
    assert_eq!(kinds(adam, &thread, &lane).await, ["idea_voted"]);
    // Its own word counts from now on.
    votes(adam, &idea, "nice", "need").await.ok();
    let all = vera.get(&idea.path("/votes")).await.ok();
    assert_eq!(all["tally"]["strengths"], json!({ "critical": 0, "important": 0, "nice": 1 }));
    assert_eq!((&all["organisations"], &all["people"]), (&json!(1), &json!(1)));
    let noted_vote = all["items"][0]["votes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|vote| vote["proxy"] != json!(null))
        .unwrap()
        .clone();
    assert_eq!(noted_vote["counts"], false);
    // And it may have the note taken away.
    let gone = adam.delete(&idea.path(&format!("/votes/{}", text(&noted_vote["id"])))).await.ok();
    assert_eq!(gone["items"][0]["votes"].as_array().unwrap().len(), 1);
    // A customer notes nothing for others, and the vendor nothing for strangers.
    refused(adam.post(&idea.path("/votes"), behalf("A")).await, "wrong_side");
    vera.post(&idea.path("/votes"), behalf("C")).await.refused(422, "invalid");
}

#[actix_web::test]
async fn only_the_voter_takes_a_vote_back() {
    let world = World::new().await;
    let idea = for_all(&world, "A quieter pump").await;
    let (adam, anna, boris, vera) =
        (world.customer(), world.person("anna"), world.person("boris"), world.vendor());
    let voted = votes(adam, &idea, "nice", "need").await.ok();
    let vote = idea.path(&format!("/votes/{}", text(&voted["items"][0]["votes"][0]["id"])));
    boris.delete(&vote).await.refused(404, "not_found");
    anna.delete(&vote).await.refused(403, "forbidden");
    vera.delete(&vote).await.refused(403, "forbidden");
    let left = adam.delete(&vote).await.ok();
    assert_eq!(left["people"], 0);
    adam.delete(&vote).await.refused(404, "not_found");
}

#[actix_web::test]
async fn votes_rest_once_an_idea_is_over() {
    let world = World::new().await;
    let (adam, mark) = (world.customer(), world.person("mark"));
    for (action, input) in [
        ("decline", json!({ "reason": "It does not fit our range." })),
        ("deliver", json!({ "note": "In series since May." })),
    ] {
        let idea = for_all(&world, "A quieter pump").await;
        let voted = votes(adam, &idea, "nice", "need").await.ok();
        let vote = text(&voted["items"][0]["votes"][0]["id"]);
        does(mark, &idea, "plan", json!({})).await;
        does(mark, &idea, action, input).await;
        refused(votes(adam, &idea, "critical", "need").await, "frozen");
        let taken = adam.delete(&idea.path(&format!("/votes/{vote}"))).await;
        refused(taken, "frozen");
    }
}

#[actix_web::test]
async fn evidence_is_what_the_voting_firm_complained_of_to_this_vendor() {
    let world = World::new().await;
    let idea = for_all(&world, "A quieter pump").await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let adams = world.case().await;
    let with_v1 = boris.files(world.relationship("B"), "Noise").await;
    let with_v2 = boris.files(world.relationship("C"), "Noise elsewhere").await;
    let vote = |evidence: &str| json!({ "strength": "important", "commitment": "will_test", "evidence": [evidence] });
    let path = idea.path("/votes");
    let voted = boris.post(&path, vote(&with_v1.id)).await.ok();
    let behind = &voted["items"][0]["votes"][0]["evidence"][0];
    assert_eq!(behind["number"], with_v1.number.as_str());
    boris.post(&path, vote(&with_v2.id)).await.refused(422, "invalid");
    boris.post(&path, vote(&adams.id)).await.refused(422, "invalid");
    // On behalf: what that customer complained of.
    let mut noted = vote(&adams.id);
    noted["on_behalf_of"] =
        json!({ "relationship_id": world.relationship("B"), "source": "meeting" });
    vera.post(&path, noted.clone()).await.refused(422, "invalid");
    noted["on_behalf_of"]["relationship_id"] = json!(world.relationship("A"));
    vera.post(&path, noted).await.ok();
    let tag = etag(adam, &idea).await;
    votes(world.person("anna"), &idea, "critical", "need").await.ok();
    assert_ne!(etag(adam, &idea).await, tag, "what all may count is news for all");
}
