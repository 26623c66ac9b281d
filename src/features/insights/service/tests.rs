//! What counts as demand, on requests that are made up.
use super::*;
use crate::features::interactions::model::{InteractionId, ItemResult, TopicRef};
use crate::features::organisations::model::RelationshipId;

fn at(day: u32) -> Timestamp {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1 + day / 28, 1 + day % 28).unwrap();
    Timestamp::from_datetime(day.and_hms_opt(12, 0, 0).unwrap().and_utc())
}

fn request(topic: TopicId, requester: Requester, day: u32, words: &str) -> Request {
    Request {
        topic,
        marked: ItemRange::Unknown,
        interaction: InteractionId::generate(),
        at: at(day),
        requester,
        caller: None,
        words: words.to_owned(),
        result: ItemResult::Refused,
        value: None,
    }
}

fn place(topic: TopicId, name: &str, range: ItemRange) -> (TopicId, Placed) {
    let topic_ref = TopicRef { id: topic, name: name.to_owned() };
    (topic, Placed { topic: topic_ref, category: None, range })
}

fn party(n: u32) -> Requester {
    Requester::Party(format!("+4930{n:07}"))
}

fn figures(
    requests: &[Request],
    places: &HashMap<TopicId, Placed>,
    n: u64,
) -> Vec<OffProfileDemand> {
    let months = months(requests, at(100), Tz::UTC);
    demands(requests, places, &months, n, Tz::UTC)
}

#[test]
fn callers_are_counted_once_and_the_bound_is_exact() {
    let topic = TopicId::generate();
    let places = HashMap::from([place(topic, "Hoses", ItemRange::Out)]);
    let mut requests: Vec<Request> =
        (0..12).map(|n| request(topic, party(n), n * 7, "a hose")).collect();
    // One of them rings thirty times more: that is no demand.
    requests.extend((0..30).map(|n| request(topic, party(3), n, "a hose!")));
    let found = figures(&requests, &places, 480);
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
    let requests: Vec<Request> =
        (0..9).map(|n| request(topic, party(n), n * 9, &format!("hose {n}"))).collect();
    let sorted = |mut list: Vec<Request>| {
        list.sort_by_key(|one| std::cmp::Reverse(one.at));
        figures(&list, &places, 90)
    };
    let mut late = requests.clone();
    late.rotate_left(4);
    assert_eq!(sorted(requests), sorted(late));
}

#[test]
fn what_is_sold_is_none_and_a_mark_counts_without_a_category() {
    let (sold, out, open) = (TopicId::generate(), TopicId::generate(), TopicId::generate());
    let places = HashMap::from([
        place(sold, "Gaskets", ItemRange::In),
        place(out, "Hoses", ItemRange::Out),
        place(open, "Paint", ItemRange::Unknown),
    ]);
    let mut marked = request(open, party(1), 1, "paint");
    let outside = |request: &Request| is_outside(request, &places);
    assert!(!outside(&marked));
    marked.marked = ItemRange::Out;
    assert!(outside(&marked));
    let mut wrongly = request(sold, party(1), 1, "gasket");
    wrongly.marked = ItemRange::Out;
    assert!(!outside(&wrongly), "the category says more than a mark");
    assert!(outside(&request(out, party(1), 1, "hose")));
}

#[test]
fn order_value_and_quotes() {
    let (few, many) = (TopicId::generate(), TopicId::generate());
    let places =
        HashMap::from([place(few, "Paint", ItemRange::Out), place(many, "Hoses", ItemRange::Out)]);
    let account = Requester::Account(RelationshipId::generate());
    let mut requests = vec![request(few, party(1), 9, "paint")];
    for (n, (words, value)) in
        [("a", Some((500, "EUR"))), ("a", Some((700, "EUR"))), ("b", Some((9, "USD"))), ("c", None)]
            .into_iter()
            .enumerate()
    {
        let who = if n == 0 { account.clone() } else { party(u32::try_from(n).unwrap()) };
        let mut one = request(many, who, 8, words);
        one.value = value.map(|(minor, currency)| (minor, currency.to_owned()));
        requests.push(one);
    }
    requests.push(request(many, Requester::Unnamed(InteractionId::generate()), 2, "d"));
    let found = figures(&requests, &places, 0);
    let names: Vec<&str> = found.iter().map(|one| one.topic.name.as_str()).collect();
    assert_eq!(names, ["Hoses", "Paint"]);
    let first = &found[0];
    let value = |currency: &str, amount_minor, requests| DemandValue {
        currency: currency.to_owned(),
        amount_minor,
        requests,
    };
    assert_eq!(first.value, [value("EUR", 1200, 2), value("USD", 9, 1)]);
    let words: Vec<&str> = first.quotes.iter().map(|quote| quote.words.as_str()).collect();
    assert_eq!(words, ["a", "b", "c"], "each of another caller and in other words");
    assert_eq!((first.callers, first.unnamed), (5, 1));
    assert_eq!(first.rate, None, "no calls, no rate");
}
