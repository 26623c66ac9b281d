//! What a customer says is wrong in what the vendor keeps about it, and what the vendor says to it.
use super::told;
use crate::features::customers::model::{
    CorrectedField, Correction, CorrectionAction, CorrectionId, CorrectionList, CorrectionPatch,
    CorrectionRow, CorrectionState, LegalData,
};
use crate::features::customers::policy::{self, Hands};
use crate::features::customers::store::corrections as store;
use crate::features::organisations::model::{OrgRef, Relationship, RelationshipId, Side};
use crate::features::organisations::service::{self as organisations, RelationshipChange};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::Hint;
use crate::platform::http::{Cursor, IfMatch, Page, PageParams};
use crate::platform::problem::{Code, Problem};

/// Corrections that a relationship shows.
const SHOWN: i64 = 50;
/// What lists of clients are asked again.
const LIST: &str = "corrections";

/// What is proposed; what is absent stays, `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct NewCorrection {
    pub legal_name: Option<Option<String>>,
    pub tax_id: Option<Option<String>>,
    pub legal_address: Option<Option<String>>,
    pub comment: Option<String>,
}

fn legal(of: &Relationship) -> LegalData {
    LegalData {
        legal_name: of.row.legal_name.clone(),
        tax_id: of.row.tax_id.clone(),
        legal_address: of.row.legal_address.clone(),
    }
}

fn changes(now: &LegalData, new: &NewCorrection) -> Vec<CorrectedField> {
    [
        ("legal_name", &now.legal_name, &new.legal_name),
        ("tax_id", &now.tax_id, &new.tax_id),
        ("legal_address", &now.legal_address, &new.legal_address),
    ]
    .into_iter()
    .filter_map(|(field, was, proposed)| {
        let (was, proposed) = (was.clone(), proposed.clone()?);
        let differs = was != proposed;
        differs.then(|| CorrectedField { field: field.to_owned(), was, proposed })
    })
    .collect()
}

/// What was stored was made by [`changes`].
fn changed(row: &CorrectionRow) -> Vec<CorrectedField> {
    serde_json::from_value(row.changes.0.clone()).unwrap_or_default()
}

/// A customer proposes one to its vendor.
///
/// # Errors
/// `action_not_allowed` (`wrong_side`, `role_too_low`, `wrong_status` while another one waits);
/// `invalid` if nothing would change.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    new: &NewCorrection,
) -> Result<Correction, Problem> {
    let relationship = organisations::find_relationship(tx.conn, scope, id)?;
    policy::may_propose(Hands::of(scope), relationship.side).map_err(Problem::not_allowed)?;
    if waits(&store::of_relationship(tx.conn, id, SHOWN)?) {
        return Err(Problem::not_allowed("wrong_status"));
    }
    let changes = changes(&legal(&relationship), new);
    if changes.is_empty() {
        return Err(Problem::invalid("legal_name", "missing_field"));
    }
    let row = CorrectionRow {
        id: CorrectionId::generate(),
        relationship_id: id,
        vendor_org: relationship.vendor.id,
        customer_org: relationship.customer.id,
        record_id: told::open(tx, scope, &relationship)?,
        changes: Json(serde_json::to_value(&changes).map_err(Problem::internal)?),
        comment: new.comment.clone(),
        state: CorrectionState::Open,
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        answered_by: None,
        answered_at: None,
        reason: None,
        version: 1,
    };
    store::insert(tx.conn, &row)?;
    told::say(tx, scope, &row, row.state, &changes)?;
    tx.subject(row.id);
    hint(tx, &row);
    correction(tx.conn, scope, row.id)
}

fn waits(rows: &[CorrectionRow]) -> bool {
    rows.iter().any(|row| row.state == CorrectionState::Open)
}

/// Clients of the two firms ask again; nobody else learns of it.
fn hint(tx: &mut Tx<'_>, row: &CorrectionRow) {
    let organisations = vec![row.vendor_org, row.customer_org];
    tx.hint(Hint::List { what: LIST, organisations });
}

