//! What rules do: from an event to their effects.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::rehearse::{CLOSED, FILED, OFFERED};
use crate::features::activities::model::ActivityKind;
use crate::features::activities::service::{self as activities, NewActivity};
use crate::features::notifications::service as notifications;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service::{self as organisations, RelationshipChange};
use crate::features::records::model::{EntryId, EntryKind, RecordId};
use crate::features::records::service as records;
use crate::features::rules::model::{
    Definition, Effect, Event, RuleId, RuleRow, RunDetail, RunId, RunOutcome, RunRow, ToldOf,
    Trigger, VersionRow, Whom,
};
use crate::features::rules::store::{self, past};
use crate::features::segments::model::{Condition, MoveId};
use crate::features::segments::service as segments;
use crate::features::tasks::model::NewTask;
use crate::features::tasks::service as tasks;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{Capability, MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::http::IfMatch;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Outbox kind: a rule is told of an event.
pub const RULE_RUN: &str = "rule.run";
/// Rules that set each other off, at most.
const LONGEST_TRAIL: usize = 3;
/// Days in which a budget holds.
const BUDGET_DAYS: i64 = 1;

/// What a piece of work carries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RuleWork {
    pub event: Event,
    /// The rules whose effects led to it.
    #[serde(default)]
    pub trail: Vec<Uuid>,
}

/// The rules of a vendor that such an event sets off.
pub fn listening(
    conn: &mut Conn,
    vendor: OrganisationId,
    hears: impl Fn(Trigger) -> bool,
) -> Result<Vec<RuleId>, Problem> {
    Ok(store::all_live_unscoped(conn, Some(vendor))?
        .into_iter()
        .filter(|(_, version)| {
            Definition::read(&version.definition).is_some_and(|one| hears(one.when))
        })
        .map(|(rule, _)| rule.id)
        .collect())
}

/// Tells rules of an event, each in work of its own, so that one that fails harms no other.
pub fn queue(
    tx: &mut Tx<'_>,
    rules: &[RuleId],
    event: &Event,
    trail: &[Uuid],
) -> Result<(), Problem> {
    for rule in rules {
        let work = RuleWork { event: event.clone(), trail: trail.to_vec() };
        tx.enqueue(NewOutbox {
            kind: RULE_RUN,
            ref_id: rule.0,
            payload: serde_json::to_value(work).map_err(Problem::internal)?,
            dedupe: Some(format!("{RULE_RUN}:{rule}:{}", event.key)),
            due_at: tx.now,
        })?;
    }
    Ok(())
}

/// An entry as an event, with the rules that it sets off.
pub fn entry_event_unscoped(
    conn: &mut Conn,
    entry: EntryId,
) -> Result<Option<(Vec<RuleId>, Event)>, Problem> {
    let found: Option<(RecordId, EntryKind)> = records::entry_kind_unscoped(conn, entry)?;
    let Some((record, kind)) = found else { return Ok(None) };
    let answered = kind == EntryKind::SatisfactionAnswered;
    let told = answered || [&FILED[..], &CLOSED, &OFFERED].iter().any(|all| all.contains(&kind));
    if !told {
        return Ok(None);
    }
    let Some((vendor, account)) = segments::account_of_complaint_unscoped(conn, record)? else {
        return Ok(None);
    };
    let score = if answered { past::score_unscoped(conn, record)? } else { None };
    let rules = listening(conn, vendor, |when| match when {
        Trigger::ComplaintFiled {} => FILED.contains(&kind),
        Trigger::ComplaintClosed {} => CLOSED.contains(&kind),
        Trigger::OfferMade {} => OFFERED.contains(&kind),
        Trigger::LowSatisfaction { at_most } => score.is_some_and(|score| score <= at_most),
        _ => false,
    })?;
    let Some(at) = past::entry_at_unscoped(conn, entry)? else { return Ok(None) };
    let event = Event { key: format!("entry:{entry}"), account, record: Some(record), at };
    Ok((!rules.is_empty()).then_some((rules, event)))
}

/// A coming into a segment, or a going, as an event.
pub fn moved_event_unscoped(
    conn: &mut Conn,
    id: MoveId,
) -> Result<Option<(Vec<RuleId>, Event)>, Problem> {
    let Some(moved) = segments::moved_unscoped(conn, id)? else { return Ok(None) };
    let rules = listening(conn, moved.vendor, |when| match when {
        Trigger::SegmentJoined { segment } => moved.joined && segment == moved.segment,
        Trigger::SegmentLeft { segment } => !moved.joined && segment == moved.segment,
        _ => false,
    })?;
    let event =
        Event { key: format!("move:{id}"), account: moved.account, record: None, at: moved.at };
    Ok((!rules.is_empty()).then_some((rules, event)))
}

