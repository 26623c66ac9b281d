//! What studies found of an idea, as far as their reader may know.
use std::collections::HashMap;

use crate::features::records::model::{RecordId, RecordKind, RecordRef};
use crate::features::records::service as records;
use crate::features::studies::model::{IdeaStudies, IdeaStudy, MOST_SHOWN, StudyItem, StudyKind};
use crate::features::studies::store;
use crate::features::surveys::model::{QuestionId, SurveyStatus};
use crate::features::surveys::service::results::shape::QuestionResult;
use crate::features::surveys::service::results::{Ask, results};
use crate::features::surveys::service::{self as surveys, SurveyHead};
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::{Code, Problem};

/// What studies say of an idea that the scope sees; for `scan`.
pub fn of_idea(conn: &mut Conn, scope: &Scope, idea: RecordId) -> Result<IdeaStudies, Problem> {
    if records::require_party(conn, scope, idea)?.kind != RecordKind::Idea {
        return Err(Problem::not_found());
    }
    let rows = store::of_idea(conn, idea, MOST_SHOWN)?;
    let ids: Vec<RecordId> = rows.iter().map(|row| row.survey_id).collect();
    let mut seen: HashMap<RecordId, SurveyHead> =
        surveys::heads(conn, scope, &ids)?.into_iter().map(|head| (head.id, head)).collect();
    let mut items = Vec::new();
    // A handful: each has results of its own, with rules of its own.
    for row in rows {
        if let Some(head) = seen.remove(&row.survey_id) {
            items.push(study(conn, scope, &row, head)?);
        }
    }
    Ok(IdeaStudies { items })
}

fn study(
    conn: &mut Conn,
    scope: &Scope,
    row: &StudyItem,
    head: SurveyHead,
) -> Result<IdeaStudy, Problem> {
    let mut study = IdeaStudy {
        kind: None,
        status: head.status,
        closed_at: head.closed_at,
        n: None,
        items: 0,
        place: None,
        score: None,
        class: None,
        survey: RecordRef {
            id: head.id,
            kind: RecordKind::Survey,
            number: head.number,
            title: head.title,
        },
    };
    if head.status != SurveyStatus::Closed {
        return Ok(study);
    }
    let ask = Ask { question: QuestionId::new(row.question.clone()), ..Ask::default() };
    match results(conn, scope, head.id, &ask, None) {
        Ok(found) => {
            if let Some(question) = found.questions.into_iter().next() {
                fill(&mut study, &row.item, question);
            }
            Ok(study)
        }
        // The question was taken out, or the results are not this reader's.
        Err(problem) => match problem.code {
            Code::Invalid | Code::ActionNotAllowed | Code::Forbidden | Code::NotFound => Ok(study),
            _ => Err(problem),
        },
    }
}

fn fill(study: &mut IdeaStudy, item: &str, question: QuestionResult) {
    let is = |id: &dyn ToString| id.to_string() == item;
    if question.items.is_empty() {
        study.kind = Some(StudyKind::Kano);
        study.items = question.kano.len();
        let table =
            question.tables.iter().find(|table| table.part.as_ref().is_some_and(|id| is(id)));
        study.n = table.and_then(|table| table.base);
        study.class = question.kano.into_iter().find(|one| is(&one.id));
        return;
    }
    study.kind = Some(StudyKind::MaxDiff);
    study.items = question.items.len();
    study.score = question.items.iter().find(|one| is(&one.id)).cloned();
    let figure = study.score.as_ref().and_then(|score| score.figure);
    study.n = question.tables.first().and_then(|table| table.base).filter(|_| figure.is_some());
    study.place = figure.map(|own| {
        let values = question.items.iter().filter_map(|one| one.figure);
        1 + values.filter(|other| other.value > own.value).count()
    });
}
