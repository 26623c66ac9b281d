//! Merging two rows, and taking it back.
use super::fields::{self, Fields};
use super::shown::shown;
use crate::features::customers::model::{Contact, ContactId};
use crate::features::customers::service as customers;
use crate::features::merges::model::{
    Filled, Hanging, HangingCount, Merge, MergeId, MergeKind, MergePreview, MergeRow, MergedId,
    Moved,
};
use crate::features::merges::{policy, store};
use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::segments::model::MemberId;
use crate::features::segments::service as segments;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::http::IfMatch;
use crate::platform::problem::Problem;

/// Two rows that are one.
#[derive(Debug, Clone)]
pub struct NewMerge {
    pub kind: MergeKind,
    /// The one that lives on.
    pub survivor: MergedId,
    pub victim: MergedId,
    /// Fields that it takes from the other although it has its own.
    pub take: Vec<String>,
}

/// One of the two.
enum Half {
    Account(Box<Relationship>),
    Contact(Box<Contact>),
}

impl Half {
    /// One of the own organisation's; to a customer it is missing.
    fn load(
        conn: &mut Conn,
        scope: &Scope,
        kind: MergeKind,
        id: MergedId,
    ) -> Result<Self, Problem> {
        match kind {
            MergeKind::Account => {
                let found = organisations::find_relationship(conn, scope, RelationshipId(id.0))?;
                if found.side != Side::Vendor {
                    return Err(Problem::not_found());
                }
                Ok(Self::Account(Box::new(found)))
            }
            MergeKind::Contact => {
                let found = customers::contact_itself(conn, scope, ContactId(id.0))?;
                Ok(Self::Contact(Box::new(found)))
            }
        }
    }

    fn fields(&self) -> Fields {
        match self {
            Self::Account(account) => fields::of_account(&account.row),
            Self::Contact(contact) => fields::of_contact(contact),
        }
    }

    /// Writes these fields.
    fn write(&self, tx: &mut Tx<'_>, scope: &Scope, put: &Fields) -> Result<(), Problem> {
        if put.is_empty() {
            return Ok(());
        }
        match self {
            Self::Account(account) => {
                let change = fields::account_change(put);
                let version = IfMatch(account.row.version);
                organisations::update_relationship(tx, scope, account.row.id, version, change)?;
            }
            Self::Contact(contact) => {
                let change = fields::contact_change(put);
                let version = IfMatch(contact.version);
                customers::change_contact(tx, scope, contact.id, version, &change)?;
            }
        }
        Ok(())
    }
}

/// Both, in the order in which they were named.
fn both(conn: &mut Conn, scope: &Scope, new: &NewMerge) -> Result<(Half, Half), Problem> {
    let survivor = Half::load(conn, scope, new.kind, new.survivor)?;
    let victim = Half::load(conn, scope, new.kind, new.victim)?;
    let vendor = organisations::is_vendor(conn, scope)?;
    policy::may_merge(scope, vendor)?;
    if new.survivor == new.victim {
        return Err(Problem::invalid("victim_id", "not_allowed_value"));
    }
    Ok((survivor, victim))
}

/// How deep a group of firms goes at most.
const DEEPEST: usize = 16;

/// Whether one is somewhere below the other: handing over what hangs on it would make a circle.
fn stands_below(
    conn: &mut Conn,
    scope: &Scope,
    one: &Relationship,
    other: RelationshipId,
) -> Result<bool, Problem> {
    let mut above = one.row.parent_id;
    for _ in 0..DEEPEST {
        let Some(id) = above else { return Ok(false) };
        if id == other {
            return Ok(true);
        }
        let found = organisations::relationships_among(conn, scope, &[id])?.pop();
        above = found.and_then(|one| one.row.parent_id);
    }
    Ok(false)
}

fn reports_to(one: &Contact, other: &Contact) -> bool {
    let mut now = one.roles.iter().filter(|role| role.valid_to.is_none());
    now.any(|role| role.reports_to.as_ref().is_some_and(|above| above.id == other.id))
}

