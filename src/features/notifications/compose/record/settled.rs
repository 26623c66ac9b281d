//! What a mail says of an offer, a commitment or a meeting: the figures of its entry, in words.
use serde_json::{Map, Value};

use super::Desk;
use crate::features::notifications::compose::{text, words};
use crate::features::notifications::mails::{
    MeetingText, OfferText, PromiseText, RecordEvent, Turn,
};
use crate::features::organisations::model::{PartySide, Side};
use crate::features::organisations::service::office_unscoped;
use crate::features::records::model::{EntryKind, RecordKind};
use crate::platform::authz::{Locale, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

impl Desk<'_> {
    /// The offer that the entry is about, if it is about one.
    pub(super) fn offer(&self) -> Option<OfferText> {
        let data = &self.entry.payload.as_ref()?.data;
        data.get("offer_id")?;
        let terms: Vec<String> = data
            .get("terms")?
            .as_array()?
            .iter()
            .filter_map(|term| Some(self.term(term.as_object()?)))
            .collect();
        let until = data.get("valid_until").and_then(Value::as_i64);
        let until = until.and_then(Timestamp::from_micros)?;
        let changes = data.get("diff").and_then(Value::as_array).into_iter().flatten();
        let changes: Vec<String> = changes
            .filter_map(|change| self.term_change(change.as_object()?, data.get("terms")?))
            .collect();
        Some(OfferText {
            number: data.get("number")?.as_i64()?,
            by: self.firm(data).map(|firm| self.name_of(firm)).unwrap_or_default(),
            terms: terms.join("; "),
            valid_until: self.time(until),
            over: self.is_over(until),
            answers: data.get("answers_number").and_then(Value::as_i64),
            changes: changes.join("; "),
        })
    }

    /// The commitment that the entry is about, if it is about one. Its last day is a day of those
    /// who owe it.
    pub(super) fn promise(&self, conn: &mut Conn) -> Result<Option<PromiseText>, Problem> {
        let Some(payload) = &self.entry.payload else { return Ok(None) };
        let data = &payload.data;
        let due = data.get("due_at").and_then(Value::as_i64).and_then(Timestamp::from_micros);
        let (Some(_), Some(firm), Some(due)) = (data.get("commitment_id"), self.firm(data), due)
        else {
            return Ok(None);
        };
        let locale = self.scope.locale();
        let over = self.is_over(due) && text(data, "due_on").is_none();
        let due = match text(data, "due_on") {
            Some(moved) => words::day(moved, locale),
            None => words::date(due, office_unscoped(conn, firm)?.1, locale),
        };
        Ok(Some(PromiseText { by: self.name_of(firm), what: given(data, locale), due, over }))
    }

    /// The meeting that the mail is about, with what the entry says of it.
    pub(super) fn meeting(&self) -> Option<MeetingText> {
        if self.entry.record.kind != RecordKind::Meeting {
            return None;
        }
        let data = &self.entry.payload.as_ref()?.data;
        let at = data.get("held_at").and_then(Value::as_i64).and_then(Timestamp::from_micros);
        let place = text(data, "place").map(str::to_owned);
        Some(MeetingText { when: at.map(|at| self.time(at)), place })
    }

    /// The organisation that the figures name, or else the one on the side that they name.
    fn firm(&self, data: &Map<String, Value>) -> Option<OrganisationId> {
        if let Some(firm) = text(data, "organisation_id").and_then(|id| id.parse().ok()) {
            return Some(firm);
        }
        let side: Side = text(data, "side")?.parse().ok()?;
        let party = self.entry.parties.iter().find(|party| party.side == side);
        party.map(|party| party.organisation_id)
    }

    /// One term: what, how much, by when, and from whom if it is not the vendor's to give.
    fn term(&self, term: &Map<String, Value>) -> String {
        let locale = self.scope.locale();
        let mut said = given(term, locale);
        let mut add = |en: &str, ru: &str| {
            said.push_str(match locale {
                Locale::En => en,
                Locale::Ru => ru,
            });
        };
        if term.get("return_required").and_then(Value::as_bool) == Some(true) {
            add(", the goods are sent back", ", с возвратом товара");
        }
        if let Some(day) = text(term, "due_on") {
            let day = words::day(day, locale);
            add(&format!(", by {day}"), &format!(", до {day}"));
        }
        let customer = self.entry.parties.iter().find(|party| party.side == Side::Customer);
        if text(term, "by") == Some(PartySide::Customer.as_str())
            && let Some(customer) = customer
        {
            let name = self.name_of(customer.organisation_id);
            add(&format!(" (from {name})"), &format!(" (от {name})"));
        }
        if let Some(conditions) = text(term, "conditions") {
            let conditions = shortened(conditions);
            add(&format!(", conditions: “{conditions}”"), &format!(", условия: «{conditions}»"));
        }
        said
    }

    /// What a counter-offer changes of a term, or which term it adds or drops.
    fn term_change(&self, change: &Map<String, Value>, terms: &Value) -> Option<String> {
        let locale = self.scope.locale();
        let say = |en: &str, ru: &str| match locale {
            Locale::En => en.to_owned(),
            Locale::Ru => ru.to_owned(),
        };
        let (from, to) = (change.get("from")?, change.get("to")?);
        let field = text(change, "field")?;
        if field == "term" {
            return Some(match (from.as_object(), to.as_object()) {
                (_, Some(added)) => format!("{}: {}", say("added", "добавлено"), self.term(added)),
                (Some(gone), None) => format!("{}: {}", say("dropped", "убрано"), self.term(gone)),
                (None, None) => return None,
            });
        }
        let at = change.get("term")?.as_u64()?;
        let term = terms.get(usize::try_from(at).ok()?)?.as_object()?;
        let value = |value: &Value| self.term_value(field, value, term);
        let kind = words::term(text(term, "kind").unwrap_or_default(), locale);
        let name = words::term_field(field, locale);
        let (now, before) = (value(to), value(from));
        Some(match locale {
            Locale::En => format!("{kind}: {name} {now} instead of {before}"),
            Locale::Ru => format!("{kind}: {name} — {now} (было: {before})"),
        })
    }

    fn term_value(&self, field: &str, value: &Value, term: &Map<String, Value>) -> String {
        let locale = self.scope.locale();
        let said = match (field, value) {
            ("amount_minor", Value::Number(minor)) => minor
                .as_i64()
                .zip(text(term, "currency"))
                .map(|(minor, currency)| words::money(minor, currency, locale)),
            (_, Value::Number(number)) => number.as_i64().map(|one| words::number(one, locale)),
            ("due_on", Value::String(day)) => Some(words::day(day, locale)),
            (_, Value::String(own)) if !own.is_empty() => Some(match locale {
                Locale::En => format!("“{}”", shortened(own)),
                Locale::Ru => format!("«{}»", shortened(own)),
            }),
            (_, Value::Bool(yes)) => Some(words::yes(*yes, locale)),
            _ => None,
        };
        said.unwrap_or_else(|| words::nothing(locale))
    }
}

