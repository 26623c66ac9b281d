//! Topics for what was said in free words: many calls at once, and words that are said often.
use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::write::words_of;
use crate::features::interactions::model::{
    CodingState, InteractionId, ItemId, ItemRange, ItemResult, ItemRow, PhraseId, TopicId, name_key,
};
use crate::features::interactions::policy;
use crate::features::interactions::store::{self, PhraseRow, TextRow};
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;
use crate::platform::search;
use crate::platform::statistics::words::log_likelihood;

/// Interactions that get their topic at once, at most.
pub const MOST_AT_ONCE: usize = 200;
/// Words of a call's text that stand for what was asked for.
const WORDS_CHARS: usize = 300;

/// Gives one topic to many interactions: to what they ask for without one; what has no item gets one
/// with the words of its text. Gives how many there were.
pub fn code(
    tx: &mut Tx<'_>,
    scope: &Scope,
    ids: &[InteractionId],
    topic: TopicId,
) -> Result<usize, Problem> {
    policy::may_write(scope, super::is_vendor(tx.conn, scope)?)?;
    let rows = store::among(tx.conn, scope, ids)?;
    let wanted: HashSet<InteractionId> = ids.iter().copied().collect();
    if rows.len() != wanted.len() {
        return Err(Problem::not_found());
    }
    if store::find_topic(tx.conn, scope.org(), topic)?.is_none() {
        return Err(Problem::invalid("topic_id", "not_allowed_value"));
    }
    let new: Vec<ItemRow> = rows
        .iter()
        .filter(|row| row.coding == CodingState::None)
        .map(|row| ItemRow {
            id: ItemId::generate(),
            interaction_id: row.id,
            vendor_org: scope.org(),
            position: 1,
            words: row.summary.chars().take(WORDS_CHARS).collect(),
            topic_id: Some(topic),
            marked: ItemRange::Unknown,
            result: ItemResult::Open,
            unmet_reason: None,
            quantity: None,
            value_minor: None,
            currency: None,
            occurred_at: row.occurred_at,
            asked_by: row.relationship_id,
            party: row.party.clone(),
        })
        .collect();
    store::give_topic(tx.conn, scope, ids, topic)?;
    store::insert_items(tx.conn, &new)?;
    store::set_coded(tx.conn, scope, ids)?;
    tx.subject(topic);
    Ok(rows.len())
}

/// Words that callers say often and that stand for no topic yet.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Candidate {
    /// As most of them say it.
    pub words: String,
    /// Interactions without a topic in which it is said.
    pub calls: u64,
    pub callers: u64,
    /// Dunning's G² against the interactions that have a topic; null while there are none.
    pub g2: Option<f64>,
}

/// Different callers that words need.
const LEAST_CALLERS: usize = 5;
/// Interactions that are looked through, the newest.
const MOST_TEXTS: i64 = 4_000;
const MOST_CANDIDATES: usize = 20;
/// Words that stand together.
const LONGEST: usize = 3;
/// Shorter ones mean nothing by themselves.
const LEAST_CHARS: usize = 4;

/// Words for new topics, out of what the callers said.
pub fn candidates(conn: &mut Conn, scope: &Scope) -> Result<Vec<Candidate>, Problem> {
    let waiting = store::texts(conn, scope, &[CodingState::None, CodingState::Open], MOST_TEXTS)?;
    let coded = store::texts(conn, scope, &[CodingState::Done], MOST_TEXTS)?;
    let said = HashSet::from_iter(store::phrases(conn, scope)?);
    Ok(found_in(&waiting, &coded, &said))
}

/// Says what words are that callers say often: a topic, then it is given to all interactions that
/// still wait for one and in which they are said; or nothing, then they are proposed no more. Gives
/// how many interactions there were.
pub fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    words: &str,
    topic: Option<TopicId>,
) -> Result<usize, Problem> {
    policy::may_write(scope, super::is_vendor(tx.conn, scope)?)?;
    let stems = key_of(words);
    if stems.is_empty() {
        return Err(Problem::invalid("words", "missing_field"));
    }
    let ids = match topic {
        Some(_) => store::waiting_with(tx.conn, scope, &stems, MOST_TEXTS)?,
        None => Vec::new(),
    };
    let coded = match topic {
        Some(topic) => code(tx, scope, &ids, topic)?,
        None => 0,
    };
    let row = PhraseRow {
        id: PhraseId::generate(),
        vendor_org: scope.org(),
        stems,
        words: words.to_owned(),
        topic_id: topic,
        said_by: Some(scope.membership()),
        said_at: tx.now,
    };
    tx.subject(row.id);
    store::insert_phrase(tx.conn, &row)?;
    Ok(coded)
}

/// The stems of words, in the form in which two ways to say them are one.
fn key_of(words: &str) -> String {
    stems(words).into_iter().map(|(stem, _)| stem).collect::<Vec<_>>().join(" ")
}

/// What is known of words that stand together.
#[derive(Debug, Default)]
struct Phrase {
    calls: u64,
    callers: HashSet<String>,
    spelt: HashMap<String, u64>,
    length: usize,
}

/// Each stem with the word that it is of.
fn stems(text: &str) -> Vec<(String, String)> {
    text.split_whitespace()
        .filter_map(|word| {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let stem = search::tokens(&plain).into_iter().next()?;
            Some((stem, plain))
        })
        .collect()
}

