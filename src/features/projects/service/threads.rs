//! Threads of a project: one for each topic, for all or for the own organisation alone.
use std::collections::HashMap;

use serde_json::json;

use super::{Words, open, plan_moved, tell, texts};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{LastWords, ProjectAction, ThreadView};
use crate::features::projects::store;
use crate::features::records::model::{EntryKind, Lane, LaneKind, LaneRef, RecordId, ThreadId};
use crate::features::records::service::{self as records, NewEntry, NewestWords, Topic};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Topics of a project at most.
const MOST_TOPICS: usize = 100;
/// Characters of an excerpt.
const EXCERPT: usize = 140;

/// A topic to talk about.
#[derive(Debug, Clone)]
pub struct NewTopic {
    pub topic: String,
    /// For all organisations, or for the own one alone.
    pub shared: bool,
}

/// Opens a thread about a topic; gives its id. One of the own organisation alone leaves no trace
/// that another could see.
pub fn add_topic(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: &NewTopic,
) -> Result<ThreadId, Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::AddTopic)?;
    let known = records::topics(tx.conn, scope, id)?;
    if known.len() > MOST_TOPICS {
        return Err(Problem::invalid("topic", "too_many"));
    }
    let only = (!new.shared).then(|| scope.org());
    let lane = records::open_thread(tx, id, &new.topic, only)?;
    let data = json!({ "thread_id": lane.thread_id, "topic": new.topic });
    if new.shared {
        tell(tx, scope, id, EntryKind::TopicOpened, data, Words::default())?;
        plan_moved(tx, id)?;
    } else {
        let entry = NewEntry::event(Some(scope.membership()), EntryKind::TopicOpened, tx.now, data);
        records::append_in(tx, &lane, entry)?;
        records::take_part(tx, id, scope)?;
        tx.hint(Hint::List { what: "projects", organisations: vec![scope.org()] });
    }
    tx.subject(id);
    Ok(lane.thread_id)
}

/// The threads in which the caller reads anything, oldest first.
pub fn threads(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Vec<ThreadView>, Problem> {
    records::require_party(conn, scope, id)?;
    let topics = records::topics(conn, scope, id)?;
    let lanes: Vec<_> = topics.iter().flat_map(|topic| &topic.lanes).map(|lane| lane.id).collect();
    let newest = records::newest_words_unscoped(conn, &lanes)?;
    let marks = records::own_marks(conn, scope, &lanes)?;
    let entries: Vec<_> = newest.iter().map(|words| words.entry).collect();
    let texts = texts(conn, &entries)?;
    let authors: Vec<MembershipId> = newest.iter().filter_map(|words| words.by).collect();
    let people = organisations::person_refs(conn, &authors)?;
    let questions = store::open_questions(conn, id)?;
    let last = |lanes: &[Lane]| -> Option<LastWords> {
        let of = newest.iter().filter(|words| lanes.iter().any(|lane| lane.id == words.lane));
        let NewestWords { lane, entry, at, by } = of.max_by_key(|words| (words.at, words.entry))?;
        let lane = lanes.iter().find(|found| found.id == *lane)?;
        Some(LastWords {
            by: by.and_then(|id| people.get(&id)).cloned(),
            at: *at,
            excerpt: texts
                .get(entry)
                .map(|text| markdown::plain(text, EXCERPT))
                .unwrap_or_default(),
            lane: LaneRef::of(lane),
        })
    };
    let is_unread = |lanes: &[Lane], marks: &HashMap<_, i64>| {
        lanes.iter().any(|lane| lane.head_seq > marks.get(&lane.id).copied().unwrap_or(0))
    };
    Ok(topics
        .into_iter()
        .map(|Topic { id, topic, created_at, lanes }| ThreadView {
            id,
            shared: lanes.iter().any(|lane| lane.kind == LaneKind::Shared),
            created_at,
            last: last(&lanes),
            unread: is_unread(&lanes, &marks),
            questions_to_you: questions
                .iter()
                .filter(|question| question.thread_id == id && question.to_org == scope.org())
                .count(),
            topic,
        })
        .collect())
}

/// One of them.
pub fn thread(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    thread: ThreadId,
) -> Result<ThreadView, Problem> {
    let all = threads(conn, scope, id)?;
    all.into_iter().find(|one| one.id == thread).ok_or_else(Problem::not_found)
}
