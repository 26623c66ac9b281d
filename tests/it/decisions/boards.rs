//! Setting boards up, giving scores, and what is refused.
use serde_json::{Value, json};

use super::{
    acts, at_board, board, drafts, hands_in, opened, path, project, reason, scored, scores, setup,
};
use crate::projects::kinds;
use crate::support::{World, text};

#[actix_web::test]
async fn what_cannot_be_compared_is_refused() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let draft = drafts(vera, &project).await;
    let at = format!("{}/board", path(&draft));
    anna.get(&at).await.refused(404, "not_found");
    let whole = setup(&world, &project).await;
    let otto = &world.person("otto").membership;
    let observer = json!({ "role": "observer" });
    vera.put(&project.at(&format!("members/{otto}")), observer).await.ok();
    for (pointer, value, field) in [
        ("/criteria/0/weight", json!(101), "criteria.0.weight:number_range"),
        ("/options/1/currency", json!("USD"), "options.1.currency:other_currency"),
        ("/options/0/currency", json!(null), "options.0.currency:missing_field"),
        ("/options/0/cost_minor", json!(-1), "options.0.cost_minor:number_range"),
        ("/deciders/0", json!(otto), "deciders.0:observer"),
        ("/deciders/0", json!(world.person("boris").membership), "deciders.0:not_allowed_value"),
        ("/deciders/0", json!(world.person("abel").membership), "deciders.0:not_allowed_value"),
        ("/deciders/1", json!(vera.membership), "deciders.1:duplicate_field"),
    ] {
        let mut wrong = whole.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert_eq!(vera.put(&at, wrong).await.refused(422, "invalid").fields(), [field]);
    }
    // What is not whole yet is kept, and not opened.
    let mut seen = vera.put(&at, whole.clone()).await.ok();
    vera.put(&at, whole.clone()).await.refused(409, "stale_version");
    for (pointer, value, field) in [
        ("/options", json!([whole["options"][0]]), "options:too_few_options"),
        ("/criteria", json!([]), "criteria:missing_field"),
        ("/criteria/0/weight", json!(0), "criteria:weights_zero"),
        ("/deciders", json!([whole["deciders"][0]]), "deciders:both_sides"),
    ] {
        let mut part = whole.clone();
        part["criteria"][1]["weight"] = json!(0);
        *part.pointer_mut(pointer).unwrap() = value;
        part["version"] = seen["version"].clone();
        seen = vera.put(&at, part).await.ok();
        let early = at_board(vera, &draft, "open", json!({})).await;
        assert_eq!(early.refused(422, "invalid").fields(), [field]);
    }
    // A decision waits for its board, or does without it.
    let now = vera.get(&path(&draft)).await.ok();
    assert_eq!(reason(acts(vera, &now, "propose", json!({})).await), "board_open");
    at_board(vera, &draft, "drop", json!({})).await.ok();
    acts(vera, &now, "propose", json!({})).await.ok();
}

#[actix_web::test]
async fn scores_are_given_once_and_seen_afterwards() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna, mark) = (world.vendor(), world.person("anna"), world.person("mark"));
    let decision = opened(&world, &project).await;
    let at = format!("{}/board/scores", path(&decision));
    let seen = board(vera, &decision).await;
    let all = scores(&seen, [[6.0, 32.0], [9.0, 20.5]]);
    let give = |scores: Vec<Value>, hand_in: bool| json!({ "scores": scores, "hand_in": hand_in });
    let place = |score: &Value| {
        format!("scores.{}.{}", text(&score["option_id"]), text(&score["criterion_id"]))
    };
    for (value, code) in
        [(json!(11), "number_range"), (json!(7.5), "number_range"), (json!(-1), "number_range")]
    {
        let mut wrong = all.clone();
        wrong[0]["value"] = value;
        let refused = vera.put(&at, give(wrong, false)).await;
        assert_eq!(
            refused.refused(422, "invalid").fields(),
            [format!("{}:{code}", place(&all[0]))]
        );
    }
    for wrong in [json!("NaN"), json!(null), json!(true)] {
        let mut scores = all.clone();
        scores[0]["value"] = wrong;
        assert_eq!(vera.put(&at, give(scores, false)).await.status, 422);
    }
    // Part of them is kept; handed in are all of them, or one is told which are missing.
    let part = vera.put(&at, give(all[..2].to_vec(), false)).await.ok();
    assert_eq!(part["own"].as_array().unwrap().len(), 2);
    let missing: Vec<String> =
        all[2..].iter().map(|one| format!("{}:missing_field", place(one))).collect();
    let early = vera.put(&at, give(all[..2].to_vec(), true)).await;
    assert_eq!(early.refused(422, "invalid").fields(), missing);
    let given = vera.put(&at, give(all.clone(), true)).await.ok();
    assert_eq!(given["scores"].as_array().unwrap().len(), 4);
    assert_eq!(reason(vera.put(&at, give(all.clone(), true)).await), "already");
    assert_eq!(reason(world.person("olga").put(&at, give(all.clone(), true)).await), "no_decider");
    // Who is missing is told; of the own organisation one can be let off.
    let waiting = at_board(vera, &decision, "close", json!({})).await.refused(422, "invalid");
    assert_eq!(waiting.fields().len(), 3);
    let other = json!({ "membership_id": anna.membership });
    let foreign = at_board(vera, &decision, "release", other).await;
    assert_eq!(foreign.refused(422, "invalid").fields(), ["membership_id:not_allowed_value"]);
    at_board(vera, &decision, "release", json!({ "membership_id": mark.membership })).await.ok();
    let last = json!({ "membership_id": vera.membership });
    let alone = at_board(vera, &decision, "release", last).await;
    assert_eq!(alone.refused(422, "invalid").fields(), ["membership_id:both_sides"]);
    for name in ["anna", "adam"] {
        hands_in(world.person(name), &decision, [[5.0, 32.0], [8.0, 21.0]]).await.ok();
    }
    at_board(anna, &decision, "close", json!({})).await.ok();
    assert_eq!(reason(mark.put(&at, give(all, true)).await), "wrong_status");
    let told = kinds(anna, &project).await;
    for kind in ["board_opened", "board_closed"] {
        assert_eq!(told.iter().filter(|told| *told == kind).count(), 1, "{kind}");
    }
}

#[actix_web::test]
async fn a_closed_board_is_part_of_what_is_signed() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let decision = opened(&world, &project).await;
    scored(&world, &decision).await;
    // In the language of whoever closes it.
    let filled = at_board(anna, &decision, "close", json!({})).await.ok();
    assert!(text(&filled["outcome"]).contains("**Duplex** comes first"), "{filled}");
    assert!(text(&filled["options"][1]["note"]).starts_with("Thin walls."), "{filled}");
    assert_eq!(filled["decision_makers"].as_array().unwrap().len(), 4);
    // Words stay editable; the board does not.
    let words = json!({ "outcome": "Duplex." });
    let edited = anna.patch(&path(&filled), &filled["version"], words).await.ok();
    for action in ["open", "weigh", "close", "drop"] {
        assert_eq!(reason(at_board(vera, &decision, action, json!({})).await), "wrong_status");
    }
    let up = acts(vera, &edited, "propose", json!({})).await.ok();
    assert_eq!(up["board"]["state"], "closed");
    let signed = super::says(anna, &up, "agree", None).await.ok();
    assert_eq!(signed["status"], "accepted");
}
