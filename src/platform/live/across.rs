//! Over the boundaries of this process: who is there on other nodes, and what to do while they are
//! not heard.
use std::collections::{HashMap, HashSet};

use bytestring::ByteString;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::Instant;
use uuid::Uuid;

use super::Limits;
use super::hub::Hub;
use super::pace::Pace;
use super::queue::Event;
use crate::platform::events::{Bus, Heard, Hint, LinkState, Whisper, WhisperReceiver};

/// What the hub knows of other nodes.
pub(super) struct Across {
    bus: Bus,
    whispers: WhisperReceiver,
    link: watch::Receiver<LinkState>,
    /// How the link stood when it was last looked at.
    state: LinkState,
    /// Other nodes, and when each was last heard.
    nodes: HashMap<Uuid, Instant>,
    /// Topics whose people here the others have to be told,
    announce: Pace<Uuid>,
    /// and those of which they are asked in turn.
    asks: HashSet<Uuid>,
    here: Instant,
    look: Instant,
    renew: Instant,
    /// What the last look found.
    found: HashSet<Hint>,
}

impl Across {
    pub(super) fn new(bus: &Bus, limits: &Limits) -> Self {
        let now = Instant::now();
        Self {
            bus: bus.clone(),
            whispers: bus.whispers(),
            link: bus.link(),
            state: LinkState::Alone,
            nodes: HashMap::new(),
            announce: Pace::new(limits.hints_every),
            asks: HashSet::new(),
            here: now,
            look: now,
            renew: now,
            found: HashSet::new(),
        }
    }

    pub(super) fn whisper(&self, whisper: Whisper) {
        if self.state == LinkState::Up {
            self.bus.whisper(whisper);
        }
    }

    /// The next whisper of another node; `None` if the link changed or whispers were lost.
    pub(super) async fn heard(&mut self) -> Option<Heard> {
        tokio::select! {
            heard = self.whispers.recv() => match heard {
                Ok(heard) => Some(heard),
                Err(RecvError::Lagged(_)) => None,
                // The bus is ours, so it lives as long as we do.
                Err(RecvError::Closed) => std::future::pending().await,
            },
            changed = self.link.changed() => match changed {
                Ok(()) => None,
                Err(_) => std::future::pending().await,
            },
        }
    }

    /// When there is something to do besides listening.
    pub(super) fn next(&self) -> Option<Instant> {
        match self.state {
            LinkState::Alone => None,
            LinkState::Up => [Some(self.here), self.announce.next()].into_iter().flatten().min(),
            LinkState::Down => Some(self.look.min(self.renew).min(self.here)),
        }
    }

    /// Of what was found by looking, what the look before had not found.
    pub(super) fn not_told(&mut self, hints: Vec<Hint>) -> Vec<Hint> {
        let new = hints.iter().filter(|hint| !self.found.contains(*hint)).cloned().collect();
        self.found = hints.into_iter().collect();
        new
    }
}

impl Hub {
    /// People came to a topic here, or left it; `new` if nobody here followed it before.
    pub(super) fn moved(&mut self, topic: Uuid, new: bool) {
        let now = Instant::now();
        self.presence.mark(topic, now);
        if self.across.state == LinkState::Up {
            self.across.announce.mark(topic, now);
            if new {
                self.across.asks.insert(topic);
            }
        }
    }

    pub(super) fn hear_whisper(&mut self, heard: Option<Heard>) {
        let Some(Heard { node, whisper }) = heard else { return };
        let now = Instant::now();
        self.across.nodes.insert(node, now);
        match whisper {
            Whisper::Here => {}
            Whisper::Left => self.forget_node(node, now),
            Whisper::Typing { topic, channel, by, frame } => {
                let readers = self.maps.other_readers(topic, channel, by);
                let frame = ByteString::from(frame);
                self.push(readers, &Event::Frame { topic: Some(topic), frame });
            }
            Whisper::Present { topic, people, ask } => {
                let people =
                    people.into_iter().map(|(who, card)| (who, ByteString::from(card))).collect();
                if self.maps.set_elsewhere(node, topic, people) {
                    self.presence.mark(topic, now);
                    if ask {
                        self.across.announce.mark(topic, now);
                    }
                }
            }
        }
    }

    fn forget_node(&mut self, node: Uuid, now: Instant) {
        self.across.nodes.remove(&node);
        for topic in self.maps.forget_node(node) {
            self.presence.mark(topic, now);
        }
    }

    /// What is due towards other nodes: signs of life and people while they are heard, looks at
    /// the database while they are not.
    pub(super) fn look_across(&mut self) {
        let state = *self.across.link.borrow_and_update();
        let now = Instant::now();
        if state != self.across.state {
            self.across.state = state;
            self.turn(now);
        }
        if state == LinkState::Alone {
            return;
        }
        if self.across.here <= now {
            self.across.here = now + self.limits.here_every;
            self.across.whisper(Whisper::Here);
            self.forget_silent(now);
        }
        if state == LinkState::Down {
            self.look_myself(now);
        } else {
            self.announce(now);
        }
    }

    /// The link was made or broken.
    fn turn(&mut self, now: Instant) {
        self.across.here = now;
        self.across.look = now;
        self.across.renew = now + self.limits.renew_every;
        if self.across.state == LinkState::Up {
            for topic in self.maps.all_topics() {
                self.moved(topic, true);
            }
        }
    }

    fn forget_silent(&mut self, now: Instant) {
        let silent = |heard: &Instant| now.duration_since(*heard) > self.limits.gone_after;
        let gone: Vec<Uuid> = self
            .across
            .nodes
            .iter()
            .filter(|(_, heard)| silent(heard))
            .map(|(node, _)| *node)
            .collect();
        for node in gone {
            self.forget_node(node, now);
        }
    }

    fn look_myself(&mut self, now: Instant) {
        if self.maps.len() == 0 {
            self.across.look = now + self.limits.found_every;
            self.across.renew = now + self.limits.renew_every;
            return;
        }
        if self.across.look <= now {
            self.across.look = now + self.limits.found_every;
            self.find();
        }
        if self.across.renew <= now {
            self.across.renew = now + self.limits.renew_every;
            self.push(self.maps.everybody(), &Event::Renew);
        }
    }

    fn announce(&mut self, now: Instant) {
        for topic in self.across.announce.take(now) {
            let people = self.maps.people_here(topic);
            let people = people.into_iter().map(|(who, card)| (who, card.to_string())).collect();
            let ask = self.across.asks.remove(&topic);
            self.across.whisper(Whisper::Present { topic, people, ask });
        }
    }
}
