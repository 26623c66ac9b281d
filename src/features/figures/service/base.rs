//! The customers with their orders, as of a moment: what all figures of customers are made of.
use std::collections::{BTreeMap, HashMap};

use super::Asked;
use super::days::{Calendar, YEAR};
use crate::features::figures::model::{Insight, Limits, NoteCode};
use crate::features::figures::store;
use crate::features::orders::service::{Sale, sales};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::clv;

/// Unless told: ten of a hundred a year. It is shown beside each figure that it is in.
pub(super) const USUAL_DISCOUNT_BP: i32 = 1_000;

/// A customer that has ordered.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub id: RelationshipId,
    pub segment: Option<String>,
    /// Days with an order, counted from the year 1, in order.
    pub days: Vec<i32>,
    pub orders: usize,
    /// Day and amount of each order in the one currency, what came back as well.
    pub sums: Vec<(i32, i64)>,
}

impl Account {
    pub(super) fn first(&self) -> Option<i32> {
        self.days.first().copied()
    }

    pub(super) fn last(&self) -> Option<i32> {
        self.days.last().copied()
    }

    /// Days since the last order.
    pub(super) fn since(&self, today: i32) -> i64 {
        self.last().map_or(0, |last| i64::from(today - last))
    }

    /// Whether it ordered after one day and until another one.
    pub(super) fn ordered(&self, after: i64, until: i64) -> bool {
        let later = self.days.partition_point(|day| i64::from(*day) <= after);
        self.days.get(later).is_some_and(|day| i64::from(*day) <= until)
    }

    /// What it brought after one day and until another one.
    pub(super) fn net(&self, after: i64, until: i64) -> i64 {
        let within = |day: i32| i64::from(day) > after && i64::from(day) <= until;
        let sums = self.sums.iter().filter(|(day, _)| within(*day));
        sums.fold(0, |sum, (_, net)| sum.saturating_add(*net))
    }

    /// What it brings in a year: all of it over the years from the first order to the last, one at
    /// least.
    pub(super) fn yearly(&self) -> i64 {
        let (Some(first), Some(last)) = (self.first(), self.last()) else { return 0 };
        let days = (i64::from(last) - i64::from(first)).max(YEAR);
        let net = self.sums.iter().fold(0_i64, |sum, (_, net)| sum.saturating_add(*net));
        let yearly = clv::divided(i128::from(net) * i128::from(YEAR), i128::from(days));
        yearly.and_then(|yearly| i64::try_from(yearly).ok()).unwrap_or(0)
    }
}

/// All customers that have ordered, by their id.
#[derive(Debug)]
pub(super) struct Base {
    pub accounts: Vec<Account>,
    /// The day of the answer.
    pub today: i32,
    pub currency: Option<String>,
    /// Orders in another one: they are no part of any sum.
    pub foreign: u64,
    pub margin_bp: Option<i32>,
    pub discount_bp: i32,
    pub limits: Option<Limits>,
    pub calendar: Calendar,
}

impl Base {
    pub(super) fn read(
        conn: &mut Conn,
        scope: &Scope,
        asked: &Asked,
        calendar: Calendar,
    ) -> Result<Self, Problem> {
        let beginning = Timestamp::from_micros(0).unwrap_or(asked.as_of);
        let mut sold = sales(conn, scope, (beginning, asked.as_of))?;
        sold.retain(|sale| asked.relationship.is_none_or(|id| Some(id) == sale.relationship));
        let segments: HashMap<RelationshipId, Option<String>> = store::accounts(conn, scope)?
            .into_iter()
            .map(|(id, _, segment)| (id, segment))
            .collect();
        let settings = store::settings(conn, scope)?;
        let limits = settings.as_ref().and_then(|row| row.limits.clone());
        let limits = limits.map(|json| serde_json::from_value(json.0)).transpose();
        let currency = asked.currency.clone().or_else(|| usual_currency(&sold));
        let mut base = Self {
            accounts: Vec::new(),
            today: calendar.day(asked.as_of),
            foreign: 0,
            currency,
            margin_bp: settings.as_ref().and_then(|row| row.margin_bp),
            discount_bp: settings.as_ref().map_or(USUAL_DISCOUNT_BP, |row| row.discount_bp),
            limits: limits.map_err(Problem::internal)?,
            calendar,
        };
        base.take(&sold, segments);
        Ok(base)
    }

    /// Sales come the oldest first.
    fn take(&mut self, sold: &[Sale], mut segments: HashMap<RelationshipId, Option<String>>) {
        let mut accounts: BTreeMap<RelationshipId, Account> = BTreeMap::new();
        for sale in sold {
            let Some(id) = sale.relationship else { continue };
            let account = accounts.entry(id).or_insert_with(|| Account {
                id,
                segment: segments.remove(&id).flatten(),
                days: Vec::new(),
                orders: 0,
                sums: Vec::new(),
            });
            let day = self.calendar.day(sale.at);
            // What came back is no order: it lowers the sum alone.
            if sale.net_minor > 0 {
                account.orders += 1;
                if account.last() != Some(day) {
                    account.days.push(day);
                }
            }
            if Some(&sale.currency) == self.currency.as_ref() {
                account.sums.push((day, sale.net_minor));
            } else {
                self.foreign += 1;
            }
        }
        self.accounts = accounts.into_values().filter(|one| !one.days.is_empty()).collect();
    }

    pub(super) fn now(&self) -> i64 {
        i64::from(self.today)
    }

    /// The margin of a sum; the sum itself while the margin is not known.
    pub(super) fn margin(&self, net: i64) -> i64 {
        self.margin_bp.map_or(net, |margin| clv::part(net, margin))
    }

    pub(super) fn discount(&self) -> i128 {
        i128::from(self.discount_bp) * 100
    }

    /// Of those who ordered in the year before last, how many did so in the last one.
    pub(super) fn kept(&self) -> (u64, u64) {
        let (before, year) = (self.now() - 2 * YEAR, self.now() - YEAR);
        let there = self.accounts.iter().filter(|one| one.ordered(before, year));
        let (mut kept, mut all) = (0, 0);
        for one in there {
            all += 1;
            kept += u64::from(one.ordered(year, self.now()));
        }
        (kept, all)
    }

    /// Says in which currency the money is, and what is not in it.
    pub(super) fn say_money(&self, insight: &mut Insight) {
        insight.currency.clone_from(&self.currency);
        if self.foreign > 0 {
            insight.note(NoteCode::OtherCurrencies, Some(self.foreign), None);
        }
    }
}

fn usual_currency(sold: &[Sale]) -> Option<String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for sale in sold {
        *times.entry(sale.currency.as_str()).or_default() += 1;
    }
    times.into_iter().max_by_key(|(_, times)| *times).map(|(currency, _)| currency.to_owned())
}
