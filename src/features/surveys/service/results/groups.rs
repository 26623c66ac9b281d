//! Scores by organisation: twenty answers from four customers are worth fewer than twenty from twenty.
use std::collections::BTreeMap;

use super::publish::{LEVEL, fitting};
use super::scores::worth;
use super::shape::{Figure, Metric, OrganisationScore, rounded};
use crate::features::surveys::model::{Answer, Answers, QuestionId};
use crate::platform::statistics::clustering::{clustered_mean, mean_of_means};

/// The answers by organisation; whoever has none is left out of these figures.
pub fn score<O: Ord>(
    question: &QuestionId,
    metric: Metric,
    all: &[(O, &Answers)],
    organisations: Option<u64>,
) -> OrganisationScore {
    let mut groups: BTreeMap<&O, Vec<f64>> = BTreeMap::new();
    for (organisation, answers) in all {
        if let Some(Answer::Points(point)) = answers.get(question) {
            groups.entry(organisation).or_default().push(worth(metric, *point));
        }
    }
    let groups: Vec<Vec<f64>> = groups.into_values().collect();
    let count = u64::try_from(groups.len()).unwrap_or(u64::MAX);
    let weighted = mean_of_means(&groups, fitting(count, organisations), LEVEL);
    let clustered = clustered_mean(&groups, LEVEL);
    OrganisationScore {
        organisations: count,
        weighted: weighted.as_ref().and_then(Figure::of),
        clustered: clustered.as_ref().and_then(|mean| Figure::of(&mean.estimate)),
        icc: clustered.as_ref().map(|mean| rounded(mean.clustering.icc)),
        design_effect: clustered.as_ref().map(|mean| rounded(mean.clustering.design_effect)),
    }
}
