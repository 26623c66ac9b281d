//! The map: a TOML file that says what each column of a CSV file becomes.
//!
//! | key | what |
//! |---|---|
//! | `like` | a built-in map that this one changes: what it does not say is taken from there |
//! | `source` | one word for where the data come from; with it, ids of different sources differ |
//! | `delimiter`, `locale`, `time_zone` | `,`, `en`, `UTC` unless told; the last two are also those of vendors that it makes |
//! | `external_id` | the column of the source's id; empty: the row's hash and how often it has come |
//! | `vendor.name` or `vendor.slug` | the company, a text; or the one vendor of all rows, by its address |
//! | `customer`, `contact`, `reference` | texts: the customer organisation, who complained, the customer's number |
//! | `received`, `first_response`, `ended` | `column`, `format` (as `strftime`), `except` |
//! | `title`, `description`, `product`, `order_no`, `lot`, `serial_no`, `delivery_note`, `detected_where` | texts |
//! | `category`, `severity`, `remedy_sought`, `status`, `resolution` | choices: `first`, `column`, `values`, `default`; `resolution` also `notes` |
//! | `figures` | columns that are kept word for word in the first entry |
//!
//! A text names columns in braces; of a list the first is taken whose columns all hold something.
//! A choice takes the first rule of `first` that holds, then the word of `values` whose list has
//! the column's value, then `default`.
use std::collections::BTreeMap;

use chrono::format::{Item, StrftimeItems};
use serde::Deserialize;
use serde::de::Error;

use super::model::ImportError;
use super::template::OneOrMany;
use crate::features::complaints::model::{Category, Remedy, Severity, Status};
use crate::platform::authz::Locale;

const BUILT_IN: [(&str, &str); 2] =
    [("cfpb", include_str!("maps/cfpb.toml")), ("cfpb-2013", include_str!("maps/cfpb-2013.toml"))];

/// A map as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    pub source: String,
    #[serde(default = "comma")]
    pub delimiter: char,
    #[serde(default = "english")]
    pub locale: Locale,
    #[serde(default = "utc", deserialize_with = "time_zone")]
    pub time_zone: chrono_tz::Tz,
    #[serde(default)]
    pub external_id: String,
    pub vendor: VendorMap,
    pub customer: OneOrMany,
    pub contact: Option<OneOrMany>,
    pub reference: Option<OneOrMany>,
    pub received: DateMap,
    pub first_response: Option<DateMap>,
    pub ended: Option<DateMap>,
    pub title: OneOrMany,
    pub description: Option<OneOrMany>,
    pub product: Option<OneOrMany>,
    pub order_no: Option<OneOrMany>,
    pub lot: Option<OneOrMany>,
    pub serial_no: Option<OneOrMany>,
    pub delivery_note: Option<OneOrMany>,
    pub detected_where: Option<OneOrMany>,
    #[serde(default = "Choice::always_other")]
    pub category: Choice<Category>,
    #[serde(default = "Choice::always_moderate")]
    pub severity: Choice<Severity>,
    #[serde(default = "Choice::always_explanation")]
    pub remedy_sought: Choice<Remedy>,
    #[serde(default = "Choice::always_submitted")]
    pub status: Choice<Status>,
    pub resolution: Option<ResolutionMap>,
    #[serde(default)]
    pub figures: Vec<String>,
}

fn comma() -> char {
    ','
}
fn english() -> Locale {
    Locale::En
}
fn utc() -> chrono_tz::Tz {
    chrono_tz::UTC
}

fn time_zone<'de, D: serde::Deserializer<'de>>(from: D) -> Result<chrono_tz::Tz, D::Error> {
    let name = String::deserialize(from)?;
    name.parse().map_err(|_| D::Error::custom(format!("there is no time zone {name}")))
}

/// Who the complaints are against.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VendorMap {
    pub name: Option<OneOrMany>,
    pub slug: Option<String>,
}

/// A column with a date or time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateMap {
    pub column: String,
    pub format: String,
    #[serde(default)]
    pub except: Condition,
}

