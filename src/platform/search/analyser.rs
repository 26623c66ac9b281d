//! Text to tokens.
//!
//! A *run* is a stretch of letters and digits; a *word* is one run, or several that single
//! punctuation marks hold together (`HX-40`, `4500-9921`, `don't`). Each run gives a token. After
//! these, so that words that follow one another stay so, come other forms: of a word of several
//! runs the joined one (`hx40`), so that either spelling finds the other; of a Russian noun its
//! second stem.
use std::iter::{Peekable, from_fn};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use uuid::Uuid;

use super::stems::{noun_stem, stem};

/// More tokens than this of one text are not indexed.
pub const MAX_TOKENS: usize = 4_000;
/// A longer token is cut to this many characters, in the index as in a query.
pub const MAX_TOKEN_CHARS: usize = 64;

/// The tokens of `text`: of its runs in order, then the other forms; at most [`MAX_TOKENS`].
pub fn tokens(text: &str) -> Vec<String> {
    let mut plain = Vec::new();
    let mut others = Vec::new();
    for word in words(text) {
        plain.extend(word.runs.iter().flat_map(Run::tokens));
        others.extend(word.runs.iter().flat_map(Run::other_stems));
        others.extend(word.joined);
        if plain.len() + others.len() >= MAX_TOKENS {
            break;
        }
    }
    plain.append(&mut others);
    plain.truncate(MAX_TOKENS);
    plain
}

/// The tokens of `text`, separated by spaces: what an FTS5 column holds.
pub fn index_text(text: &str) -> String {
    tokens(text).join(" ")
}

/// The token that lets members of one visibility group (a relationship, an organisation) find a
/// row: append it to the row's tokens when indexing, pass it to the query when searching.
pub fn group_token(group: Uuid) -> String {
    format!("ß{}", group.simple())
}

/// The tokens with their positions as a literal of PostgreSQL's `tsvector` (to be bound as a
/// parameter and cast, not to be spliced into a statement).
pub fn to_tsvector_literal(tokens: &[String]) -> String {
    let lexemes: Vec<String> = (1..)
        .zip(tokens)
        .map(|(position, token)| {
            let position: u32 = position;
            format!("{}:{}", pg_quoted(token), position.min(MAX_PG_POSITION))
        })
        .collect();
    lexemes.join(" ")
}

/// PostgreSQL keeps no higher position in a `tsvector`.
const MAX_PG_POSITION: u32 = 16_383;

/// `token` as a quoted lexeme of `tsvector` and `tsquery`.
pub(super) fn pg_quoted(token: &str) -> String {
    format!("'{}'", token.replace('\\', r"\\").replace('\'', "''"))
}

/// A stretch of letters and digits, as folded pieces. Nearly always one piece; more where the
/// script writes without spaces.
#[derive(Debug)]
pub(super) struct Run {
    /// Bytes in the original text.
    pub span: Range<usize>,
    /// Folded, not yet stemmed.
    pub pieces: Vec<String>,
}

impl Run {
    pub fn tokens(&self) -> impl Iterator<Item = String> {
        self.pieces.iter().map(|piece| token(piece))
    }

    pub fn other_stems(&self) -> impl Iterator<Item = String> {
        self.pieces.iter().filter(|piece| !is_too_long(piece)).filter_map(|piece| noun_stem(piece))
    }
}

/// Runs held together by single punctuation marks.
#[derive(Debug)]
pub(super) struct Word {
    pub runs: Vec<Run>,
    /// The word without its punctuation, when that is another way to write it.
    pub joined: Option<String>,
}

/// The words of `text` in order. Words without a token are left out.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut spans = spans(text).peekable();
    from_fn(move || {
        loop {
            let word = next_word(text, &mut spans)?;
            if !word.runs.is_empty() {
                return Some(word);
            }
        }
    })
}

