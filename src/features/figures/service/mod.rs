//! Working figures out. Each figure is a pure function of what was read before; what was worked out is
//! kept as long as what it is made of stays the same.
mod account;
mod base;
mod cache;
mod cases;
mod complaints;
mod customers;
mod days;
mod loyalty;
mod marks;
mod money;
mod notes;
mod reviews;
mod sheet;
mod table;

use std::sync::Arc;

use serde::Deserialize;
use utoipa::IntoParams;

pub use account::{ChurnFlag, account, churn_flags};
pub use cases::{CasesQuery, cases, cases_csv};
pub use marks::{Changed, changed_unscoped, vendors_unscoped};
pub use notes::{
    NewDecision, SettingsChange, decide, decisions, put_settings, put_spends, remove_decision,
    settings, spends,
};
pub use reviews::{remind, reviews_due};
pub use sheet::csv;

use crate::features::aftercare::service as aftercare;
use crate::features::complaints::service::{self as complaints_of, Handled};
use crate::features::figures::model::{
    Insight, InsightCatalogue, InsightEntry, InsightGroup, InsightName, ParetoMeasure,
};
use crate::features::figures::{policy, store};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use base::Base;
use cache::{Cache, Kept, Key};
use days::Calendar;
use table::{Computed, Told};

/// Of what, and of which days.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct InsightQuery {
    /// First day, `YYYY-MM-DD`; that of the month eleven months before the last day unless told.
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`; now unless told.
    pub as_of: Option<String>,
    /// Of one customer alone.
    #[param(value_type = Option<String>)]
    pub relationship_id: Option<RelationshipId>,
    /// Of money; the one that most orders are in unless told.
    pub currency: Option<String>,
    /// Of the chart of what complaints are about.
    pub measure: Option<ParetoMeasure>,
}

/// What a figure is asked for.
#[derive(Debug, Clone)]
struct Asked {
    from: Timestamp,
    as_of: Timestamp,
    relationship: Option<RelationshipId>,
    currency: Option<String>,
    measure: ParetoMeasure,
}

fn require_vendor(conn: &mut Conn, scope: &Scope) -> Result<(), Problem> {
    policy::may_see(organisations::could_sell(conn, scope)?)
}

/// What can be asked.
pub fn catalogue(conn: &mut Conn, scope: &Scope) -> Result<InsightCatalogue, Problem> {
    require_vendor(conn, scope)?;
    let entry = |name: &InsightName| InsightEntry { name: *name, group: name.group() };
    Ok(InsightCatalogue {
        items: InsightName::ALL.iter().map(entry).collect(),
        may_decide: policy::may_decide(scope, true).is_ok(),
        may_set: policy::may_set(scope, true).is_ok(),
    })
}

static COMPUTED: Cache<Told> = Cache::new();

/// What a query asks for, of which it is sure that the scope may know it.
fn asked(
    conn: &mut Conn,
    scope: &Scope,
    query: &InsightQuery,
    now: Timestamp,
) -> Result<(Asked, Calendar), Problem> {
    require_vendor(conn, scope)?;
    let calendar = Calendar::of(scope);
    let as_of = calendar.last(query.as_of.as_deref(), now)?;
    let asked = Asked {
        from: calendar.first(query.from.as_deref(), as_of)?,
        as_of,
        relationship: query.relationship_id,
        currency: query.currency.clone(),
        measure: query.measure.unwrap_or(ParetoMeasure::Complainants),
    };
    if let Some(relationship) = query.relationship_id {
        let found = organisations::find_relationship(conn, scope, relationship)?;
        policy::may_see(found.side == Side::Vendor)?;
    }
    Ok((asked, calendar))
}

/// A figure with all that is behind it, worked out anew.
fn computed(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    query: &InsightQuery,
    now: Timestamp,
) -> Result<Computed, Problem> {
    let (asked, calendar) = asked(conn, scope, query, now)?;
    compute(conn, scope, name, &asked, calendar)
}

/// A figure as it is kept, or worked out anew if something has changed since.
fn kept(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    query: &InsightQuery,
    now: Timestamp,
) -> Result<Arc<Kept<Told>>, Problem> {
    let (asked, calendar) = asked(conn, scope, query, now)?;
    let version = cache::version(conn, scope)?;
    let key = Key::of(scope, format!("{name} {query:?}"));
    if let Some(known) = COMPUTED.find(&key, &version, now) {
        return Ok(known);
    }
    let computed = compute(conn, scope, name, &asked, calendar)?;
    Ok(COMPUTED.keep(key, version, now, computed.into()))
}

/// The complaints that the scope sees; those of a customer that was merged are the other one's.
fn handled(conn: &mut Conn, scope: &Scope, as_of: Timestamp) -> Result<Vec<Handled>, Problem> {
    let merged = organisations::merged(conn, scope)?;
    let mut all = complaints_of::handled(conn, scope, as_of)?;
    for one in &mut all {
        one.relationship = merged.get(&one.relationship).copied().unwrap_or(one.relationship);
    }
    Ok(all)
}

fn compute(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    asked: &Asked,
    calendar: Calendar,
) -> Result<Computed, Problem> {
    match name.group() {
        InsightGroup::Complaints => {
            let mut all = handled(conn, scope, asked.as_of)?;
            all.retain(|one| asked.relationship.is_none_or(|id| id == one.relationship));
            Ok(match name {
                InsightName::SlaAttainment => complaints::attainment(&all, asked, calendar),
                InsightName::TimeToResolution => complaints::resolution(&all, asked, calendar),
                InsightName::ReopenRate => complaints::reopened(&all, asked, calendar),
                InsightName::RepeatComplaints => complaints::repeated(&all, asked, calendar),
                _ => {
                    let promised = store::promised(conn, scope, asked.as_of)?;
                    complaints::pareto(&all, &promised, asked)
                }
            })
        }
        InsightGroup::Customers | InsightGroup::Money => {
            let base = Base::read(conn, scope, asked, calendar)?;
            Ok(match name {
                InsightName::RepeatPurchase => customers::repeat_purchase(&base, asked),
                InsightName::CohortRetention => customers::cohorts(&base, asked),
                InsightName::SilentChurn => loyalty::churn(&base, asked),
                InsightName::RetentionAfterComplaint => {
                    let handled = handled(conn, scope, asked.as_of)?;
                    let scores = aftercare::scores(conn, scope, asked.as_of)?;
                    loyalty::after_complaint(&base, &handled, &scores, asked)
                }
                InsightName::CustomerValue => money::value(&base, asked),
                InsightName::KeepOrWin => {
                    money::keep_or_win(&base, &store::spends(conn, scope)?, asked)
                }
                _ => customers::rfm(&base, asked),
            })
        }
    }
}

/// An answer, if the caller does not have it yet, and what it is known by.
pub fn insight(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
    query: &InsightQuery,
    known: Option<&str>,
    now: Timestamp,
) -> Result<(String, Option<Insight>), Problem> {
    let kept = kept(conn, scope, name, query, now)?;
    let etag = kept.etag();
    let is_known = known.is_some_and(|known| known.split(',').any(|one| one.trim() == etag));
    Ok((etag, (!is_known).then(|| kept.content.insight.clone())))
}
