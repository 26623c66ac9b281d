//! Blocks to lines and pages: words are broken into lines, lines fill pages.
use super::fonts::{self, Faces, Weight};
use crate::features::proof::document::words::Words;
use crate::features::proof::document::{Block, Document, Entry, Share, Tone};
use crate::platform::text::markdown;

/// A4 in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
pub(super) const LEFT: f32 = 56.0;
const TOP: f32 = 72.0;
const BOTTOM: f32 = 64.0;
const INNER: f32 = WIDTH - 2.0 * LEFT;
/// Width of the names in a list of pairs.
const NAMES: f32 = 140.0;
const BODY: f32 = 9.5;
const SMALL: f32 = 8.0;

const MISSING: Words = Words(
    "□ stands for a character that this file's fonts do not have; the lanes of the bundle and the HTML page have it.",
    "□ стоит вместо знака, которого нет в шрифтах этого файла; в файлах пакета и на странице HTML он есть.",
);

/// Red, green, blue.
pub(super) type Colour = (u8, u8, u8);

// The light half of the design's tokens: paper is white.
pub(super) const INK: Colour = (0x1a, 0x1c, 0x1f);
pub(super) const INK_2: Colour = (0x56, 0x5b, 0x63);
pub(super) const INK_3: Colour = (0x6b, 0x71, 0x79);
pub(super) const LINE: Colour = (0xe4, 0xe4, 0xdf);
const PRIVATE: Colour = (0x6b, 0x4f, 0xb3);
const CUSTOMER: Colour = (0x3b, 0x4a, 0x63);
const VENDOR: Colour = (0xb9, 0xb1, 0x9f);

/// Something on a page; `y` is the base line of a text, the upper edge of a box.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    Text { x: f32, y: f32, size: f32, weight: Weight, colour: Colour, text: String },
    Box { x: f32, y: f32, width: f32, height: f32, colour: Colour },
}

pub(super) type Page = Vec<Mark>;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
struct Style {
    size: f32,
    weight: Weight,
    colour: Colour,
}

const PLAIN: Style = Style { size: BODY, weight: Weight::Regular, colour: INK };
const QUIET: Style = Style { size: SMALL, weight: Weight::Regular, colour: INK_3 };

impl Style {
    fn leading(self) -> f32 {
        self.size * 1.42
    }
}

/// All pages of a document, without their running heads.
pub(super) fn lay_out(document: &Document, _faces: &Faces) -> Vec<Page> {
    let mut flow = Flow { pages: vec![Page::new()], y: TOP, missing: false };
    let second = Style { colour: INK_2, ..PLAIN };
    flow.paragraph(&document.label, LEFT, INNER, second);
    flow.paragraph(
        &document.title,
        LEFT,
        INNER,
        Style { size: 17.0, weight: Weight::Bold, colour: INK },
    );
    flow.gap(2.0);
    flow.paragraph(&document.summary, LEFT, INNER, second);
    for block in &document.blocks {
        flow.block(block);
    }
    if flow.missing {
        flow.gap(10.0);
        flow.paragraph(MISSING.of(document.locale), LEFT, INNER, QUIET);
    }
    flow.pages
}

struct Flow {
    pages: Vec<Page>,
    /// Where the next line begins.
    y: f32,
    missing: bool,
}

