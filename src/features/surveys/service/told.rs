//! What customers answered under their names, for the one look at a customer. Whatever hides who
//! answers is not among it, nor what two owners agreed about.
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::authoring::read;
use super::results::{Cell, columns};
use crate::features::records::model::RecordId;
use crate::features::records::service as records;
use crate::features::surveys::model::{
    Answer, Answers, Definition, InviteId, Kind, Lang, Question, ResponseId, ResponseRow,
};
use crate::features::surveys::store::told as store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::Cursor;
use crate::platform::problem::Problem;

/// Questions with their answers that are told of a response.
const MOST_TOLD: usize = 5;

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SurveyTold {
    pub question: String,
    /// Null for a yes or a no.
    pub text: Option<String>,
    pub yes: Option<bool>,
}

/// What somebody at a customer answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyAnswered {
    pub id: ResponseId,
    #[schema(value_type = String, format = Uuid)]
    pub survey_id: RecordId,
    pub number: String,
    pub title: String,
    /// A name, or an address without one.
    pub who: Option<String>,
    pub at: Timestamp,
    /// The first answers that can be told in a line.
    pub answers: Vec<SurveyTold>,
}

/// What these customers answered in surveys that the scope sees, the newest first; those before
/// the cursor.
pub fn answered(
    conn: &mut Conn,
    scope: &Scope,
    customers: &[OrganisationId],
    cursor: Option<Cursor>,
    limit: i64,
) -> Result<Vec<SurveyAnswered>, Problem> {
    let surveys = readable(conn, scope, customers)?;
    if surveys.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RecordId> = surveys.keys().copied().collect();
    let rows = store::responses_unscoped(conn, (&ids, customers), cursor, limit)?;
    let answered: Vec<RecordId> = rows.iter().map(|row| row.survey_id).collect();
    let invites: Vec<InviteId> = rows.iter().filter_map(|row| row.invite_id).collect();
    let known = Known {
        surveys,
        definitions: store::definitions_unscoped(conn, &answered)?
            .into_iter()
            .map(|(survey, version, text)| ((survey, version), text))
            .collect(),
        names: store::invited_unscoped(conn, &invites)?
            .into_iter()
            .map(|(id, name, email)| (id, name.or(email)))
            .collect(),
        lang: Lang::new(scope.locale().as_str()).unwrap_or_else(Lang::english),
    };
    rows.iter().filter_map(|row| known.shown(row).transpose()).collect()
}

/// Titles and numbers of the surveys whose answers by name the scope may read; what two owners agreed
/// about is read where it is agreed.
fn readable(
    conn: &mut Conn,
    scope: &Scope,
    customers: &[OrganisationId],
) -> Result<HashMap<RecordId, (String, String)>, Problem> {
    let ids = store::answered_unscoped(conn, customers)?;
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = store::naming(conn, scope, &ids)?;
    let of_two = store::of_two_unscoped(conn, &ids)?;
    let seen = records::visible_among(conn, scope, &ids)?;
    Ok(named
        .into_iter()
        .filter(|(id, ..)| seen.contains(id) && !of_two.contains(id))
        .map(|(id, title, number)| (id, (title, number)))
        .collect())
}

struct Known {
    /// Titles and numbers.
    surveys: HashMap<RecordId, (String, String)>,
    definitions: HashMap<(RecordId, i32), String>,
    names: HashMap<InviteId, Option<String>>,
    lang: Lang,
}

impl Known {
    fn shown(&self, row: &ResponseRow) -> Result<Option<SurveyAnswered>, Problem> {
        let ResponseRow { id, survey_id, version, invite_id, submitted_at, .. } = *row;
        let Some(at) = submitted_at else { return Ok(None) };
        let Some((title, number)) = self.surveys.get(&survey_id).cloned() else {
            return Ok(None);
        };
        let Some(definition) = self.definitions.get(&(survey_id, version)) else {
            return Ok(None);
        };
        let answers: Answers = serde_json::from_str(&row.answers).map_err(Problem::internal)?;
        Ok(Some(SurveyAnswered {
            id,
            survey_id,
            number,
            title,
            who: invite_id.and_then(|invite| self.names.get(&invite)).cloned().flatten(),
            at,
            answers: told(&read(definition)?, &answers, &self.lang),
        }))
    }
}

fn told(definition: &Definition, answers: &Answers, lang: &Lang) -> Vec<SurveyTold> {
    let one = |question: &Question| said(question, answers.get(&question.id)?, answers, lang);
    definition.questions().filter_map(one).take(MOST_TOLD).collect()
}

/// An answer in a line; none for what takes a table.
fn said(
    question: &Question,
    answer: &Answer,
    answers: &Answers,
    lang: &Lang,
) -> Option<SurveyTold> {
    let asked = question.text.in_language(lang).to_owned();
    if let Answer::Flag(yes) = answer {
        return Some(SurveyTold { question: asked, text: None, yes: Some(*yes) });
    }
    let text = match (&question.kind, answer) {
        (Kind::Multi { options, .. }, Answer::Options(chosen)) => {
            let named = options.iter().filter(|one| chosen.options.contains(&one.id));
            let mut words: Vec<&str> = named.map(|choice| choice.text.in_language(lang)).collect();
            words.extend(chosen.other.as_deref());
            words.join(", ")
        }
        (_, Answer::Other(text)) => text.clone(),
        (
            _,
            Answer::Option(_)
            | Answer::Points(_)
            | Answer::Number(_)
            | Answer::Text(_)
            | Answer::Date(_)
            | Answer::Special(_),
        ) => {
            let column = columns(std::slice::from_ref(question), lang).into_iter().next()?;
            match column.words(answers, lang) {
                Cell::Text(text) | Cell::Number(text) => text,
                Cell::Empty => return None,
            }
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(SurveyTold { question: asked, text: Some(text), yes: None })
}
