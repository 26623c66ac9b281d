//! A map bound to the columns of a file: from a row to a complaint, or the reason why not.
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use serde_json::Value;

use super::map::{Choice, Condition, DateMap, Map, Rule};
use super::template::{Columns, OneOrMany, Template, field};
use crate::features::complaints::model::{Category, Remedy, Severity, Status};
use crate::features::complaints::service::Imported;
use crate::platform::clock::Timestamp;

/// Characters of a description: more than people may type, since a source may know no limit.
const DESCRIPTION: usize = 64_000;
const TITLE: usize = 200;
const NAME: usize = 200;
const NOTES: usize = 20_000;
const EXTERNAL_ID: usize = 200;
/// Quoted values are shown up to here.
const SHOWN: usize = 40;
/// No complaint is older.
const OLDEST_YEAR: i32 = 1900;

/// A row that the map could read.
#[derive(Debug)]
pub(super) struct Mapped {
    /// `None`: the map has no column for it.
    pub external_id: Option<String>,
    /// `None`: the map or the command names one vendor for all.
    pub vendor: Option<String>,
    pub customer: String,
    pub told: Imported,
}

/// Conditions with their columns' places.
type BoundCondition = Vec<(usize, Vec<String>)>;

#[derive(Debug)]
pub(super) struct BoundDate {
    name: String,
    column: usize,
    format: String,
    except: Option<BoundCondition>,
}

#[derive(Debug)]
pub(super) struct BoundChoice<T> {
    first: Vec<(BoundCondition, T)>,
    column: Option<(String, usize)>,
    values: HashMap<String, T>,
    default: Option<T>,
}

/// A map with the places of all columns that it names.
#[derive(Debug)]
pub(super) struct Bound {
    time_zone: chrono_tz::Tz,
    external_id: Option<(String, usize)>,
    vendor: Option<Template>,
    customer: Template,
    contact: Template,
    reference: Template,
    received: BoundDate,
    first_response: Option<BoundDate>,
    ended: Option<BoundDate>,
    title: Template,
    description: Template,
    product: Template,
    order_no: Template,
    lot: Template,
    serial_no: Template,
    delivery_note: Template,
    detected_where: Template,
    category: BoundChoice<Category>,
    severity: BoundChoice<Severity>,
    remedy_sought: BoundChoice<Remedy>,
    status: BoundChoice<Status>,
    resolution: Option<(BoundChoice<Remedy>, Template, Option<BoundCondition>)>,
    figures: Vec<(String, usize)>,
}

fn condition(map: &Condition, columns: &mut Columns) -> BoundCondition {
    map.iter().map(|(name, values)| (columns.place(name), values.as_slice().to_vec())).collect()
}

fn exception(map: &Condition, columns: &mut Columns) -> Option<BoundCondition> {
    (!map.is_empty()).then(|| condition(map, columns))
}

fn holds(condition: &BoundCondition, row: &[&str]) -> bool {
    condition.iter().all(|(column, values)| {
        let value = field(row, *column);
        values.iter().any(|wanted| wanted == value)
    })
}

pub(super) fn template(map: Option<&OneOrMany>, columns: &mut Columns) -> Template {
    map.map(|texts| Template::new(texts, columns)).unwrap_or_default()
}

pub(super) fn date(map: &DateMap, columns: &mut Columns) -> BoundDate {
    BoundDate {
        name: map.column.clone(),
        column: columns.place(&map.column),
        format: map.format.clone(),
        except: exception(&map.except, columns),
    }
}

pub(super) fn choice<T: Copy + Ord>(map: &Choice<T>, columns: &mut Columns) -> BoundChoice<T> {
    let first = map.first.iter().map(|Rule { when, is }| (condition(when, columns), *is)).collect();
    let values = map
        .values
        .iter()
        .flat_map(|(word, values)| values.iter().map(|value| (value.clone(), *word)))
        .collect();
    let column = map.column.as_ref().map(|name| (name.clone(), columns.place(name)));
    BoundChoice { first, column, values, default: map.default }
}

