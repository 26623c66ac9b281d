//! Between nodes: hints and whispers over NATS, or over PostgreSQL's own LISTEN and NOTIFY.
//!
//! Invariants:
//! * The link is never the truth. What is lost on it is found by looking: sockets are told
//!   [`Hint::Missed`](super::Hint::Missed) when it stands again, and meanwhile the live hub reads
//!   what was written lately.
//! * Nobody who commits waits for it. Messages gather in a queue and go out in batches; NOTIFY is
//!   never part of a transaction of the portal, where it would hold up all commits.
//! * A portal starts without it. Only an address that is none is refused.
mod batch;
mod nats;
mod notify;

use std::time::Duration;

use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use super::Bus;

/// What carries the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carrier {
    /// One process alone.
    None,
    /// Addresses of NATS servers, separated by commas, and the subject that this portal uses.
    Nats { urls: String, subject: String },
    /// The database itself.
    Postgres { url: String },
}

impl Carrier {
    /// `bus` is `nats://…`, `tls://…`, `none`, or empty: then PostgreSQL carries the link if it is
    /// the database. `portal` tells this portal from others on the same NATS.
    ///
    /// # Errors
    /// One sentence that says what is wrong with the address.
    pub fn of(bus: &str, database: &str, portal: &str) -> Result<Self, String> {
        let on_postgres = database.starts_with("postgres");
        match bus {
            "" if on_postgres => Ok(Self::Postgres { url: database.to_owned() }),
            "" | "none" => Ok(Self::None),
            _ if !on_postgres => Err(
                "bus_url is set, but the database is SQLite, which one process serves alone: set database_url to a PostgreSQL server"
                    .to_owned(),
            ),
            _ => {
                nats::servers(bus)?;
                let name: String = portal.chars().take(16).collect();
                Ok(Self::Nats { urls: bus.to_owned(), subject: format!("concord.{name}") })
            }
        }
    }
}

/// Longest wait for the last words.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// The end of a link, to be waited for after its `stop`.
#[derive(Debug, Default)]
pub struct Ended(Option<oneshot::Receiver<()>>);

impl Ended {
    /// Until everything that was published has gone out, if it can: whoever else serves the portal
    /// would not know that something was kept back.
    pub async fn wait(self) {
        if let Some(ended) = self.0 {
            // The sender is dropped with the link.
            let _done = tokio::time::timeout(LAST_WORDS, ended).await;
        }
    }
}

/// Links the bus to those of other nodes until `stop`; again and again if it breaks. A second link
/// of one bus does nothing.
pub fn start(bus: &Bus, carrier: Carrier, stop: CancellationToken) -> Ended {
    if carrier == Carrier::None {
        return Ended::default();
    }
    let Some(queue) = bus.begin_link() else { return Ended::default() };
    let (linked, ended) = oneshot::channel::<()>();
    let bus = bus.clone();
    match carrier {
        Carrier::None => {}
        Carrier::Nats { urls, subject } => {
            tokio::spawn(async move {
                nats::run(bus, urls, subject, queue, stop).await;
                drop(linked);
            });
        }
        Carrier::Postgres { url } => {
            // It sleeps between two looks, so it has a thread of its own.
            std::thread::spawn(move || {
                notify::run(&bus, &url, queue, &stop);
                drop(linked);
            });
        }
    }
    Ended(Some(ended))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_carrier_follows_from_the_settings() {
        let of = |bus, database| Carrier::of(bus, database, "0123456789abcdef0123");
        assert_eq!(of("", "sqlite:x"), Ok(Carrier::None));
        assert_eq!(of("none", "postgres://h/d"), Ok(Carrier::None));
        assert_eq!(
            of("", "postgres://h/d"),
            Ok(Carrier::Postgres { url: "postgres://h/d".into() })
        );
        let subject = "concord.0123456789abcdef".to_owned();
        let urls = "nats://a:4222,nats://b:4222".to_owned();
        assert_eq!(of(&urls, "postgres://h/d"), Ok(Carrier::Nats { urls: urls.clone(), subject }));
        for (bus, database) in [
            ("nats://a", "sqlite:x"),
            ("http://a", "postgres://h/d"),
            ("nats://", "postgres://h/d"),
        ] {
            assert!(of(bus, database).is_err(), "{bus} {database}");
        }
    }
}
