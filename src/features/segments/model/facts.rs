//! What is known of an account, as of any moment of the past as far as it is told by what happened.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccountFact, Marks, Question, Scores};
use crate::features::organisations::model::AccountStatus;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;

/// Days in which is counted unless told.
const YEAR_DAYS: i64 = 365;

/// A fact as it stood at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Person(MembershipId),
    Moment(Timestamp),
    Number(i64),
}

/// A fact with its value, for people to read; all empty if nothing is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FactValue {
    pub fact: AccountFact,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<MembershipId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// In how many days it was counted; a year unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// Of money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// A complaint, as far as facts count it.
#[derive(Debug, Clone, Copy)]
pub struct Filed {
    pub at: Timestamp,
    /// Closed or withdrawn.
    pub over_at: Option<Timestamp>,
}

/// An order, as far as facts count it.
#[derive(Debug, Clone)]
pub struct Ordered {
    pub at: Timestamp,
    pub net_minor: i64,
    pub currency: String,
}

/// All that is known of an account. What is in lists is known as of any moment; the rest as of today.
#[derive(Debug, Clone)]
pub struct Facts {
    pub name: String,
    pub tier: Option<String>,
    pub segment: Option<String>,
    pub status: AccountStatus,
    pub customer_number: Option<String>,
    pub legal_name: Option<String>,
    pub tax_id: Option<String>,
    pub owner: Option<MembershipId>,
    pub created_at: Timestamp,
    pub claimed_at: Option<Timestamp>,
    pub complaints: Vec<Filed>,
    pub reopened: Vec<Timestamp>,
    pub satisfaction: Vec<(Timestamp, i32)>,
    pub interactions: Vec<Timestamp>,
    pub orders: Vec<Ordered>,
    pub marks: Marks,
}

fn days_of((_, days): Question) -> i64 {
    days.map_or(YEAR_DAYS, i64::from)
}

fn count(times: impl Iterator<Item = Timestamp>, at: Timestamp, days: i64) -> Option<Value> {
    let since = at.plus_days(-days);
    let found = times.filter(|time| *time > since && *time <= at).count();
    Some(Value::Number(i64::try_from(found).unwrap_or(i64::MAX)))
}

fn last(times: impl Iterator<Item = Timestamp>, at: Timestamp) -> Option<Value> {
    times.filter(|time| *time <= at).max().map(Value::Moment)
}

/// When time alone next changes how many of these there are in so many days: the first one grows too
/// old, or one that is dated ahead begins to count.
fn next_counts(
    times: impl Iterator<Item = Timestamp>,
    at: Timestamp,
    days: i64,
) -> Option<Timestamp> {
    let since = at.plus_days(-days);
    times
        .filter(|time| *time > since)
        .map(|time| if time > at { time } else { time.plus_days(days) })
        .min()
}

fn text(text: Option<&String>) -> Option<Value> {
    text.cloned().map(Value::Text)
}

impl Facts {
    /// A fact as it stood; none if nothing was known.
    pub fn value(&self, asked: Question, at: Timestamp) -> Option<Value> {
        let days = days_of(asked);
        let filed = self.complaints.iter().map(|one| one.at);
        let orders = self.orders.iter().map(|one| one.at);
        let talks = self.interactions.iter().copied();
        match asked.0 {
            AccountFact::Name => text(Some(&self.name)),
            AccountFact::Tier => text(self.tier.as_ref()),
            AccountFact::Segment => text(self.segment.as_ref()),
            AccountFact::Status => Some(Value::Text(self.status.to_string())),
            AccountFact::CustomerNumber => text(self.customer_number.as_ref()),
            AccountFact::LegalName => text(self.legal_name.as_ref()),
            AccountFact::TaxId => text(self.tax_id.as_ref()),
            AccountFact::Owner => self.owner.map(Value::Person),
            AccountFact::Created => Some(Value::Moment(self.created_at)),
            AccountFact::Claimed => last(self.claimed_at.into_iter(), at),
            AccountFact::ComplaintsOpen => Some(Value::Number(self.open(at))),
            AccountFact::Complaints => count(filed, at, days),
            AccountFact::Reopened => count(self.reopened.iter().copied(), at, days),
            AccountFact::LastComplaint => last(filed, at),
            AccountFact::Satisfaction => self.score(at).map(Value::Number),
            AccountFact::Interactions => count(talks, at, days),
            AccountFact::LastInteraction => last(talks, at),
            AccountFact::Orders => count(orders, at, days),
            AccountFact::LastOrder => last(orders, at),
            AccountFact::OrdersNet => self.net(at, days).map(|(net, _)| Value::Number(net)),
            AccountFact::RfmClass
            | AccountFact::RfmRecency
            | AccountFact::RfmFrequency
            | AccountFact::RfmMoney
            | AccountFact::Rhythm
            | AccountFact::YearlyValue
            | AccountFact::LifetimeValue => self.marked(asked.0),
        }
    }

