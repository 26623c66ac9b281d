//! Results as files.
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use serde_json::json;

use super::super::export::{self, Cell, Respondent, Sheet};
use super::*;
use crate::features::surveys::model::Lang;

fn hostile() -> (Definition, Vec<(Respondent, Response)>) {
    let mut survey = definition(&[
        ("colour", false, single(&["red", "blue"])),
        ("why", false, json!({ "type": "long_text" })),
        ("score", false, json!({ "type": "nps" })),
        ("many", false, json!({ "type": "multi", "options": options(&["a", "b"]) })),
    ]);
    let special = json!([{ "code": "dont_know" }, { "code": "other" }]);
    survey.pages[0].questions[0].special = serde_json::from_value(special).unwrap();
    let answers = [
        json!({ "colour": { "option": "red" }, "why": { "text": "=HYPERLINK(\"x\")\n<b>&" },
            "score": { "points": 9 }, "many": { "options": { "options": ["b"] } } }),
        json!({ "colour": { "other": "it's green" }, "why": { "text": "+1" } }),
        json!({ "colour": { "special": "dont_know" } }),
    ];
    let rows = answers.into_iter().enumerate().map(|(at, answers)| {
        let name = Some("@sum".to_owned());
        let respondent = Respondent { id: at.to_string(), name, ..Respondent::default() };
        (respondent, times(1, answers).remove(0))
    });
    (survey, rows.collect())
}

#[test]
fn a_spreadsheet_runs_none_of_the_answers() {
    let (survey, rows) = hostile();
    let questions: Vec<_> = survey.questions().cloned().collect();
    let sheet = export::rows(&questions, &rows, &Lang::english());
    let csv = String::from_utf8(export::csv(&sheet).unwrap()).unwrap();
    assert!(csv.starts_with('\u{feff}'));
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\n<b>&\""), "{csv}");
    assert!(csv.contains(",'+1,") && csv.contains(",'@sum,"), "{csv}");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header[7..], ["colour", "colour.other_text", "why", "score", "many.a", "many.b"]);
    let bytes = export::xlsx(&[sheet]).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("responses").unwrap();
    assert_eq!(range.height(), 4);
    let text = |row: u32, column: u32| match range.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        other => format!("{other:?}"),
    };
    // A text that stays one.
    assert_eq!(text(1, 9), "=HYPERLINK(\"x\")\n<b>&");
    assert_eq!(text(1, 7), "RED");
    assert_eq!(range.get_value((1, 10)), Some(&Data::Float(9.0)));
    assert!(book.worksheet_formula("responses").unwrap().is_empty());
}

#[test]
fn spss_gets_numbers_with_their_labels() {
    let (survey, rows) = hostile();
    let questions: Vec<_> = survey.questions().cloned().collect();
    let bytes = export::spss(&questions, &rows, &Lang::english()).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (data, syntax) = (read("data.csv"), read("read.sps"));
    let mut reader = csv::Reader::from_reader(data.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().skip(7).map(str::to_owned).collect())
        .collect();
    assert_eq!(rows[0], ["1", "", "'=HYPERLINK(\"x\") <b>&", "9", "0", "1"]);
    assert_eq!(rows[1][..2], ["96", "it's green"]);
    assert_eq!(rows[2][0], "98");
    assert!(syntax.contains("VALUE LABELS q_colour\n  1 'RED'\n  2 'BLUE'\n  98 'dont_know'"));
    assert!(syntax.contains("MISSING VALUES q_colour (98)."));
    assert!(syntax.contains("VARIABLE LABELS q_why 'why?'."));
}

#[test]
fn nothing_ends_a_sheet_early() {
    let cells = vec![Cell::Text("a\u{0}\u{1f}]]>\u{ffff}".to_owned()), Cell::Empty];
    let sheet = Sheet { name: "a".to_owned(), header: vec!["<&>".to_owned()], rows: vec![cells] };
    let mut book = Xlsx::new(Cursor::new(export::xlsx(&[sheet]).unwrap())).unwrap();
    let range = book.worksheet_range("a").unwrap();
    assert_eq!(range.get_value((0, 0)), Some(&Data::String("<&>".to_owned())));
    assert_eq!(range.get_value((1, 0)), Some(&Data::String("a]]>".to_owned())));
}
