//! The files that people answered with, for those who may read row by row who said what.
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::sides::Share;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{Anonymity, AnswerFile, AnswerFileId, QuestionId};
use crate::features::surveys::service::authoring::find;
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Which files.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FilesQuery {
    /// Answers to this question; to all unless told.
    #[param(value_type = Option<String>)]
    pub question: Option<QuestionId>,
    /// 1 to 100; 25 unless told.
    pub limit: Option<i64>,
    pub cursor: Option<String>,
}

/// A file that somebody answered with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyFile {
    pub id: AnswerFileId,
    pub question: QuestionId,
    pub name: String,
    /// Bytes.
    pub size: i64,
    pub media_type: String,
    /// Whose it is; null where the other of two owners asked them.
    pub respondent: Option<String>,
    /// The firm that they answer for.
    pub organisation: Option<String>,
    pub created_at: Timestamp,
}

/// A page of the files of what was sent.
///
/// # Errors
/// `action_not_allowed` with reason `answers_are_hidden` for whoever is told no rows.
pub fn files(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    query: &FilesQuery,
) -> Result<Page<SurveyFile>, Problem> {
    let share = reader(conn, scope, id)?;
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let limit = page.limit()?;
    let after = page.cursor()?.map(|cursor| AnswerFileId(cursor.id));
    let question = query.question.as_ref().map(QuestionId::as_str);
    let rows = store::files::page_unscoped(conn, id, question, after, limit)?;
    let rows = Page::cut(rows, limit, |(row, ..)| Cursor { at: row.created_at, id: row.id.0 });
    let items = rows.items.into_iter().filter_map(|(row, name, side, organisation)| {
        let own = share.side.is_none() || side == share.side;
        // What is in a file tells who somebody is.
        if !own && side.is_some() {
            return None;
        }
        Some(SurveyFile {
            id: row.id,
            question: QuestionId::new(row.question)?,
            name: row.name,
            size: row.size,
            media_type: row.media_type,
            respondent: name.filter(|_| own),
            organisation: organisation.filter(|_| own),
            created_at: row.created_at,
        })
    });
    Ok(Page { items: items.collect(), next_cursor: rows.next_cursor })
}

/// A file of what was sent.
///
/// # Errors
/// `not_found` for one of another survey, and for one that was not sent.
pub fn file(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    file: AnswerFileId,
) -> Result<AnswerFile, Problem> {
    let share = reader(conn, scope, id)?;
    let found = store::files::find_unscoped(conn, id, file)?.ok_or_else(Problem::not_found)?;
    let asked_by = store::files::side_unscoped(conn, found.invite_id)?;
    if share.side.is_some() && asked_by.is_some() && asked_by != share.side {
        return Err(Problem::not_found());
    }
    Ok(found)
}

fn reader(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Share, Problem> {
    let found = find(conn, scope, id)?;
    let share = Share::of(&found)?;
    if found.survey.anonymity != Some(Anonymity::Identified) || !share.rows() {
        return Err(Problem::not_allowed("answers_are_hidden"));
    }
    Ok(share)
}
