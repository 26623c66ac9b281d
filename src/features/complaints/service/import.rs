//! Complaints that come from another system, with their past.
//!
//! They become complaints like any other, but silently: nobody is notified, no mail is sent and
//! no clock is set. What people do here afterwards is theirs: an import never overwrites it.
use serde_json::json;

use crate::features::complaints::model::{Category, Complaint, Remedy, Severity, Status};
use crate::features::complaints::policy;
use crate::features::complaints::service::{index, view};
use crate::features::complaints::store::{self, ImportPatch};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{
    BallSide, EntryId, EntryKind, Payload, RecordId, RecordKind,
};
use crate::features::records::service::{
    self as records, ListState, NewEntry, NewParty, NewRecord, Opened, PastEntry, PastRecord,
    PastTurn, Sealed,
};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::{SearchDoc, Tx};
use crate::platform::problem::Problem;
use crate::platform::search::{group_token, tokens};

/// A complaint as its source tells it. The texts are checked already.
#[derive(Debug, Clone)]
pub struct Imported {
    pub title: String,
    pub description: String,
    pub category: Category,
    pub severity: Severity,
    pub remedy_sought: Remedy,
    /// Any but `draft`.
    pub status: Status,
    pub product: Option<String>,
    pub order_no: Option<String>,
    pub lot: Option<String>,
    pub serial_no: Option<String>,
    pub delivery_note: Option<String>,
    pub detected_where: Option<String>,
    /// Who complained, when the source knows more than the customer organisation.
    pub contact: Option<String>,
    /// The customer's own number for it.
    pub reference: Option<String>,
    pub received_at: Timestamp,
    pub first_response_at: Option<Timestamp>,
    /// When it ended; the first response stands in for it.
    pub ended_at: Option<Timestamp>,
    pub resolution_code: Option<Remedy>,
    pub resolution_notes: Option<String>,
    /// What the source says besides, kept word for word in the entry.
    pub figures: serde_json::Map<String, serde_json::Value>,
}

impl Imported {
    fn ended_at(&self) -> Timestamp {
        self.ended_at.or(self.first_response_at).unwrap_or(self.received_at).max(self.received_at)
    }

    /// Who had the ball: the vendor until it answered, then whoever the status names.
    fn turns(&self) -> Vec<PastTurn> {
        let since = self.received_at;
        let answered = self.ended_at();
        let vendor = |until| PastTurn { side: BallSide::Vendor, since, until };
        match policy::ball_in(self.status) {
            None => vec![vendor(Some(answered))],
            Some(BallSide::Vendor) => vec![vendor(None)],
            Some(side) => {
                let now = PastTurn { side, since: answered, until: None };
                if answered > since { vec![vendor(Some(answered)), now] } else { vec![now] }
            }
        }
    }

    fn complaint(&self, id: RecordId, between: &Between) -> Complaint {
        let over = !self.status.is_open();
        let settled = over || self.status == Status::Resolved;
        Complaint {
            record_id: id,
            relationship_id: between.relationship,
            vendor_org: between.vendor,
            customer_org: between.customer,
            title: self.title.clone(),
            description: self.description.clone(),
            category: self.category,
            severity: self.severity,
            remedy_sought: self.remedy_sought,
            status: self.status,
            product: self.product.clone(),
            order_no: self.order_no.clone(),
            lot: self.lot.clone(),
            serial_no: self.serial_no.clone(),
            delivery_note: self.delivery_note.clone(),
            quantity_complained: None,
            quantity_affected: None,
            occurred_on: None,
            detected_where: self.detected_where.clone(),
            claimed_amount_minor: None,
            currency: None,
            filed_by_side: Side::Customer,
            filed_by: None,
            on_behalf_of: self.contact.clone(),
            confirmed_at: None,
            submitted_at: Some(self.received_at),
            first_response_at: self.first_response_at,
            resolved_at: (settled && self.status != Status::Withdrawn).then(|| self.ended_at()),
            closed_at: over.then(|| self.ended_at()),
            resolution_code: self.resolution_code,
            resolution_notes: self.resolution_notes.clone(),
            refusal_reason: None,
        }
    }

    fn list_state(&self) -> ListState {
        ListState {
            status: self.status.as_str().to_owned(),
            open: self.status.is_open(),
            severity: self.severity.as_str().to_owned(),
            category: self.category.as_str().to_owned(),
        }
    }

