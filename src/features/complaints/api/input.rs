//! What callers send. Sides, status, organisations and times are not among it.
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::complaints::model::{ActionInput, ActionName, Category, Remedy, Severity};
use crate::features::complaints::service::{EditInput, Filing};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::FileId;
use crate::platform::authz::MembershipId;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::numbers::is_currency;
use crate::platform::text::{Line, OptLine, OptText, Text, given};

/// Pieces, and minor units of money, at most: far above any real figure, far below overflow.
const MAX_PIECES: i64 = 1_000_000_000;
const MAX_AMOUNT: i64 = 1_000_000_000_000_000;

fn yes() -> bool {
    true
}

/// A new complaint.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComplaintInput {
    // Those that must be given are optional here, so that all that are missing are told at once.
    #[schema(value_type = RelationshipId, required = true)]
    relationship_id: Option<RelationshipId>,
    #[schema(value_type = String, max_length = 200, required = true)]
    title: Option<Line<200>>,
    /// Markdown.
    #[schema(value_type = String, max_length = 20000, required = true)]
    description: Option<Text<20_000>>,
    #[schema(value_type = Category, required = true)]
    category: Option<Category>,
    #[schema(value_type = Severity, required = true)]
    severity: Option<Severity>,
    #[schema(value_type = Remedy, required = true)]
    remedy_sought: Option<Remedy>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    product: OptLine<200>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    order_no: OptLine<100>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    lot: OptLine<100>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    serial_no: OptLine<100>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    delivery_note: OptLine<100>,
    quantity_complained: Option<i64>,
    quantity_affected: Option<i64>,
    /// `YYYY-MM-DD`
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    occurred_on: OptLine<10>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    detected_where: OptLine<200>,
    claimed_amount_minor: Option<i64>,
    /// ISO 4217
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    currency: OptLine<3>,
    /// The own side's reference.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reference: OptLine<100>,
    /// Who called, when the vendor files by phone.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    on_behalf_of: OptLine<200>,
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    custom: serde_json::Value,
    /// False keeps a draft.
    #[serde(default = "yes")]
    submit: bool,
    #[serde(default)]
    file_ids: Vec<FileId>,
}

fn number(field: &str, value: Option<i64>, max: i64) -> Result<Option<i64>, Problem> {
    match value {
        Some(number) if !(0..=max).contains(&number) => {
            Err(Problem::invalid(field, "number_range"))
        }
        other => Ok(other),
    }
}

fn date(field: &str, value: Option<String>) -> Result<Option<String>, Problem> {
    if let Some(text) = &value {
        let parsed = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d");
        if parsed.is_err() || text.len() != 10 {
            return Err(Problem::invalid(field, "bad_date"));
        }
    }
    Ok(value)
}

fn currency(value: Option<String>) -> Result<Option<String>, Problem> {
    if value.as_deref().is_none_or(is_currency) {
        Ok(value)
    } else {
        Err(Problem::invalid("currency", "not_allowed_value"))
    }
}

impl ComplaintInput {
    /// Checked, for the service.
    pub fn filing(self) -> Result<Filing, Problem> {
        let mut lacking = Problem::new(Code::Invalid);
        macro_rules! required {
            ($($field:ident),*) => {
                $(if self.$field.is_none() {
                    lacking = lacking.with_field(stringify!($field), "missing_field");
                })*
                let ($(Some($field),)*) = ($(self.$field,)*) else { return Err(lacking) };
            };
        }
        required!(relationship_id, title, description, category, severity, remedy_sought);
        Ok(Filing {
            relationship_id,
            title: title.into_string(),
            description: description.into_string(),
            category,
            severity,
            remedy_sought,
            product: self.product.into_string(),
            order_no: self.order_no.into_string(),
            lot: self.lot.into_string(),
            serial_no: self.serial_no.into_string(),
            delivery_note: self.delivery_note.into_string(),
            quantity_complained: number(
                "quantity_complained",
                self.quantity_complained,
                MAX_PIECES,
            )?,
            quantity_affected: number("quantity_affected", self.quantity_affected, MAX_PIECES)?,
            occurred_on: date("occurred_on", self.occurred_on.into_string())?,
            detected_where: self.detected_where.into_string(),
            claimed_amount_minor: number(
                "claimed_amount_minor",
                self.claimed_amount_minor,
                MAX_AMOUNT,
            )?,
            currency: currency(self.currency.into_string())?,
            reference: self.reference.into_string(),
            on_behalf_of: self.on_behalf_of.into_string(),
            custom: self.custom,
            submit: self.submit,
            file_ids: self.file_ids,
        })
    }
}

