//! What is known of an account: a closed list of facts, each as of any moment of the past as far as
//! it is told by what happened.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::text_enum;

/// Days of "in twelve months".
const YEAR_DAYS: i64 = 365;

text_enum! {
    /// Something that is known of an account.
    pub enum AccountFact {
        Tier = "tier",
        CustomerNumber = "customer_number",
        /// Whoever looks after it at the vendor.
        Owner = "owner",
        /// Since when it is a customer here.
        Created = "created",
        /// Since when somebody of it signs in.
        Claimed = "claimed",
        ComplaintsOpen = "complaints_open",
        /// Filed in twelve months.
        Complaints = "complaints",
        /// Reopened in twelve months.
        Reopened = "reopened",
        LastComplaint = "last_complaint",
        /// The newest answer to how a complaint went, 1 to 5.
        Satisfaction = "satisfaction",
        /// In twelve months.
        Interactions = "interactions",
        LastInteraction = "last_interaction",
        /// In twelve months.
        Orders = "orders",
        LastOrder = "last_order",
        /// Of orders in twelve months, in minor units; unknown if they are in several currencies.
        OrdersNet = "orders_net",
    }
}

/// What can be asked of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    Text,
    Person,
    Moment,
    Number,
}

impl AccountFact {
    pub fn kind(self) -> FactKind {
        match self {
            Self::Tier | Self::CustomerNumber => FactKind::Text,
            Self::Owner => FactKind::Person,
            Self::Created
            | Self::Claimed
            | Self::LastComplaint
            | Self::LastInteraction
            | Self::LastOrder => FactKind::Moment,
            Self::ComplaintsOpen
            | Self::Complaints
            | Self::Reopened
            | Self::Satisfaction
            | Self::Interactions
            | Self::Orders
            | Self::OrdersNet => FactKind::Number,
        }
    }
}

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
    pub tier: Option<String>,
    pub customer_number: Option<String>,
    pub owner: Option<MembershipId>,
    pub created_at: Timestamp,
    pub claimed_at: Option<Timestamp>,
    pub complaints: Vec<Filed>,
    pub reopened: Vec<Timestamp>,
    pub satisfaction: Vec<(Timestamp, i32)>,
    pub interactions: Vec<Timestamp>,
    pub orders: Vec<Ordered>,
}

fn count(times: impl Iterator<Item = Timestamp>, at: Timestamp) -> i64 {
    let since = at.plus_days(-YEAR_DAYS);
    let found = times.filter(|time| *time > since && *time <= at).count();
    i64::try_from(found).unwrap_or(i64::MAX)
}

fn last(times: impl Iterator<Item = Timestamp>, at: Timestamp) -> Option<Value> {
    times.filter(|time| *time <= at).max().map(Value::Moment)
}

/// When the first of those that count as of `at` will be a year old.
fn first_leaves(times: impl Iterator<Item = Timestamp>, at: Timestamp) -> Option<Timestamp> {
    let since = at.plus_days(-YEAR_DAYS);
    times.filter(|time| *time > since && *time <= at).min().map(|time| time.plus_days(YEAR_DAYS))
}

