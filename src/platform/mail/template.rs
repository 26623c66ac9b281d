//! Templates of mails: words in each language, one layout for text and one for HTML.
//!
//! A mail's own template holds nothing but words: `{% set lead %}…{% endset %}`. Rendering it
//! gives named sentences; what it does not name comes from the template `common` of the same
//! language. The layouts `layout.txt` and `layout.mjml` put the sentences in their places, so a
//! mail is written once and looks like all others.
//!
//! Invariants: values are escaped in HTML and never read as a template or as MJML; a value that is
//! missing is an error, not a hole in a sentence; nothing in a mail is loaded from elsewhere.
use std::collections::{BTreeMap, HashMap};

use minijinja::value::merge_maps;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use mrml::prelude::render::RenderOptions;
use serde::Serialize;

use crate::platform::authz::Locale;

/// All templates, compiled.
pub struct Templates {
    environment: Environment<'static>,
}

/// A mail's three forms of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// A fault in a template or in what it was given.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("template: {0:#}")]
    Template(#[from] minijinja::Error),
    #[error("the layout is not MJML: {0}")]
    Parse(#[from] mrml::prelude::parser::Error),
    #[error("the layout cannot be turned into HTML: {0}")]
    Html(#[from] mrml::prelude::render::Error),
    #[error("the template {0} has no subject")]
    NoSubject(String),
}

impl Templates {
    /// Compiles templates given as name and text. Names: `<kind>/<locale>` and
    /// `common/<locale>` for words, `layout.txt` and `layout.mjml`.
    pub fn new(sources: &[(&'static str, &'static str)]) -> Result<Self, RenderError> {
        let mut environment = Environment::new();
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".mjml") { AutoEscape::Html } else { AutoEscape::None }
        });
        environment.add_filter("plural", plural);
        environment.add_filter("excerpt", excerpt);
        for (name, source) in sources {
            environment.add_template(name, source)?;
        }
        Ok(Self { environment })
    }

    /// Renders the mail `kind` in one language.
    pub fn render(
        &self,
        kind: &str,
        locale: Locale,
        context: &impl Serialize,
    ) -> Result<Rendered, RenderError> {
        let name = format!("{kind}/{locale}");
        let given = merge_maps([
            Value::from_serialize(BTreeMap::from([("locale", locale.as_str())])),
            Value::from_serialize(context),
        ]);
        let own = self.words(&name, given.clone())?;
        let given = merge_maps([given, Value::from_serialize(&own)]);
        let common = self.words(&format!("common/{locale}"), given.clone())?;
        // Of two values with one name the later map's counts: a mail's own words come first.
        let context = merge_maps([Value::from_serialize(&common), given]);

        let subject = match own.get("subject").or_else(|| common.get("subject")) {
            Some(subject) if !subject.is_empty() => shortened(subject),
            _ => return Err(RenderError::NoSubject(name)),
        };
        let text = self.environment.get_template("layout.txt")?.render(&context)?;
        let mjml = self.environment.get_template("layout.mjml")?.render(&context)?;
        // Escaping a slash protects nothing here, and some readers of links do not undo it.
        let mjml = readable(&mjml.replace("&#x2f;", "/"));
        Ok(Rendered { subject, text: tidy(&text), html: to_html(&mjml)? })
    }

    /// The sentences that a template sets, each on one line.
    fn words(&self, name: &str, context: Value) -> Result<BTreeMap<String, String>, RenderError> {
        let rendered = self.environment.get_template(name)?.render_captured(context)?;
        let state = rendered.state();
        let word = |name: &str| state.lookup(name).map(|value| one_line(&value.to_string()));
        Ok(state
            .exports()
            .into_iter()
            .filter_map(|name| word(name).map(|text| (name.to_owned(), text)))
            .collect())
    }
}

/// With a sign in place of each character that XML has no place for: whoever writes one in a title would
/// otherwise keep every mail about it from being sent (XML 1.0, 2.2 Characters).
fn readable(mjml: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => c,
        _ => char::REPLACEMENT_CHARACTER,
    };
    mjml.chars().map(shown).collect()
}

fn to_html(mjml: &str) -> Result<String, RenderError> {
    // No fonts: mrml would link to those it knows by name on a server of somebody else.
    let options = RenderOptions { fonts: HashMap::new(), ..RenderOptions::default() };
    Ok(mrml::parse(mjml)?.element.render(&options)?)
}

/// A subject of at most 150 characters: names in it are written by strangers, and a mail is no
/// place for a text of theirs.
fn shortened(subject: &str) -> String {
    const MOST: usize = 150;
    if subject.chars().nth(MOST).is_none() {
        return subject.to_owned();
    }
    let kept: String = subject.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Joins lines and drops double spaces; non-breaking spaces stay. A sentence that ends with
/// `Acme Ltd.` needs no second full stop.
fn one_line(text: &str) -> String {
    let words = text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    let one_stop = |word: &'_ str| match word.strip_suffix("..") {
        Some(start) if !start.ends_with('.') => format!("{start}."),
        _ => word.to_owned(),
    };
    words.map(one_stop).collect::<Vec<_>>().join(" ")
}

/// Never more than one empty line in a row, none at either end, one line end at the close.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    let mut tidied = lines.join("\n").trim_end().to_owned();
    tidied.push('\n');
    tidied
}

/// The form of a word that goes with a number: `n|plural("day", "days")` in English,
/// `n|plural("день", "дня", "дней")` in Russian.
fn plural(n: u64, one: String, few: String, many: Option<String>) -> String {
    let Some(many) = many else {
        return if n == 1 { one } else { few };
    };
    match (n % 10, n % 100) {
        (1, last) if last != 11 => one,
        (2..=4, last) if !(12..=14).contains(&last) => few,
        _ => many,
    }
}

/// At most `length` characters, cut at a word, with an ellipsis where something was left out.
fn excerpt(text: String, length: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let cut: String = text.chars().take(length).collect();
    let at_word = match cut.rfind(char::is_whitespace) {
        // A text without spaces (a long link, Chinese) is cut where it is.
        Some(at) if at > cut.len() / 2 => cut.get(..at).unwrap_or(&cut),
        _ => &cut,
    };
    format!("{}…", at_word.trim_end())
}

#[cfg(test)]
mod tests;
