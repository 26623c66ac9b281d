//! Everything that goes into a bundle, read under its reader's scope in one view of the database.
use std::collections::{HashMap, HashSet};

use chrono_tz::Tz;
use serde_json::Value;

use crate::features::commitments::model::Commitment;
use crate::features::commitments::service as commitments;
use crate::features::complaints::service::{self as complaints, ComplaintView};
use crate::features::decisions::service as decisions;
use crate::features::disputes::model::{Fact, Offer};
use crate::features::disputes::service as disputes;
use crate::features::documents::service::{self as documents, Papers};
use crate::features::ndas::service as ndas;
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::organisations::service::{offices_unscoped, org_refs, person_refs};
use crate::features::projects::model::Dossier;
use crate::features::projects::service as projects;
use crate::features::quality::service as quality;
use crate::features::records::model::{
    FileRow, LaneKind, Payload, Record, RecordId, RecordKind, ThreadId,
};
use crate::features::records::service::{self as records, CopiedEntry, LaneCopy, Topic};
use crate::features::requirements::service as requirements;
use crate::features::signoffs::model::{SignoffView, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{Locale, MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::{dates, markdown};

/// A record as one reader may take it away.
#[derive(Debug, Clone)]
pub struct Collected {
    pub now: Timestamp,
    pub locale: Locale,
    pub zone: Tz,
    /// The time zones of the organisations.
    pub zones: Vec<(OrganisationId, Side, Tz)>,
    /// Whose bundle it is.
    pub reader: OrgRef,
    /// The reader's side.
    pub side: Option<Side>,
    pub record: Record,
    /// Of an agreement on secrecy: what it is called.
    pub secrecy: Option<String>,
    /// Organisations of the record with their sides.
    pub parties: Vec<(OrgRef, Side)>,
    pub lanes: Vec<LaneCopy>,
    /// Everybody whom the lanes name by id.
    pub people: HashMap<MembershipId, PersonRef>,
    /// What the sides share beside the lanes; nothing for whoever does not read the shared lane.
    pub shared: Option<Shared>,
}

/// What both sides see of a record beside its lanes.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Null for a record that is no complaint.
    pub complaint: Option<ComplaintView>,
    /// Of a project: its plan, and every verdict with the bundle that it stood on.
    pub project: Option<Dossier>,
    /// Of a project: what was required, decided and documented in it.
    pub joint: Option<Joint>,
    pub signoffs: Vec<SignoffView>,
    pub settled: Settled,
}

/// What the organisations of a project signed beside its gates: the same for each of them.
#[derive(Debug, Clone, Default)]
pub struct Joint {
    pub requirements: Value,
    pub decisions: Value,
    pub documents: Value,
    /// Of the documents.
    pub files: Vec<FileRow>,
}

/// How the sides of a complaint came to terms.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    pub facts: Vec<Fact>,
    /// Oldest first.
    pub offers: Vec<Offer>,
    pub commitments: Vec<Commitment>,
    /// The joint 8D or 4D report, each step as it would be signed.
    pub report: Option<Value>,
}

/// Reads a record. A foreign one is missing.
pub fn collect(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    kind: RecordKind,
    locale: Locale,
    now: Timestamp,
) -> Result<Collected, Problem> {
    let own = records::require_party(conn, scope, id)?;
    let record = records::load_unscoped(conn, id)?;
    if record.kind != kind {
        return Err(Problem::not_found());
    }
    let mut lanes = records::copy_lanes(conn, scope, id)?;
    if kind == RecordKind::Project {
        name_topics(&mut lanes, records::topics(conn, scope, id)?);
    }
    let shares = lanes.iter().any(|copy| copy.lane.kind == LaneKind::Shared);
    let parties = parties(conn, scope, id, shares)?;
    let shared = if shares { Some(shared(conn, scope, &record, &lanes, now)?) } else { None };
    let report = shared.as_ref().and_then(|shared| shared.settled.report.as_ref());
    let decided = shared.as_ref().and_then(|shared| Some(&shared.joint.as_ref()?.decisions));
    let people = people(conn, &lanes, report.into_iter().chain(decided), &parties)?;
    let zones = zones(conn, &parties)?;
    let secrecy = match kind {
        RecordKind::Agreement => ndas::titles(conn, &[id])?.remove(&id),
        _ => None,
    };
    Ok(Collected {
        now,
        locale,
        zone: dates::zone(scope.time_zone()),
        zones,
        reader: OrgRef { id: scope.org(), name: scope.org_name().to_owned() },
        side: Some(own.side),
        record,
        secrecy,
        parties,
        lanes,
        people,
        shared,
    })
}

/// Says of each lane which topic its thread is about.
fn name_topics(lanes: &mut [LaneCopy], topics: Vec<Topic>) {
    let topics: HashMap<ThreadId, Option<String>> =
        topics.into_iter().map(|topic| (topic.id, topic.topic)).collect();
    for copy in lanes.iter_mut().filter(|copy| copy.lane.topic.is_none()) {
        copy.lane.topic = topics.get(&copy.lane.thread_id).cloned().flatten();
    }
}