impl Bound {
    /// The map on a file with this header, or the columns that the file lacks. With `one_vendor`
    /// the map's own vendor is not asked.
    pub fn new(map: &Map, header: Vec<String>, one_vendor: bool) -> Result<Self, Vec<String>> {
        let mut all = Columns::new(header);
        let columns = &mut all;
        let vendor = map.vendor.name.as_ref().filter(|_| !one_vendor);
        let id = map.external_id.as_str();
        let bound = Self {
            time_zone: map.time_zone,
            external_id: (!id.is_empty()).then(|| (id.to_owned(), columns.place(id))),
            vendor: vendor.map(|texts| Template::new(texts, columns)),
            customer: Template::new(&map.customer, columns),
            contact: template(map.contact.as_ref(), columns),
            reference: template(map.reference.as_ref(), columns),
            received: date(&map.received, columns),
            first_response: map.first_response.as_ref().map(|map| date(map, columns)),
            ended: map.ended.as_ref().map(|map| date(map, columns)),
            title: Template::new(&map.title, columns),
            description: template(map.description.as_ref(), columns),
            product: template(map.product.as_ref(), columns),
            order_no: template(map.order_no.as_ref(), columns),
            lot: template(map.lot.as_ref(), columns),
            serial_no: template(map.serial_no.as_ref(), columns),
            delivery_note: template(map.delivery_note.as_ref(), columns),
            detected_where: template(map.detected_where.as_ref(), columns),
            category: choice(&map.category, columns),
            severity: choice(&map.severity, columns),
            remedy_sought: choice(&map.remedy_sought, columns),
            status: choice(&map.status, columns),
            resolution: map.resolution.as_ref().map(|map| {
                (
                    choice(&map.choice(), columns),
                    template(map.notes.as_ref(), columns),
                    exception(&map.except, columns),
                )
            }),
            figures: map.figures.iter().map(|name| (name.clone(), columns.place(name))).collect(),
        };
        let missing = all.into_missing();
        if missing.is_empty() { Ok(bound) } else { Err(missing) }
    }

    /// What the row tells; an error is a code and a sentence for the rejects file.
    pub fn read(&self, row: &[&str], now: Timestamp) -> Result<Mapped, String> {
        let external_id = match &self.external_id {
            None => None,
            Some((name, column)) => match field(row, *column) {
                "" => return Err(missing(name)),
                id => Some(limited(name, id.to_owned(), EXTERNAL_ID)?),
            },
        };
        let vendor = match &self.vendor {
            None => None,
            Some(template) => {
                let name = template.fill(row).ok_or_else(|| missing("vendor"))?;
                Some(limited("vendor", name, NAME)?)
            }
        };
        let customer = self.customer.fill(row).ok_or_else(|| missing("customer"))?;
        Ok(Mapped {
            external_id,
            vendor,
            customer: limited("customer", customer, NAME)?,
            told: self.told(row, now)?,
        })
    }

    fn told(&self, row: &[&str], now: Timestamp) -> Result<Imported, String> {
        let time = |date: &BoundDate| time(self.time_zone, date, row, now);
        let received_at = time(&self.received)?.ok_or_else(|| missing(&self.received.name))?;
        let later = |date: Option<&BoundDate>| match date {
            None => Ok(None),
            Some(date) => Ok::<_, String>(time(date)?.map(|at| at.max(received_at))),
        };
        let (title, description) = self.texts(row)?;
        let (resolution_code, resolution_notes) = self.resolution(row)?;
        let short = |template: &Template, max| template.fill(row).map(|text| cut(text, max));
        Ok(Imported {
            title,
            description,
            category: needed("category", self.category.pick(row)?)?,
            severity: needed("severity", self.severity.pick(row)?)?,
            remedy_sought: needed("remedy_sought", self.remedy_sought.pick(row)?)?,
            status: needed("status", self.status.pick(row)?)?,
            product: short(&self.product, 200),
            order_no: short(&self.order_no, 100),
            lot: short(&self.lot, 100),
            serial_no: short(&self.serial_no, 100),
            delivery_note: short(&self.delivery_note, 100),
            detected_where: short(&self.detected_where, 200),
            contact: short(&self.contact, 200),
            reference: short(&self.reference, 100),
            received_at,
            first_response_at: later(self.first_response.as_ref())?,
            ended_at: later(self.ended.as_ref())?,
            resolution_code,
            resolution_notes,
            figures: self.figures(row),
        })
    }