/// What stands against it.
fn refusal(
    conn: &mut Conn,
    scope: &Scope,
    new: &NewMerge,
    (survivor, victim): (&Half, &Half),
) -> Result<Option<&'static str>, Problem> {
    let into = store::merged_into(conn, scope, new.kind, &[new.survivor, new.victim])?;
    if into.values().any(Option::is_some) {
        return Ok(Some("already_merged"));
    }
    if let (Half::Contact(survivor), Half::Contact(victim)) = (survivor, victim)
        && (reports_to(survivor, victim) || reports_to(victim, survivor))
    {
        return Ok(Some("belongs_to_it"));
    }
    let (Half::Account(survivor), Half::Account(victim)) = (survivor, victim) else {
        return Ok(None);
    };
    // Whoever is asked in and may still come would find nothing.
    if victim.claimed || store::asked_in_unscoped(conn, victim.row.customer_org)? {
        return Ok(Some("customer_signs_in"));
    }
    let below = stands_below(conn, scope, survivor, victim.row.id)?;
    Ok(below.then_some("belongs_to_it"))
}

/// What hangs on the one that would be merged away, and what stands against it.
pub fn preview(conn: &mut Conn, scope: &Scope, new: &NewMerge) -> Result<MergePreview, Problem> {
    let (survivor, victim) = both(conn, scope, new)?;
    let refused = refusal(conn, scope, new, (&survivor, &victim))?;
    let mut hanging = hanging(conn, new)?;
    let mut records = 0;
    if let (Half::Account(survivor), Half::Account(victim)) = (&survivor, &victim) {
        let (survivor, victim) = (survivor.row.id, victim.row.id);
        hanging.extend(places(&segments::places_to_hand(conn, victim, survivor)?));
        records = store::records(conn, scope, victim)?;
    }
    Ok(MergePreview { hanging: counted(&hanging), records, refused })
}

/// Places in static segments as rows that are handed over; nothing if there are none.
fn places(ids: &[MemberId]) -> Option<Moved> {
    let ids: Vec<MergedId> = ids.iter().map(|id| MergedId(id.0)).collect();
    (!ids.is_empty()).then_some(Moved { what: Hanging::Segments, ids })
}

pub(super) fn counted(moved: &[Moved]) -> Vec<HangingCount> {
    moved.iter().map(|one| HangingCount { what: one.what, count: one.ids.len() }).collect()
}

fn hanging(conn: &mut Conn, new: &NewMerge) -> Result<Vec<Moved>, Problem> {
    let mut found = Vec::new();
    for what in store::hanging::all(new.kind).iter().copied() {
        let ids = match what {
            Hanging::Team => store::hanging::team_unscoped(conn, new.victim, new.survivor)?,
            _ => store::hanging::held_unscoped(conn, new.kind, what, new.victim)?,
        };
        if !ids.is_empty() {
            found.push(Moved { what, ids });
        }
    }
    Ok(found)
}

