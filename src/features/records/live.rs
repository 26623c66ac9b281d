//! What the live hub moves for records: entries by lane, and hints without a `seq`.
//!
//! A topic of the hub is a thread, a channel a lane, a subject a record. Entries in frames are the
//! same bytes for all readers of their lane, so `mine` is false in them.
use std::collections::BTreeMap;

use async_trait::async_trait;
use bytestring::ByteString;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::{
    Entry, EntryId, Lane, LaneId, LaneKind, LaneRef, RecordId, RecordKind, ThreadId,
};
use super::{service, store};
use crate::features::notices::service as notices;
use crate::features::organisations::model::OrgRef;
use crate::features::organisations::service::{org_refs, person_refs};
use crate::platform::auth::{scope_again, token_holds};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::events::Hint;
use crate::platform::live::{
    Audience, Channel, Item, Label, LiveSource, Notice, Opened, Request, Ticket, Told,
};
use crate::platform::problem::Problem;

/// What clients send: an object with one key.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum ClientFrame {
    Organisation(String),
    Subscribe {
        thread: ThreadId,
        /// The newest `seq` that the client has of each lane.
        #[serde(default)]
        after: BTreeMap<LaneName, i64>,
    },
    Unsubscribe {
        thread: ThreadId,
    },
    Typing {
        thread: ThreadId,
        lane: LaneRef,
    },
    Ping(serde::de::IgnoredAny),
}

/// A lane as the key of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
struct LaneName(LaneRef);

/// What the hub calls a lane.
fn label(lane: LaneRef) -> Label {
    match lane {
        LaneRef::Shared => Label::Word(LaneKind::Shared.as_str()),
        LaneRef::Private => Label::Word(LaneKind::Private.as_str()),
        LaneRef::Id(id) => Label::Id(id.0),
    }
}

impl From<ClientFrame> for Request {
    fn from(frame: ClientFrame) -> Self {
        match frame {
            ClientFrame::Organisation(name) => Self::Organisation(name),
            ClientFrame::Subscribe { thread, after } => Self::Follow {
                topic: thread.0,
                after: after.into_iter().map(|(lane, seq)| (label(lane.0), seq)).collect(),
            },
            ClientFrame::Unsubscribe { thread } => Self::Unfollow { topic: thread.0 },
            ClientFrame::Typing { thread, lane } => {
                Self::Typing { topic: thread.0, label: label(lane) }
            }
            ClientFrame::Ping(_) => Self::Ping,
        }
    }
}

/// What clients are sent.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum ServerFrame<'a> {
    Hello {
        membership_id: MembershipId,
    },
    Entry {
        thread: ThreadId,
        lane: LaneRef,
        entry: &'a Entry,
    },
    Subscribed {
        thread: Uuid,
        heads: serde_json::Value,
    },
    Resync {
        thread: Uuid,
    },
    Record {
        id: RecordId,
        version: i32,
        kind: RecordKind,
    },
    List {
        kind: &'a str,
    },
    Inbox {
        unread: usize,
    },
    Read {
        thread: ThreadId,
        lane: LaneRef,
        organisation: OrgRef,
        seq: i64,
        at: Timestamp,
    },
    Draft {
        thread: ThreadId,
        lane: LaneRef,
    },
    Pong,
    Error {
        code: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        thread: Option<Uuid>,
    },
}

impl ServerFrame<'_> {
    fn text(&self) -> ByteString {
        // These types have no way to fail; an empty frame would be skipped by every client.
        serde_json::to_string(self).unwrap_or_default().into()
    }
}

/// A part of a record is at a version; the part's name is the frame's type.
#[derive(Debug, Serialize)]
struct PartFrame<'a> {
    #[serde(rename = "type")]
    part: &'a str,
    id: RecordId,
    version: i32,
}

fn part_frame(part: &str, id: RecordId, version: i32) -> ByteString {
    // As above: there is nothing in it that could fail.
    serde_json::to_string(&PartFrame { part, id, version }).unwrap_or_default().into()
}

fn list_frame(kind: RecordKind) -> ByteString {
    ServerFrame::List { kind: kind.plural() }.text()
}

/// The source of the live hub.
#[derive(Debug, Clone)]
pub struct RecordsLive {
    platform: Platform,
}

impl RecordsLive {
    pub fn new(platform: Platform) -> Self {
        Self { platform }
    }

    async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.platform.db.read(f).await
    }
}

