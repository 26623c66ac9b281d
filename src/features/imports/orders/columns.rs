//! A map as the page tells it: which column of an uploaded file holds what, and how it is written.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::map::{DateMap, is_format};
use super::super::source;
use super::super::template::OneOrMany;
use super::map::{Checked, OrderMap, ProductMap};
use crate::features::orders::model::ImportKind;
use crate::platform::problem::Problem;
use crate::platform::text::numbers::is_currency;
use crate::text_enum;

text_enum! {
    /// What a column of an uploaded file may hold.
    pub enum UploadField {
        Order = "order",
        Ordered = "ordered",
        Promised = "promised",
        Shipped = "shipped",
        Delivered = "delivered",
        Customer = "customer",
        CustomerNumber = "customer_number",
        Sku = "sku",
        Text = "text",
        Quantity = "quantity",
        Unit = "unit",
        UnitPrice = "unit_price",
        Net = "net",
        Margin = "margin",
        Currency = "currency",
        /// Of products, as the next one.
        Name = "name",
        Category = "category",
    }
}

/// Fields that hold a moment or a day.
pub(super) const DATES: [UploadField; 4] =
    [UploadField::Ordered, UploadField::Promised, UploadField::Shipped, UploadField::Delivered];

/// How an uploaded file is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadMap {
    /// Label of an encoding, as `utf-8` or `windows-1251`.
    pub encoding: String,
    /// One character.
    pub delimiter: String,
    /// `.` or `,`.
    pub decimal: String,
    /// One word for the system that the file comes from: orders of different systems differ.
    pub source: String,
    /// Of all rows, unless a column holds it.
    #[serde(default)]
    pub currency: Option<String>,
    /// What the number of an order begins with if goods came back.
    #[serde(default)]
    pub returned_prefix: Option<String>,
    /// By field the header of the column.
    #[schema(value_type = std::collections::HashMap<String, String>)]
    pub columns: BTreeMap<UploadField, String>,
    /// By field that holds a date how it is written, as `strftime` has it.
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, String>)]
    pub formats: BTreeMap<UploadField, String>,
    /// Headers of columns from which a spreadsheet's `.0` is taken off.
    #[serde(default)]
    pub whole_numbers: Vec<String>,
}

/// Where a map does not do, and why: a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit {
    pub field: String,
    pub code: &'static str,
}

fn unfit(field: impl Into<String>, code: &'static str) -> Unfit {
    Unfit { field: field.into(), code }
}

impl UploadMap {
    /// That files of a kind can be read with it.
    pub fn check(&self, kind: ImportKind) -> Result<(), Problem> {
        let checked = match kind {
            ImportKind::Orders => self.orders().map(|_| ()),
            ImportKind::Products => self.products().map(|_| ()),
        };
        checked.map_err(|Unfit { field, code }| Problem::invalid(field, code))?;
        match source::encoding_of(&self.encoding) {
            Ok(_) => Ok(()),
            Err(_) => Err(Problem::invalid("encoding", "not_allowed_value")),
        }
    }

    pub(super) fn orders(&self) -> Result<OrderMap, Unfit> {
        use UploadField as F;
        let text = match (self.template(F::Text)?, self.template(F::Sku)?) {
            (Some(OneOrMany::One(text)), Some(OneOrMany::One(sku))) => {
                Some(OneOrMany::Many(vec![text, sku]))
            }
            (text, sku) => text.or(sku),
        };
        let currency_column = self.columns.get(&F::Currency).cloned();
        let currency = self.currency.clone().filter(|_| currency_column.is_none());
        if currency_column.is_none() && !currency.as_deref().is_some_and(is_currency) {
            return Err(unfit("currency", "not_allowed_value"));
        }
        let map = OrderMap {
            source: self.source()?,
            delimiter: self.delimiter()?,
            time_zone: None,
            decimal: self.decimal()?,
            currency,
            currency_column,
            order: self.needed(F::Order)?,
            returned_prefix: self.returned_prefix.clone().filter(|text| !text.is_empty()),
            customer: self.template(F::Customer)?,
            customer_number: self.template(F::CustomerNumber)?,
            sku: self.template(F::Sku)?,
            text: text.ok_or_else(|| unfit("columns.text", "missing_field"))?,
            unit: self.template(F::Unit)?,
            quantity: self.needed(F::Quantity)?,
            unit_price: self.needed(F::UnitPrice)?,
            net: self.columns.get(&F::Net).cloned(),
            margin: self.columns.get(&F::Margin).cloned(),
            ordered: self.date(F::Ordered)?.ok_or_else(|| missing(F::Ordered))?,
            promised: self.date(F::Promised)?,
            shipped: self.date(F::Shipped)?,
            delivered: self.date(F::Delivered)?,
            status: None,
            whole_numbers: self.whole_numbers.clone(),
        };
        map.check().map_err(|_| unfit("columns", "not_allowed_value"))?;
        Ok(map)
    }