/// Confirms one, declines it with a reason, or takes it back. What is confirmed is written down at
/// once.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: CorrectionId,
    action: CorrectionAction,
    version: i32,
    reason: Option<String>,
) -> Result<Correction, Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    if row.version != version {
        return Err(Problem::stale(&correction(tx.conn, scope, id)?));
    }
    let relationship = organisations::find_relationship(tx.conn, scope, row.relationship_id)?;
    policy::rule(Hands::of(scope), relationship.side, row.state, action)
        .map_err(Problem::not_allowed)?;
    if action == CorrectionAction::Decline && reason.is_none() {
        return Err(Problem::invalid("reason", "missing_field"));
    }
    let state = match action {
        CorrectionAction::Confirm => CorrectionState::Confirmed,
        CorrectionAction::Decline => CorrectionState::Declined,
        CorrectionAction::Withdraw => CorrectionState::Withdrawn,
    };
    let changes = changed(&row);
    if state == CorrectionState::Confirmed {
        let version = IfMatch(relationship.row.version);
        let change = change_of(&changes);
        organisations::update_relationship(tx, scope, row.relationship_id, version, change)?;
    }
    let patch = CorrectionPatch {
        state: Some(state),
        answered_by: Some(Some(scope.membership())),
        answered_at: Some(Some(tx.now)),
        reason: Some(reason.clone()),
    };
    if !store::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let row = CorrectionRow { reason, ..row };
    told::say(tx, scope, &row, state, &changes)?;
    tx.subject(id);
    hint(tx, &row);
    correction(tx.conn, scope, id)
}

fn change_of(changes: &[CorrectedField]) -> RelationshipChange {
    let mut change = RelationshipChange::default();
    for CorrectedField { field, proposed, .. } in changes {
        match field.as_str() {
            "legal_name" => change.legal_name = Some(proposed.clone()),
            "tax_id" => change.tax_id = Some(proposed.clone()),
            "legal_address" => change.legal_address = Some(proposed.clone()),
            _ => {}
        }
    }
    change
}

/// What is kept about the customer of a relationship, for either side, with its corrections.
pub fn of_relationship(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<CorrectionList, Problem> {
    let relationship = organisations::find_relationship(conn, scope, id)?;
    let rows = store::of_relationship(conn, id, SHOWN)?;
    let may_propose = policy::may_propose(Hands::of(scope), relationship.side).is_ok();
    Ok(CorrectionList {
        data: legal(&relationship),
        may_propose: may_propose && !waits(&rows),
        items: views(conn, scope, rows)?,
    })
}

/// Those of the own customers, the newest first; a customer's list is empty.
pub fn corrections(
    conn: &mut Conn,
    scope: &Scope,
    state: Option<CorrectionState>,
    page: &PageParams,
) -> Result<Page<Correction>, Problem> {
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::page(conn, scope, state, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.proposed_at, id: row.id.0 });
    let next_cursor = page.next_cursor;
    Ok(Page { items: views(conn, scope, page.items)?, next_cursor })
}

/// One of them, for either side.
pub fn correction(conn: &mut Conn, scope: &Scope, id: CorrectionId) -> Result<Correction, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    views(conn, scope, vec![row])?.pop().ok_or_else(Problem::not_found)
}

fn views(
    conn: &mut Conn,
    scope: &Scope,
    rows: Vec<CorrectionRow>,
) -> Result<Vec<Correction>, Problem> {
    let hands: Vec<MembershipId> =
        rows.iter().flat_map(|row| [row.proposed_by, row.answered_by]).flatten().collect();
    let people = organisations::person_refs(conn, &hands)?;
    let firms: Vec<OrganisationId> =
        rows.iter().flat_map(|row| [row.vendor_org, row.customer_org]).collect();
    let names = organisations::org_refs(conn, &firms)?;
    let firm = |id: OrganisationId| -> Option<OrgRef> { names.get(&id).cloned() };
    let hands = Hands::of(scope);
    let view = |row: CorrectionRow| {
        let person = |id: Option<MembershipId>| {
            let person = people.get(&id?)?.clone();
            let vendor = person.organisation.id == row.vendor_org;
            Some(person.on(if vendor { Side::Vendor } else { Side::Customer }))
        };
        let side = if row.vendor_org == scope.org() { Side::Vendor } else { Side::Customer };
        Some(Correction {
            id: row.id,
            relationship_id: row.relationship_id,
            vendor: firm(row.vendor_org)?,
            customer: firm(row.customer_org)?,
            changes: changed(&row),
            actions: policy::states(hands, side, row.state),
            proposed_by: person(row.proposed_by),
            answered_by: person(row.answered_by),
            comment: row.comment,
            state: row.state,
            proposed_at: row.proposed_at,
            answered_at: row.answered_at,
            reason: row.reason,
            version: row.version,
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_holds_what_differs_alone() {
        let now = LegalData { tax_id: Some("77".to_owned()), ..LegalData::default() };
        let new = NewCorrection {
            tax_id: Some(Some("78".to_owned())),
            legal_name: Some(None),
            ..NewCorrection::default()
        };
        let found = changes(&now, &new);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found.first().map(|one| one.field.as_str()), Some("tax_id"));
        let change = change_of(&found);
        assert_eq!(change.tax_id, Some(Some("78".to_owned())));
        assert!(change.legal_name.is_none() && change.legal_address.is_none());
    }
}
