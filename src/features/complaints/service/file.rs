//! Filing: as a draft or at once, by the customer or by the vendor for a caller.
use crate::features::complaints::definition;
use crate::features::complaints::model::{
    ActionInput, ActionName, Category, Complaint, Remedy, Severity, Status,
};
use crate::features::complaints::service::{act, index, list_state};
use crate::features::complaints::{policy, store};
use crate::features::organisations::model::{RelationshipId, RelationshipRow, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{FileId, LaneRef, RecordId, RecordKind};
use crate::features::records::service::{self as records, DraftInput, NewParty, NewRecord, Opened};
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// What the form holds; checked by its types already.
#[derive(Debug, Clone)]
pub struct Filing {
    pub relationship_id: RelationshipId,
    pub title: String,
    pub description: String,
    pub category: Category,
    pub severity: Severity,
    pub remedy_sought: Remedy,
    pub product: Option<String>,
    pub order_no: Option<String>,
    pub lot: Option<String>,
    pub serial_no: Option<String>,
    pub delivery_note: Option<String>,
    pub quantity_complained: Option<i64>,
    pub quantity_affected: Option<i64>,
    pub occurred_on: Option<String>,
    pub detected_where: Option<String>,
    pub claimed_amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub reference: Option<String>,
    pub on_behalf_of: Option<String>,
    pub custom: serde_json::Value,
    /// False keeps a draft, which the own side alone sees.
    pub submit: bool,
    pub file_ids: Vec<FileId>,
}

impl Filing {
    /// A draft about the same goods as another complaint: without what happened when, and without
    /// what was claimed.
    pub fn like(other: &Complaint) -> Self {
        Self {
            relationship_id: other.relationship_id,
            title: other.title.clone(),
            description: other.description.clone(),
            category: other.category,
            severity: other.severity,
            remedy_sought: other.remedy_sought,
            product: other.product.clone(),
            order_no: other.order_no.clone(),
            lot: other.lot.clone(),
            serial_no: other.serial_no.clone(),
            delivery_note: other.delivery_note.clone(),
            quantity_complained: other.quantity_complained,
            quantity_affected: other.quantity_affected,
            occurred_on: None,
            detected_where: other.detected_where.clone(),
            claimed_amount_minor: None,
            currency: None,
            reference: None,
            on_behalf_of: None,
            custom: serde_json::Value::Null,
            submit: false,
            file_ids: Vec::new(),
        }
    }
}

/// Files a complaint; gives its id.
pub fn file(tx: &mut Tx<'_>, scope: &Scope, filing: &Filing) -> Result<RecordId, Problem> {
    let relationship = organisations::find_relationship(tx.conn, scope, filing.relationship_id)?;
    let side = relationship.side;
    let relationship = relationship.row;
    scope.require(match side {
        Side::Customer => Capability::FileComplaint,
        Side::Vendor => Capability::FileForCustomer,
    })?;
    if side == Side::Customer && filing.on_behalf_of.is_some() {
        return Err(Problem::invalid("on_behalf_of", "unknown_field"));
    }
    if filing.claimed_amount_minor.is_some() != filing.currency.is_some() {
        return Err(Problem::invalid("currency", "missing_field"));
    }
    let form = definition::load(tx.conn, relationship.vendor_org, None)?;
    let custom = form.definition.check_custom(&filing.custom, filing.submit)?;
    let party = |of: Side, organisation| NewParty {
        organisation,
        side: of,
        owner: (of == side && side == Side::Customer).then(|| scope.membership()),
        team: if of == side { scope.team().map(str::to_owned) } else { None },
        reference: if of == side { filing.reference.clone() } else { None },
        hidden: of != side,
    };
    let complaint = |id| complaint_of(filing, id, &relationship, side, scope);
    let opened = records::create(
        tx,
        NewRecord {
            kind: RecordKind::Complaint,
            vendor: relationship.vendor_org,
            relationship: filing.relationship_id,
            customer: party(Side::Customer, relationship.customer_org),
            vendor_party: party(Side::Vendor, relationship.vendor_org),
            state: list_state(&complaint(RecordId::generate()), Status::Draft),
            custom,
            definition_version: form.version,
            created_at: tx.now,
        },
    )?;
    let complaint = complaint(opened.record.id);
    store::insert(tx.conn, &complaint)?;
    records::take_part(tx, opened.record.id, scope)?;
    finish(tx, scope, side, filing, &opened, &complaint)?;
    Ok(opened.record.id)
}

/// No more pieces can be defective than are complained about.
pub(super) fn check_counts(complaint: &Complaint) -> Result<(), Problem> {
    let counts = complaint.quantity_complained.zip(complaint.quantity_affected);
    if counts.is_some_and(|(complained, affected)| affected > complained) {
        return Err(Problem::invalid("quantity_affected", "more_than_all"));
    }
    Ok(())
}

/// Keeps the draft with its evidence, or submits it.
fn finish(
    tx: &mut Tx<'_>,
    scope: &Scope,
    side: Side,
    filing: &Filing,
    opened: &Opened,
    complaint: &Complaint,
) -> Result<(), Problem> {
    if filing.submit {
        check_counts(complaint)?;
        let proof = policy::authorize(scope, side, complaint, ActionName::Submit, "", tx.now)?;
        let files = records::attach(tx, scope, &filing.file_ids)?;
        act::perform(tx, scope, &opened.record, &proof, &ActionInput::default(), &files)?;
        return Ok(());
    }
    records::set_ball(
        tx,
        opened.record.id,
        Some(side.into()),
        None,
        crate::features::records::model::EntryKind::Filed,
    )?;
    records::save(
        tx,
        scope,
        opened.thread,
        &DraftInput {
            lane: LaneRef::Shared,
            body: String::new(),
            file_ids: filing.file_ids.clone(),
            send_after: None,
        },
    )?;
    index(tx, &opened.record.number, complaint, false)?;
    records::announce(tx, opened.record.id, 1)
}

fn complaint_of(
    filing: &Filing,
    record_id: RecordId,
    relationship: &RelationshipRow,
    side: Side,
    scope: &Scope,
) -> Complaint {
    Complaint {
        record_id,
        relationship_id: filing.relationship_id,
        vendor_org: relationship.vendor_org,
        customer_org: relationship.customer_org,
        title: filing.title.clone(),
        description: filing.description.clone(),
        category: filing.category,
        severity: filing.severity,
        remedy_sought: filing.remedy_sought,
        status: Status::Draft,
        product: filing.product.clone(),
        order_no: filing.order_no.clone(),
        lot: filing.lot.clone(),
        serial_no: filing.serial_no.clone(),
        delivery_note: filing.delivery_note.clone(),
        quantity_complained: filing.quantity_complained,
        quantity_affected: filing.quantity_affected,
        occurred_on: filing.occurred_on.clone(),
        detected_where: filing.detected_where.clone(),
        claimed_amount_minor: filing.claimed_amount_minor,
        currency: filing.currency.clone(),
        filed_by_side: side,
        filed_by: Some(scope.membership()),
        on_behalf_of: filing.on_behalf_of.clone(),
        confirmed_at: None,
        submitted_at: None,
        first_response_at: None,
        resolved_at: None,
        closed_at: None,
        resolution_code: None,
        resolution_notes: None,
        refusal_reason: None,
    }
}

/// A new draft linked to a complaint that was closed too long ago to be reopened.
pub fn follow_up(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<RecordId, Problem> {
    let party = records::require_party(tx.conn, scope, id)?;
    if party.side != Side::Customer {
        return Err(Problem::not_allowed("wrong_side"));
    }
    let whole = super::view::whole(tx.conn, id)?;
    let old = whole.complaint;
    if old.status.is_open() {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let filing = Filing { reference: party.reference, ..Filing::like(&old) };
    let new = file(tx, scope, &filing)?;
    records::link(tx, new, id, "follow_up", None)?;
    Ok(new)
}

/// A draft that is submitted later brings the evidence kept with it.
pub(super) fn drafted_files(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
) -> Result<Vec<crate::features::records::model::FileRow>, Problem> {
    let author = complaint.filed_by.ok_or_else(|| Problem::new(Code::Conflict))?;
    records::take_draft_files(tx, complaint.record_id, author)
}
