//! What each step asks: the one table of fields and rows, and the check of what comes in.
//!
//! Names after the 8D practice (D0 to D8, 5W2H, is/is-not, occurrence and detection cause).
mod table;

use serde_json::{Map, Value};

pub use table::{STEPS, item_fields};

use super::model::{ItemKind, ReportForm, Step};
use crate::features::agreements::model::ReportSteps;
use crate::features::organisations::model::Side;
use crate::platform::problem::Problem;
use crate::platform::text::numbers::is_currency;

/// What a value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text of at most so many characters.
    Text(usize),
    /// A whole number within these limits.
    Int(i64, i64),
    Bool,
    /// `YYYY-MM-DD`.
    Date,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A membership of one of the two sides.
    Member,
    /// ISO 4217: three capitals.
    Currency,
}

/// A field of a step or of a row.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    /// Asked for before the step can be submitted; in a row: always.
    pub required: bool,
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false }
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true }
}

/// A step of the form.
#[derive(Debug)]
pub struct StepForm {
    pub step: Step,
    /// Whose job it is; the other side signs.
    pub filled_by: Side,
    pub fields: &'static [Field],
    pub items: &'static [ItemKind],
    /// Rows that must be there before the step can be submitted.
    pub needs: Option<ItemKind>,
    pub deadline: Option<Deadline>,
}

/// By when a step is due, counted from the start of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    D1ToD3,
    D4,
    D5ToD6,
    D7,
    D8,
}

impl Deadline {
    /// Days in which the two firms have agreed to have it done; none if they set no limit.
    pub fn days(self, agreed: &ReportSteps) -> Option<i64> {
        match self {
            Self::D1ToD3 => agreed.d1_d3,
            Self::D4 => agreed.d4,
            Self::D5ToD6 => agreed.d5_d6,
            Self::D7 => agreed.d7,
            Self::D8 => agreed.d8,
        }
    }
}

/// Steps of a form, in order.
pub fn steps(form: ReportForm) -> impl Iterator<Item = &'static StepForm> {
    STEPS.iter().filter(move |one| match form {
        ReportForm::EightD => true,
        ReportForm::FourD => matches!(one.step, Step::D2 | Step::D3 | Step::D4 | Step::D5),
    })
}

/// The form of a step, if the report has that step.
pub fn step(form: ReportForm, step: Step) -> Option<&'static StepForm> {
    steps(form).find(|one| one.step == step)
}

/// Fields whose values are names of people: shown, never hashed.
pub fn is_personal(kind: ItemKind, field: &str) -> bool {
    kind == ItemKind::Member && field == "name"
}