/// An interaction with an account as an event.
pub fn interaction_event(
    conn: &mut Conn,
    interaction: Uuid,
    account: RelationshipId,
    at: Timestamp,
) -> Result<Option<(Vec<RuleId>, Event)>, Problem> {
    let Some(vendor) = segments::vendor_unscoped(conn, account)? else { return Ok(None) };
    let rules = listening(conn, vendor, |when| matches!(when, Trigger::InteractionRecorded {}))?;
    let event = Event { key: format!("interaction:{interaction}"), account, record: None, at };
    Ok((!rules.is_empty()).then_some((rules, event)))
}

/// A rule that is told of an event, with the version that runs.
struct Firing<'a> {
    rule: RuleRow,
    version: VersionRow,
    definition: Definition,
    work: &'a RuleWork,
}

fn firing<'a>(
    conn: &mut Conn,
    id: RuleId,
    work: &'a RuleWork,
) -> Result<Option<Firing<'a>>, Problem> {
    if store::has_run_unscoped(conn, id, &work.event.key)? {
        return Ok(None);
    }
    let Some((rule, version)) = store::live_unscoped(conn, id)? else { return Ok(None) };
    // What lies before it was published is none of its business, however late it is told.
    if work.event.at < version.published_at {
        return Ok(None);
    }
    let definition = Definition::read(&version.definition);
    Ok(definition.map(|definition| Firing { rule, version, definition, work }))
}

/// Does what a rule says, if its account meets the condition now.
pub fn run(
    tx: &mut Tx<'_>,
    platform: &Platform,
    id: RuleId,
    work: &RuleWork,
) -> Result<(), Problem> {
    let Some(firing) = firing(tx.conn, id, work)? else { return Ok(()) };
    tx.subject(id);
    tx.audit_organisation(firing.rule.vendor_org);
    if !firing.meets(tx, firing.definition.condition.as_ref())? {
        return Ok(());
    }
    if work.trail.contains(&id.0) || work.trail.len() >= LONGEST_TRAIL {
        return firing.note(tx, RunOutcome::Looped, &RunDetail::default()).map(drop);
    }
    let since = tx.now.plus_days(-BUDGET_DAYS);
    let fired = store::fired_since_unscoped(tx.conn, id, since)?;
    if fired >= i64::from(firing.definition.budget) {
        return firing.note(tx, RunOutcome::OverBudget, &RunDetail::default()).map(drop);
    }
    firing.act(tx, platform)
}

/// Notes that a rule could not do what it says: its own transaction was undone.
pub fn failed(
    tx: &mut Tx<'_>,
    id: RuleId,
    work: &RuleWork,
    code: &'static str,
) -> Result<(), Problem> {
    let Some(firing) = firing(tx.conn, id, work)? else { return Ok(()) };
    tx.subject(id);
    let detail = RunDetail { problem: Some(code.to_owned()), told: Vec::new() };
    firing.note(tx, RunOutcome::Failed, &detail).map(drop)
}

