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
        Some(OfferText {
            number: data.get("number")?.as_i64()?,
            by: self.firm(data).map(|firm| self.name_of(firm)).unwrap_or_default(),
            terms: terms.join("; "),
            valid_until: self.time(until.and_then(Timestamp::from_micros)?),
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
        let due = match text(data, "due_on") {
            Some(moved) => words::day(moved, locale),
            None => words::date(due, office_unscoped(conn, firm)?.1, locale),
        };
        Ok(Some(PromiseText { by: self.name_of(firm), what: given(data, locale), due }))
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
        if text(term, "conditions").is_some() {
            add(", on conditions", ", с условиями");
        }
        let customer = self.entry.parties.iter().find(|party| party.side == Side::Customer);
        if text(term, "by") == Some(PartySide::Customer.as_str())
            && let Some(customer) = customer
        {
            let name = self.name_of(customer.organisation_id);
            add(&format!(" (from {name})"), &format!(" (от {name})"));
        }
        said
    }
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
