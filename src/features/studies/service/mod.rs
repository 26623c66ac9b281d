//! Making a study of ideas, and reading what it found of one.
mod definition;
mod found;

pub use definition::{Draft, draft};
pub use found::of_idea;

use crate::features::ideas::service as ideas;
use crate::features::records::model::RecordId;
use crate::features::studies::model::{MOST_IDEAS, StudyItem, StudyKind};
use crate::features::studies::store;
use crate::features::surveys::model::Lang;
use crate::features::surveys::service as surveys;
use crate::platform::authz::{Locale, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Begins a survey that asks about these ideas, in this order; gives its id. It is a draft in the
/// language of whoever makes it.
///
/// # Errors
/// `invalid` with field `idea_ids` for too few or too many, and for what is no idea of the own firm as
/// its vendor; `action_not_allowed` with reason `not_consented` for a customer's idea that may not be
/// shown to others; what [`surveys::create`] refuses.
pub fn begin(
    tx: &mut Tx<'_>,
    scope: &Scope,
    kind: StudyKind,
    ids: &[RecordId],
) -> Result<RecordId, Problem> {
    surveys::may_create(tx.conn, scope)?;
    let mut wanted: Vec<RecordId> = Vec::new();
    for id in ids {
        if !wanted.contains(id) {
            wanted.push(*id);
        }
    }
    let wrong = |code| Err(Problem::invalid("idea_ids", code));
    if wanted.len() > MOST_IDEAS {
        return wrong("too_many");
    }
    if wanted.len() < kind.fewest() {
        return wrong("too_few");
    }
    let asked = ideas::to_study(tx.conn, scope, &wanted)?;
    let lang = match scope.locale() {
        Locale::Ru => Lang::russian(),
        Locale::En => Lang::english(),
    };
    let draft = draft(kind, &lang, &asked)?;
    let survey = surveys::create(tx, scope, &draft.definition, None)?;
    keep(tx, survey, &draft)?;
    Ok(survey)
}

/// Notes which item stands for which idea; the caller has made the survey of this draft.
pub fn keep(tx: &mut Tx<'_>, survey: RecordId, draft: &Draft) -> Result<(), Problem> {
    let row = |(idea, item): &(RecordId, String)| StudyItem {
        survey_id: survey,
        idea_id: *idea,
        question: draft.question.clone(),
        item: item.clone(),
        made_at: tx.now,
    };
    let rows: Vec<StudyItem> = draft.items.iter().map(row).collect();
    Ok(store::insert(tx.conn, &rows)?)
}
