//! What happens after a commit: hints for the live hub, rows for the workers.
//!
//! The rows in the database are the truth; a [`Hint`] only says "look now". A lost hint costs a
//! delay, never an entry. Hints carry ids, never text and never rights.
//!
//! Where several processes serve one portal, a [`link`] carries hints between them, and beside the
//! hints what is true only while somebody looks: who is there, and who is typing ([`Whisper`]).
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::platform::authz::{MembershipId, OrganisationId, PersonId, SessionId};

mod bus;
pub mod link;
mod outbox;
mod queue;
mod words;

pub use bus::{Bus, Heard, HintReceiver, LinkState, Whisper, WhisperReceiver};
pub use outbox::{
    Claimed, NewOutbox, OutboxId, OutboxState, claim, complete, enqueue, enqueue_all, fail,
    finish_dead, has_due, is_queued, next_due,
};
pub use queue::{Lag, QueueCounts, QueueItem, counts, lags, list, requeue, sweep};
pub use words::Word;

/// "Look now", sent once for each committed batch.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// Lane `lane` of `thread` is at `seq`.
    Lane { record: Uuid, thread: Uuid, lane: Uuid, seq: i64 },
    /// A record's fields, state or parties changed; `organisations` list it.
    Record { record: Uuid, version: i32, organisations: Vec<OrganisationId> },
    /// Something that is kept beside the records changed for these organisations alone; `what`
    /// names the list to look at again.
    List {
        #[serde(deserialize_with = "words::read")]
        what: Word,
        organisations: Vec<OrganisationId>,
    },
    /// A part of a record changed that has its own version and is asked for by itself.
    Part {
        record: Uuid,
        #[serde(deserialize_with = "words::read")]
        part: Word,
        version: i32,
    },
    /// Somebody's inbox changed.
    Inbox { membership: MembershipId },
    /// Somebody read a lane up to `seq`.
    Read { thread: Uuid, lane: Uuid, organisation: OrganisationId },
    /// Somebody's own draft changed on another device.
    Draft { thread: Uuid, lane: Uuid, membership: MembershipId },
    /// A session was ended.
    SessionEnded { session: SessionId },
    /// Rights of a membership changed or ended.
    Rights { membership: MembershipId },
    /// A person's rights everywhere changed or ended.
    PersonRights { person: PersonId },
    /// There is work for the workers.
    Outbox,
    /// Hints may have been lost on their way from another node, or are of a kind that only a newer
    /// one knows.
    Missed,
}
