//! A map bound to the columns of a file: from a row to a line of an order, or the reason why not.
use chrono_tz::Tz;

use super::super::bind::{BoundChoice, BoundDate, choice, date, limited, missing, template, time};
use super::super::template::{Columns, Template, field};
use super::amounts::{net, scaled};
use super::map::OrderMap;
use crate::features::orders::model::OrderStatus;
use crate::features::orders::service::{ImportedCustomer, ImportedLine};
use crate::platform::clock::Timestamp;
use crate::platform::text::dates;
use crate::platform::text::numbers::{is_currency, minor_digits};

const NAME: usize = 200;
const CODE: usize = 100;
/// A promise reaches no further into the future.
const FURTHEST_DAYS: i64 = 3_650;
/// Signs of a format that tell a time of the day.
const HOURS: [&str; 11] = ["%H", "%I", "%T", "%R", "%s", "%c", "%X", "%k", "%l", "%r", "%+"];

/// What a row tells.
#[derive(Debug)]
pub(super) struct Told {
    pub order: String,
    pub customer: Option<ImportedCustomer>,
    pub ordered_at: Timestamp,
    pub shipped_at: Option<Timestamp>,
    pub currency: String,
    pub status: Option<OrderStatus>,
    pub line: ImportedLine,
}

/// A column by name and place.
type Column = (String, usize);

/// What tells the currency.
enum Currency {
    Always(String),
    By(Column),
}

/// A map with the places of all columns that it names.
pub(super) struct BoundOrders {
    zone: Tz,
    mark: char,
    currency: Currency,
    order: Column,
    returned_prefix: Option<String>,
    customer: Template,
    customer_number: Template,
    sku: Template,
    text: Template,
    unit: Template,
    quantity: Column,
    unit_price: Column,
    net: Option<Column>,
    margin: Option<Column>,
    ordered: BoundDate,
    promised: Option<(BoundDate, bool)>,
    shipped: Option<BoundDate>,
    delivered: Option<BoundDate>,
    status: Option<BoundChoice<OrderStatus>>,
    whole_numbers: Vec<usize>,
}

impl BoundOrders {
    pub fn new(map: &OrderMap, names: Vec<String>, zone: &str) -> Result<Self, Vec<String>> {
        let mut all = Columns::new(names);
        let columns = &mut all;
        let column = |name: &String, columns: &mut Columns| (name.clone(), columns.place(name));
        let whole_day = |format: &str| !HOURS.iter().any(|sign| format.contains(sign));
        let bound = Self {
            zone: dates::zone(map.time_zone.as_deref().unwrap_or(zone)),
            mark: map.decimal,
            currency: match &map.currency_column {
                Some(name) => Currency::By(column(name, columns)),
                None => Currency::Always(map.currency.clone().unwrap_or_default()),
            },
            order: column(&map.order, columns),
            returned_prefix: map.returned_prefix.clone(),
            customer: template(map.customer.as_ref(), columns),
            customer_number: template(map.customer_number.as_ref(), columns),
            sku: template(map.sku.as_ref(), columns),
            text: Template::new(&map.text, columns),
            unit: template(map.unit.as_ref(), columns),
            quantity: column(&map.quantity, columns),
            unit_price: column(&map.unit_price, columns),
            net: map.net.as_ref().map(|name| column(name, columns)),
            margin: map.margin.as_ref().map(|name| column(name, columns)),
            ordered: date(&map.ordered, columns),
            promised: map.promised.as_ref().map(|map| (date(map, columns), whole_day(&map.format))),
            shipped: map.shipped.as_ref().map(|map| date(map, columns)),
            delivered: map.delivered.as_ref().map(|map| date(map, columns)),
            status: map.status.as_ref().map(|map| choice(map, columns)),
            whole_numbers: map.whole_numbers.iter().map(|name| columns.place(name)).collect(),
        };
        let missing = all.into_missing();
        if missing.is_empty() { Ok(bound) } else { Err(missing) }
    }

