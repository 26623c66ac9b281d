//! Entries as their readers see them.
use std::collections::HashMap;

use crate::features::organisations::model::{OrgRef, PartySide, PersonRef};
use crate::features::organisations::service::{org_refs, person_refs};
use crate::features::records::model::{
    Entry, EntryId, EntryKind, FileRef, Lane, LaneRef, Payload, ThreadId,
};
use crate::features::records::service::read;
use crate::features::records::service::share::Said;
use crate::features::records::store::{self, EntryParts, Range};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::markdown;

/// Which entries of a lane.
#[derive(Debug, Clone, Copy)]
pub struct EntriesQuery {
    pub lane: LaneRef,
    pub after: Option<i64>,
    pub before: Option<i64>,
    pub limit: i64,
}

/// Entries of a lane, oldest first, and the lane's head.
pub fn entries(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    query: EntriesQuery,
) -> Result<(Vec<Entry>, i64), Problem> {
    let (lane, side) = read::lane_and_side(conn, scope, thread, query.lane)?;
    let range = match query.after {
        Some(seq) => Range::After(seq),
        None => Range::Before(query.before),
    };
    let parts = store::list_entries(conn, lane.id, range, query.limit)?;
    let entries = show(conn, &lane, parts, Reader::of(scope, side))?;
    Ok((entries, lane.head_seq))
}

/// One entry of a lane that the scope may read: what a caller is answered who has just written it.
pub fn entry_view(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
    seq: i64,
) -> Result<Entry, Problem> {
    let (lane, side) = read::lane_and_side(conn, scope, thread, wanted)?;
    let parts = store::list_entries(conn, lane.id, Range::After(seq - 1), 1)?;
    let shown = show(conn, &lane, parts, Reader::of(scope, side))?;
    shown.into_iter().find(|entry| entry.seq == seq).ok_or_else(Problem::not_found)
}

/// A message as its author is answered, from what is at hand: the people that it names, if any, are
/// the one thing to be looked up.
pub(super) fn to_author(conn: &mut Conn, scope: &Scope, said: Said) -> Result<Entry, Problem> {
    let Said { seats, lane, row, data, files } = said;
    let mut people = person_refs(conn, &mentioned(&data)?)?;
    if let Some(own) = seats.seat_of(scope.org()) {
        let author = PersonRef {
            membership_id: scope.membership(),
            name: scope.person_name().to_owned(),
            organisation: own.organisation.clone(),
            side: Some(own.side),
            title: seats.title.clone(),
        };
        people.insert(scope.membership(), author);
    }
    let files = files.into_iter().map(FileRef::from).collect();
    let shown = Shown {
        lane: &lane,
        revised: HashMap::new(),
        files: HashMap::from([(row.id, files)]),
        sides: seats.seats.iter().map(|seat| (seat.organisation.id, seat.side)).collect(),
        people,
        names: HashMap::new(),
        reader: Reader { member: Some(scope.membership()), principal: true },
    };
    shown.entry(EntryParts {
        row,
        data: Some(data),
        revised_by: None,
        retracted_at: None,
        state_at: None,
    })
}

/// Who reads entries.
#[derive(Debug, Clone, Copy)]
struct Reader {
    /// None for all at once.
    member: Option<MembershipId>,
    /// Whether they are of one of the two sides.
    principal: bool,
}

impl Reader {
    fn of(scope: &Scope, side: PartySide) -> Self {
        Self { member: Some(scope.membership()), principal: side.principal().is_some() }
    }
}

/// Entries of a lane after `seq`, the same for all its readers: `mine` is false throughout, and
/// what guests may not read is in none of them. The caller has checked who reads the lane.
pub fn frame(conn: &mut Conn, lane: &Lane, after: i64, limit: i64) -> Result<Vec<Entry>, Problem> {
    let parts = store::list_entries(conn, lane.id, Range::After(after), limit)?;
    show(conn, lane, parts, Reader { member: None, principal: false })
}

