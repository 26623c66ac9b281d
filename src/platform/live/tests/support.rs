//! A source in memory, and clients on wires in memory. Frames are words: `item CHANNEL SEQ`.
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytestring::ByteString;
use tokio::sync::mpsc;
use tokio::time::timeout;
use uuid::Uuid;

use super::super::handshake::{Admission, run};
use super::super::wire::{Incoming, Wire};
use super::super::{
    Audience, Channel, Close, Item, Limits, Live, LiveSource, Notice, Opened, Request, Ticket, Told,
};
use crate::platform::authz::{
    Locale, MembershipId, OrganisationId, PersonId, Role, Scope, ScopeParts, Sees, SessionId,
};
use crate::platform::events::{Bus, Hint};
use crate::platform::id::new_uuid;
use crate::platform::problem::{Code, Problem};

pub fn scope(organisation: OrganisationId) -> Scope {
    Scope::for_tests(ScopeParts {
        organisation,
        organisation_name: "Northwind".to_owned(),
        membership: MembershipId::generate(),
        person: PersonId::generate(),
        person_name: "Ann".to_owned(),
        role: Role::Member,
        sees: Sees::All,
        team: None,
        locale: Locale::En,
        time_zone: "UTC".to_owned(),
        may_write: true,
        session: Some(SessionId::generate()),
        epoch: 1,
    })
}

/// One topic with a channel `shared` for all and a channel `private` for each organisation.
#[derive(Default)]
pub struct State {
    /// The newest `seq` of each channel.
    pub heads: HashMap<Uuid, i64>,
    pub private: HashMap<OrganisationId, Uuid>,
    pub shut_out: HashSet<MembershipId>,
    pub ended: HashSet<MembershipId>,
    /// How many reads of items fail from now on.
    pub failures: u32,
    pub reads: u32,
}

pub struct FakeSource {
    pub topic: Uuid,
    pub shared: Uuid,
    pub state: Mutex<State>,
}

impl FakeSource {
    fn channels(&self, organisation: OrganisationId) -> Vec<Channel> {
        let mut state = self.state.lock().unwrap();
        let private = *state.private.entry(organisation).or_insert_with(new_uuid);
        let head = |id: Uuid| state.heads.get(&id).copied().unwrap_or(0);
        [(self.shared, "shared"), (private, "private")]
            .map(|(id, label)| Channel { id, label: label.into(), head: head(id) })
            .to_vec()
    }

    pub fn private(&self, organisation: OrganisationId) -> Uuid {
        self.channels(organisation)[1].id
    }

    pub fn head(&self, channel: Uuid) -> i64 {
        self.state.lock().unwrap().heads.get(&channel).copied().unwrap_or(0)
    }

    /// Writes items; the hint is the caller's.
    pub fn append(&self, channel: Uuid, count: i64) -> Hint {
        let mut state = self.state.lock().unwrap();
        let head = state.heads.entry(channel).or_insert(0);
        *head += count;
        Hint::Lane { record: self.topic, thread: self.topic, lane: channel, seq: *head }
    }
}

#[async_trait]
impl LiveSource for FakeSource {
    fn parse(&self, text: &str) -> Option<Request> {
        let words: Vec<&str> = text.split(' ').collect();
        let uuid = |word: &str| word.parse::<Uuid>().ok();
        match *words.as_slice() {
            ["organisation", name] => Some(Request::Organisation(name.to_owned())),
            ["follow", topic, shared, private] => Some(Request::Follow {
                topic: uuid(topic)?,
                after: vec![
                    ("shared".into(), shared.parse().ok()?),
                    ("private".into(), private.parse().ok()?),
                ],
            }),
            ["unfollow", topic] => Some(Request::Unfollow { topic: uuid(topic)? }),
            ["typing", "shared"] => {
                Some(Request::Typing { topic: self.topic, label: "shared".into() })
            }
            ["typing", "private"] => {
                Some(Request::Typing { topic: self.topic, label: "private".into() })
            }
            ["ping"] => Some(Request::Ping),
            _ => None,
        }
    }

