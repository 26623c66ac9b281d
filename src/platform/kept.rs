//! What was worked out, kept in memory until something that it is made of has changed.
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use super::authz::{MembershipId, OrganisationId, Scope, Sees};
use super::clock::Timestamp;
use super::http::etag;

/// Answers kept before it starts anew.
const MOST: usize = 1_000;
/// After so long it is worked out anew in any case: names of customers and hours of offices change
/// without being counted, and with time deadlines pass.
const SECONDS: i64 = 600;
/// What was written so shortly before may have company that was not there yet.
const SETTLED_SECONDS: i64 = 5;

/// Whose answer to what.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    organisation: OrganisationId,
    /// Of members who do not see everything, each has figures of its own.
    viewer: Option<(MembershipId, i32)>,
    time_zone: String,
    question: String,
}

impl Key {
    pub fn of(scope: &Scope, question: String) -> Self {
        let all = scope.sees() == Sees::All;
        Self {
            organisation: scope.org(),
            viewer: (!all).then(|| (scope.membership(), scope.epoch())),
            time_zone: scope.time_zone().to_owned(),
            question,
        }
    }
}

/// What answers are made of, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub text: String,
    /// The newest of the moments in it, if some of it is known by moments alone.
    pub newest: Option<Timestamp>,
}

/// Something that was worked out at a moment.
#[derive(Debug)]
pub struct Kept<T> {
    version: Version,
    at: Timestamp,
    question: String,
    pub content: T,
}

impl<T> Kept<T> {
    /// What the answer is known by.
    pub fn etag(&self) -> String {
        etag(1, &[&self.question, &self.version.text, &self.at])
    }
}

/// Kept answers of one kind.
pub struct Cache<T>(LazyLock<RwLock<HashMap<Key, Arc<Kept<T>>>>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Cache<T> {
    pub const fn new() -> Self {
        Self(LazyLock::new(RwLock::default))
    }

    pub fn find(&self, key: &Key, version: &Version, now: Timestamp) -> Option<Arc<Kept<T>>> {
        let all = self.0.read().ok()?;
        let kept = all.get(key)?;
        let age = now.seconds_since(kept.at);
        let settled = version.newest.is_none_or(|at| at.plus_seconds(SETTLED_SECONDS) <= kept.at);
        let holds = kept.version == *version && settled && (0..SECONDS).contains(&age);
        holds.then(|| Arc::clone(kept))
    }

    pub fn keep(&self, key: Key, version: Version, at: Timestamp, content: T) -> Arc<Kept<T>> {
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
