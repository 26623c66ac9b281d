//! Forms and labels as data: each vendor has versions of a definition that stands on the closed
//! vocabulary. Records carry the version they were made with.
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, RwLock};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::model::{Category, Remedy, Severity, Status};
use super::store;
use crate::features::organisations::model::Side;
use crate::id_type;
use crate::platform::authz::{Locale, OrganisationId};
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::problem::{FieldProblem, Problem};
use crate::text_enum;

id_type!(
    /// A version of a definition.
    DefinitionId
);

text_enum! {
    /// How a field is entered and checked.
    pub enum FieldType {
        Text = "text",
        LongText = "long_text",
        Number = "number",
        Date = "date",
        Select = "select",
        Boolean = "boolean",
        Money = "money",
    }
}

text_enum! {
    /// Which question of the guided form a field belongs to.
    pub enum FieldGroup {
        What = "what",
        Where = "where",
        When = "when",
        HowMany = "how_many",
        Remedy = "remedy",
        Reference = "reference",
    }
}

/// A text in each language.
pub type Label = BTreeMap<Locale, String>;

/// One field of the form.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldDef {
    pub key: String,
    /// A column of the complaint, or one of `custom`.
    pub fixed: bool,
    #[serde(rename = "type")]
    pub kind: FieldType,
    pub label: Label,
    #[serde(default)]
    pub help: Label,
    pub required: bool,
    pub group: FieldGroup,
    #[serde(default)]
    pub options: Vec<FieldOption>,
    /// Characters of a text, or the largest number.
    #[serde(default)]
    pub max: Option<i64>,
}

/// One choice of a select field.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldOption {
    pub value: String,
    pub label: Label,
}

/// The label of a status for one side.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusLabel {
    pub status: Status,
    pub side: Side,
    pub label: Label,
}

/// A definition: what a vendor's complaints look like.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub fields: Vec<FieldDef>,
    pub status_labels: Vec<StatusLabel>,
}

/// A definition with its version.
#[derive(Debug, Clone)]
pub struct Versioned {
    pub version: i32,
    pub definition: Definition,
}

const DEFAULT: &str = include_str!("definition_default.json");

/// What every vendor starts with.
pub fn default_definition() -> Result<Definition, Problem> {
    serde_json::from_str(DEFAULT).map_err(Problem::internal)
}

/// Publishes the next version for a vendor.
pub fn publish(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    definition: &Definition,
) -> Result<i32, Problem> {
    let data = Json(serde_json::to_value(definition).map_err(Problem::internal)?);
    Ok(store::definitions::publish(tx.conn, vendor, &data, tx.now)?)
}

/// A vendor's definition: a given version, or the newest; the default before the first one.
pub fn load(
    conn: &mut Conn,
    vendor: OrganisationId,
    version: Option<i32>,
) -> Result<Versioned, Problem> {
    match store::definitions::find(conn, vendor, version)? {
        Some((version, Json(data))) => Ok(Versioned {
            version,
            definition: serde_json::from_value(data).map_err(Problem::internal)?,
        }),
        None => Ok(Versioned { version: 0, definition: default_definition()? }),
    }
}

/// The newest version of each of these vendors; those before their first one are left out.
pub fn newest_versions(
    conn: &mut Conn,
    vendors: &[OrganisationId],
) -> Result<HashMap<OrganisationId, i32>, Problem> {
    Ok(store::definitions::versions(conn, vendors)?.into_iter().collect())
}

/// Definitions by vendor and version: a version never changes once it is published.
static CACHE: LazyLock<RwLock<Known>> = LazyLock::new(RwLock::default);
type Known = HashMap<(OrganisationId, i32), Arc<Definition>>;
/// Definitions kept before the cache starts anew.
const CACHE_LIMIT: usize = 1000;

/// Like [`load`], kept in memory.
pub fn load_cached(
    conn: &mut Conn,
    vendor: OrganisationId,
    version: i32,
) -> Result<Arc<Definition>, Problem> {
    let key = (vendor, version);
    if let Ok(cache) = CACHE.read()
        && let Some(found) = cache.get(&key)
    {
        return Ok(Arc::clone(found));
    }
    let loaded = Arc::new(load(conn, vendor, Some(version))?.definition);
    if let Ok(mut cache) = CACHE.write() {
        if cache.len() >= CACHE_LIMIT {
            cache.clear();
        }
        cache.insert(key, Arc::clone(&loaded));
    }
    Ok(loaded)
}

fn text(label: &Label, locale: Locale) -> String {
    label.get(&locale).or_else(|| label.get(&Locale::En)).cloned().unwrap_or_default()
}

/// A field as the form shows it, in one language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldView {
    pub key: String,
    pub fixed: bool,
    #[serde(rename = "type")]
    pub kind: FieldType,
    pub label: String,
    pub help: Option<String>,
    pub required: bool,
    pub group: FieldGroup,
    pub options: Vec<OptionView>,
    pub max: Option<i64>,
}

