//! The task that owns the maps: takes commands of sockets and hints of the bus, reads what is new
//! once, and hands it over. It never waits for a read or for a socket.
use std::collections::HashSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytestring::ByteString;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep, sleep_until};
use uuid::Uuid;

use super::across::Across;
use super::maps::{ConnectionId, Load, Maps, Who};
use super::pace::Pace;
use super::queue::{Event, Feeder};
use super::{Audience, Close, Item, Limits, LiveSource, Notice, Opened, Told};
use crate::platform::authz::OrganisationId;
use crate::platform::events::{Bus, Hint, HintReceiver, Whisper};
use crate::platform::problem::Problem;

/// Hints that are looked at together: the same hint twice is one.
const HINTS_AT_ONCE: usize = 256;

/// What sockets ask of the hub. `done` is answered once it holds.
#[derive(Debug)]
pub(super) enum Command {
    Connect { id: ConnectionId, who: Who, feeder: Feeder, done: oneshot::Sender<()> },
    Disconnect { id: ConnectionId },
    Join { id: ConnectionId, topic: Uuid, opened: Opened, done: oneshot::Sender<()> },
    Leave { id: ConnectionId, topic: Uuid },
    Publish { from: ConnectionId, topic: Uuid, channel: Uuid, frame: ByteString },
    Stop { done: oneshot::Sender<()> },
}

/// Something that was waited for.
enum Done {
    Loaded {
        topic: Uuid,
        channel: Uuid,
        result: Result<Vec<Item>, Problem>,
    },
    Retry {
        topic: Uuid,
        channel: Uuid,
    },
    Told(Result<Vec<Told>, Problem>),
    /// What was written lately, while other nodes are not heard.
    Found(Result<Vec<Hint>, Problem>),
}

type Work = Pin<Box<dyn Future<Output = Done> + Send>>;

pub(super) struct Hub {
    commands: mpsc::UnboundedReceiver<Command>,
    hints: HintReceiver,
    hears: bool,
    stopping: bool,
    source: Arc<dyn LiveSource>,
    pub(super) limits: Limits,
    pub(super) maps: Maps,
    work: FuturesUnordered<Work>,
    pub(super) presence: Pace<Uuid>,
    pub(super) across: Across,
    lists: Pace<(OrganisationId, ByteString)>,
}

impl Hub {
    pub(super) fn new(
        commands: mpsc::UnboundedReceiver<Command>,
        bus: &Bus,
        source: Arc<dyn LiveSource>,
        limits: Limits,
    ) -> Self {
        Self {
            commands,
            hints: bus.subscribe(),
            hears: true,
            stopping: false,
            source,
            limits,
            maps: Maps::default(),
            work: FuturesUnordered::new(),
            presence: Pace::new(limits.hints_every),
            across: Across::new(bus, &limits),
            lists: Pace::new(limits.hints_every),
        }
    }