/// Fields to change; null empties one that may be empty.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ComplaintPatch {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    #[schema(value_type = Option<String>)]
    description: Option<Text<20_000>>,
    category: Option<Category>,
    severity: Option<Severity>,
    remedy_sought: Option<Remedy>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    product: Option<OptLine<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    order_no: Option<OptLine<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    lot: Option<OptLine<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    serial_no: Option<OptLine<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    delivery_note: Option<OptLine<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<i64>)]
    quantity_complained: Option<Option<i64>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<i64>)]
    quantity_affected: Option<Option<i64>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    occurred_on: Option<OptLine<10>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    detected_where: Option<OptLine<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<i64>)]
    claimed_amount_minor: Option<Option<i64>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    currency: Option<OptLine<3>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    reference: Option<OptLine<100>>,
    #[schema(value_type = Option<Object>)]
    custom: Option<serde_json::Value>,
}

impl ComplaintPatch {
    /// Checked, for the service.
    pub fn edit(self) -> Result<EditInput, Problem> {
        let quantity = |field, value: Option<Option<i64>>| {
            value.map(|value| number(field, value, MAX_PIECES)).transpose()
        };
        Ok(EditInput {
            title: self.title.map(Text::into_string),
            description: self.description.map(Text::into_string),
            category: self.category,
            severity: self.severity,
            remedy_sought: self.remedy_sought,
            product: self.product.map(OptText::into_string),
            order_no: self.order_no.map(OptText::into_string),
            lot: self.lot.map(OptText::into_string),
            serial_no: self.serial_no.map(OptText::into_string),
            delivery_note: self.delivery_note.map(OptText::into_string),
            quantity_complained: quantity("quantity_complained", self.quantity_complained)?,
            quantity_affected: quantity("quantity_affected", self.quantity_affected)?,
            occurred_on: self
                .occurred_on
                .map(|value| date("occurred_on", value.into_string()))
                .transpose()?,
            detected_where: self.detected_where.map(OptText::into_string),
            claimed_amount_minor: self
                .claimed_amount_minor
                .map(|value| number("claimed_amount_minor", value, MAX_AMOUNT))
                .transpose()?,
            currency: self.currency.map(|value| currency(value.into_string())).transpose()?,
            reference: self.reference.map(OptText::into_string),
            custom: self.custom,
        })
    }
}

/// What an action takes besides the version; a field that the action does not take is unknown.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ActionBody {
    /// The version of the record that the caller saw.
    version: Option<i32>,
    resolution_code: Option<Remedy>,
    #[schema(value_type = Option<String>)]
    resolution_notes: Option<Text<20_000>>,
    #[schema(value_type = Option<String>)]
    reason: Option<Text<20_000>>,
    agree: Option<bool>,
    #[schema(value_type = Option<String>)]
    question: Option<Text<20_000>>,
    #[schema(value_type = Option<String>)]
    body: Option<Text<20_000>>,
    #[schema(value_type = Option<String>)]
    note: Option<Text<20_000>>,
    third_party: Option<bool>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    owner_membership_id: Option<Option<MembershipId>>,
}

impl ActionBody {
    /// The version, and the part of the body that belongs to `action`.
    pub fn for_action(self, action: ActionName) -> Result<(i32, ActionInput), Problem> {
        let version = self.version.ok_or_else(|| Problem::invalid("version", "missing_field"))?;
        let given = [
            ("resolution_code", self.resolution_code.is_some()),
            ("resolution_notes", self.resolution_notes.is_some()),
            ("reason", self.reason.is_some()),
            ("agree", self.agree.is_some()),
            ("question", self.question.is_some()),
            ("body", self.body.is_some()),
            ("note", self.note.is_some()),
            ("third_party", self.third_party.is_some()),
            ("owner_membership_id", self.owner_membership_id.is_some()),
        ];
        let foreign =
            given.iter().find(|(field, given)| *given && !taken_by(action).contains(field));
        if let Some((field, _)) = foreign {
            return Err(Problem::invalid(*field, "unknown_field"));
        }
        Ok((
            version,
            ActionInput {
                resolution_code: self.resolution_code,
                resolution_notes: self.resolution_notes.map(Text::into_string),
                reason: self.reason.map(Text::into_string),
                agree: self.agree,
                question: self.question.map(Text::into_string),
                body: self.body.map(Text::into_string),
                note: self.note.map(Text::into_string),
                third_party: self.third_party,
                owner: self.owner_membership_id,
            },
        ))
    }
}

/// Fields that an action takes.
fn taken_by(action: ActionName) -> &'static [&'static str] {
    match action {
        ActionName::Propose => &["resolution_code", "resolution_notes"],
        ActionName::Decline | ActionName::Refuse | ActionName::Reopen | ActionName::Withdraw => {
            &["reason"]
        }
        ActionName::AnswerRefusal => &["agree", "reason"],
        ActionName::AskCustomer | ActionName::AskVendor => &["question"],
        ActionName::Answer => &["body"],
        ActionName::Assess => &["third_party", "note"],
        ActionName::Assign => &["owner_membership_id"],
        ActionName::Acknowledge | ActionName::Close | ActionName::Accept => &["note"],
        ActionName::Submit | ActionName::Confirm => &[],
    }
}
