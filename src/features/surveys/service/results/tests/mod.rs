//! Figures against those of other programs, and what may be told of them.
mod disclosure;
mod figures;
mod files;
mod real;

use serde_json::{Value, json};

use super::basis::{Core, Response, Source};
use super::live::Live;
use super::publish::Veil;
use super::union::{Asked, asked};
use super::{Ask, Frame, Refusal, Results, State, tell};
use crate::features::surveys::model::{Definition, QuestionId};

/// A survey of one page with these questions; each is an id, whether it is required, and a kind.
fn definition(questions: &[(&str, bool, Value)]) -> Definition {
    let questions: Vec<Value> = questions
        .iter()
        .map(|(id, required, kind)| {
            json!({ "id": id, "text": { "en": format!("{id}?") }, "kind": kind,
                "required": required })
        })
        .collect();
    let pages = json!([{ "id": "page", "questions": questions }]);
    serde_json::from_value(json!({ "languages": ["en"], "title": { "en": "T" }, "pages": pages }))
        .unwrap()
}

fn options(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({ "id": id, "text": { "en": id.to_uppercase() } })).collect()
}

fn single(ids: &[&str]) -> Value {
    json!({ "type": "single", "options": options(ids) })
}

/// So many responses with the same answers.
fn times(count: usize, answers: Value) -> Vec<Response> {
    let answers = serde_json::from_value(answers).unwrap();
    vec![Response { answers, organisation: None }; count]
}

/// A survey with its responses.
struct Survey {
    definition: Definition,
    asked: Asked,
    responses: Vec<Response>,
    veil: Veil,
    population: Option<u64>,
}

impl Survey {
    fn open(definition: Definition, responses: Vec<Response>) -> Self {
        let asked = asked(std::slice::from_ref(&definition));
        Self { definition, asked, responses, veil: Veil::Open, population: None }
    }

    fn hidden(definition: Definition, responses: Vec<Response>, k: u64) -> Self {
        Self { veil: Veil::Hidden { k }, ..Self::open(definition, responses) }
    }

    fn core<'a>(&'a self, source: Source<'a>) -> Core<'a> {
        Core {
            source,
            veil: self.veil,
            always: &self.asked.always,
            population: self.population,
            organisations: None,
            filter: None,
        }
    }

    fn try_ask(&self, ask: &Ask) -> Result<Results, Refusal> {
        let core = self.core(Source::Responses(&self.responses));
        tell(core, &self.asked.questions, State::Closed, Frame::default(), ask)
    }

    fn ask(&self, ask: &Ask) -> Results {
        self.try_ask(ask).unwrap()
    }

    fn all(&self) -> Results {
        self.ask(&Ask::default())
    }

    fn live(&self, live: &Live, ask: &Ask) -> Result<Results, Refusal> {
        let core = self.core(Source::Live(live));
        tell(core, &self.asked.questions, State::Live, Frame::default(), ask)
    }
}

fn by(question: &str, by: &str) -> Ask {
    Ask { question: QuestionId::new(question), by: Some(by.to_owned()), ..Ask::default() }
}

fn only(filter: &str) -> Ask {
    Ask { filter: Some(filter.to_owned()), ..Ask::default() }
}

/// The counts of a table by their codes.
fn counts(results: &Results, question: usize, table: usize) -> Vec<(String, Option<u64>)> {
    let table = &results.questions[question].tables[table];
    table.cells.iter().map(|cell| (cell.code.clone(), cell.count)).collect()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-4, "{found} is not {expected}");
}
