//! Live sockets: what was committed reaches whoever looks at it, without their asking.
//!
//! One task, the hub, knows all sockets of the process, whatever worker thread they live on:
//!
//! ```text
//! commit -> Bus -> hub: "channel C of topic T is at seq n"
//!                   | reads the new items once, as bytes        (LiveSource::items)
//!                   v
//!             bounded queue of each socket that follows T and may read C
//!                   v
//!             socket task: skips what it has sent, reads a gap again, checks the right to read
//! ```
//!
//! Invariants:
//! * Each socket sends the items of a channel in order, each once: it keeps the last `seq`, and
//!   what the hub hands over is only a short cut past the database.
//! * A socket holds no rights: it asks again before it sends what belongs to a topic (an answer
//!   holds for two seconds), and ends at once when the hub hears that its rights changed.
//! * A reader that is slow or dead costs a bounded queue and is cut off; it comes back and goes on
//!   after the last `seq` it has.
//! * Hints of other nodes come over the same bus. While those are not heard the hub looks for what
//!   was written lately, and the sockets for the rights behind them.
//! * Nothing here knows what a frame says: [`LiveSource`] does.
mod across;
mod follow;
mod handshake;
mod hub;
mod limits;
mod maps;
mod pace;
mod peers;
mod queue;
mod rate;
mod socket;
mod source;
#[cfg(test)]
mod tests;
mod wire;

pub use handshake::{Admission, serve};
pub use limits::Limits;
pub use peers::limit_dead_peers;
pub use source::{
    Audience, Channel, Item, Label, LiveSource, Notice, Opened, Request, Ticket, Told,
};

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytestring::ByteString;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::platform::authz::Scope;
use crate::platform::events::Bus;
use hub::{Command, Hub};
use maps::{ConnectionId, Who};
use queue::{Closing, Event, Queue, queue};

/// Why a socket ends, as its close code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Close {
    /// 1000: the peer asked for it.
    Normal,
    /// 1001: the server stops; come back soon.
    Restart,
    /// 1002: no WebSocket.
    Protocol,
    /// 1007: text that is no UTF-8.
    BadText,
    /// 1008: too many or senseless messages, no organisation named, no sign of life.
    Policy,
    /// 1009: a message over the limit.
    TooBig,
    /// 1013: the reader is too slow; come back and go on after what you have.
    Slow,
    /// 4401: the session or token has ended.
    SessionEnded,
    /// 4403: rights changed; come back for what is left of them.
    RightsLost,
    /// The connection is gone already.
    Gone,
}

impl Close {
    /// The close code; 1006 is never sent.
    pub fn code(self) -> u16 {
        match self {
            Self::Normal => 1000,
            Self::Restart => 1001,
            Self::Protocol => 1002,
            Self::Gone => 1006,
            Self::BadText => 1007,
            Self::Policy => 1008,
            Self::TooBig => 1009,
            Self::Slow => 1013,
            Self::SessionEnded => 4401,
            Self::RightsLost => 4403,
        }
    }
}

/// The hub, for whoever opens sockets. One for the process; cheap to clone.
#[derive(Clone)]
pub struct Live {
    commands: mpsc::UnboundedSender<Command>,
    next_id: Arc<AtomicU64>,
    source: Arc<dyn LiveSource>,
    limits: Limits,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Live")
    }
}

impl Live {
    /// Starts the hub on the current runtime. It runs until the last clone is dropped.
    pub fn start(bus: &Bus, source: Arc<dyn LiveSource>, limits: Limits) -> Self {
        let (commands, receiver) = mpsc::unbounded_channel();
        let hub = Hub::new(receiver, bus, Arc::clone(&source), limits);
        tokio::spawn(hub.run());
        Self { commands, next_id: Arc::new(AtomicU64::new(1)), source, limits }
    }

    /// Ends all sockets with 1001 and takes no more; they are told when this returns.
    pub async fn stop(&self) {
        let (done, told) = oneshot::channel();
        if self.commands.send(Command::Stop { done }).is_ok() {
            // A hub that is gone has no sockets left to tell.
            let _gone = told.await;
        }
    }

    /// Makes a socket known; from here on it is ended as soon as its rights are.
    async fn connect(&self, scope: &Scope) -> Result<Connection, Close> {
        let id = ConnectionId(self.next_id.fetch_add(1, Ordering::Relaxed));
        let (feeder, queue) = queue(&self.limits);
        let connection = Connection { id, commands: self.commands.clone(), queue };
        let (done, known) = oneshot::channel();
        let command = Command::Connect { id, who: Who::of(scope), feeder, done };
        self.commands.send(command).map_err(|_| Close::Restart)?;
        known.await.map_err(|_| Close::Restart)?;
        Ok(connection)
    }
}

/// A socket as the hub knows it; dropping it makes the hub forget it.
#[derive(Debug)]
struct Connection {
    id: ConnectionId,
    commands: mpsc::UnboundedSender<Command>,
    queue: Queue,
}

impl Connection {
    async fn next(&mut self) -> Event {
        self.queue.next().await
    }

    fn closing(&self) -> Closing {
        self.queue.closing()
    }

    /// From its return on, everything new in the topic comes through the queue.
    async fn join(&self, topic: Uuid, opened: &Opened) -> Result<(), Close> {
        let (done, joined) = oneshot::channel();
        self.tell(Command::Join { id: self.id, topic, opened: opened.clone(), done });
        joined.await.map_err(|_| Close::Restart)
    }

    fn leave(&self, topic: Uuid) {
        self.tell(Command::Leave { id: self.id, topic });
    }

    /// For the other people in a channel.
    fn publish(&self, topic: Uuid, channel: Uuid, frame: ByteString) {
        self.tell(Command::Publish { from: self.id, topic, channel, frame });
    }

    /// A hub that has stopped needs to hear nothing more.
    fn tell(&self, command: Command) {
        let _stopped = self.commands.send(command);
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.tell(Command::Disconnect { id: self.id });
    }
}
