//! Making segments, changing them, and saying who is in a static one.
use std::collections::HashSet;

use super::compute::Changes;
use super::{plan_all, refuse, view};
use crate::features::interactions::model::name_key;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::segments::model::{
    Condition, Segment, SegmentId, SegmentKind, SegmentPatch, SegmentRow, Why,
};
use crate::features::segments::{policy, store};
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Segments of one vendor at most, those that were put away too.
const MOST_SEGMENTS: usize = 200;

/// A segment to be made: by rule if it has a condition, or of these accounts.
#[derive(Debug, Clone)]
pub struct NewSegment {
    pub name: String,
    pub condition: Option<Condition>,
    pub accounts: Vec<RelationshipId>,
}

/// What somebody changes.
#[derive(Debug, Clone, Default)]
pub struct SegmentChange {
    pub name: Option<String>,
    pub condition: Option<Condition>,
    pub archived: Option<bool>,
}

/// Who comes into a static segment, and who leaves it.
#[derive(Debug, Clone, Default)]
pub struct MembersChange {
    pub add: Vec<RelationshipId>,
    pub remove: Vec<RelationshipId>,
}

/// Whoever asks keeps the segments of a vendor.
pub fn require_vendor(conn: &mut Conn, scope: &Scope) -> Result<(), Problem> {
    let vendor = organisations::could_sell(conn, scope)?;
    policy::may_keep(scope, vendor)
}

fn taken() -> Problem {
    Problem::new(Code::AlreadyExists).with_field("name", "already_exists")
}

/// Makes a segment. Whoever fits a rule is found by the workers.
pub fn create(tx: &mut Tx<'_>, scope: &Scope, new: &NewSegment) -> Result<Segment, Problem> {
    require_vendor(tx.conn, scope)?;
    if let Some(condition) = &new.condition {
        refuse(condition.check("condition"))?;
        if !new.accounts.is_empty() {
            return Err(Problem::invalid("accounts", "not_allowed_value"));
        }
    }
    let key = name_key(&new.name);
    let all = store::list(tx.conn, scope)?;
    if all.iter().any(|one| one.archived_at.is_none() && one.name_key == key) {
        return Err(taken());
    }
    if all.len() >= MOST_SEGMENTS {
        return Err(Problem::invalid("name", "too_many"));
    }
    let by_rule = new.condition.is_some();
    let row = SegmentRow {
        id: SegmentId::generate(),
        vendor_org: scope.org(),
        name: new.name.clone(),
        name_key: key,
        kind: if by_rule { SegmentKind::Rule } else { SegmentKind::Static },
        condition: new.condition.as_ref().map(kept).transpose()?,
        computed_at: (!by_rule).then_some(tx.now),
        version: 1,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        archived_at: None,
    };
    store::insert(tx.conn, &row)?;
    tx.subject(row.id);
    if by_rule {
        plan_all(tx, scope.org())?;
    } else {
        let change = MembersChange { add: new.accounts.clone(), remove: Vec::new() };
        move_members(tx, scope, &row, &change)?;
    }
    view::load(tx.conn, scope, row.id)
}

fn kept(condition: &Condition) -> Result<Json, Problem> {
    serde_json::to_value(condition).map(Json).map_err(Problem::internal)
}

/// Changes a segment. Under another rule all accounts are held against it anew.
pub fn change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SegmentId,
    version: IfMatch,
    change: &SegmentChange,
) -> Result<Segment, Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_keep(scope, true)?;
    version.check(row.version)?;
    if let Some(condition) = &change.condition {
        if row.kind == SegmentKind::Static {
            return Err(Problem::invalid("condition", "not_allowed_value"));
        }
        refuse(condition.check("condition"))?;
    }
    let key = change.name.as_deref().map(name_key);
    let comes_back = change.archived == Some(false) && row.archived_at.is_some();
    let called = key.as_ref().or(comes_back.then_some(&row.name_key));
    let all = store::list(tx.conn, scope)?;
    let other = |one: &&SegmentRow| one.id != id && one.archived_at.is_none();
    if all.iter().filter(other).any(|one| Some(&one.name_key) == called) {
        return Err(taken());
    }
    let anew = row.kind == SegmentKind::Rule && (change.condition.is_some() || comes_back);
    let patch = SegmentPatch {
        name: change.name.clone(),
        name_key: key,
        condition: change.condition.as_ref().map(|one| kept(one).map(Some)).transpose()?,
        computed_at: anew.then_some(None),
        archived_at: change.archived.map(|away| away.then_some(tx.now)),
    };
    tx.subject(id);
    if !store::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    if anew {
        plan_all(tx, scope.org())?;
    }
    view::load(tx.conn, scope, id)
}

/// Says who is in a static segment.
pub fn change_members(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SegmentId,
    change: &MembersChange,
) -> Result<Segment, Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    policy::may_keep(scope, true)?;
    if row.kind != SegmentKind::Static {
        return Err(Problem::invalid("add", "not_allowed_value"));
    }
    tx.subject(id);
    move_members(tx, scope, &row, change)?;
    view::load(tx.conn, scope, id)
}

fn move_members(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &SegmentRow,
    change: &MembersChange,
) -> Result<(), Problem> {
    let asked: HashSet<RelationshipId> = change.add.iter().copied().collect();
    let asked: Vec<RelationshipId> = asked.into_iter().collect();
    let own = organisations::relationships_among(tx.conn, scope, &asked)?
        .into_iter()
        .filter(|one| one.side == Side::Vendor)
        .count();
    let merged = organisations::merged(tx.conn, scope)?;
    if own < asked.len() || asked.iter().any(|account| merged.contains_key(account)) {
        return Err(Problem::invalid("add", "not_allowed_value"));
    }
    let all: Vec<RelationshipId> = asked.iter().chain(&change.remove).copied().collect();
    let inside = store::members_among_unscoped(tx.conn, &[row.id], &all)?;
    let why = Why { by: Some(scope.membership()), ..Why::default() };
    let mut changes = Changes::new(scope.org(), tx.now);
    for account in asked {
        if !inside.iter().any(|member| member.relationship_id == account) {
            changes.comes(row.id, account, &why)?;
        }
    }
    for member in inside.iter().filter(|member| change.remove.contains(&member.relationship_id)) {
        changes.goes(row.id, member.relationship_id, member.id, &why)?;
    }
    changes.write(tx, &HashSet::new(), &[])
}
