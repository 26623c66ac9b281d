//! What people write down beside figures: decisions, what was spent, what money is worked out with.
use super::base::USUAL_DISCOUNT_BP;
use super::days::month_named;
use super::require_vendor;
use crate::features::figures::model::{
    Decision, DecisionId, DecisionRow, InsightName, Limits, SettingsRow, SettingsView, Spend,
    SpendRow,
};
use crate::features::figures::{policy, store};
use crate::features::organisations::service as organisations;
use crate::features::segments::service as segments;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::Problem;
use crate::platform::text::dates;
use crate::platform::text::numbers::is_currency;

/// Decisions on one figure at most.
const MOST_DECISIONS: i64 = 200;
/// Months of spend in one request at most: ten years.
const MOST_SPENDS: usize = 120;

/// What was decided.
#[derive(Debug, Clone)]
pub struct NewDecision {
    pub text: String,
    /// Whoever writes it unless told.
    pub owner: Option<MembershipId>,
    /// `YYYY-MM-DD`.
    pub review_on: String,
}

/// What money is worked out with from now on.
#[derive(Debug, Clone, Copy)]
pub struct SettingsChange {
    pub margin_bp: Option<i32>,
    pub discount_bp: i32,
    pub limits: Option<Limits>,
}

/// What was decided on a figure, the newest first.
pub fn decisions(
    conn: &mut Conn,
    scope: &Scope,
    name: InsightName,
) -> Result<Vec<Decision>, Problem> {
    require_vendor(conn, scope)?;
    let rows = store::decisions(conn, scope, name, MOST_DECISIONS)?;
    shown(conn, scope, rows)
}

fn shown(conn: &mut Conn, scope: &Scope, rows: Vec<DecisionRow>) -> Result<Vec<Decision>, Problem> {
    let ids: Vec<MembershipId> =
        rows.iter().flat_map(|row| [row.owner_id, row.written_by]).collect();
    let people = organisations::person_refs(conn, &ids)?;
    let show = |row: DecisionRow| Decision {
        id: row.id,
        owner: people.get(&row.owner_id).cloned(),
        review_on: row.review_on,
        written_by: people.get(&row.written_by).cloned(),
        written_at: row.written_at,
        may_remove: may_remove(scope, row.written_by),
        text: row.text,
    };
    Ok(rows.into_iter().map(show).collect())
}

/// Whoever wrote it, and those who answer for the customers.
fn may_remove(scope: &Scope, written_by: MembershipId) -> bool {
    let own = written_by == scope.membership() && policy::may_decide(scope, true).is_ok();
    own || policy::may_set(scope, true).is_ok()
}

/// Writes down what was decided on a figure.
pub fn decide(
    tx: &mut Tx<'_>,
    scope: &Scope,
    name: InsightName,
    new: &NewDecision,
) -> Result<Decision, Problem> {
    let vendor = organisations::could_sell(tx.conn, scope)?;
    policy::may_decide(scope, vendor)?;
    if dates::day(&new.review_on).is_none() {
        return Err(Problem::invalid("review_on", "bad_date"));
    }
    let owner = new.owner.unwrap_or_else(|| scope.membership());
    organisations::require_active_member(tx.conn, scope, owner)
        .map_err(|_| Problem::invalid("owner_id", "not_allowed_value"))?;
    if store::count_decisions(tx.conn, scope, name)? >= MOST_DECISIONS {
        return Err(Problem::invalid("text", "too_many"));
    }
    let row = DecisionRow {
        id: DecisionId::generate(),
        vendor_org: scope.org(),
        figure: name,
        text: new.text.clone(),
        owner_id: owner,
        review_on: new.review_on.clone(),
        written_by: scope.membership(),
        written_at: tx.now,
    };
    store::insert_decision(tx.conn, &row)?;
    tx.subject(row.id);
    shown(tx.conn, scope, vec![row])?.pop().ok_or_else(Problem::not_found)
}

/// Takes a decision back.
pub fn remove_decision(
    tx: &mut Tx<'_>,
    scope: &Scope,
    name: InsightName,
    id: DecisionId,
) -> Result<(), Problem> {
    let row = store::find_decision(tx.conn, scope, id)?.filter(|row| row.figure == name);
    let row = row.ok_or_else(Problem::not_found)?;
    if !may_remove(scope, row.written_by) {
        return Err(Problem::forbidden());
    }
    tx.subject(id);
    Ok(store::delete_decision(tx.conn, id)?)
}