/// A choice in one language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OptionView {
    pub value: String,
    pub label: String,
}

impl Definition {
    /// The form in one language. The words of the closed vocabularies are translated by the
    /// client; the definition's own choices come with their labels.
    pub fn form(&self, locale: Locale) -> Vec<FieldView> {
        self.fields.iter().map(|field| field.view(locale)).collect()
    }

    /// The custom fields alone.
    pub fn custom_fields(&self, locale: Locale) -> Vec<FieldView> {
        self.fields.iter().filter(|field| !field.fixed).map(|field| field.view(locale)).collect()
    }

    /// What a status is called for a side.
    pub fn status_label(&self, status: Status, side: Side, locale: Locale) -> String {
        self.status_labels
            .iter()
            .find(|label| label.status == status && label.side == side)
            .map_or_else(|| status.as_str().replace('_', " "), |found| text(&found.label, locale))
    }

    /// Checks the custom fields of a complaint; unknown keys, wrong types and missing required
    /// ones are told with their path. `complete` is false for a draft, which may lack some.
    pub fn check_custom(&self, custom: &Value, complete: bool) -> Result<Value, Problem> {
        let empty = serde_json::Map::new();
        let given = match custom {
            Value::Null => &empty,
            Value::Object(map) => map,
            _ => return Err(Problem::invalid("custom", "wrong_type")),
        };
        let mut problems = Vec::new();
        let mut refuse = |key: &str, code: &'static str| {
            problems.push(FieldProblem {
                field: format!("custom.{key}"),
                code: code.into(),
                detail: None,
            });
        };
        for key in given.keys() {
            if !self.fields.iter().any(|field| !field.fixed && field.key == *key) {
                refuse(key, "unknown_field");
            }
        }
        for field in self.fields.iter().filter(|field| !field.fixed) {
            match given.get(&field.key) {
                None | Some(Value::Null) if field.required && complete => {
                    refuse(&field.key, "missing_field");
                }
                None | Some(Value::Null) => {}
                Some(value) => {
                    if let Err(code) = field.check(value) {
                        refuse(&field.key, code);
                    }
                }
            }
        }
        if problems.is_empty() {
            return Ok(Value::Object(given.clone()));
        }
        let mut problem = Problem::new(crate::platform::problem::Code::Invalid);
        problem.fields = problems;
        Err(problem)
    }
}

/// Characters of a custom text unless the definition says otherwise.
const DEFAULT_MAX: i64 = 2000;

impl FieldDef {
    fn view(&self, locale: Locale) -> FieldView {
        let help = text(&self.help, locale);
        FieldView {
            key: self.key.clone(),
            fixed: self.fixed,
            kind: self.kind,
            label: text(&self.label, locale),
            help: (!help.is_empty()).then_some(help),
            required: self.required,
            group: self.group,
            options: self.option_views(locale),
            max: self.max,
        }
    }

    /// The definition's choices with their labels; for fixed fields the closed vocabulary, whose
    /// words the client translates.
    fn option_views(&self, locale: Locale) -> Vec<OptionView> {
        if self.fixed {
            let word = |word: &str| OptionView { value: word.to_owned(), label: word.to_owned() };
            return words_of(&self.key).into_iter().map(word).collect();
        }
        self.options
            .iter()
            .map(|option| OptionView {
                value: option.value.clone(),
                label: text(&option.label, locale),
            })
            .collect()
    }

    fn check(&self, value: &Value) -> Result<(), &'static str> {
        match (self.kind, value) {
            (FieldType::Text | FieldType::LongText, Value::String(text)) => {
                let max = usize::try_from(self.max.unwrap_or(DEFAULT_MAX)).unwrap_or(usize::MAX);
                if text.chars().count() > max {
                    Err("text_too_long")
                } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
                    Err("text_control")
                } else {
                    Ok(())
                }
            }
            (FieldType::Number | FieldType::Money, Value::Number(number)) => {
                let fits = number
                    .as_i64()
                    .is_some_and(|number| number >= 0 && self.max.is_none_or(|max| number <= max));
                if fits { Ok(()) } else { Err("number_range") }
            }
            (FieldType::Date, Value::String(date)) => {
                date.parse::<chrono::NaiveDate>().map(drop).map_err(|_| "bad_date")
            }
            (FieldType::Boolean, Value::Bool(_)) => Ok(()),
            (FieldType::Select, Value::String(choice)) => {
                let known = self.options.iter().any(|option| option.value == *choice);
                if known { Ok(()) } else { Err("not_allowed_value") }
            }
            _ => Err("wrong_type"),
        }
    }
}

fn words_of(key: &str) -> Vec<&'static str> {
    match key {
        "category" => Category::ALL.iter().map(|word| word.as_str()).collect(),
        "severity" => Severity::ALL.iter().map(|word| word.as_str()).collect(),
        "remedy_sought" => Remedy::ALL.iter().map(|word| word.as_str()).collect(),
        _ => Vec::new(),
    }
}
