//! Maps of orders and of products: TOML files that say what each column becomes.
//!
//! | key of orders | what |
//! |---|---|
//! | `source` | one word for the system; with it, numbers of different systems differ |
//! | `delimiter`, `time_zone`, `decimal` | `,`, the vendor's own and `.` unless told |
//! | `currency` or `currency_column` | one for all, or a column with the code |
//! | `order` | the column of the order's number: rows with one number are one order |
//! | `returned_prefix` | what a number begins with if goods came back |
//! | `customer`, `customer_number` | texts; without them nobody knows whose it is |
//! | `sku`, `text`, `unit` | texts: the product's number, how the line calls it |
//! | `quantity`, `unit_price`, `net`, `margin` | columns; `net` is quantity times price unless told |
//! | `ordered`, `promised`, `shipped`, `delivered` | `column`, `format` (as `strftime`), `except` |
//! | `status` | a choice; told by the dates unless given |
//! | `whole_numbers` | columns of which a spreadsheet's `.0` is taken off |
//!
//! Of products: `source`, `delimiter`, `sku`, `name`, `category`, and the choice `status`.
//!
//! What is uploaded in the page brings a map of its own ([`UploadMap`]).
use chrono_tz::Tz;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::super::map::{Choice, DateMap, is_format};
use super::super::model::ImportError;
use super::super::template::OneOrMany;
use super::columns::{Unfit, UploadMap};
use crate::features::orders::model::{OrderStatus, ProductStatus};
use crate::platform::problem::Problem;
use crate::platform::text::numbers::is_currency;

const BUILT_IN: [(&str, &str); 1] =
    [("uci-online-retail", include_str!("../maps/uci-online-retail.toml"))];

/// A map of orders as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrderMap {
    pub source: String,
    #[serde(default = "comma")]
    pub delimiter: char,
    pub time_zone: Option<String>,
    #[serde(default = "point")]
    pub decimal: char,
    pub currency: Option<String>,
    pub currency_column: Option<String>,
    pub order: String,
    pub returned_prefix: Option<String>,
    pub customer: Option<OneOrMany>,
    pub customer_number: Option<OneOrMany>,
    pub sku: Option<OneOrMany>,
    pub text: OneOrMany,
    pub unit: Option<OneOrMany>,
    pub quantity: String,
    pub unit_price: String,
    pub net: Option<String>,
    pub margin: Option<String>,
    pub ordered: DateMap,
    pub promised: Option<DateMap>,
    pub shipped: Option<DateMap>,
    pub delivered: Option<DateMap>,
    pub status: Option<Choice<OrderStatus>>,
    #[serde(default)]
    pub whole_numbers: Vec<String>,
}

/// A map of products as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProductMap {
    pub source: String,
    #[serde(default = "comma")]
    pub delimiter: char,
    pub sku: OneOrMany,
    pub name: OneOrMany,
    pub category: Option<OneOrMany>,
    pub status: Option<Choice<ProductStatus>>,
}

fn comma() -> char {
    ','
}
fn point() -> char {
    '.'
}

/// A map with the text that it was made from: a changed map makes every order a changed one.
#[derive(Debug, Clone)]
pub(super) struct LoadedMap<M> {
    pub name: String,
    pub map: M,
    pub text: String,
}

/// A map that can say what is wrong with it.
pub(super) trait Checked {
    fn check(&self) -> Result<(), &'static str>;
}

/// Where a map comes from.
#[derive(Debug, Clone)]
pub enum SalesMap {
    /// A built-in one by its name, or one of the operator's by its path.
    Named(String),
    /// One that somebody has put together in the page.
    Uploaded(UploadMap),
}

/// The map of orders that is meant.
pub(super) fn orders(map: &SalesMap) -> Result<LoadedMap<OrderMap>, ImportError> {
    match map {
        SalesMap::Named(name) => load(name),
        SalesMap::Uploaded(map) => uploaded(map, map.orders()),
    }
}

/// The map of products that is meant.
pub(super) fn products(map: &SalesMap) -> Result<LoadedMap<ProductMap>, ImportError> {
    match map {
        SalesMap::Named(name) => load(name),
        SalesMap::Uploaded(map) => uploaded(map, map.products()),
    }
}

