//! A table as CSV and as a spreadsheet.
use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Rows that a spreadsheet takes.
const MOST_ROWS: usize = 1_048_576;
/// Characters that a cell of a spreadsheet takes.
const LONGEST: usize = 32_767;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    /// As it is written in a file: `12.5`.
    Number(String),
}

/// A table with a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// The table as CSV in UTF-8 with a mark of order, which makes spreadsheets read it as such.
///
/// # Errors
/// Never in memory; the writer of files has errors.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(sheet.header.iter().map(|name| safe(name)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => number.clone(),
            Cell::Text(text) => safe(text),
        }))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A text that a spreadsheet would run as a formula is led by an apostrophe.
pub fn safe(text: &str) -> String {
    let runs = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_owned() }
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#;
const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const LINKS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#;
const SHEET: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

/// The tables as an Excel workbook. Texts are texts there and never formulas.
///
/// # Errors
/// Never in memory; the writer of files has errors.
pub fn xlsx(sheets: &[Sheet]) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let (mut types, mut links, mut book) = (TYPES.to_owned(), LINKS.to_owned(), BOOK.to_owned());
    for (at, sheet) in sheets.iter().enumerate() {
        let number = at + 1;
        types.push_str(&format!(r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#));
        links.push_str(&format!(r#"<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#));
        let name = escaped(&sheet.name);
        book.push_str(&format!(r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#));
    }
    types.push_str("</Types>");
    links.push_str("</Relationships>");
    book.push_str("</sheets></workbook>");
    let parts = [
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", links.as_str()),
    ];
    for (name, text) in parts {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    for (at, sheet) in sheets.iter().enumerate() {
        zip.start_file(format!("xl/worksheets/sheet{}.xml", at + 1), options)?;
        zip.write_all(worksheet(sheet).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn worksheet(sheet: &Sheet) -> String {
    let mut xml = SHEET.to_owned();
    let header = sheet.header.iter().map(|name| Cell::Text(name.clone())).collect();
    for row in std::iter::once(&header).chain(&sheet.rows).take(MOST_ROWS) {
        xml.push_str("<row>");
        for cell in row {
            // Writing into a string does not fail.
            let _ = match cell {
                Cell::Empty => write!(xml, "<c/>"),
                Cell::Number(number) => write!(xml, "<c><v>{}</v></c>", escaped(number)),
                Cell::Text(text) => write!(
                    xml,
                    r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    escaped(text)
                ),
            };
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

/// For XML, without the characters that it cannot hold.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for one in text.chars().take(LONGEST) {
        match one {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' | '\r' => xml.push(one),
            '\u{fffe}' | '\u{ffff}' => {}
            one if u32::from(one) < 0x20 => {}
            one => xml.push(one),
        }
    }
    xml
}
