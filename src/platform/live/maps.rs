//! Who is connected and what they follow; plain data without waiting.
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use bytestring::ByteString;
use uuid::Uuid;

use super::queue::{Event, Feeder};
use super::{Channel, Close, Opened};
use crate::platform::authz::{MembershipId, OrganisationId, PersonId, Scope, SessionId};

/// A socket, within this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ConnectionId(pub u64);

/// Whose socket it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who {
    pub membership: MembershipId,
    pub organisation: OrganisationId,
    pub person: PersonId,
    pub session: Option<SessionId>,
}

impl Who {
    pub(super) fn of(scope: &Scope) -> Self {
        Self {
            membership: scope.membership(),
            organisation: scope.org(),
            person: scope.person(),
            session: scope.session(),
        }
    }
}

#[derive(Debug)]
struct Member {
    who: Who,
    feeder: Feeder,
    topics: HashSet<Uuid>,
}

#[derive(Debug, Default)]
struct ChannelState {
    /// Handed over up to here.
    sent: i64,
    /// Known to exist up to here.
    wanted: i64,
    loading: bool,
    readers: HashSet<ConnectionId>,
}

#[derive(Debug)]
struct Topic {
    subject: Uuid,
    /// Everybody who follows; without a card those apart.
    people: HashMap<ConnectionId, (MembershipId, Option<ByteString>)>,
    channels: HashMap<Uuid, ChannelState>,
    /// People with a card who follow it on other nodes.
    elsewhere: HashMap<Uuid, Vec<(MembershipId, ByteString)>>,
    /// Who was there when presence was last told; `None` if somebody has not been told yet.
    told: Option<Vec<MembershipId>>,
}

/// A read of new items that has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    /// Nothing new, or a read is under way.
    None,
    After(i64),
    /// So many that the readers ask again by themselves.
    TooMany,
}

#[derive(Debug, Default)]
pub(super) struct Maps {
    members: HashMap<ConnectionId, Member>,
    topics: HashMap<Uuid, Topic>,
    by_membership: HashMap<MembershipId, HashSet<ConnectionId>>,
    by_organisation: HashMap<OrganisationId, HashSet<ConnectionId>>,
    by_subject: HashMap<Uuid, HashSet<Uuid>>,
}

fn remove_from<K: Hash + Eq, V: Hash + Eq>(index: &mut HashMap<K, HashSet<V>>, key: &K, value: &V) {
    if let Some(values) = index.get_mut(key) {
        values.remove(value);
        if values.is_empty() {
            index.remove(key);
        }
    }
}

impl Maps {
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    pub(super) fn connect(&mut self, id: ConnectionId, who: Who, feeder: Feeder) {
        self.by_membership.entry(who.membership).or_default().insert(id);
        self.by_organisation.entry(who.organisation).or_default().insert(id);
        self.members.insert(id, Member { who, feeder, topics: HashSet::new() });
    }

    /// Forgets a socket; the topics it followed are given back, for their presence.
    pub(super) fn disconnect(&mut self, id: ConnectionId) -> Vec<Uuid> {
        let Some(member) = self.members.remove(&id) else { return Vec::new() };
        remove_from(&mut self.by_membership, &member.who.membership, &id);
        remove_from(&mut self.by_organisation, &member.who.organisation, &id);
        let left: Vec<Uuid> = member.topics.into_iter().collect();
        for topic in &left {
            self.leave_topic(id, *topic);
        }
        left
    }

    /// A second join replaces the first.
    pub(super) fn join(&mut self, id: ConnectionId, topic: Uuid, opened: Opened) {
        self.leave(id, topic);
        let Some(member) = self.members.get_mut(&id) else { return };
        member.topics.insert(topic);
        self.by_subject.entry(opened.subject).or_default().insert(topic);
        let state = self.topics.entry(topic).or_insert_with(|| Topic {
            subject: opened.subject,
            people: HashMap::new(),
            channels: HashMap::new(),
            elsewhere: HashMap::new(),
            told: None,
        });
        state.people.insert(id, (member.who.membership, opened.card));
        state.told = None;
        for Channel { id: channel, head, .. } in opened.channels {
            let channel = state.channels.entry(channel).or_default();
            if channel.readers.is_empty() {
                channel.sent = channel.sent.max(head);
            }
            channel.readers.insert(id);
        }
    }

