//! Answers in words.
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::measures::texts;
use super::publish::Veil;
use super::shape::{SegmentWords, TextList, WordFigure, rounded};
use super::variables::Variable;
use crate::features::surveys::model::{Answers, Question};
use crate::platform::statistics::words::compare;

/// Texts and words in one list.
const MOST: usize = 500;
const MOST_WORDS: usize = 20;
/// Words used less often say nothing.
const LEAST: u64 = 3;
const SHORTEST: usize = 3;

/// The texts, in an order that depends on nothing but what they say; nothing where they are too few to
/// be told. `search` keeps those that have all its words.
pub fn list(
    question: &Question,
    all: &[&Answers],
    search: Option<&str>,
    veil: Veil,
) -> Option<TextList> {
    let mut found = texts(question, all);
    if veil.hides() && !enough(found.len(), veil.k()) {
        return None;
    }
    let wanted: Vec<String> =
        search.unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    if !wanted.is_empty() {
        found.retain(|text| {
            let text = text.to_lowercase();
            wanted.iter().all(|word| text.contains(word))
        });
    }
    found.sort_by_cached_key(|text| Sha256::digest(text.as_bytes()).to_vec());
    let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let items = found.into_iter().take(MOST).map(str::to_owned).collect();
    Some(TextList { found: count, items })
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
