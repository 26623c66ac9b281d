//! Results of a survey as the database has it, and what is counted on the way.
use std::collections::BTreeMap;

use super::basis::{Core, Response, Source};
use super::export::{self, Exported, Respondent, SurveyFormat, exported};
use super::live::Live;
use super::publish::Veil;
use super::rates::{self, Counted, standing};
use super::sides::Share;
use super::tagged::tags;
use super::union::{Asked, asked};
use super::weigh::{Margin, Weighted, weigh};
use super::{Ask, Frame, Refusal, Results, State, tell};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{
    Anonymity, Answers, Definition, InviteState, Lang, PageId, QuestionId, ResponseOutcome,
    ResponseRow, Survey, SurveyStatus, Tallies,
};
use crate::features::surveys::service::authoring::{find, read};
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal.parameter() {
            Some(parameter) => Self::invalid(parameter, refusal.reason()),
            None => Self::not_allowed(refusal.reason()),
        }
    }
}

/// Everything that results of a survey are made of.
pub(super) struct Loaded {
    pub(super) share: Share,
    survey: Survey,
    veil: Veil,
    state: State,
    newest: Definition,
    pub(super) asked: Asked,
    rows: Vec<ResponseRow>,
    responses: Vec<Response>,
    live: Option<Live>,
    counted: Counted,
    frame: Frame,
}

pub(super) fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// Whether names stand with the answers, and below what counts are hidden if not.
pub(super) fn veil(survey: &Survey) -> Veil {
    match survey.anonymity {
        Some(Anonymity::Identified) => Veil::Open,
        Some(Anonymity::Confidential | Anonymity::Anonymous) | None => {
            Veil::Hidden { k: whole(i64::from(survey.k_min.unwrap_or(0))).max(2) }
        }
    }
}