    /// What figures say; as of the last look at them.
    fn marked(&self, fact: AccountFact) -> Option<Value> {
        let Marks { scores, rhythm, yearly_minor, worth_minor, .. } = &self.marks;
        let score = |of: fn(&Scores) -> i32| {
            scores.as_ref().map(|scores| Value::Number(i64::from(of(scores))))
        };
        match fact {
            AccountFact::RfmClass => scores.map(|scores| Value::Text(scores.class.to_string())),
            AccountFact::RfmRecency => score(|scores| scores.recency),
            AccountFact::RfmFrequency => score(|scores| scores.frequency),
            AccountFact::RfmMoney => score(|scores| scores.money),
            AccountFact::Rhythm => rhythm.map(|rhythm| Value::Text(rhythm.to_string())),
            AccountFact::YearlyValue => yearly_minor.map(Value::Number),
            AccountFact::LifetimeValue => worth_minor.map(Value::Number),
            _ => None,
        }
    }

    /// All moments that a fact has had.
    pub fn moments(&self, fact: AccountFact) -> Vec<Timestamp> {
        match fact {
            AccountFact::Created => vec![self.created_at],
            AccountFact::Claimed => self.claimed_at.into_iter().collect(),
            AccountFact::LastComplaint => self.complaints.iter().map(|one| one.at).collect(),
            AccountFact::LastInteraction => self.interactions.clone(),
            AccountFact::LastOrder => self.orders.iter().map(|one| one.at).collect(),
            _ => Vec::new(),
        }
    }

    /// When time alone next changes a fact; none if it does not.
    pub fn changes_at(&self, asked: Question, at: Timestamp) -> Option<Timestamp> {
        let days = days_of(asked);
        match asked.0 {
            AccountFact::Complaints => {
                next_counts(self.complaints.iter().map(|one| one.at), at, days)
            }
            AccountFact::Reopened => next_counts(self.reopened.iter().copied(), at, days),
            AccountFact::Interactions => next_counts(self.interactions.iter().copied(), at, days),
            AccountFact::Orders | AccountFact::OrdersNet => {
                next_counts(self.orders.iter().map(|one| one.at), at, days)
            }
            fact => self.moments(fact).into_iter().filter(|moment| *moment > at).min(),
        }
    }

    /// A fact with its value, for people to read.
    pub fn shown(&self, asked: Question, at: Timestamp) -> FactValue {
        let (fact, days) = asked;
        let value = self.value(asked, at);
        let currency = match fact {
            AccountFact::OrdersNet => self.net(at, days_of(asked)).and_then(|(_, code)| code),
            _ if fact.money() => self.marks.currency.clone(),
            _ => None,
        };
        let mut shown =
            FactValue { fact, text: None, person: None, at: None, number: None, days, currency };
        match value {
            Some(Value::Text(text)) => shown.text = Some(text),
            Some(Value::Person(person)) => shown.person = Some(person),
            Some(Value::Moment(moment)) => shown.at = Some(moment),
            Some(Value::Number(number)) => shown.number = Some(number),
            None => {}
        }
        shown
    }

    fn open(&self, at: Timestamp) -> i64 {
        let open = |one: &&Filed| one.at <= at && one.over_at.is_none_or(|over| over > at);
        i64::try_from(self.complaints.iter().filter(open).count()).unwrap_or(i64::MAX)
    }

    fn score(&self, at: Timestamp) -> Option<i64> {
        let given = self.satisfaction.iter().filter(|(time, _)| *time <= at);
        given.max_by_key(|(time, _)| *time).map(|(_, score)| i64::from(*score))
    }

