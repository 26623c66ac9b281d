//! What each of two owners is told of the results, and the gaps of a mirror.
//!
//! Of a mirror nothing else is told than the gaps, and the words where both agreed on that: no
//! distribution stands beside a mean that could be taken from it. Both sides are shown at the same
//! moment, when the second one has closed its half.
use super::basis::{Core, Response, Source};
use super::export::{self, Cell, Exported, Sheet, SurveyFormat, exported};
use super::mirror::{Gap, MirrorPart, MirrorTexts, SurveyMirror, between, gaps, gaps_of};
use super::publish::Veil;
use super::read::{self, response, veil};
use super::shape::Metric;
use super::union::{Asked, asked};
use super::{Ask, Results, State, Tags, results, texts};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    Anonymity, Answers, Definition, Kind, Lang, ResultsSeen, Sees, Survey, SurveyStatus,
};
use crate::features::surveys::service::authoring::{Found, find, read as parse};
use crate::features::surveys::service::together::Pair;
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What of the results whoever asks is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    /// Whose invites are named in rows; of all, where there is one owner.
    pub side: Option<Side>,
    sees: Sees,
}

impl Share {
    /// # Errors
    /// `action_not_allowed` with reason `not_agreed`, `held`, `mirror_only` or `hidden_while_live`.
    pub fn of(found: &Found) -> Result<Self, Problem> {
        let Some(pair) = &found.pair else {
            let sees = Sees { results: ResultsSeen::Full, texts: true };
            return Ok(Self { side: None, sees });
        };
        if pair.row.mirror {
            let held = pair.row.released_at.is_none();
            return Err(Problem::not_allowed(if held { "held" } else { "mirror_only" }));
        }
        let sees = pair.sees();
        let live = found.survey.status == SurveyStatus::Live;
        let named = found.survey.anonymity == Some(Anonymity::Identified);
        match sees.results {
            ResultsSeen::None => Err(Problem::not_allowed("not_agreed")),
            // Figures that grow with each answer are rows.
            ResultsSeen::Totals if live && named => Err(Problem::not_allowed("hidden_while_live")),
            ResultsSeen::Totals | ResultsSeen::Full => Ok(Self { side: Some(pair.side), sees }),
        }
    }

    /// Whoever sees totals sees them as of a survey that hides who answers.
    pub fn veil(self, survey: &Survey) -> Veil {
        match (self.sees.results, veil(survey)) {
            (ResultsSeen::Full, veil) => veil,
            (_, Veil::Hidden { k }) => Veil::Hidden { k },
            (_, Veil::Open) => {
                Veil::Hidden { k: read::whole(i64::from(survey.k_min.unwrap_or(0))).max(2) }
            }
        }
    }

    /// Whether rows with answers may be handed out.
    pub fn rows(self) -> bool {
        self.sees.results == ResultsSeen::Full && self.sees.texts
    }

    /// Whether it may read what was written.
    pub fn texts(self) -> bool {
        self.sees.texts
    }

    /// # Errors
    /// `action_not_allowed` with reason `totals_only` or `texts_not_agreed`.
    pub fn admits(self, ask: &Ask) -> Result<(), Problem> {
        if self.sees.results != ResultsSeen::Full && (ask.by.is_some() || ask.filter.is_some()) {
            return Err(Problem::not_allowed("totals_only"));
        }
        if !self.sees.texts && (ask.search.is_some() || ask.tag.is_some()) {
            return Err(Problem::not_allowed("texts_not_agreed"));
        }
        Ok(())
    }

    /// Leaves out what is not agreed.
    pub fn cut(self, mut told: Results) -> Results {
        if self.sees.results != ResultsSeen::Full {
            told.breakdowns.clear();
        }
        if !self.sees.texts {
            told.texts = None;
            told.words.clear();
            for question in &mut told.questions {
                question.texts = None;
            }
        }
        told
    }
}

/// A mirror that was released, with what its sides have answered.
struct Halves {
    pair: Pair,
    asked: Asked,
    vendor: Vec<Response>,
    customer: Vec<Response>,
    veil: Veil,
}

fn halves(conn: &mut Conn, found: Found) -> Result<Halves, Problem> {
    let id = found.record.id;
    let pair = found.pair.filter(|pair| pair.row.mirror);
    let pair = pair.ok_or_else(|| Problem::not_allowed("not_a_mirror"))?;
    if pair.row.released_at.is_none() {
        return Err(Problem::not_allowed("held"));
    }
    let versions = store::versions_unscoped(conn, id)?;
    let definitions: Vec<Definition> =
        versions.iter().map(|row| parse(&row.definition)).collect::<Result<_, _>>()?;
    let mut of = |side| {
        let rows = store::pairs::responses_unscoped(conn, id, side)?;
        rows.iter().map(response).collect::<Result<Vec<_>, Problem>>()
    };
    let (vendor, customer) = (of(Side::Vendor)?, of(Side::Customer)?);
    let veil = veil(&found.survey);
    Ok(Halves { pair, asked: asked(&definitions), vendor, customer, veil })
}

impl Halves {
    fn core<'a>(&'a self, of: &'a [Response]) -> Core<'a> {
        Core {
            source: Source::Responses(of),
            veil: self.veil,
            always: &self.asked.always,
            population: None,
            organisations: None,
            filter: None,
        }
    }

    /// How many have answered, if they are enough to be told.
    fn n(&self, of: &[Response]) -> Option<u64> {
        let n = u64::try_from(of.len()).unwrap_or(u64::MAX);
        (!self.veil.hides() || n >= self.veil.k()).then_some(n)
    }