    fn say(&self, notice: Notice<'_>) -> ByteString {
        match notice {
            Notice::Hello { .. } => "hello".into(),
            Notice::Followed { heads, .. } => {
                let heads: Vec<_> =
                    heads.iter().map(|(label, seq)| (label.to_string(), *seq)).collect();
                format!("followed {heads:?}").into()
            }
            Notice::Resync { .. } => "resync".into(),
            Notice::Present { cards, .. } => format!("present {}", cards.join(" ")).into(),
            Notice::Typing { label, card, .. } => format!("typing {label} {card}").into(),
            Notice::Pong => "pong".into(),
            Notice::Error { code, .. } => format!("error {}", code.as_str()).into(),
            Notice::Malformed => "malformed".into(),
        }
    }

    async fn open(&self, scope: &Scope, topic: Uuid) -> Result<Opened, Problem> {
        let shut_out = self.state.lock().unwrap().shut_out.contains(&scope.membership());
        if topic != self.topic || shut_out {
            return Err(Problem::not_found());
        }
        let card = Some(scope.membership().to_string().into());
        Ok(Opened { subject: topic, card, channels: self.channels(scope.org()) })
    }

    async fn items(&self, channel: Uuid, after: i64, limit: i64) -> Result<Vec<Item>, Problem> {
        let head = {
            let mut state = self.state.lock().unwrap();
            state.reads += 1;
            if state.failures > 0 {
                state.failures -= 1;
                return Err(Problem::new(Code::Busy));
            }
            state.heads.get(&channel).copied().unwrap_or(0)
        };
        // A read takes a while: others go on meanwhile.
        for _ in 0..rand::random_range(0..4) {
            tokio::task::yield_now().await;
        }
        let item = |seq| Item { seq, frame: format!("item {channel} {seq}").into() };
        Ok((after + 1..=head.min(after + limit)).map(item).collect())
    }

    async fn lately(&self, _seconds: u32) -> Result<Vec<Hint>, Problem> {
        let state = self.state.lock().unwrap();
        let (record, thread) = (self.topic, self.topic);
        let hint =
            |(lane, seq): (&Uuid, &i64)| Hint::Lane { record, thread, lane: *lane, seq: *seq };
        Ok(state.heads.iter().map(hint).collect())
    }

    async fn tell(&self, hint: &Hint) -> Result<Vec<Told>, Problem> {
        Ok(match hint {
            Hint::Record { record, version, organisations } => vec![
                Told {
                    audience: Audience::Subject(*record),
                    frame: format!("record {version}").into(),
                },
                Told {
                    audience: Audience::Organisations(organisations.clone()),
                    frame: "list".into(),
                },
            ],
            Hint::Inbox { membership } => {
                vec![Told { audience: Audience::Membership(*membership), frame: "inbox".into() }]
            }
            _ => Vec::new(),
        })
    }

    async fn afresh(&self, _scope: &Scope) -> Result<Vec<ByteString>, Problem> {
        Ok(vec!["list".into()])
    }

    async fn renew(&self, ticket: &Ticket) -> Result<Option<Scope>, Problem> {
        let ended = self.state.lock().unwrap().ended.contains(&ticket.scope.membership());
        Ok((!ended).then(|| ticket.scope.clone()))
    }
}

/// A hub with its bus and source.
pub struct World {
    pub bus: Bus,
    pub source: Arc<FakeSource>,
    pub live: Live,
}

pub fn limits() -> Limits {
    Limits {
        fresh_for: Duration::ZERO,
        hints_every: Duration::from_millis(5),
        retry_after: Duration::from_millis(5),
        ..Limits::default()
    }
}

impl World {
    pub fn new(limits: Limits) -> Self {
        let (bus, source) = (
            Bus::default(),
            Arc::new(FakeSource { topic: new_uuid(), shared: new_uuid(), state: Mutex::default() }),
        );
        let shared: Arc<dyn LiveSource> = Arc::<FakeSource>::clone(&source);
        let live = Live::start(&bus, shared, limits);
        Self { bus, source, live }
    }