/// Puts together what entries show: newest text, files, people. Four statements for any number.
fn show(
    conn: &mut Conn,
    lane: &Lane,
    parts: Vec<EntryParts>,
    reader: Reader,
) -> Result<Vec<Entry>, Problem> {
    let ids: Vec<EntryId> = parts.iter().map(|part| part.row.id).collect();
    let revisions: Vec<EntryId> = parts.iter().filter_map(|part| part.revised_by).collect();
    let revised: HashMap<EntryId, Option<String>> = if revisions.is_empty() {
        HashMap::new()
    } else {
        store::payloads(conn, &revisions)?.into_iter().collect()
    };
    let mut files: HashMap<EntryId, Vec<FileRef>> = HashMap::new();
    for file in store::files_of_entries(conn, &ids)? {
        if let Some(entry) = file.entry_id {
            files.entry(entry).or_default().push(FileRef::from(file));
        }
    }
    let sides: HashMap<OrganisationId, PartySide> = store::places_in_sight(conn, lane)?
        .into_iter()
        .map(|place| (place.organisation_id, place.side))
        .collect();
    let mut members: Vec<MembershipId> =
        parts.iter().filter_map(|part| part.row.actor_membership_id).collect();
    let texts = parts.iter().filter_map(|part| part.data.as_deref());
    for text in texts.chain(revised.values().filter_map(|data| data.as_deref())) {
        members.extend(mentioned(text)?);
    }
    let people = person_refs(conn, &members)?;
    let organisations: Vec<OrganisationId> = sides.keys().copied().collect();
    let names = org_refs(conn, &organisations)?;
    let shown = Shown { lane, revised, files, sides, people, names, reader };
    parts.into_iter().map(|part| shown.entry(part)).collect()
}

struct Shown<'a> {
    lane: &'a Lane,
    revised: HashMap<EntryId, Option<String>>,
    files: HashMap<EntryId, Vec<FileRef>>,
    sides: HashMap<OrganisationId, PartySide>,
    people: HashMap<MembershipId, PersonRef>,
    names: HashMap<OrganisationId, OrgRef>,
    reader: Reader,
}

impl Shown<'_> {
    /// The text with the people of the parties by name; anybody else stays plain text.
    fn html(&self, body: &str) -> String {
        let known: Vec<markdown::Mention> = markdown::mentions(body)
            .into_iter()
            .filter_map(|id| self.people.get(&MembershipId(id)))
            .filter(|person| self.sides.contains_key(&person.organisation.id))
            .map(|person| markdown::Mention {
                id: person.membership_id.0,
                name: person.name.clone(),
            })
            .collect();
        markdown::render(body, &known).into_string()
    }

    fn entry(&self, part: EntryParts) -> Result<Entry, Problem> {
        let withheld = part.row.kind.is_between_sides() && !self.reader.principal;
        let gone = part.retracted_at.is_some() || withheld;
        let mut original: Payload = parse(part.data.as_deref())?;
        if withheld {
            original.data.clear();
        }
        let newest = part.revised_by.and_then(|id| self.revised.get(&id));
        let body = match newest {
            Some(data) => parse(data.as_deref())?.body,
            None => original.body,
        };
        // What a revision said is shown at the entry it revises.
        let body = if gone || part.row.kind == EntryKind::Revised { None } else { body };
        let actor =
            part.row.actor_membership_id.and_then(|id| self.people.get(&id)).map(|person| {
                let side = self.sides.get(&person.organisation.id).copied();
                PersonRef { side, ..person.clone() }
            });
        Ok(Entry {
            id: part.row.id,
            lane: LaneRef::of(self.lane),
            seq: part.row.seq,
            kind: part.row.kind,
            actor,
            occurred_at: part.row.occurred_at,
            recorded_at: part.row.recorded_at,
            body_html: body.as_deref().map(|body| self.html(body)),
            body,
            files: if gone {
                Vec::new()
            } else {
                self.files.get(&part.row.id).cloned().unwrap_or_default()
            },
            data: original.data,
            revised_at: part.revised_by.and(part.state_at).filter(|_| !gone),
            retracted: part.retracted_at.is_some() || part.data.is_none(),
            withheld,
            mine: self.reader.member.is_some()
                && self.reader.member == part.row.actor_membership_id,
            shared_from: original
                .shared_from
                .and_then(|id| self.names.get(&id))
                .map(|organisation| organisation.name.clone()),
        })
    }
}

/// Members whom a stored payload mentions.
fn mentioned(data: &str) -> Result<Vec<MembershipId>, Problem> {
    if !data.contains("(member:") {
        return Ok(Vec::new());
    }
    let body = parse(Some(data))?.body.unwrap_or_default();
    Ok(markdown::mentions(&body).into_iter().map(MembershipId).collect())
}

fn parse(data: Option<&str>) -> Result<Payload, Problem> {
    data.map_or_else(
        || Ok(Payload::default()),
        |data| serde_json::from_str(data).map_err(Problem::internal),
    )
}