    /// A title that is too long is cut, and stands whole before the description.
    fn texts(&self, row: &[&str]) -> Result<(String, String), String> {
        let title = self.title.fill(row).ok_or_else(|| missing("title"))?;
        let mut description = self.description.fill(row).unwrap_or_else(|| title.clone());
        let short = cut(title.clone(), TITLE);
        if short != title {
            description = format!("{title}\n\n{description}");
        }
        Ok((short, limited("description", description, DESCRIPTION)?))
    }

    fn resolution(&self, row: &[&str]) -> Result<(Option<Remedy>, Option<String>), String> {
        match &self.resolution {
            Some((choice, notes, except))
                if !except.as_ref().is_some_and(|condition| holds(condition, row)) =>
            {
                let notes = notes.fill(row).map(|text| limited("resolution.notes", text, NOTES));
                Ok((choice.pick(row).unwrap_or(None), notes.transpose()?))
            }
            _ => Ok((None, None)),
        }
    }

    fn figures(&self, row: &[&str]) -> serde_json::Map<String, Value> {
        self.figures
            .iter()
            .map(|(name, column)| (name, field(row, *column)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.clone(), Value::from(value)))
            .collect()
    }
}

impl<T: Copy> BoundChoice<T> {
    pub(super) fn pick(&self, row: &[&str]) -> Result<Option<T>, String> {
        if let Some((_, word)) = self.first.iter().find(|(condition, _)| holds(condition, row)) {
            return Ok(Some(*word));
        }
        let Some((name, column)) = &self.column else { return Ok(self.default) };
        let value = field(row, *column);
        match self.values.get(value).copied().or(self.default) {
            Some(word) => Ok(Some(word)),
            None => Err(format!("unknown_value: the map has no word for {name} {}", shown(value))),
        }
    }
}

/// A date without a time stands for noon in the map's time zone: it is the same day to
/// readers nearly everywhere.
pub(super) fn time(
    time_zone: chrono_tz::Tz,
    date: &BoundDate,
    row: &[&str],
    now: Timestamp,
) -> Result<Option<Timestamp>, String> {
    let text = field(row, date.column);
    let excepted = date.except.as_ref().is_some_and(|condition| holds(condition, row));
    if text.is_empty() || excepted {
        return Ok(None);
    }
    let bad =
        || format!("bad_date: {} holds {}, expected is {}", date.name, shown(text), date.format);
    let local = NaiveDateTime::parse_from_str(text, &date.format)
        .or_else(|_| {
            let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            NaiveDate::parse_from_str(text, &date.format).map(|day| day.and_time(noon))
        })
        .map_err(|_| bad())?;
    let at = time_zone.from_local_datetime(&local).earliest().ok_or_else(bad)?;
    let at = Timestamp::from_datetime(at.to_utc());
    if chrono::Datelike::year(&local) < OLDEST_YEAR || at > now.plus_days(1) {
        return Err(format!("bad_date: {} holds {}, which cannot be", date.name, shown(text)));
    }
    Ok(Some(at))
}

fn needed<T>(what: &str, word: Option<T>) -> Result<T, String> {
    word.ok_or_else(|| missing(what))
}

pub(super) fn missing(what: &str) -> String {
    format!("missing_value: {what} is empty")
}

pub(super) fn limited(what: &str, text: String, max: usize) -> Result<String, String> {
    if text.chars().nth(max).is_some() {
        return Err(format!("text_too_long: {what} has more than {max} characters"));
    }
    Ok(text)
}

/// The text, or its beginning and an ellipsis: `max` characters at most.
fn cut(text: String, max: usize) -> String {
    if text.chars().nth(max).is_none() {
        return text;
    }
    let mut short: String = text.chars().take(max.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

fn shown(text: &str) -> String {
    format!("\"{}\"", cut(text.to_owned(), SHOWN))
}
