//! Segments as the vendor's people see them, and as other features ask for them.
use std::collections::{HashMap, HashSet};

use crate::features::organisations::model::{PersonRef, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::segments::model::{
    Condition, Facts, MoveId, MoveRow, Segment, SegmentAccount, SegmentExample, SegmentId,
    SegmentMember, SegmentMove, SegmentPreview, SegmentReason, SegmentRef, SegmentRow, SegmentStay,
    Why,
};
use crate::features::segments::store;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Accounts that a preview shows.
const EXAMPLES: usize = 10;
/// Comings and goings of one account that are shown.
const MOST_MOVES: i64 = 500;

fn shown(row: SegmentRow, members: i64) -> Segment {
    Segment {
        condition: row.condition(),
        id: row.id,
        name: row.name,
        kind: row.kind,
        members,
        computed: row.computed_at.is_some(),
        archived: row.archived_at.is_some(),
        created_at: row.created_at,
        version: row.version,
    }
}

/// The segments of the own organisation, by name.
pub fn list(conn: &mut Conn, scope: &Scope) -> Result<Vec<Segment>, Problem> {
    let counts: HashMap<SegmentId, i64> = store::counts(conn, scope)?.into_iter().collect();
    Ok(store::list(conn, scope)?
        .into_iter()
        .map(|row| {
            let members = counts.get(&row.id).copied().unwrap_or(0);
            shown(row, members)
        })
        .collect())
}

/// One of them.
pub fn load(conn: &mut Conn, scope: &Scope, id: SegmentId) -> Result<Segment, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let counts = store::counts(conn, scope)?;
    let members = counts.into_iter().find(|(of, _)| *of == id).map_or(0, |(_, count)| count);
    Ok(shown(row, members))
}

/// Who is in it, who came last first.
pub fn members_page(
    conn: &mut Conn,
    scope: &Scope,
    id: SegmentId,
    page: &PageParams,
) -> Result<Page<SegmentMember>, Problem> {
    store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::members_page(conn, scope, id, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |(row, _)| Cursor { at: row.since, id: row.id.0 });
    Ok(page.map(|(row, name)| SegmentMember {
        account: SegmentAccount { relationship_id: row.relationship_id, name },
        since: row.since,
    }))
}

/// The accounts in a segment of the own organisation, for whoever speaks to all of them.
pub fn members(
    conn: &mut Conn,
    scope: &Scope,
    id: SegmentId,
) -> Result<Vec<RelationshipId>, Problem> {
    store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    Ok(store::member_accounts(conn, scope, id)?)
}

/// What reads moves needs of names.
struct Names {
    accounts: HashMap<RelationshipId, SegmentAccount>,
    people: HashMap<MembershipId, PersonRef>,
}

fn why(row: &MoveRow) -> Why {
    serde_json::from_value(row.why.0.clone()).unwrap_or_default()
}

impl Names {
    fn of(conn: &mut Conn, scope: &Scope, rows: &[MoveRow]) -> Result<Self, Problem> {
        let ids: Vec<RelationshipId> = rows.iter().map(|row| row.relationship_id).collect();
        let people: Vec<MembershipId> = rows.iter().filter_map(|row| why(row).by).collect();
        Ok(Self {
            accounts: accounts(conn, scope, &ids)?,
            people: organisations::person_refs(conn, &people)?,
        })
    }

    fn reason(&self, row: &MoveRow) -> SegmentReason {
        let Why { by, merged, facts } = why(row);
        SegmentReason { by: by.and_then(|by| self.people.get(&by)).cloned(), merged, facts }
    }
}

/// How the vendor names these customers of its own.
pub fn accounts(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> Result<HashMap<RelationshipId, SegmentAccount>, Problem> {
    Ok(organisations::relationships_among(conn, scope, ids)?
        .into_iter()
        .filter(|one| one.side == Side::Vendor)
        .map(|one| {
            let relationship_id = one.row.id;
            (relationship_id, SegmentAccount { relationship_id, name: one.row.name })
        })
        .collect())
}

/// Who came into a segment and who left it, newest first, each with the reason.
pub fn history(
    conn: &mut Conn,
    scope: &Scope,
    id: SegmentId,
    page: &PageParams,
) -> Result<Page<SegmentMove>, Problem> {
    store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::moves_page(conn, scope, id, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.at, id: row.id.0 });
    let names = Names::of(conn, scope, &page.items)?;
    let next_cursor = page.next_cursor;
    let items = page.items.into_iter().filter_map(|row| {
        Some(SegmentMove {
            id: row.id,
            account: names.accounts.get(&row.relationship_id)?.clone(),
            at: row.at,
            joined: row.joined,
            why: names.reason(&row),
        })
    });
    Ok(Page { items: items.collect(), next_cursor })
}