    pub(super) fn products(&self) -> Result<ProductMap, Unfit> {
        use UploadField as F;
        let needed = |field| self.template(field)?.ok_or_else(|| missing(field));
        Ok(ProductMap {
            source: self.source()?,
            delimiter: self.delimiter()?,
            sku: needed(F::Sku)?,
            name: needed(F::Name)?,
            category: self.template(F::Category)?,
            status: None,
        })
    }

    fn source(&self) -> Result<String, Unfit> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let fits = (1..=60).contains(&self.source.len()) && self.source.chars().all(plain);
        fits.then(|| self.source.clone()).ok_or_else(|| unfit("source", "not_allowed_value"))
    }

    fn delimiter(&self) -> Result<char, Unfit> {
        one_of(&self.delimiter, &[',', ';', '\t', '|'])
            .ok_or_else(|| unfit("delimiter", "not_allowed_value"))
    }

    fn decimal(&self) -> Result<char, Unfit> {
        one_of(&self.decimal, &['.', ',']).ok_or_else(|| unfit("decimal", "not_allowed_value"))
    }

    fn needed(&self, field: UploadField) -> Result<String, Unfit> {
        self.columns.get(&field).cloned().ok_or_else(|| missing(field))
    }

    /// Templates name columns in braces, so that one whose header has braces cannot be named.
    fn template(&self, field: UploadField) -> Result<Option<OneOrMany>, Unfit> {
        let Some(name) = self.columns.get(&field) else { return Ok(None) };
        if name.contains(['{', '}']) {
            return Err(unfit(format!("columns.{field}"), "not_allowed_value"));
        }
        Ok(Some(OneOrMany::One(format!("{{{name}}}"))))
    }

    fn date(&self, field: UploadField) -> Result<Option<DateMap>, Unfit> {
        let Some(column) = self.columns.get(&field) else { return Ok(None) };
        let format = self.formats.get(&field).filter(|format| is_format(format));
        let format = format.ok_or_else(|| unfit(format!("formats.{field}"), "missing_field"))?;
        let (column, format) = (column.clone(), format.clone());
        Ok(Some(DateMap { column, format, except: BTreeMap::new() }))
    }
}

fn missing(field: UploadField) -> Unfit {
    unfit(format!("columns.{field}"), "missing_field")
}

pub(in crate::features::imports) fn one_of(text: &str, known: &[char]) -> Option<char> {
    let mut letters = text.chars();
    let first = letters.next().filter(|letter| known.contains(letter));
    first.filter(|_| letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> UploadMap {
        let columns = [
            (UploadField::Order, "No"),
            (UploadField::Ordered, "At"),
            (UploadField::Sku, "Sku"),
            (UploadField::Quantity, "Qty"),
            (UploadField::UnitPrice, "Price"),
        ];
        UploadMap {
            encoding: "utf-8".to_owned(),
            delimiter: ";".to_owned(),
            decimal: ",".to_owned(),
            source: "erp".to_owned(),
            currency: Some("EUR".to_owned()),
            columns: columns.map(|(field, name)| (field, name.to_owned())).into(),
            formats: [(UploadField::Ordered, "%d.%m.%Y".to_owned())].into(),
            ..UploadMap::default()
        }
    }

    #[test]
    fn what_is_missing_is_named_with_its_field() {
        assert!(map().check(ImportKind::Orders).is_ok());
        let refused = |change: fn(&mut UploadMap)| {
            let mut map = map();
            change(&mut map);
            map.check(ImportKind::Orders).unwrap_err().fields.remove(0).field
        };
        assert_eq!(refused(|map| map.source = "two words".to_owned()), "source");
        assert_eq!(refused(|map| map.currency = None), "currency");
        assert_eq!(refused(|map| map.delimiter = ";;".to_owned()), "delimiter");
        assert_eq!(refused(|map| map.decimal = "x".to_owned()), "decimal");
        assert_eq!(refused(|map| map.encoding = "klingon".to_owned()), "encoding");
        assert_eq!(refused(|map| map.formats.clear()), "formats.ordered");
        assert_eq!(
            refused(|map| {
                map.columns.remove(&UploadField::Sku);
            }),
            "columns.text"
        );
        let products = map().check(ImportKind::Products).unwrap_err();
        assert_eq!(products.fields[0].field, "columns.name");
    }
}
