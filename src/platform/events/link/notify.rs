//! The link over PostgreSQL: one connection of its own listens and notifies, outside of all
//! transactions of the portal.
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::Text;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::batch::{pack, unpack};
use crate::platform::events::Bus;
use crate::platform::events::bus::Message;

/// A channel of the database, so portals in other databases do not hear it.
const CHANNEL: &str = "concord_bus";
/// PostgreSQL takes payloads under 8,000 bytes.
const BATCH_BYTES: usize = 7900;
const BATCH: usize = 256;
/// Pause between two looks.
const LOOK: Duration = Duration::from_millis(10);
const RETRY: Duration = Duration::from_secs(1);

/// Carries messages until `stop`.
pub(super) fn run(
    bus: &Bus,
    url: &str,
    mut queue: mpsc::Receiver<Message>,
    stop: &CancellationToken,
) {
    let mut told = false;
    while !stop.is_cancelled() {
        let cause = match listen(url) {
            Ok(mut conn) => {
                told = false;
                tracing::info!("PostgreSQL carries hints between nodes");
                bus.link_is_up();
                carry(bus, &mut conn, &mut queue, stop)
            }
            Err(cause) => Err(cause),
        };
        if let Err(cause) = cause {
            if !told {
                tracing::warn!(
                    cause,
                    "hints between nodes are down: what others write is found by looking"
                );
                told = true;
            }
            bus.link_is_down();
            while queue.try_recv().is_ok() {
                bus.link_lost();
            }
            std::thread::sleep(RETRY);
        }
    }
}

fn listen(url: &str) -> Result<PgConnection, String> {
    let mut conn = PgConnection::establish(url).map_err(|cause| cause.to_string())?;
    let listen = format!("LISTEN {CHANNEL}");
    diesel::sql_query(listen).execute(&mut conn).map_err(|cause| cause.to_string())?;
    Ok(conn)
}

/// Until `stop`, or until the connection fails.
fn carry(
    bus: &Bus,
    conn: &mut PgConnection,
    queue: &mut mpsc::Receiver<Message>,
    stop: &CancellationToken,
) -> Result<(), String> {
    loop {
        let stopping = stop.is_cancelled();
        let batch: Vec<Message> =
            std::iter::from_fn(|| queue.try_recv().ok()).take(BATCH).collect();
        let full = batch.len() == BATCH;
        if let Err(cause) = send(bus, conn, &batch) {
            bus.link_lost();
            return Err(cause);
        }
        for notification in conn.notifications_iter() {
            let notification = notification.map_err(|cause| cause.to_string())?;
            hear(bus, &notification.payload);
        }
        if full {
            continue;
        }
        if stopping {
            return Ok(());
        }
        std::thread::sleep(LOOK);
    }
}

fn send(bus: &Bus, conn: &mut PgConnection, batch: &[Message]) -> Result<(), String> {
    for text in pack(bus.node(), batch, BATCH_BYTES) {
        diesel::sql_query("SELECT pg_notify($1, $2)")
            .bind::<Text, _>(CHANNEL)
            .bind::<Text, _>(text)
            .execute(conn)
            .map_err(|cause| cause.to_string())?;
    }
    Ok(())
}

fn hear(bus: &Bus, payload: &str) {
    if let Some((node, messages)) = unpack(payload.as_bytes())
        && node != bus.node()
    {
        messages.into_iter().for_each(|message| bus.hear(node, message));
    }
}
