//! Figures of an entry in words.
use std::collections::HashMap;

use chrono_tz::Tz;
use serde_json::{Map, Value};

use super::settled::term_of;
use super::words::{self, Words};
use crate::features::organisations::model::{PersonRef, Side};
use crate::features::records::model::{EntryKind, Payload};
use crate::platform::authz::{Locale, MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::text::dates;

/// How figures are read: language, time zone, the people whom they name by id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub locale: Locale,
    pub zone: Tz,
    pub people: &'a HashMap<MembershipId, PersonRef>,
    /// The time zones of the organisations: a last day is a day of those who owe.
    pub zones: &'a [(OrganisationId, Side, Tz)],
    /// Of the record's own amounts.
    pub currency: Option<&'a str>,
}

/// What an entry tells beside its text.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// What is called what, in the order of reading.
    pub named: Vec<(String, String)>,
    /// What takes a line of its own: terms, changes, commitments.
    pub lines: Vec<String>,
}

/// Yes is worth a word, no goes without saying.
const FLAGS: &[&str] = &["third_party", "return_required", "by_phone", "binding"];
/// Where the title of the entry says the state.
const STATE_SAID: &[&str] = &["commitment_", "mediation_", "report_"];

impl Reader<'_> {
    /// What is told of an entry's figures.
    pub fn figures(
        &self,
        kind: EntryKind,
        payload: &Payload,
        actor: Option<&PersonRef>,
    ) -> Figures {
        let data = &payload.data;
        let mut told = Figures::default();
        for key in ["terms", "changes", "changed", "texts"] {
            let items = data.get(key).and_then(Value::as_array).into_iter().flatten();
            told.lines.extend(items.filter_map(|item| self.line(kind, key, item)));
        }
        if data.contains_key("commitment_id") {
            told.lines.push(self.commitment(data));
            return told;
        }
        told.named.extend(self.status(data));
        let mut named: Vec<(usize, String, String)> = data
            .iter()
            .filter(|(key, value)| !is_said(kind, key, value, payload, actor))
            .filter_map(|(key, value)| {
                let (place, name) = words::figure(kind, key, self.locale)?;
                Some((place, name.to_owned(), self.told(kind, key, value, data)?))
            })
            .collect();
        named.sort_by_key(|(place, ..)| *place);
        told.named.extend(named.into_iter().map(|(_, name, value)| (name, value)));
        told
    }

    /// From which status to which, if it moved.
    fn status(&self, data: &Map<String, Value>) -> Option<(String, String)> {
        let (from, to) = (data.get("from")?.as_str()?, data.get("to")?.as_str()?);
        let code = |word| words::code(word, self.locale);
        let name = words::STATUS.of(self.locale).to_lowercase();
        (from != to).then(|| (name, format!("{} → {}", code(from), code(to))))
    }

    fn line(&self, kind: EntryKind, key: &str, item: &Value) -> Option<String> {
        match (key, item) {
            ("texts", Value::String(text)) => Some(text.clone()),
            ("terms", item) => term_of(item).map(|term| self.term(&term)),
            (_, Value::Object(change)) => self.change(kind, change),
            _ => None,
        }
    }

    /// A field of the record or of a step, what it was and what it is.
    fn change(&self, kind: EntryKind, change: &Map<String, Value>) -> Option<String> {
        let field = change.get("field").and_then(Value::as_str)?;
        let of_step = kind == EntryKind::SignatureStale;
        let name = if of_step {
            words::field(field, self.locale)
        } else {
            words::code(field, self.locale)
        };
        let side = |key: &str| {
            let value = change.get(key).filter(|value| !value.is_null())?;
            match (value.as_i64(), self.currency) {
                (Some(minor), Some(currency)) if field.ends_with("_minor") => {
                    Some(words::money(minor, currency, self.locale))
                }
                _ => self.value(field, value, change),
            }
        };
        let nothing = || words::EMPTY_FIELD.of(self.locale).to_owned();
        let (from, to) = (side("from"), side("to"));
        if from.is_none() && to.is_none() {
            return Some(words::capital(&name));
        }
        let (from, to) = (from.unwrap_or_else(nothing), to.unwrap_or_else(nothing));
        Some(format!("{}: {from} → {to}", words::capital(&name)))
    }

    /// Who owes what by when, in one line.
    fn commitment(&self, data: &Map<String, Value>) -> String {
        let text = |key: &str| data.get(key).and_then(Value::as_str);
        let number = |key: &str| data.get(key).and_then(Value::as_i64);
        let own = text("text").filter(|own| !own.is_empty()).map(str::to_owned);
        let kind = || words::code(text("kind").unwrap_or_default(), self.locale);
        let mut parts = vec![own.unwrap_or_else(kind)];
        let amount = number("amount_minor").zip(text("currency"));
        parts.extend(amount.map(|(minor, currency)| words::money(minor, currency, self.locale)));
        parts.extend(number("quantity").map(|count| words::pieces(count, self.locale)));
        let owing = text("organisation_id").and_then(|id| id.parse::<OrganisationId>().ok());
        let zone = owing.and_then(|owing| self.zones.iter().find(|(id, ..)| *id == owing));
        let due = number("due_at").and_then(Timestamp::from_micros);
        let due =
            due.map(|at| dates::date(at, zone.map_or(self.zone, |(.., zone)| *zone), self.locale));
        let due = text("due_on").map(|day| dates::day_in_words(day, self.locale)).or(due);
        parts.extend(due.map(|day| words::by_day(&day, self.locale)));
        let side = words::capital(&words::code(text("side").unwrap_or_default(), self.locale));
        format!("{side}: {}", parts.join(", "))
    }

    /// One figure of an entry.
    fn told(
        &self,
        kind: EntryKind,
        key: &str,
        value: &Value,
        data: &Map<String, Value>,
    ) -> Option<String> {
        let number = value.as_i64();
        match (key, value.as_str()) {
            ("number" | "position" | "answers_number", None) => number.map(|at| format!("№ {at}")),
            ("quantity", None) => number.map(|count| words::pieces(count, self.locale)),
            ("step", Some(step)) if !step.is_empty() => Some(words::named_step(step, self.locale)),
            ("form", Some(form)) => Some(form.to_uppercase()),
            ("answer", Some(answer)) => Some(words::answer(answer, self.locale)),
            ("kind", Some(given)) if kind == EntryKind::Given => {
                let given = given.parse().ok();
                given.map(|given| words::entry(given, self.locale).to_lowercase())
            }
            _ => self.value(key, value, data),
        }
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
        match currency {
            Some(currency) if key.ends_with("_minor") => {
                words::money(number, currency, self.locale)
            }
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
        Some(if is_code {
            words::code(text, self.locale)
        } else {
            dates::day_in_words(text, self.locale)
        })
    }

    /// A moment in the reader's zone.
    pub fn time(&self, at: Timestamp) -> String {
        dates::date_time(at, self.zone, self.locale)
    }

    /// The last day of something that a side owes, as that side counts days.
    pub fn last_day(&self, side: Side, at: Timestamp) -> String {
        let mut own = self.zones.iter().filter(|(_, of, _)| *of == side).map(|(.., zone)| *zone);
        let zone = match (own.next(), own.next()) {
            (Some(zone), None) => zone,
            _ => self.zone,
        };
        dates::date(at, zone, self.locale)
    }

    pub fn of(&self, words: Words) -> String {
        words.of(self.locale).to_owned()
    }
}