fn uploaded<M>(map: &UploadMap, made: Result<M, Unfit>) -> Result<LoadedMap<M>, ImportError> {
    let made = made.map_err(|Unfit { field, .. }| {
        ImportError::Unusable(format!("the map does not say what it needs of {field}"))
    })?;
    let text = serde_json::to_string(map).map_err(Problem::internal)?;
    Ok(LoadedMap { name: "of the upload".to_owned(), map: made, text })
}

/// A built-in map by its name, or one of the operator's by its path.
fn load<M: DeserializeOwned + Checked>(name: &str) -> Result<LoadedMap<M>, ImportError> {
    let refuse = |why: String| ImportError::Unusable(format!("the map {name} {why}"));
    let text = match BUILT_IN.iter().find(|(known, _)| *known == name) {
        Some((_, text)) => (*text).to_owned(),
        None => std::fs::read_to_string(name).map_err(|cause| match cause.kind() {
            std::io::ErrorKind::NotFound => refuse(
                "does not exist: built in is uci-online-retail, any other is the path of a TOML file"
                    .to_owned(),
            ),
            _ => refuse(format!("cannot be read: {cause}")),
        })?,
    };
    let map: M = toml::from_str(&text).map_err(|error| {
        let first = error.message().lines().next().unwrap_or_default().to_owned();
        refuse(format!("does not hold: {first}"))
    })?;
    map.check().map_err(|why| refuse(why.to_owned()))?;
    Ok(LoadedMap { name: name.to_owned(), map, text })
}

fn check_source(source: &str, delimiter: char) -> Result<(), &'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if source.is_empty() || source.len() > 60 || !source.chars().all(plain) {
        return Err("needs a source: one word of letters, digits, hyphens and dots");
    }
    if !delimiter.is_ascii() || matches!(delimiter, '"' | '\n' | '\r') {
        return Err("has a delimiter that is not a plain character");
    }
    Ok(())
}

impl Checked for OrderMap {
    fn check(&self) -> Result<(), &'static str> {
        check_source(&self.source, self.delimiter)?;
        if self.time_zone.as_ref().is_some_and(|zone| zone.parse::<Tz>().is_err()) {
            return Err("names a time zone that is not known");
        }
        let dates = [Some(&self.ordered), self.promised.as_ref()];
        let dates = dates.into_iter().chain([self.shipped.as_ref(), self.delivered.as_ref()]);
        if dates.flatten().any(|date| !is_format(&date.format)) {
            return Err("has a date format that cannot be read: it is written as %Y-%m-%d %H:%M");
        }
        if !matches!(self.decimal, '.' | ',') {
            return Err("has a decimal mark that is neither a point nor a comma");
        }
        match (&self.currency, &self.currency_column) {
            (Some(code), None) if is_currency(code) => Ok(()),
            (Some(_), None) => Err("has a currency that is not three capital letters"),
            (None, Some(_)) => Ok(()),
            _ => Err("needs a currency or a currency_column, and not both"),
        }
    }
}

impl Checked for ProductMap {
    fn check(&self) -> Result<(), &'static str> {
        check_source(&self.source, self.delimiter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_refused_in_one_sentence() {
        assert_eq!(load::<OrderMap>("uci-online-retail").unwrap().map.source, "uci-online-retail");
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("map.toml");
        let rest = "order = \"No\"\ntext = \"{T}\"\nquantity = \"Q\"\nunit_price = \"P\"\n\
                    [ordered]\ncolumn = \"At\"\nformat = \"%F\"\n";
        for (head, said) in [
            ("source = \"a b\"\ncurrency = \"EUR\"\n", "needs a source"),
            ("source = \"erp\"\n", "needs a currency or a currency_column"),
            ("source = \"erp\"\ncurrency = \"euro\"\n", "three capital letters"),
            ("source = \"erp\"\ncurrency = \"EUR\"\ndecimal = \"x\"\n", "decimal mark"),
            ("source = \"erp\"\ncurrency = \"EUR\"\nfax = \"{A}\"\n", "does not hold"),
            (
                "source = \"erp\"\ncurrency = \"EUR\"\ntime_zone = \"Mars/Olympus\"\n",
                "time zone that is not known",
            ),
        ] {
            std::fs::write(&path, format!("{head}{rest}")).unwrap();
            let refused = load::<OrderMap>(path.to_str().unwrap()).unwrap_err().to_string();
            assert!(refused.contains(said), "{refused}");
        }
        assert!(
            load::<ProductMap>("no-such-map").unwrap_err().to_string().contains("does not exist")
        );
    }
}
