//! Use cases of documents; one function is one transaction.
mod approve;
mod closing;
mod dossier;
mod edit;
mod files;
mod names;
mod openings;
mod release;
mod titles;
mod view;

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

pub use approve::{Ask, ConditionInput, Reply, SlotInput, answer, ask, withdraw};
pub use closing::nda_over;
pub use dossier::{Papers, dossier};
pub use edit::{DocumentChange, NewDocument, NewVersion, add_version, create, edit};
pub use files::{FilesQuery, files};
pub use names::{names, open_ids};
pub use openings::{WantedFile, note_opening, openable, openings};
pub use release::{discard, draft_file, release};
pub use titles::names_for;
pub use view::{document, list};

use super::model::{
    DocumentAction, DocumentId, DocumentPatch, DocumentRow, VersionId, VersionRow, VersionState,
};
use super::policy::{self, Secrecy, Stage};
use super::store;
use crate::features::ndas::service as ndas;
use crate::features::projects::service::desk::{self, Desk};
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::features::signoffs::model::{
    SignoffState, SignoffView, SlotView, SubjectId, SubjectKind,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// What clients that have a project before them ask for again.
const PART: &str = "documents";
/// Documents of a project at most.
const MOST: usize = 500;
/// Versions of a document at most.
const MOST_VERSIONS: usize = 200;

/// A document with what hangs on it.
struct Case {
    row: DocumentRow,
    /// Newest first.
    versions: Vec<VersionRow>,
    /// Customers to whom it is opened by name.
    readers: Vec<OrganisationId>,
    /// Of its versions, oldest first each.
    signoffs: HashMap<VersionId, Vec<SignoffView>>,
}

/// Documents of a project before somebody who is in it.
struct Shelf {
    desk: Desk,
    own: OrganisationId,
    /// Customers that are under an agreement on secrecy with the vendor now.
    under: HashSet<OrganisationId>,
    cases: Vec<Case>,
}

impl Case {
    fn draft(&self) -> Option<&VersionRow> {
        self.versions.iter().find(|version| version.state == VersionState::Draft)
    }

    fn released(&self) -> Option<&VersionRow> {
        self.versions.iter().find(|version| version.state == VersionState::Released)
    }

    /// What is asked of the released version now.
    fn asked(&self) -> Option<&SignoffView> {
        let newest = self.signoffs.get(&self.released()?.id)?.last()?;
        (newest.state == SignoffState::Open).then_some(newest)
    }

    fn slots(&self) -> &[SlotView] {
        self.asked().map(|signoff| signoff.slots.as_slice()).unwrap_or_default()
    }

    fn secrecy<'a>(&'a self, shelf: &'a Shelf) -> Secrecy<'a> {
        Secrecy { vendor: shelf.desk.vendor(), under: &shelf.under, readers: &self.readers }
    }
}

impl Shelf {
    fn owns(&self, case: &Case) -> bool {
        case.row.owner_org == self.own
    }

    /// Whether it opens for the reader, who finds something in it.
    fn opens(&self, case: &Case) -> bool {
        policy::opens(&case.row, case.secrecy(self), self.own) && self.is_out(case)
    }

    /// Whether there is something that the reader's organisation may find.
    fn is_out(&self, case: &Case) -> bool {
        self.owns(case) || case.versions.iter().any(|version| policy::shows(false, version.state))
    }

    /// The version of the row as the reader sees it.
    fn version(&self, case: &Case) -> i32 {
        if self.owns(case) { case.row.version } else { case.row.shown_version }
    }

    /// Versions that the reader may open, newest first.
    fn shown<'a>(&self, case: &'a Case) -> impl Iterator<Item = &'a VersionRow> + use<'a> {
        let owns = self.owns(case);
        case.versions.iter().filter(move |version| policy::shows(owns, version.state))
    }

    /// Organisations of the project for which it opens now, the owner among them.
    fn audience(&self, case: &Case) -> Vec<OrganisationId> {
        let secrecy = case.secrecy(self);
        let all = self.desk.organisations().into_iter().map(|(organisation, _)| organisation);
        all.filter(|organisation| policy::opens(&case.row, secrecy, *organisation)).collect()
    }

    fn stage<'a>(&'a self, case: &'a Case) -> Stage<'a> {
        let standing = self.desk.standing();
        Stage {
            project_open: self.desk.is_open(),
            owns: self.owns(case),
            works: standing.works(),
            draft: case.draft().is_some(),
            released: case.released().is_some(),
            slots: case.slots(),
            own: self.own,
            roles: if standing.writes { standing.signs_as() } else { &[] },
        }
    }
}

/// The documents of a project that the scope's organisation is in: five statements for any number.
fn shelf(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    now: Timestamp,
) -> Result<Shelf, Problem> {
    let desk = Desk::open(conn, scope, record)?;
    let rows = store::of_record_unscoped(conn, record)?;
    let versions = store::versions_of_record(conn, record)?;
    fill(conn, scope, desk, rows, versions, now)
}