fn next_word(text: &str, spans: &mut Peekable<impl Iterator<Item = Range<usize>>>) -> Option<Word> {
    let mut span = spans.next()?;
    let mut runs = Vec::new();
    let mut hyphens_only = true;
    loop {
        let end = span.end;
        let pieces = pieces(text.get(span.clone()).unwrap_or_default());
        if !pieces.is_empty() {
            runs.push(Run { span, pieces });
        }
        let next = spans.next_if(|next| connector(text, end..next.start).is_some());
        let Some(next) = next else { break };
        hyphens_only &= connector(text, end..next.start) == Some(Connector::Hyphen);
        span = next;
    }
    let joined = joined(&runs, hyphens_only);
    Some(Word { runs, joined })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Connector {
    /// Joins letters as well as digits: hyphen, apostrophe.
    Hyphen,
    /// Joins only what has a digit in it: part numbers, dates, amounts.
    Other,
}

fn connector(text: &str, gap: Range<usize>) -> Option<Connector> {
    let mut chars = text.get(gap)?.chars();
    let connector = match chars.next()? {
        '-' | '\'' | '\u{2019}' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Connector::Hyphen,
        '.' | ',' | '/' | '_' | ':' | '#' => Connector::Other,
        _ => return None,
    };
    chars.next().is_none().then_some(connector)
}

fn joined(runs: &[Run], hyphens_only: bool) -> Option<String> {
    let pieces = || runs.iter().flat_map(|run| &run.pieces);
    let has_digit = pieces().any(|piece| piece.contains(char::is_numeric));
    let one_script = pieces().all(|piece| !piece.contains(is_written_without_spaces));
    if runs.len() < 2 || !one_script || !(has_digit || hyphens_only) {
        return None;
    }
    let joined: String = pieces().map(String::as_str).collect();
    (!is_too_long(&joined)).then(|| token(&joined))
}

/// Byte ranges of the runs in `text`.
fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| continues_run(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// Marks belong to the letter before them; soft hyphens and joiners are not seen by a reader.
fn continues_run(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Folds a run and cuts it where compatibility forms (½) or the script ask for it.
fn pieces(run: &str) -> Vec<String> {
    if run.is_ascii() {
        return vec![run.to_ascii_lowercase()]; // most text by far; twice as fast
    }
    let mut folded = String::with_capacity(run.len());
    for c in run.nfkc().flat_map(char::to_lowercase) {
        fold(c, &mut folded);
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for c in folded.chars() {
        if is_token_char(c) && !is_written_without_spaces(c) {
            piece.push(c);
            continue;
        }
        if !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        if is_token_char(c) {
            pieces.push(c.to_string());
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// Case is folded already; here go the marks of Latin and Greek letters, ё, and joined letters.
fn fold(c: char, into: &mut String) {
    match c {
        'ё' => into.push('е'),
        'ß' => into.push_str("ss"),
        'æ' => into.push_str("ae"),
        'œ' => into.push_str("oe"),
        'þ' => into.push_str("th"),
        'ø' => into.push('o'),
        'đ' | 'ð' => into.push('d'),
        'ł' => into.push('l'),
        'ħ' => into.push('h'),
        'ı' => into.push('i'),
        'ς' => into.push('σ'),
        'à'..='\u{24F}' | '\u{370}'..='\u{3FF}' | '\u{1E00}'..='\u{1FFF}' => {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    into.push(part);
                }
            })
        }
        _ if is_combining_mark(c) || is_invisible(c) => {}
        _ => into.push(c),
    }
}

/// Letters and digits that both engines keep. Rust counts enclosed letters (🅐) as alphabetic;
/// to FTS5 they are symbols.
fn is_token_char(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c) && !matches!(c, '\u{1F100}'..='\u{1F1FF}')
}

/// Such a script gives one token for each character, and a query for several is a phrase.
fn is_written_without_spaces(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}'     // Thai, Lao
        | '\u{1000}'..='\u{109F}'   // Myanmar
        | '\u{1780}'..='\u{17FF}'   // Khmer
        | '\u{3005}'..='\u{30FF}'   // Japanese kana
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'   // Chinese characters
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// The token of a folded piece: cut, stemmed by its script, or, with a digit in it, freed of
/// Cyrillic letters that look Latin.
pub(super) fn token(piece: &str) -> String {
    if piece.contains(char::is_numeric) {
        return cut(&latin_look_alikes(piece));
    }
    if is_too_long(piece) {
        return cut(piece);
    }
    stem(piece).unwrap_or_else(|| piece.to_owned())
}

fn is_too_long(piece: &str) -> bool {
    piece.chars().nth(MAX_TOKEN_CHARS).is_some()
}

/// The first [`MAX_TOKEN_CHARS`] of a folded piece: what a prefix search looks for.
pub(super) fn cut(piece: &str) -> String {
    piece.chars().take(MAX_TOKEN_CHARS).collect()
}

/// Part numbers are typed on either keyboard: `С-1042` with a Cyrillic С is `C-1042`. A word that
/// has any other Cyrillic letter stays as it is.
pub(super) fn latin_look_alikes(piece: &str) -> String {
    let latin: Option<String> = piece
        .chars()
        .map(|c| match c {
            'а' => Some('a'),
            'в' => Some('b'),
            'е' => Some('e'),
            'к' => Some('k'),
            'м' => Some('m'),
            'н' => Some('h'),
            'о' => Some('o'),
            'р' => Some('p'),
            'с' => Some('c'),
            'т' => Some('t'),
            'у' => Some('y'),
            'х' => Some('x'),
            '\u{400}'..='\u{52F}' => None,
            other => Some(other),
        })
        .collect();
    latin.unwrap_or_else(|| piece.to_owned())
}

#[cfg(test)]
mod tests;
