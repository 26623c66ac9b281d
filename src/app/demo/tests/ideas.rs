//! Ideas in all states, told to those who wanted them.
use serde_json::Value;

use super::{Told, has_all, items, text};

pub(super) async fn hold(told: &Told) {
    let all = told.vendor("ideas?limit=100").await;
    let found: Vec<String> =
        items(&all).iter().map(|idea| text(&idea["status"]).to_owned()).collect();
    let expected = [
        "submitted",
        "under_review",
        "need_info",
        "planned",
        "in_progress",
        "delivered",
        "declined",
        "duplicate",
        "merged",
    ];
    has_all("idea", &found, &expected);
    wanted(told, titled(&all, "A seal that shows")).await;
    merged(told, titled(&all, "Inspection certificates")).await;
    delivered(told, titled(&all, "Every cover comes")).await;
    asked(told, titled(&all, "A seal that shows"), titled(&all, "Every cover comes")).await;
}

fn titled<'a>(ideas: &'a Value, start: &str) -> &'a Value {
    let found = items(ideas).iter().find(|idea| text(&idea["title"]).starts_with(start));
    found.unwrap_or_else(|| panic!("no idea is called {start}"))
}

/// Grown from complaints of several customers, each of which would do something else for it.
async fn wanted(told: &Told, idea: &Value) {
    let path = format!("ideas/{}", text(&idea["id"]));
    assert_eq!(told.vendor(&path).await["sources"].as_array().unwrap().len(), 4);
    let votes = told.vendor(&format!("{path}/votes")).await;
    let tally = &votes["tally"];
    assert_eq!((&tally["organisations"], &tally["noted"]), (&4.into(), &1.into()));
    for kind in ["will_pilot", "will_cofund", "will_test"] {
        assert_eq!(tally["commitments"][kind], 1, "{kind}");
    }
    let karim = told.token("Karim Mansour", "Delta Irrigation");
    let seen = told.get(karim, &path).await;
    assert_eq!(seen["sources"].as_array().unwrap().len(), 1, "its own complaint");
    let seen = told.get(karim, &format!("{path}/votes")).await;
    assert_eq!(seen["supporters"][0]["name"], "Aqua Nova", "who chose to be named");
    assert_eq!(seen["supporters"].as_array().unwrap().len(), 1);
}

async fn merged(told: &Told, idea: &Value) {
    let votes = told.vendor(&format!("ideas/{}/votes", text(&idea["id"]))).await;
    assert_eq!(votes["organisations"], 2, "the vote of the merged idea counts here");
}

async fn delivered(told: &Told, idea: &Value) {
    for (name, organisation) in
        [("Lena Schmitt", "Ferrum GmbH"), ("Marta Oliveira", "Northwind Pumps")]
    {
        let inbox = told.get(told.token(name, organisation), "inbox?limit=100").await;
        let told_of = items(&inbox)
            .iter()
            .any(|line| line["event"] == "idea_delivered" && line["record"]["id"] == idea["id"]);
        assert!(told_of, "{name} reads that it is there\n{inbox:#}");
    }
}

/// What customers said: of two ideas, and of the firm in two waves.
async fn asked(told: &Told, weighed: &Value, shipped: &Value) {
    let studies = told.vendor(&format!("ideas/{}/studies", text(&weighed["id"]))).await;
    let study = &items(&studies)[0];
    assert_eq!((&study["n"], &study["place"], &study["items"]), (&46.into(), &1.into(), &5.into()));
    assert!(study["score"]["figure"]["low"].as_f64().unwrap() > 0.0, "{study}");
    let outcome = told.vendor(&format!("ideas/{}/outcome", text(&shipped["id"]))).await;
    assert_eq!(
        (&outcome["figures"]["n"], &outcome["figures"]["helped"]["count"]),
        (&2.into(), &2.into())
    );
    let surveys = told.vendor("surveys?status=closed").await;
    let titled = |one: &&Value| text(&one["title"]).starts_with("How is it to work");
    let waves: Vec<&Value> = items(&surveys).iter().filter(titled).collect();
    let trend = told.vendor(&format!("surveys/{}/trend", text(&waves[0]["id"]))).await;
    let n: Vec<&Value> = trend["waves"].as_array().unwrap().iter().map(|one| &one["n"]).collect();
    assert_eq!(n, [400, 240]);
    let change = &trend["lines"][0]["values"][1]["change"];
    assert!(change["by"].as_f64().unwrap() > 10.0 && change["sure"] == true, "{change}");
}
