//! How often customers are to be contacted, and who was not.
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::is_vendor;
use super::list::{account_refs, member};
use crate::features::activities::model::{
    ActivityKind, ActivityRow, ActivityStatus, ContactPlan, ContactPlanId, Neglected, NeglectedWhy,
    PlanPatch, PlanRow,
};
use crate::features::activities::policy;
use crate::features::activities::store::{self, Account, Filter};
use crate::features::interactions::model::InteractionChannel;
use crate::features::interactions::service as interactions;
use crate::features::organisations::model::{AccountRef, RelationshipId};
use crate::features::organisations::service as organisations;
use crate::features::segments::model::SegmentId;
use crate::features::segments::service as segments;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Plans of one vendor at most.
const MOST_PLANS: usize = 50;
/// Of the neglected, those who wait longest.
const MOST: usize = 200;
/// What was missed by less may still be done today.
const GRACE_SECONDS: i64 = 3_600;

/// A plan to be made.
#[derive(Debug, Clone)]
pub struct NewPlan {
    pub tier: Option<String>,
    pub segment: Option<SegmentId>,
    pub kind: ActivityKind,
    pub every_days: i32,
}

/// What somebody changes; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct PlanChange {
    pub tier: Option<Option<String>>,
    pub segment: Option<Option<SegmentId>>,
    pub kind: Option<ActivityKind>,
    pub every_days: Option<i32>,
}

/// The plans of the own organisation, the oldest first.
pub fn plans(conn: &mut Conn, scope: &Scope) -> Result<Vec<ContactPlan>, Problem> {
    let names = segments::names(conn, scope)?;
    Ok(store::plans(conn, scope)?.into_iter().map(|row| ContactPlan::told(row, &names)).collect())
}

fn told(conn: &mut Conn, scope: &Scope, row: PlanRow) -> Result<ContactPlan, Problem> {
    Ok(ContactPlan::told(row, &segments::names(conn, scope)?))
}

/// A segment that is named has to be one of the own.
fn check_segment(conn: &mut Conn, scope: &Scope, id: Option<SegmentId>) -> Result<(), Problem> {
    match id {
        Some(id) if !segments::names(conn, scope)?.contains_key(&id) => {
            Err(Problem::invalid("segment_id", "not_allowed_value"))
        }
        _ => Ok(()),
    }
}

fn check(kind: Option<ActivityKind>, every_days: Option<i32>) -> Result<(), Problem> {
    if kind == Some(ActivityKind::Task) {
        return Err(Problem::invalid("kind", "not_allowed_value"));
    }
    if every_days.is_some_and(|days| !(1..=730).contains(&days)) {
        return Err(Problem::invalid("every_days", "number_range"));
    }
    Ok(())
}

/// Makes a plan.
pub fn create_plan(tx: &mut Tx<'_>, scope: &Scope, new: &NewPlan) -> Result<ContactPlan, Problem> {
    let vendor = is_vendor(tx.conn, scope)?;
    policy::may_set_up(scope, vendor)?;
    check(Some(new.kind), Some(new.every_days))?;
    check_segment(tx.conn, scope, new.segment)?;
    if store::plans(tx.conn, scope)?.len() >= MOST_PLANS {
        return Err(Problem::invalid("kind", "too_many"));
    }
    let row = PlanRow {
        id: ContactPlanId::generate(),
        vendor_org: scope.org(),
        tier: new.tier.clone(),
        kind: new.kind,
        every_days: new.every_days,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        version: 1,
        archived_at: None,
        segment_id: new.segment,
    };
    store::insert_plan(tx.conn, &row)?;
    tx.subject(row.id);
    told(tx.conn, scope, row)
}

fn require(conn: &mut Conn, scope: &Scope, id: ContactPlanId) -> Result<PlanRow, Problem> {
    let row = store::find_plan(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_set_up(scope, true)?;
    Ok(row)
}

fn write(tx: &mut Tx<'_>, row: &PlanRow, patch: &PlanPatch) -> Result<(), Problem> {
    tx.subject(row.id);
    if store::update_plan(tx.conn, row, patch)? {
        Ok(())
    } else {
        Err(Problem::new(Code::PreconditionFailed))
    }
}

/// Changes a plan.
pub fn change_plan(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactPlanId,
    version: IfMatch,
    change: &PlanChange,
) -> Result<ContactPlan, Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    check(change.kind, change.every_days)?;
    check_segment(tx.conn, scope, change.segment.flatten())?;
    let PlanChange { tier, segment, kind, every_days } = change.clone();
    let patch = PlanPatch { tier, segment_id: segment, kind, every_days, archived_at: None };
    write(tx, &row, &patch)?;
    let row = require(tx.conn, scope, id)?;
    told(tx.conn, scope, row)
}

