//! Two sides that answered the same questions about their cooperation: where they see it differently.
use serde::Serialize;
use utoipa::ToSchema;

use super::Results;
use super::basis::Core;
use super::scores::{metrics, worth};
use super::shape::{Figure, Metric, rounded};
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{Answer, Question, QuestionId, Texts};
use crate::platform::clock::Timestamp;
use crate::platform::statistics::interval::{Estimate, Interval};
use crate::platform::statistics::nps::difference;
use crate::platform::statistics::number::{real, size};

/// A score of one side.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyGapValue)]
pub struct GapFigure {
    pub value: f64,
    /// How many it stands on, where that is told.
    pub n: Option<u64>,
    /// Standard error and interval at 95 %; nothing where they would tell single answers.
    pub error: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// How far apart two sides are on one question.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyGap)]
pub struct Gap {
    pub question: QuestionId,
    /// As the definition names it.
    pub kind: &'static str,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub text: Texts,
    #[serde(flatten)]
    pub metric: Metric,
    pub first: GapFigure,
    pub second: GapFigure,
    /// First minus second.
    pub gap: f64,
    /// Of z = gap/√(SE₁² + SE₂²); nothing where one has no error that is told, or neither has any.
    pub p: Option<f64>,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyMirrorPart)]
pub struct MirrorPart {
    /// Of the organisation, or of the survey where two are compared.
    pub name: String,
    /// Of a mirror.
    pub side: Option<Side>,
    pub survey_id: RecordId,
    /// How many have answered; `null` for fewer than `k_min`.
    pub n: Option<u64>,
}

/// What the people of both sides wrote; `null` where they are fewer than `k_min`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyMirrorTexts)]
pub struct MirrorTexts {
    pub question: QuestionId,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub text: Texts,
    pub first: Option<Vec<String>>,
    pub second: Option<Vec<String>>,
}

/// Where two see the same thing differently.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SurveyMirror {
    pub first: MirrorPart,
    pub second: MirrorPart,
    /// Whether figures of fewer than `k_min` are withheld.
    pub hides: bool,
    pub k_min: Option<u64>,
    /// Of a mirror: since when both sides see it.
    pub released_at: Option<Timestamp>,
    /// The widest for its scale first.
    pub gaps: Vec<Gap>,
    /// Of a mirror whose sides agreed to show each other what was written.
    pub texts: Vec<MirrorTexts>,
}

/// What both were asked, with the figures of both.
pub struct Both {
    question: QuestionId,
    kind: &'static str,
    text: Texts,
    metric: Metric,
    first: GapFigure,
    second: GapFigure,
}

/// The gaps of all questions whose scores both results tell, the widest for its scale first. Each one's
/// own rules have withheld what they withhold, so a gap tells no more than the two results do.
pub fn gaps(first: &Results, second: &Results) -> Vec<Gap> {
    let mut found = Vec::new();
    for one in &first.questions {
        let Some(other) = second.questions.iter().find(|other| other.id == one.id) else {
            continue;
        };
        for score in &one.scores {
            // Scores of different definitions are not laid side by side.
            let same = other.scores.iter().find(|other| other.metric == score.metric);
            let Some(same) = same else { continue };
            let Some((mine, theirs)) = score.figure.zip(same.figure) else { continue };
            found.push(Both {
                question: one.id.clone(),
                kind: one.kind,
                text: one.text.clone(),
                metric: score.metric,
                first: whole(mine, score.n),
                second: whole(theirs, same.n),
            });
        }
    }
    between(found)
}

/// What two halves of one survey give for a question. Where answers are hidden, a mean of at least `k`
/// is told without its error: with the mean it would tell the single answers of a few. No
/// distribution of these halves is told anywhere.
pub fn gaps_of(question: &Question, first: &Core<'_>, second: &Core<'_>) -> Vec<Both> {
    let figures = |core: &Core<'_>| {
        let told = core.question(question).scores;
        let exact = move |metric: Metric| {
            let score = told.iter().find(|score| score.metric == metric)?;
            score.figure.map(|figure| whole(figure, score.n))
        };
        move |metric: Metric, core: &Core<'_>| {
            exact(metric).or_else(|| mean(question, metric, core))
        }
    };
    let (of_first, of_second) = (figures(first), figures(second));
    let both = |metric: Metric| {
        Some(Both {
            question: question.id.clone(),
            kind: question.kind.name(),
            text: question.text.clone(),
            metric,
            first: of_first(metric, first)?,
            second: of_second(metric, second)?,
        })
    };
    metrics(&question.kind).into_iter().filter_map(both).collect()
}

/// The mean of those who answered, where they, and those who did not, are nobody or at least `k`.
fn mean(question: &Question, metric: Metric, core: &Core<'_>) -> Option<GapFigure> {
    // Of shares and groups a mean is a count.
    if !matches!(metric, Metric::Mean { .. }) {
        return None;
    }
    let all = core.answers();
    let points = all.iter().filter_map(|answers| match answers.get(&question.id) {
        Some(Answer::Points(point)) => Some(worth(metric, *point)),
        _ => None,
    });
    let points: Vec<f64> = points.collect();
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let (n, others) = (count(points.len()), count(all.len().saturating_sub(points.len())));
    let k = core.veil.k();
    if n < k || (others > 0 && others < k) {
        return None;
    }
    let value = points.iter().sum::<f64>() / size(points.len());
    let value = (value * 100.0).round() / 100.0;
    (real(n) > 0.0).then_some(GapFigure { value, n: Some(n), error: None, low: None, high: None })
}

fn whole(figure: Figure, n: Option<u64>) -> GapFigure {
    let Figure { value, error, low, high } = figure;
    GapFigure { value, n, error: Some(error), low: Some(low), high: Some(high) }
}

/// From figures of both to gaps, the widest for its scale first.
pub fn between(all: Vec<Both>) -> Vec<Gap> {
    let mut found: Vec<Gap> = all.into_iter().map(gap).collect();
    found.sort_by(|one, other| width(other).total_cmp(&width(one)));
    found
}

fn gap(both: Both) -> Gap {
    let Both { question, kind, text, metric, first, second } = both;
    let sure = estimate(second).zip(estimate(first));
    let p = sure.and_then(|(theirs, mine)| difference(&theirs, &mine));
    let gap = rounded(first.value - second.value);
    Gap { question, kind, text, metric, first, second, gap, p: p.map(|test| rounded(test.p)) }
}

/// The gap in parts of its scale.
fn width(gap: &Gap) -> f64 {
    let scale = match gap.metric {
        Metric::Nps => 200.0,
        Metric::TopShare { .. } => 1.0,
        Metric::Mean { from, to } => f64::from(to - from).max(1.0),
    };
    gap.gap.abs() / scale
}

fn estimate(figure: GapFigure) -> Option<Estimate> {
    let interval = Interval { low: figure.low?, high: figure.high? };
    Some(Estimate { value: figure.value, error: figure.error?, interval })
}
