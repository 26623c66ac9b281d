//! What waits for one socket: bounded in number and in bytes, so that a slow reader costs little.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytestring::ByteString;
use tokio::sync::{mpsc, watch};
use uuid::Uuid;

use super::{Close, Item, Limits};

/// Something for a socket. Cheap to clone: frames are shared.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// A frame without `seq`; with a topic, only as long as the socket may read it.
    Frame { topic: Option<Uuid>, frame: ByteString },
    /// Items of a channel, in order and without gaps.
    Items { topic: Uuid, channel: Uuid, items: Arc<[Item]> },
    /// Hints were lost, or too many items came at once; without a topic: everywhere.
    Resync { topic: Option<Uuid> },
    /// Other nodes are not heard, so one of them may have ended the rights behind the socket.
    Renew,
}

impl Event {
    fn bytes(&self) -> usize {
        match self {
            Self::Frame { frame, .. } => frame.len(),
            Self::Items { items, .. } => items.iter().map(|item| item.frame.len()).sum(),
            Self::Resync { .. } | Self::Renew => 0,
        }
    }
}

/// The reader is too slow.
#[derive(Debug)]
pub(super) struct Full;

/// The hub's end. Dropped when the hub has forgotten the socket.
#[derive(Debug)]
pub(super) struct Feeder {
    events: mpsc::Sender<Event>,
    bytes: Arc<AtomicUsize>,
    max_bytes: usize,
    close: watch::Sender<Option<Close>>,
}

impl Feeder {
    pub(super) fn push(&self, event: Event) -> Result<(), Full> {
        let size = event.bytes();
        let waiting = self.bytes.fetch_add(size, Ordering::Relaxed);
        // One event alone may be larger than the limit: it has to go out somehow.
        if waiting > 0 && waiting + size > self.max_bytes {
            return Err(Full);
        }
        match self.events.try_send(event) {
            // A socket that has just gone will say so itself.
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => Ok(()),
            Err(mpsc::error::TrySendError::Full(_)) => Err(Full),
        }
    }

    /// Ends the socket, past all that waits.
    pub(super) fn close(&self, close: Close) {
        self.close.send_replace(Some(close));
    }
}

/// The socket's end.
#[derive(Debug)]
pub(super) struct Queue {
    events: mpsc::Receiver<Event>,
    bytes: Arc<AtomicUsize>,
    close: watch::Receiver<Option<Close>>,
}

impl Queue {
    /// The next event; never returns once the hub is gone ([`Closing::wait`] tells that).
    pub(super) async fn next(&mut self) -> Event {
        match self.events.recv().await {
            Some(event) => {
                self.bytes.fetch_sub(event.bytes(), Ordering::Relaxed);
                event
            }
            None => std::future::pending().await,
        }
    }

    /// The order to end, to be watched while something else goes on.
    pub(super) fn closing(&self) -> Closing {
        Closing(self.close.clone())
    }
}

/// The hub's order to end the socket.
#[derive(Debug)]
pub(super) struct Closing(watch::Receiver<Option<Close>>);

impl Closing {
    pub(super) async fn wait(&mut self) -> Close {
        match self.0.wait_for(Option::is_some).await {
            Ok(close) => close.unwrap_or(Close::Restart),
            Err(_) => Close::Restart,
        }
    }
}

pub(super) fn queue(limits: &Limits) -> (Feeder, Queue) {
    let (sender, receiver) = mpsc::channel(limits.queue_events);
    let (close, closing) = watch::channel(None);
    let bytes = Arc::new(AtomicUsize::new(0));
    let feeder =
        Feeder { events: sender, bytes: Arc::clone(&bytes), max_bytes: limits.queue_bytes, close };
    (feeder, Queue { events: receiver, bytes, close: closing })
}
