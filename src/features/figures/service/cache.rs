//! What was worked out, kept in memory until something that it is made of has changed.
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use super::InsightQuery;
use crate::features::figures::store;
use crate::features::records::model::RecordKind;
use crate::platform::authz::{MembershipId, OrganisationId, Scope, Sees};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::etag;
use crate::platform::problem::Problem;

/// Answers kept before it starts anew.
const MOST: usize = 1_000;
/// After so long it is worked out anew in any case: names of customers and hours of offices change
/// without being counted, and with time deadlines pass.
const SECONDS: i64 = 600;
/// What was written so shortly before may have company that was not there yet.
const SETTLED_SECONDS: i64 = 5;

/// Whose answer to what.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    organisation: OrganisationId,
    /// Of members who do not see everything, each has figures of its own.
    viewer: Option<(MembershipId, i32)>,
    time_zone: String,
    question: String,
}

impl Key {
    pub(super) fn of(scope: &Scope, name: &str, query: &InsightQuery) -> Self {
        let all = scope.sees() == Sees::All;
        Self {
            organisation: scope.org(),
            viewer: (!all).then(|| (scope.membership(), scope.epoch())),
            time_zone: scope.time_zone().to_owned(),
            question: format!("{name} {query:?}"),
        }
    }
}

/// What the figures of an organisation are made of, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    text: String,
    newest: Option<Timestamp>,
}

/// A few looks into indexes.
pub(super) fn version(conn: &mut Conn, scope: &Scope) -> Result<Version, Problem> {
    let complaint = store::newest_activity(conn, scope, RecordKind::Complaint)?;
    let agreement = store::newest_activity(conn, scope, RecordKind::Agreement)?;
    let settings = store::settings(conn, scope)?.map(|row| row.written_at);
    let spends = store::spends(conn, scope)?;
    let spent = spends.iter().map(|row| row.written_at).max();
    let imports = store::imports(conn, scope)?;
    let imported =
        imports.iter().flat_map(|(begun, ended, undone)| [Some(*begun), *ended, *undone]);
    let imported = imported.flatten().max();
    let newest = [complaint, agreement, settings, spent, imported].into_iter().flatten().max();
    let text = format!(
        "{complaint:?} {agreement:?} {settings:?} {spent:?} {} {imported:?} {}",
        spends.len(),
        imports.len()
    );
    Ok(Version { text, newest })
}

/// Something that was worked out at a moment.
#[derive(Debug)]
pub(super) struct Kept<T> {
    version: Version,
    at: Timestamp,
    question: String,
    pub(super) content: T,
}

impl<T> Kept<T> {
    /// What the answer is known by.
    pub(super) fn etag(&self) -> String {
        etag(1, &[&self.question, &self.version.text, &self.at])
    }
}

/// Kept answers of one kind.
pub(super) struct Cache<T>(LazyLock<RwLock<HashMap<Key, Arc<Kept<T>>>>>);

impl<T> Cache<T> {
    pub(super) const fn new() -> Self {
        Self(LazyLock::new(RwLock::default))
    }

    pub(super) fn find(
        &self,
        key: &Key,
        version: &Version,
        now: Timestamp,
    ) -> Option<Arc<Kept<T>>> {
        let all = self.0.read().ok()?;
        let kept = all.get(key)?;
        let age = now.seconds_since(kept.at);
        let settled = version.newest.is_none_or(|at| at.plus_seconds(SETTLED_SECONDS) <= kept.at);
        let holds = kept.version == *version && settled && (0..SECONDS).contains(&age);
        holds.then(|| Arc::clone(kept))
    }

    pub(super) fn keep(
        &self,
        key: Key,
        version: Version,
        at: Timestamp,
        content: T,
    ) -> Arc<Kept<T>> {
        let kept = Arc::new(Kept { version, at, question: format!("{key:?}"), content });
        if let Ok(mut all) = self.0.write() {
            if all.len() >= MOST {
                all.clear();
            }
            all.insert(key, Arc::clone(&kept));
        }
        kept
    }
}
