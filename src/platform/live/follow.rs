//! What a socket follows: the last `seq` it sent of each channel, and how gaps are closed.
use bytestring::ByteString;
use tokio::time::Instant;
use uuid::Uuid;

use super::socket::Socket;
use super::wire::Wire;
use super::{Channel, Close, Item, Label, Notice, Opened};
use crate::platform::problem::Code;

/// A topic that a socket follows.
#[derive(Debug)]
pub(super) struct Followed {
    card: Option<ByteString>,
    /// When the right to read it was last seen in the database.
    checked: Instant,
    channels: Vec<Sent>,
}

#[derive(Debug, Clone, Copy)]
struct Sent {
    id: Uuid,
    label: Label,
    /// The newest `seq` that the client has.
    last: i64,
}

impl Followed {
    fn new(opened: Opened, after: &[(Label, i64)]) -> Self {
        let given =
            |label| after.iter().find(|(name, _)| *name == label).map_or(0, |(_, seq)| *seq);
        let channels = opened.channels.iter();
        Self {
            card: opened.card,
            checked: Instant::now(),
            channels: channels
                .map(|&Channel { id, label, .. }| Sent { id, label, last: given(label).max(0) })
                .collect(),
        }
    }

    /// Knows of channels that came since, and forgets those that were taken away; whether any did.
    fn take_over(&mut self, channels: &[Channel]) -> bool {
        let before = self.channels.len();
        self.channels.retain(|sent| channels.iter().any(|channel| channel.id == sent.id));
        let mut changed = self.channels.len() != before;
        for &Channel { id, label, .. } in channels {
            if self.channels.iter().all(|sent| sent.id != id) {
                self.channels.push(Sent { id, label, last: 0 });
                changed = true;
            }
        }
        changed
    }

    pub(super) fn card(&self) -> Option<&ByteString> {
        self.card.as_ref()
    }

    pub(super) fn channel_named(&self, label: Label) -> Option<Uuid> {
        self.channels.iter().find(|channel| channel.label == label).map(|channel| channel.id)
    }

    fn last(&self, channel: Uuid) -> Option<i64> {
        self.channels.iter().find(|sent| sent.id == channel).map(|sent| sent.last)
    }

    fn set_last(&mut self, channel: Uuid, seq: i64) {
        if let Some(sent) = self.channels.iter_mut().find(|sent| sent.id == channel) {
            sent.last = seq;
        }
    }

    fn heads(&self) -> Vec<(Label, i64)> {
        self.channels.iter().map(|sent| (sent.label, sent.last)).collect()
    }

    /// Whether the client is too far behind to be sent what it missed, or ahead of the database
    /// (which was restored from a backup).
    fn is_far_from(&self, channels: &[Channel], most: i64) -> bool {
        let behind =
            |channel: &Channel| channel.head - self.last(channel.id).unwrap_or(channel.head);
        channels.iter().any(|channel| behind(channel) < 0)
            || channels.iter().map(behind).sum::<i64>() > most
    }
}

impl Socket {
    /// Begins to follow a topic: what was missed, then `followed`, then what comes.
    pub(super) async fn begin(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
        after: &[(Label, i64)],
    ) -> Result<(), Close> {
        let opened = match self.live.source.open(&self.ticket.scope, topic).await {
            Ok(opened) => opened,
            Err(problem) => return self.drop_topic(wire, topic, problem.code).await,
        };
        // First known to the hub, then read: what is written in between comes both ways, and the
        // second time it is skipped.
        self.connection.join(topic, &opened).await?;
        let channels = opened.channels.clone();
        let followed = Followed::new(opened, after);
        let far = followed.is_far_from(&channels, self.live.limits.missed);
        self.follows.insert(topic, followed);
        if far {
            self.resync(wire, topic).await?;
        }
        for channel in channels {
            self.catch_up(wire, topic, channel.id).await?;
        }
        let Some(followed) = self.follows.get(&topic) else { return Ok(()) };
        let frame = self.say(Notice::Followed { topic, heads: &followed.heads() });
        self.send(wire, frame).await
    }

    /// Whether the topic may still be read; an answer holds for two seconds. A topic that may not
    /// is followed no longer. If nobody can say, it may not for now.
    pub(super) async fn may_read(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
    ) -> Result<bool, Close> {
        let Some(followed) = self.follows.get(&topic) else { return Ok(false) };
        if followed.checked.elapsed() < self.live.limits.fresh_for {
            return Ok(true);
        }
        Ok(self.open_again(wire, topic).await?.is_some())
    }