    /// The sum with its currency; zero without one if nothing was ordered.
    fn net(&self, at: Timestamp, days: i64) -> Option<(i64, Option<String>)> {
        let since = at.plus_days(-days);
        let mut sum: i64 = 0;
        let mut currency: Option<String> = None;
        for order in self.orders.iter().filter(|one| one.at > since && one.at <= at) {
            if currency.as_ref().is_some_and(|code| *code != order.currency) {
                return None;
            }
            currency = Some(order.currency.clone());
            sum = sum.saturating_add(order.net_minor);
        }
        Some((sum, currency))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{RfmSegment, Rhythm};
    use super::*;

    pub fn day(day: i64) -> Timestamp {
        Timestamp::from_micros(0).unwrap().plus_days(day)
    }

    pub fn nothing() -> Facts {
        Facts {
            name: "North".to_owned(),
            tier: None,
            segment: None,
            status: AccountStatus::Client,
            customer_number: None,
            legal_name: None,
            tax_id: None,
            owner: None,
            created_at: day(0),
            claimed_at: None,
            complaints: Vec::new(),
            reopened: Vec::new(),
            satisfaction: Vec::new(),
            interactions: Vec::new(),
            orders: Vec::new(),
            marks: Marks::default(),
        }
    }

    #[test]
    fn facts_are_told_as_of_a_moment() {
        let mut facts = nothing();
        facts.complaints.push(Filed { at: day(100), over_at: Some(day(120)) });
        let open = |at| facts.value((AccountFact::ComplaintsOpen, None), at);
        assert_eq!(open(day(99)), Some(Value::Number(0)));
        assert_eq!(open(day(110)), Some(Value::Number(1)));
        assert_eq!(open(day(120)), Some(Value::Number(0)));
        let filed = |at| facts.value((AccountFact::Complaints, None), at);
        assert_eq!(filed(day(464)), Some(Value::Number(1)));
        assert_eq!(filed(day(465)), Some(Value::Number(0)), "a year later it no longer counts");
        assert_eq!(facts.changes_at((AccountFact::Complaints, None), day(110)), Some(day(465)));
        assert_eq!(facts.value((AccountFact::LastComplaint, None), day(99)), None);
        assert_eq!(
            facts.value((AccountFact::LastComplaint, None), day(900)),
            Some(Value::Moment(day(100)))
        );
    }

    #[test]
    fn orders_in_two_currencies_have_no_sum() {
        let mut facts = nothing();
        assert_eq!(facts.value((AccountFact::OrdersNet, None), day(9)), Some(Value::Number(0)));
        let order = |at, net_minor, code: &str| Ordered { at, net_minor, currency: code.into() };
        facts.orders = vec![order(day(1), 500, "EUR"), order(day(2), -200, "EUR")];
        assert_eq!(facts.value((AccountFact::OrdersNet, None), day(9)), Some(Value::Number(300)));
        assert_eq!(
            facts.shown((AccountFact::OrdersNet, None), day(9)).currency.as_deref(),
            Some("EUR")
        );
        facts.orders.push(order(day(3), 100, "USD"));
        assert_eq!(facts.value((AccountFact::OrdersNet, None), day(9)), None);
    }

    #[test]
    fn what_is_counted_is_counted_in_the_days_that_were_asked_for() {
        let mut facts = nothing();
        let order = |at, net_minor| Ordered { at, net_minor, currency: "EUR".to_owned() };
        facts.orders = vec![order(day(10), 500), order(day(40), 300), order(day(60), 900)];
        let orders = |days, at| facts.value((AccountFact::Orders, days), at);
        assert_eq!(orders(Some(30), day(41)), Some(Value::Number(1)));
        assert_eq!(orders(None, day(41)), Some(Value::Number(2)));
        let net = (AccountFact::OrdersNet, Some(31));
        assert_eq!(facts.value(net, day(40)), Some(Value::Number(800)));
        assert_eq!(facts.changes_at(net, day(40)), Some(day(41)), "the first is 31 days old");
        assert_eq!(facts.changes_at(net, day(41)), Some(day(60)), "one that is dated ahead");
        assert_eq!(facts.shown(net, day(40)).days, Some(31));
    }

    #[test]
    fn figures_are_facts_and_their_words_are_closed() {
        let mut facts = nothing();
        let silent = |facts: &Facts| facts.value((AccountFact::Rhythm, None), day(9));
        assert_eq!(silent(&facts), None, "nothing to tell it by");
        let scores = Scores { class: RfmSegment::CannotLose, recency: 1, frequency: 5, money: 4 };
        facts.marks = Marks {
            scores: Some(scores),
            rhythm: Some(Rhythm::Silent),
            yearly_minor: Some(70_000),
            worth_minor: None,
            currency: Some("EUR".to_owned()),
        };
        assert_eq!(silent(&facts), Some(Value::Text("silent".to_owned())));
        let class = facts.value((AccountFact::RfmClass, None), day(9));
        assert_eq!(class, Some(Value::Text("cannot_lose".to_owned())));
        let yearly = facts.shown((AccountFact::YearlyValue, None), day(9));
        assert_eq!((yearly.number, yearly.currency.as_deref()), (Some(70_000), Some("EUR")));
        assert!(AccountFact::Rhythm.takes("silent") && !AccountFact::Rhythm.takes("noisy"));
        assert!(AccountFact::Tier.takes("noisy"));
    }
}
