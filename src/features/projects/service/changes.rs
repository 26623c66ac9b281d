//! What has changed since somebody was last here: the newest entries of all lanes that they read.
use std::collections::HashMap;

use super::{open, texts};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{ChangeView, ChangesView};
use crate::features::records::model::{EntryId, LaneRef, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Characters of an excerpt.
const EXCERPT: usize = 200;

/// What happened after `since`, newest first; without it after the moment up to which the caller has
/// read anything of the project.
pub fn changes(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    since: Option<Timestamp>,
    page: &PageParams,
) -> Result<ChangesView, Problem> {
    let opened = open(conn, scope, id)?;
    let (limit, cursor) = (page.limit()?, page.cursor()?);
    let topics = records::topics(conn, scope, id)?;
    let since = match since {
        Some(since) => Some(since),
        None => records::last_read(conn, scope, id)?,
    };
    let lanes: HashMap<_, _> = topics
        .iter()
        .flat_map(|topic| topic.lanes.iter().map(move |lane| (lane.id, (topic, lane))))
        .collect();
    let ids: Vec<_> = lanes.keys().copied().collect();
    let rows = records::entries_of_lanes_unscoped(conn, &ids, since, cursor, limit + 1)?;
    let Page { items, next_cursor } = Page::cut(rows, limit, |happened| Cursor {
        at: happened.row.recorded_at,
        id: happened.row.id.0,
    });
    let entries: Vec<EntryId> = items.iter().map(|one| one.row.id).collect();
    let texts = texts(conn, &entries)?;
    let actors: Vec<MembershipId> =
        items.iter().filter_map(|one| one.row.actor_membership_id).collect();
    let people = organisations::person_refs(conn, &actors)?;
    let items = items
        .into_iter()
        .filter_map(|one| {
            let (topic, lane) = lanes.get(&one.row.lane_id)?;
            let actor = one.row.actor_membership_id.and_then(|id| people.get(&id)).cloned();
            Some(ChangeView {
                id: one.row.id,
                thread_id: topic.id,
                topic: topic.topic.clone(),
                lane: LaneRef::of(lane),
                seq: one.row.seq,
                kind: one.row.kind,
                actor: actor.map(|person| match opened.side_of(person.organisation.id) {
                    Some(side) => person.on(side),
                    None => person,
                }),
                at: one.row.recorded_at,
                data: one.data,
                excerpt: texts.get(&one.row.id).map(|text| markdown::plain(text, EXCERPT)),
            })
        })
        .collect();
    Ok(ChangesView { since, items, next_cursor })
}
