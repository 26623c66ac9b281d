//! How the sides came to terms: facts, offers, promises.
use serde::Deserialize;
use serde_json::Value;

use super::Block;
use super::figures::Reader;
use super::words::{self, Words};
use crate::features::commitments::model::Commitment;
use crate::features::disputes::model::{Fact, Offer, Term};
use crate::features::proof::service::Settled;
use crate::platform::text::dates;

/// Adds what there is of it.
pub(super) fn draw(settled: &Settled, reader: Reader<'_>, blocks: &mut Vec<Block>) {
    let mut add = |heading, head: &[Words], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            blocks.push(Block::Heading(reader.of(heading)));
            let head = head.iter().map(|words| reader.of(*words)).collect();
            blocks.push(Block::Table { head, rows });
        }
    };
    add(
        words::FACTS,
        &[words::FACT, words::CUSTOMER, words::VENDOR, words::STATUS],
        settled.facts.iter().map(|fact| reader.fact(fact)).collect(),
    );
    add(
        words::OFFERS,
        &[words::OFFER_BY, words::TERMS, words::OUTCOME],
        settled.offers.iter().map(|offer| reader.offer(offer)).collect(),
    );
    add(
        words::PROMISES,
        &[words::OWED_BY, words::WHAT, words::DUE, words::STATUS],
        settled.commitments.iter().map(|promise| reader.promise(promise)).collect(),
    );
}

/// A term as an entry holds it.
pub(super) fn term_of(value: &Value) -> Option<Term> {
    Term::deserialize(value).ok()
}

impl Reader<'_> {
    fn fact(&self, fact: &Fact) -> Vec<String> {
        let code = |word: &str| words::code(word, self.locale);
        vec![
            format!("{}. {}", fact.position, fact.statement),
            code(fact.stances.customer.as_str()),
            code(fact.stances.vendor.as_str()),
            code(fact.state.as_str()),
        ]
    }

    fn offer(&self, offer: &Offer) -> Vec<String> {
        let by = words::side(offer.side, self.locale);
        let terms: Vec<String> =
            offer.terms.iter().map(|term| format!("• {}", self.term(term))).collect();
        let mut outcome = vec![words::answer(offer.state.as_str(), self.locale)];
        outcome.extend(offer.answered_at.map(|at| self.time(at)));
        outcome.extend(offer.answer_reason.clone());
        vec![
            format!("№ {}, {by}\n{}", offer.number, self.time(offer.proposed_at)),
            terms.join("\n"),
            outcome.join("\n"),
        ]
    }

    /// `Replacement (vendor), 38 pcs, by 31 October 2026, the goods are returned; conditions: …`
    pub(super) fn term(&self, term: &Term) -> String {
        let mut parts = vec![format!(
            "{} ({})",
            words::capital(&words::code(term.kind.as_str(), self.locale)),
            words::code(term.by.as_str(), self.locale)
        )];
        let amount = term.amount_minor.zip(term.currency.as_deref());
        parts.extend(amount.map(|(minor, currency)| words::money(minor, currency, self.locale)));
        parts.extend(term.quantity.map(|count| words::pieces(count, self.locale)));
        parts.extend(
            term.due_on
                .as_deref()
                .map(|day| words::by_day(&dates::day_in_words(day, self.locale), self.locale)),
        );
        if term.return_required {
            parts.push(self.of(words::RETURN));
        }
        let said = parts.join(", ");
        match term.conditions.as_str() {
            Some(conditions) => format!("{said}; {}: {conditions}", self.of(words::CONDITIONS)),
            None => said,
        }
    }

    fn promise(&self, promise: &Commitment) -> Vec<String> {
        let mut what = vec![words::capital(&words::code(&promise.kind, self.locale))];
        let amount = promise.amount_minor.zip(promise.currency.as_deref());
        what.extend(amount.map(|(minor, currency)| words::money(minor, currency, self.locale)));
        what.extend(promise.quantity.map(|count| words::pieces(count, self.locale)));
        if promise.return_required {
            what.push(self.of(words::RETURN));
        }
        let mut what = what.join(", ");
        if !promise.text.is_empty() {
            what = format!("{what}\n{}", promise.text);
        }
        vec![
            words::side(promise.side, self.locale),
            what,
            self.last_day(promise.side, promise.due_at),
            words::code(promise.state.as_str(), self.locale),
        ]
    }
}