/// Gives a plan up.
pub fn remove_plan(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactPlanId,
    version: IfMatch,
) -> Result<(), Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    write(tx, &row, &PlanPatch { archived_at: Some(tx.now), ..PlanPatch::default() })
}

/// Whom the list is about.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NeglectedQuery {
    /// A membership, or `me`: customers whom they look after, activities that are theirs.
    pub owner: Option<String>,
    /// Also those whom a plan makes due within so many days: 0 to 60.
    pub ahead_days: Option<i64>,
}

/// Those who wait longest first: 200 at most.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NeglectedList {
    pub items: Vec<Neglected>,
    /// How many there are in all.
    pub n: usize,
}

/// What plans are held against.
struct Log {
    last: HashMap<(RelationshipId, InteractionChannel), Timestamp>,
    next: HashMap<(RelationshipId, ActivityKind), Timestamp>,
    /// Who is in the segments that plans are for.
    members: HashSet<(SegmentId, RelationshipId)>,
    names: HashMap<SegmentId, String>,
    due_before: Timestamp,
}

/// Customers whom nobody has contacted as planned: what was planned and missed, and what a plan asks
/// for and nobody has planned. Each is there once for each reason.
pub fn neglected(
    conn: &mut Conn,
    scope: &Scope,
    query: &NeglectedQuery,
    now: Timestamp,
) -> Result<NeglectedList, Problem> {
    let ahead = query.ahead_days.unwrap_or_default();
    if !(0..=60).contains(&ahead) {
        return Err(Problem::invalid("ahead_days", "number_range"));
    }
    let owner = member(scope, query.owner.as_deref())?;
    let mut found = missed(conn, scope, owner, now)?;
    let plans = store::plans(conn, scope)?;
    if !plans.is_empty() {
        let of: Vec<SegmentId> = plans.iter().filter_map(|plan| plan.segment_id).collect();
        let log = Log {
            members: segments::members_of(conn, scope, &of)?,
            names: segments::names(conn, scope)?,
            last: interactions::last_contacts(conn, scope)?,
            next: store::next_planned(conn, scope, now)?
                .into_iter()
                .filter_map(|(account, kind, at)| Some(((account?, kind), at?)))
                .collect(),
            due_before: now.plus_days(ahead),
        };
        let accounts = store::accounts(conn, scope)?;
        let theirs = accounts.iter().filter(|one| owner.is_none() || one.owner == owner);
        found.extend(theirs.flat_map(|account| log.held_against(account, &plans)));
    }
    found.sort_by_key(|(one, _)| (one.due_at, one.account.relationship_id));
    let n = found.len();
    found.truncate(MOST);
    Ok(NeglectedList { items: named(conn, found)?, n })
}

type Owned = (Neglected, Option<MembershipId>);

impl Log {
    /// Which plans were not kept for an account.
    fn held_against(&self, account: &Account, plans: &[PlanRow]) -> Vec<Owned> {
        let fits = |plan: &&PlanRow| {
            (plan.tier.is_none() || plan.tier == account.tier)
                && plan.segment_id.is_none_or(|id| self.members.contains(&(id, account.id)))
        };
        plans.iter().filter(fits).filter_map(|plan| self.due(account, plan)).collect()
    }

    fn due(&self, account: &Account, plan: &PlanRow) -> Option<Owned> {
        if self.next.contains_key(&(account.id, plan.kind)) {
            return None;
        }
        let last = self.last.get(&(account.id, plan.kind.channel()?)).copied();
        let due_at = last.unwrap_or(account.since).plus_days(i64::from(plan.every_days));
        let neglected = Neglected {
            account: AccountRef { relationship_id: account.id, name: account.name.clone() },
            tier: account.tier.clone(),
            owner: None,
            why: if last.is_some() { NeglectedWhy::Overdue } else { NeglectedWhy::Never },
            kind: plan.kind,
            plan: Some(ContactPlan::told(plan.clone(), &self.names)),
            activity_id: None,
            last_at: last,
            due_at,
        };
        (due_at < self.due_before).then_some((neglected, account.owner))
    }
}

