//! Looking at an uploaded file: how it is written, and which of its columns hold what. A guess that
//! people look through before anything is read by it.
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use encoding_rs::{Encoding, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::model::ImportError;
use super::super::source;
use super::columns::{DATES, UploadField, UploadMap};
use super::table::{Next, Table};
use super::words::fields;
use crate::features::orders::model::ImportKind;

/// Bytes that tell the encoding, rows that are shown, rows that the guess is made from.
const HEAD: u64 = 256 * 1024;
const SHOWN: usize = 20;
const SAMPLED: usize = 500;
/// Characters of a cell that are shown.
const CELL: usize = 200;
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// Formats of dates that are tried; of two that fit, the first. Days before months, since more of the
/// world writes them so.
pub const FORMATS: [&str; 17] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
];

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UploadRow {
    /// Of its first line; the header is line 1.
    pub line: u64,
    pub cells: Vec<String>,
}

/// How a file begins, and what it seems to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UploadLook {
    /// The header.
    pub names: Vec<String>,
    /// The first twenty rows that can be read.
    pub rows: Vec<UploadRow>,
    /// Rows among the first five hundred that cannot be read at all.
    pub unreadable: u64,
    pub guess: UploadMap,
    /// Fields for which more than one format of dates fits: days and months may be swapped.
    pub doubtful: Vec<UploadField>,
    /// Formats of dates that can be chosen.
    pub formats: Vec<String>,
}

/// What a file looks like, in an encoding and with a delimiter that are guessed unless told.
pub fn look(
    path: &Path,
    kind: ImportKind,
    encoding: Option<&str>,
    delimiter: Option<char>,
) -> Result<UploadLook, ImportError> {
    let label = match encoding {
        Some(label) => source::encoding_of(label)?.name().to_ascii_lowercase(),
        None => encoding_of(&source::head(path, HEAD)?).name().to_ascii_lowercase(),
    };
    let delimiter = match delimiter {
        Some(delimiter) => delimiter,
        None => delimiter_of(path, &label)?,
    };
    let mut table = Table::open(path, Some(&label), delimiter)?;
    let (rows, unreadable) = sample(&mut table);
    let names = table.names.clone();
    let columns = fields(kind, &names);
    let mut guess = UploadMap {
        encoding: label,
        delimiter: delimiter.to_string(),
        source: "upload".to_owned(),
        columns,
        ..UploadMap::default()
    };
    let column = |name: &String| {
        let place = names.iter().position(|known| known == name);
        let cells = rows.iter().filter_map(move |row| row.cells.get(place?));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<&str>>()
    };
    let mut doubtful = Vec::new();
    for field in DATES {
        let Some(name) = guess.columns.get(&field) else { continue };
        let fitting = formats_of(&column(name));
        doubtful.extend(fitting.get(1).map(|_| field));
        guess.formats.extend(fitting.first().map(|format| (field, (*format).to_owned())));
    }
    use UploadField as F;
    let numbers = [F::Quantity, F::UnitPrice, F::Net].iter().filter_map(|f| guess.columns.get(f));
    let comma = numbers.flat_map(column).any(has_decimal_comma);
    guess.decimal = if comma { "," } else { "." }.to_owned();
    let codes = [F::Order, F::CustomerNumber, F::Sku];
    let codes = codes.iter().filter_map(|field| guess.columns.get(field));
    guess.whole_numbers = codes.filter(|name| are_whole(&column(name))).cloned().collect();
    let formats = FORMATS.iter().map(|format| (*format).to_owned()).collect();
    let rows = rows.into_iter().take(SHOWN).map(short).collect();
    Ok(UploadLook { names, rows, unreadable, guess, doubtful, formats })
}

fn sample(table: &mut Table) -> (Vec<UploadRow>, u64) {
    let (mut rows, mut unreadable) = (Vec::new(), 0);
    while rows.len() < SAMPLED && unreadable < 500 {
        // What breaks off is told when the file is read as a whole.
        let Ok(next) = table.next() else { break };
        match next {
            Next::End => break,
            Next::Bad(_) => unreadable += 1,
            Next::Row(line) => match table.row() {
                Err(_) => unreadable += 1,
                Ok(row) => {
                    let cells = row.into_iter().map(str::to_owned).collect();
                    rows.push(UploadRow { line, cells });
                }
            },
        }
    }
    (rows, unreadable)
}

fn short(row: UploadRow) -> UploadRow {
    let cells = row.cells.into_iter().map(|cell| cell.chars().take(CELL).collect());
    UploadRow { line: row.line, cells: cells.collect() }
}

/// The mark with which the header has most columns and most rows have as many.
fn delimiter_of(path: &Path, label: &str) -> Result<char, ImportError> {
    let mut best = (0, ',');
    for delimiter in DELIMITERS {
        let mut table = Table::open(path, Some(label), delimiter)?;
        let columns = table.names.len();
        if columns < 2 {
            continue;
        }
        let good = (0..SHOWN).filter(|_| matches!(table.next(), Ok(Next::Row(_)))).count();
        if (good + 1) * columns > best.0 {
            best = ((good + 1) * columns, delimiter);
        }
    }
    Ok(best.1)
}

