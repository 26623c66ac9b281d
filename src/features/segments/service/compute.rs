//! Holding accounts against the rules: those that something happened to, and those whose time has come.
use std::collections::{HashMap, HashSet};

use serde_json::json;
use uuid::Uuid;

use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::{
    CheckRow, Condition, Facts, MemberId, MemberRow, MoveId, MoveRow, SegmentId, SegmentRow, Why,
};
use crate::features::segments::store;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: all accounts of a vendor are to be held against its rules.
pub const SEGMENT_COMPUTE: &str = "segment.compute";
/// Outbox kind: somebody came into a segment, or left it. Carries the `trail` of what led to it.
pub const SEGMENT_MOVED: &str = "segment.moved";
/// Accounts of one transaction.
const ACCOUNTS_AT_ONCE: i64 = 500;

/// Whether a vendor has rules that an account could be held against.
pub fn follows_any(conn: &mut Conn, vendor: OrganisationId) -> Result<bool, Problem> {
    Ok(!store::rules_unscoped(conn, vendor)?.is_empty())
}

/// Sees to it that all accounts of a vendor are held against its rules.
pub fn plan_all(tx: &mut Tx<'_>, vendor: OrganisationId) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: SEGMENT_COMPUTE,
        ref_id: vendor.0,
        payload: json!({}),
        dedupe: None,
        due_at: tx.now,
    })
}

/// A part of all accounts of a vendor, those after `after`; the last of them, if there may be more.
pub fn compute_all(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    after: Option<RelationshipId>,
) -> Result<Option<RelationshipId>, Problem> {
    let some = store::accounts_unscoped(tx.conn, vendor, after, ACCOUNTS_AT_ONCE)?;
    recompute(tx, vendor, &some, &[])?;
    let full = i64::try_from(some.len()).unwrap_or(0) == ACCOUNTS_AT_ONCE;
    Ok(some.last().copied().filter(|_| full))
}

/// All accounts of a vendor have been held against its rules.
pub fn computed(tx: &mut Tx<'_>, vendor: OrganisationId) -> Result<(), Problem> {
    Ok(store::set_computed_unscoped(tx.conn, vendor, tx.now)?)
}

/// Whether the time of any account has come.
pub fn any_due(conn: &mut Conn, now: Timestamp) -> Result<bool, Problem> {
    Ok(!store::due_unscoped(conn, now, 1)?.is_empty())
}

/// Accounts whose time has come are held against the rules.
pub fn look_again(tx: &mut Tx<'_>) -> Result<(), Problem> {
    let due = store::due_unscoped(tx.conn, tx.now, ACCOUNTS_AT_ONCE)?;
    let mut by_vendor: HashMap<OrganisationId, Vec<RelationshipId>> = HashMap::new();
    for check in &due {
        by_vendor.entry(check.vendor_org).or_default().push(check.relationship_id);
    }
    for (vendor, accounts) in by_vendor {
        recompute(tx, vendor, &accounts, &[])?;
    }
    Ok(())
}

/// Holds accounts of whichever vendor they are against the rules.
pub fn compute_some(tx: &mut Tx<'_>, account: RelationshipId) -> Result<(), Problem> {
    match store::vendor_unscoped(tx.conn, account)? {
        Some(vendor) => recompute(tx, vendor, &[account], &[]),
        None => Ok(()),
    }
}

/// Holds these accounts of a vendor against its rules: who fits comes in, who does not leaves, each
/// with the facts that say so. `trail` names the rules whose effects led to this.
pub fn recompute(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    accounts: &[RelationshipId],
    trail: &[Uuid],
) -> Result<(), Problem> {
    let rules: Vec<(SegmentRow, Condition)> = store::rules_unscoped(tx.conn, vendor)?
        .into_iter()
        .filter_map(|row| row.condition().map(|condition| (row, condition)))
        .collect();
    if rules.is_empty() {
        return Ok(store::set_checks(tx.conn, accounts, &[])?);
    }
    let facts = store::facts::load_unscoped(tx.conn, vendor, Some(accounts))?;
    let ids: Vec<SegmentId> = rules.iter().map(|(row, _)| row.id).collect();
    let inside = store::members_among_unscoped(tx.conn, &ids, accounts)?
        .into_iter()
        .map(|row| ((row.segment_id, row.relationship_id), row.id))
        .collect();
    let mut changes = Changes { inside, ..Changes::new(vendor, tx.now) };
    for (account, known) in &facts {
        changes.judge(*account, known, &rules)?;
    }
    store::set_checks(tx.conn, accounts, &changes.checks)?;
    changes.write(tx, &quiet(&rules), trail)
}