fn phrases(text: &str) -> HashMap<String, (String, usize)> {
    let stems = stems(text);
    let long = |word: &(String, String)| {
        word.1.chars().count() >= LEAST_CHARS && !word.1.chars().all(|c| c.is_ascii_digit())
    };
    let mut found = HashMap::new();
    for length in 1..=LONGEST {
        for window in stems.windows(length) {
            if !(window.first().is_some_and(long) && window.last().is_some_and(long)) {
                continue;
            }
            let join = |pick: fn(&(String, String)) -> &str| {
                window.iter().map(pick).collect::<Vec<_>>().join(" ")
            };
            found.insert(join(|word| &word.0), (join(|word| &word.1), length));
        }
    }
    found
}

fn caller(row: &TextRow) -> String {
    let (id, _, account, party, contact) = row;
    match (account, party, contact) {
        (Some(account), ..) => account.to_string(),
        (None, Some(party), _) => party.clone(),
        (None, None, Some(contact)) => name_key(contact),
        (None, None, None) => id.to_string(),
    }
}

fn found_in(waiting: &[TextRow], coded: &[TextRow], said: &HashSet<String>) -> Vec<Candidate> {
    let mut all: HashMap<String, Phrase> = HashMap::new();
    for row in waiting {
        for (key, (spelt, length)) in phrases(&row.1) {
            let phrase = all.entry(key).or_default();
            phrase.calls += 1;
            phrase.length = length;
            phrase.callers.insert(caller(row));
            *phrase.spelt.entry(spelt).or_default() += 1;
        }
    }
    all.retain(|key, phrase| phrase.callers.len() >= LEAST_CALLERS && !said.contains(key));
    // Words on both sides of a space, so that a phrase is found as a part of the text.
    let known: Vec<String> = coded.iter().map(|row| words_of(&[&row.1])).collect();
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let (n, m) = (count(waiting.len()), count(known.len()));
    let mut found: Vec<(Candidate, usize)> = Vec::new();
    for (key, phrase) in all {
        let part = format!(" {key} ");
        let elsewhere = count(known.iter().filter(|text| text.contains(&part)).count());
        // Said no more often than in calls whose topic is known: a word of every call.
        if phrase.calls.saturating_mul(m) < elsewhere.saturating_mul(n) {
            continue;
        }
        let candidate = Candidate {
            words: most_spelt(&phrase.spelt),
            calls: phrase.calls,
            callers: count(phrase.callers.len()),
            g2: log_likelihood(phrase.calls, n, elsewhere, m),
        };
        found.push((candidate, phrase.length));
    }
    found.sort_by(|(one, a), (other, b)| {
        let g2 = |candidate: &Candidate| candidate.g2.unwrap_or(0.0);
        g2(other)
            .total_cmp(&g2(one))
            .then(other.callers.cmp(&one.callers))
            .then(b.cmp(a))
            .then(one.words.cmp(&other.words))
    });
    without_parts(found)
}

fn most_spelt(spelt: &HashMap<String, u64>) -> String {
    let most = spelt.iter().max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
    most.map(|(words, _)| words.clone()).unwrap_or_default()
}

/// "hydraulic" says nothing beside "hydraulic hose", and the other way round, if nearly all who say
/// one say the other.
fn without_parts(found: Vec<(Candidate, usize)>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    let mut longest_first = found.clone();
    longest_first.sort_by_key(|one| std::cmp::Reverse(one.1));
    for (candidate, _) in found {
        let within = |longer: &Candidate| {
            longer.words != candidate.words
                && longer.words.contains(&candidate.words)
                && longer.calls.saturating_mul(5) >= candidate.calls.saturating_mul(4)
        };
        if !longest_first.iter().any(|(longer, _)| within(longer)) {
            kept.push(candidate);
        }
    }
    kept.truncate(MOST_CANDIDATES);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(caller: usize, text: &str) -> TextRow {
        let party = Some(format!("+4930{caller:07}"));
        (InteractionId::generate(), text.to_owned(), None, party, None)
    }

    #[test]
    fn what_many_callers_say_becomes_a_candidate() {
        let waiting: Vec<TextRow> = (0..8)
            .map(|n| call(n, "Asks whether we could repair hydraulic hoses for him"))
            .chain((0..8).map(|n| call(n + 20, "Asks whether the order was sent")))
            .chain((0..30).map(|_| call(99, "Wants a discount on gaskets")))
            .collect();
        let coded: Vec<TextRow> =
            (0..40).map(|n| call(n, "Asks whether the order was sent")).collect();
        let found = found_in(&waiting, &coded, &HashSet::new());
        let words: Vec<&str> = found.iter().map(|one| one.words.as_str()).collect();
        assert!(words.iter().any(|one| one.contains("hydraulic hoses")), "{words:?}");
        assert!(!words.iter().any(|one| one.contains("gaskets")), "one caller is not many");
        assert!(!words.contains(&"hydraulic"), "a part of a longer one says nothing: {words:?}");
        let first = &found[0];
        assert_eq!((first.calls, first.callers), (8, 8));
        assert!(first.g2.unwrap() > 10.0);
        let said = HashSet::from([key_of(&first.words)]);
        let found = found_in(&waiting, &coded, &said);
        assert!(found.iter().all(|one| one.words != words[0]), "it was said what they are");
    }

    #[test]
    fn words_of_every_call_are_none() {
        let waiting: Vec<TextRow> = (0..10).map(|n| call(n, "Delivery please")).collect();
        let coded: Vec<TextRow> = (0..10).map(|n| call(n, "Delivery please")).collect();
        let none = HashSet::new();
        assert!(found_in(&waiting, &coded, &none).iter().all(|one| one.g2 == Some(0.0)));
        assert!(found_in(&[], &coded, &none).is_empty());
    }
}
