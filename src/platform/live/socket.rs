//! One socket: what its client asks for, what the hub hands over, and the clock.
use std::collections::HashMap;

use bytestring::ByteString;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use uuid::Uuid;

use super::follow::Followed;
use super::queue::Event;
use super::rate::Rate;
use super::wire::{Incoming, Wire};
use super::{Close, Connection, Label, Limits, Live, Notice, Request, Ticket};
use crate::platform::problem::Code;

/// A socket whose owner is known.
pub(super) struct Socket {
    pub(super) live: Live,
    pub(super) connection: Connection,
    pub(super) ticket: Ticket,
    pub(super) follows: HashMap<Uuid, Followed>,
    limits: Limits,
    /// Whether the client may still name its organisation (with a token it need not).
    may_name: bool,
    rate: Rate,
    malformed: u32,
    typed: Option<Instant>,
    heard: Instant,
}

impl Socket {
    /// Makes the socket known to the hub, then reads its rights once more: whatever ended them
    /// before that was not heard.
    pub(super) async fn open(live: Live, ticket: Ticket, named: bool) -> Result<Self, Close> {
        let connection = live.connect(&ticket.scope).await?;
        let (limits, now) = (live.limits, Instant::now());
        let rate = Rate::new(limits.messages_a_second, limits.burst, now);
        let mut socket = Self {
            live,
            connection,
            ticket,
            follows: HashMap::new(),
            limits,
            may_name: !named,
            rate,
            malformed: 0,
            typed: None,
            heard: now,
        };
        socket.renew().await?;
        Ok(socket)
    }

    /// Runs until something ends it.
    pub(super) async fn talk(&mut self, wire: &mut impl Wire) -> Close {
        let mut closing = self.connection.closing();
        let start = Instant::now();
        let mut pings = interval_at(start + self.limits.ping_every, self.limits.ping_every);
        let mut rights = interval_at(start + self.limits.rights_every, self.limits.rights_every);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        rights.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let hello = self.say(Notice::Hello { membership: self.ticket.scope.membership() });
        if let Err(close) = self.send(wire, hello).await {
            return close;
        }
        loop {
            let step = tokio::select! {
                biased;
                close = closing.wait() => Err(close),
                _ = pings.tick() => self.ping(wire).await,
                _ = rights.tick() => self.look_again(wire).await,
                incoming = wire.next() => self.hear(wire, incoming).await,
                event = self.connection.next() => self.pass_on(wire, event).await,
            };
            if let Err(close) = step {
                return close;
            }
        }
    }

    pub(super) fn say(&self, notice: Notice<'_>) -> ByteString {
        self.live.source.say(notice)
    }

    /// Sends a frame, unless the hub ends the socket meanwhile or the reader takes nothing.
    pub(super) async fn send(&self, wire: &mut impl Wire, frame: ByteString) -> Result<(), Close> {
        let mut closing = self.connection.closing();
        tokio::select! {
            biased;
            close = closing.wait() => Err(close),
            sent = timeout(self.limits.dead_after, wire.send(frame)) => {
                sent.unwrap_or(Err(Close::Slow))?;
                metrics::counter!("live_frames_sent").increment(1);
                Ok(())
            }
        }
    }

    async fn ping(&self, wire: &mut impl Wire) -> Result<(), Close> {
        if self.heard.elapsed() > self.limits.dead_after {
            return Err(Close::Policy);
        }
        timeout(self.limits.dead_after, wire.ping()).await.unwrap_or(Err(Close::Slow))
    }

    /// Something from the client.
    async fn hear(&mut self, wire: &mut impl Wire, incoming: Incoming) -> Result<(), Close> {
        self.heard = Instant::now();
        if let Incoming::End(close) = incoming {
            return Err(close);
        }
        if !self.rate.take(self.heard) {
            return Err(Close::Policy);
        }
        match incoming {
            Incoming::Text(text) => match self.live.source.parse(&text) {
                Some(request) => self.obey(wire, request).await,
                None => self.refuse(wire).await,
            },
            Incoming::Binary => self.refuse(wire).await,
            Incoming::Ping(payload) => {
                let pong = timeout(self.limits.dead_after, wire.pong(&payload));
                pong.await.unwrap_or(Err(Close::Slow))
            }
            Incoming::Pong | Incoming::End(_) => Ok(()),
        }
    }