    pub(super) async fn run(mut self) {
        loop {
            let due = [self.presence.next(), self.lists.next(), self.across.next()];
            let due = due.into_iter().flatten().min();
            tokio::select! {
                command = self.commands.recv() => match command {
                    Some(command) => self.obey(command),
                    None => return,
                },
                hint = self.hints.recv(), if self.hears => self.hear(hint),
                heard = self.across.heard() => self.hear_whisper(heard),
                Some(done) = self.work.next() => self.finish(done),
                () = sleep_until(due.unwrap_or_else(Instant::now)), if due.is_some() => {}
            }
            self.send_due();
            self.look_across();
            metrics::gauge!("live_sockets").set(u32::try_from(self.maps.len()).unwrap_or(u32::MAX));
        }
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Connect { id, who, feeder, done } => {
                if self.stopping {
                    feeder.close(Close::Restart);
                } else {
                    self.maps.connect(id, who, feeder);
                }
                // The socket may have gone while it waited.
                let _gone = done.send(());
            }
            Command::Disconnect { id } => self.forget(id),
            Command::Join { id, topic, opened, done } => {
                let new = !self.maps.follows(topic);
                self.maps.join(id, topic, opened);
                self.moved(topic, new);
                let _gone = done.send(());
            }
            Command::Leave { id, topic } => {
                self.maps.leave(id, topic);
                self.moved(topic, false);
            }
            Command::Publish { from, topic, channel, frame } => {
                let Some(by) = self.maps.speaker(topic, channel, from) else { return };
                let told = frame.to_string();
                self.across.whisper(Whisper::Typing { topic, channel, by, frame: told });
                let readers = self.maps.other_readers(topic, channel, by);
                self.push(readers, &Event::Frame { topic: Some(topic), frame });
            }
            Command::Stop { done } => {
                self.stopping = true;
                self.across.whisper(Whisper::Left);
                self.close(self.maps.everybody(), Close::Restart);
                let _gone = done.send(());
            }
        }
    }

    fn hear(&mut self, first: Result<Hint, RecvError>) {
        let mut hints = HashSet::new();
        let mut missed = 0;
        match first {
            Ok(hint) => {
                hints.insert(hint);
            }
            Err(RecvError::Lagged(some)) => missed += some,
            Err(RecvError::Closed) => self.hears = false,
        }
        for _ in 1..HINTS_AT_ONCE {
            match self.hints.try_recv() {
                Ok(hint) => {
                    hints.insert(hint);
                }
                Err(TryRecvError::Lagged(some)) => missed += some,
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        if missed > 0 {
            tracing::warn!(missed, "the live hub fell behind: all sockets ask again");
        }
        if hints.remove(&Hint::Missed) || missed > 0 {
            self.push(self.maps.everybody(), &Event::Resync { topic: None });
        }
        hints.into_iter().for_each(|hint| self.follow(hint));
    }

    fn follow(&mut self, hint: Hint) {
        match hint {
            Hint::SessionEnded { session } => {
                let ended = self.maps.all_where(|who| who.session == Some(session));
                self.close(ended, Close::SessionEnded);
            }
            Hint::Rights { membership } => {
                self.close(self.maps.of_membership(membership), Close::RightsLost);
            }
            Hint::PersonRights { person } => {
                let changed = self.maps.all_where(|who| who.person == person);
                self.close(changed, Close::RightsLost);
            }
            Hint::Outbox | Hint::Missed => {}
            Hint::Lane { thread, lane, seq, .. } => {
                self.want(thread, lane, seq);
                self.ask(hint);
            }
            Hint::Record { .. } | Hint::Part { .. } | Hint::List { .. } => self.ask(hint),
            Hint::Inbox { membership } | Hint::Draft { membership, .. } => {
                if self.maps.has_membership(membership) {
                    self.ask(hint);
                }
            }
            Hint::Read { thread, .. } => {
                if self.maps.follows(thread) {
                    self.ask(hint);
                }
            }
        }
    }

    /// Lets the source say what a hint means, without waiting for it.
    fn ask(&mut self, hint: Hint) {
        if self.maps.len() == 0 {
            return;
        }
        let source = Arc::clone(&self.source);
        self.work.push(Box::pin(async move { Done::Told(source.tell(&hint).await) }));
    }

    /// Reads what was written lately, whoever wrote it.
    pub(super) fn find(&mut self) {
        let (source, seconds) = (Arc::clone(&self.source), self.limits.found_seconds);
        self.work.push(Box::pin(async move { Done::Found(source.lately(seconds).await) }));
    }

    /// Reads what is new in a channel that somebody follows, once for all of them.
    fn want(&mut self, topic: Uuid, channel: Uuid, seq: i64) {
        match self.maps.want(topic, channel, seq, self.limits.missed) {
            Load::None => {}
            Load::TooMany => {
                let readers = self.maps.readers(topic, channel);
                self.push(readers, &Event::Resync { topic: Some(topic) });
            }
            Load::After(after) => {
                let (source, page) = (Arc::clone(&self.source), self.limits.page);
                self.work.push(Box::pin(async move {
                    let result = source.items(channel, after, page).await;
                    Done::Loaded { topic, channel, result }
                }));
            }
        }
    }

    fn finish(&mut self, done: Done) {
        match done {
            Done::Loaded { topic, channel, result: Ok(items) } => {
                let newest = items.last().map(|item| item.seq);
                if !items.is_empty() {
                    let readers = self.maps.readers(topic, channel);
                    self.push(readers, &Event::Items { topic, channel, items: items.into() });
                }
                if let Some(more) = self.maps.loaded(topic, channel, newest) {
                    self.want(topic, channel, more);
                }
            }
            Done::Loaded { topic, channel, result: Err(problem) } => {
                tracing::warn!(%problem, "new items could not be read; trying again");
                let pause = self.limits.retry_after;
                self.work.push(Box::pin(async move {
                    sleep(pause).await;
                    Done::Retry { topic, channel }
                }));
            }
            Done::Retry { topic, channel } => {
                if let Some(seq) = self.maps.unload(topic, channel) {
                    self.want(topic, channel, seq);
                }
            }
            Done::Found(Ok(hints)) => {
                let new = self.across.not_told(hints);
                new.into_iter().for_each(|hint| self.follow(hint));
            }
            Done::Found(Err(problem)) => {
                tracing::warn!(%problem, "what other nodes wrote could not be read");
            }
            Done::Told(Ok(told)) => told.into_iter().for_each(|told| self.tell(told)),
            Done::Told(Err(problem)) => tracing::warn!(%problem, "a hint could not be followed"),
        }
    }

    fn tell(&mut self, Told { audience, frame }: Told) {
        match audience {
            Audience::Channel { topic, channel } => {
                let readers = self.maps.readers(topic, channel);
                self.push(readers, &Event::Frame { topic: Some(topic), frame });
            }
            Audience::Subject(subject) => {
                for topic in self.maps.topics_of(subject) {
                    let event = Event::Frame { topic: Some(topic), frame: frame.clone() };
                    self.push(self.maps.followers(topic), &event);
                }
            }
            Audience::Membership(membership) => {
                let sockets = self.maps.of_membership(membership);
                self.push(sockets, &Event::Frame { topic: None, frame });
            }
            Audience::Organisations(organisations) => {
                let now = Instant::now();
                for organisation in organisations {
                    self.lists.mark((organisation, frame.clone()), now);
                }
            }
        }
    }

    /// Presence and list hints whose time has come.
    fn send_due(&mut self) {
        let now = Instant::now();
        for (organisation, frame) in self.lists.take(now) {
            let sockets = self.maps.of_organisation(organisation);
            self.push(sockets, &Event::Frame { topic: None, frame });
        }
        for topic in self.presence.take(now) {
            if let Some(cards) = self.maps.present(topic) {
                let frame = self.source.say(Notice::Present { topic, cards: &cards });
                let event = Event::Frame { topic: Some(topic), frame };
                self.push(self.maps.followers(topic), &event);
            }
        }
    }

    /// Hands an event to sockets; whoever cannot take it is cut off.
    pub(super) fn push(&mut self, to: Vec<ConnectionId>, event: &Event) {
        for id in to {
            if !self.maps.push(id, event.clone()) {
                metrics::counter!("live_slow_closed").increment(1);
                self.close(vec![id], Close::Slow);
            }
        }
    }

    /// Ends sockets and forgets them: nothing more is handed to them.
    fn close(&mut self, sockets: Vec<ConnectionId>, close: Close) {
        for id in sockets {
            self.maps.close(id, close);
            self.forget(id);
        }
    }

    fn forget(&mut self, id: ConnectionId) {
        for topic in self.maps.disconnect(id) {
            self.moved(topic, false);
        }
    }
}
