//! Answers in words.
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::measures::texts;
use super::publish::Veil;
use super::shape::{SegmentWords, TagCount, TextItem, TextList, WordFigure, rounded};
use super::variables::Variable;
use super::{Ask, Tags};
use crate::features::surveys::model::{Answers, Question};
use crate::platform::statistics::words::compare;

/// Texts and words in one list.
const MOST: usize = 500;
const MOST_WORDS: usize = 20;
/// Words used less often say nothing.
const LEAST: u64 = 3;
const SHORTEST: usize = 3;

/// What a text is known by: nothing but its words.
pub fn key(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// The texts, in an order that depends on nothing but what they say; nothing where they are too few to
/// be told. A search keeps those that have all its words, a tag those that are called so.
pub fn list(
    question: &Question,
    all: &[&Answers],
    ask: &Ask,
    tags: &Tags,
    veil: Veil,
) -> Option<TextList> {
    let found = texts(question, all);
    if veil.hides() && !enough(found.len(), veil.k()) {
        return None;
    }
    let item = |text: &str| {
        let key = key(text);
        let tags = tags.get(&key).cloned().unwrap_or_default();
        TextItem { key, text: text.to_owned(), tags }
    };
    let mut items: Vec<TextItem> = found.into_iter().map(item).collect();
    let counts = tag_counts(&items);
    let wanted: Vec<String> = ask
        .search
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    items.retain(|item| {
        let text = item.text.to_lowercase();
        wanted.iter().all(|word| text.contains(word))
            && ask.tag.as_ref().is_none_or(|tag| item.tags.contains(tag))
    });
    items.sort_by(|one, other| one.key.cmp(&other.key));
    let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
    items.truncate(MOST);
    Some(TextList { found: count, items, tags: counts })
}

/// How many texts have each tag, the most frequent first.
fn tag_counts(items: &[TextItem]) -> Vec<TagCount> {
    let mut counts: BTreeMap<&String, u64> = BTreeMap::new();
    for tag in items.iter().flat_map(|item| &item.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let count = |(tag, count): (&String, u64)| TagCount { tag: tag.clone(), count };
    let mut counts: Vec<TagCount> = counts.into_iter().map(count).collect();
    counts.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.tag.cmp(&other.tag)));
    counts
}

fn enough(texts: usize, k: u64) -> bool {
    u64::try_from(texts).is_ok_and(|texts| texts >= k)
}

/// The words of each group against those of all others. Where answers are hidden, only words that at
/// least `k` use on either side, and only groups of at least `k` with as many others: a rare word is a
/// text, and would say in which group it was written.
pub fn words(
    question: &Question,
    by: &Variable<'_>,
    all: &[&Answers],
    veil: Veil,
) -> Vec<SegmentWords> {
    let groups = by.cells.iter().enumerate().skip(by.lacking);
    let told = |at: usize| {
        let (inside, outside): (Vec<&Answers>, Vec<&Answers>) =
            all.iter().copied().partition(|answers| by.place(answers) == Some(at));
        (texts(question, &inside), texts(question, &outside))
    };
    groups
        .filter_map(|(at, cell)| {
            let (inside, outside) = told(at);
            let k = veil.k();
            if inside.is_empty() || !enough(inside.len(), k) || !enough(outside.len(), k) {
                return None;
            }
            let words = differences(&inside, &outside, veil);
            let count = |texts: &[&str]| u64::try_from(texts.len()).unwrap_or(u64::MAX);
            Some(SegmentWords {
                code: cell.code.clone(),
                label: cell.label.clone(),
                texts: count(&inside),
                others: count(&outside),
                words,
            })
        })
        .collect()
}

fn differences(inside: &[&str], outside: &[&str], veil: Veil) -> Vec<WordFigure> {
    let count = |texts: &[&str]| u64::try_from(texts.len()).unwrap_or(u64::MAX);
    let (mut first, mut second) = (used(inside), used(outside));
    if veil.hides() {
        let (mine, others) = (first.clone(), second.clone());
        let often = |word: &String| {
            let of = |words: &BTreeMap<String, u64>| words.get(word).copied().unwrap_or(0);
            of(&mine) >= veil.k() && of(&others) >= veil.k()
        };
        first.retain(|word, _| often(word));
        second.retain(|word, _| often(word));
    }
    compare((&first, count(inside)), (&second, count(outside)), LEAST)
        .into_iter()
        .take(MOST_WORDS)
        .map(|found| WordFigure {
            word: found.word,
            count: found.counts.0,
            elsewhere: found.counts.1,
            signed_g2: rounded(found.signed_g2),
            p: rounded(found.adjusted_p),
        })
        .collect()
}

/// In how many texts each word stands: who repeats one is still one voice.
fn used(texts: &[&str]) -> BTreeMap<String, u64> {
    let mut used = BTreeMap::new();
    for text in texts {
        let words: BTreeSet<String> = text
            .split(|one: char| !one.is_alphanumeric())
            .filter(|word| word.chars().count() >= SHORTEST)
            .map(str::to_lowercase)
            .collect();
        for word in words {
            *used.entry(word).or_default() += 1;
        }
    }
    used
}