#[async_trait]
impl LiveSource for RecordsLive {
    fn parse(&self, text: &str) -> Option<Request> {
        serde_json::from_str::<ClientFrame>(text).ok().map(Request::from)
    }

    fn say(&self, notice: Notice<'_>) -> ByteString {
        match notice {
            Notice::Hello { membership } => ServerFrame::Hello { membership_id: membership }.text(),
            Notice::Followed { topic, heads } => {
                let heads = heads.iter().map(|(label, seq)| (label.to_string(), (*seq).into()));
                let heads = serde_json::Value::Object(heads.collect());
                ServerFrame::Subscribed { thread: topic, heads }.text()
            }
            Notice::Resync { topic } => ServerFrame::Resync { thread: topic }.text(),
            // Cards are JSON already.
            Notice::Present { topic, cards } => {
                let cards: Vec<&str> = cards.iter().map(|card| &**card).collect();
                let people = cards.join(",");
                format!(r#"{{"type":"presence","thread":"{topic}","people":[{people}]}}"#).into()
            }
            Notice::Typing { topic, label, card } => format!(
                r#"{{"type":"typing","thread":"{topic}","lane":"{label}","person":{card}}}"#
            )
            .into(),
            Notice::Pong => ServerFrame::Pong.text(),
            Notice::Error { code, topic } => {
                ServerFrame::Error { code: code.as_str(), thread: topic }.text()
            }
            Notice::Malformed => ServerFrame::Error { code: "malformed", thread: None }.text(),
        }
    }

    async fn open(&self, scope: &Scope, topic: Uuid) -> Result<Opened, Problem> {
        let scope = scope.clone();
        self.read(move |conn| open(conn, &scope, ThreadId(topic))).await
    }

    async fn items(&self, channel: Uuid, after: i64, limit: i64) -> Result<Vec<Item>, Problem> {
        self.read(move |conn| {
            let lane = store::load_lane_unscoped(conn, LaneId(channel))?;
            let entries = service::frame(conn, &lane, after, limit)?;
            Ok(entries.iter().map(|entry| item(&lane, entry)).collect())
        })
        .await
    }

    async fn tell(&self, hint: &Hint) -> Result<Vec<Told>, Problem> {
        let hint = hint.clone();
        self.read(move |conn| tell(conn, hint)).await
    }

    async fn lately(&self, seconds: u32) -> Result<Vec<Hint>, Problem> {
        let lanes = self
            .read(move |conn| Ok(store::lanes_written_after_unscoped(conn, id_of_past(seconds))?))
            .await?;
        let hint = |lane: Lane| Hint::Lane {
            record: lane.record_id.0,
            thread: lane.thread_id.0,
            lane: lane.id.0,
            seq: lane.head_seq,
        };
        Ok(lanes.into_iter().map(hint).collect())
    }

    async fn afresh(&self, scope: &Scope) -> Result<Vec<ByteString>, Problem> {
        let membership = scope.membership();
        let unread = self.read(move |conn| unread(conn, membership)).await?;
        let lists = RecordKind::ALL.iter().map(|kind| list_frame(*kind));
        Ok(lists.chain([ServerFrame::Inbox { unread }.text()]).collect())
    }

    async fn renew(&self, ticket: &Ticket) -> Result<Option<Scope>, Problem> {
        let (ticket, now) = (ticket.clone(), self.platform.clock.now());
        self.read(move |conn| {
            if let Some(token) = &ticket.token
                && !token_holds(conn, token, now)?
            {
                return Ok(None);
            }
            Ok(scope_again(conn, &ticket.scope, now)?)
        })
        .await
    }
}

/// The least id that was made so many seconds ago. Ids are of the machine's clock, whatever the
/// portal's says: so one that is made now tells what it is.
fn id_of_past(seconds: u32) -> EntryId {
    let now = EntryId::generate().0.get_timestamp().map_or(0, |made| made.to_unix().0);
    let millis = now.saturating_sub(seconds.into()).saturating_mul(1000);
    EntryId(uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid())
}

fn item(lane: &Lane, entry: &Entry) -> Item {
    let frame = ServerFrame::Entry { thread: lane.thread_id, lane: LaneRef::of(lane), entry };
    Item { seq: entry.seq, frame: frame.text() }
}

fn open(conn: &mut Conn, scope: &Scope, thread: ThreadId) -> Result<Opened, Problem> {
    let (lanes, side) = service::lanes_to_follow(conn, scope, thread)?;
    let subject = lanes.first().ok_or_else(Problem::not_found)?.record_id;
    let person = person_refs(conn, &[scope.membership()])?
        .remove(&scope.membership())
        .ok_or_else(Problem::not_found)?;
    // Whoever is apart is not shown who works on the record, nor that it moves.
    let card = match side {
        None => None,
        Some(side) => {
            Some(serde_json::to_string(&person.on(side)).map_err(Problem::internal)?.into())
        }
    };
    Ok(Opened {
        subject: subject.0,
        card,
        channels: lanes
            .iter()
            .map(|lane| Channel {
                id: lane.id.0,
                label: label(LaneRef::of(lane)),
                head: lane.head_seq,
            })
            .collect(),
    })
}

fn tell(conn: &mut Conn, hint: Hint) -> Result<Vec<Told>, Problem> {
    match hint {
        Hint::Lane { lane, .. } => {
            let lane = store::load_lane_unscoped(conn, LaneId(lane))?;
            let kind = store::load_record_unscoped(conn, lane.record_id)?.kind;
            let audience = Audience::Organisations(readers(conn, &lane)?);
            Ok(vec![Told { audience, frame: list_frame(kind) }])
        }
        Hint::Record { record, version, organisations } => {
            let id = RecordId(record);
            let kind = store::load_record_unscoped(conn, id)?.kind;
            let frame = ServerFrame::Record { id, version, kind }.text();
            let list = Audience::Organisations(organisations);
            Ok(vec![
                Told { audience: Audience::Subject(record), frame },
                Told { audience: list, frame: list_frame(kind) },
            ])
        }
        Hint::List { what, organisations } => {
            let frame = ServerFrame::List { kind: what }.text();
            Ok(vec![Told { audience: Audience::Organisations(organisations), frame }])
        }
        Hint::Part { record, part, version } => {
            let frame = part_frame(part, RecordId(record), version);
            Ok(vec![Told { audience: Audience::Subject(record), frame }])
        }
        Hint::Inbox { membership } => {
            let unread = unread(conn, membership)?;
            let frame = ServerFrame::Inbox { unread }.text();
            Ok(vec![Told { audience: Audience::Membership(membership), frame }])
        }
        Hint::Read { lane, organisation, .. } => told_read(conn, LaneId(lane), organisation),
        Hint::Draft { lane, membership, .. } => {
            let lane = store::load_lane_unscoped(conn, LaneId(lane))?;
            let frame =
                ServerFrame::Draft { thread: lane.thread_id, lane: LaneRef::of(&lane) }.text();
            Ok(vec![Told { audience: Audience::Membership(membership), frame }])
        }
        Hint::SessionEnded { .. }
        | Hint::Rights { .. }
        | Hint::PersonRights { .. }
        | Hint::Outbox
        | Hint::Missed => Ok(Vec::new()),
    }
}

/// What is new in a member's inbox, about records and else.
fn unread(conn: &mut Conn, membership: MembershipId) -> Result<usize, Problem> {
    let told = notices::unread_unscoped(conn, membership)?;
    Ok(store::count_unread(conn, membership)?.saturating_add(told))
}

/// Organisations whose lists show activity of a lane.
fn readers(conn: &mut Conn, lane: &Lane) -> Result<Vec<OrganisationId>, Problem> {
    let readers = service::readers_unscoped(conn, std::slice::from_ref(lane))?;
    Ok(readers.into_values().flatten().collect())
}

/// How far an organisation has read a lane, for the lane's readers.
fn told_read(
    conn: &mut Conn,
    lane: LaneId,
    organisation: OrganisationId,
) -> Result<Vec<Told>, Problem> {
    let Some(mark) = store::furthest_mark(conn, lane, organisation)? else { return Ok(Vec::new()) };
    let Some(organisation) = org_refs(conn, &[organisation])?.remove(&organisation) else {
        return Ok(Vec::new());
    };
    let lane = store::load_lane_unscoped(conn, lane)?;
    let kind = store::load_record_unscoped(conn, lane.record_id)?.kind;
    if kind.keeps_customers_apart() && lane.kind == LaneKind::Shared {
        return Ok(Vec::new());
    }
    let (thread, seq, at) = (lane.thread_id, mark.seq, mark.at);
    let frame =
        ServerFrame::Read { thread, lane: LaneRef::of(&lane), organisation, seq, at }.text();
    let audience = Audience::Channel { topic: thread.0, channel: lane.id.0 };
    Ok(vec![Told { audience, frame }])
}

#[cfg(test)]
mod tests;
