//! All numbers of the live sockets in one place.
use std::time::Duration;

/// What a socket may take, and how long things may last.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Events that wait for a slow reader before it is cut off.
    pub queue_events: usize,
    /// Bytes of those events.
    pub queue_bytes: usize,
    /// Bytes of a frame, and of a message, from a client.
    pub message_bytes: usize,
    /// Messages a second from a client, on average.
    pub messages_a_second: u32,
    /// Messages that may come at once after a pause.
    pub burst: u32,
    /// Messages that nobody understands, before the socket is closed.
    pub malformed: u32,
    /// Topics that a socket may follow.
    pub topics: usize,
    /// Items that are sent after an absence; for more the client asks again by itself.
    pub missed: i64,
    /// Items that are read at once.
    pub page: i64,
    /// Time until the organisation must be named.
    pub naming: Duration,
    pub ping_every: Duration,
    /// Silence after which a peer is taken for dead.
    pub dead_after: Duration,
    /// How often the rights behind a socket are read again, besides all that is told at once.
    pub rights_every: Duration,
    /// How long an answer of "may read this topic" holds.
    pub fresh_for: Duration,
    /// Least time between two typing notices of a socket.
    pub typing_every: Duration,
    /// Least time between two hints of the same kind: presence in a topic, lists of an organisation.
    pub hints_every: Duration,
    /// Pause before a failed read is tried again.
    pub retry_after: Duration,
    /// While other nodes are not heard: how often what was written is looked for,
    pub found_every: Duration,
    /// how far back (more than the longest transaction and the clocks' differences),
    pub found_seconds: u32,
    /// and how often the rights behind each socket are read.
    pub renew_every: Duration,
    /// How often a node says that it is alive,
    pub here_every: Duration,
    /// and after which silence the people on it count as gone.
    pub gone_after: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            queue_events: 256,
            queue_bytes: 512 * 1024,
            message_bytes: 64 * 1024,
            messages_a_second: 20,
            burst: 40,
            malformed: 5,
            topics: 256,
            missed: 500,
            page: 100,
            naming: Duration::from_secs(10),
            ping_every: Duration::from_secs(20),
            dead_after: Duration::from_secs(45),
            rights_every: Duration::from_secs(60),
            fresh_for: Duration::from_secs(2),
            typing_every: Duration::from_secs(2),
            hints_every: Duration::from_millis(250),
            retry_after: Duration::from_millis(500),
            found_every: Duration::from_secs(2),
            found_seconds: 30,
            renew_every: Duration::from_secs(10),
            here_every: Duration::from_secs(10),
            gone_after: Duration::from_secs(30),
        }
    }
}
