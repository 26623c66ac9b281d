use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::platform::search::{group_token, index_text, tokens};

fn groups() -> Vec<String> {
    vec![group_token(Uuid::from_u128(1))]
}

/// The meaning of a query, said once more and plainly: the engines are compared with it.
fn finds(typed: &str, text: &str) -> bool {
    let tokens = tokens(text);
    let Some(query) = parse_query(typed) else {
        return false;
    };
    query.terms.iter().all(|term| {
        term.iter().any(|found| {
            tokens.windows(found.tokens.len()).any(|window| {
                let last = found.tokens.len() - 1;
                window.iter().zip(&found.tokens).enumerate().all(|(at, (token, wanted))| {
                    token == wanted
                        || (found.prefix && at == last && token.starts_with(wanted.as_str()))
                })
            })
        })
    })
}

/// An FTS5 table as the search store keeps it.
struct Fts(SqliteConnection);

#[derive(QueryableByName)]
struct Hit {
    #[diesel(sql_type = BigInt)]
    rowid: i64,
}

impl Fts {
    fn with(rows: &[(&str, &[String])]) -> Self {
        let mut connection = SqliteConnection::establish(":memory:").unwrap();
        connection
            .batch_execute(
                "CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'unicode61 remove_diacritics 0')",
            )
            .unwrap();
        for (text, groups) in rows {
            diesel::sql_query("INSERT INTO t (body) VALUES (?)")
                .bind::<Text, _>(format!("{} {}", index_text(text), groups.join(" ")))
                .execute(&mut connection)
                .unwrap();
        }
        Self(connection)
    }

    fn find(&mut self, fts5: &str) -> Vec<i64> {
        let hits: Vec<Hit> =
            diesel::sql_query("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid")
                .bind::<Text, _>(fts5)
                .load(&mut self.0)
                .unwrap_or_else(|error| panic!("{fts5}: {error}"));
        hits.into_iter().map(|hit| hit.rowid).collect()
    }
}

#[test]
fn words_are_all_required_and_the_last_may_be_unfinished() {
    let text = "The pump HX-40 is leaking at the flange";
    assert!(finds("flange pump", text));
    assert!(finds("pump fla", text));
    assert!(!finds("pump fla ", text), "a space ends the word");
    assert!(!finds("pump gasket", text));
    for typed in [
        "le", "lea", "leak", "leaki", "leakin", "leaking", "leaked", "HX", "hx4", "hx-4", "hx-40",
        "HX40",
    ] {
        assert!(finds(typed, text), "{typed}");
    }
}

#[test]
fn russian_is_found_in_any_form_and_while_it_is_typed() {
    let text = "Договорённость о замене подшипников насоса по рекламации № 24-117";
    for typed in [
        "замена подшипник",
        "НАСОСЫ",
        "рекламация",
        "рекламаци",
        "рекл",
        "подшипникам",
        "договоренность",
        "договореннос",
        "договорённ",
        "24-117",
        "24117",
        "№24-117",
    ] {
        assert!(finds(typed, text), "{typed}");
    }
    assert!(!finds("возврат", text));
}

#[test]
fn both_spellings_of_a_number_find_each_other() {
    for (typed, text) in [
        ("C1042", "see C-1042"),
        ("C-1042", "see C1042 now"),
        ("с-1042", "see C-1042"),
        ("4500-99", "PO 4500-9921"),
        ("45009921", "PO 4500-9921"),
        ("4500-9921 ", "PO 45009921"),
        ("e-mail", "by email"),
        ("email", "by e-mail"),
    ] {
        assert!(finds(typed, text), "{typed} in {text}");
    }
    assert!(!finds("hx-40 ", "40 pieces of hx"), "the parts of a number follow one another");
}

#[test]
fn quotes_ask_for_a_phrase() {
    assert!(finds("\"leaking flange\"", "a leaking flange"));
    assert!(!finds("\"flange leaking\"", "a leaking flange"));
    assert!(finds("«Северный порт» письмо ", "письмо для «Северного порта»"));
    assert!(finds("5\" pipe", "a pipe of 5 inches"), "one quote alone means nothing");
    assert_eq!(parse_query(" \"\" * () -- \0"), None);
    assert_eq!(parse_query(""), None);
}

#[test]
fn the_engines_get_quoted_tokens() {
    let query = parse_query("Leaking pu").unwrap();
    let group = group_token(Uuid::from_u128(1));
    assert_eq!(
        to_fts5(&query, &groups()),
        format!("(\"{group}\") AND (\"leak\") AND (\"pu\" OR \"pu\" *)")
    );
    assert_eq!(to_tsquery(&query, &groups()), format!("('{group}') & ('leak') & ('pu' | 'pu':*)"));
    let number = parse_query("HX-40 ").unwrap();
    assert_eq!(to_tsquery(&number, &[]), "'ß' & ('hx' <-> '40' | 'hx40')");
    assert_eq!(to_fts5(&number, &[]), "\"ß\" AND (\"hx\" + \"40\" OR \"hx40\")");
}