/// In which segments an account is and was: those that it is in first, then the newest.
pub fn stays(
    conn: &mut Conn,
    scope: &Scope,
    account: RelationshipId,
) -> Result<Vec<SegmentStay>, Problem> {
    let relationship = organisations::find_relationship(conn, scope, account)?;
    if relationship.side != Side::Vendor {
        return Err(Problem::not_found());
    }
    let rows = store::moves_of(conn, scope, account, MOST_MOVES)?;
    let names = Names::of(conn, scope, &rows)?;
    let segments: HashMap<SegmentId, SegmentRow> =
        store::list(conn, scope)?.into_iter().map(|row| (row.id, row)).collect();
    let mut stays: Vec<SegmentStay> = Vec::new();
    for row in &rows {
        let Some(segment) = segments.get(&row.segment_id) else { continue };
        let reason = names.reason(row);
        let open =
            stays.iter_mut().find(|stay| stay.segment.id == row.segment_id && stay.until.is_none());
        match open {
            Some(stay) if !row.joined => {
                stay.until = Some(row.at);
                stay.why_left = Some(reason);
            }
            None if row.joined && segment.archived_at.is_none() => stays.push(SegmentStay {
                segment: SegmentRef { id: segment.id, name: segment.name.clone() },
                from: row.at,
                until: None,
                why: reason,
                why_left: None,
            }),
            _ => {}
        }
    }
    stays.sort_by_key(|stay| (stay.until.is_some(), std::cmp::Reverse(stay.from)));
    Ok(stays)
}

/// What a condition would find now, with ten examples.
pub fn preview(
    conn: &mut Conn,
    scope: &Scope,
    condition: &Condition,
    now: Timestamp,
) -> Result<SegmentPreview, Problem> {
    super::refuse(condition.check("condition"))?;
    if !organisations::could_sell(conn, scope)? {
        return Ok(SegmentPreview { count: 0, of: 0, examples: Vec::new() });
    }
    let known = store::facts::load_unscoped(conn, scope.org(), None)?;
    let mut found: Vec<RelationshipId> = known
        .iter()
        .filter(|(_, facts)| condition.holds(facts, now))
        .map(|(account, _)| *account)
        .collect();
    found.sort_unstable();
    let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
    found.truncate(EXAMPLES);
    let names = accounts(conn, scope, &found)?;
    let mut examples: Vec<SegmentExample> = found
        .iter()
        .filter_map(|account| {
            Some(SegmentExample {
                account: names.get(account)?.clone(),
                facts: condition.reasons(known.get(account)?, now),
            })
        })
        .collect();
    examples.sort_by(|one, other| one.account.name.cmp(&other.account.name));
    Ok(SegmentPreview { count, of: i64::try_from(known.len()).unwrap_or(i64::MAX), examples })
}

/// All that is known of the accounts of the own organisation.
pub fn facts_of(conn: &mut Conn, scope: &Scope) -> Result<HashMap<RelationshipId, Facts>, Problem> {
    Ok(store::facts::load_unscoped(conn, scope.org(), None)?)
}

/// All that is known of these accounts of a vendor; of all of them if none are named.
pub fn facts_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Option<&[RelationshipId]>,
) -> Result<HashMap<RelationshipId, Facts>, Problem> {
    Ok(store::facts::load_unscoped(conn, vendor, some)?)
}

/// Who is in these segments of the own organisation; nobody in one that was put away, for it is
/// looked after no more.
pub fn members_of(
    conn: &mut Conn,
    scope: &Scope,
    of: &[SegmentId],
) -> Result<HashSet<(SegmentId, RelationshipId)>, Problem> {
    if of.is_empty() {
        return Ok(HashSet::new());
    }
    let mut used = store::list(conn, scope)?;
    used.retain(|row| row.archived_at.is_none() && of.contains(&row.id));
    let used: Vec<SegmentId> = used.into_iter().map(|row| row.id).collect();
    Ok(store::members_of(conn, scope, &used)?.into_iter().collect())
}

/// The names of segments of the own organisation.
pub fn names(conn: &mut Conn, scope: &Scope) -> Result<HashMap<SegmentId, String>, Problem> {
    Ok(store::list(conn, scope)?.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Somebody came into a segment, or left it.
#[derive(Debug, Clone, Copy)]
pub struct Moved {
    pub id: MoveId,
    pub vendor: OrganisationId,
    pub segment: SegmentId,
    pub account: RelationshipId,
    pub at: Timestamp,
    pub joined: bool,
}

/// A coming or going, by the id that the outbox carries.
pub fn moved_unscoped(conn: &mut Conn, id: MoveId) -> Result<Option<Moved>, Problem> {
    let found = store::segment_of_move_unscoped(conn, id)?;
    Ok(found.map(|(vendor, segment, account, at, joined)| Moved {
        id,
        vendor,
        segment,
        account,
        at,
        joined,
    }))
}

/// Who came into a segment of the own organisation, or left it, since then.
pub fn moves_since(
    conn: &mut Conn,
    scope: &Scope,
    segment: SegmentId,
    joined: bool,
    since: Timestamp,
) -> Result<Vec<(MoveId, RelationshipId, Timestamp)>, Problem> {
    Ok(store::moves_since(conn, scope, segment, joined, since)?)
}
