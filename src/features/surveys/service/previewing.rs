//! How a draft would be answered: the same walk and the same checks as the answering page, with
//! nothing kept. Whoever looks holds the answers themselves and sends them again.
use std::collections::HashMap;

use super::answering::{asked, fill_in};
use super::authoring::{find, read};
use super::evaluate::{Asked, Outcome, Sets, Stop, Wrong, evaluate};
use super::form::Fields;
use super::{Go, sets};
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    Anonymity, Answer, AnswerFileId, Answers, Definition, GivenFile, Kind, PageId, QuestionId,
};
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// A draft, or a version, as it would be asked.
#[derive(Debug, Clone)]
pub struct Drafted {
    pub definition: Definition,
    /// Who asks.
    pub organisation: String,
    /// What is said of who answers; nothing before it is chosen.
    pub anonymity: Option<Anonymity>,
}

/// What a survey would ask; a published version if one is named.
///
/// # Errors
/// `not_found` for a survey that the scope does not see, or a version that is none.
pub fn drafted(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    version: Option<i32>,
) -> Result<Drafted, Problem> {
    let survey = find(conn, scope, id)?.survey;
    let text = match version {
        None => survey.draft,
        Some(number) => {
            let row = store::version_unscoped(conn, id, number)?;
            row.ok_or_else(Problem::not_found)?.definition
        }
    };
    let names: HashMap<_, _> = organisations::org_refs(conn, &[survey.owner_org])?;
    let organisation = names.get(&survey.owner_org).map(|one| one.name.clone());
    Ok(Drafted {
        definition: read(&text)?,
        organisation: organisation.unwrap_or_default(),
        anonymity: survey.anonymity,
    })
}

/// Where somebody is, what they answered so far, and what they do.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The page before them; none: before the first or after the last.
    pub page: Option<PageId>,
    pub answers: Answers,
    /// The form of that page.
    pub fields: Fields,
    /// Nothing: the page is only looked at.
    pub go: Option<Go>,
}

/// What they would see then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    Opening,
    Page(PageId),
    /// Only sending is left.
    Last,
    Sent,
    /// The survey was not for them: the page and its step.
    ScreenedOut(PageId, usize),
}

/// What came of it.
#[derive(Debug)]
pub struct Previewed {
    pub sight: Sight,
    pub outcome: Outcome,
    pub sets: Sets,
    pub wrong: Vec<(QuestionId, Wrong)>,
    pub missing: Vec<QuestionId>,
}

/// One step through the survey.
pub fn preview(definition: &Definition, look: Look) -> Previewed {
    let sets = sets::sample(definition);
    let Look { page, mut answers, fields, go } = look;
    let before = walk(definition, &mut answers, &sets);
    let page = page.filter(|page| definition.page(page).is_some());
    let (Some(page), Some(go)) = (&page, go) else {
        let sight = still(definition, &before, page, go);
        let missing = match &sight {
            Sight::Page(page) if go == Some(Go::Send) => missing(&before, page),
            _ => Vec::new(),
        };
        return Previewed { sight, outcome: before, sets, wrong: Vec::new(), missing };
    };
    let wrong = fill_in(definition, page, &fields, &sets, &mut answers);
    pretend_files(definition, page, &mut answers);
    let outcome = walk(definition, &mut answers, &sets);
    let known = asked(&before, page);
    let is_new = |id: &QuestionId| !known.contains(id);
    let lacking = if go == Go::Next { missing(&outcome, page) } else { Vec::new() };
    let more = go == Go::Next && !known.is_empty() && asked(&outcome, page).iter().any(is_new);
    let sight = if go == Go::Back {
        outcome
            .previous(definition, page)
            .map_or(Sight::Opening, |stop| Sight::Page(stop.page.clone()))
    } else if more || !wrong.is_empty() || !lacking.is_empty() {
        Sight::Page(page.clone())
    } else {
        match &outcome.screened_out {
            Some((at, step)) if at == page => Sight::ScreenedOut(at.clone(), *step),
            _ => after(definition, &outcome, Some(page)),
        }
    };
    let missing = lacking.into_iter().filter(|id| !is_new(id)).collect();
    Previewed { sight, outcome, sets, wrong, missing }
}

/// A preview takes no files: where one is needed to go on, it goes on as if there were one.
fn pretend_files(definition: &Definition, page: &PageId, answers: &mut Answers) {
    for question in definition.page(page).map_or(&[][..], |page| page.questions.as_slice()) {
        if let Kind::File { .. } = question.kind
            && question.required
        {
            let id = AnswerFileId(uuid::Uuid::nil());
            let given = GivenFile { id, name: "…".to_owned(), size: 0 };
            answers.entry(question.id.clone()).or_insert(Answer::File(given));
        }
    }
}

