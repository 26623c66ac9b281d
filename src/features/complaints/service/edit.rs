//! Editing fields: the own side's draft freely; later each side what it knows better, and both
//! sides see what was changed: the figures from and to, a new description whole.
use serde::Serialize;
use serde_json::json;

use crate::features::complaints::definition;
use crate::features::complaints::model::{Category, Complaint, Remedy, Severity, Status};
use crate::features::complaints::policy;
use crate::features::complaints::service::file::check_counts;
use crate::features::complaints::service::{index, list_state, view, warnings};
use crate::features::complaints::store::{self, FieldsPatch};
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::Tx;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Fields to change; the outer `None` leaves a field, the inner one empties it.
#[derive(Debug, Default, Clone)]
pub struct EditInput {
    pub title: Option<String>,
    pub description: Option<String>,
    pub category: Option<Category>,
    pub severity: Option<Severity>,
    pub remedy_sought: Option<Remedy>,
    pub product: Option<Option<String>>,
    pub order_no: Option<Option<String>>,
    pub lot: Option<Option<String>>,
    pub serial_no: Option<Option<String>>,
    pub delivery_note: Option<Option<String>>,
    pub quantity_complained: Option<Option<i64>>,
    pub quantity_affected: Option<Option<i64>>,
    pub occurred_on: Option<Option<String>>,
    pub detected_where: Option<Option<String>>,
    pub claimed_amount_minor: Option<Option<i64>>,
    pub currency: Option<Option<String>>,
    pub reference: Option<Option<String>>,
    pub custom: Option<serde_json::Value>,
}

/// Changes fields of a complaint that still has the version that the caller saw.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: IfMatch,
    input: &EditInput,
) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    let party = records::require_party(tx.conn, scope, id)?;
    let whole = view::whole(tx.conn, id)?;
    version.check(whole.record.version)?;
    let complaint = &whole.complaint;
    if !complaint.status.is_open() {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let draft = complaint.status == Status::Draft;
    let changes = changes(complaint, input);
    refuse_foreign(party.side, complaint, &changes)?;
    let patch = patch(input);
    store::update_fields(tx.conn, id, &patch)?;
    if let Some(custom) = &input.custom {
        let form =
            definition::load(tx.conn, complaint.vendor_org, Some(whole.record.definition_version))?;
        store::set_custom(tx.conn, id, form.definition.check_custom(custom, !draft)?)?;
    }
    if let Some(reference) = &input.reference {
        records::set_reference(tx, id, scope.org(), reference.clone())?;
    }
    let after = view::whole(tx.conn, id)?.complaint;
    if !draft {
        check_counts(&after)?;
    }
    records::changed(tx, id, whole.record.version, &list_state(&after, after.status))?;
    if !draft && !changes.is_empty() {
        let lane = records::shared_lane_unscoped(tx.conn, id)?;
        let told = changes.iter().any(|change| change.field == "description");
        let data = json!({ "changes": changes });
        let entry = NewEntry::event(Some(scope.membership()), EntryKind::Edited, tx.now, data)
            .with_body(told.then(|| after.description.clone()));
        let row = records::append(tx, lane.id, entry)?;
        records::notify(tx, &row)?;
    }
    tx.subject(id);
    if input.severity.is_some() && !draft {
        warnings::refresh(tx, id)?;
    }
    index(tx, &whole.record.number, &after, true)
}

fn patch(input: &EditInput) -> FieldsPatch {
    FieldsPatch {
        title: input.title.clone(),
        description: input.description.clone(),
        category: input.category,
        severity: input.severity,
        remedy_sought: input.remedy_sought,
        product: input.product.clone(),
        order_no: input.order_no.clone(),
        lot: input.lot.clone(),
        serial_no: input.serial_no.clone(),
        delivery_note: input.delivery_note.clone(),
        quantity_complained: input.quantity_complained,
        quantity_affected: input.quantity_affected,
        occurred_on: input.occurred_on.clone(),
        detected_where: input.detected_where.clone(),
        claimed_amount_minor: input.claimed_amount_minor,
        currency: input.currency.clone(),
    }
}

/// Refuses a change of what is the other side's to say, naming each such field.
fn refuse_foreign(side: Side, complaint: &Complaint, changes: &[Change]) -> Result<(), Problem> {
    let foreign = changes.iter().filter(|change| !policy::may_edit(side, complaint, change.field));
    let problem = foreign.fold(Problem::new(Code::Forbidden), |problem, change| {
        problem.with_field(change.field, "wrong_side")
    });
    if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
}

/// One field that changes; long texts go by name alone, they stand in the entry's body.
#[derive(Debug, Serialize)]
struct Change {
    field: &'static str,
    #[serde(flatten)]
    values: Option<Values>,
}

#[derive(Debug, Serialize)]
struct Values {
    from: serde_json::Value,
    to: serde_json::Value,
}

fn changes(before: &Complaint, input: &EditInput) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut note = |field, from: serde_json::Value, to: Option<serde_json::Value>| {
        if let Some(to) = to
            && to != from
        {
            changes.push(Change { field, values: Some(Values { from, to }) });
        }
    };
    macro_rules! compare {
        ($($field:ident),*) => {
            $(note(stringify!($field), json!(before.$field), input.$field.as_ref().map(|to| json!(to)));)*
        };
    }
    compare!(
        title,
        category,
        severity,
        remedy_sought,
        product,
        order_no,
        lot,
        serial_no,
        delivery_note,
        quantity_complained,
        quantity_affected,
        occurred_on,
        detected_where,
        claimed_amount_minor,
        currency
    );
    if input.description.as_ref().is_some_and(|text| *text != before.description) {
        changes.push(Change { field: "description", values: None });
    }
    changes
}
