//! Runs of imports, as the people of the vendor see them.
use super::is_vendor;
use super::undo::{Undone, undo};
use crate::features::orders::model::{ImportKind, ImportTakenBack, OrderImport, OrderImportId};
use crate::features::orders::{policy, store};
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// That the scope may read orders and products from files, and take that back.
pub fn require_may_import(conn: &mut Conn, scope: &Scope) -> Result<(), Problem> {
    let vendor = is_vendor(conn, scope)?;
    policy::may_import(scope, vendor)
}

/// Runs for the own organisation, the newest first.
pub fn runs(
    conn: &mut Conn,
    scope: &Scope,
    params: &PageParams,
) -> Result<Page<OrderImport>, Problem> {
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let rows = store::page_imports(conn, scope, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.started_at, id: row.id.0 });
    Ok(page.map(OrderImport::from))
}

/// What the system was called that the newest run read from.
pub fn last_source(
    conn: &mut Conn,
    scope: &Scope,
    kind: ImportKind,
) -> Result<Option<String>, Problem> {
    Ok(store::last_source(conn, scope, kind)?)
}

/// Takes a run of the own organisation back.
pub fn take_back(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: OrderImportId,
) -> Result<ImportTakenBack, Problem> {
    let run = store::find_import(tx.conn, id)?.filter(|run| run.vendor_org == scope.org());
    if run.is_none() {
        return Err(Problem::not_found());
    }
    require_may_import(tx.conn, scope)?;
    match undo(tx, id)? {
        Undone::Unknown => Err(Problem::not_found()),
        Undone::Already(_) => Err(Problem::not_allowed("already_undone")),
        Undone::Later { touched, .. } => Err(Problem::not_allowed("imported_since")
            .with_detail(format!("{touched} of its orders or products were imported again since"))),
        Undone::Complaints(count) => Err(Problem::not_allowed("complaints_filed")
            .with_detail(format!("complaints were filed about {count} of its orders"))),
        Undone::Done { removed, restored, kept } => {
            let counted = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            Ok(ImportTakenBack {
                removed: counted(removed),
                restored: counted(restored),
                kept: counted(kept),
            })
        }
    }
}