/// Whether dates can be read by it.
pub(super) fn is_format(format: &str) -> bool {
    StrftimeItems::new(format).all(|item| item != Item::Error)
}

/// Columns and the values that they must hold, all of them.
pub(super) type Condition = BTreeMap<String, OneOrMany>;

/// A word of a closed vocabulary, told by the row.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice<T: Ord> {
    #[serde(default = "Vec::new")]
    pub first: Vec<Rule<T>>,
    pub column: Option<String>,
    #[serde(default = "BTreeMap::new")]
    pub values: BTreeMap<T, Vec<String>>,
    pub default: Option<T>,
}

impl<T: Ord> Choice<T> {
    fn always(word: T) -> Self {
        Self { first: Vec::new(), column: None, values: BTreeMap::new(), default: Some(word) }
    }
}

impl Choice<Category> {
    fn always_other() -> Self {
        Self::always(Category::Other)
    }
}
impl Choice<Severity> {
    fn always_moderate() -> Self {
        Self::always(Severity::Moderate)
    }
}
impl Choice<Remedy> {
    fn always_explanation() -> Self {
        Self::always(Remedy::Explanation)
    }
}
impl Choice<Status> {
    fn always_submitted() -> Self {
        Self::always(Status::Submitted)
    }
}

/// A word for the rows of which a condition holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule<T> {
    pub when: Condition,
    pub is: T,
}

/// What the vendor offered or did.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResolutionMap {
    #[serde(default = "Vec::new")]
    pub first: Vec<Rule<Remedy>>,
    pub column: Option<String>,
    #[serde(default)]
    pub values: BTreeMap<Remedy, Vec<String>>,
    pub default: Option<Remedy>,
    pub notes: Option<OneOrMany>,
    #[serde(default)]
    pub except: Condition,
}

impl ResolutionMap {
    pub fn choice(&self) -> Choice<Remedy> {
        Choice {
            first: self.first.clone(),
            column: self.column.clone(),
            values: self.values.clone(),
            default: self.default,
        }
    }
}

/// A map with the text that it was made from: a changed map makes every row a changed one.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    pub name: String,
    pub map: Map,
    pub canonical: String,
}

/// The built-in maps, to tell which one a file would fit.
pub(super) fn built_in() -> impl Iterator<Item = Loaded> {
    BUILT_IN.iter().filter_map(|(name, _)| load(name).ok())
}

/// A built-in map by its name, or one of the operator's by its path.
pub(super) fn load(name: &str) -> Result<Loaded, ImportError> {
    let refuse = |why: String| ImportError::Unusable(format!("the map {name} {why}"));
    let table = match find_built_in(name) {
        Some(text) => parse(text),
        None => match std::fs::read_to_string(name) {
            Ok(text) => parse(&text),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Err(
                "does not exist: built in are cfpb and cfpb-2013, any other is the path of a TOML file"
                    .to_owned(),
            ),
            Err(cause) => Err(format!("cannot be read: {cause}")),
        },
    };
    let mut table = table.map_err(refuse)?;
    if let Some(base) = table.remove("like") {
        let base = base.as_str().and_then(find_built_in).ok_or_else(|| {
            refuse("is like a map that is not built in: there are cfpb and cfpb-2013".to_owned())
        })?;
        let mut merged = resolved(base).map_err(refuse)?;
        merge(&mut merged, table);
        table = merged;
    }
    let canonical = table.to_string();
    let map: Map = table.try_into().map_err(|error: toml::de::Error| {
        refuse(format!("does not hold: {}", first_line(error.message())))
    })?;
    check(&map).map_err(|why| refuse(why.to_owned()))?;
    Ok(Loaded { name: name.to_owned(), map, canonical })
}

fn find_built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A built-in map with what it takes from another.
fn resolved(text: &str) -> Result<toml::Table, String> {
    let mut table = parse(text)?;
    match table.remove("like").as_ref().and_then(toml::Value::as_str).and_then(find_built_in) {
        Some(base) => {
            let mut merged = resolved(base)?;
            merge(&mut merged, table);
            Ok(merged)
        }
        None => Ok(table),
    }
}