    /// Reads the right to a topic, and where its channels are.
    async fn open_again(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
    ) -> Result<Option<Vec<Channel>>, Close> {
        match self.live.source.open(&self.ticket.scope, topic).await {
            Ok(opened) => {
                let changed = match self.follows.get_mut(&topic) {
                    Some(followed) => {
                        followed.checked = Instant::now();
                        followed.take_over(&opened.channels)
                    }
                    None => false,
                };
                if changed {
                    self.connection.join(topic, &opened).await?;
                }
                Ok(Some(opened.channels))
            }
            Err(problem) if problem.code == Code::NotFound => {
                self.drop_topic(wire, topic, problem.code).await?;
                Ok(None)
            }
            Err(problem) => {
                tracing::warn!(%problem, "a socket's topic could not be read");
                Ok(None)
            }
        }
    }

    async fn drop_topic(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
        code: Code,
    ) -> Result<(), Close> {
        if self.follows.remove(&topic).is_some() {
            self.connection.leave(topic);
        }
        let frame = self.say(Notice::Error { code, topic: Some(topic) });
        self.send(wire, frame).await
    }

    /// Items that the hub read: skips what was sent, reads a gap again.
    pub(super) async fn deliver(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
        channel: Uuid,
        items: &[Item],
    ) -> Result<(), Close> {
        for item in items {
            let last = |socket: &Self| socket.follows.get(&topic).and_then(|f| f.last(channel));
            let Some(mut sent) = last(self) else { return Ok(()) };
            if item.seq > sent + 1 {
                self.catch_up(wire, topic, channel).await?;
                let Some(now_sent) = last(self) else { return Ok(()) };
                sent = now_sent;
            }
            if item.seq == sent + 1 {
                self.send_item(wire, topic, channel, item).await?;
            }
        }
        Ok(())
    }

    async fn send_item(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
        channel: Uuid,
        item: &Item,
    ) -> Result<(), Close> {
        self.send(wire, item.frame.clone()).await?;
        if let Some(followed) = self.follows.get_mut(&topic) {
            followed.set_last(channel, item.seq);
        }
        Ok(())
    }

    /// Sends what the database has after the last `seq`; for too much, `resync`.
    async fn catch_up(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
        channel: Uuid,
    ) -> Result<(), Close> {
        let (page, mut left) = (self.live.limits.page, self.live.limits.missed);
        while let Some(last) = self.follows.get(&topic).and_then(|f| f.last(channel)) {
            let items = match self.live.source.items(channel, last, page).await {
                Ok(items) => items,
                Err(problem) => {
                    // Nothing is lost: the next items show the same gap.
                    tracing::warn!(%problem, "missed items could not be read");
                    return Ok(());
                }
            };
            let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
            left -= count;
            if left < 0 {
                return self.resync(wire, topic).await;
            }
            for item in &items {
                self.send_item(wire, topic, channel, item).await?;
            }
            if count < page {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Closes whatever gap there is in any channel of a topic that may still be read.
    pub(super) async fn catch_up_all(
        &mut self,
        wire: &mut impl Wire,
        topic: Uuid,
    ) -> Result<(), Close> {
        let Some(channels) = self.open_again(wire, topic).await? else { return Ok(()) };
        for channel in channels {
            let last = self.follows.get(&topic).and_then(|followed| followed.last(channel.id));
            if last.is_some_and(|last| last < channel.head) {
                self.catch_up(wire, topic, channel.id).await?;
            }
        }
        Ok(())
    }

    /// Lets the client ask again, and goes on after what it will find.
    pub(super) async fn resync(&mut self, wire: &mut impl Wire, topic: Uuid) -> Result<(), Close> {
        if !self.follows.contains_key(&topic) {
            return Ok(());
        }
        let Some(channels) = self.open_again(wire, topic).await? else { return Ok(()) };
        if let Some(followed) = self.follows.get_mut(&topic) {
            for channel in channels {
                followed.set_last(channel.id, channel.head);
            }
        }
        let frame = self.say(Notice::Resync { topic });
        self.send(wire, frame).await
    }
}
