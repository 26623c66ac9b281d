//! The bus carries hints inside this process, and hands them to the link to other nodes if there
//! is one. Nothing here waits: whoever publishes has committed already.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, mpsc, watch};
use uuid::Uuid;

use super::Hint;
use crate::platform::authz::MembershipId;

/// Hints that a receiver may fall behind before it is told that it missed some.
const CAPACITY: usize = 4096;
/// Messages that wait for the link before they are given up.
const WAITING: usize = 16_384;

/// What holds only while somebody looks: no row stands behind it, and nothing is lost with it.
/// A card is what the readers of a topic are shown of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whisper {
    /// The people who follow a topic on this node, all of them; `ask` for those of the others.
    Present { topic: Uuid, people: Vec<(MembershipId, String)>, ask: bool },
    /// Somebody types in a channel.
    Typing { topic: Uuid, channel: Uuid, by: MembershipId, frame: String },
    /// This node is alive.
    Here,
    /// This node stops.
    Left,
}

/// A whisper, and the node that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub node: Uuid,
    pub whisper: Whisper,
}

/// What goes over the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Message {
    Hint(Hint),
    Whisper(Whisper),
}

/// Whether other nodes are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// There is no link: this process serves the portal alone.
    Alone,
    Up,
    /// It is broken: what others write is found by looking.
    Down,
}

/// Receives every hint published after it was made.
pub type HintReceiver = broadcast::Receiver<Hint>;
/// Receives what other nodes whisper.
pub type WhisperReceiver = broadcast::Receiver<Heard>;

/// Publishes hints to whoever listens; cheap to clone.
#[derive(Debug, Clone)]
pub struct Bus(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    node: Uuid,
    hints: broadcast::Sender<Hint>,
    whispers: broadcast::Sender<Heard>,
    out: OnceLock<mpsc::Sender<Message>>,
    /// Something for the other nodes could not be sent.
    lost: AtomicBool,
    state: watch::Sender<LinkState>,
}

impl Default for Bus {
    fn default() -> Self {
        Self(Arc::new(Inner {
            node: Uuid::now_v7(),
            hints: broadcast::Sender::new(CAPACITY),
            whispers: broadcast::Sender::new(CAPACITY),
            out: OnceLock::new(),
            lost: AtomicBool::new(false),
            state: watch::Sender::new(LinkState::Alone),
        }))
    }
}

impl Bus {
    pub fn subscribe(&self) -> HintReceiver {
        self.0.hints.subscribe()
    }

    pub fn whispers(&self) -> WhisperReceiver {
        self.0.whispers.subscribe()
    }

    /// Tells whoever listens here and on other nodes. Nobody listening is no error: the rows are
    /// there to be read.
    pub fn publish(&self, hint: Hint) {
        self.forward(|| Message::Hint(hint.clone()));
        self.tell(hint);
    }

    /// Tells other nodes alone.
    pub fn whisper(&self, whisper: Whisper) {
        self.forward(|| Message::Whisper(whisper));
    }

    /// How the link stands, and whenever that changes.
    pub fn link(&self) -> watch::Receiver<LinkState> {
        self.0.state.subscribe()
    }

    /// This process among those that serve the portal.
    pub(super) fn node(&self) -> Uuid {
        self.0.node
    }

    /// Begins a link: from here on messages for other nodes wait in the queue that is returned.
    /// `None` if there is a link already.
    pub(super) fn begin_link(&self) -> Option<mpsc::Receiver<Message>> {
        let (sender, receiver) = mpsc::channel(WAITING);
        self.0.out.set(sender).ok()?;
        self.0.state.send_replace(LinkState::Down);
        Some(receiver)
    }

    /// The link stands. What was said meanwhile is lost, here and there: all who listen look anew.
    pub(super) fn link_is_up(&self) {
        self.0.state.send_replace(LinkState::Up);
        metrics::gauge!("bus_up").set(1.0);
        self.tell(Hint::Missed);
        if self.0.lost.swap(false, Ordering::Relaxed) {
            self.forward(|| Message::Hint(Hint::Missed));
        }
    }

    pub(super) fn link_is_down(&self) {
        self.0.state.send_replace(LinkState::Down);
        metrics::gauge!("bus_up").set(0.0);
    }

    /// Messages for other nodes did not get there.
    pub(super) fn link_lost(&self) {
        self.0.lost.store(true, Ordering::Relaxed);
    }

    /// A message from another node.
    pub(super) fn hear(&self, node: Uuid, message: Message) {
        match message {
            Message::Hint(hint) => self.tell(hint),
            Message::Whisper(whisper) => {
                let _listeners = self.0.whispers.send(Heard { node, whisper });
            }
        }
    }

    fn tell(&self, hint: Hint) {
        let _listeners = self.0.hints.send(hint);
    }

    fn forward(&self, message: impl FnOnce() -> Message) {
        let Some(out) = self.0.out.get() else { return };
        if out.try_send(message()).is_err() {
            self.link_lost();
        }
    }
}
