//! A made-up record to try bundles on.
use std::collections::HashMap;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::collect::{Collected, Settled, Shared};
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::records::model::{
    EntryId, EntryKind, EntryRow, FileId, FileRow, Lane, LaneId, LaneKind, Record, RecordId,
    RecordKind, ThreadId,
};
use crate::features::records::service::{CopiedEntry, LaneCopy, Withheld, chain};
use crate::platform::authz::{Locale, MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;

pub const CONTENT: &[u8] = b"a photo of the flange";

/// A record with texts in its shared lane and a file in its private one.
pub fn collected(locale: Locale, texts: &[&str]) -> Collected {
    let now = Timestamp::from_micros(1_773_136_800_000_000).unwrap();
    let reader = OrgRef { id: OrganisationId::generate(), name: "Firm A".to_owned() };
    let record = RecordId::generate();
    let actor = MembershipId::generate();
    let person = PersonRef {
        membership_id: actor,
        name: "Anna Орлова".to_owned(),
        organisation: reader.clone(),
        side: Some(Side::Customer.into()),
        title: None,
    };
    let mut shared = lane(record, LaneKind::Shared);
    for text in texts {
        append(&mut shared, actor, EntryKind::Message, now, json!({ "body": text }));
    }
    let mut private = lane(record, LaneKind::Private);
    let file = file(&private, actor, now);
    let seal = json!({ "files": [{ "id": file.id, "sha256": hex::encode(&file.sha256) }] });
    append(&mut private, actor, EntryKind::Message, now, seal);
    private.entries.last_mut().unwrap().files.push(file);
    Collected {
        now,
        locale,
        zone: chrono_tz::Tz::UTC,
        zones: Vec::new(),
        side: Some(Side::Customer),
        secrecy: None,
        record: Record {
            id: record,
            kind: RecordKind::Complaint,
            vendor_org: OrganisationId::generate(),
            relationship_id: None,
            number: "C-1042".to_owned(),
            version: 1,
            sub_state: None,
            custom: Json::default(),
            definition_version: 1,
            ball_side: None,
            ball_since: None,
            ball_until: None,
            created_at: now,
            activity_at: now,
        },
        parties: vec![(reader.clone(), Side::Customer)],
        reader,
        lanes: vec![shared, private],
        people: HashMap::from([(actor, person)]),
        shared: Some(Shared {
            complaint: None,
            project: None,
            joint: None,
            signoffs: Vec::new(),
            settled: Settled::default(),
        }),
    }
}

fn lane(record: RecordId, kind: LaneKind) -> LaneCopy {
    let lane = Lane {
        id: LaneId::generate(),
        thread_id: ThreadId::generate(),
        record_id: record,
        kind,
        organisation_id: None,
        head_seq: 0,
        head_hash: Vec::new(),
        topic: None,
    };
    LaneCopy { lane, entries: Vec::new() }
}

fn file(copy: &LaneCopy, by: MembershipId, at: Timestamp) -> FileRow {
    FileRow {
        id: FileId::generate(),
        organisation_id: OrganisationId::generate(),
        uploaded_by: by,
        name: "flange.jpg".to_owned(),
        size: i64::try_from(CONTENT.len()).unwrap(),
        sha256: Sha256::digest(CONTENT).to_vec(),
        media_type: "image/jpeg".to_owned(),
        width: None,
        height: None,
        storage_key: String::new(),
        record_id: Some(copy.lane.record_id),
        lane_id: Some(copy.lane.id),
        entry_id: None,
        created_at: at,
    }
}

/// Writes an entry at the end of a lane, as the portal does.
pub fn append(
    copy: &mut LaneCopy,
    actor: MembershipId,
    kind: EntryKind,
    at: Timestamp,
    payload: serde_json::Value,
) -> EntryId {
    let salt = vec![copy.entries.len().try_into().unwrap(); chain::SALT_BYTES];
    let data = chain::canonical(&payload);
    let mut row = EntryRow {
        id: EntryId::generate(),
        lane_id: copy.lane.id,
        record_id: copy.lane.record_id,
        seq: copy.lane.head_seq + 1,
        actor_membership_id: Some(actor),
        kind,
        occurred_at: at,
        recorded_at: at,
        payload_hash: chain::payload_hash(&salt, &data),
        prev_hash: copy.lane.head_hash.clone(),
        hash: Vec::new(),
    };
    row.hash = chain::entry_hash(&row);
    copy.lane.head_seq = row.seq;
    copy.lane.head_hash.clone_from(&row.hash);
    let id = row.id;
    copy.entries.push(CopiedEntry { row, payload: Ok((salt, data)), files: Vec::new() });
    id
}

/// Takes the text of an entry out, and says so at the end of its lane.
pub fn erase(copy: &mut LaneCopy, index: usize) {
    let entry = &mut copy.entries[index];
    entry.payload = Err(Withheld::Erased);
    let (id, by, at) =
        (entry.row.id, entry.row.actor_membership_id.unwrap(), entry.row.recorded_at);
    append(copy, by, EntryKind::Erased, at, json!({ "data": { "entry_id": id } }));
}
