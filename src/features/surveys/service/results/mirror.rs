//! Two sides that answered the same questions about their cooperation: where they see it differently.
use serde::Serialize;
use utoipa::ToSchema;

use super::Results;
use super::shape::{Figure, Metric, rounded};
use crate::features::surveys::model::{QuestionId, Texts};
use crate::platform::statistics::interval::{Estimate, Interval};
use crate::platform::statistics::nps::difference;

/// How far apart two sides are on one question.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyGap)]
pub struct Gap {
    pub question: QuestionId,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub text: Texts,
    #[serde(flatten)]
    pub metric: Metric,
    pub first: Figure,
    pub second: Figure,
    /// First minus second.
    pub gap: f64,
    /// Of z = gap/√(SE₁² + SE₂²); nothing where neither side has an error.
    pub p: Option<f64>,
}

/// The gaps of all questions whose scores both sides may be told, the widest for its scale first. Each
/// side's own rules have withheld what they withhold, so a gap tells no more than the two results do.
pub fn gaps(first: &Results, second: &Results) -> Vec<Gap> {
    let mut found: Vec<Gap> = Vec::new();
    for one in &first.questions {
        let Some(other) = second.questions.iter().find(|other| other.id == one.id) else {
            continue;
        };
        for score in &one.scores {
            // Scores of different definitions are not laid side by side.
            let same = other.scores.iter().find(|other| other.metric == score.metric);
            let Some((mine, theirs)) = same.and_then(|same| score.figure.zip(same.figure)) else {
                continue;
            };
            found.push(Gap {
                question: one.id.clone(),
                text: one.text.clone(),
                metric: score.metric,
                first: mine,
                second: theirs,
                gap: rounded(mine.value - theirs.value),
                p: difference(&estimate(theirs), &estimate(mine)).map(|test| rounded(test.p)),
            });
        }
    }
    found.sort_by(|one, other| width(other).total_cmp(&width(one)));
    found
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

pub(super) fn estimate(figure: Figure) -> Estimate {
    let interval = Interval { low: figure.low, high: figure.high };
    Estimate { value: figure.value, error: figure.error, interval }
}