fn fill(
    conn: &mut Conn,
    scope: &Scope,
    desk: Desk,
    rows: Vec<DocumentRow>,
    versions: Vec<VersionRow>,
    now: Timestamp,
) -> Result<Shelf, Problem> {
    let ids: Vec<DocumentId> = rows.iter().map(|row| row.id).collect();
    let subjects: Vec<SubjectId> = versions.iter().map(|row| SubjectId(row.id.0)).collect();
    let readers = store::readers(conn, &ids)?;
    let mut signed = signoffs::of_subjects_unscoped(conn, SubjectKind::DocumentVersion, &subjects)?;
    let under = ndas::customers_under_unscoped(conn, desk.vendor(), now)?;
    let mut of_document: HashMap<DocumentId, Vec<VersionRow>> = HashMap::new();
    for version in versions {
        of_document.entry(version.document_id).or_default().push(version);
    }
    let cases = rows
        .into_iter()
        .map(|row| {
            let versions = of_document.remove(&row.id).unwrap_or_default();
            let signoffs = versions
                .iter()
                .filter_map(|one| Some((one.id, signed.remove(&SubjectId(one.id.0))?)))
                .collect();
            let named = readers.iter().filter(|reader| reader.document_id == row.id);
            Case {
                readers: named.map(|one| one.organisation_id).collect(),
                row,
                versions,
                signoffs,
            }
        })
        .collect();
    Ok(Shelf { desk, own: scope.org(), under, cases })
}

/// A document that opens for the scope; any other one is missing.
fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: DocumentId,
    now: Timestamp,
) -> Result<(Shelf, Case), Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let desk = Desk::open(conn, scope, row.record_id)?;
    let versions = store::versions(conn, id)?;
    let mut shelf = fill(conn, scope, desk, vec![row], versions, now)?;
    let case = shelf.cases.pop().ok_or_else(Problem::not_found)?;
    if shelf.opens(&case) { Ok((shelf, case)) } else { Err(Problem::not_found()) }
}

/// The same for whoever may do this with it, if it still has the version that was seen.
fn find_for(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DocumentId,
    action: DocumentAction,
    version: i32,
) -> Result<(Shelf, Case), Problem> {
    let now = tx.now;
    let (shelf, case) = find(tx.conn, scope, id, now)?;
    if shelf.version(&case) != version {
        return Err(Problem::stale(&view::present(tx.conn, &shelf, &case)?));
    }
    shelf.stage(&case).rule(action).map_err(Problem::not_allowed)?;
    Ok((shelf, case))
}

/// The next version of the row; `stale_version` if somebody was faster.
fn move_on(tx: &mut Tx<'_>, case: &Case, patch: &DocumentPatch) -> Result<(), Problem> {
    if store::update(tx.conn, &case.row, patch)? {
        Ok(())
    } else {
        Err(Problem::new(Code::StaleVersion))
    }
}

/// What an entry says of a document. The title of a confidential one is in none: entries outlast
/// the agreement under which they were read. For the same reason those that others than its owner
/// read are [`bare`].
fn figures(row: &DocumentRow, more: Value) -> Value {
    let mut data = json!({
        "document_id": row.id, "key": row.key(), "kind": row.kind, "label": row.label,
        "organisation_id": row.owner_org,
    });
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
        if !row.is_confidential() {
            data.insert("title".to_owned(), json!(row.title));
        }
    }
    data
}

/// What is left of a confidential document in what others than its owner read of it: whoever opens
/// it finds its key, its title and the number of the version there.
fn bare(row: &DocumentRow, mut data: Value) -> Value {
    if let Some(data) = data.as_object_mut().filter(|_| row.is_confidential()) {
        for key in ["key", "number", "by"] {
            data.remove(key);
        }
    }
    data
}

/// Says what happened to a document where those for whom it opens read it and nobody else does:
/// in the first lane that all read, or to each in its own lane.
fn tell(
    tx: &mut Tx<'_>,
    scope: &Scope,
    shelf: &Shelf,
    case: &Case,
    kind: EntryKind,
    data: Value,
    body: Option<String>,
) -> Result<(), Problem> {
    let record = case.row.record_id;
    if !case.row.is_confidential() {
        return desk::say(tx, scope, record, kind, data, body, &[]);
    }
    for organisation in shelf.audience(case) {
        let own = organisation == shelf.own;
        let lane = records::private_lane_unscoped(tx.conn, record, organisation)?;
        let actor = own.then(|| scope.membership());
        let owns = organisation == case.row.owner_org;
        let data = if owns { data.clone() } else { bare(&case.row, data.clone()) };
        let entry = NewEntry::event(actor, kind, tx.now, data);
        let row = records::append(tx, lane.id, entry)?;
        records::notify(tx, &row)?;
    }
    tx.subject(record);
    Ok(())
}

/// Says something to the owner's own people alone.
fn tell_own(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    kind: EntryKind,
    data: Value,
) -> Result<(), Problem> {
    let lane = records::private_lane_unscoped(tx.conn, record, scope.org())?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data);
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)
}

/// The last step of every write: who holds what, and who asks again. Nothing of a confidential
/// document moves anything that others see.
fn moved(tx: &mut Tx<'_>, shelf: &Shelf, case: &Case) -> Result<(), Problem> {
    tx.subject(case.row.id);
    if case.row.is_confidential() {
        desk::moved_among(tx, case.row.record_id, PART, shelf.audience(case))
    } else {
        desk::moved(tx, case.row.record_id, PART)
    }
}