/// What was planned with customers, is over, and neither happened nor was cancelled.
fn missed(
    conn: &mut Conn,
    scope: &Scope,
    owner: Option<MembershipId>,
    now: Timestamp,
) -> Result<Vec<Owned>, Problem> {
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let before = now.plus_seconds(-GRACE_SECONDS);
    let filter = Filter {
        until: Some(before),
        assignee: owner,
        status: Some(ActivityStatus::Planned),
        with_account: true,
        ..Filter::default()
    };
    let mut rows = store::page(conn, scope, &filter, None, most)?;
    rows.retain(|row| row.ends_at < before);
    let ids: Vec<RelationshipId> = rows.iter().filter_map(|row| row.relationship_id).collect();
    let accounts = account_refs(conn, scope, &ids)?;
    let told = |row: ActivityRow| {
        let account = accounts.get(&row.relationship_id?)?.clone();
        let neglected = Neglected {
            account,
            tier: None,
            owner: None,
            why: NeglectedWhy::Missed,
            kind: row.kind,
            plan: None,
            activity_id: Some(row.id),
            last_at: None,
            due_at: row.ends_at,
        };
        Some((neglected, Some(row.assignee)))
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

fn named(conn: &mut Conn, found: Vec<Owned>) -> Result<Vec<Neglected>, Problem> {
    let mut owners: Vec<MembershipId> = found.iter().filter_map(|(_, owner)| *owner).collect();
    owners.sort_unstable();
    owners.dedup();
    let people = organisations::person_refs(conn, &owners)?;
    Ok(found
        .into_iter()
        .map(|(one, owner)| {
            let owner = owner.and_then(|owner| people.get(&owner)).cloned();
            Neglected { owner, ..one }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::OrganisationId;

    #[test]
    fn a_plan_is_held_against_the_last_contact_of_its_kind() {
        let day = |day: i64| Timestamp::from_micros(0).unwrap().plus_days(day);
        let account = Account {
            id: RelationshipId::generate(),
            name: "A".into(),
            tier: Some("gold".into()),
            owner: None,
            since: day(0),
        };
        let plan = PlanRow {
            id: ContactPlanId::generate(),
            vendor_org: OrganisationId::generate(),
            tier: Some("gold".into()),
            kind: ActivityKind::Visit,
            every_days: 90,
            created_by: None,
            created_at: day(0),
            version: 1,
            archived_at: None,
            segment_id: None,
        };
        let mut log = Log {
            last: HashMap::new(),
            next: HashMap::new(),
            members: HashSet::new(),
            names: HashMap::new(),
            due_before: day(91),
        };
        let mut plans = [plan];
        let (never, _) = log.held_against(&account, &plans).pop().unwrap();
        assert_eq!((never.why, never.due_at), (NeglectedWhy::Never, day(90)));
        // A call is no visit.
        log.last.insert((account.id, InteractionChannel::Call), day(80));
        assert_eq!(log.held_against(&account, &plans).len(), 1);
        log.last.insert((account.id, InteractionChannel::Visit), day(1));
        assert!(log.held_against(&account, &plans).is_empty(), "due on day 91");
        log.due_before = day(92);
        let (overdue, _) = log.held_against(&account, &plans).pop().unwrap();
        assert_eq!((overdue.why, overdue.last_at), (NeglectedWhy::Overdue, Some(day(1))));
        log.next.insert((account.id, ActivityKind::Visit), day(200));
        assert!(log.held_against(&account, &plans).is_empty(), "one is planned");
        log.next.clear();
        let silver = Account { tier: Some("silver".into()), ..account.clone() };
        assert!(log.held_against(&silver, &plans).is_empty(), "a plan of another tier");
        let segment = SegmentId::generate();
        plans[0].segment_id = Some(segment);
        assert!(log.held_against(&account, &plans).is_empty(), "a plan of a segment it is not in");
        log.members.insert((segment, account.id));
        assert_eq!(log.held_against(&account, &plans).len(), 1);
    }
}
