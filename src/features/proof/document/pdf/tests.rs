//! No text breaks a page.
use proptest::prelude::*;

use super::flow::{LEFT, Mark, WIDTH, lay_out};
use super::{fonts, render};
use crate::features::proof::document::{Block, Document, Entry, case};
use crate::features::proof::service::sample;
use crate::platform::authz::Locale;

const HOSTILE: &[&str] = &[
    "",
    "\u{0}\u{1}\u{7}\u{1b}[31mred\u{9b}",
    "👍🏽👨‍👩‍👧‍👦🏳️‍🌈",
    "שלום עולם مرحبا بالعالم",
    "日本語の文章 한국어",
    "a\u{202e}gpj.exe\u{2066}\u{2069}",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}",
    "\r\n\r\n\t\t\u{2028}\u{2029}\u{85}",
    "<script>alert(1)</script>",
    "\u{10ffff}\u{fffd}\u{feff}\u{e0001}",
];

fn document(locale: Locale, texts: &[&str]) -> Document {
    case::draw(&sample::collected(locale, texts), &"ab".repeat(32)).unwrap()
}

#[test]
fn hostile_texts_make_a_file() {
    let long = "Ы".repeat(20_000);
    let words = "слово ".repeat(4_000);
    let mut texts = HOSTILE.to_vec();
    texts.extend([long.as_str(), words.as_str()]);
    let mut document = document(Locale::Ru, &texts);
    document.title = HOSTILE.join(&long);
    let cells = vec![long.clone(), HOSTILE.join(""), String::new()];
    document
        .blocks
        .push(Block::Table { head: cells.clone(), rows: vec![cells.clone(), Vec::new()] });
    document.blocks.push(Block::Pairs(vec![(long.clone(), words.clone()), (String::new(), long)]));
    let pdf = render(&document).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf.windows(5).any(|window| window == b"%%EOF"));
}

#[test]
fn the_same_document_gives_the_same_file() {
    let document = document(Locale::En, &["one", "два"]);
    assert!(render(&document).unwrap() == render(&document).unwrap());
}

#[test]
fn a_character_that_is_not_there_is_a_box_and_is_told() {
    assert_eq!(fonts::clean("Ёж №5 — 10 ₽ ≤ €"), ("Ёж №5 — 10 ₽ ≤ €".to_owned(), false));
    assert_eq!(fonts::clean("и\u{306}"), ("й".to_owned(), false));
    assert_eq!(fonts::clean("a\u{202e}b\u{7}"), ("ab".to_owned(), false));
    assert!(fonts::width("□", fonts::Weight::Bold, 10.0) > 1.0, "the box can be drawn");
    assert_eq!(fonts::clean("日x"), ("□x".to_owned(), true));
    let told = |texts: &[&str]| words(&document(Locale::En, texts)).contains("□ stands for");
    assert!(told(&["日本"]) && !told(&["plain"]));
}

fn words(document: &Document) -> String {
    let faces = fonts::Faces::load().unwrap();
    let pages = lay_out(document, &faces);
    let lines = pages.iter().flatten().filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text.as_str()),
        Mark::Box { .. } => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_line_stays_in_its_column(text in "[\\s\\S]{0,600}", word in "[ю-яA-Z]{0,400}") {
        let faces = fonts::Faces::load().unwrap();
        let mut document = document(Locale::En, &[]);
        document.blocks = vec![
            Block::Text(text.clone()),
            Block::Pairs(vec![(word.clone(), text.clone())]),
            Block::Entry(Entry {
                mark: String::new(), when: String::new(), who: word.clone(), what: text.clone(),
                figures: Vec::new(), body: Some(text), withheld: None, files: Vec::new(), private: true,
                lines: Vec::new(),
            }),
        ];
        for mark in lay_out(&document, &faces).iter().flatten() {
            let Mark::Text { x, size, weight, text, .. } = mark else { continue };
            let right = x + fonts::width(text, *weight, *size);
            prop_assert!(right <= WIDTH - LEFT + 0.5, "{text:?} ends at {right}");
            prop_assert!(!text.chars().any(char::is_control));
        }
    }
}
