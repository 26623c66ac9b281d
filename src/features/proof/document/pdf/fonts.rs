//! The fonts of a PDF: which glyph a character has, and how wide it is.
use std::collections::HashMap;
use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use crate::platform::problem::Problem;

const REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");
/// Stands for what the fonts do not have; both have it.
pub(super) const BOX: char = '\u{25a1}';

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Glyph and width, in parts of the font's size, of every character that a font has.
type Table = HashMap<char, (u32, f32)>;

static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| [table(REGULAR), table(BOLD)]);

fn table(bytes: &[u8]) -> Table {
    let Ok(font) = FontRef::new(bytes) else { return Table::new() };
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    font.charmap()
        .mappings()
        .filter_map(|(code, glyph)| {
            let width = metrics.advance_width(glyph).unwrap_or_default();
            Some((char::from_u32(code)?, (glyph.to_u32(), width)))
        })
        .collect()
}

/// Both fonts, ready to be drawn with.
pub(super) struct Faces {
    regular: Font,
    bold: Font,
}

impl Faces {
    pub fn load() -> Result<Self, Problem> {
        let load = |bytes: &'static [u8]| {
            Font::new(bytes.into(), 0).ok_or_else(|| Problem::internal("a font cannot be read"))
        };
        Ok(Self { regular: load(REGULAR)?, bold: load(BOLD)? })
    }

    pub fn font(&self, weight: Weight) -> Font {
        match weight {
            Weight::Regular => self.regular.clone(),
            Weight::Bold => self.bold.clone(),
        }
    }
}

fn of(weight: Weight) -> &'static Table {
    let [regular, bold] = &*TABLES;
    match weight {
        Weight::Regular => regular,
        Weight::Bold => bold,
    }
}

/// The width of a text that [`clean`] made, in points.
pub(super) fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let table = of(weight);
    text.chars().filter_map(|c| table.get(&c)).map(|(_, width)| width * size).sum()
}

/// The glyphs of a text that [`clean`] made.
pub(super) fn glyphs(text: &str, weight: Weight) -> Vec<KrillaGlyph> {
    let table = of(weight);
    text.char_indices()
        .filter_map(|(at, c)| {
            let (glyph, width) = table.get(&c)?;
            let range = at..at.saturating_add(c.len_utf8());
            Some(KrillaGlyph::new(GlyphId::new(*glyph), *width, 0.0, 0.0, 0.0, range, None))
        })
        .collect()
}

/// A line as it can be drawn, and whether something of it had to become a box. Composed as far as
/// possible; without controls and without what has no width and turns or joins its neighbours.
pub(super) fn clean(line: &str) -> (String, bool) {
    let table = of(Weight::Regular);
    let (mut text, mut missing) = (String::with_capacity(line.len()), false);
    for c in line.nfc() {
        match c {
            '\t' => text.push_str("    "),
            c if c.is_control() || is_invisible(c) => {}
            c if table.contains_key(&c) => text.push(c),
            _ => {
                missing = true;
                text.push(BOX);
            }
        }
    }
    (text, missing)
}

/// Marks of direction, joiners, variation selectors and other signs without a picture.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
