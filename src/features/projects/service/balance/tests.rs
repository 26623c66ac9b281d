use proptest::prelude::*;

use super::*;
use crate::features::projects::model::HeldId;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(seconds * 1_000_000).unwrap()
}

fn turn(item: u128, since: i64, until: Option<i64>) -> Held {
    Held {
        id: HeldId::generate(),
        record_id: RecordId::generate(),
        item_kind: HeldKind::Deliverable,
        item_id: ItemId(uuid::Uuid::from_u128(item)),
        phase_id: None,
        organisation_id: OrganisationId::generate(),
        since: at(since),
        until: until.map(at),
    }
}

#[test]
fn time_counts_once_however_many_items_are_held() {
    let turns = [turn(1, 0, Some(100)), turn(2, 50, Some(150)), turn(3, 200, None)];
    let total = sum(turns.iter(), at(260));
    assert_eq!(total, Sum { items: 3, open: 1, held_seconds: 210, item_seconds: 260 });
}

#[test]
fn an_item_that_comes_back_is_one_item() {
    let turns = [turn(1, 0, Some(10)), turn(1, 20, Some(25)), turn(1, 30, None)];
    let total = sum(turns.iter(), at(40));
    assert_eq!(total, Sum { items: 1, open: 1, held_seconds: 25, item_seconds: 25 });
}

#[test]
fn nothing_held_is_no_time() {
    assert_eq!(sum([].iter(), at(5)), Sum::default());
    // A turn that ended in the moment in which it began.
    let total = sum([turn(1, 5, Some(5))].iter(), at(9));
    assert_eq!((total.items, total.held_seconds), (1, 0));
}

proptest! {
    /// Counted second by second it is the same.
    #[test]
    fn the_union_is_what_counting_gives(
        spans in prop::collection::vec((0_i64..50, 0_i64..50), 0..12)
    ) {
        let turns: Vec<Held> = spans
            .iter()
            .zip(0..)
            .map(|((one, other), item)| turn(item, *one.min(other), Some(*one.max(other))))
            .collect();
        let total = sum(turns.iter(), at(100));
        let covered = (0..60)
            .filter(|second| {
                turns.iter().any(|turn| turn.since <= at(*second) && at(*second) < turn.until.unwrap())
            })
            .count();
        prop_assert_eq!(total.held_seconds, i64::try_from(covered).unwrap());
        prop_assert!(total.held_seconds <= total.item_seconds);
    }
}