    /// The number of the row's order; nothing where it has none.
    pub fn order<'a>(&self, row: &[&'a str]) -> &'a str {
        let number = field(row, self.order.1);
        let whole = self.whole_numbers.contains(&self.order.1);
        number.strip_suffix(".0").filter(|_| whole).unwrap_or(number)
    }

    /// What the row tells; an error is a code and a sentence for the rejects file.
    pub fn read(&self, row: &[&str], now: Timestamp) -> Result<Told, String> {
        let mut row = row.to_vec();
        for column in &self.whole_numbers {
            if let Some(text) = row.get_mut(*column) {
                *text = text.trim().strip_suffix(".0").unwrap_or(text);
            }
        }
        let row = row.as_slice();
        let order = match self.order(row) {
            "" => return Err(missing(&self.order.0)),
            number => limited(&self.order.0, number.to_owned(), CODE)?,
        };
        let at = |map: &BoundDate, latest| time(self.zone, map, row, latest);
        let ordered_at = at(&self.ordered, now)?.ok_or_else(|| missing("ordered"))?;
        let later = |map: Option<&BoundDate>| map.map_or(Ok(None), |map| at(map, now));
        let (shipped_at, delivered_at) =
            (later(self.shipped.as_ref())?, later(self.delivered.as_ref())?);
        if [shipped_at, delivered_at].into_iter().flatten().any(|at| at.plus_days(1) < ordered_at) {
            return Err("dates_cross: it was sent or came before it was ordered".to_owned());
        }
        let currency = self.currency(row)?;
        let promised_at = self.promised(row, now)?;
        let status = match &self.returned_prefix {
            Some(prefix) if order.starts_with(prefix.as_str()) => Some(OrderStatus::Returned),
            _ => self.status.as_ref().map_or(Ok(None), |choice| choice.pick(row))?,
        };
        let line = self.line(row, &currency, promised_at, delivered_at)?;
        let customer = self.whose(row)?;
        Ok(Told { order, customer, ordered_at, shipped_at, currency, status, line })
    }

    fn currency(&self, row: &[&str]) -> Result<String, String> {
        match &self.currency {
            Currency::Always(code) => Ok(code.clone()),
            Currency::By((name, column)) => match field(row, *column) {
                "" => Err(missing(name)),
                code if is_currency(code) => Ok(code.to_owned()),
                _ => Err(format!("bad_currency: {name} holds no code of a currency")),
            },
        }
    }

    /// A day that is told without a time is kept until it is over.
    fn promised(&self, row: &[&str], now: Timestamp) -> Result<Option<Timestamp>, String> {
        let Some((map, whole_day)) = &self.promised else { return Ok(None) };
        let at = time(self.zone, map, row, now.plus_days(FURTHEST_DAYS))?;
        Ok(at.map(|at| {
            if *whole_day {
                let day = at.datetime().with_timezone(&self.zone).date_naive();
                dates::end_of_day(self.zone, day)
            } else {
                at
            }
        }))
    }

    fn whose(&self, row: &[&str]) -> Result<Option<ImportedCustomer>, String> {
        let number = self.customer_number.fill(row);
        let Some(name) = self.customer.fill(row).or_else(|| number.clone()) else {
            return Ok(None);
        };
        Ok(Some(ImportedCustomer {
            name: limited("customer", name, NAME)?,
            number: number.map(|text| limited("customer_number", text, CODE)).transpose()?,
        }))
    }

    fn line(
        &self,
        row: &[&str],
        currency: &str,
        promised_at: Option<Timestamp>,
        delivered_at: Option<Timestamp>,
    ) -> Result<ImportedLine, String> {
        let digits = minor_digits(currency);
        let quantity_milli = self.number(row, &self.quantity, 3)?;
        let unit_price_micros = self.number(row, &self.unit_price, 6)?;
        let net_minor = match &self.net {
            Some(column) => self.number(row, column, digits)?,
            None => net(quantity_milli, unit_price_micros, digits)
                .ok_or_else(|| "bad_number: quantity times price is too large".to_owned())?,
        };
        let margin = self.margin.as_ref().filter(|(_, column)| !field(row, *column).is_empty());
        let short = |what: &str, template: &Template, most| {
            template.fill(row).map(|text| limited(what, text, most)).transpose()
        };
        Ok(ImportedLine {
            sku: short("sku", &self.sku, CODE)?,
            text: short("text", &self.text, NAME)?.ok_or_else(|| missing("text"))?,
            quantity_milli,
            unit: short("unit", &self.unit, CODE)?,
            unit_price_micros,
            net_minor,
            margin_minor: margin.map(|column| self.number(row, column, digits)).transpose()?,
            promised_at,
            delivered_at,
        })
    }

    fn number(&self, row: &[&str], (name, column): &Column, places: u32) -> Result<i64, String> {
        match field(row, *column) {
            "" => Err(missing(name)),
            text => scaled(text, self.mark, places)
                .ok_or_else(|| format!("bad_number: {name} holds no number")),
        }
    }
}
