//! What somebody typed, as a query for either database.
use super::analyser::{Word, cut, latin_look_alikes, pg_quoted, words};
use super::stems::stems_while_typing;

/// More words than this are not looked for.
const MAX_TERMS: usize = 16;
/// One letter is the beginning of too many words.
const SHORTEST_PREFIX: usize = 2;

/// Words that all must be there. Made by [`parse_query`] alone, so that it holds tokens of the
/// analyser and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// Ways to write one word; one of them must be there.
pub(super) type Term = Vec<Match>;

/// Tokens that must follow one another; mostly it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub tokens: Vec<String>,
    /// The last token may go on.
    pub prefix: bool,
}

impl Query {
    /// Whether a text with these tokens has all the words, as the index would find it.
    pub fn fits(&self, text: &[String]) -> bool {
        self.terms.iter().all(|term| term.iter().any(|found| found.stands_in(text)))
    }

    pub(super) fn matches(&self) -> impl Iterator<Item = &Match> {
        self.terms.iter().flatten()
    }
}

impl Match {
    fn stands_in(&self, text: &[String]) -> bool {
        let Some((last, before)) = self.tokens.split_last() else { return false };
        text.windows(self.tokens.len()).any(|at| {
            at.split_last().is_some_and(|(end, start)| {
                let ends = if self.prefix { end.starts_with(last.as_str()) } else { end == last };
                ends && start == before
            })
        })
    }
}

/// Reads a search box: words are all required, in any order; those in quotes (`"…"`, `“…”`, `«…»`)
/// must follow one another; the last word may be unfinished unless a space follows it. `None`
/// when there is no word in `typed`.
pub fn parse_query(typed: &str) -> Option<Query> {
    let mut terms = Vec::new();
    let mut rest = typed;
    while let Some((before, phrase, after)) = split_quoted(rest) {
        terms.extend(words(before).map(|word| whole(&word)));
        terms.extend(as_phrase(phrase));
        rest = after;
    }
    let unfinished = rest.chars().next_back().is_some_and(|c| !c.is_whitespace());
    let mut last: Vec<Word> = words(rest).collect();
    let beginning = if unfinished { last.pop() } else { None };
    terms.extend(last.iter().map(whole));
    terms.extend(beginning.map(|word| begun(&word)));
    terms.truncate(MAX_TERMS);
    (!terms.is_empty()).then_some(Query { terms })
}

/// What is before, in and after the first pair of quotes.
fn split_quoted(text: &str) -> Option<(&str, &str, &str)> {
    const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];
    let (before, rest) = text.split_once(QUOTES)?;
    let (phrase, after) = rest.split_once(QUOTES)?;
    Some((before, phrase, after))
}

fn as_phrase(text: &str) -> Option<Term> {
    let tokens: Vec<String> =
        words(text).flat_map(|word| tokens_of(&word)).take(MAX_TERMS).collect();
    (!tokens.is_empty()).then(|| vec![Match { tokens, prefix: false }])
}

fn tokens_of(word: &Word) -> Vec<String> {
    word.runs.iter().flat_map(|run| run.tokens()).collect()
}

/// A finished word: its parts in a row, or one of its other forms.
fn whole(word: &Word) -> Term {
    let mut term = vec![Match { tokens: tokens_of(word), prefix: false }];
    if is_alone(word) {
        term.extend(word.runs.iter().flat_map(|run| run.other_stems()).map(exactly));
    }
    term.extend(word.joined.iter().cloned().map(exactly));
    term
}

fn is_alone(word: &Word) -> bool {
    word.runs.iter().map(|run| run.pieces.len()).sum::<usize>() == 1
}

/// A word that may go on: as [`whole`], or anything that begins with it.
fn begun(word: &Word) -> Term {
    let mut term = whole(word);
    let Some(last) = word.runs.last().and_then(|run| run.pieces.last()) else {
        return term;
    };
    let prefix =
        if last.contains(char::is_numeric) { latin_look_alikes(last) } else { last.clone() };
    let alone = is_alone(word);
    if !alone || prefix.chars().count() >= SHORTEST_PREFIX {
        let mut tokens = tokens_of(word);
        tokens.pop();
        tokens.push(cut(&prefix));
        term.push(Match { tokens, prefix: true });
    }
    if alone {
        term.extend(stems_while_typing(last).into_iter().map(exactly));
    }
    term.extend(
        word.joined.iter().map(|token| Match { tokens: vec![token.clone()], prefix: true }),
    );
    term
}

fn exactly(token: String) -> Match {
    Match { tokens: vec![token], prefix: false }
}

/// The query in FTS5's language: it must match in one of the groups. Without a group nothing is
/// found.
pub fn to_fts5(query: &Query, group_tokens: &[String]) -> String {
    let groups = any(group_tokens.iter().map(|token| fts5_quoted(token)), " OR ");
    let terms = query.terms.iter().map(|term| any(term.iter().map(fts5_match), " OR "));
    all(groups, terms, " AND ", "\"ß\"")
}

fn fts5_match(found: &Match) -> String {
    let tokens: Vec<String> = found.tokens.iter().map(|token| fts5_quoted(token)).collect();
    let star = if found.prefix { " *" } else { "" };
    format!("{}{star}", tokens.join(" + "))
}

fn fts5_quoted(token: &str) -> String {
    format!("\"{}\"", token.replace('"', "\"\""))
}

/// The query in PostgreSQL's `tsquery` language (to be bound as a parameter and cast): it must
/// match in one of the groups. Without a group nothing is found.
pub fn to_tsquery(query: &Query, group_tokens: &[String]) -> String {
    let groups = any(group_tokens.iter().map(|token| pg_quoted(token)), " | ");
    let terms = query.terms.iter().map(|term| any(term.iter().map(pg_match), " | "));
    all(groups, terms, " & ", "'ß'")
}

fn pg_match(found: &Match) -> String {
    let tokens: Vec<String> = found.tokens.iter().map(|token| pg_quoted(token)).collect();
    let star = if found.prefix { ":*" } else { "" };
    format!("{}{star}", tokens.join(" <-> "))
}

fn any(parts: impl Iterator<Item = String>, or: &str) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("({})", parts.join(or)))
}

/// `nothing` is a token that no row has, for a caller without a group.
fn all(
    groups: Option<String>,
    terms: impl Iterator<Item = Option<String>>,
    and: &str,
    nothing: &str,
) -> String {
    let groups = groups.unwrap_or_else(|| nothing.to_owned());
    let parts: Vec<String> = std::iter::once(groups).chain(terms.flatten()).collect();
    parts.join(and)
}

#[cfg(test)]
mod tests;
