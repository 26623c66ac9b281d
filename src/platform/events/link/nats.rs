//! The link over NATS. Nothing is kept there (no JetStream): the database is the truth.
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_nats::{Client, ConnectOptions, Event, ServerAddr, Subscriber};
use futures_util::StreamExt;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::batch::{pack, unpack};
use crate::platform::events::bus::Message;
use crate::platform::events::{Bus, Hint};

/// Messages of one batch.
const BATCH: usize = 256;
/// Bytes of one batch: a quarter of what a server takes unless told otherwise.
const BATCH_BYTES: usize = 256 * 1024;
/// Longest wait before the next try to connect, and the pause before looking anew after one that
/// worked: the subscription stands again a moment after the connection.
const RETRY: Duration = Duration::from_secs(2);
const SETTLE: Duration = Duration::from_millis(200);

/// The servers that an address names.
pub(super) fn servers(urls: &str) -> Result<Vec<ServerAddr>, String> {
    let parsed = urls.split(',').map(|url| {
        let url = url.trim();
        let known = ["nats://", "tls://"].iter().any(|scheme| url.starts_with(scheme));
        match url.parse::<ServerAddr>() {
            Ok(server) if known && !server.host().is_empty() => Ok(server),
            // The address may hold a password, so it is not repeated.
            _ => Err("bus_url must be nats://HOST:PORT or tls://HOST:PORT, several of them separated by commas".to_owned()),
        }
    });
    parsed.collect()
}

/// Carries messages until `stop`.
pub(super) async fn run(
    bus: Bus,
    urls: String,
    subject: String,
    mut queue: mpsc::Receiver<Message>,
    stop: CancellationToken,
) {
    let Some((client, mut incoming)) = connect(&bus, &urls, &subject).await else { return };
    let mut batch = Vec::new();
    loop {
        batch.clear();
        tokio::select! {
            () = stop.cancelled() => break,
            count = queue.recv_many(&mut batch, BATCH) => match count {
                0 => break,
                _ => send(&bus, &client, &subject, &batch).await,
            },
            message = incoming.next() => match message {
                Some(message) => hear(&bus, &message.payload),
                None => break,
            },
        }
    }
    while let Ok(message) = queue.try_recv() {
        batch.push(message);
    }
    send(&bus, &client, &subject, &batch).await;
    // The last words are out, or nobody hears them.
    let _unheard = tokio::time::timeout(SETTLE, client.flush()).await;
}

/// A client that connects in the background, now and whenever the connection is lost.
async fn connect(bus: &Bus, urls: &str, subject: &str) -> Option<(Client, Subscriber)> {
    let servers = servers(urls).ok()?;
    let listener = Arc::new(Listener { bus: bus.clone(), told: Mutex::default() });
    let options = ConnectOptions::new()
        .name("concord")
        .no_echo()
        .retry_on_initial_connect()
        .max_reconnects(None)
        .reconnect_delay_callback(|tries| {
            // Nodes that lost the same server do not come back at the same moment.
            let longest =
                Duration::from_millis(50).saturating_mul(1_u32 << tries.min(6)).min(RETRY);
            longest.mul_f64(rand::random_range(0.5..1.0))
        })
        .event_callback(move |event| {
            let listener = Arc::clone(&listener);
            async move { listener.hear(event).await }
        });
    let connected = async {
        let client = options.connect(servers).await.map_err(|cause| cause.to_string())?;
        let incoming =
            client.subscribe(subject.to_owned()).await.map_err(|cause| cause.to_string())?;
        Ok::<_, String>((client, incoming))
    };
    match connected.await {
        Ok(connected) => Some(connected),
        Err(cause) => {
            tracing::error!(
                cause,
                "the bus cannot be used: what other nodes write is found by looking"
            );
            None
        }
    }
}

/// What the client says of its connection.
struct Listener {
    bus: Bus,
    /// The last complaint that was logged: each try to connect repeats it.
    told: Mutex<String>,
}

impl Listener {
    async fn hear(&self, event: Event) {
        match event {
            Event::Connected => {
                tokio::time::sleep(SETTLE).await;
                tracing::info!("the bus carries hints between nodes");
                self.is_news(String::new());
                self.bus.link_is_up();
            }
            Event::Disconnected | Event::Closed => {
                tracing::warn!("the bus is down: what other nodes write is found by looking");
                self.bus.link_lost();
                self.bus.link_is_down();
            }
            // Its own queue overflowed: what came meanwhile is gone.
            Event::SlowConsumer(_) => {
                self.bus.hear(self.bus.node(), Message::Hint(Hint::Missed));
            }
            Event::ServerError(cause) => self.warn(cause.to_string()),
            Event::ClientError(cause) => self.warn(cause.to_string()),
            Event::LameDuckMode | Event::Draining => {}
        }
    }

    fn warn(&self, cause: String) {
        if self.is_news(cause.clone()) {
            tracing::warn!(cause, "the bus cannot be used");
        }
    }

    fn is_news(&self, cause: String) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let news = *told != cause;
        *told = cause;
        news
    }
}

async fn send(bus: &Bus, client: &Client, subject: &str, batch: &[Message]) {
    for text in pack(bus.node(), batch, BATCH_BYTES) {
        let down = client.connection_state() != async_nats::connection::State::Connected;
        if down || client.publish(subject.to_owned(), text.into()).await.is_err() {
            bus.link_lost();
        }
    }
}

fn hear(bus: &Bus, payload: &[u8]) {
    match unpack(payload) {
        Some((node, messages)) if node != bus.node() => {
            messages.into_iter().for_each(|message| bus.hear(node, message));
        }
        Some(_) => {}
        None => tracing::warn!("something on the bus is no message of this portal"),
    }
}