impl Facts {
    /// A fact as it stood; none if nothing was known.
    pub fn value(&self, fact: AccountFact, at: Timestamp) -> Option<Value> {
        let filed = self.complaints.iter().map(|one| one.at);
        let orders = self.orders.iter().map(|one| one.at);
        match fact {
            AccountFact::Tier => self.tier.clone().map(Value::Text),
            AccountFact::CustomerNumber => self.customer_number.clone().map(Value::Text),
            AccountFact::Owner => self.owner.map(Value::Person),
            AccountFact::Created => Some(Value::Moment(self.created_at)),
            AccountFact::Claimed => last(self.claimed_at.into_iter(), at),
            AccountFact::ComplaintsOpen => Some(Value::Number(self.open(at))),
            AccountFact::Complaints => Some(Value::Number(count(filed, at))),
            AccountFact::Reopened => Some(Value::Number(count(self.reopened.iter().copied(), at))),
            AccountFact::LastComplaint => last(filed, at),
            AccountFact::Satisfaction => self.score(at).map(Value::Number),
            AccountFact::Interactions => {
                Some(Value::Number(count(self.interactions.iter().copied(), at)))
            }
            AccountFact::LastInteraction => last(self.interactions.iter().copied(), at),
            AccountFact::Orders => Some(Value::Number(count(orders, at))),
            AccountFact::LastOrder => last(orders, at),
            AccountFact::OrdersNet => self.net(at).map(|(net, _)| Value::Number(net)),
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

    /// When time alone next changes a fact that counts twelve months.
    pub fn changes_at(&self, fact: AccountFact, at: Timestamp) -> Option<Timestamp> {
        match fact {
            AccountFact::Complaints => first_leaves(self.complaints.iter().map(|one| one.at), at),
            AccountFact::Reopened => first_leaves(self.reopened.iter().copied(), at),
            AccountFact::Interactions => first_leaves(self.interactions.iter().copied(), at),
            AccountFact::Orders | AccountFact::OrdersNet => {
                first_leaves(self.orders.iter().map(|one| one.at), at)
            }
            _ => None,
        }
    }

    /// A fact with its value, for people to read.
    pub fn shown(&self, fact: AccountFact, at: Timestamp) -> FactValue {
        let value = self.value(fact, at);
        let currency = (fact == AccountFact::OrdersNet).then(|| self.net(at).map(|(_, code)| code));
        let mut shown = FactValue {
            fact,
            text: None,
            person: None,
            at: None,
            number: None,
            currency: currency.flatten().flatten(),
        };
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
    fn net(&self, at: Timestamp) -> Option<(i64, Option<String>)> {
        let since = at.plus_days(-YEAR_DAYS);
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
    use super::*;

    pub fn day(day: i64) -> Timestamp {
        Timestamp::from_micros(0).unwrap().plus_days(day)
    }

    pub fn nothing() -> Facts {
        Facts {
            tier: None,
            customer_number: None,
            owner: None,
            created_at: day(0),
            claimed_at: None,
            complaints: Vec::new(),
            reopened: Vec::new(),
            satisfaction: Vec::new(),
            interactions: Vec::new(),
            orders: Vec::new(),
        }
    }

    #[test]
    fn facts_are_told_as_of_a_moment() {
        let mut facts = nothing();
        facts.complaints.push(Filed { at: day(100), over_at: Some(day(120)) });
        let open = |at| facts.value(AccountFact::ComplaintsOpen, at);
        assert_eq!(open(day(99)), Some(Value::Number(0)));
        assert_eq!(open(day(110)), Some(Value::Number(1)));
        assert_eq!(open(day(120)), Some(Value::Number(0)));
        let filed = |at| facts.value(AccountFact::Complaints, at);
        assert_eq!(filed(day(464)), Some(Value::Number(1)));
        assert_eq!(filed(day(465)), Some(Value::Number(0)), "a year later it no longer counts");
        assert_eq!(facts.changes_at(AccountFact::Complaints, day(110)), Some(day(465)));
        assert_eq!(facts.value(AccountFact::LastComplaint, day(99)), None);
        assert_eq!(
            facts.value(AccountFact::LastComplaint, day(900)),
            Some(Value::Moment(day(100)))
        );
    }

    #[test]
    fn orders_in_two_currencies_have_no_sum() {
        let mut facts = nothing();
        assert_eq!(facts.value(AccountFact::OrdersNet, day(9)), Some(Value::Number(0)));
        let order = |at, net_minor, code: &str| Ordered { at, net_minor, currency: code.into() };
        facts.orders = vec![order(day(1), 500, "EUR"), order(day(2), -200, "EUR")];
        assert_eq!(facts.value(AccountFact::OrdersNet, day(9)), Some(Value::Number(300)));
        assert_eq!(facts.shown(AccountFact::OrdersNet, day(9)).currency.as_deref(), Some("EUR"));
        facts.orders.push(order(day(3), 100, "USD"));
        assert_eq!(facts.value(AccountFact::OrdersNet, day(9)), None);
    }
}
