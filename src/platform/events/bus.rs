//! The bus carries hints. One implementation so far: inside this process. The seam for more
//! nodes is this type alone.
use tokio::sync::broadcast;

use super::Hint;

/// Hints that a receiver may fall behind before it is told that it missed some.
const CAPACITY: usize = 4096;

/// Publishes hints to whoever listens; cheap to clone.
#[derive(Debug, Clone)]
pub struct Bus {
    sender: broadcast::Sender<Hint>,
}

/// Receives every hint published after it was made.
pub type HintReceiver = broadcast::Receiver<Hint>;

impl Default for Bus {
    fn default() -> Self {
        Self { sender: broadcast::Sender::new(CAPACITY) }
    }
}

impl Bus {
    pub fn subscribe(&self) -> HintReceiver {
        self.sender.subscribe()
    }

    /// Nobody listening is no error: the rows are there to be read.
    pub fn publish(&self, hint: Hint) {
        let _listeners = self.sender.send(hint);
    }
}