#[test]
fn sqlite_finds_within_the_groups_only() {
    let (mine, other) = (group_token(Uuid::from_u128(1)), group_token(Uuid::from_u128(2)));
    let forged = format!("gasket {mine}");
    let mut fts = Fts::with(&[
        ("gasket of pump HX-40", std::slice::from_ref(&mine)),
        ("gasket", std::slice::from_ref(&other)),
        (&forged, std::slice::from_ref(&other)),
    ]);
    let gasket = parse_query("gask").unwrap();
    assert_eq!(fts.find(&to_fts5(&gasket, std::slice::from_ref(&mine))), [1]);
    assert_eq!(fts.find(&to_fts5(&gasket, &[mine.clone(), other])), [1, 2, 3]);
    assert_eq!(fts.find(&to_fts5(&gasket, &[])), [0_i64; 0]);
    let many: Vec<String> = (0..2_000).map(|n| group_token(Uuid::from_u128(n))).collect();
    assert_eq!(fts.find(&to_fts5(&parse_query("hx-4").unwrap(), &many)), [1]);
}

#[test]
fn operators_are_words() {
    let mut fts = Fts::with(&[("pump", &groups()), ("gasket or pump not near", &groups())]);
    for typed in [
        "pump OR gasket",
        "pump NOT near",
        "NEAR(pump gasket)",
        "body : pump",
        "pump*",
        "^pump",
        "\"",
        "'; DROP TABLE t; --",
        "pump\0",
        "a\"b\"c\"",
        "(",
        "-pump",
        "{a b}: c",
        "+",
        "\\",
        "' | 'x",
    ] {
        let Some(query) = parse_query(typed) else {
            continue;
        };
        fts.find(&to_fts5(&query, &groups()));
    }
    assert_eq!(fts.find(&to_fts5(&parse_query("pump OR gasket").unwrap(), &groups())), [2]);
}

proptest! {
    #[test]
    fn every_word_of_a_text_finds_it(text in "[a-zA-Zа-яА-ЯёЁé0-9 ,.\\-/']{1,80}", at in prop::arbitrary::any::<prop::sample::Index>()) {
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
        prop_assume!(!words.is_empty());
        let word = words[at.index(words.len())];
        prop_assert!(finds(word, &text), "{word:?} in {text:?}");
        let finished = format!("{word} ");
        prop_assert!(finds(&finished, &text), "{finished:?} in {text:?}");
    }

    #[test]
    fn sqlite_agrees_with_the_meaning(
        typed in "(pump|leak|HX-4|40|насос|\"|水| |[\\PC]){0,8}",
        text in "(pump|leaking|HX-40|насосы|水|泵| |,|[\\PC]){0,12}",
    ) {
        let Some(query) = parse_query(&typed) else { return Ok(()) };
        let mut fts = Fts::with(&[(text.as_str(), &groups())]);
        let found = !fts.find(&to_fts5(&query, &groups())).is_empty();
        // SQLite knows fewer scripts than Unicode has; where it knows the letters it must agree.
        let known = |s: &str| s.chars().all(|c| matches!(u32::from(c), 0..=0x52F | 0x4E00..=0x9FFF));
        if known(&typed) && known(&text) {
            prop_assert_eq!(found, finds(&typed, &text), "{:?} in {:?}", typed, text);
        }
    }

    #[test]
    fn no_input_breaks_the_quoting(typed in "[\\s\\S]{0,60}") {
        if let Some(query) = parse_query(&typed) {
            let written = to_tsquery(&query, &groups());
            prop_assert!(written.chars().all(|c| c.is_alphanumeric() || "()'|&<->:* ".contains(c)));
        }
    }
}

#[test]
fn a_text_is_found_without_the_index_as_it_is_with_it() {
    let fits = |typed: &str, text: &str| {
        parse_query(typed).is_some_and(|query| query.fits(&crate::platform::search::tokens(text)))
    };
    assert!(fits("seal", "R4 The seals hold 12 bar"), "another form");
    assert!(fits("12 hol", "The seals hold 12 bar"), "in any order");
    assert!(fits("sea", "The seals hold 12 bar"), "unfinished");
    assert!(!fits("sea ", "The seals hold 12 bar"), "finished");
    assert!(fits("\"hold 12\"", "The seals hold 12 bar"));
    assert!(!fits("\"12 hold\"", "The seals hold 12 bar"));
    assert!(fits("фланец", "Фланцы без трещин"));
    assert!(!fits("seal valve", "The seals hold 12 bar"), "all of them");
}