    pub(super) fn leave(&mut self, id: ConnectionId, topic: Uuid) {
        if let Some(member) = self.members.get_mut(&id)
            && member.topics.remove(&topic)
        {
            self.leave_topic(id, topic);
        }
    }

    fn leave_topic(&mut self, id: ConnectionId, topic: Uuid) {
        let Some(state) = self.topics.get_mut(&topic) else { return };
        state.people.remove(&id);
        state.channels.retain(|_, channel| {
            channel.readers.remove(&id);
            !channel.readers.is_empty()
        });
        if state.people.is_empty() {
            let subject = state.subject;
            self.topics.remove(&topic);
            remove_from(&mut self.by_subject, &subject, &topic);
        }
    }

    /// "This channel is at `seq`": what there is to read because of it.
    pub(super) fn want(&mut self, topic: Uuid, channel: Uuid, seq: i64, most: i64) -> Load {
        let Some(channel) = self.channel(topic, channel) else { return Load::None };
        channel.wanted = channel.wanted.max(seq);
        if channel.loading || channel.wanted <= channel.sent {
            Load::None
        } else if channel.wanted - channel.sent > most {
            channel.sent = channel.wanted;
            Load::TooMany
        } else {
            channel.loading = true;
            Load::After(channel.sent)
        }
    }

    /// A read is done; `newest` is the last item it found. The highest `seq` to want next.
    pub(super) fn loaded(
        &mut self,
        topic: Uuid,
        channel: Uuid,
        newest: Option<i64>,
    ) -> Option<i64> {
        let channel = self.channel(topic, channel)?;
        channel.loading = false;
        match newest {
            Some(newest) => channel.sent = channel.sent.max(newest),
            // Nothing is there yet: the next hint asks again.
            None => channel.wanted = channel.sent,
        }
        (channel.wanted > channel.sent).then_some(channel.wanted)
    }

    /// A read failed: the `seq` that is still wanted.
    pub(super) fn unload(&mut self, topic: Uuid, channel: Uuid) -> Option<i64> {
        let channel = self.channel(topic, channel)?;
        channel.loading = false;
        Some(channel.wanted)
    }

    fn channel(&mut self, topic: Uuid, channel: Uuid) -> Option<&mut ChannelState> {
        self.topics.get_mut(&topic)?.channels.get_mut(&channel)
    }

    pub(super) fn follows(&self, topic: Uuid) -> bool {
        self.topics.contains_key(&topic)
    }

    pub(super) fn has_membership(&self, id: MembershipId) -> bool {
        self.by_membership.contains_key(&id)
    }

    /// Cards of the people in a topic on all nodes, each person once; `None` if all here know.
    pub(super) fn present(&mut self, topic: Uuid) -> Option<Vec<ByteString>> {
        let mut people = self.people_here(topic);
        let state = self.topics.get_mut(&topic)?;
        people.extend(state.elsewhere.values().flatten().cloned());
        people.sort_by_key(|(membership, _)| *membership);
        people.dedup_by_key(|(membership, _)| *membership);
        let ids: Vec<MembershipId> = people.iter().map(|(membership, _)| *membership).collect();
        if state.told.as_ref() == Some(&ids) {
            return None;
        }
        let cards = people.into_iter().map(|(_, card)| card).collect();
        state.told = Some(ids);
        Some(cards)
    }

    /// People with a card who follow a topic on this node.
    pub(super) fn people_here(&self, topic: Uuid) -> Vec<(MembershipId, ByteString)> {
        let Some(state) = self.topics.get(&topic) else { return Vec::new() };
        let carded = |(membership, card): &(MembershipId, Option<ByteString>)| {
            card.clone().map(|card| (*membership, card))
        };
        let mut people: Vec<_> = state.people.values().filter_map(carded).collect();
        people.sort_by_key(|(membership, _)| *membership);
        people.dedup_by_key(|(membership, _)| *membership);
        people
    }

