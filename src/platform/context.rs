//! What a handler, a worker or a command may reach: built once by the composition root.
use std::sync::Arc;

use crate::platform::auth::{Keys, Passwords};
use crate::platform::clock::Clock;
use crate::platform::config::Settings;
use crate::platform::db::Db;
use crate::platform::events::Bus;
use crate::platform::files::FileStore;

/// The platform's services. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Platform {
    pub db: Db,
    pub clock: Clock,
    pub bus: Bus,
    pub files: FileStore,
    pub keys: Keys,
    pub passwords: Passwords,
    pub settings: Arc<Settings>,
}

impl Platform {
    /// An absolute link into the portal; `path` starts with a slash. Never built from a request.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }

    /// The same for whoever sits at the demo's second window; elsewhere there is but one.
    pub fn second_link(&self, path: &str) -> String {
        format!("{}{path}", self.settings.second_url())
    }
}

#[cfg(test)]
impl Platform {
    /// On an SQLite file in `folder`, with a clock that stands still.
    pub(crate) fn for_tests(folder: &std::path::Path, settings: Settings) -> Self {
        let at =
            "2026-08-03T10:00:00Z".parse().map(crate::platform::clock::Timestamp::from_datetime);
        let clock = Clock::manual(at.unwrap());
        let bus = Bus::default();
        let place = crate::platform::db::Place::Sqlite(folder.join("test.db"));
        Self {
            db: Db::open(&place, clock.clone(), bus.clone()).unwrap(),
            clock,
            bus,
            files: FileStore::local(&folder.join("files")).unwrap(),
            keys: Keys::from_bytes([1; 32]),
            passwords: Passwords::fast_for_tests(),
            settings: Arc::new(settings),
        }
    }
}
