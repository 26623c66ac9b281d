//! Scores over the waves of a survey, with intervals, and whether they moved by more than chance.
//!
//! Everything is made of what each wave tells its reader: a trend gives away no more than the results
//! that it lays side by side.
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::{Figure, Metric, QuestionResult, Range, Score, rounded};
use super::{Ask, Results, State, results};
use crate::features::records::model::{RecordId, RecordKind, RecordRef};
use crate::features::surveys::model::{MOST_WAVES, QuestionId, SurveyStatus, Texts};
use crate::features::surveys::service::authoring::find;
use crate::features::surveys::service::view::{SurveyHead, heads};
use crate::features::surveys::store;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::{Code, Problem};
use crate::platform::statistics::compare::{two_shares, welch};
use crate::platform::statistics::nps::difference;
use crate::platform::statistics::number::{Summary, real};
use crate::platform::statistics::trend::{Wave, mean_trend, share_trend};

/// From this error probability on a change is taken for more than chance.
const SURE: f64 = 0.05;
/// Fewer waves make no trend: the change from one to the other says it all.
const FEWEST: usize = 3;

/// One wave.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SurveyWave)]
pub struct WaveView {
    /// 1 for the first.
    pub number: i32,
    pub survey: RecordRef,
    pub status: SurveyStatus,
    pub closed_at: Option<Timestamp>,
    /// How many responses there are; null for a draft, and for fewer than may be told of.
    pub n: Option<u64>,
}

/// A score in one wave.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTrendPoint)]
pub struct TrendPoint {
    pub wave: i32,
    pub n: Option<u64>,
    pub figure: Option<Figure>,
    /// Where counts are withheld: between what it must lie, as the results of the wave say.
    pub between: Option<Range>,
    /// Everybody was asked and answered: there is no error of sampling.
    pub census: bool,
    /// From the newest wave before that has the score.
    pub change: Option<Change>,
}

/// What changed from one wave to another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTrendChange)]
pub struct Change {
    pub since: i32,
    pub by: f64,
    /// Of shares with the pooled share, of means by Welch, of promoter scores by their errors; null
    /// where everybody answered or nothing varies, and there is nothing to test.
    pub p: Option<f64>,
    /// p is below 0.05.
    pub sure: bool,
}

/// Whether a score rises or falls over all waves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTrendTest)]
pub struct TrendTest {
    pub rises: bool,
    /// Cochran and Armitage for shares, least squares over all answers for means.
    pub p: f64,
    pub sure: bool,
}

/// One score over the waves.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyTrendLine)]
pub struct TrendLine {
    pub question: QuestionId,
    /// As the newest wave that asks it words it.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub text: Texts,
    /// As the definition names it.
    pub kind: &'static str,
    #[serde(flatten)]
    pub metric: Metric,
    /// The oldest wave first; those alone that have the score. Not called points: a metric has such.
    pub values: Vec<TrendPoint>,
    /// From three waves on.
    pub trend: Option<TrendTest>,
}

/// Scores over the waves of a survey.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SurveyTrend)]
pub struct Trend {
    /// The oldest first; those alone that the caller sees, at most the newest 12.
    pub waves: Vec<WaveView>,
    pub lines: Vec<TrendLine>,
}