    async fn obey(&mut self, wire: &mut impl Wire, request: Request) -> Result<(), Close> {
        let may_name = std::mem::take(&mut self.may_name);
        match request {
            Request::Organisation(_) if may_name => Ok(()),
            Request::Organisation(_) => self.refuse(wire).await,
            Request::Follow { topic, after } => self.follow(wire, topic, &after).await,
            Request::Unfollow { topic } => {
                if self.follows.remove(&topic).is_some() {
                    self.connection.leave(topic);
                }
                Ok(())
            }
            Request::Typing { topic, label } => self.typing(wire, topic, label).await,
            Request::Ping => {
                let pong = self.say(Notice::Pong);
                self.send(wire, pong).await
            }
        }
    }

    /// A message that makes no sense: some are answered, too many end the socket.
    async fn refuse(&mut self, wire: &mut impl Wire) -> Result<(), Close> {
        self.malformed += 1;
        let answer = self.say(Notice::Malformed);
        self.send(wire, answer).await?;
        if self.malformed >= self.limits.malformed { Err(Close::Policy) } else { Ok(()) }
    }

    async fn follow(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
        after: &[(Label, i64)],
    ) -> Result<(), Close> {
        if self.follows.len() >= self.limits.topics && !self.follows.contains_key(&topic) {
            let answer =
                self.say(Notice::Error { code: Code::TooManyRequests, topic: Some(topic) });
            return self.send(wire, answer).await;
        }
        self.begin(wire, topic, after).await
    }

    async fn typing(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
        label: Label,
    ) -> Result<(), Close> {
        let too_soon = self.typed.is_some_and(|typed| typed.elapsed() < self.limits.typing_every);
        if too_soon || !self.may_read(wire, topic).await? {
            return Ok(());
        }
        let Some(followed) = self.follows.get(&topic) else { return Ok(()) };
        if let (Some(channel), Some(card)) = (followed.channel_named(label), followed.card()) {
            let frame = self.say(Notice::Typing { topic, label, card });
            self.connection.publish(topic, channel, frame);
            self.typed = Some(Instant::now());
        }
        Ok(())
    }

    /// Something from the hub.
    async fn pass_on(&mut self, wire: &mut impl Wire, event: Event) -> Result<(), Close> {
        match event {
            Event::Frame { topic: None, frame } => self.send(wire, frame).await,
            Event::Frame { topic: Some(topic), frame } => {
                if self.may_read(wire, topic).await? {
                    self.send(wire, frame).await?;
                }
                Ok(())
            }
            Event::Items { topic, channel, items } => {
                if self.may_read(wire, topic).await? {
                    self.deliver(wire, topic, channel, &items).await?;
                }
                Ok(())
            }
            Event::Resync { topic: Some(topic) } => self.resync(wire, topic).await,
            Event::Resync { topic: None } => self.start_over(wire).await,
            Event::Renew => self.renew().await,
        }
    }

    /// Hints were lost, perhaps one that ends this socket.
    async fn start_over(&mut self, wire: &mut impl Wire) -> Result<(), Close> {
        self.renew().await?;
        for topic in self.topics() {
            self.resync(wire, topic).await?;
        }
        match self.live.source.afresh(&self.ticket.scope).await {
            Ok(frames) => {
                for frame in frames {
                    self.send(wire, frame).await?;
                }
            }
            Err(problem) => tracing::warn!(%problem, "a socket could not be brought up to date"),
        }
        Ok(())
    }

    /// Every minute: the rights behind the socket, and whatever a lost hint kept back.
    async fn look_again(&mut self, wire: &mut impl Wire) -> Result<(), Close> {
        self.renew().await?;
        for topic in self.topics() {
            self.catch_up_all(wire, topic).await?;
        }
        Ok(())
    }

    pub(super) fn topics(&self) -> Vec<Uuid> {
        self.follows.keys().copied().collect()
    }

    async fn renew(&mut self) -> Result<(), Close> {
        let ended = if self.ticket.token.is_some() || self.ticket.scope.session().is_some() {
            Close::SessionEnded
        } else {
            Close::RightsLost
        };
        match self.live.source.renew(&self.ticket).await {
            Ok(Some(scope)) if scope.epoch() == self.ticket.scope.epoch() => {
                self.ticket.scope = scope;
                Ok(())
            }
            Ok(Some(_)) => Err(Close::RightsLost),
            Ok(None) => Err(ended),
            // Nothing can be read now, so nothing can leak either; the next look decides.
            Err(problem) => {
                tracing::warn!(%problem, "the rights of a socket could not be read");
                Ok(())
            }
        }
    }
}
