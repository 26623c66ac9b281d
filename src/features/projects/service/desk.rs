//! A project as other features work on it: requirements, decisions and documents are rows of it
//! that the project itself knows nothing of.
use std::collections::HashMap;

use serde_json::Value;

use super::{Opened, Words, ball, open, tell, tell_alone};
use crate::features::organisations::model::{OrgRef, Side};
use crate::features::projects::model::{DeliverableId, HeldKind, ItemId, WaitRow, shown};
use crate::features::projects::store::{self, Member};
use crate::features::projects::templates;
use crate::features::records::model::{EntryKind, FileId, FileRow, Record, RecordId, RecordRef};
use crate::features::signoffs::model::Slot;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;

pub use crate::features::projects::policy::{ActionState, Reason, Standing};

/// A project before somebody who is in it.
pub struct Desk {
    opened: Opened,
}

impl Desk {
    /// A project that the scope's organisation takes part in.
    ///
    /// # Errors
    /// `not_found` for all others, and for whoever has been asked to join and has not accepted.
    pub fn open(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Self, Problem> {
        Ok(Self { opened: open(conn, scope, id)? })
    }

    pub fn record(&self) -> &Record {
        &self.opened.record
    }

    /// The scope's organisation.
    pub fn own(&self) -> OrganisationId {
        self.opened.own
    }

    /// The project as a link.
    pub fn reference(&self) -> RecordRef {
        self.opened.reference()
    }

    pub fn title(&self) -> &str {
        &self.opened.project.title
    }

    /// Whether it stands above other projects.
    pub fn is_programme(&self) -> bool {
        self.opened.project.template == templates::PROGRAMME
    }

    /// The organisation on whose side nobody else stands.
    pub fn vendor(&self) -> OrganisationId {
        self.opened.project.vendor_org
    }

    pub fn standing(&self) -> Standing {
        self.opened.standing
    }

    /// Whether work goes on: nothing of a project that has ended is changed.
    pub fn is_open(&self) -> bool {
        self.opened.project.status.is_open()
    }

    /// Organisations that are in, with their sides.
    pub fn organisations(&self) -> Vec<(OrganisationId, Side)> {
        self.opened.members_in().collect()
    }

    /// How an organisation of the project is called, also one that has left.
    pub fn name(&self, organisation: OrganisationId) -> Option<OrgRef> {
        self.opened.name(organisation)
    }

    pub fn side_of(&self, organisation: OrganisationId) -> Option<Side> {
        self.opened.side_of(organisation)
    }

    /// People who work on it.
    pub fn members(&self) -> &[Member] {
        &self.opened.members
    }

    /// A place for one signature of each organisation that is in, given by an approver: a lead may
    /// sign for one.
    pub fn slots(&self) -> Vec<Slot> {
        let all = self.opened.members_in();
        all.map(|(organisation, side)| Slot::of_role(side, organisation, "approver", 0)).collect()
    }
}

/// What is to be delivered, by the names in the caller's language.
pub fn deliverables(
    conn: &mut Conn,
    scope: &Scope,
    desk: &Desk,
) -> Result<Vec<(DeliverableId, String)>, Problem> {
    let rows = store::deliverables(conn, desk.opened.record.id)?;
    Ok(rows.into_iter().map(|row| (row.id, shown(&row.title, scope.locale()))).collect())
}

/// Says in the project's first lane that all read what happened; whoever did it takes part.
pub fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    kind: EntryKind,
    data: Value,
    body: Option<String>,
    files: &[FileRow],
) -> Result<(), Problem> {
    tell(tx, scope, id, kind, data, Words { body, files })
}

/// The same of what follows by itself.
pub fn say_alone(
    tx: &mut Tx<'_>,
    id: RecordId,
    kind: EntryKind,
    data: Value,
) -> Result<(), Problem> {
    tell_alone(tx, id, kind, data)
}

/// Something of another feature waits for these organisations: it counts on the ball clock from the
/// next [`moved`] on, under a title that all who are in may read.
pub fn waits_for(
    tx: &mut Tx<'_>,
    record: RecordId,
    (kind, item): (HeldKind, ItemId),
    title: &str,
    organisations: &[OrganisationId],
) -> Result<(), Problem> {
    let row = |organisation: &OrganisationId| WaitRow {
        item_id: item,
        organisation_id: *organisation,
        record_id: record,
        item_kind: kind,
        title: title.to_owned(),
    };
    let rows: Vec<WaitRow> = organisations.iter().map(row).collect();
    Ok(store::insert_waits(tx.conn, &rows)?)
}

/// It waits for nobody any more.
pub fn waits_no_more(tx: &mut Tx<'_>, item: ItemId) -> Result<(), Problem> {
    Ok(store::end_wait(tx.conn, item)?)
}

/// The last step of every write on a project's parts: says who holds what now, and tells whoever
/// looks at the part or at the plan to ask again.
pub fn moved(tx: &mut Tx<'_>, id: RecordId, part: &'static str) -> Result<(), Problem> {
    ball::refresh(tx, id)?;
    let version = store::bump_plan(tx.conn, id)?;
    tx.subject(id);
    for part in [part, super::PLAN] {
        tx.hint(Hint::Part { record: id.0, part, version });
    }
    Ok(())
}

/// The same for what is no matter of all who are in: nothing that the others see moves.
pub fn moved_among(
    tx: &mut Tx<'_>,
    id: RecordId,
    part: &'static str,
    organisations: Vec<OrganisationId>,
) -> Result<(), Problem> {
    ball::refresh(tx, id)?;
    tx.subject(id);
    tx.hint(Hint::List { what: part, organisations });
    Ok(())
}

/// What the files are evidence of that lie at deliverables now, with the names of those.
pub fn evidence(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
) -> Result<HashMap<FileId, (DeliverableId, String)>, Problem> {
    let rows = store::evidence(conn, id)?;
    let names: HashMap<DeliverableId, String> = store::deliverables(conn, id)?
        .into_iter()
        .map(|row| (row.id, shown(&row.title, scope.locale())))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let name = names.get(&row.deliverable_id)?.clone();
            Some((row.file_id?, (row.deliverable_id, name)))
        })
        .collect())
}
