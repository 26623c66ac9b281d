//! A workbook as rows of text: XLSX, old XLS, and the CSV form of XLSForm, where the name of a sheet
//! stands in the first column.
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xls, Xlsx};

use crate::features::surveys::service::exchange::{Remark, RemarkCode, remark};

/// Bytes of a file at most, and of what is packed in it.
const LARGEST: usize = 10 * 1024 * 1024;
const UNPACKED: u64 = 64 * 1024 * 1024;
/// What a sheet may reach down and to the right to: a survey is far smaller, and a reader that
/// lays out the whole sheet would let one cell in the last corner take all memory.
const ROWS: u32 = 20_000;
const COLUMNS: u32 = 300;
/// Characters of a cell.
const CELL: usize = 20_000;

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// A sheet; the first row is its header.
#[derive(Debug)]
pub(super) struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// How spreadsheets call a cell: `survey!C12`.
    pub fn cell(&self, row: usize, column: usize) -> String {
        format!("{}!{}{}", self.name, letters(column), row + 1)
    }

    pub fn text(&self, row: usize, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.rows.get(row)?.get(column))
            .map(|text| text.trim())
            .unwrap_or_default()
    }

    pub fn is_blank(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|cells| cells.iter().all(|cell| cell.trim().is_empty()))
    }
}

fn letters(column: usize) -> String {
    let letter = |number: usize| {
        u8::try_from(number).ok().and_then(|number| b'A'.checked_add(number)).map(char::from)
    };
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        name.extend(letter(left % 26));
        left /= 26;
    }
    name.chars().rev().collect()
}

/// Where old XLS is read: laying out its sheets can take a lot of memory, so strangers' files of
/// that sort are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// XLSX and CSV.
    Uploaded,
    /// XLS too.
    CommandLine,
}

/// All sheets that are not empty.
pub(super) fn open(bytes: &[u8], trust: Trust) -> Result<Vec<Sheet>, Remark> {
    let refuse = |code, about: String| remark("file", code, about);
    if bytes.len() > LARGEST {
        return Err(refuse(RemarkCode::TooLarge, format!("{} MB", LARGEST / 1024 / 1024)));
    }
    if bytes.starts_with(ZIP) {
        unpacked(bytes).map_err(|code| refuse(code, "XLSX".to_owned()))?;
        xlsx(bytes)
    } else if bytes.starts_with(OLE) {
        match trust {
            Trust::CommandLine => xls(bytes),
            Trust::Uploaded => {
                Err(refuse(RemarkCode::NotReadable, "XLS; save it as XLSX".to_owned()))
            }
        }
    } else {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| refuse(RemarkCode::NotReadable, "no XLSX and no UTF-8 text".to_owned()))?;
        csv_sheets(text.trim_start_matches('\u{feff}'))
    }
}

/// Unpacks everything into nothing: what an archive says of its size may be a lie.
fn unpacked(bytes: &[u8]) -> Result<(), RemarkCode> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| RemarkCode::NotReadable)?;
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| RemarkCode::NotReadable)?;
        let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|_| RemarkCode::NotReadable)?;
        left = left.checked_sub(size).ok_or(RemarkCode::TooLarge)?;
    }
    Ok(())
}

fn not_readable(cause: impl std::fmt::Display) -> Remark {
    remark("file", RemarkCode::NotReadable, cause)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, Remark> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(not_readable)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet { name: tidy(&name), rows: Vec::new() };
        let mut cells = book.worksheet_cells_reader(&name).map_err(not_readable)?;
        while let Some(cell) = cells.next_cell().map_err(not_readable)? {
            let (row, column) = cell.get_position();
            put(&mut sheet, row, column, &Data::from(cell.get_value().clone()))?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, Remark> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(not_readable)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet { name: tidy(&name), rows: Vec::new() };
        let range = book.worksheet_range(&name).map_err(not_readable)?;
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        for (row, column, data) in range.used_cells() {
            let at = |first: u32, more: usize| {
                u32::try_from(more).map_or(u32::MAX, |more| first.saturating_add(more))
            };
            put(&mut sheet, at(first_row, row), at(first_column, column), data)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn put(sheet: &mut Sheet, row: u32, column: u32, data: &Data) -> Result<(), Remark> {
    let text = match data {
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        data => data.to_string(),
    };
    if text.trim().is_empty() {
        return Ok(());
    }
    let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    if row >= ROWS || column >= COLUMNS || text.chars().count() > CELL {
        let place = sheet.cell(place(row), place(column));
        return Err(remark(place, RemarkCode::TooLarge, ""));
    }
    let (row, column) = (place(row), place(column));
    if sheet.rows.len() <= row {
        sheet.rows.resize_with(row + 1, Vec::new);
    }
    let Some(cells) = sheet.rows.get_mut(row) else { return Ok(()) };
    if cells.len() <= column {
        cells.resize_with(column + 1, String::new);
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
    Ok(())
}

fn tidy(name: &str) -> String {
    name.trim().to_lowercase()
}

fn csv_sheets(text: &str) -> Result<Vec<Sheet>, Remark> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut sheets: Vec<Sheet> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(not_readable)?;
        let (first, rest) = (record.get(0).unwrap_or_default(), record.iter().skip(1));
        if !first.is_empty() {
            sheets.push(Sheet { name: tidy(first), rows: Vec::new() });
        }
        let cells: Vec<String> = rest.map(str::to_owned).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let sheet = sheets.last_mut().ok_or_else(|| not_readable("CSV without a sheet's name"))?;
        sheet.rows.push(cells);
    }
    Ok(sheets)
}
