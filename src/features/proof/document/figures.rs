//! Figures of an entry in words.
use std::collections::HashMap;

use chrono_tz::Tz;
use serde_json::{Map, Value};

use super::words;
use crate::features::organisations::model::PersonRef;
use crate::platform::authz::{Locale, MembershipId};
use crate::platform::clock::Timestamp;
use crate::platform::text::dates;

/// How figures are read: language, time zone, the people whom they name by id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub locale: Locale,
    pub zone: Tz,
    pub people: &'a HashMap<MembershipId, PersonRef>,
}

impl Reader<'_> {
    /// What is told of an entry's figures, each under its name.
    pub fn figures(&self, data: &Map<String, Value>) -> Vec<(String, String)> {
        let mut told = Vec::new();
        for (key, value) in data {
            if key == "changes" || key == "terms" {
                let items = value.as_array().into_iter().flatten().filter_map(Value::as_object);
                told.extend(items.flat_map(|item| self.figures(item)));
            } else if let Some(name) = words::figure(key, self.locale)
                && let Some(value) = self.value(key, value, data)
            {
                told.push((name.to_owned(), value));
            }
        }
        told
    }

    /// One figure; `None` for what is not for reading.
    pub fn value(&self, key: &str, value: &Value, data: &Map<String, Value>) -> Option<String> {
        match value {
            Value::Bool(true) => Some(words::YES.of(self.locale).to_owned()),
            Value::Bool(false) => Some(words::NO.of(self.locale).to_owned()),
            Value::Number(number) => Some(self.number(key, number.as_i64()?, data)),
            Value::String(text) => self.text(key, text),
            _ => None,
        }
    }

    fn number(&self, key: &str, number: i64, data: &Map<String, Value>) -> String {
        let currency = data.get("currency").and_then(Value::as_str);
        match (key, currency) {
            ("amount_minor", Some(currency)) => words::money(number, currency, self.locale),
            _ if key.ends_with("_seconds") => words::duration(number, self.locale),
            _ if key.ends_with("_at") || key.ends_with("_until") => Timestamp::from_micros(number)
                .map_or_else(|| number.to_string(), |at| self.time(at)),
            _ => words::number(number, self.locale),
        }
    }

    fn text(&self, key: &str, text: &str) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        if let Ok(id) = text.parse::<MembershipId>() {
            // Any other id tells a reader nothing.
            return self.people.get(&id).map(|person| person.name.clone());
        }
        if key.ends_with("_at") || key.ends_with("_until") {
            let at = text.parse().map(Timestamp::from_datetime);
            return Some(at.map_or_else(|_| text.to_owned(), |at| self.time(at)));
        }
        let is_code = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        Some(if is_code { words::code(text, self.locale) } else { text.to_owned() })
    }

    /// A moment in the reader's zone.
    pub fn time(&self, at: Timestamp) -> String {
        dates::date_time(at, self.zone, self.locale)
    }
}
