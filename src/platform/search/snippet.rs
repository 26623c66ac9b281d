//! The part of a text that shows why it was found.
use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;

use super::analyser::{Word, words};
use super::query::Query;

/// A piece of a snippet. The pieces in a row are the snippet; nothing in them is markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Segment {
    pub text: String,
    /// Whether it is a word that was looked for.
    pub hit: bool,
}

/// About `max_chars` characters of `text` around the first word that `query` looks for, or its
/// beginning if there is none. White space is collapsed; `…` stands where the text was cut.
pub fn snippet(text: &str, query: &Query, max_chars: usize) -> Vec<Segment> {
    let chars = marked(text, &hits(text, query));
    let first = chars.iter().position(|(_, hit)| *hit).unwrap_or(0);
    let window = window(&chars, first, max_chars);
    let mut segments = Vec::new();
    if window.start > 0 {
        push(&mut segments, '…', false);
    }
    let cut_after = window.end < chars.len();
    for (c, hit) in chars.get(window).unwrap_or_default() {
        push(&mut segments, *c, *hit);
    }
    if cut_after {
        push(&mut segments, '…', false);
    }
    segments
}

fn push(segments: &mut Vec<Segment>, c: char, hit: bool) {
    match segments.last_mut() {
        Some(last) if last.hit == hit => last.text.push(c),
        _ => segments.push(Segment { text: c.to_string(), hit }),
    }
}

/// Byte ranges of the words that the query looks for, in order.
fn hits(text: &str, query: &Query) -> Vec<Range<usize>> {
    let whole: HashSet<&str> =
        query.matches().flat_map(|found| &found.tokens).map(String::as_str).collect();
    let prefixes: Vec<&str> = query
        .matches()
        .filter(|found| found.prefix)
        .filter_map(|found| found.tokens.last())
        .map(String::as_str)
        .collect();
    let wanted =
        |token: &str| whole.contains(token) || prefixes.iter().any(|p| token.starts_with(p));
    words(text).flat_map(|word| hits_in(&word, &wanted)).collect()
}

/// All of the word when its joined form is wanted (`HX-40`), else the runs that are.
fn hits_in(word: &Word, wanted: &impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let all = word.joined.as_deref().is_some_and(wanted);
    let spans = word.runs.iter().map(|run| (run, run.span.clone()));
    if all {
        let whole = spans.map(|(_, span)| span).reduce(|first, last| first.start..last.end);
        return whole.into_iter().collect();
    }
    let found =
        spans.filter(|(run, _)| run.tokens().chain(run.other_stems()).any(|token| wanted(&token)));
    found.map(|(_, span)| span).collect()
}

/// The characters of `text` with white space collapsed, and whether each belongs to a hit.
fn marked(text: &str, hits: &[Range<usize>]) -> Vec<(char, bool)> {
    let mut hits = hits.iter().peekable();
    let mut chars: Vec<(char, bool)> = Vec::new();
    for (at, c) in text.char_indices() {
        while hits.next_if(|hit| hit.end <= at).is_some() {}
        let hit = hits.peek().is_some_and(|hit| hit.contains(&at));
        if !c.is_whitespace() && !c.is_control() {
            chars.push((c, hit));
        } else if chars.last().is_some_and(|(last, _)| *last != ' ') {
            chars.push((' ', hit));
        }
    }
    while chars.pop_if(|(last, _)| *last == ' ').is_some() {}
    chars
}

/// Which characters to show: a quarter of the room is for what comes before `first`; words are
/// not cut where that costs less than a fifth of the room.
fn window(chars: &[(char, bool)], first: usize, max_chars: usize) -> Range<usize> {
    if chars.len() <= max_chars {
        return 0..chars.len();
    }
    let slack = max_chars / 5;
    let latest_start = chars.len().saturating_sub(max_chars);
    let start = first.saturating_sub(max_chars / 4).min(latest_start);
    let is_space = |at: usize| chars.get(at).is_some_and(|(c, _)| *c == ' ');
    let start = match (start..first.min(start + slack)).find(|at| is_space(*at)) {
        Some(space) if start > 0 => space + 1,
        _ => start,
    };
    let end = chars.len().min(start + max_chars);
    let end = match (end.saturating_sub(slack)..end).rev().find(|at| is_space(*at)) {
        Some(space) if end < chars.len() && space > first => space,
        _ => end,
    };
    start..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::platform::search::parse_query;

    fn shown(text: &str, typed: &str, max_chars: usize) -> String {
        let segments = snippet(text, &parse_query(typed).unwrap(), max_chars);
        segments
            .iter()
            .map(|s| if s.hit { format!("[{}]", s.text) } else { s.text.clone() })
            .collect()
    }

    #[test]
    fn hits_are_marked_in_the_original_words() {
        assert_eq!(
            shown("Pumps HX-40\n\n leaked!", "pump hx40 leaking", 80),
            "[Pumps] [HX-40] [leaked]!"
        );
        assert_eq!(shown("Насосы текут", "насос", 80), "[Насосы] текут");
        assert_eq!(shown("Café crème", "cafe", 80), "[Café] crème");
        assert_eq!(shown("nothing here", "pump", 80), "nothing here");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_hit() {
        let text = format!("{}the gasket is torn {}", "before ".repeat(40), "after ".repeat(40));
        assert_eq!(shown(&text, "gasket", 40), "…the [gasket] is torn after after after…");
        assert_eq!(shown(&text, "before ", 20), "[before] [before] [before]…");
        assert!(shown(&text, "zzz ", 20).starts_with("before before"));
    }

    proptest! {
        #[test]
        fn a_snippet_keeps_its_length(text in "[\\s\\S]{0,300}", typed in "[a-zа-я]{1,3}", max in 0_usize..60) {
            let segments = snippet(&text, &parse_query(&typed).unwrap(), max);
            let chars: usize = segments.iter().map(|s| s.text.chars().count()).sum();
            prop_assert!(chars <= max + 2);
            prop_assert!(segments.windows(2).all(|pair| pair[0].hit != pair[1].hit));
        }
    }
}
