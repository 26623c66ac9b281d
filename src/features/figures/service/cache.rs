//! What figures are made of: as long as it stands, an answer is kept.
use crate::features::figures::store;
use crate::features::records::model::RecordKind;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, data_version};
pub(super) use crate::platform::kept::{Cache, Kept, Key, Version};
use crate::platform::problem::Problem;

/// A few looks into indexes.
pub(super) fn version(conn: &mut Conn, scope: &Scope) -> Result<Version, Problem> {
    let complaint = store::newest_activity(conn, scope, RecordKind::Complaint)?;
    let agreement = store::newest_activity(conn, scope, RecordKind::Agreement)?;
    let settings = store::settings(conn, scope)?.map(|row| row.written_at);
    let spends = store::spends(conn, scope)?;
    let spent = spends.iter().map(|row| row.written_at).max();
    let changes = data_version(conn, scope.org(), &["orders", "accounts"])?;
    let newest = [complaint, agreement, settings, spent].into_iter().flatten().max();
    let text =
        format!("{complaint:?} {agreement:?} {settings:?} {spent:?} {} {changes}", spends.len());
    Ok(Version { text, newest })
}