/// Russian letters stand side by side, accents of the West alone; and most letters are small, which in
/// the two encodings of Russian are where the other one has the large ones.
fn encoding_of(head: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(head) {
        return marked;
    }
    match std::str::from_utf8(head) {
        Ok(_) => return UTF_8,
        Err(wrong) if wrong.error_len().is_none() => return UTF_8,
        Err(_) => {}
    }
    let high = head.iter().filter(|byte| **byte >= 0xc0).count();
    let pairs = head.windows(2).filter(|pair| pair.iter().all(|byte| *byte >= 0xc0)).count();
    if pairs * 2 < high {
        return WINDOWS_1252;
    }
    let upper_half = head.iter().filter(|byte| **byte >= 0xe0).count();
    if upper_half * 2 >= high { WINDOWS_1251 } else { KOI8_R }
}

/// Formats that all of these fit; of days alone those with a time do not.
fn formats_of(cells: &[&str]) -> Vec<&'static str> {
    if cells.is_empty() {
        return Vec::new();
    }
    let fits = |format: &&&str| {
        cells.iter().all(|cell| {
            NaiveDateTime::parse_from_str(cell, format).is_ok()
                || NaiveDate::parse_from_str(cell, format).is_ok()
        })
    };
    FORMATS.iter().filter(fits).copied().collect()
}

/// `1,5`, `12,50`, `1 200,5`: a comma that groups has three digits behind it.
fn has_decimal_comma(cell: &str) -> bool {
    let Some((whole, part)) = cell.rsplit_once(',') else { return false };
    let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits && !whole.contains(',') && (part.len() != 3 || whole.contains('.'))
}

fn are_whole(cells: &[&str]) -> bool {
    let is_whole = |cell: &&str| {
        let number = cell.strip_suffix(".0");
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    !cells.is_empty() && cells.iter().all(is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(bytes: &[u8]) -> UploadLook {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("orders.csv");
        std::fs::write(&path, bytes).unwrap();
        look(&path, ImportKind::Orders, None, None).unwrap()
    }

    #[test]
    fn a_file_of_a_shop_is_understood() {
        let text = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n\
            536365,85123A,\"HEART, WHITE\",6,2010-12-01 08:26:00,2.55,17850.0\n\
            C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0\n";
        let look = looked(text.as_bytes());
        let guess = &look.guess;
        assert_eq!((guess.encoding.as_str(), guess.delimiter.as_str()), ("utf-8", ","));
        assert_eq!((guess.decimal.as_str(), look.rows.len()), (".", 2));
        assert_eq!(guess.columns[&UploadField::Order], "InvoiceNo");
        assert_eq!(guess.columns[&UploadField::CustomerNumber], "CustomerID");
        assert_eq!(guess.columns[&UploadField::UnitPrice], "UnitPrice");
        assert_eq!(guess.formats[&UploadField::Ordered], "%Y-%m-%d %H:%M:%S");
        assert_eq!(guess.whole_numbers, ["CustomerID"]);
        assert!(look.doubtful.is_empty());
        assert_eq!(look.rows[0].cells[2], "HEART, WHITE");
    }

    #[test]
    fn a_russian_file_is_understood_in_its_encodings() {
        let text = "Номер заказа;Дата;Покупатель;Артикул;Товар;Количество;Цена\n\
            17;03.02.2026;Завод;П-7;Насос;2;1 200,50\n";
        for encoding in [WINDOWS_1251, KOI8_R, UTF_8] {
            let (bytes, ..) = encoding.encode(text);
            let look = looked(&bytes);
            assert_eq!(look.guess.encoding, encoding.name().to_ascii_lowercase());
            assert_eq!(look.guess.delimiter, ";");
            assert_eq!(look.guess.decimal, ",");
            assert_eq!(look.guess.columns[&UploadField::Customer], "Покупатель");
            assert_eq!(look.guess.formats[&UploadField::Ordered], "%d.%m.%Y");
        }
        let (bytes, ..) = WINDOWS_1252.encode("No;Größe\n1;über\n");
        assert_eq!(looked(&bytes).guess.encoding, "windows-1252");
    }

    #[test]
    fn days_that_may_be_months_are_doubtful() {
        let row = |day: &str| format!("Order,Date\n1,{day}\n");
        let doubtful = looked(row("03/04/2026").as_bytes());
        assert_eq!(doubtful.doubtful, [UploadField::Ordered]);
        assert_eq!(doubtful.guess.formats[&UploadField::Ordered], "%d/%m/%Y");
        let clear = looked(row("03/24/2026").as_bytes());
        assert!(clear.doubtful.is_empty());
        assert_eq!(clear.guess.formats[&UploadField::Ordered], "%m/%d/%Y");
    }

    #[test]
    fn commas_that_group_are_no_decimal_marks() {
        for (cell, said) in [
            ("1,5", true),
            ("1.200,500", true),
            ("1,200", false),
            ("1,200,000", false),
            ("7", false),
        ] {
            assert_eq!(has_decimal_comma(cell), said, "{cell}");
        }
    }
}
