//! Writing a list that nobody has signed yet, and its order.
use super::view::one;
use super::{
    At, at_locked, at_row, columns, delta, finish, ids, new_row, require_tree, say_changed, touched,
};
use crate::features::notifications::model::RecordTitles;
use crate::features::records::model::RecordId;
use crate::features::requirements::model::{
    Content, RequirementAction, RequirementId, RequirementListAction, RequirementPatch,
    RequirementPriority, RequirementRow, RequirementView, Target, VerificationMethod,
};
use crate::features::requirements::service::import::MOST;
use crate::features::requirements::store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// What is to be different of a requirement; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct ContentPatch {
    pub text: Option<String>,
    pub source: Option<OrganisationId>,
    pub priority: Option<RequirementPriority>,
    pub verification: Option<VerificationMethod>,
    pub acceptance: Option<Option<String>>,
    pub target: Option<Option<Target>>,
    pub parent: Option<Option<RequirementId>>,
}

impl ContentPatch {
    /// What it would make different, by the names of the fields.
    pub(super) fn fields(&self) -> Vec<&'static str> {
        [
            ("text", self.text.is_some()),
            ("source_id", self.source.is_some()),
            ("priority", self.priority.is_some()),
            ("verification", self.verification.is_some()),
            ("acceptance", self.acceptance.is_some()),
            ("target", self.target.is_some()),
            ("parent_id", self.parent.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, given)| given.then_some(name))
        .collect()
    }
}

impl At {
    /// A requirement with a patch put to it.
    pub(super) fn patched(&self, was: Content, patch: &ContentPatch) -> Result<Content, Problem> {
        let parent = match patch.parent {
            None => was.parent,
            Some(None) => None,
            Some(Some(id)) => {
                let unknown = || Problem::invalid("parent_id", "not_allowed_value");
                Some(self.number_of(id).ok_or_else(unknown)?)
            }
        };
        let content = Content {
            text: patch.text.clone().unwrap_or(was.text),
            source: patch.source.unwrap_or(was.source),
            priority: patch.priority.unwrap_or(was.priority),
            verification: patch.verification.unwrap_or(was.verification),
            acceptance: patch.acceptance.clone().unwrap_or(was.acceptance),
            target: patch.target.clone().unwrap_or(was.target),
            parent,
        };
        if patch.source.is_some() {
            self.require_in(&content)?;
        }
        Ok(content)
    }

    /// A number and a position for one more.
    pub(super) fn next_place(&mut self) -> Result<(i32, i32), Problem> {
        if self.rows.len() >= MOST {
            return Err(Problem::invalid("text", "too_many"));
        }
        self.list.last_number = self.list.last_number.saturating_add(1);
        self.last_position = self.last_position.saturating_add(1);
        Ok((self.list.last_number, self.last_position))
    }
}

/// Adds a requirement to a list that was not agreed yet.
pub fn add(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    project: RecordId,
    new: &ContentPatch,
) -> Result<RequirementView, Problem> {
    let mut at = at_locked(tx, scope, project)?;
    at.authorize(RequirementListAction::Add)?;
    let content = at.patched(Content::usual(scope.org()), new)?;
    let place = at.next_place()?;
    let mut now = at.wanted()?;
    now.insert(place.0, content.clone());
    require_tree(&now)?;
    let row = new_row(scope, tx, &at, place, &content);
    store::insert(tx.conn, std::slice::from_ref(&row))?;
    touched(tx, &at, &now, Vec::new())?;
    say_changed(tx, scope, &at, "added", &row, Some(row.text.clone()))?;
    finish(tx, &at.list)?;
    one(tx.conn, scope, titles, row.id, tx.now)
}

/// Changes a requirement of a list that was not agreed yet.
///
/// # Errors
/// `precondition_failed` if somebody was faster; `action_not_allowed` with reason `frozen` once the
/// list was agreed; `invalid` with `circular` if it would be a part of itself.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RequirementId,
    version: IfMatch,
    patch: &ContentPatch,
) -> Result<RequirementView, Problem> {
    let (at, row) = at_row(tx, scope, id)?;
    at.authorize_row(RequirementAction::Edit, &row)?;
    version.check(row.version)?;
    let was = at.content(&row);
    let content = at.patched(was.clone(), patch)?;
    if content == was {
        return one(tx.conn, scope, titles, id, tx.now);
    }
    let mut now = at.wanted()?;
    now.insert(row.number, content.clone());
    require_tree(&now)?;
    update(tx, &row, &columns(&content, &ids(&at.rows)))?;
    touched(tx, &at, &now, Vec::new())?;
    let body = (content.text != was.text).then(|| content.text.clone());
    let row = RequirementRow { text: content.text, ..row };
    say_changed(tx, scope, &at, "edited", &row, body)?;
    finish(tx, &at.list)?;
    one(tx.conn, scope, titles, id, tx.now)
}

pub(super) fn update(
    tx: &mut Tx<'_>,
    row: &RequirementRow,
    patch: &RequirementPatch,
) -> Result<(), Problem> {
    if store::update(tx.conn, row, patch)? {
        Ok(())
    } else {
        Err(Problem::new(Code::PreconditionFailed))
    }
}

/// Takes a requirement off a list that was not agreed yet; its key stays its own.
pub fn remove(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RequirementId,
    version: IfMatch,
) -> Result<(), Problem> {
    let (at, row) = at_row(tx, scope, id)?;
    at.authorize_row(RequirementAction::Remove, &row)?;
    version.check(row.version)?;
    let mut now = at.wanted()?;
    now.remove(&row.number);
    require_childless(&at, &row)?;
    store::remove(tx.conn, &[row.id], tx.now)?;
    touched(tx, &at, &now, Vec::new())?;
    say_changed(tx, scope, &at, "removed", &row, None)?;
    finish(tx, &at.list)
}

/// Parts go before the whole.
pub(super) fn require_childless(at: &At, row: &RequirementRow) -> Result<(), Problem> {
    let after = delta::apply(&at.agreed(), &at.delta()?);
    if after.values().any(|content| content.parent == Some(row.number)) {
        Err(Problem::not_allowed("has_parts"))
    } else {
        Ok(())
    }
}

/// Puts a requirement behind another one, or first. The order is nobody's promise: neither the list
/// nor what is up for signing has changed.
pub(super) fn reorder(
    tx: &mut Tx<'_>,
    at: &At,
    row: &RequirementRow,
    after: Option<RequirementId>,
) -> Result<(), Problem> {
    let position = match after {
        None => at.rows.first().map_or(1, |first| first.position),
        Some(id) if id == row.id => return Err(Problem::invalid("after_id", "not_allowed_value")),
        Some(id) => {
            let unknown = || Problem::invalid("after_id", "not_allowed_value");
            let before = at.rows.iter().find(|other| other.id == id).ok_or_else(unknown)?;
            before.position.saturating_add(1)
        }
    };
    store::shift(tx.conn, row.record_id, position)?;
    update(tx, row, &RequirementPatch { position: Some(position), ..RequirementPatch::default() })
}
