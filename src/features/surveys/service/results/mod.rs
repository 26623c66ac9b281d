//! Results: from answers to figures, and what of these may be told.
//!
//! * Every table counts the same people, all who came to the end: whoever left a question out has a
//!   cell of their own, so no table singles them out by leaving them out.
//! * Where it is not shown who answered (confidential, anonymous), counts below `k_min` are withheld,
//!   with as many others as it takes; zero is withheld too. Whatever else is told of a distribution is
//!   made of what is told of its counts. Means of what has no cells stand on `k_min` people.
//! * A filter there is a row of the crosstab with the question that it is by, and nothing but rows and
//!   crosstabs of two questions is told; by which questions, `admit` says.
//! * While such a survey is live its figures move in batches (`live`), without filters and texts.
//! * Of an identified survey everything is told at any time.
mod admit;
pub mod basis;
mod cross;
pub mod export;
pub mod files;
mod groups;
pub mod live;
mod measures;
pub mod mirror;
pub mod publish;
pub mod rates;
mod read;
mod scores;
pub mod shape;
mod sides;
mod tagged;
mod texts;
pub mod trend;
pub mod union;
pub mod variables;
pub mod weigh;
mod worths;

#[cfg(test)]
mod tests;

pub(super) use export::{Cell, columns};
pub use export::{Exported, SurveyFormat};
pub use mirror::SurveyMirror;
pub use read::{count, keep_left, results, weighted};
pub use sides::{compared, export_file, mirror as mirrored};
pub use tagged::{Tags, tag_text};

use serde::Serialize;
use utoipa::ToSchema;

use self::basis::{Core, Filter};
use self::rates::{DropOffLine, Rates};
use self::shape::{Crosstab, QuestionResult, SegmentWords, TextList};
use self::variables::Variable;
use crate::features::surveys::model::{OptionId, Question, QuestionId, Texts};
use crate::platform::statistics::disclosure::may_filter;

/// What is asked of results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    pub question: Option<QuestionId>,
    /// The key of a variable to break down by.
    pub by: Option<String>,
    /// `key:code`.
    pub filter: Option<String>,
    /// Words of texts.
    pub search: Option<String>,
    /// A tag of texts.
    pub tag: Option<String>,
}

/// Why results are not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    UnknownQuestion,
    UnknownBreakdown,
    UnknownFilter,
    /// Breaking down needs a question to break down.
    QuestionNeeded,
    /// Answers are hidden, and more come in.
    WhileLive,
    /// The groups, with those of another question, would tell a few people apart.
    TellsApart,
    /// One thing at a time where answers are hidden.
    TooFine,
    /// Fewer than `k_min` on one side of the filter.
    TooFew,
}

impl Refusal {
    /// The reason as a problem names it.
    pub fn reason(self) -> &'static str {
        match self {
            Self::UnknownQuestion | Self::UnknownBreakdown | Self::UnknownFilter => {
                "not_allowed_value"
            }
            Self::QuestionNeeded => "missing_field",
            Self::WhileLive => "hidden_while_live",
            Self::TellsApart => "tells_people_apart",
            Self::TooFine => "one_breakdown_at_a_time",
            Self::TooFew => "too_few_answers",
        }
    }

    /// The parameter that is wrong in itself, where one is.
    pub fn parameter(self) -> Option<&'static str> {
        match self {
            Self::UnknownQuestion | Self::QuestionNeeded => Some("question"),
            Self::UnknownBreakdown => Some("by"),
            Self::UnknownFilter => Some("filter"),
            _ => None,
        }
    }
}

/// Something that others can be broken down by or filtered by.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyBreakdown)]
pub struct Breakdown {
    /// For `by`, and with `:code` for `filter`.
    pub key: String,
    pub question: QuestionId,
    pub part: Option<OptionId>,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
    pub codes: Vec<BreakdownCode>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyBreakdownCode)]
pub struct BreakdownCode {
    pub code: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Texts,
}

/// Whether more may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SurveyResultsState)]
pub enum State {
    Live,
    Closed,
}

/// The results of a survey.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyResults)]
pub struct Results {
    pub state: State,
    /// Whether counts below `k_min` are withheld.
    pub hides: bool,
    pub k_min: Option<u64>,
    /// How many responses the figures are of; `null` for fewer than `k_min`.
    pub n: Option<u64>,
    /// How many there were to ask: errors are corrected for it.
    pub population: Option<u64>,
    pub rates: Rates,
    pub drop_off: Vec<DropOffLine>,
    /// What `by` and `filter` may name.
    pub breakdowns: Vec<Breakdown>,
    /// As it was asked for.
    pub filter: Option<String>,
    pub questions: Vec<QuestionResult>,
    pub crosstabs: Vec<Crosstab>,
    pub texts: Option<TextList>,
    pub words: Vec<SegmentWords>,
}

/// What results need beside answers.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    pub rates: Rates,
    pub drop_off: Vec<DropOffLine>,
    /// Of the texts of the question that is asked for.
    pub tags: Tags,
}

/// Cells of a variable to break down by where nothing is hidden.
const MOST_CELLS: usize = 60;