/// What was spent to win new customers, the oldest month first.
pub fn spends(conn: &mut Conn, scope: &Scope) -> Result<Vec<Spend>, Problem> {
    require_vendor(conn, scope)?;
    let rows = store::spends(conn, scope)?;
    let spend = |row: SpendRow| Spend {
        month: row.month,
        currency: row.currency,
        amount_minor: row.amount_minor,
    };
    Ok(rows.into_iter().map(spend).collect())
}

/// Says what was spent in these months; what was said of them before is taken back. A month without
/// an amount is not known again.
pub fn put_spends(
    tx: &mut Tx<'_>,
    scope: &Scope,
    months: &[(String, Option<Spend>)],
) -> Result<Vec<Spend>, Problem> {
    let vendor = organisations::could_sell(tx.conn, scope)?;
    policy::may_set(scope, vendor)?;
    if months.len() > MOST_SPENDS {
        return Err(Problem::invalid("items", "too_many"));
    }
    let names: Vec<String> = months.iter().map(|(month, _)| month.clone()).collect();
    if names.iter().any(|month| month_named(month).is_none()) {
        return Err(Problem::invalid("items", "bad_date"));
    }
    let told: Vec<&Spend> = months.iter().filter_map(|(_, spend)| spend.as_ref()).collect();
    if told.iter().any(|spend| spend.amount_minor < 0) {
        return Err(Problem::invalid("items", "number_range"));
    }
    if told.iter().any(|spend| !is_currency(&spend.currency)) {
        return Err(Problem::invalid("items", "not_allowed_value"));
    }
    let mut seen = std::collections::HashSet::new();
    if !names.iter().all(|month| seen.insert(month)) {
        return Err(Problem::invalid("items", "duplicate_field"));
    }
    store::forget_spends(tx.conn, scope, &names)?;
    let row = |spend: &Spend| SpendRow {
        vendor_org: scope.org(),
        month: spend.month.clone(),
        currency: spend.currency.clone(),
        amount_minor: spend.amount_minor,
        written_by: scope.membership(),
        written_at: tx.now,
    };
    let rows: Vec<SpendRow> = told.into_iter().map(row).collect();
    store::insert_spends(tx.conn, &rows)?;
    tx.subject(scope.org());
    spends(tx.conn, scope)
}

/// What money is worked out with.
pub fn settings(conn: &mut Conn, scope: &Scope) -> Result<SettingsView, Problem> {
    require_vendor(conn, scope)?;
    let unset =
        SettingsView { margin_bp: None, discount_bp: USUAL_DISCOUNT_BP, limits: None, version: 0 };
    let Some(row) = store::settings(conn, scope)? else { return Ok(unset) };
    let limits = row.limits.map(|json| serde_json::from_value(json.0)).transpose();
    Ok(SettingsView {
        margin_bp: row.margin_bp,
        discount_bp: row.discount_bp,
        limits: limits.map_err(Problem::internal)?,
        version: row.version,
    })
}

/// Sets what money is worked out with.
pub fn put_settings(
    tx: &mut Tx<'_>,
    scope: &Scope,
    version: IfMatch,
    change: &SettingsChange,
) -> Result<SettingsView, Problem> {
    let vendor = organisations::could_sell(tx.conn, scope)?;
    policy::may_set(scope, vendor)?;
    let known = settings(tx.conn, scope)?;
    version.check(known.version)?;
    check(change)?;
    let limits = change.limits.map(|limits| serde_json::to_value(limits).map(Json)).transpose();
    let row = SettingsRow {
        vendor_org: scope.org(),
        margin_bp: change.margin_bp,
        discount_bp: change.discount_bp,
        limits: limits.map_err(Problem::internal)?,
        version: known.version.wrapping_add(1),
        written_by: scope.membership(),
        written_at: tx.now,
    };
    store::put_settings(tx.conn, &row)?;
    segments::plan_all(tx, scope.org())?;
    tx.subject(scope.org());
    settings(tx.conn, scope)
}

fn check(change: &SettingsChange) -> Result<(), Problem> {
    let share = 0..=10_000;
    if change.margin_bp.is_some_and(|margin| !share.contains(&margin)) {
        return Err(Problem::invalid("margin_bp", "number_range"));
    }
    if !share.contains(&change.discount_bp) {
        return Err(Problem::invalid("discount_bp", "number_range"));
    }
    let rising = |limits: &[i64; 4]| limits.is_sorted_by(|one, next| one < next);
    match change.limits {
        Some(limits)
            if ![&limits.days, &limits.orders, &limits.net_minor].into_iter().all(rising) =>
        {
            Err(Problem::invalid("limits", "number_range"))
        }
        _ => Ok(()),
    }
}
