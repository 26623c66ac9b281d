//! What comes of a board, as it is shown.
use serde_json::json;

use super::{at_board, board, hands_in, opened, path, project, reason, scored};
use crate::support::{World, text};

#[actix_web::test]
async fn results_are_those_of_both_sides() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let decision = opened(&world, &project).await;
    scored(&world, &decision).await;
    let seen = board(anna, &decision).await;
    let results = &seen["results"];
    let names: Vec<String> =
        seen["options"].as_array().unwrap().iter().map(|one| text(&one["title"])).collect();
    assert_eq!(names, ["Bronze", "Duplex"]);
    assert_eq!(results["winner"], seen["options"][1]["id"]);
    assert_eq!((&results["tied"], &results["methods_agree"]), (&json!(false), &json!(true)));
    // Resistance 6 of 10 and the heavier one: 0.6 * 0.6 + 0.4 * 0; 9 and 7 make 8, the lighter one.
    let near = |value: &serde_json::Value, expected: f64| {
        assert!((value.as_f64().unwrap() - expected).abs() < 1e-9, "{value} {expected}");
    };
    near(&results["options"][0]["weighted"], 0.36);
    near(&results["options"][1]["weighted"], 0.6 * 0.8 + 0.4);
    near(&results["options"][1]["parts"][0]["vendor"], 9.0);
    near(&results["options"][1]["parts"][0]["customer"], 7.0);
    near(&results["options"][1]["parts"][1]["joint"], 21.0);
    near(&results["options"][1]["closeness"], 1.0);
    // Better in both: no weight would change it. The deviation of 9, 9, 7, 7 is 1, the sides are 2 apart.
    assert!(results["sensitivity"].as_array().unwrap().iter().all(|one| one["to"].is_null()));
    let resistance = &seen["criteria"][0]["id"];
    let all = results["disagreement"].as_array().unwrap();
    let first = all.iter().find(|one| one["criterion_id"] == *resistance).unwrap();
    assert_eq!(first["option_id"], seen["options"][1]["id"]);
    near(&first["deviation"], 1.0);
    near(&first["difference"], 2.0);
    // Other weights are tried without changing anything, and saved where all read it.
    let weights = json!({ "weights": [{ "criterion_id": resistance, "weight": 0 }] });
    let tried = anna.post(&format!("{}/board/what-if", path(&decision)), weights).await.ok();
    near(&tried["options"][1]["weighted"], 1.0);
    near(&tried["weights"][0]["share"], 0.0);
    assert_eq!(board(vera, &decision).await["version"], seen["version"]);
    for (weight, code) in [(101, "number_range"), (-1, "number_range")] {
        let wrong = json!({ "weights": [{ "criterion_id": resistance, "weight": weight }] });
        let refused = anna.post(&format!("{}/board/what-if", path(&decision)), wrong).await;
        assert_eq!(
            refused.refused(422, "invalid").fields(),
            [format!("weights.{}:{code}", text(resistance))]
        );
    }
    let saved = json!({ "weights": [{ "criterion_id": resistance, "weight": 20 }] });
    at_board(vera, &decision, "weigh", saved).await.ok();
    assert_eq!(board(anna, &decision).await["criteria"][0]["weight"], 20);
}

#[actix_web::test]
async fn a_weight_would_change_the_winner() {
    let world = World::new().await;
    let project = project(&world).await;
    let decision = opened(&world, &project).await;
    // Bronze resists better, Duplex is lighter: 0.6 * 0.9 against 0.6 * 0.5 + 0.4.
    for name in ["vera", "mark", "anna", "adam"] {
        hands_in(world.person(name), &decision, [[9.0, 32.0], [5.0, 20.0]]).await.ok();
    }
    let seen = board(world.vendor(), &decision).await;
    let flip = &seen["results"]["sensitivity"][0];
    assert_eq!(seen["results"]["winner"], seen["options"][1]["id"]);
    // Level where 0.9 x = 0.5 x + (1 - x), x = 5/7: from 60 % to 71.4 %.
    assert_eq!(flip["winner"], seen["options"][0]["id"]);
    let to = seen["results"]["sensitivity"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["criterion_id"] == seen["criteria"][0]["id"]);
    let to = to.unwrap()["to"].as_f64().unwrap();
    assert!((to - 500.0 / 7.0).abs() < 1e-9, "{to}");
    let other = world
        .person("olga")
        .post(&format!("{}/board/what-if", path(&decision)), json!({ "weights": [] }))
        .await;
    assert_eq!(reason(other), "not_yet");
}