    /// Who follows a topic on another node now; whether anybody here follows it as well.
    pub(super) fn set_elsewhere(
        &mut self,
        node: Uuid,
        topic: Uuid,
        people: Vec<(MembershipId, ByteString)>,
    ) -> bool {
        let Some(state) = self.topics.get_mut(&topic) else { return false };
        if people.is_empty() {
            state.elsewhere.remove(&node);
        } else {
            state.elsewhere.insert(node, people);
        }
        true
    }

    /// Forgets the people of a node; the topics that they followed.
    pub(super) fn forget_node(&mut self, node: Uuid) -> Vec<Uuid> {
        let had = self
            .topics
            .iter_mut()
            .filter_map(|(topic, state)| state.elsewhere.remove(&node).map(|_people| *topic));
        had.collect()
    }

    pub(super) fn all_topics(&self) -> Vec<Uuid> {
        self.topics.keys().copied().collect()
    }

    pub(super) fn everybody(&self) -> Vec<ConnectionId> {
        self.members.keys().copied().collect()
    }

    pub(super) fn readers(&self, topic: Uuid, channel: Uuid) -> Vec<ConnectionId> {
        let channel = self.topics.get(&topic).and_then(|topic| topic.channels.get(&channel));
        channel.map(|channel| channel.readers.iter().copied().collect()).unwrap_or_default()
    }

    /// Whose socket it is that speaks in a channel. Nobody speaks where they do not listen.
    pub(super) fn speaker(
        &self,
        topic: Uuid,
        channel: Uuid,
        from: ConnectionId,
    ) -> Option<MembershipId> {
        let sender = self.members.get(&from)?;
        let channel = self.topics.get(&topic)?.channels.get(&channel)?;
        channel.readers.contains(&from).then_some(sender.who.membership)
    }

    /// Readers of a channel without all sockets of whoever speaks.
    pub(super) fn other_readers(
        &self,
        topic: Uuid,
        channel: Uuid,
        speaker: MembershipId,
    ) -> Vec<ConnectionId> {
        let mut readers = self.readers(topic, channel);
        readers
            .retain(|id| self.members.get(id).is_some_and(|other| other.who.membership != speaker));
        readers
    }

    /// Whoever follows a topic, without those apart.
    pub(super) fn followers(&self, topic: Uuid) -> Vec<ConnectionId> {
        let Some(topic) = self.topics.get(&topic) else { return Vec::new() };
        let carded = topic.people.iter().filter(|(_, (_, card))| card.is_some());
        carded.map(|(id, _)| *id).collect()
    }

    pub(super) fn topics_of(&self, subject: Uuid) -> Vec<Uuid> {
        let topics = self.by_subject.get(&subject);
        topics.map(|topics| topics.iter().copied().collect()).unwrap_or_default()
    }

    pub(super) fn of_membership(&self, id: MembershipId) -> Vec<ConnectionId> {
        let found = self.by_membership.get(&id);
        found.map(|found| found.iter().copied().collect()).unwrap_or_default()
    }

    pub(super) fn of_organisation(&self, id: OrganisationId) -> Vec<ConnectionId> {
        let found = self.by_organisation.get(&id);
        found.map(|found| found.iter().copied().collect()).unwrap_or_default()
    }

    pub(super) fn all_where(&self, chosen: impl Fn(&Who) -> bool) -> Vec<ConnectionId> {
        let chosen = self.members.iter().filter(|(_, member)| chosen(&member.who));
        chosen.map(|(id, _)| *id).collect()
    }

    /// Hands an event over; false if the socket cannot take it.
    pub(super) fn push(&self, id: ConnectionId, event: Event) -> bool {
        self.members.get(&id).is_none_or(|member| member.feeder.push(event).is_ok())
    }

    pub(super) fn close(&self, id: ConnectionId, close: Close) {
        if let Some(member) = self.members.get(&id) {
            member.feeder.close(close);
        }
    }
}
