//! The terms of an offer: what may stand in them, their canonical form, and how two offers differ.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::features::commitments::model::{NewCommitment, SourceId};
use crate::features::complaints::model::Remedy;
use crate::features::disputes::offers::model::TermChange;
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::records::service::canonical;
use crate::features::signoffs::model::seal;
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::platform::text::numbers::is_currency;
use crate::text_enum;

/// Terms of one offer at most.
const MAX_TERMS: usize = 20;
/// Minor units and pieces at most: far above any real figure, far below overflow.
const MAX_AMOUNT: i64 = 1_000_000_000_000_000;
const MAX_PIECES: i64 = 1_000_000_000;
/// Days ahead that a term may be due at most.
const MAX_DAYS: i64 = 3660;
/// Days in which a term without a date is due.
const DEFAULT_DAYS: i64 = 30;

text_enum! {
    /// What a term gives.
    pub enum TermKind {
        Refund = "refund",
        Credit = "credit",
        Replacement = "replacement",
        Repair = "repair",
        PriceReduction = "price_reduction",
        Return = "return",
        CostSharing = "cost_sharing",
        Goodwill = "goodwill",
        Explanation = "explanation",
        ProcessChange = "process_change",
        /// Both let the matter rest: nothing to do.
        NoRemedy = "no_remedy",
    }
}

impl TermKind {
    /// Whether it is nothing without an amount.
    fn needs_amount(self) -> bool {
        matches!(
            self,
            Self::Refund | Self::Credit | Self::PriceReduction | Self::CostSharing | Self::Goodwill
        )
    }

    /// The complaint's word for a resolution of this kind.
    fn remedy(self) -> Remedy {
        match self {
            Self::Refund => Remedy::Refund,
            Self::Credit => Remedy::Credit,
            Self::Replacement => Remedy::Replacement,
            Self::Repair => Remedy::Repair,
            Self::PriceReduction => Remedy::PriceReduction,
            Self::Return => Remedy::Return,
            Self::Explanation => Remedy::Explanation,
            Self::ProcessChange => Remedy::ProcessChange,
            Self::CostSharing | Self::Goodwill | Self::NoRemedy => Remedy::Other,
        }
    }
}

/// One term of an offer, as it is sent, stored, hashed and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub kind: TermKind,
    /// The side that gives it.
    pub by: Side,
    /// Minor units of `currency`.
    #[serde(default)]
    pub amount_minor: Option<i64>,
    /// ISO 4217
    #[serde(default)]
    pub currency: Option<String>,
    #[serde(default)]
    pub quantity: Option<i64>,
    #[serde(default)]
    pub return_required: bool,
    /// `YYYY-MM-DD`
    #[serde(default)]
    pub due_on: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 1000)]
    pub conditions: OptText<1000>,
}

impl Term {
    /// The field that is wrong, and its code.
    fn check(
        &self,
        claimed: Option<&str>,
        today: NaiveDate,
    ) -> Result<(), (&'static str, &'static str)> {
        if !matches!(self.by, Side::Customer | Side::Vendor) {
            return Err(("by", "not_allowed_value"));
        }
        match self.amount_minor {
            None if self.kind.needs_amount() => return Err(("amount_minor", "missing_field")),
            Some(amount) if !(1..=MAX_AMOUNT).contains(&amount) => {
                return Err(("amount_minor", "number_range"));
            }
            _ => {}
        }
        match (self.amount_minor, self.currency.as_deref()) {
            (Some(_), None) => return Err(("currency", "missing_field")),
            (None, Some(_)) => return Err(("amount_minor", "missing_field")),
            (_, Some(code)) if !is_currency(code) => {
                return Err(("currency", "not_allowed_value"));
            }
            (_, Some(code)) if claimed.is_some_and(|claimed| claimed != code) => {
                return Err(("currency", "wrong_currency"));
            }
            _ => {}
        }
        if self.quantity.is_some_and(|pieces| !(1..=MAX_PIECES).contains(&pieces)) {
            return Err(("quantity", "number_range"));
        }
        let Some(text) = &self.due_on else { return Ok(()) };
        let day = self.day().filter(|_| text.len() == 10).ok_or(("due_on", "bad_date"))?;
        // Somewhere it is still yesterday.
        let ahead = (day - today).num_days();
        if (-1..=MAX_DAYS).contains(&ahead) { Ok(()) } else { Err(("due_on", "bad_date")) }
    }

    fn day(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(self.due_on.as_deref()?, "%Y-%m-%d").ok()
    }