    /// Writes items and tells the hub.
    pub fn write(&self, channel: Uuid, count: i64) {
        self.bus.publish(self.source.append(channel, count));
    }

    /// A client behind a wire that holds `room` frames.
    pub fn connect(&self, scope: &Scope, room: usize) -> Client {
        self.admit(Admission::Ready(Ticket { scope: scope.clone(), token: None }), room)
    }

    pub fn admit(&self, admission: Admission, room: usize) -> Client {
        let (to_server, incoming) = mpsc::unbounded_channel();
        let (outgoing, from_server) = mpsc::channel(room);
        let closed = Arc::new(Mutex::new(None));
        let wire = MemoryWire { incoming, outgoing, closed: Arc::clone(&closed) };
        tokio::task::spawn_local(run(self.live.clone(), wire, admission));
        Client { to_server, from_server, closed }
    }

    /// A client that follows the topic and has seen who is there.
    pub async fn follower(&self, scope: &Scope) -> Client {
        let mut client = self.connect(scope, 1024);
        client.follow(self.source.topic, [0, 0]);
        client.until(|frame| frame.starts_with("followed")).await;
        client.until(|frame| frame.starts_with("present")).await;
        client
    }
}

struct MemoryWire {
    incoming: mpsc::UnboundedReceiver<Incoming>,
    outgoing: mpsc::Sender<ByteString>,
    closed: Arc<Mutex<Option<Close>>>,
}

impl Wire for MemoryWire {
    async fn next(&mut self) -> Incoming {
        self.incoming.recv().await.unwrap_or(Incoming::End(Close::Gone))
    }

    async fn send(&mut self, frame: ByteString) -> Result<(), Close> {
        self.outgoing.send(frame).await.map_err(|_| Close::Gone)
    }

    async fn ping(&mut self) -> Result<(), Close> {
        Ok(())
    }

    async fn pong(&mut self, _payload: &[u8]) -> Result<(), Close> {
        Ok(())
    }

    async fn close(self, close: Close) {
        *self.closed.lock().unwrap() = Some(close);
    }
}

/// The other end of a wire. Dropping it cuts the wire, with all that was under way.
pub struct Client {
    to_server: mpsc::UnboundedSender<Incoming>,
    from_server: mpsc::Receiver<ByteString>,
    closed: Arc<Mutex<Option<Close>>>,
}

impl Client {
    pub fn say(&self, text: impl Into<String>) {
        let _cut = self.to_server.send(Incoming::Text(text.into().into()));
    }

    pub fn follow(&self, topic: Uuid, after: [i64; 2]) {
        self.say(format!("follow {topic} {} {}", after[0], after[1]));
    }

    /// The next frame that is there already.
    pub fn waiting(&mut self) -> Option<ByteString> {
        self.from_server.try_recv().ok()
    }

    /// The next frame; `None` once the wire is closed.
    pub async fn next(&mut self) -> Option<ByteString> {
        timeout(Duration::from_secs(10), self.from_server.recv()).await.expect("no frame came")
    }

    /// Reads on to the first frame that fits.
    pub async fn until(&mut self, fits: impl Fn(&str) -> bool) -> ByteString {
        loop {
            let frame = self.next().await.expect("the wire is open");
            if fits(&frame) {
                return frame;
            }
        }
    }

    /// Reads to the end and gives the reason for it, with the frames that came before.
    pub async fn end(&mut self) -> (Close, Vec<ByteString>) {
        let mut frames = Vec::new();
        while let Some(frame) = self.next().await {
            frames.push(frame);
        }
        (self.closed.lock().unwrap().expect("a reason"), frames)
    }
}

/// Runs a test on one thread, with tasks that need not be `Send`.
pub fn on_one_thread<F: Future>(test: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, test)
}