/// Merges one into the other.
pub fn merge(tx: &mut Tx<'_>, scope: &Scope, new: &NewMerge) -> Result<Merge, Problem> {
    let (survivor, victim) = both(tx.conn, scope, new)?;
    if let Some(reason) = refusal(tx.conn, scope, new, (&survivor, &victim))? {
        return Err(Problem::not_allowed(reason));
    }
    let mut filled = fields::taken(&survivor.fields(), &victim.fields(), &new.take);
    if let Half::Account(victim) = &victim
        && let Some(owner) = victim.row.owner_membership_id
        && organisations::require_active_member(tx.conn, scope, owner).is_err()
    {
        // Whoever has left looks after nobody.
        filled.retain(|one| one.field != fields::OWNER);
    }
    survivor.write(tx, scope, &fields::put(&filled))?;
    let mut moved = hanging(tx.conn, new)?;
    for Moved { what, ids } in &moved {
        let place = (new.kind, *what);
        store::hanging::hand_unscoped(tx.conn, place, ids, new.victim, new.survivor)?;
    }
    if new.kind == MergeKind::Account {
        let (from, to) = (RelationshipId(new.victim.0), RelationshipId(new.survivor.0));
        moved.extend(places(&segments::hand_places(tx, scope, from, to)?));
    }
    store::mark(tx.conn, scope, new.kind, new.victim, Some(new.survivor))?;
    let row = MergeRow {
        id: MergeId::generate(),
        vendor_org: scope.org(),
        kind: new.kind,
        survivor: new.survivor,
        victim: new.victim,
        moved: Json(serde_json::to_value(&moved).map_err(Problem::internal)?),
        filled: Json(serde_json::to_value(&filled).map_err(Problem::internal)?),
        merged_by: Some(scope.membership()),
        merged_at: tx.now,
        undone_by: None,
        undone_at: None,
    };
    store::insert(tx.conn, &row)?;
    tx.subject(row.id);
    found_anew(tx, scope, &row)?;
    shown(tx.conn, scope, vec![row])?.pop().ok_or_else(Problem::not_found)
}

/// What contacts are found by, and where accounts are sorted in, follows what hangs on them.
fn found_anew(tx: &mut Tx<'_>, scope: &Scope, row: &MergeRow) -> Result<(), Problem> {
    if row.moved().iter().any(|moved| moved.what == Hanging::Orders) {
        segments::plan_all(tx, row.vendor_org)?;
    }
    for id in [row.survivor, row.victim] {
        match row.kind {
            MergeKind::Contact => {
                customers::indexed(tx, scope, ContactId(id.0))?;
            }
            MergeKind::Account => tx.enqueue(NewOutbox {
                kind: organisations::ACCOUNT_CHANGED,
                ref_id: id.0,
                payload: serde_json::json!({}),
                dedupe: None,
                due_at: tx.now,
            })?,
        }
    }
    Ok(())
}

/// Takes a merge back: what was handed over returns, what came after stays.
pub fn undo(tx: &mut Tx<'_>, scope: &Scope, id: MergeId) -> Result<Merge, Problem> {
    let mut row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let vendor = organisations::is_vendor(tx.conn, scope)?;
    policy::may_merge(scope, vendor)?;
    let into = store::merged_into(tx.conn, scope, row.kind, &[row.survivor])?;
    if let Some(reason) = undo_refused(&row, into.get(&row.survivor).copied().flatten()) {
        return Err(Problem::not_allowed(reason));
    }
    if !store::undo(tx.conn, scope, id, scope.membership(), tx.now)? {
        return Err(Problem::not_allowed("already_undone"));
    }
    let survivor = Half::load(tx.conn, scope, row.kind, row.survivor)?;
    let filled: Vec<Filled> = row.filled();
    survivor.write(tx, scope, &fields::given_back(&survivor.fields(), &filled))?;
    for Moved { what, ids } in row.moved() {
        if what == Hanging::Segments {
            let places: Vec<MemberId> = ids.iter().map(|id| MemberId(id.0)).collect();
            let (from, to) = (RelationshipId(row.survivor.0), RelationshipId(row.victim.0));
            segments::hand_places_back(tx, scope, &places, (from, to))?;
            continue;
        }
        let place = (row.kind, what);
        store::hanging::hand_unscoped(tx.conn, place, &ids, row.survivor, row.victim)?;
    }
    store::mark(tx.conn, scope, row.kind, row.victim, None)?;
    tx.subject(id);
    found_anew(tx, scope, &row)?;
    row.undone_by = Some(scope.membership());
    row.undone_at = Some(tx.now);
    shown(tx.conn, scope, vec![row])?.pop().ok_or_else(Problem::not_found)
}

/// Merges are taken back from the last to the first.
pub(super) fn undo_refused(row: &MergeRow, into: Option<MergedId>) -> Option<&'static str> {
    if row.undone_at.is_some() {
        Some("already_undone")
    } else if into.is_some() {
        Some("survivor_merged")
    } else {
        None
    }
}
