//! A readable document: what stands in it, drawn once as HTML and once as PDF.
pub mod case;
mod details;
mod figures;
pub mod html;
mod joint;
mod mediation;
pub mod pdf;
mod project;
pub mod report;
mod settled;
mod signed;
pub mod words;

use crate::platform::authz::Locale;
use crate::platform::clock::Timestamp;
use crate::platform::text::Mention;

/// A document before it is drawn.
#[derive(Debug, Clone)]
pub struct Document {
    pub locale: Locale,
    /// Above the title: number and kind of the record.
    pub label: String,
    pub title: String,
    /// Under the title: state and times.
    pub summary: String,
    /// At the head of every page: number, and the hash that seals what is shown.
    pub running: String,
    pub made_at: Timestamp,
    pub blocks: Vec<Block>,
    /// People whom texts may mention.
    pub mentions: Vec<Mention>,
}

/// A part of a document.
#[derive(Debug, Clone)]
pub enum Block {
    Heading(String),
    /// Plain text.
    Text(String),
    /// A quiet line of small print.
    Note(String),
    /// What is called what.
    Pairs(Vec<(String, String)>),
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    /// Shares of a whole, with the words that stand beside each.
    Shares(Vec<Share>),
    Entry(Entry),
}

/// A share of a bar.
#[derive(Debug, Clone)]
pub struct Share {
    pub label: String,
    pub value: i64,
    pub shown: String,
    pub tone: Tone,
}

/// One of the design's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Customer,
    Vendor,
    Other,
}

/// An entry of a lane.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Number in its lane, and the beginning of its hash.
    pub mark: String,
    pub when: String,
    /// Name and organisation; empty for what the program did of itself.
    pub who: String,
    pub what: String,
    /// Figures of the event: what is called what.
    pub figures: Vec<(String, String)>,
    /// What takes a line of its own: terms, changes, commitments.
    pub lines: Vec<String>,
    /// Markdown.
    pub body: Option<String>,
    /// Stands instead of a text that is withheld.
    pub withheld: Option<String>,
    pub files: Vec<FileLine>,
    /// Only one organisation reads it.
    pub private: bool,
}

/// A file that an entry brought.
#[derive(Debug, Clone)]
pub struct FileLine {
    pub name: String,
    pub about: String,
    /// Inside the bundle.
    pub path: String,
}

/// Where a file's content stands in the bundle.
pub fn file_path(sha256: &str) -> String {
    format!("files/{sha256}")
}