    fn data(&self) -> serde_json::Value {
        json!({
            "to": self.status,
            "severity": self.severity,
            "received_at": self.received_at.micros(),
            "first_response_at": self.first_response_at.map(Timestamp::micros),
            "ended_at": self.ended_at().micros(),
            "source": self.figures,
        })
    }
}

/// An imported complaint, sealed and analysed: what needs no database is done before the writer
/// is asked.
#[derive(Debug, Clone)]
pub struct Prepared {
    told: Imported,
    id: EntryId,
    sealed: Sealed,
    words: Vec<String>,
    messages: Vec<Message>,
}

/// A message that was written since, in plain text.
#[derive(Debug, Clone)]
pub struct PastMessage {
    pub by: MembershipId,
    pub at: Timestamp,
    pub body: String,
}

#[derive(Debug, Clone)]
struct Message {
    id: EntryId,
    by: MembershipId,
    at: Timestamp,
    sealed: Sealed,
    words: Vec<String>,
}

impl Message {
    fn new(past: PastMessage) -> Result<Self, Problem> {
        let words = tokens(&past.body);
        let payload = Payload { body: Some(past.body), ..Payload::default() };
        let sealed = Sealed::new(&payload)?;
        Ok(Self { id: EntryId::generate(), by: past.by, at: past.at, sealed, words })
    }
}

impl Prepared {
    pub fn new(told: Imported) -> Result<Self, Problem> {
        let serde_json::Value::Object(data) = told.data() else {
            return Err(Problem::internal("an object"));
        };
        let body = Some(told.description.clone()).filter(|text| !text.is_empty());
        let sealed = Sealed::new(&Payload { body, data, ..Payload::default() })?;
        let texts = [
            Some(&told.title),
            Some(&told.description),
            told.product.as_ref(),
            told.order_no.as_ref(),
            told.lot.as_ref(),
            told.serial_no.as_ref(),
            told.delivery_note.as_ref(),
            told.reference.as_ref(),
        ];
        let words = texts.into_iter().flatten().flat_map(|text| tokens(text)).collect();
        Ok(Self { told, id: EntryId::generate(), sealed, words, messages: Vec::new() })
    }

    /// The same with what was said since, oldest first.
    pub fn with_messages(self, past: Vec<PastMessage>) -> Result<Self, Problem> {
        let messages = past.into_iter().map(Message::new).collect::<Result<_, _>>()?;
        Ok(Self { messages, ..self })
    }

    /// How many messages it has.
    pub fn messages(&self) -> usize {
        self.messages.len()
    }

    fn activity_at(&self) -> Timestamp {
        let ended_at = self.told.ended_at();
        self.messages.last().map_or(ended_at, |message| message.at.max(ended_at))
    }

    fn entries(&self) -> Vec<PastEntry<'_>> {
        let first = PastEntry {
            id: self.id,
            actor: None,
            kind: EntryKind::Imported,
            occurred_at: self.told.received_at,
            payload: &self.sealed,
        };
        let later = self.messages.iter().map(|message| PastEntry {
            id: message.id,
            actor: Some(message.by),
            kind: EntryKind::Message,
            occurred_at: message.at,
            payload: &message.sealed,
        });
        std::iter::once(first).chain(later).collect()
    }
}

/// The relationship that a complaint belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    pub vendor: OrganisationId,
    pub customer: OrganisationId,
    pub relationship: RelationshipId,
    /// The vendor's newest definition.
    pub definition_version: i32,
}

/// Makes complaints in the order given, in a dozen statements and one for each vendor.
pub fn create_imported(
    tx: &mut Tx<'_>,
    all: &[(&Prepared, Between)],
) -> Result<Vec<RecordId>, Problem> {
    let past: Vec<PastRecord<'_>> =
        all.iter().map(|(prepared, between)| past(prepared, between)).collect();
    let opened = records::create_many(tx, &past)?;
    let mut complaints = Vec::with_capacity(all.len());
    for ((prepared, between), opened) in all.iter().zip(&opened) {
        complaints.push(prepared.told.complaint(opened.record.id, between));
        tx.index(search_doc(prepared, between, opened));
        for message in &prepared.messages {
            tx.index(message_doc(message, between, opened));
        }
    }
    store::insert_many(tx.conn, &complaints)?;
    Ok(opened.into_iter().map(|opened| opened.record.id).collect())
}