/// Segments that have not been worked out since they were made or changed: nobody "came" into these.
fn quiet(rules: &[(SegmentRow, Condition)]) -> HashSet<SegmentId> {
    rules.iter().filter(|(row, _)| row.computed_at.is_none()).map(|(row, _)| row.id).collect()
}

/// Who comes and who goes.
pub(super) struct Changes {
    vendor: OrganisationId,
    at: Timestamp,
    inside: HashMap<(SegmentId, RelationshipId), MemberId>,
    came: Vec<MemberRow>,
    gone: Vec<MemberId>,
    moves: Vec<MoveRow>,
    checks: Vec<CheckRow>,
}

impl Changes {
    pub(super) fn new(vendor: OrganisationId, at: Timestamp) -> Self {
        Self {
            vendor,
            at,
            inside: HashMap::new(),
            came: Vec::new(),
            gone: Vec::new(),
            moves: Vec::new(),
            checks: Vec::new(),
        }
    }

    fn judge(
        &mut self,
        account: RelationshipId,
        facts: &Facts,
        rules: &[(SegmentRow, Condition)],
    ) -> Result<(), Problem> {
        let mut due_at = None;
        for (segment, condition) in rules {
            let next = condition.changes_at(facts, self.at);
            due_at = due_at.into_iter().chain(next).min();
            let why = || Why { facts: condition.reasons(facts, self.at), ..Why::default() };
            let inside = self.inside.get(&(segment.id, account)).copied();
            match (condition.holds(facts, self.at), inside) {
                (true, None) => {
                    let why = why();
                    self.comes(segment.id, account, &why)?;
                }
                (false, Some(member)) => {
                    let why = why();
                    self.goes(segment.id, account, member, &why)?;
                }
                _ => {}
            }
        }
        let vendor_org = self.vendor;
        self.checks.extend(due_at.map(|due_at| CheckRow {
            relationship_id: account,
            vendor_org,
            due_at,
        }));
        Ok(())
    }

    pub(super) fn comes(
        &mut self,
        segment: SegmentId,
        account: RelationshipId,
        why: &Why,
    ) -> Result<(), Problem> {
        self.came.push(MemberRow {
            id: MemberId::generate(),
            segment_id: segment,
            vendor_org: self.vendor,
            relationship_id: account,
            since: self.at,
        });
        self.moved(segment, account, true, why)
    }

    pub(super) fn goes(
        &mut self,
        segment: SegmentId,
        account: RelationshipId,
        member: MemberId,
        why: &Why,
    ) -> Result<(), Problem> {
        self.gone.push(member);
        self.moved(segment, account, false, why)
    }

    pub(super) fn moved(
        &mut self,
        segment: SegmentId,
        account: RelationshipId,
        joined: bool,
        why: &Why,
    ) -> Result<(), Problem> {
        self.moves.push(MoveRow {
            id: MoveId::generate(),
            segment_id: segment,
            vendor_org: self.vendor,
            relationship_id: account,
            at: self.at,
            joined,
            why: Json(serde_json::to_value(why).map_err(Problem::internal)?),
        });
        Ok(())
    }

    /// Writes it down, and tells whoever reacts, apart from what happened in `quiet` segments.
    pub(super) fn write(
        self,
        tx: &mut Tx<'_>,
        quiet: &HashSet<SegmentId>,
        trail: &[Uuid],
    ) -> Result<(), Problem> {
        store::insert_members(tx.conn, &self.came)?;
        store::delete_members_unscoped(tx.conn, &self.gone)?;
        store::insert_moves(tx.conn, &self.moves)?;
        let told = self.moves.iter().filter(|one| !quiet.contains(&one.segment_id));
        let now = tx.now;
        tx.enqueue_all(
            told.map(|one| NewOutbox {
                kind: SEGMENT_MOVED,
                ref_id: one.id.0,
                payload: json!({ "trail": trail }),
                dedupe: None,
                due_at: now,
            })
            .collect(),
        )
    }
}