/// Checks one value; `null` empties the field. Texts lose white space at their ends.
pub fn check(path: &str, kind: Kind, value: &Value) -> Result<Value, Problem> {
    let wrong = |code| Err(Problem::invalid(path.to_owned(), code));
    if value.is_null() {
        return Ok(Value::Null);
    }
    match kind {
        Kind::Text(max) => {
            let Some(text) = value.as_str() else { return wrong("wrong_type") };
            check_text(path, text.trim_end(), max)
        }
        Kind::Int(least, most) => match value.as_i64() {
            None => wrong("wrong_type"),
            Some(number) if (least..=most).contains(&number) => Ok(value.clone()),
            Some(_) => wrong("number_range"),
        },
        Kind::Bool if value.is_boolean() => Ok(value.clone()),
        Kind::Date => match value.as_str() {
            Some(text) if is_date(text) => Ok(value.clone()),
            _ => wrong("not_allowed_value"),
        },
        Kind::Word(words) => match value.as_str() {
            Some(word) if words.contains(&word) => Ok(value.clone()),
            _ => wrong("not_allowed_value"),
        },
        Kind::Member => match value.as_str().map(str::parse::<uuid::Uuid>) {
            Some(Ok(id)) => Ok(Value::String(id.to_string())),
            _ => wrong("not_allowed_value"),
        },
        Kind::Currency => match value.as_str() {
            Some(word) if is_currency(word) => Ok(value.clone()),
            _ => wrong("not_allowed_value"),
        },
        Kind::Bool => wrong("wrong_type"),
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn check_text(path: &str, text: &str, max: usize) -> Result<Value, Problem> {
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if text.chars().nth(max).is_some() {
        return Err(Problem::invalid(path.to_owned(), "text_too_long"));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Problem::invalid(path.to_owned(), "text_control"));
    }
    Ok(Value::String(text.to_owned()))
}

/// Checks the data of a row whole: unknown fields, types, what is missing.
pub fn check_item(
    kind: ItemKind,
    data: &Map<String, Value>,
) -> Result<Map<String, Value>, Problem> {
    let fields = item_fields(kind);
    if let Some(unknown) = data.keys().find(|key| !fields.iter().any(|field| field.name == **key)) {
        return Err(Problem::invalid(format!("data.{unknown}"), "unknown_field"));
    }
    let mut checked = Map::new();
    for field in fields {
        let path = format!("data.{}", field.name);
        let value = check(&path, field.kind, data.get(field.name).unwrap_or(&Value::Null))?;
        if value.is_null() && field.required {
            return Err(Problem::invalid(path, "missing_field"));
        }
        if !value.is_null() {
            checked.insert(field.name.to_owned(), value);
        }
    }
    if kind == ItemKind::Member && !checked.contains_key("member") && !checked.contains_key("name")
    {
        return Err(Problem::invalid("data.name", "missing_field"));
    }
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn field_of(problem: &Problem) -> (&str, &str) {
        let field = problem.fields.first().expect("a field");
        (field.field.as_str(), field.code.as_ref())
    }

    #[test]
    fn the_short_form_has_four_steps_of_the_long_one() {
        let short: Vec<Step> = steps(ReportForm::FourD).map(|one| one.step).collect();
        assert_eq!(short, [Step::D2, Step::D3, Step::D4, Step::D5]);
        assert_eq!(steps(ReportForm::EightD).count(), Step::ALL.len());
    }

    #[test]
    fn every_kind_of_row_belongs_to_one_step() {
        for kind in ItemKind::ALL {
            let homes = STEPS.iter().filter(|step| step.items.contains(kind)).count();
            assert_eq!(homes, 1, "{kind}");
        }
    }

    #[test]
    fn values_are_checked_by_their_kind() {
        for (kind, value, code) in [
            (Kind::Text(3), json!("four"), "text_too_long"),
            (Kind::Text(9), json!("a\u{0}"), "text_control"),
            (Kind::Text(9), json!(7), "wrong_type"),
            (Kind::Int(0, 100), json!(101), "number_range"),
            (Kind::Int(0, 100), json!(-1), "number_range"),
            (Kind::Int(0, 100), json!(1.5), "wrong_type"),
            (Kind::Bool, json!("yes"), "wrong_type"),
            (Kind::Date, json!("2026-02-30"), "not_allowed_value"),
            (Kind::Date, json!("2026-2-3"), "not_allowed_value"),
            (Kind::Word(&["a"]), json!("b"), "not_allowed_value"),
            (Kind::Member, json!("me"), "not_allowed_value"),
            (Kind::Currency, json!("eur"), "not_allowed_value"),
        ] {
            let problem = check("f", kind, &value).expect_err("refused");
            assert_eq!(field_of(&problem), ("f", code), "{kind:?} {value}");
        }
        assert_eq!(check("f", Kind::Text(9), &json!("  ")).expect("empty"), Value::Null);
        assert_eq!(
            check("f", Kind::Date, &json!("2026-02-28")).expect("date"),
            json!("2026-02-28")
        );
    }

    #[test]
    fn a_row_says_which_field_is_wrong() {
        let map = |value: Value| value.as_object().cloned().expect("an object");
        for (kind, data, wrong) in [
            (
                ItemKind::Cause,
                json!({"type": "occurrence", "text": "x"}),
                ("data.contribution", "missing_field"),
            ),
            (
                ItemKind::Cause,
                json!({"type": "o", "text": "x", "contribution": 1}),
                ("data.type", "not_allowed_value"),
            ),
            (ItemKind::Why, json!({"text": "x", "more": 1}), ("data.more", "unknown_field")),
            (ItemKind::Member, json!({"role": "leader"}), ("data.name", "missing_field")),
        ] {
            let problem = check_item(kind, &map(data)).expect_err("refused");
            assert_eq!(field_of(&problem), wrong);
        }
    }
}