/// Characters of conditions that a mail quotes at most.
const CONDITIONS: usize = 200;

fn shortened(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    if text.chars().count() <= CONDITIONS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(CONDITIONS).collect();
    format!("{}…", cut.trim_end())
}

/// What and how much.
fn given(data: &Map<String, Value>, locale: Locale) -> String {
    // What was taken on in a meeting stands in its own words.
    if let Some(own) = text(data, "text") {
        return own.to_owned();
    }
    let mut said = words::term(text(data, "kind").unwrap_or_default(), locale);
    if let Some(pieces) = data.get("quantity").and_then(Value::as_i64) {
        let unit = match locale {
            Locale::En => "pcs",
            Locale::Ru => "шт.",
        };
        said.push_str(&format!(", {}\u{a0}{unit}", words::number(pieces, locale)));
    }
    let amount = data.get("amount_minor").and_then(Value::as_i64);
    if let (Some(minor), Some(currency)) = (amount, text(data, "currency")) {
        said.push_str(&format!(", {}", words::money(minor, currency, locale)));
    }
    said
}

impl Desk<'_> {
    /// Whose move it is. A word that is asked beside the course of the record is its reader's.
    pub(super) fn turn(&self, event: RecordEvent) -> Turn {
        match &self.party {
            Some(_) if self.is_asked(event) => Turn::Yours,
            Some(party) => super::turn(party),
            None => Turn::None,
        }
    }

    /// Whether the event itself asks its reader for an answer: a step up the ladder, a mediator, a
    /// recommendation. None of them moves the ball of the record.
    pub(super) fn is_asked(&self, event: RecordEvent) -> bool {
        let own = self.actor.as_ref().is_some_and(|by| by.organisation.id == self.scope.org());
        match event {
            RecordEvent::Escalated | RecordEvent::MediationProposed => !own && self.actor.is_some(),
            RecordEvent::MediationWord => {
                self.entry.row.kind == EntryKind::MediationRecommended && self.party.is_some()
            }
            _ => false,
        }
    }
}

/// Why a step was taken up again, if it was not just changed.
pub(super) fn reopened_because(data: &Map<String, Value>) -> Option<String> {
    let changed = data.get("changed")?.as_array()?.first()?;
    changed.get("reason")?.as_str().map(str::to_owned)
}
