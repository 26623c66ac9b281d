//! Counts what a request asks of the database: every connection that is opened after [`install`]
//! tells its statements, and they are kept under the place that it is connected to.
//!
//! What begins and ends transactions is not counted, nor the pool's question whether a connection
//! is still alive: neither reads nor writes anything of the portal's.
use std::collections::HashMap;
use std::sync::{Mutex, Once};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

use super::TestApp;

static SEEN: Mutex<Option<HashMap<String, Vec<String>>>> = Mutex::new(None);
static INSTALLED: Once = Once::new();

/// To be called before the portal is started.
pub fn install() {
    INSTALLED.call_once(|| {
        *SEEN.lock().unwrap() = Some(HashMap::new());
        set_default_instrumentation(|| Some(Box::new(Watcher { place: String::new() }))).unwrap();
    });
}

struct Watcher {
    place: String,
}

impl Instrumentation for Watcher {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => {
                self.place = url.to_owned();
            }
            InstrumentationEvent::StartQuery { query, .. } => {
                let text = query.to_string();
                if counts(&text)
                    && let Ok(mut seen) = SEEN.lock()
                    && let Some(seen) = seen.as_mut()
                {
                    seen.entry(self.place.clone()).or_default().push(text);
                }
            }
            _ => {}
        }
    }
}

fn counts(text: &str) -> bool {
    const FRAME: [&str; 7] =
        ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "SET "];
    let alive = text.starts_with("SELECT 1") && text.len() < 12;
    !alive && !FRAME.iter().any(|word| text.starts_with(word))
}

/// What was asked of a portal's database since this was last called.
pub fn take(app: &TestApp) -> Vec<String> {
    let url = &app.database.url;
    let place = url.strip_prefix("sqlite:").unwrap_or(url);
    let mut seen = SEEN.lock().unwrap();
    seen.as_mut().and_then(|seen| seen.remove(place)).unwrap_or_default()
}