pub(super) fn load(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Loaded, Problem> {
    let found = find(conn, scope, id)?;
    let share = Share::of(&found)?;
    let survey = found.survey;
    let state = match survey.status {
        SurveyStatus::Draft => return Err(Problem::not_allowed("wrong_status")),
        SurveyStatus::Live => State::Live,
        SurveyStatus::Closed => State::Closed,
    };
    let veil = share.veil(&survey);
    let versions = store::versions_unscoped(conn, id)?;
    let definitions: Vec<Definition> =
        versions.iter().map(|row| read(&row.definition)).collect::<Result<_, _>>()?;
    let newest = definitions.last().cloned().ok_or_else(Problem::not_found)?;
    let asked = asked(&definitions);
    let tallies = store::results::tallies_unscoped(conn, id)?;
    let hidden_live = veil.hides() && state == State::Live;
    let (rows, live) = if hidden_live {
        (Vec::new(), Some(counts(tallies.as_ref())?))
    } else {
        (store::results::responses_unscoped(conn, id)?, None)
    };
    let responses = rows.iter().map(response).collect::<Result<Vec<_>, _>>()?;
    let counted = counted(conn, id, veil.hides(), &responses)?;
    let mut loaded = Loaded {
        share,
        survey,
        veil,
        state,
        newest,
        asked,
        rows,
        responses,
        live,
        counted,
        frame: Frame::default(),
    };
    loaded.frame = frame(conn, &loaded, &definitions, tallies.as_ref())?;
    Ok(loaded)
}

pub(super) fn response(row: &ResponseRow) -> Result<Response, Problem> {
    let answers: Answers = serde_json::from_str(&row.answers).map_err(Problem::internal)?;
    Ok(Response { answers, organisation: row.organisation_id.map(|organisation| organisation.0) })
}

fn counts(tallies: Option<&Tallies>) -> Result<Live, Problem> {
    let Some(tallies) = tallies else { return Ok(Live::default()) };
    serde_json::from_str(&tallies.live).map_err(Problem::internal)
}

/// What became of those who were asked.
fn counted(
    conn: &mut Conn,
    id: RecordId,
    hides: bool,
    all: &[Response],
) -> Result<Counted, Problem> {
    let invites = store::results::invite_states_unscoped(conn, id, hides)?;
    let outcomes = store::results::outcomes_unscoped(conn, id)?;
    let organisations = store::results::organisations_asked_unscoped(conn, id)?;
    let bounced = if hides { 0 } else { store::results::bounced_unscoped(conn, id)? };
    let with = |wanted: InviteState| {
        let found = invites.iter().filter(|(state, _)| *state == wanted);
        whole(found.map(|(_, count)| count).sum())
    };
    let ended = |wanted: ResponseOutcome| {
        let found = outcomes.iter().filter(|(outcome, _)| *outcome == wanted);
        whole(found.map(|(_, count)| count).sum())
    };
    let mut answered: Vec<_> = all.iter().filter_map(|one| one.organisation).collect();
    answered.sort_unstable();
    answered.dedup();
    Ok(Counted {
        invited: whole(invites.iter().map(|(_, count)| count).sum()),
        by_link: store::quotas::has_links_unscoped(conn, id)?,
        bounced: whole(bounced),
        partial: 0,
        completed: ended(ResponseOutcome::Complete),
        // A full quota turns people away as a screening question does: AAPOR, not eligible (4.8).
        screened_out: ended(ResponseOutcome::ScreenedOut)
            .saturating_add(ended(ResponseOutcome::OverQuota)),
        refused: with(InviteState::OptedOut),
        organisations_asked: u64::try_from(organisations.len()).unwrap_or(u64::MAX),
        organisations_answered: u64::try_from(answered.len()).unwrap_or(u64::MAX),
    })
}

/// Rates, and where people gave up.
fn frame(
    conn: &mut Conn,
    loaded: &Loaded,
    definitions: &[Definition],
    tallies: Option<&Tallies>,
) -> Result<Frame, Problem> {
    let mut counted = loaded.counted;
    if let Some(live) = &loaded.live {
        let rates = rates::live(&counted, live.told(loaded.veil.k()));
        return Ok(Frame { rates, ..Frame::default() });
    }
    let left = match loaded.state {
        State::Live => left_at(conn, loaded.survey.record_id, definitions)?,
        State::Closed => match tallies {
            Some(tallies) => serde_json::from_str(&tallies.left_at).map_err(Problem::internal)?,
            None => BTreeMap::new(),
        },
    };
    counted.partial = left.values().sum();
    let asked = loaded.newest.questions().filter(|question| question.kind.is_asked());
    let order: Vec<QuestionId> = asked.map(|question| question.id.clone()).collect();
    let drop_off = rates::way(&order, &left, counted.completed, loaded.veil);
    Ok(Frame { rates: rates::of(&counted, loaded.veil), drop_off, ..Frame::default() })
}

/// Where those stand who have not sent.
fn left_at(
    conn: &mut Conn,
    id: RecordId,
    definitions: &[Definition],
) -> Result<BTreeMap<QuestionId, u64>, Problem> {
    let mut left = BTreeMap::new();
    for (version, page, answers) in store::results::standing_unscoped(conn, id)? {
        let at = usize::try_from(version).ok().and_then(|version| version.checked_sub(1));
        let Some(definition) = at.and_then(|at| definitions.get(at)) else { continue };
        let answers: Answers = serde_json::from_str(&answers).map_err(Problem::internal)?;
        let page = page.and_then(PageId::new);
        if let Some(question) = standing(definition, page.as_ref(), &answers) {
            *left.entry(question).or_default() += 1;
        }
    }
    Ok(left)
}

impl Loaded {
    pub(super) fn core(&self, population: Option<u64>) -> Core<'_> {
        let source = match &self.live {
            Some(live) => Source::Live(live),
            None => Source::Responses(&self.responses),
        };
        let some = |count: u64| (count > 0).then_some(count);
        let invited = self.counted.invited.saturating_sub(self.counted.bounced);
        Core {
            source,
            veil: self.veil,
            always: &self.asked.always,
            population: population.or_else(|| some(invited)),
            organisations: some(self.counted.organisations_asked),
            filter: None,
        }
    }

    fn tell(&self, ask: &Ask, population: Option<u64>) -> Result<Results, Problem> {
        self.share.admits(ask)?;
        let frame = self.frame.clone();
        let told = tell(self.core(population), &self.asked.questions, self.state, frame, ask)?;
        Ok(self.share.cut(told))
    }
}

/// Results of a survey that the scope sees. `population` takes the place of the number of the invited.
///
/// # Errors
/// `action_not_allowed` for a draft, and for what may not be told; `invalid` for what is not asked. Of
/// two owners each is told what was agreed on.
pub fn results(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    ask: &Ask,
    population: Option<u64>,
) -> Result<Results, Problem> {
    let mut loaded = load(conn, scope, id)?;
    if let Some(question) = &ask.question {
        loaded.frame.tags = tags(conn, id, question)?;
    }
    loaded.tell(ask, population)
}

/// Results of everybody, weighted to what is known of those who were to be asked.
///
/// # Errors
/// What [`results`] refuses, and what the margins make impossible.
pub fn weighted(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    margins: &[Margin],
) -> Result<Weighted, Problem> {
    let loaded = load(conn, scope, id)?;
    weigh(&loaded.core(None), &loaded.asked.questions, margins)
}

/// Results as a file: rows where names stand with the answers, and elsewhere what results tell.
///
/// # Errors
/// `action_not_allowed` with reason `answers_are_hidden` for rows of people who were promised otherwise.
pub fn export(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    format: SurveyFormat,
) -> Result<Exported, Problem> {
    let loaded = load(conn, scope, id)?;
    let lang = loaded.newest.first_language();
    let bytes = if loaded.veil.hides() || !loaded.share.rows() {
        hidden(&loaded, format, &lang)?
    } else {
        named(conn, &loaded, format, &lang)?
    };
    Ok(exported(format, bytes))
}