/// The results of a survey.
///
/// # Errors
/// What is asked for and is not there, or may not be told.
pub fn tell<'a>(
    mut core: Core<'a>,
    questions: &'a [Question],
    state: State,
    frame: Frame,
    ask: &Ask,
) -> Result<Results, Refusal> {
    let hidden_live = core.veil.hides() && state == State::Live;
    let reads = ask.search.is_some() || ask.tag.is_some();
    if hidden_live && (ask.by.is_some() || ask.filter.is_some() || reads) {
        return Err(Refusal::WhileLive);
    }
    let chosen: Vec<&Question> = match &ask.question {
        Some(id) => questions.iter().filter(|one| one.id == *id).collect(),
        None => questions.iter().filter(|one| one.kind.is_asked()).collect(),
    };
    if ask.question.is_some() && chosen.is_empty() {
        return Err(Refusal::UnknownQuestion);
    }
    let n = core.n();
    let mut results = Results {
        state,
        hides: core.veil.hides(),
        k_min: core.veil.hides().then(|| core.veil.k()),
        n: (!core.veil.hides() || n >= core.veil.k()).then_some(n),
        population: core.population,
        rates: frame.rates,
        drop_off: frame.drop_off,
        breakdowns: Vec::new(),
        filter: ask.filter.clone(),
        questions: Vec::new(),
        crosstabs: Vec::new(),
        texts: None,
        words: Vec::new(),
    };
    let variables: Vec<Variable<'_>> =
        questions.iter().flat_map(|question| core.variables(question)).collect();
    let allowed = allowed(&core, &variables, hidden_live);
    let mut chosen = chosen;
    if let Some(filter) = &ask.filter {
        core.filter = Some(find_filter(&core, &variables, &allowed, filter)?);
        if core.veil.hides() {
            if ask.by.is_some() || reads {
                return Err(Refusal::TooFine);
            }
            chosen.retain(|one| all_allowed(&core.variables(one), &allowed));
        } else {
            results.n = Some(core.n());
        }
    }
    if let Some(by) = &ask.by {
        let one = chosen.first().filter(|_| ask.question.is_some());
        let question = one.ok_or(Refusal::QuestionNeeded)?;
        let by = find(&variables, &allowed, by, Refusal::UnknownBreakdown)?;
        break_down(&core, question, by, &allowed, &mut results)?;
    }
    if let Some(question) = chosen.first().filter(|_| ask.question.is_some())
        && core.texts(question).is_some()
    {
        results.texts = texts::list(question, &core.answers(), ask, &frame.tags, core.veil);
    }
    results.questions = chosen.iter().map(|question| core.question(question)).collect();
    results.breakdowns =
        variables.iter().filter(|one| allowed.contains(&one.key())).map(breakdown).collect();
    Ok(results)
}

/// The keys of the variables that may be named.
fn allowed(core: &Core<'_>, variables: &[Variable<'_>], hidden_live: bool) -> Vec<String> {
    if hidden_live {
        return Vec::new();
    }
    if core.veil.hides() {
        return admit::admitted(variables, &core.answers(), core.veil.k());
    }
    let few = |one: &&Variable<'_>| one.divides() && one.cells.len() <= MOST_CELLS;
    variables.iter().filter(few).map(Variable::key).collect()
}

fn all_allowed(variables: &[Variable<'_>], allowed: &[String]) -> bool {
    !variables.is_empty() && variables.iter().all(|one| allowed.contains(&one.key()))
}

/// A variable to break down by.
fn find<'a, 'q>(
    variables: &'a [Variable<'q>],
    allowed: &[String],
    key: &str,
    unknown: Refusal,
) -> Result<&'a Variable<'q>, Refusal> {
    let found = variables.iter().find(|one| one.key() == key && one.divides()).ok_or(unknown)?;
    if allowed.iter().any(|one| one == key) { Ok(found) } else { Err(Refusal::TellsApart) }
}

fn find_filter<'q>(
    core: &Core<'_>,
    variables: &[Variable<'q>],
    allowed: &[String],
    filter: &str,
) -> Result<Filter<'q>, Refusal> {
    let (key, code) = filter.split_once(':').ok_or(Refusal::UnknownFilter)?;
    let variable = find(variables, allowed, key, Refusal::UnknownFilter)?;
    let place = variable.cells.iter().position(|cell| cell.code == code);
    let at = place.ok_or(Refusal::UnknownFilter)?;
    if core.veil.hides() {
        let shown = core.shown(variable);
        let chosen = shown.cells.get(at).copied().flatten().ok_or(Refusal::TooFew)?;
        if !may_filter(chosen, core.n(), core.veil.k()) {
            return Err(Refusal::TooFew);
        }
    }
    Ok(Filter { variable: variable.clone(), at })
}

fn break_down(
    core: &Core<'_>,
    question: &Question,
    by: &Variable<'_>,
    allowed: &[String],
    results: &mut Results,
) -> Result<(), Refusal> {
    let own = core.variables(question);
    let all = core.answers();
    if core.texts(question).is_some() {
        results.words = texts::words(question, by, &all, core.veil);
    }
    if core.veil.hides() && own.iter().any(Variable::divides) && !all_allowed(&own, allowed) {
        return Err(Refusal::TellsApart);
    }
    let tables = own.iter().filter(|one| one.divides());
    results.crosstabs =
        tables.filter_map(|one| cross::crosstab(one, by, &all, core.veil)).collect();
    Ok(())
}

fn breakdown(variable: &Variable<'_>) -> Breakdown {
    let code = |cell: &variables::Cell| BreakdownCode {
        code: cell.code.clone(),
        label: cell.label.clone(),
    };
    Breakdown {
        key: variable.key(),
        question: variable.question.id.clone(),
        part: variable.part.clone(),
        label: variable.label.clone(),
        codes: variable.cells.iter().map(code).collect(),
    }
}