fn shared(
    conn: &mut Conn,
    scope: &Scope,
    record: &Record,
    lanes: &[LaneCopy],
    now: Timestamp,
) -> Result<Shared, Problem> {
    let mut signoffs = signoffs::of_record_unscoped(conn, record.id)?;
    // What some sign among themselves is told in a lane of theirs.
    signoffs.retain(|one| one.lane.is_none_or(|id| lanes.iter().any(|copy| copy.lane.id == id)));
    if record.kind == RecordKind::Project {
        let titles = RecordTitles(projects::titles);
        let mut commitments = commitments::of_record(conn, scope, titles, record.id, now)?;
        let joint = joint(conn, scope, record.id)?;
        // Confidential documents open for some alone, also later on: neither they nor what was asked
        // about them are in what all take away.
        commitments.retain(|one| one.source_kind != "document");
        signoffs.retain(|one| {
            one.subject_kind != SubjectKind::DocumentVersion
                || one.lane.is_none() && joint.has_version(SubjectId(one.subject_id))
        });
        return Ok(Shared {
            complaint: None,
            project: Some(projects::dossier(conn, scope, record.id)?),
            joint: Some(joint),
            signoffs,
            settled: Settled { commitments, ..Settled::default() },
        });
    }
    if record.kind != RecordKind::Complaint {
        let settled = Settled::default();
        return Ok(Shared { complaint: None, project: None, joint: None, signoffs, settled });
    }
    let titles = RecordTitles(complaints::titles);
    Ok(Shared {
        complaint: Some(complaints::load(conn, scope, record.id, now)?),
        project: None,
        joint: None,
        signoffs,
        settled: Settled {
            facts: disputes::facts(conn, scope, record.id)?,
            offers: disputes::offers(conn, scope, record.id, now)?.items,
            commitments: commitments::of_record(conn, scope, titles, record.id, now)?,
            report: quality::sealed_unscoped(conn, record.id)?,
        },
    })
}

fn joint(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Joint, Problem> {
    let Papers { documents, files } = documents::dossier(conn, scope, id)?;
    Ok(Joint {
        requirements: requirements::dossier(conn, scope, id)?,
        decisions: decisions::dossier(conn, scope, id)?,
        documents,
        files,
    })
}

impl Joint {
    /// Whether this version of a document is among them.
    fn has_version(&self, id: SubjectId) -> bool {
        let id = Value::String(id.to_string());
        let documents = self.documents.as_array().into_iter().flatten();
        let versions = documents.filter_map(|one| one.get("versions")?.as_array()).flatten();
        versions.filter_map(|one| one.get("id")).any(|known| *known == id)
    }
}

/// The record's organisations; whoever does not read the shared lane learns of themselves alone.
fn parties(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    shares: bool,
) -> Result<Vec<(OrgRef, Side)>, Problem> {
    let rows = records::parties_unscoped(conn, id)?;
    let ids: Vec<OrganisationId> = rows.iter().map(|party| party.organisation_id).collect();
    let names = org_refs(conn, &ids)?;
    Ok(rows
        .iter()
        .filter(|party| shares || party.organisation_id == scope.org())
        .filter_map(|party| Some((names.get(&party.organisation_id)?.clone(), party.side)))
        .collect())
}

/// By which days each of them counts.
fn zones(
    conn: &mut Conn,
    parties: &[(OrgRef, Side)],
) -> Result<Vec<(OrganisationId, Side, Tz)>, Problem> {
    let ids: Vec<OrganisationId> = parties.iter().map(|(party, _)| party.id).collect();
    let offices = offices_unscoped(conn, &ids)?;
    let zone = |(party, side): &(OrgRef, Side)| Some((party.id, *side, offices.get(&party.id)?.1));
    Ok(parties.iter().filter_map(zone).collect())
}

/// Who acted in the lanes, and whom they, the joint report and decisions name: in figures by id, in texts by a
/// mention. Only
/// people of the organisations that the reader sees in the record, and who acted.
fn people<'a>(
    conn: &mut Conn,
    lanes: &[LaneCopy],
    papers: impl Iterator<Item = &'a Value>,
    parties: &[(OrgRef, Side)],
) -> Result<HashMap<MembershipId, PersonRef>, Problem> {
    let entries = || lanes.iter().flat_map(|copy| &copy.entries);
    let actors: HashSet<MembershipId> =
        entries().filter_map(|entry| entry.row.actor_membership_id).collect();
    let mut ids = actors.clone();
    for entry in entries() {
        if let Some(payload) = payload(entry)? {
            ids.extend(
                payload.body.iter().flat_map(|body| markdown::mentions(body)).map(MembershipId),
            );
            payload.data.values().for_each(|value| named(value, &mut ids));
        }
    }
    papers.for_each(|paper| named(paper, &mut ids));
    let ids: Vec<MembershipId> = ids.into_iter().collect();
    let side_of = |organisation: OrganisationId| {
        parties.iter().find(|(party, _)| party.id == organisation).map(|(_, side)| *side)
    };
    Ok(person_refs(conn, &ids)?
        .into_iter()
        .map(|(id, person)| {
            (id, PersonRef { side: side_of(person.organisation.id).map(Into::into), ..person })
        })
        .filter(|(id, person)| person.side.is_some() || actors.contains(id))
        .collect())
}

/// The payload of an entry as it was written.
pub fn payload(entry: &CopiedEntry) -> Result<Option<Payload>, Problem> {
    match &entry.payload {
        Ok((_, data)) => Ok(Some(serde_json::from_str(data).map_err(Problem::internal)?)),
        Err(_) => Ok(None),
    }
}

/// Ids in the figures of an entry: those of people are found among them.
fn named(value: &Value, ids: &mut HashSet<MembershipId>) {
    match value {
        Value::String(text) => ids.extend(text.parse::<MembershipId>()),
        Value::Array(items) => items.iter().for_each(|item| named(item, ids)),
        Value::Object(map) => map.values().for_each(|item| named(item, ids)),
        _ => {}
    }
}
