//! Ideas that a survey asks about.
use std::collections::HashMap;

use crate::features::ideas::model::{Audience, Idea};
use crate::features::ideas::store;
use crate::features::records::model::{Record, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// An idea by what others are shown of it.
#[derive(Debug, Clone)]
pub struct StudiedIdea {
    pub id: RecordId,
    pub number: String,
    pub title: String,
}

/// These ideas in this order, if their vendor, whose scope it is, may put all of them before others.
///
/// # Errors
/// `invalid` with field `idea_ids` for an idea of another vendor or none that the scope sees;
/// `action_not_allowed` with reason `not_consented` for a customer's wish that is to stay with the two.
pub fn to_study(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<Vec<StudiedIdea>, Problem> {
    let seen = records::visible_among(conn, scope, ids)?;
    let mut found: HashMap<RecordId, (Idea, Record)> = store::find_unscoped(conn, &seen)?
        .into_iter()
        .map(|(idea, record)| (record.id, (idea, record)))
        .collect();
    let one = |id: &RecordId| {
        let own = found.remove(id).filter(|(idea, _)| idea.vendor_org == scope.org());
        let unknown = || Problem::invalid("idea_ids", "not_allowed_value");
        let (idea, record) = own.ok_or_else(unknown)?;
        let shown = idea.author_org == idea.vendor_org
            || idea.may_widen
            || idea.audience == Audience::AllCustomers;
        if !shown {
            return Err(Problem::not_allowed("not_consented").with_detail(record.number));
        }
        Ok(StudiedIdea { id: *id, number: record.number, title: idea.title })
    };
    ids.iter().map(one).collect()
}
