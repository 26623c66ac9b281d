//! A CSV file with the syntax that reads it into SPSS (or PSPP): numbers for options, labels for
//! variables and values, special answers as missing.
use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::columns::{Column, Value, columns};
use super::sheet::{Cell, Sheet, csv};
use super::{RESPONDENT, Respondent};
use crate::features::surveys::model::{Lang, Question, Special};
use crate::features::surveys::service::results::basis::Response;

/// Bytes of a name and of labels that SPSS takes.
const NAME: usize = 64;
const LABEL: usize = 255;
const VALUE_LABEL: usize = 120;
/// Characters of a text variable.
const TEXT: usize = 2_000;

/// `data.csv` and `read.sps` in a ZIP archive.
///
/// # Errors
/// Never in memory; the writer of files has errors.
pub fn spss(
    questions: &[Question],
    all: &[(Respondent, Response)],
    lang: &Lang,
) -> std::io::Result<Vec<u8>> {
    let columns = columns(questions, lang);
    let names = names(&columns);
    let data = csv(&data(&columns, &names, all)).map_err(std::io::Error::other)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("data.csv", options)?;
    zip.write_all(&data)?;
    zip.start_file("read.sps", options)?;
    zip.write_all(syntax(&columns, &names).as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

/// Names that SPSS takes, each once.
fn names(columns: &[Column<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for column in columns {
        let plain: String = column.name.replace('.', "_").chars().take(NAME - 4).collect();
        // It ends in a letter or digit, and is none of the language's own words.
        let plain = format!("q_{}", plain.trim_end_matches('_'));
        let taken = |name: &String| names.contains(name);
        let mut name = plain.clone();
        let mut more = 2;
        while taken(&name) {
            name = format!("{plain}_{more}");
            more += 1;
        }
        names.push(name);
    }
    names
}

fn data(columns: &[Column<'_>], names: &[String], all: &[(Respondent, Response)]) -> Sheet {
    let mut header: Vec<String> = RESPONDENT.iter().map(ToString::to_string).collect();
    header.extend(names.iter().cloned());
    let rows = all.iter().map(|(respondent, response)| {
        let mut cells = respondent.cells();
        cells.extend(columns.iter().map(|column| match column.value(&response.answers) {
            Value::Empty => Cell::Empty,
            Value::Number(number) => Cell::Number(number),
            Value::Text(text) => Cell::Text(one_line(&text)),
            Value::Code(code) => match column.number(&code) {
                Some(number) if column.numeric => Cell::Number(number),
                _ => Cell::Text(code),
            },
        }));
        cells
    });
    Sheet { name: "data".to_owned(), header, rows: rows.collect() }
}

/// SPSS reads a case a line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ").chars().take(TEXT).collect()
}

fn syntax(columns: &[Column<'_>], names: &[String]) -> String {
    let mut text = String::from(
        "* Encoding: UTF-8.\n* Open the folder of this file first: CD 'folder'.\nSET UNICODE=ON.\nGET DATA\n  /TYPE=TXT\n  /FILE='data.csv'\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  /DELIMITERS=','\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  /VARIABLES=\n",
    );
    // Writing into a string does not fail.
    for name in RESPONDENT {
        let format = if name == "version" { "F8.0" } else { "A254" };
        let _ = writeln!(text, "    {name} {format}");
    }
    for (column, name) in columns.iter().zip(names) {
        let format = if column.numeric { "F16.4".to_owned() } else { format!("A{TEXT}") };
        let _ = writeln!(text, "    {name} {format}");
    }
    text.push_str("  .\nEXECUTE.\n\n");
    for (column, name) in columns.iter().zip(names) {
        let _ = writeln!(text, "VARIABLE LABELS {name} {}.", quoted(&column.label, LABEL));
        values(&mut text, column, name);
    }
    text
}

fn values(text: &mut String, column: &Column<'_>, name: &str) {
    if !column.numeric {
        return;
    }
    let mut labels: Vec<(String, String)> = column
        .codes
        .iter()
        .filter_map(|(code, words)| Some((column.number(code)?, words.clone())))
        .collect();
    let offered = column.question.special.iter().map(|one| one.code);
    let offered: Vec<Special> = offered.collect();
    labels.extend(
        offered.iter().map(|special| (column.special(*special), special.as_str().to_owned())),
    );
    if !labels.is_empty() {
        let _ = write!(text, "VALUE LABELS {name}");
        for (number, words) in labels {
            let _ = write!(text, "\n  {number} {}", quoted(&words, VALUE_LABEL));
        }
        text.push_str(".\n");
    }
    let missing: Vec<String> = offered
        .iter()
        .filter(|special| **special != Special::Other)
        .map(|special| column.special(*special))
        .collect();
    if !missing.is_empty() {
        let _ = writeln!(text, "MISSING VALUES {name} ({}).", missing.join(", "));
    }
}

/// In quotes on one line: nothing in it ends the command.
fn quoted(words: &str, longest: usize) -> String {
    let mut cut = String::new();
    for one in words.split_whitespace().collect::<Vec<&str>>().join(" ").chars() {
        if cut.len() + one.len_utf8() > longest {
            break;
        }
        cut.push(one);
    }
    format!("'{}'", cut.replace('\'', "''"))
}
