//! What the hub asks of the features: it moves frames and knows none of their words.
use async_trait::async_trait;
use bytestring::ByteString;
use uuid::Uuid;

use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};

/// Who is behind a socket: the scope, and the API token it came with if it was none of a browser.
#[derive(Clone)]
pub struct Ticket {
    pub scope: Scope,
    pub token: Option<String>,
}

impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ticket({})", self.scope.membership())
    }
}

/// What clients call a channel: a word, or its id where words do not reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Word(&'static str),
    Id(Uuid),
}

impl From<&'static str> for Label {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Id(id) => write!(f, "{id}"),
        }
    }
}

/// What a client asks for, in the hub's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// The organisation to act for; only as the first message.
    Organisation(String),
    /// Send what comes, after what the client has: pairs of a channel's label and its last `seq`.
    Follow {
        topic: Uuid,
        after: Vec<(Label, i64)>,
    },
    Unfollow {
        topic: Uuid,
    },
    Typing {
        topic: Uuid,
        label: Label,
    },
    Ping,
}

/// What the hub has to say of itself; the source puts it into words.
#[derive(Debug, Clone, Copy)]
pub enum Notice<'a> {
    Hello {
        membership: MembershipId,
    },
    /// All that was missed is sent; the client has these now.
    Followed {
        topic: Uuid,
        heads: &'a [(Label, i64)],
    },
    /// Too much was missed: the client asks again by itself.
    Resync {
        topic: Uuid,
    },
    /// Who follows a topic now.
    Present {
        topic: Uuid,
        cards: &'a [ByteString],
    },
    Typing {
        topic: Uuid,
        label: Label,
        card: &'a ByteString,
    },
    Pong,
    Error {
        code: Code,
        topic: Option<Uuid>,
    },
    /// A message that nobody understands.
    Malformed,
}

/// A sequence of items with its own readers; `seq` has no gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channel {
    pub id: Uuid,
    /// What clients call it.
    pub label: Label,
    /// The newest `seq`.
    pub head: i64,
}

/// A topic that a scope may read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What the topic is about: frames for it reach all who follow one of its topics.
    pub subject: Uuid,
    /// The reader, as the others see them; `None` for somebody apart, who neither sees who else is
    /// there nor is seen, and hears of nothing but the channels.
    pub card: Option<ByteString>,
    /// The channels that the scope may read, and no other.
    pub channels: Vec<Channel>,
}

/// An item of a channel, ready to be sent: the same bytes for all its readers.
#[derive(Debug, Clone)]
pub struct Item {
    pub seq: i64,
    pub frame: ByteString,
}

/// Whom a frame without `seq` is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Readers of one channel of a topic.
    Channel { topic: Uuid, channel: Uuid },
    /// Whoever follows a topic of this subject.
    Subject(Uuid),
    /// All sockets of somebody.
    Membership(MembershipId),
    /// All sockets of these organisations; the same frame is not sent twice in quick succession.
    Organisations(Vec<OrganisationId>),
}

/// A frame and its audience.
#[derive(Debug, Clone)]
pub struct Told {
    pub audience: Audience,
    pub frame: ByteString,
}

/// The features' side of the hub. Reads under the rights of whoever it is for, each time anew.
#[async_trait]
pub trait LiveSource: Send + Sync + 'static {
    /// A client's message; `None` if it is none.
    fn parse(&self, text: &str) -> Option<Request>;

    fn say(&self, notice: Notice<'_>) -> ByteString;

    /// The topic as this scope may read it; what it may not read is missing.
    async fn open(&self, scope: &Scope, topic: Uuid) -> Result<Opened, Problem>;

    /// Items of a channel after `after`, oldest first, `limit` at most.
    async fn items(&self, channel: Uuid, after: i64, limit: i64) -> Result<Vec<Item>, Problem>;

    /// What to tell whom because of a hint; items are not told but read.
    async fn tell(&self, hint: &Hint) -> Result<Vec<Told>, Problem>;

    /// The channels that were written to in the last so many seconds, as hints: what to look at
    /// while other nodes are not heard.
    async fn lately(&self, seconds: u32) -> Result<Vec<Hint>, Problem>;

    /// What a client has to ask for again, or is told anew, after hints were lost.
    async fn afresh(&self, scope: &Scope) -> Result<Vec<ByteString>, Problem>;

    /// The scope as it is now; `None` once it has ended.
    async fn renew(&self, ticket: &Ticket) -> Result<Option<Scope>, Problem>;
}
