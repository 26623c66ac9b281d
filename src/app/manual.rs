//! Pages of the manual that somebody needs who has only a browser.
use maud::{DOCTYPE, PreEscaped, html};

use crate::platform::text::markdown;

const PROOF: &str = include_str!("../../docs/PROOF.md");

/// What a bundle proves and how it is checked.
pub(super) fn proof() -> String {
    let (title, rest) = PROOF.split_once('\n').unwrap_or_default();
    let title = title.trim_start_matches("# ");
    let text = markdown::render(&unwrapped(rest), &[]);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Concord" }
                link rel="stylesheet" href="/public.css";
            }
            body { main.page.wide { p { a href="/" { "Concord" } } h1 { (title) } (PreEscaped(text.into_string())) } }
        }
    };
    page.into_string()
}

/// Paragraphs as one line each: in the portal's Markdown a line's end is a line's end.
fn unwrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    for line in text.lines() {
        let fence = line.starts_with("```");
        let begins = line.is_empty()
            || fence
            || code
            || line.starts_with(['#', '*', '|', '-'])
            || !out.ends_with(|last: char| last != '\n');
        if begins {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
        } else {
            out.push(' ');
        }
        out.push_str(if code { line } else { line.trim_start() });
        if line.is_empty() || fence || code || line.starts_with(['#', '|']) {
            out.push('\n');
        }
        code ^= fence;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_paragraph_are_one_and_code_stays_as_it_is() {
        let text = "# Head\n\nOne\ntwo\nthree\n\n* a\n  b\n* c\n\n```\nx\n  y\n```\n| t |\n|---|\n";
        let shown = unwrapped(text);
        assert!(shown.contains("One two three\n"), "{shown}");
        assert!(shown.contains("* a b\n* c"), "{shown}");
        assert!(shown.contains("```\nx\n"), "{shown}");
        assert!(shown.contains("| t |\n|---|\n"), "{shown}");
    }

    #[test]
    fn the_page_about_proof_is_whole() {
        let page = proof();
        for word in [
            "<h1>The record as proof</h1>",
            "concord verify",
            "<table>",
            "X-Concord-Key",
            "concord-bundle-1",
        ] {
            assert!(page.contains(word), "{word}: {page}");
        }
    }
}
