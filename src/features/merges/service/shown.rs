//! Merges as the vendor's people see them.
use std::collections::HashMap;

use super::merge::{counted, undo_refused};
use crate::features::customers::model::ContactId;
use crate::features::customers::service as customers;
use crate::features::merges::model::{Merge, MergeKind, MergeRow, MergedId, MergedRef};
use crate::features::merges::store;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Merges of the own organisation, the newest first: a customer has none.
pub fn merges(conn: &mut Conn, scope: &Scope, params: &PageParams) -> Result<Page<Merge>, Problem> {
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let rows = store::page(conn, scope, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.merged_at, id: row.id.0 });
    let next_cursor = page.next_cursor;
    Ok(Page { items: shown(conn, scope, page.items)?, next_cursor })
}

/// What they are called, and into what they are merged now.
#[derive(Default)]
struct Known {
    names: HashMap<MergedId, String>,
    into: HashMap<MergedId, Option<MergedId>>,
}

impl Known {
    fn learn(
        &mut self,
        conn: &mut Conn,
        scope: &Scope,
        kind: MergeKind,
        rows: &[MergeRow],
    ) -> Result<(), Problem> {
        let of_kind = rows.iter().filter(|row| row.kind == kind);
        let ids: Vec<MergedId> = of_kind.flat_map(|row| [row.survivor, row.victim]).collect();
        if ids.is_empty() {
            return Ok(());
        }
        self.into.extend(store::merged_into(conn, scope, kind, &ids)?);
        match kind {
            MergeKind::Account => {
                let ids: Vec<_> = ids.iter().map(|id| RelationshipId(id.0)).collect();
                let found = organisations::relationships_among(conn, scope, &ids)?;
                self.names
                    .extend(found.into_iter().map(|one| (MergedId(one.row.id.0), one.row.name)));
            }
            MergeKind::Contact => {
                let ids: Vec<_> = ids.iter().map(|id| ContactId(id.0)).collect();
                let found = customers::contact_refs(conn, scope, &ids)?;
                self.names.extend(found.into_iter().map(|(id, one)| (MergedId(id.0), one.name)));
            }
        }
        Ok(())
    }

    fn named(&self, id: MergedId) -> MergedRef {
        MergedRef { id, name: self.names.get(&id).cloned().unwrap_or_default() }
    }
}

pub(super) fn shown(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<MergeRow>,
) -> Result<Vec<Merge>, Problem> {
    let mut known = Known::default();
    for kind in MergeKind::ALL.iter().copied() {
        known.learn(conn, scope, kind, &rows)?;
    }
    let by: Vec<MembershipId> =
        rows.iter().flat_map(|row| [row.merged_by, row.undone_by]).flatten().collect();
    let people = organisations::person_refs(conn, &by)?;
    let person = |id: Option<MembershipId>| Some(people.get(&id?)?.clone().on(Side::Vendor));
    let one = |row: MergeRow| Merge {
        id: row.id,
        kind: row.kind,
        survivor: known.named(row.survivor),
        victim: known.named(row.victim),
        moved: counted(&row.moved()),
        filled: row.filled().into_iter().map(|one| one.field).collect(),
        merged_by: person(row.merged_by),
        merged_at: row.merged_at,
        undone_by: person(row.undone_by),
        undone_at: row.undone_at,
        undo_refused: undo_refused(&row, known.into.get(&row.survivor).copied().flatten()),
    };
    Ok(rows.into_iter().map(one).collect())
}