/// What is seen where no form is sent.
fn still(
    definition: &Definition,
    outcome: &Outcome,
    page: Option<PageId>,
    go: Option<Go>,
) -> Sight {
    match (page, go) {
        (Some(page), _) => Sight::Page(page),
        (None, None) => Sight::Opening,
        (None, Some(Go::Next)) => after(definition, outcome, None),
        (None, Some(Go::Back)) => {
            outcome.path.last().map_or(Sight::Opening, |stop| Sight::Page(stop.page.clone()))
        }
        (None, Some(Go::Send)) => {
            outcome.first_missing().map_or(Sight::Sent, |stop| Sight::Page(stop.page.clone()))
        }
    }
}

fn after(definition: &Definition, outcome: &Outcome, page: Option<&PageId>) -> Sight {
    let next = outcome.next(definition, page);
    next.map_or(Sight::Last, |stop| Sight::Page(stop.page.clone()))
}

fn missing(outcome: &Outcome, page: &PageId) -> Vec<QuestionId> {
    let questions = outcome.stop(page).map_or(&[][..], |stop| stop.questions.as_slice());
    questions.iter().filter(|one| one.missing).map(|one| one.question.clone()).collect()
}

/// The way with these answers; what is no answer any more since the draft has changed is dropped.
fn walk(definition: &Definition, answers: &mut Answers, sets: &Sets) -> Outcome {
    loop {
        match evaluate(definition, answers, sets) {
            Ok(outcome) => {
                answers.clone_from(&outcome.answers);
                return outcome;
            }
            Err(wrong) => answers.retain(|id, _| wrong.iter().all(|one| one.question != *id)),
        }
    }
}

/// A page that is not on the way with these answers, with all its questions.
pub fn all_of(definition: &Definition, page: &PageId) -> Option<Stop> {
    let page = definition.page(page)?;
    let asked = page.questions.iter().map(|question| Asked {
        question: question.id.clone(),
        required: question.required && question.kind.is_asked(),
        missing: false,
    });
    Some(Stop { page: page.id.clone(), questions: asked.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::surveys::service::templates;

    fn page(id: &str) -> Option<PageId> {
        Some(PageId::new(id).unwrap())
    }

    fn nps() -> &'static Definition {
        &templates::find("nps").unwrap().definition
    }

    fn sent(at: &str, field: &str, value: &str, answers: Answers) -> Look {
        let fields = Fields::from([(field.to_owned(), vec![value.to_owned()])]);
        Look { page: page(at), answers, fields, go: Some(Go::Next) }
    }

    #[test]
    fn the_way_is_that_of_the_answering_page() {
        let first = preview(nps(), Look { go: Some(Go::Next), ..Look::default() });
        assert_eq!(first.sight, Sight::Page(page("score").unwrap()));
        let none =
            preview(nps(), Look { page: page("score"), go: Some(Go::Next), ..Look::default() });
        assert_eq!((none.sight, none.missing.len()), (Sight::Page(page("score").unwrap()), 1));
        let wrong = preview(nps(), sent("score", "q.recommend", "eleven", Answers::new()));
        assert_eq!(wrong.wrong.len(), 1);
        for (score, next) in [("3", "improve"), ("7", "passive"), ("10", "praise")] {
            let seen = preview(nps(), sent("score", "q.recommend", score, Answers::new()));
            assert_eq!(seen.sight, Sight::Page(page(next).unwrap()), "{score}");
        }
    }

    #[test]
    fn one_may_look_anywhere_and_answers_of_an_older_draft_do_no_harm() {
        let seen = preview(nps(), sent("score", "q.recommend", "3", Answers::new()));
        let answers = seen.outcome.answers;
        let elsewhere = preview(
            nps(),
            Look { page: page("praise"), answers: answers.clone(), ..Look::default() },
        );
        assert_eq!(elsewhere.sight, Sight::Page(page("praise").unwrap()));
        assert!(elsewhere.outcome.stop(&page("praise").unwrap()).is_none());
        let kano = &templates::find("kano").unwrap().definition;
        let other = preview(kano, Look { answers, ..Look::default() });
        assert!(other.outcome.answers.is_empty());
        let gone = preview(nps(), Look { page: page("no_such_page"), ..Look::default() });
        assert_eq!(gone.sight, Sight::Opening);
    }
}