impl Firing<'_> {
    fn meets(&self, tx: &mut Tx<'_>, condition: Option<&Condition>) -> Result<bool, Problem> {
        let Some(condition) = condition else { return Ok(true) };
        let (vendor, account) = (self.rule.vendor_org, self.work.event.account);
        let known = segments::facts_unscoped(tx.conn, vendor, Some(&[account]))?;
        Ok(known.get(&account).is_some_and(|facts| condition.holds(facts, tx.now)))
    }

    fn note(
        &self,
        tx: &mut Tx<'_>,
        outcome: RunOutcome,
        detail: &RunDetail,
    ) -> Result<RunId, Problem> {
        let event = &self.work.event;
        let row = RunRow {
            id: RunId::generate(),
            rule_id: self.rule.id,
            vendor_org: self.rule.vendor_org,
            number: self.version.number,
            event_key: event.key.clone(),
            relationship_id: Some(event.account),
            record_id: event.record,
            at: tx.now,
            outcome,
            detail: Json(serde_json::to_value(detail).map_err(Problem::internal)?),
        };
        store::insert_run(tx.conn, &row)?;
        if outcome == RunOutcome::Done {
            store::mark_run_unscoped(tx.conn, self.rule.id, tx.now)?;
        }
        Ok(row.id)
    }

    fn act(&self, tx: &mut Tx<'_>, platform: &Platform) -> Result<(), Problem> {
        let scope = self.acting(tx)?;
        let account =
            organisations::find_relationship(tx.conn, &scope, self.work.event.account)?.row;
        let owner = account.owner_membership_id;
        let told = self.told(owner);
        let run =
            self.note(tx, RunOutcome::Done, &RunDetail { problem: None, told: told.clone() })?;
        for one in &told {
            // Whoever has left meanwhile is told nothing; the rest goes on.
            if let Some(to) = scope_of_membership(tx.conn, one.membership)?
                && to.org() == scope.org()
            {
                notifications::queue_notice(tx, platform, &to, run.0)?;
            }
        }
        for effect in &self.definition.then {
            match effect {
                Effect::Mail { .. } => {}
                Effect::Task { to, text, days } => {
                    self.add_task(tx, &scope, whom(*to, owner), (text.as_str(), *days))?;
                }
                Effect::Activity { kind, to, text, days } => {
                    let host = platform.settings.public_host();
                    let new = self.contact(tx, &scope, *kind, *days, text);
                    let new = NewActivity { assignee: whom(*to, owner), ..new };
                    activities::create(tx, &scope, &host, &new)?;
                }
                Effect::AssignOwner { membership } if owner != Some(*membership) => {
                    self.assign(tx, &scope, account.version, *membership)?;
                }
                Effect::AssignOwner { .. } => {}
            }
        }
        Ok(())
    }

    /// The rights of whoever published it, now.
    fn acting(&self, tx: &mut Tx<'_>) -> Result<Scope, Problem> {
        let found = match self.rule.acts_as {
            Some(member) => scope_of_membership(tx.conn, member)?,
            None => None,
        };
        let scope = found.filter(|scope| scope.org() == self.rule.vendor_org);
        let scope = scope.ok_or_else(Problem::forbidden)?;
        scope.require(Capability::ManageRelationships)?;
        Ok(scope)
    }

    /// Who gets a mail, and which effects it tells of.
    fn told(&self, owner: Option<MembershipId>) -> Vec<ToldOf> {
        let mut told: Vec<ToldOf> = Vec::new();
        for (at, effect) in self.definition.then.iter().enumerate() {
            let Effect::Mail { to, .. } = effect else { continue };
            let Some(membership) = whom(*to, owner) else { continue };
            match told.iter_mut().find(|one| one.membership == membership) {
                Some(one) => one.effects.push(at),
                None => told.push(ToldOf { membership, effects: vec![at] }),
            }
        }
        told
    }

    /// A contact with the account, planned for a day.
    fn contact(
        &self,
        tx: &Tx<'_>,
        scope: &Scope,
        kind: ActivityKind,
        days: i32,
        text: &str,
    ) -> NewActivity {
        NewActivity {
            kind,
            starts_at: None,
            ends_at: None,
            day: Some(day_after(tx.now, scope, days)),
            time_zone: None,
            relationship: Some(self.work.event.account),
            contact: None,
            contact_name: None,
            reach: None,
            assignee: None,
            purpose: text.to_owned(),
            brief: String::new(),
            mail: None,
        }
    }

    fn add_task(
        &self,
        tx: &mut Tx<'_>,
        scope: &Scope,
        owner: Option<MembershipId>,
        (text, days): (&str, i32),
    ) -> Result<(), Problem> {
        let Some(record) = self.work.event.record else { return Ok(()) };
        let day = day_after(tx.now, scope, days);
        let new = NewTask { text: text.to_owned(), shared: false, owner, due_on: Some(day) };
        tasks::add(tx, scope, record, &new).map(drop)
    }

    /// What follows from it for segments is told here, with the rule's name on it.
    fn assign(
        &self,
        tx: &mut Tx<'_>,
        scope: &Scope,
        version: i32,
        membership: MembershipId,
    ) -> Result<(), Problem> {
        let account = self.work.event.account;
        let change = RelationshipChange {
            owner_membership_id: Some(Some(membership)),
            ..RelationshipChange::default()
        };
        organisations::update_relationship(tx, scope, account, IfMatch(version), change)?;
        let mut trail = self.work.trail.clone();
        trail.push(self.rule.id.0);
        segments::recompute(tx, scope.org(), &[account], &trail)
    }
}

/// The day so many days later, where whoever published the rule is.
fn day_after(now: Timestamp, scope: &Scope, days: i32) -> NaiveDate {
    let zone = dates::zone(scope.time_zone());
    now.plus_days(days.into()).datetime().with_timezone(&zone).date_naive()
}

fn whom(to: Whom, owner: Option<MembershipId>) -> Option<MembershipId> {
    match to {
        Whom::AccountOwner {} => owner,
        Whom::Person { membership } => Some(membership),
    }
}