fn past<'a>(prepared: &'a Prepared, between: &Between) -> PastRecord<'a> {
    let told = &prepared.told;
    let party = |side, organisation, reference| NewParty {
        organisation,
        side,
        owner: None,
        team: None,
        reference,
        hidden: false,
    };
    PastRecord {
        new: NewRecord {
            kind: RecordKind::Complaint,
            vendor: between.vendor,
            relationship: between.relationship,
            customer: party(Side::Customer, between.customer, told.reference.clone()),
            vendor_party: party(Side::Vendor, between.vendor, None),
            state: told.list_state(),
            custom: json!({}),
            definition_version: between.definition_version,
            created_at: told.received_at,
        },
        activity_at: prepared.activity_at(),
        turns: told.turns(),
        cause: EntryKind::Imported,
        entries: prepared.entries(),
    }
}

/// The tokens of whoever reads it as well.
fn readable(mut words: Vec<String>, between: &Between) -> Vec<String> {
    words.push(group_token(between.vendor.0));
    words.push(group_token(between.customer.0));
    words
}

fn message_doc(message: &Message, between: &Between, opened: &Opened) -> SearchDoc {
    SearchDoc {
        record: opened.record.id.0,
        lane: opened.shared.id.0,
        entry: Some(message.id.0),
        at: message.at,
        tokens: readable(message.words.clone(), between),
        replaces: false,
    }
}

/// As [`index`] would, from what is at hand. The entry has the description too, but the same text
/// is found once.
fn search_doc(prepared: &Prepared, between: &Between, opened: &Opened) -> SearchDoc {
    let mut words = tokens(&opened.record.number);
    words.extend_from_slice(&prepared.words);
    SearchDoc {
        record: opened.record.id.0,
        lane: opened.shared.id.0,
        entry: None,
        at: opened.record.activity_at,
        tokens: readable(words, between),
        replaces: false,
    }
}

/// The source says something else than at the last import: an entry tells it, and fields and
/// state follow, unless somebody has worked on the complaint here.
pub fn update_imported(tx: &mut Tx<'_>, id: RecordId, prepared: &Prepared) -> Result<(), Problem> {
    let told = &prepared.told;
    let whole = view::whole(tx.conn, id)?;
    let before = &whole.complaint;
    let kept = records::was_worked_on_unscoped(tx.conn, id)?;
    let mut data = told.data();
    if kept && let Some(map) = data.as_object_mut() {
        map.insert("kept".to_owned(), json!(true));
    }
    let changed_text = Some(told.description.clone()).filter(|text| *text != before.description);
    let entry = NewEntry::event(None, EntryKind::Imported, tx.now, data).with_body(changed_text);
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    records::append_in(tx, &lane, entry)?;
    if kept {
        return Ok(());
    }
    let between = Between {
        vendor: before.vendor_org,
        customer: before.customer_org,
        relationship: before.relationship_id,
        definition_version: whole.record.definition_version,
    };
    let after = told.complaint(id, &between);
    store::replace_imported(tx.conn, id, &patch(&after))?;
    records::replace_turns(tx, id, EntryKind::Imported, &told.turns())?;
    if told.reference.is_some() {
        records::set_reference(tx, id, between.customer, told.reference.clone())?;
    }
    records::changed(tx, id, whole.record.version, &told.list_state())?;
    index(tx, &whole.record.number, &after, true)
}

fn patch(complaint: &Complaint) -> ImportPatch<'_> {
    ImportPatch {
        title: &complaint.title,
        description: &complaint.description,
        category: complaint.category,
        severity: complaint.severity,
        remedy_sought: complaint.remedy_sought,
        status: complaint.status,
        product: complaint.product.as_deref(),
        order_no: complaint.order_no.as_deref(),
        lot: complaint.lot.as_deref(),
        serial_no: complaint.serial_no.as_deref(),
        delivery_note: complaint.delivery_note.as_deref(),
        detected_where: complaint.detected_where.as_deref(),
        on_behalf_of: complaint.on_behalf_of.as_deref(),
        submitted_at: complaint.submitted_at,
        first_response_at: complaint.first_response_at,
        resolved_at: complaint.resolved_at,
        closed_at: complaint.closed_at,
        resolution_code: complaint.resolution_code,
        resolution_notes: complaint.resolution_notes.as_deref(),
    }
}