impl Flow {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.gap(16.0);
                // A heading does not stay alone at the end of a page.
                self.need(60.0);
                self.paragraph(
                    text,
                    LEFT,
                    INNER,
                    Style { size: 12.0, weight: Weight::Bold, colour: INK },
                );
                self.gap(2.0);
            }
            Block::Text(text) => {
                self.paragraph(text, LEFT, INNER, PLAIN);
                self.gap(4.0);
            }
            Block::Note(text) => {
                self.paragraph(text, LEFT, INNER, QUIET);
                self.gap(3.0);
            }
            Block::Pairs(pairs) => pairs.iter().for_each(|(name, value)| self.pair(name, value)),
            Block::Table { head, rows } => self.table(head, rows),
            Block::Shares(shares) => self.shares(shares),
            Block::Entry(entry) => self.entry(entry),
        }
    }

    fn gap(&mut self, height: f32) {
        self.y += height;
    }

    /// Begins a new page unless so much room is left.
    fn need(&mut self, height: f32) {
        if self.y + height > HEIGHT - BOTTOM {
            self.pages.push(Page::new());
            self.y = TOP;
        }
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn text(&mut self, text: String, x: f32, y: f32, style: Style) {
        let Style { size, weight, colour } = style;
        self.put(Mark::Text { x, y, size, weight, colour, text });
    }

    /// The lines of a text in a column.
    fn lines(&mut self, text: &str, width: f32, style: Style) -> Vec<String> {
        let mut lines = Vec::new();
        for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
            let (cleaned, missing) = fonts::clean(line);
            self.missing |= missing;
            wrap(&cleaned, width, style, &mut lines);
        }
        lines
    }

    /// A text in a column, over as many pages as it takes.
    fn paragraph(&mut self, text: &str, x: f32, width: f32, style: Style) {
        for line in self.lines(text, width, style) {
            self.need(style.leading());
            let y = self.y + style.size;
            self.text(line, x, y, style);
            self.y += style.leading();
        }
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.need(PLAIN.leading());
        let names = self.lines(name, NAMES - 12.0, PLAIN);
        let (page, top) = (self.pages.len(), self.y);
        let mut y = top + BODY;
        for line in names {
            self.text(line, LEFT, y, Style { colour: INK_2, ..PLAIN });
            y += PLAIN.leading();
        }
        let under = y - BODY;
        self.paragraph(value, LEFT + NAMES, INNER - NAMES, PLAIN);
        if self.pages.len() == page {
            self.y = self.y.max(under);
        }
        self.gap(1.0);
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let count = head.len().max(1);
        let column = INNER / f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        self.row(head, column, Style { colour: INK_2, size: SMALL, ..PLAIN });
        for row in rows {
            self.row(row, column, PLAIN);
        }
        self.gap(4.0);
    }

    /// A row stays together unless it is higher than a page.
    fn row(&mut self, cells: &[String], column: f32, style: Style) {
        let cells: Vec<Vec<String>> =
            cells.iter().map(|cell| self.lines(cell, column - 8.0, style)).collect();
        let count = cells.iter().map(Vec::len).max().unwrap_or_default();
        let height = style.leading() * f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        self.need(height.min(HEIGHT - BOTTOM - TOP));
        for line in 0..count {
            self.need(style.leading());
            let (mut x, y) = (LEFT, self.y + style.size);
            for cell in &cells {
                if let Some(text) = cell.get(line) {
                    self.text(text.clone(), x, y, style);
                }
                x += column;
            }
            self.y += style.leading();
        }
        self.gap(2.0);
        let y = self.y;
        self.put(Mark::Box { x: LEFT, y, width: INNER, height: 0.5, colour: LINE });
        self.gap(3.0);
    }

    fn shares(&mut self, shares: &[Share]) {
        self.need(40.0);
        let whole = shares.iter().fold(0_i64, |sum, share| sum.saturating_add(share.value.max(0)));
        let mut x = LEFT;
        let y = self.y + 2.0;
        for share in shares.iter().filter(|share| share.value > 0) {
            let width = part(share.value, whole) * INNER;
            let drawn = (width - 1.0).max(0.5);
            self.put(Mark::Box { x, y, width: drawn, height: 8.0, colour: tone(share.tone) });
            x += width;
        }
        if whole > 0 {
            self.gap(15.0);
        }
        let words: Vec<String> =
            shares.iter().map(|share| format!("{}: {}", share.label, share.shown)).collect();
        self.paragraph(&words.join("    "), LEFT, INNER, Style { colour: INK_2, ..PLAIN });
        self.gap(4.0);
    }

    fn entry(&mut self, entry: &Entry) {
        self.gap(5.0);
        self.need(34.0);
        let top = self.y;
        self.put(Mark::Box { x: LEFT, y: top, width: INNER, height: 0.5, colour: LINE });
        self.gap(4.0);
        let (first, start) = (self.pages.len(), self.y);
        let x = if entry.private { LEFT + 10.0 } else { LEFT };
        let width = INNER - (x - LEFT);
        let head = if entry.who.is_empty() {
            entry.what.clone()
        } else {
            format!("{} · {}", entry.what, entry.who)
        };
        self.paragraph(&head, x, width, Style { weight: Weight::Bold, ..PLAIN });
        self.paragraph(&format!("{} · {}", entry.when, entry.mark), x, width, QUIET);
        let figures: Vec<String> =
            entry.figures.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        if !figures.is_empty() {
            self.paragraph(&figures.join("; "), x, width, Style { colour: INK_2, ..PLAIN });
        }
        for line in &entry.lines {
            self.paragraph(&format!("• {line}"), x, width, PLAIN);
        }
        if let Some(why) = &entry.withheld {
            self.paragraph(why, x, width, Style { colour: INK_3, ..PLAIN });
        }
        if let Some(body) = &entry.body {
            self.gap(2.0);
            self.paragraph(&markdown::plain(body, usize::MAX), x, width, PLAIN);
        }
        for file in &entry.files {
            let line = format!("· {} ({})", file.name, file.about);
            self.paragraph(&line, x, width, Style { colour: INK_2, ..PLAIN });
        }
        if entry.private && self.pages.len() == first {
            let height = self.y - start;
            self.put(Mark::Box { x: LEFT, y: start, width: 2.0, height, colour: PRIVATE });
        }
    }
}

fn tone(tone: Tone) -> Colour {
    match tone {
        Tone::Customer => CUSTOMER,
        Tone::Vendor => VENDOR,
        Tone::Other => LINE,
    }
}

/// A share of the whole, to a ten-thousandth.
fn part(value: i64, whole: i64) -> f32 {
    let steps = value.saturating_mul(10_000).checked_div(whole).unwrap_or_default();
    f32::from(u16::try_from(steps).unwrap_or_default()) / 10_000.0
}

/// Breaks a line at spaces, and a word that is wider than the column wherever it must.
fn wrap(line: &str, width: f32, style: Style, lines: &mut Vec<String>) {
    let measure = |text: &str| fonts::width(text, style.weight, style.size);
    let (mut current, mut used) = (String::new(), 0.0_f32);
    for word in line.split_inclusive(' ') {
        let wide = measure(word.trim_end());
        if used + wide > width && !current.is_empty() {
            lines.push(std::mem::take(&mut current).trim_end().to_owned());
            used = 0.0;
        }
        if wide <= width {
            current.push_str(word);
            used += measure(word);
            continue;
        }
        for c in word.chars() {
            let wide = measure(c.encode_utf8(&mut [0; 4]));
            if used + wide > width && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
                used = 0.0;
            }
            current.push(c);
            used += wide;
        }
    }
    lines.push(current.trim_end().to_owned());
}
