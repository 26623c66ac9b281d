use super::*;
use crate::features::decisions::model::{BoardOption, DecisionId};
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;

struct Board {
    setup: Setup,
    deciders: Vec<DeciderRow>,
    scores: Vec<ScoreRow>,
}

/// Two options by one criterion of points; the vendor's two deciders and the customer's one.
fn board(given: &[(Side, [i64; 2])]) -> Board {
    let decision_id = DecisionId::generate();
    let option = |title: &str, cost| BoardOption {
        id: OptionId::generate(),
        title: title.to_owned(),
        note: None,
        cost_minor: Some(cost),
        currency: Some("EUR".to_owned()),
    };
    let criterion = BoardCriterion {
        id: CriterionId::generate(),
        title: "Weight".to_owned(),
        direction: Direction::Benefit,
        scale: Scale::Score,
        unit: None,
        weight: 40,
    };
    let setup = Setup {
        options: vec![option("Steel", 100), option("Bronze", 90)],
        criteria: vec![criterion],
    };
    let mut board = Board { setup, deciders: Vec::new(), scores: Vec::new() };
    for (side, values) in given {
        let membership_id = MembershipId::generate();
        board.deciders.push(DeciderRow {
            decision_id,
            membership_id,
            organisation_id: OrganisationId::generate(),
            side: *side,
            handed_in_at: Timestamp::from_micros(1),
        });
        for (option, value) in board.setup.options.iter().zip(values) {
            board.scores.push(ScoreRow {
                decision_id,
                membership_id,
                option_id: option.id,
                criterion_id: board.setup.criteria[0].id,
                value_micros: value * ONE,
            });
        }
    }
    board
}

fn of(board: &Board) -> Option<Results> {
    results(&board.setup, &board.deciders, &board.scores)
}

/// Two of the vendor give 8 and 6, the customer's one gives 3: the sides 7 and 3, together 5.
#[test]
fn each_side_has_one_voice() {
    let board = board(&[(Side::Vendor, [8, 5]), (Side::Vendor, [6, 5]), (Side::Customer, [3, 6])]);
    let found = of(&board).unwrap();
    let part = &found.options[0].parts[0];
    assert_eq!((part.vendor, part.customer, part.joint), (Some(7.0), Some(3.0), 5.0));
    assert_eq!(found.options[1].parts[0].joint, 5.5);
    assert_eq!((found.winner, found.tied), (board.setup.options[1].id, false));
    // What is least agreed on stands first: 7 against 3, and 8, 6 and 3 among deciders.
    let first = &found.disagreement[0];
    assert_eq!((first.option_id, first.difference), (board.setup.options[0].id, 4.0));
    assert!((first.deviation - (38.0_f64 / 9.0).sqrt()).abs() < 1e-12);
    // The dearer one that is worth less is dominated.
    assert!(found.options[0].dominated && !found.options[1].dominated);
    // One criterion: no weight of it changes anything.
    assert_eq!((found.sensitivity[0].from, found.sensitivity[0].to), (100.0, None));
}

#[test]
fn who_has_not_handed_in_has_no_voice() {
    let mut board = board(&[(Side::Vendor, [8, 5]), (Side::Customer, [3, 6])]);
    board.deciders[1].handed_in_at = None;
    let found = of(&board).unwrap();
    assert_eq!((found.deciders, found.options[0].parts[0].joint), (1, 8.0));
    assert_eq!(found.options[0].parts[0].customer, None);
    board.deciders[0].handed_in_at = None;
    assert!(of(&board).is_none());
}

#[test]
fn millionths_are_numbers() {
    assert_eq!(number(20_600_000), 20.6);
    assert_eq!(number(-500_000), -0.5);
    assert_eq!(number(1_000_000_000 * ONE), 1e9);
}