    fn fields(&self) -> [(&'static str, Value); 8] {
        [
            ("kind", json!(self.kind)),
            ("by", json!(self.by)),
            ("amount_minor", json!(self.amount_minor)),
            ("currency", json!(self.currency)),
            ("quantity", json!(self.quantity)),
            ("return_required", json!(self.return_required)),
            ("due_on", json!(self.due_on)),
            ("conditions", json!(self.conditions)),
        ]
    }
}

/// Checks the terms of an offer against the complaint's claimed currency, all of them in one
/// currency, none of them in the past.
///
/// # Errors
/// `invalid` with the path of the field, as `terms[0].amount_minor`; codes `missing_field`,
/// `number_range`, `wrong_currency`, `bad_date`, `not_allowed_value`, `too_many`.
pub fn check(terms: &[Term], claimed: Option<&str>, today: NaiveDate) -> Result<(), Problem> {
    if terms.is_empty() {
        return Err(Problem::invalid("terms", "missing_field"));
    }
    if terms.len() > MAX_TERMS {
        return Err(Problem::invalid("terms", "too_many"));
    }
    let first = terms.iter().find_map(|term| term.currency.as_deref());
    for (index, term) in terms.iter().enumerate() {
        let alone = term.kind != TermKind::NoRemedy || terms.len() == 1;
        let checked = term.check(claimed.or(first), today);
        let checked = if alone { checked } else { Err(("kind", "not_allowed_value")) };
        if let Err((field, code)) = checked {
            return Err(Problem::invalid(format!("terms[{index}].{field}"), code));
        }
    }
    Ok(())
}

/// The hash that both sides sign: of the canonical JSON of
/// `{"complaint", "number", "side", "terms"}`.
pub fn hash(record: RecordId, number: i32, side: Side, terms: &[Term]) -> Vec<u8> {
    let seen = json!({ "complaint": record, "number": number, "side": side, "terms": terms });
    seal(&canonical(&seen))
}

/// What differs between the terms of an offer and those of the one that it supersedes. Terms of the
/// same kind by the same side belong together, in their order.
pub fn diff(before: &[Term], after: &[Term]) -> Vec<TermChange> {
    let mut left: Vec<(usize, &Term)> = before.iter().enumerate().collect();
    let mut changes = Vec::new();
    for (index, term) in after.iter().enumerate() {
        let same = left.iter().position(|(_, old)| old.kind == term.kind && old.by == term.by);
        match same.map(|at| left.remove(at)) {
            Some((_, old)) => changes.extend(
                old.fields()
                    .into_iter()
                    .zip(term.fields())
                    .filter(|(old, new)| old != new)
                    .map(|((field, from), (_, to))| TermChange { term: index, field, from, to }),
            ),
            None => changes.push(TermChange {
                term: index,
                field: "term",
                from: Value::Null,
                to: json!(term),
            }),
        }
    }
    changes.extend(left.into_iter().map(|(index, old)| TermChange {
        term: index,
        field: "term",
        from: json!(old),
        to: Value::Null,
    }));
    changes
}

/// How the complaint's resolution is coded: after the first term that the vendor gives, or else
/// the first one.
pub fn remedy(terms: &[Term]) -> Remedy {
    let main = terms.iter().find(|term| term.by == Side::Vendor).or_else(|| terms.first());
    main.map_or(Remedy::Other, |term| term.kind.remedy())
}

/// The promises that follow from accepted terms, one for each that asks for something to be done;
/// and where goods go back first, that the other side sends them, unless a term says so itself.
/// `goods`: which ones, of which complaint; whoever sends them or opens the parcel has to know.
pub fn promises(
    terms: &[Term],
    source: SourceId,
    today: NaiveDate,
    goods: &str,
) -> Vec<NewCommitment> {
    let later = today.checked_add_signed(chrono::TimeDelta::days(DEFAULT_DAYS)).unwrap_or(today);
    let sent_back =
        |side: Side| terms.iter().any(|term| term.kind == TermKind::Return && term.by == side);
    let returns = terms
        .iter()
        .filter(|term| term.return_required && !sent_back(term.by.other()))
        .map(|term| Term {
            kind: TermKind::Return,
            by: term.by.other(),
            amount_minor: None,
            currency: None,
            return_required: false,
            conditions: OptText::default(),
            ..term.clone()
        });
    let returns: Vec<Term> = returns.collect();
    terms
        .iter()
        .filter(|term| term.kind != TermKind::NoRemedy)
        .chain(&returns)
        .map(|term| NewCommitment {
            source_kind: "settlement",
            source,
            side: term.by,
            owner: None,
            kind: term.kind.as_str().to_owned(),
            text: text(term, goods),
            amount_minor: term.amount_minor,
            currency: term.currency.clone(),
            quantity: term.quantity,
            return_required: term.return_required,
            due_on: term.day().unwrap_or(later),
            agreed: true,
        })
        .collect()
}

/// The words of a promise: its conditions, and of goods that go back, which they are.
fn text(term: &Term, goods: &str) -> String {
    let goods = Some(goods).filter(|_| term.kind == TermKind::Return);
    let lines: Vec<&str> = goods.into_iter().chain(term.conditions.as_str()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests;
