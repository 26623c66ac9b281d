//! What stands for something else in an act: `$word.path` for what an earlier answer held,
//! `%person` for a membership, `@+20` for a day, `@-3T08:30`
//! for a moment, `@-3m` for a month.
use std::collections::HashMap;

use chrono::Datelike;
use serde_json::{Map, Value};

use crate::platform::clock::Timestamp;

/// Everything that acts may name.
pub struct Words {
    /// Answers by the word that they were kept under.
    pub kept: Map<String, Value>,
    /// Membership ids and names: by `person`, and by `person@organisation`.
    pub people: HashMap<String, Member>,
    /// The day on which the demo is told.
    pub now: Timestamp,
}

#[derive(Debug, Clone)]
pub struct Member {
    pub id: String,
    pub name: String,
}

impl Words {
    /// An address with each `$word.path` and `%person` in it filled in.
    pub fn address(&self, text: &str) -> Result<String, String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            let end = after.find(|letter| !is_of_word(letter, true)).unwrap_or(after.len());
            let (word, left) = after.split_at(end);
            filled.push_str(before);
            match self.find(word)? {
                Value::String(value) => filled.push_str(value),
                Value::Number(value) => filled.push_str(&value.to_string()),
                other => return Err(format!("${word} is {other}, which fits into no address")),
            }
            rest = left;
        }
        let filled = filled + rest;
        let parts = filled.split('/').map(|part| match part.strip_prefix('%') {
            Some(key) => self.member(key).map(|member| member.id.as_str()),
            None => Ok(part),
        });
        Ok(parts.collect::<Result<Vec<_>, _>>()?.join("/"))
    }

    /// A body with every text in it that stands for something filled in.
    pub fn body(&self, value: &Value) -> Result<Value, String> {
        match value {
            Value::String(text) => self.text(text),
            Value::Array(items) => {
                items.iter().map(|item| self.body(item)).collect::<Result<_, _>>().map(Value::Array)
            }
            Value::Object(fields) => fields
                .iter()
                .map(|(name, field)| Ok((name.clone(), self.body(field)?)))
                .collect::<Result<_, _>>()
                .map(Value::Object),
            other => Ok(other.clone()),
        }
    }

    fn text(&self, text: &str) -> Result<Value, String> {
        if let Some(word) = text.strip_prefix('$')
            && word.starts_with(|letter: char| letter.is_ascii_lowercase())
            && word.chars().all(|letter| is_of_word(letter, true))
        {
            return self.find(word).cloned();
        }
        if let Some(key) = text.strip_prefix('%') {
            return self.member(key).map(|member| Value::String(member.id.clone()));
        }
        if let Some(moment) = text.strip_prefix('@').and_then(|moment| self.moment(moment)) {
            return Ok(Value::String(moment));
        }
        self.mentions(text).map(Value::String)
    }

    /// `+20` is a day, `-3T08:30` a moment (UTC) of a day, `-3m` a month, all counted from today.
    fn moment(&self, text: &str) -> Option<String> {
        if let Some(months) = text.strip_suffix('m') {
            let today = self.now.datetime().date_naive();
            let month = today.year() * 12 + i32::try_from(today.month0()).ok()?;
            let month = month + months.parse::<i32>().ok()?;
            return Some(format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1));
        }
        let (days, time) = text.split_once('T').map_or((text, None), |(day, at)| (day, Some(at)));
        let day = self.now.plus_days(days.parse().ok()?).datetime().date_naive();
        Some(time.map_or_else(|| day.to_string(), |time| format!("{day}T{time}:00Z")))
    }

    /// `@%person` becomes a mention.
    fn mentions(&self, text: &str) -> Result<String, String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("@%") {
            let end = after.find(|letter| !is_of_word(letter, false)).unwrap_or(after.len());
            let (key, left) = after.split_at(end);
            let Member { id, name } = self.member(key)?;
            filled.push_str(&format!("{before}@[{name}](member:{id})"));
            rest = left;
        }
        Ok(filled + rest)
    }

    pub fn member(&self, key: &str) -> Result<&Member, String> {
        self.people.get(key).ok_or_else(|| format!("nobody is called {key}"))
    }

    /// What a word holds, or what lies in it: fields by name, items by number (from the end if it
    /// is negative) or by a field, as `kind=caucus`.
    pub fn find(&self, word: &str) -> Result<&Value, String> {
        let mut parts = word.split('.');
        let name = parts.next().unwrap_or_default();
        let mut found =
            self.kept.get(name).ok_or_else(|| format!("nothing was kept as ${name}"))?;
        for part in parts {
            found = inside(found, part)
                .ok_or_else(|| format!("${word}: there is no {part} in what was kept"))?;
        }
        Ok(found)
    }
}

fn inside<'a>(value: &'a Value, part: &str) -> Option<&'a Value> {
    match value {
        Value::Array(items) if let Some((field, wanted)) = part.split_once('=') => {
            items.iter().find(|item| item.get(field).and_then(Value::as_str) == Some(wanted))
        }
        Value::Array(items) => {
            let at = match part.strip_prefix('-') {
                Some(back) => items.len().checked_sub(back.parse().ok()?)?,
                None => part.parse().ok()?,
            };
            items.get(at)
        }
        other => other.get(part),
    }
}

/// Letters of words, and of paths into what they hold.
fn is_of_word(letter: char, with_path: bool) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, '_' | '-')
        || with_path && matches!(letter, '.' | '=')
        || !with_path && letter == '@'
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn words() -> Words {
        let kept = json!({
            "case": { "id": "c-1", "version": 3, "steps": [{ "step": "d0", "sha256": "aa" }, { "step": "d1", "sha256": "bb" }] },
        });
        let anna = Member { id: "m-1".to_owned(), name: "Anna".to_owned() };
        Words {
            kept: kept.as_object().unwrap().clone(),
            people: HashMap::from([("anna".to_owned(), anna)]),
            now: Timestamp::from_micros(1_773_136_800_000_000).unwrap(),
        }
    }

    #[test]
    fn what_stands_for_something_is_filled_in() {
        let words = words();
        let filled = words.body(&json!({
            "a": "$case.version", "b": ["$case.steps.-1.sha256", "$case.steps.0.sha256"],
            "h": "$case.steps.step=d1.sha256", "c": "%anna", "d": "@+20", "e": "@-10", "t": "@-10T08:30", "m": "@-3m", "f": "@%anna, look: 5 % of $5 is 25 ct.", "g": 7,
        }));
        let expected = json!({
            "h": "bb", "a": 3, "b": ["bb", "aa"], "c": "m-1", "d": "2026-03-30", "m": "2025-12", "e": "2026-02-28", "t": "2026-02-28T08:30:00Z",
            "f": "@[Anna](member:m-1), look: 5 % of $5 is 25 ct.", "g": 7,
        });
        assert_eq!(filled.unwrap(), expected);
        assert_eq!(words.address("complaints/$case.id/offers").unwrap(), "complaints/c-1/offers");
        assert_eq!(words.address("members/%anna").unwrap(), "members/m-1");
    }

    #[test]
    fn what_is_not_known_is_named() {
        let words = words();
        for (text, named) in [
            ("$other.id", "$other"),
            ("$case.steps.2.sha256", "$case.steps.2.sha256"),
            ("%boris", "boris"),
            ("Ask @%boris", "boris"),
        ] {
            let refused = words.body(&json!(text)).unwrap_err();
            assert!(refused.contains(named), "{refused}");
        }
        assert!(words.address("a/$case/b").unwrap_err().contains("$case"));
    }
}
