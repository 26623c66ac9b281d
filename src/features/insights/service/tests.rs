//! What counts as demand, on requests that are made up.
use super::*;
use crate::features::interactions::model::{InteractionId, TopicRef};

fn at(day: u32) -> Timestamp {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1 + day / 28, 1 + day % 28).unwrap();
    Timestamp::from_datetime(day.and_hms_opt(12, 0, 0).unwrap().and_utc())
}

fn asking(topic: TopicId, caller: usize, day: u32) -> Asking {
    Asking {
        item: ItemId::generate(),
        topic,
        marked: ItemRange::Unknown,
        result: ItemResult::Refused,
        interaction: InteractionId::generate(),
        at: at(day),
        caller,
        unnamed: false,
        account: None,
        value: None,
    }
}

fn place(topic: TopicId, name: &str, range: ItemRange) -> (TopicId, Placed) {
    let topic_ref = TopicRef { id: topic, name: name.to_owned() };
    (topic, Placed { topic: topic_ref, category: None, range })
}

fn figures(asked: &[Asking], places: &HashMap<TopicId, Placed>, n: u64) -> Vec<OffProfileDemand> {
    let months = months(asked, at(100), Tz::UTC);
    demands(asked, places, &months, n, Tz::UTC).into_iter().map(|(demand, _)| demand).collect()
}

#[test]
fn callers_are_counted_once_and_the_bound_is_exact() {
    let topic = TopicId::generate();
    let places = HashMap::from([place(topic, "Hoses", ItemRange::Out)]);
    let mut asked: Vec<Asking> =
        (0..12).zip(0..12).map(|(caller, n)| asking(topic, caller, n * 7)).collect();
    // One of them rings thirty times more: that is no demand.
    asked.extend((0..30).map(|n| asking(topic, 3, n)));
    let found = figures(&asked, &places, 480);
    let one = &found[0];
    assert_eq!((one.callers, one.calls, one.unnamed, one.active_months), (12, 42, 0, 3));
    // The golden value of the research for twelve: 6.924 of N.
    assert!((one.rate_at_least.unwrap() - 1000.0 * 6.924 / 480.0).abs() < 2e-3);
    assert_eq!(one.rate, Some(25.0));
    assert_eq!(one.months.len(), 4);
    assert_eq!(one.months.last(), Some(&0), "nobody asked in the month of the last day");
    assert_eq!((one.first_at, one.last_at), (at(0), at(77)));
}

#[test]
fn the_same_call_entered_late_gives_the_same_answer() {
    let topic = TopicId::generate();
    let places = HashMap::from([place(topic, "Hoses", ItemRange::Out)]);
    let in_time: Vec<Asking> =
        (0..9).zip(0..9).map(|(caller, n)| asking(topic, caller, n * 9)).collect();
    let mut late = in_time.clone();
    late.rotate_left(4);
    assert_eq!(figures(&in_time, &places, 90), figures(&late, &places, 90));
}

#[test]
fn what_is_sold_is_none_and_a_mark_counts_without_a_category() {
    let (sold, out, open) = (TopicId::generate(), TopicId::generate(), TopicId::generate());
    let places = HashMap::from([
        place(sold, "Gaskets", ItemRange::In),
        place(out, "Hoses", ItemRange::Out),
        place(open, "Paint", ItemRange::Unknown),
    ]);
    let outside = |topic, marked| is_outside(topic, marked, &places);
    assert!(!outside(open, ItemRange::Unknown));
    assert!(outside(open, ItemRange::Out));
    assert!(!outside(sold, ItemRange::Out), "the category says more than a mark");
    assert!(outside(out, ItemRange::Unknown));
}

#[test]
fn order_value_and_quotes() {
    let (few, many) = (TopicId::generate(), TopicId::generate());
    let places =
        HashMap::from([place(few, "Paint", ItemRange::Out), place(many, "Hoses", ItemRange::Out)]);
    let mut asked = vec![asking(few, 1, 9)];
    let mut said = HashMap::new();
    for (caller, (words, value)) in [
        ("a", Some((500, "EUR"))),
        ("a", Some((700, "EUR"))),
        ("b", Some((9, "USD"))),
        ("c", None),
        ("d", None),
    ]
    .into_iter()
    .enumerate()
    {
        let mut one = asking(many, caller, 8);
        one.value = value.map(|(minor, currency)| (minor, currency.to_owned()));
        one.unnamed = words == "d";
        said.insert(one.item, Said { words: words.to_owned(), caller: None });
        asked.push(one);
    }
    let found = figures(&asked, &places, 0);
    let names: Vec<&str> = found.iter().map(|one| one.topic.name.as_str()).collect();
    assert_eq!(names, ["Hoses", "Paint"]);
    let first = &found[0];
    let value = |currency: &str, amount_minor, requests| DemandValue {
        currency: currency.to_owned(),
        amount_minor,
        requests,
    };
    assert_eq!(first.value, [value("EUR", 1200, 2), value("USD", 9, 1)]);
    let asked: Vec<&Asking> = asked.iter().collect();
    let of_many: Vec<&Asking> = asked.into_iter().filter(|one| one.topic == many).collect();
    let quotes = picked(&telling(&of_many), &said);
    let words: Vec<&str> = quotes.iter().map(|quote| quote.words.as_str()).collect();
    assert_eq!(words, ["a", "b", "c"], "each of another caller and in other words");
    assert_eq!((first.callers, first.unnamed), (5, 1));
    assert_eq!(first.rate, None, "no calls, no rate");
}
