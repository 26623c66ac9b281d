//! An open file of rows, and what is wrong with one before anybody asks what it means.
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::super::model::{ImportError, Reject};
use super::super::reader::is_forbidden;
use super::super::rows::{Item, Rows};
use super::super::source;

/// A file whose header was read.
pub(super) struct Table {
    pub file: String,
    /// Bytes of the file, and how many of them were read.
    pub size: u64,
    pub read: Arc<AtomicU64>,
    pub names: Vec<String>,
    rows: Rows<Box<dyn BufRead + Send>>,
    marks_errors: bool,
}

/// What a file goes on with.
pub(super) enum Next {
    /// A row that begins at this line; [`Table::row`] has its fields.
    Row(u64),
    Bad(Reject),
    End,
}

impl Table {
    pub fn open(path: &Path, encoding: Option<&str>, delimiter: char) -> Result<Self, ImportError> {
        let encoding = encoding.map(source::encoding_of).transpose()?;
        let file = source::name_of(path);
        let refuse = |why: String| ImportError::Unusable(format!("{file} {why}"));
        let opened = source::open(path, encoding)?;
        let mut rows = Rows::new(opened.text, u8::try_from(delimiter).unwrap_or(b','));
        let header = rows.header().map_err(|cause| refuse(format!("is damaged: {cause}")))?;
        let names =
            header.ok_or_else(|| refuse("is empty".to_owned()))?.as_text().ok_or_else(|| {
                refuse("is not UTF-8 text: say its encoding with --encoding".to_owned())
            })?;
        let names: Vec<String> = names.into_iter().map(|name| name.trim().to_owned()).collect();
        if names.iter().any(|name| name.contains(is_forbidden)) {
            return Err(refuse("is not a CSV file".to_owned()));
        }
        let (size, read, marks_errors) = (opened.size, opened.read, opened.marks_errors);
        Ok(Self { file, size, read, names, rows, marks_errors })
    }

    /// That the file lacks columns that its map reads.
    pub fn lacks(&self, missing: &[String], map: &str) -> ImportError {
        let named = missing.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>();
        ImportError::Unusable(format!(
            "{} lacks columns that the map {map} reads: {}",
            self.file,
            named.join(", ")
        ))
    }

    pub fn next(&mut self) -> Result<Next, ImportError> {
        match self.rows.next_item() {
            Ok(Some(Item::Row(line))) => Ok(Next::Row(line)),
            Ok(Some(Item::Bad(reject))) => Ok(Next::Bad(reject)),
            Ok(None) => Ok(Next::End),
            Err(cause) => Err(ImportError::Damaged {
                file: self.file.clone(),
                line: self.rows.line(),
                cause: cause.to_string(),
            }),
        }
    }

    /// The fields of the newest row.
    pub fn row(&self) -> Result<Vec<&str>, String> {
        let row = self.rows.fields().as_text();
        let row = row.ok_or_else(|| "text_encoding: the row is not UTF-8".to_owned())?;
        for (text, name) in row.iter().zip(&self.names) {
            if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
                return Err(format!("text_control: {name} holds U+{:04X}", u32::from(c)));
            }
            if self.marks_errors && text.contains(char::REPLACEMENT_CHARACTER) {
                return Err(format!(
                    "text_encoding: {name} holds bytes that the encoding does not have"
                ));
            }
        }
        Ok(row)
    }

    pub fn reject(&self, line: u64, reason: String) -> Reject {
        Reject { line, reason, row: self.rows.raw() }
    }
}