/// What the entry says anyway: by its title, by who wrote it, by its text, by another figure.
fn is_said(
    kind: EntryKind,
    key: &str,
    value: &Value,
    payload: &Payload,
    actor: Option<&PersonRef>,
) -> bool {
    let data = &payload.data;
    let word = |key: &str| data.get(key).and_then(Value::as_str);
    let is_step = word("step").is_some_and(|step| !step.is_empty());
    match key {
        "from" | "to" => word("from").is_some() && word("to").is_some(),
        "terms" | "changes" | "changed" | "texts" => true,
        "state" => STATE_SAID.iter().any(|start| kind.as_str().starts_with(start)),
        "valid_until" => !words::STANDING.contains(&kind),
        "slot" => word("slot") == word("side"),
        "side" => actor
            .is_some_and(|actor| actor.side.is_none_or(|side| Some(side.as_str()) == word("side"))),
        "kind" => is_step && word("kind") == Some("report_step"),
        "version" => !is_step && word("kind") == Some("settlement"),
        "number" => {
            let rung = data.contains_key("rung");
            rung && data.get("number") == data.get("rung")
        }
        "reason" => value.as_str().map(str::trim) == payload.body.as_deref().map(str::trim),
        _ => FLAGS.contains(&key) && value == &Value::Bool(false),
    }
}
