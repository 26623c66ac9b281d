//! What the figures say of single customers: for the page of one, and for the calendar of whoever looks
//! after them.
use std::collections::HashMap;
use std::sync::Arc;

use super::base::Base;
use super::cache::{self, Cache, Kept, Key};
use super::days::Calendar;
use super::{Asked, customers, loyalty, money, require_vendor};
use crate::features::figures::model::{AccountFigures, ParetoMeasure, RfmMark};
use crate::features::figures::policy;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

type Accounts = HashMap<RelationshipId, AccountFigures>;

static ACCOUNTS: Cache<Accounts> = Cache::new();

/// A customer that has been silent for longer than is its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChurnFlag {
    pub relationship: RelationshipId,
    pub days_since_last_order: i64,
    pub usual_days: i64,
    /// What it brings in a year, or its margin where that is known.
    pub yearly_minor: i64,
}

/// What the figures say of a customer of the scope's organisation.
pub fn account(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    now: Timestamp,
) -> Result<AccountFigures, Problem> {
    let found = organisations::find_relationship(conn, scope, id)?;
    policy::may_see(found.side == Side::Vendor)?;
    let all = accounts(conn, scope, now)?;
    let none = AccountFigures {
        relationship_id: id,
        as_of: now,
        n: 0,
        currency: None,
        rfm: None,
        churn: None,
        value: None,
    };
    Ok(all.content.get(&id).cloned().unwrap_or(none))
}

/// Everybody who has been silent for longer than is their way, as of a moment, those that bring the
/// most first.
pub fn churn_flags(
    conn: &mut Conn,
    scope: &Scope,
    as_of: Timestamp,
) -> Result<Vec<ChurnFlag>, Problem> {
    require_vendor(conn, scope)?;
    let base = base_at(conn, scope, as_of)?;
    let mut flags: Vec<ChurnFlag> = loyalty::marks(&base)
        .into_iter()
        .filter(|(_, mark)| mark.silent)
        .filter_map(|(one, mark)| {
            Some(ChurnFlag {
                relationship: one.id,
                days_since_last_order: mark.days_since_last_order,
                usual_days: mark.usual_days?,
                yearly_minor: mark.yearly_minor,
            })
        })
        .collect();
    flags.sort_by_key(|flag| (std::cmp::Reverse(flag.yearly_minor), flag.relationship));
    Ok(flags)
}

/// What the figures say of everybody, worked out anew.
pub(super) fn worked_out(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
) -> Result<HashMap<RelationshipId, AccountFigures>, Problem> {
    let base = base_at(conn, scope, now)?;
    Ok(figures(&base, now))
}

fn base_at(conn: &mut Conn, scope: &Scope, as_of: Timestamp) -> Result<Base, Problem> {
    let asked = Asked {
        from: as_of,
        as_of,
        relationship: None,
        currency: None,
        measure: ParetoMeasure::Complainants,
    };
    Base::read(conn, scope, &asked, Calendar::of(scope))
}

fn accounts(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
) -> Result<Arc<Kept<Accounts>>, Problem> {
    let version = cache::version(conn, scope)?;
    let key = Key::of(scope, "accounts".to_owned());
    if let Some(known) = ACCOUNTS.find(&key, &version, now) {
        return Ok(known);
    }
    let found = worked_out(conn, scope, now)?;
    Ok(ACCOUNTS.keep(key, version, now, found))
}

fn figures(base: &Base, as_of: Timestamp) -> Accounts {
    let scored: HashMap<RelationshipId, RfmMark> = customers::marks(base)
        .unwrap_or_default()
        .into_iter()
        .map(|(one, mark)| (one.id, mark))
        .collect();
    let retained = base.margin_bp.and_then(|_| money::retention(base));
    let of = |(one, churn): (&super::base::Account, _)| {
        let yearly = base.margin(one.yearly());
        let figures = AccountFigures {
            relationship_id: one.id,
            as_of,
            n: super::table::count(one.orders),
            currency: base.currency.clone(),
            rfm: scored.get(&one.id).copied(),
            churn: Some(churn),
            value: retained.map(|retained| money::worth(yearly, retained, base.discount())),
        };
        (one.id, figures)
    };
    loyalty::marks(base).into_iter().map(of).collect()
}
