//! What was asked for, as programs tell it: of an interaction, and of what ends in one.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::NewItem;
use crate::features::interactions::model::{
    ItemRange, ItemResult, MOST_ITEMS, TopicId, UnmetReason,
};
use crate::platform::problem::Problem;
use crate::platform::text::numbers::is_currency;
use crate::platform::text::{Line, OptLine};

/// Something that was asked for.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRequestedItem)]
pub struct ItemInput {
    /// The caller's own words; those of the topic will do.
    #[schema(value_type = String, max_length = 500)]
    words: Line<500>,
    #[serde(default)]
    topic_id: Option<TopicId>,
    /// Counts as long as the topic has no category.
    #[serde(default)]
    marked: Option<ItemRange>,
    #[serde(default)]
    result: Option<ItemResult>,
    #[serde(default)]
    unmet_reason: Option<UnmetReason>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    quantity: OptLine<40>,
    /// With its currency.
    #[serde(default)]
    #[schema(minimum = 0)]
    value_minor: Option<i64>,
    /// ISO 4217
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    currency: OptLine<3>,
}

/// Far above what anybody asks for, and far below where sums overflow.
const MOST_VALUE: i64 = 1_000_000_000_000;

impl ItemInput {
    fn parsed(self, at: usize) -> Result<NewItem, Problem> {
        let field = |name: &str| format!("items[{at}].{name}");
        if self.value_minor.is_some_and(|minor| !(0..=MOST_VALUE).contains(&minor)) {
            return Err(Problem::invalid(field("value_minor"), "number_range"));
        }
        let currency = self.currency.into_string();
        if currency.as_ref().is_some_and(|code| !is_currency(code)) {
            return Err(Problem::invalid(field("currency"), "not_allowed_value"));
        }
        if self.value_minor.is_some() && currency.is_none() {
            return Err(Problem::invalid(field("currency"), "missing_field"));
        }
        Ok(NewItem {
            words: self.words.into_string(),
            topic: self.topic_id,
            marked: self.marked.unwrap_or(ItemRange::Unknown),
            result: self.result.unwrap_or(ItemResult::Open),
            unmet_reason: self.unmet_reason,
            quantity: self.quantity.into_string(),
            value: self.value_minor.zip(currency),
        })
    }
}

/// The same of a whole interaction.
///
/// # Errors
/// `invalid` with the field that does not fit.
pub fn items(given: Vec<ItemInput>) -> Result<Vec<NewItem>, Problem> {
    if given.len() > MOST_ITEMS {
        return Err(Problem::invalid("items", "too_many"));
    }
    given.into_iter().enumerate().map(|(at, item)| item.parsed(at)).collect()
}

/// A day and a half: nobody talks longer.
const MOST_SECONDS: i32 = 129_600;

/// Checks how long somebody talked.
///
/// # Errors
/// `invalid` for a duration that nobody talks.
pub fn duration(seconds: Option<i32>) -> Result<Option<i32>, Problem> {
    if seconds.is_some_and(|seconds| !(0..=MOST_SECONDS).contains(&seconds)) {
        return Err(Problem::invalid("duration_seconds", "number_range"));
    }
    Ok(seconds)
}
