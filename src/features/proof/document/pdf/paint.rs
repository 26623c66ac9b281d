//! Pages to a file: fonts embedded as far as they are used, running heads, page numbers.
use chrono::{Datelike, Timelike};
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;

use super::flow::{Colour, HEIGHT, INK_3, LEFT, LINE, Mark, Page, WIDTH};
use super::fonts::{self, Faces, Weight};
use crate::features::proof::document::{Document, words};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

const SMALL: f32 = 7.5;

/// Writes the pages.
pub(super) fn paint(
    document: &Document,
    faces: &Faces,
    pages: &[Page],
) -> Result<Vec<u8>, Problem> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_U)
        .finish()
        .map_err(|cause| Problem::internal(format!("{cause:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut file = krilla::Document::new_with(settings);
    file.set_metadata(
        Metadata::new()
            .title(title(document))
            .language(document.locale.to_string())
            .creator("Concord".to_owned())
            .creation_date(date(document.made_at)),
    );
    let size = PageSettings::from_wh(WIDTH, HEIGHT)
        .ok_or_else(|| Problem::internal("a page without a size"))?;
    for (index, marks) in pages.iter().enumerate() {
        let mut page = file.start_page_with(size.clone());
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, faces, mark);
        }
        for mark in running(document, index.saturating_add(1), pages.len()) {
            draw(&mut surface, faces, &mark);
        }
        surface.finish();
        page.finish();
    }
    file.finish().map_err(|cause| Problem::internal(format!("a PDF was not made: {cause:?}")))
}

/// PDF/A limits the length of a text in the file's own data.
fn title(document: &Document) -> String {
    let title = fonts::clean(&document.title).0;
    format!("{} · {}", document.label, title.chars().take(200).collect::<String>())
}

/// What stands on every page: which record and head it shows, and the page's number.
fn running(document: &Document, number: usize, of: usize) -> [Mark; 3] {
    let locale = document.locale;
    let numbered = format!("{} {number} {} {of}", words::PAGE.of(locale), words::OF.of(locale));
    let quiet = |x, y, text: &str| Mark::Text {
        x,
        y,
        size: SMALL,
        weight: Weight::Regular,
        colour: INK_3,
        text: fonts::clean(text).0,
    };
    let right = WIDTH - LEFT - fonts::width(&numbered, Weight::Regular, SMALL);
    [
        quiet(LEFT, 40.0, &document.running),
        Mark::Box { x: LEFT, y: 48.0, width: WIDTH - 2.0 * LEFT, height: 0.5, colour: LINE },
        quiet(right, HEIGHT - 36.0, &numbered),
    ]
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, mark: &Mark) {
    match mark {
        Mark::Text { x, y, size, weight, colour, text } => {
            let glyphs = fonts::glyphs(text, *weight);
            if glyphs.is_empty() {
                return;
            }
            surface.set_fill(Some(fill(*colour)));
            let (start, font) = (Point::from_xy(*x, *y), faces.font(*weight));
            surface.draw_glyphs(start, &glyphs, font, text, *size, false);
        }
        Mark::Box { x, y, width, height, colour } => {
            let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) else { return };
            let mut path = PathBuilder::new();
            path.push_rect(rect);
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*colour)));
                surface.draw_path(&path);
            }
        }
    }
}

fn fill((red, green, blue): Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn date(at: Timestamp) -> DateTime {
    let at = at.datetime();
    let byte = |value: u32| u8::try_from(value).unwrap_or_default();
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(byte(at.month()))
        .day(byte(at.day()))
        .hour(byte(at.hour()))
        .minute(byte(at.minute()))
        .second(byte(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
