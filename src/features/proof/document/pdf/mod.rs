//! A document as PDF/A-2u: the same blocks as the page, laid out by hand on A4.
//!
//! The fonts stand in the program (Noto Sans, regular and bold, the glyphs of European languages);
//! a character that they do not have is drawn as a box, and a note at the end says so.
//!
//! Invariant: no text can break it. Control characters and marks of direction are left out, long
//! words are broken, pages are made as needed.
mod flow;
mod fonts;
mod paint;

use super::Document;
use crate::platform::problem::Problem;

/// The whole file.
pub fn render(document: &Document) -> Result<Vec<u8>, Problem> {
    let faces = fonts::Faces::load()?;
    let pages = flow::lay_out(document, &faces);
    paint::paint(document, &faces, &pages)
}

#[cfg(test)]
mod tests;
