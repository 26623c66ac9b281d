//! The map of a log of calls: a TOML file that says what each column becomes.
//!
//! | key | what |
//! |---|---|
//! | `source` | one word for the log; with it, ids of different logs differ |
//! | `delimiter`, `time_zone` | `,` and the vendor's own unless told |
//! | `external_id` | the column of the log's id; empty: the row's hash and how often it has come |
//! | `occurred` | `column`, `format` (as `strftime`), `except` |
//! | `channel`, `direction`, `result` | choices; `call`, `incoming`, `open` unless told |
//! | `duration_seconds` | a column |
//! | `account` | a text: a customer's number or name at the vendor |
//! | `contact`, `party`, `text`, `asked`, `topic`, `category` | texts: who, by what number or address, what was said, what was asked for |
//! | `sold` | categories that the firm sells, if they have to be made |
use serde::Deserialize;

use super::super::map::{Choice, DateMap};
use super::super::model::ImportError;
use super::super::template::OneOrMany;
use crate::features::interactions::model::{InteractionChannel, InteractionDirection, ItemResult};

const BUILT_IN: [(&str, &str); 1] = [("nyc311", include_str!("../maps/nyc311.toml"))];

/// A map as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CallMap {
    pub source: String,
    #[serde(default = "comma")]
    pub delimiter: char,
    pub time_zone: Option<String>,
    #[serde(default)]
    pub external_id: String,
    pub occurred: DateMap,
    pub channel: Option<Choice<InteractionChannel>>,
    pub direction: Option<Choice<InteractionDirection>>,
    pub result: Option<Choice<ItemResult>>,
    pub duration_seconds: Option<String>,
    pub account: Option<OneOrMany>,
    pub contact: Option<OneOrMany>,
    pub party: Option<OneOrMany>,
    pub text: Option<OneOrMany>,
    pub asked: Option<OneOrMany>,
    pub topic: Option<OneOrMany>,
    pub category: Option<OneOrMany>,
    #[serde(default)]
    pub sold: Vec<String>,
}

fn comma() -> char {
    ','
}

/// A map with the text that it was made from: a changed map makes every row a changed one.
#[derive(Debug, Clone)]
pub(super) struct LoadedCalls {
    pub name: String,
    pub map: CallMap,
    pub text: String,
}

/// A built-in map by its name, or one of the operator's by its path.
pub(super) fn load(name: &str) -> Result<LoadedCalls, ImportError> {
    let refuse = |why: String| ImportError::Unusable(format!("the map {name} {why}"));
    let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
    let text = match built_in {
        Some((_, text)) => (*text).to_owned(),
        None => std::fs::read_to_string(name).map_err(|cause| match cause.kind() {
            std::io::ErrorKind::NotFound => refuse(
                "does not exist: built in is nyc311, any other is the path of a TOML file"
                    .to_owned(),
            ),
            _ => refuse(format!("cannot be read: {cause}")),
        })?,
    };
    let map: CallMap = toml::from_str(&text).map_err(|error| {
        let first = error.message().lines().next().unwrap_or_default().to_owned();
        refuse(format!("does not hold: {first}"))
    })?;
    check(&map).map_err(|why| refuse(why.to_owned()))?;
    Ok(LoadedCalls { name: name.to_owned(), map, text })
}

fn check(map: &CallMap) -> Result<(), &'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if map.source.is_empty() || map.source.len() > 60 || !map.source.chars().all(plain) {
        return Err("needs a source: one word of letters, digits, hyphens and dots");
    }
    if map.source == crate::features::interactions::model::BY_HAND {
        return Err("calls its source manual: that is what people write down themselves");
    }
    if !map.delimiter.is_ascii() || matches!(map.delimiter, '"' | '\n' | '\r') {
        return Err("has a delimiter that is not a plain character");
    }
    if map.text.is_none() && map.asked.is_none() && map.topic.is_none() {
        return Err("says nothing of what was said: it needs a text, what was asked, or a topic");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_refused_in_one_sentence() {
        assert_eq!(load("nyc311").unwrap().map.source, "nyc311");
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("map.toml");
        let occurred = "[occurred]\ncolumn = \"At\"\nformat = \"%F\"\n";
        for (text, said) in [
            (
                format!("source = \"manual\"\ntext = \"{{A}}\"\n{occurred}"),
                "calls its source manual",
            ),
            (format!("source = \"a b\"\ntext = \"{{A}}\"\n{occurred}"), "needs a source"),
            (format!("source = \"log\"\n{occurred}"), "says nothing of what was said"),
            ("source = \"log\"\n".to_owned(), "does not hold"),
            (format!("source = \"log\"\nfax = \"{{A}}\"\n{occurred}"), "does not hold"),
        ] {
            std::fs::write(&path, text).unwrap();
            let refused = load(path.to_str().unwrap()).unwrap_err().to_string();
            assert!(refused.contains(said), "{refused}");
        }
        assert!(load("no-such-map").unwrap_err().to_string().contains("does not exist"));
    }
}