/// The trend over the waves that this survey is one of; for `scan`.
///
/// # Errors
/// `not_found` for a survey that the scope does not see.
pub fn trend(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Trend, Problem> {
    find(conn, scope, id)?;
    let Some(own) = store::waves::wave_unscoped(conn, id)? else { return Ok(Trend::alone()) };
    let mut waves = store::waves::waves_unscoped(conn, own.first_id, MOST_WAVES)?;
    waves.reverse();
    let ids: Vec<RecordId> = waves.iter().map(|wave| wave.survey_id).collect();
    let heads = heads(conn, scope, &ids)?;
    let mut views = Vec::new();
    let mut told = Vec::new();
    // A dozen at most: each has results of its own, with rules of its own.
    for wave in waves {
        let Some(head) = heads.iter().find(|head| head.id == wave.survey_id) else { continue };
        let found = told_by(conn, scope, head)?;
        views.push(view(wave.number, head, found.as_ref()));
        told.extend(found.map(|found| (wave.number, found)));
    }
    Ok(Trend { waves: views, lines: lines(&told) })
}

/// What a wave tells; nothing of a draft, and nothing that is not this reader's.
fn told_by(conn: &mut Conn, scope: &Scope, head: &SurveyHead) -> Result<Option<Results>, Problem> {
    if head.status == SurveyStatus::Draft {
        return Ok(None);
    }
    match results(conn, scope, head.id, &Ask::default(), None) {
        Ok(found) => Ok(Some(found)),
        Err(problem) => match problem.code {
            Code::ActionNotAllowed | Code::Forbidden | Code::NotFound => Ok(None),
            _ => Err(problem),
        },
    }
}

fn view(number: i32, head: &SurveyHead, told: Option<&Results>) -> WaveView {
    WaveView {
        number,
        survey: RecordRef {
            id: head.id,
            kind: RecordKind::Survey,
            number: head.number.clone(),
            title: head.title.clone(),
        },
        status: head.status,
        closed_at: head.closed_at,
        n: told.and_then(|told| told.n),
    }
}

impl Trend {
    fn alone() -> Self {
        Self { waves: Vec::new(), lines: Vec::new() }
    }
}

/// The scores of these results, by question and definition; questions in the order of the newest wave,
/// then what only older ones ask. Results that still move take no part.
pub fn lines(told: &[(i32, Results)]) -> Vec<TrendLine> {
    let over = |results: &Results| results.state == State::Closed;
    let told: Vec<&(i32, Results)> = told.iter().filter(|(_, results)| over(results)).collect();
    let mut lines: Vec<TrendLine> = Vec::new();
    for (_, results) in told.iter().rev() {
        for question in &results.questions {
            for score in &question.scores {
                let known =
                    |line: &TrendLine| line.question == question.id && line.metric == score.metric;
                if !lines.iter().any(known) {
                    lines.extend(line(question, score.metric, &told));
                }
            }
        }
    }
    lines
}

/// One score over the waves; nothing where fewer than two ask for it.
fn line(question: &QuestionResult, metric: Metric, told: &[&(i32, Results)]) -> Option<TrendLine> {
    let scores: Vec<(i32, &Score)> = told
        .iter()
        .filter_map(|(wave, results)| {
            let same = results.questions.iter().find(|one| one.id == question.id)?;
            // Scores of different definitions are not laid side by side.
            Some((*wave, same.scores.iter().find(|score| score.metric == metric)?))
        })
        .collect();
    if scores.len() < 2 {
        return None;
    }
    let mut values = Vec::new();
    let mut before: Option<(i32, &Score)> = None;
    for (wave, score) in scores.iter().copied() {
        let change = before.and_then(|(since, earlier)| change(since, earlier, score));
        let Score { n, figure, between, census, .. } = *score;
        values.push(TrendPoint { wave, n, figure, between, census, change });
        if score.figure.is_some() {
            before = Some((wave, score));
        }
    }
    Some(TrendLine {
        question: question.id.clone(),
        text: question.text.clone(),
        kind: question.kind,
        metric,
        values,
        trend: test(metric, &scores),
    })
}

fn change(since: i32, earlier: &Score, later: &Score) -> Option<Change> {
    let by = later.figure?.value - earlier.figure?.value;
    let p = chance(earlier, later).map(rounded);
    Some(Change { since, by: rounded(by), p, sure: p.is_some_and(|p| p < SURE) })
}

/// How likely so large a change is if nothing moved.
fn chance(earlier: &Score, later: &Score) -> Option<f64> {
    match later.metric {
        Metric::Nps => {
            difference(&earlier.figure?.estimate(), &later.figure?.estimate()).map(|test| test.p)
        }
        Metric::TopShare { .. } => two_shares(hits(later)?, hits(earlier)?).map(|test| test.p),
        Metric::Mean { .. } => welch(&summary(later)?, &summary(earlier)?).map(|test| test.p),
    }
}

/// Over three waves and more; waves are taken as equally far apart.
fn test(metric: Metric, scores: &[(i32, &Score)]) -> Option<TrendTest> {
    let scores: Vec<&(i32, &Score)> =
        scores.iter().filter(|(_, score)| score.figure.is_some()).collect();
    if scores.len() < FEWEST {
        return None;
    }
    let (slope, p) = if matches!(metric, Metric::TopShare { .. }) {
        let wave = |(wave, score): &&(i32, &Score)| {
            let (hits, n) = hits(score)?;
            Some(Wave { score: f64::from(*wave), hits, n })
        };
        let found = share_trend(&scores.iter().map(wave).collect::<Option<Vec<Wave>>>()?)?;
        (found.z, found.p)
    } else {
        let wave = |(wave, score): &&(i32, &Score)| Some((f64::from(*wave), summary(score)?));
        let found = mean_trend(&scores.iter().map(wave).collect::<Option<Vec<_>>>()?)?;
        (found.slope, found.p)
    };
    let p = rounded(p);
    Some(TrendTest { rises: slope > 0.0, p, sure: p < SURE })
}

/// How many hits a share is made of, and of how many answers: both were told.
fn hits(score: &Score) -> Option<(u64, u64)> {
    let n = score.n?;
    let wanted = score.figure?.value * real(n);
    (0..=n).find(|hits| (real(*hits) - wanted).abs() < 0.5).map(|hits| (hits, n))
}

/// Mean and variance behind a score: its error, without the correction for the population, is
/// √(variance/n). Nothing where everybody was asked and answered: there is no error of sampling.
fn summary(score: &Score) -> Option<Summary> {
    let (n, figure) = (score.n?, score.figure?);
    if score.correction <= 0.0 {
        return None;
    }
    let variance = (figure.error / score.correction).powi(2) * real(n);
    Some(Summary { n, mean: figure.value, variance: Some(variance) })
}