fn hidden(loaded: &Loaded, format: SurveyFormat, lang: &Lang) -> Result<Vec<u8>, Problem> {
    let results = loaded.tell(&Ask::default(), None)?;
    let mut texts = Vec::new();
    for question in &results.questions {
        let told = question.texts.is_some_and(|count| count > 0);
        if told {
            let ask = Ask { question: Some(question.id.clone()), ..Ask::default() };
            let list = loaded.tell(&ask, None)?.texts;
            let items = list.into_iter().flat_map(|list| list.items);
            texts.push((question.id.to_string(), items.map(|item| item.text).collect()));
        }
    }
    let sheets = || export::figures(&results, &texts, lang);
    match format {
        SurveyFormat::Spss => Err(Problem::not_allowed("answers_are_hidden")),
        SurveyFormat::Json => {
            let json = serde_json::json!({ "results": results, "texts": texts });
            serde_json::to_vec(&json).map_err(Problem::internal)
        }
        SurveyFormat::Xlsx => export::xlsx(&sheets()).map_err(Problem::internal),
        SurveyFormat::Csv => match sheets().first() {
            Some(figures) => export::csv(figures).map_err(Problem::internal),
            None => Ok(Vec::new()),
        },
    }
}

fn named(
    conn: &mut Conn,
    loaded: &Loaded,
    format: SurveyFormat,
    lang: &Lang,
) -> Result<Vec<u8>, Problem> {
    let invited =
        store::results::invited_unscoped(conn, loaded.survey.record_id, loaded.share.side)?;
    let invited: BTreeMap<_, _> = invited
        .into_iter()
        .map(|(id, name, email, organisation)| (id.0, (name, email, organisation)))
        .collect();
    let rows: Vec<(Respondent, Response)> = loaded
        .rows
        .iter()
        .zip(&loaded.responses)
        .map(|(row, response)| {
            let of = row.invite_id.and_then(|id| invited.get(&id.0));
            let (name, email, organisation) = of.cloned().unwrap_or_default();
            let respondent = Respondent {
                id: row.id.to_string(),
                organisation,
                name,
                email,
                language: row.language.clone(),
                submitted_at: row.submitted_at.map(|at| at.to_string()),
                version: row.version,
            };
            (respondent, response.clone())
        })
        .collect();
    let questions = &loaded.asked.questions;
    match format {
        SurveyFormat::Csv => {
            export::csv(&export::rows(questions, &rows, lang)).map_err(Problem::internal)
        }
        SurveyFormat::Xlsx => {
            export::xlsx(&[export::rows(questions, &rows, lang)]).map_err(Problem::internal)
        }
        SurveyFormat::Spss => export::spss(questions, &rows, lang).map_err(Problem::internal),
        SurveyFormat::Json => {
            let rows: Vec<serde_json::Value> = rows
                .iter()
                .map(|(of, response)| {
                    serde_json::json!({
                        "id": of.id, "organisation": of.organisation, "name": of.name,
                        "email": of.email, "language": of.language,
                        "submitted_at": of.submitted_at, "version": of.version,
                        "answers": response.answers,
                    })
                })
                .collect();
            serde_json::to_vec(&serde_json::json!({ "responses": rows })).map_err(Problem::internal)
        }
    }
}

/// Counts one more response to a survey that hides who answered; in the transaction that adds it.
pub fn count(
    tx: &mut Tx<'_>,
    survey: &Survey,
    definition: &Definition,
    answers: &Answers,
) -> Result<(), Problem> {
    let veil = veil(survey);
    if !veil.hides() {
        return Ok(());
    }
    let tallies = store::results::tallies_unscoped(tx.conn, survey.record_id)?;
    let live = counts(tallies.as_ref())?.after(definition, answers, veil.k());
    let tallies = Tallies {
        survey_id: survey.record_id,
        live: serde_json::to_string(&live).map_err(Problem::internal)?,
        left_at: tallies.map_or_else(|| "{}".to_owned(), |tallies| tallies.left_at),
    };
    Ok(store::results::save_tallies(tx.conn, &tallies)?)
}

/// Keeps where those stand who have not sent, before a survey that closes drops what they had begun.
pub fn keep_left(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    let versions = store::versions_unscoped(tx.conn, id)?;
    let definitions: Vec<Definition> =
        versions.iter().map(|row| read(&row.definition)).collect::<Result<_, _>>()?;
    let left = left_at(tx.conn, id, &definitions)?;
    let live = counts(store::results::tallies_unscoped(tx.conn, id)?.as_ref())?;
    let tallies = Tallies {
        survey_id: id,
        live: serde_json::to_string(&live).map_err(Problem::internal)?,
        left_at: serde_json::to_string(&left).map_err(Problem::internal)?,
    };
    Ok(store::results::save_tallies(tx.conn, &tallies)?)
}