    fn gaps(&self) -> Vec<Gap> {
        let (first, second) = (self.core(&self.vendor), self.core(&self.customer));
        let all = self.asked.questions.iter().filter(|one| one.kind.is_asked());
        between(all.flat_map(|question| gaps_of(question, &first, &second)).collect())
    }

    /// The words of both sides, where both agreed to show them to each other.
    fn texts(&self) -> Vec<MirrorTexts> {
        if !self.pair.agreement.vendor.texts {
            return Vec::new();
        }
        let list = |question, of: &[Response]| {
            let answers: Vec<&Answers> = of.iter().map(|one| &one.answers).collect();
            let told =
                texts::list(question, &answers, &Ask::default(), &Tags::default(), self.veil);
            told.map(|list| list.items.into_iter().map(|item| item.text).collect())
        };
        let written = |kind: &Kind| matches!(kind, Kind::ShortText { .. } | Kind::LongText { .. });
        let questions = self.asked.questions.iter().filter(|one| written(&one.kind));
        questions
            .map(|question| MirrorTexts {
                question: question.id.clone(),
                text: question.text.clone(),
                first: list(question, &self.vendor),
                second: list(question, &self.customer),
            })
            .collect()
    }
}

/// Where the two sides of a mirror see it differently, the same for both: the vendor comes first.
///
/// # Errors
/// `action_not_allowed` with reason `not_a_mirror`, or `held` until both sides have closed their half.
pub fn mirror(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<SurveyMirror, Problem> {
    let found = find(conn, scope, id)?;
    let halves = halves(conn, found)?;
    let row = &halves.pair.row;
    let names = organisations::org_refs(conn, &[row.vendor_org, row.customer_org])?;
    let part = |side: Side, organisation, of: &[Response]| MirrorPart {
        name: names.get(&organisation).map(|one| one.name.clone()).unwrap_or_default(),
        side: Some(side),
        survey_id: row.survey_id,
        n: halves.n(of),
    };
    Ok(SurveyMirror {
        first: part(Side::Vendor, row.vendor_org, &halves.vendor),
        second: part(Side::Customer, row.customer_org, &halves.customer),
        hides: halves.veil.hides(),
        k_min: halves.veil.hides().then(|| halves.veil.k()),
        released_at: row.released_at,
        gaps: halves.gaps(),
        texts: halves.texts(),
    })
}

/// The same of two surveys that asked the same, as far as whoever asks is told of either.
///
/// # Errors
/// `action_not_allowed` with reason `held` while one of them takes answers, and as of results.
pub fn compared(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    other: RecordId,
) -> Result<SurveyMirror, Problem> {
    let mut part = |id| {
        let found = find(conn, scope, id)?;
        let told = results(conn, scope, id, &Ask::default(), None)?;
        if told.state == State::Live {
            return Err(Problem::not_allowed("held"));
        }
        let title = found.survey.title;
        let name = if title.is_empty() { found.record.number } else { title };
        Ok((MirrorPart { name, side: None, survey_id: id, n: told.n }, told))
    };
    let ((first, one), (second, two)) = (part(id)?, part(other)?);
    Ok(SurveyMirror {
        first,
        second,
        hides: one.hides || two.hides,
        k_min: one.k_min.max(two.k_min),
        released_at: None,
        gaps: gaps(&one, &two),
        texts: Vec::new(),
    })
}

/// Results as a file; of a mirror its gaps.
///
/// # Errors
/// As of results.
pub fn export_file(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    format: SurveyFormat,
) -> Result<Exported, Problem> {
    let found = find(conn, scope, id)?;
    if found.pair.is_none_or(|pair| !pair.row.mirror) {
        return read::export(conn, scope, id, format);
    }
    let told = mirror(conn, scope, id)?;
    let survey = find(conn, scope, id)?.survey;
    let lang = parse(&survey.draft)?.first_language();
    let bytes = match format {
        SurveyFormat::Spss => return Err(Problem::not_allowed("answers_are_hidden")),
        SurveyFormat::Json => serde_json::to_vec(&told).map_err(Problem::internal)?,
        SurveyFormat::Csv => export::csv(&sheet(&told, &lang)).map_err(Problem::internal)?,
        SurveyFormat::Xlsx => export::xlsx(&[sheet(&told, &lang)]).map_err(Problem::internal)?,
    };
    Ok(exported(format, bytes))
}

const HEADER: [&str; 10] = [
    "question",
    "text",
    "metric",
    "first",
    "first_n",
    "first_value",
    "second",
    "second_n",
    "second_value",
    "gap",
];

fn sheet(told: &SurveyMirror, lang: &Lang) -> Sheet {
    let number = |value: f64| Cell::Number(value.to_string());
    let count = |n: Option<u64>| n.map_or(Cell::Empty, |n| Cell::Number(n.to_string()));
    let row = |gap: &Gap| {
        vec![
            Cell::Text(gap.question.to_string()),
            Cell::Text(gap.text.in_language(lang).to_owned()),
            Cell::Text(metric_name(gap.metric).to_owned()),
            Cell::Text(told.first.name.clone()),
            count(gap.first.n),
            number(gap.first.value),
            Cell::Text(told.second.name.clone()),
            count(gap.second.n),
            number(gap.second.value),
            number(gap.gap),
        ]
    };
    Sheet {
        name: "gaps".to_owned(),
        header: HEADER.iter().map(ToString::to_string).collect(),
        rows: told.gaps.iter().map(row).collect(),
    }
}

/// As the API names it.
fn metric_name(metric: Metric) -> &'static str {
    match metric {
        Metric::Nps => "nps",
        Metric::TopShare { .. } => "top_share",
        Metric::Mean { .. } => "mean",
    }
}
