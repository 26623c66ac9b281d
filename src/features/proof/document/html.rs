//! A document as one page of HTML: no script, nothing from elsewhere, fit for paper too.
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Block, Document, Entry, Share, Tone};
use crate::platform::text::markdown;

/// The design's tokens, and what this page needs of the rest.
const STYLE: &str = include_str!("page.css");
/// Nothing may be fetched or run, whatever a text says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// The whole page.
pub fn render(document: &Document) -> String {
    html! {
        (DOCTYPE)
        html lang=(document.locale) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (document.label) " · " (document.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    header {
                        p.label { (document.label) }
                        h1 { (document.title) }
                        p.summary { (document.summary) }
                    }
                    @for block in &document.blocks { (draw(document, block)) }
                    footer { (document.running) }
                }
            }
        }
    }
    .into_string()
}

fn draw(document: &Document, block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(text) => h2 { (text) },
            Block::Text(text) => p.text { (text) },
            Block::Note(text) => p.note { (text) },
            Block::Pairs(pairs) => dl {
                @for (name, value) in pairs { dt { (name) } dd { (value) } }
            },
            Block::Table { head, rows } => div.scroll {
                table {
                    thead { tr { @for cell in head { th scope="col" { (cell) } } } }
                    tbody { @for row in rows { tr { @for cell in row { td class=[is_hash(cell).then_some("hash")] { (cell) } } } } }
                }
            },
            Block::Shares(shares) => (bar(shares)),
            Block::Entry(entry) => (show(document, entry)),
        }
    }
}

/// A hash may break anywhere, words may not.
fn is_hash(cell: &str) -> bool {
    cell.len() == 64 && cell.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn bar(shares: &[Share]) -> Markup {
    html! {
        @if shares.iter().any(|share| share.value > 0) {
            div.bar aria-hidden="true" {
                @for share in shares.iter().filter(|share| share.value > 0) {
                    span class=(tone(share.tone)) style={ "flex-grow:" (share.value) } {}
                }
            }
        }
        ul.shares {
            @for share in shares {
                li { i class=(tone(share.tone)) {} (share.label) " " b { (share.shown) } }
            }
        }
    }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Customer => "customer",
        Tone::Vendor => "vendor",
        Tone::Other => "other",
    }
}

fn show(document: &Document, entry: &Entry) -> Markup {
    let body = entry.body.as_deref().map(|body| markdown::render(body, &document.mentions));
    html! {
        article class=@if entry.private { "entry private" } @else { "entry" } {
            p.line {
                b { (entry.what) }
                @if !entry.who.is_empty() { " · " (entry.who) }
                span.when { (entry.when) " · " (entry.mark) }
            }
            @if !entry.figures.is_empty() {
                p.figures {
                    @for (index, (name, value)) in entry.figures.iter().enumerate() {
                        @if index > 0 { "; " }
                        (name) ": " b { (value) }
                    }
                }
            }
            @if !entry.lines.is_empty() {
                ul.lines { @for line in &entry.lines { li { (line) } } }
            }
            @if let Some(why) = &entry.withheld { p.withheld { (why) } }
            @if let Some(body) = &body { div.body { (PreEscaped(body.as_str())) } }
            @if !entry.files.is_empty() {
                ul.files {
                    @for file in &entry.files {
                        li { a href=(file.path) download=(file.name) { (file.name) } " " span { (file.about) } }
                    }
                }
            }
        }
    }
}