fn parse(text: &str) -> Result<toml::Table, String> {
    text.parse().map_err(|error: toml::de::Error| {
        let line = error
            .span()
            .and_then(|span| text.get(..span.start))
            .map_or(1, |before| before.matches('\n').count() + 1);
        format!("is not TOML, line {line}: {}", first_line(error.message()))
    })
}

/// Tables are merged, anything else is replaced.
fn merge(base: &mut toml::Table, over: toml::Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => merge(below, above),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

fn check(map: &Map) -> Result<(), &'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if map.source.is_empty() || map.source.len() > 60 || !map.source.chars().all(plain) {
        return Err("needs a source: one word of letters, digits, hyphens and dots");
    }
    if !map.delimiter.is_ascii() || matches!(map.delimiter, '"' | '\n' | '\r') {
        return Err("has a delimiter that is not a plain character");
    }
    if map.vendor.name.is_some() && map.vendor.slug.is_some() {
        return Err("gives its vendor a name and a slug: one of them is enough");
    }
    let dates = [Some(&map.received), map.first_response.as_ref(), map.ended.as_ref()];
    if dates.into_iter().flatten().any(|date| !is_format(&date.format)) {
        return Err("has a date format that cannot be read: it is written as %Y-%m-%d %H:%M");
    }
    let status = &map.status;
    let brings_drafts = status.default == Some(Status::Draft)
        || status.values.contains_key(&Status::Draft)
        || status.first.iter().any(|rule| rule.is == Status::Draft);
    if brings_drafts {
        return Err("brings drafts: what was received is no draft");
    }
    Ok(())
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or("something is wrong").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "source = 'x'\ncustomer = '{Firm}'\ntitle = '{Text}'\n[vendor]\nslug = 'v'\n\
        [received]\ncolumn = 'When'\nformat = '%Y-%m-%d'\n";

    fn said(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.toml");
        std::fs::write(&path, text).unwrap();
        let name = path.to_str().unwrap();
        match load(name) {
            Ok(_) => String::new(),
            Err(error) => error.to_string().replace(&format!("the map {name} "), ""),
        }
    }

    #[test]
    fn the_built_in_maps_are_whole() {
        assert_eq!(built_in().count(), BUILT_IN.len());
        let old = load("cfpb-2013").unwrap().map;
        assert!(old.external_id.is_empty(), "there are no ids in it");
        assert_eq!(old.received.column, "Date received", "taken from the map that it is like");
        assert_eq!(old.received.format, "%m/%d/%Y");
    }

    #[test]
    fn a_map_may_change_another() {
        let like = "like = 'cfpb'\n[vendor]\nname = 'All of {Company}'\n";
        assert_eq!(said(like), "");
        assert_eq!(said(LEAST), "");
        assert!(said("like = 'mine'").starts_with("is like a map that is not built in"));
    }

    #[test]
    fn what_is_wrong_with_a_map_is_said() {
        for (text, expected) in [
            ("a = 1\nb = ", "is not TOML, line 2"),
            ("nonsense = 1\n", "does not hold: unknown field `nonsense`"),
            ("delimiter = '\"'\n", "has a delimiter that is not a plain character"),
            ("time_zone = 'Mars/Olympus'\n", "there is no time zone Mars/Olympus"),
            ("severity = { default = 'awful' }\n", "unknown variant `awful`"),
            ("status = { default = 'draft' }\n", "brings drafts"),
            (
                "ended = { column = 'End', format = '%Q' }\n",
                "has a date format that cannot be read",
            ),
        ] {
            let message = said(&format!("{text}{LEAST}"));
            assert!(message.contains(expected), "{text}: {message}");
        }
        let no_word = LEAST.replace("source = 'x'", "source = 'two words'");
        assert!(said(&no_word).starts_with("needs a source"));
    }
}
