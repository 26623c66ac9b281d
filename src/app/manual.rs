//! Pages of the manual that somebody needs who has only a browser.
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::platform::authz::Locale;
use crate::platform::http::assets;
use crate::platform::text::markdown;

const PROOF_EN: &str = include_str!("../../docs/PROOF.md");
const PROOF_RU: &str = include_str!("../../docs/PROOF.ru.md");

/// What a bundle proves and how it is checked.
pub(super) fn proof(locale: Locale) -> String {
    let text = match locale {
        Locale::En => PROOF_EN,
        Locale::Ru => PROOF_RU,
    };
    let (title, rest) = text.split_once('\n').unwrap_or_default();
    let title = title.trim_start_matches("# ");
    let text = markdown::render(&unwrapped(rest), &[]);
    let page = html! {
        (DOCTYPE)
        html lang=(locale) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Concord" }
                link rel="stylesheet" href=(assets::stylesheet());
            }
            body { main.page.wide {
                p { a href="/" { "Concord" } " · " (other_language(locale)) }
                h1 { (title) }
                (PreEscaped(text.into_string()))
            } }
        }
    };
    page.into_string()
}

/// The link to the same page in the other language.
fn other_language(locale: Locale) -> Markup {
    let (tag, name) = match locale {
        Locale::En => ("ru", "По-русски"),
        Locale::Ru => ("en", "In English"),
    };
    html! { a href={ "/docs/proof?lang=" (tag) } lang=(tag) hreflang=(tag) { (name) } }
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
    fn the_page_about_proof_is_whole_in_both_languages() {
        for (locale, title) in
            [(Locale::En, "The record as proof"), (Locale::Ru, "Записи как доказательство")]
        {
            let page = proof(locale);
            for word in [
                &format!("<html lang=\"{locale}\">"),
                &format!("<h1>{title}</h1>"),
                "concord verify",
                "<table>",
                "X-Concord-Key",
                "concord-bundle-1",
            ] {
                assert!(page.contains(word), "{word}: {page}");
            }
        }
    }

    /// What a text is made of: its headings by level, what is in code, rows of tables, points of lists.
    fn bones(text: &str) -> (Vec<usize>, Vec<&str>, [usize; 2]) {
        let mut blocks = text.split("```");
        let (mut prose, mut code) = (String::new(), Vec::new());
        while let Some(part) = blocks.next() {
            prose.push_str(part);
            code.extend(blocks.next());
        }
        let levels = prose.lines().filter(|line| line.starts_with('#'));
        let levels = levels.map(|line| line.chars().take_while(|c| *c == '#').count()).collect();
        let count = |start: &str| prose.lines().filter(|line| line.starts_with(start)).count();
        (levels, code, [count("|"), count("* ")])
    }

    #[test]
    fn both_languages_say_the_same_in_the_same_order() {
        let (en, ru) = (bones(PROOF_EN), bones(PROOF_RU));
        assert_eq!(en, ru);
        assert!(en.0.len() > 6 && en.1.len() > 4, "{en:?}");
        let names = |text: &'static str| -> std::collections::BTreeSet<&str> {
            let prose = text.split("```").step_by(2);
            prose.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
        };
        assert_eq!(names(PROOF_EN), names(PROOF_RU), "names of files, fields and headers");
    }
}
