//! Results weighted to what is known of those who were to be asked: the shares of one or two groups, from
//! a register or from the accounts. Whoever is in no group that has a share counts for nothing here.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::basis::Core;
use super::publish::LEVEL;
use super::scores::{metrics, worth};
use super::shape::{Figure, Metric, rounded};
use super::variables::Variable;
use crate::features::surveys::model::{Answer, Answers, OptionId, Question, QuestionId, Texts};
use crate::platform::problem::Problem;
use crate::platform::statistics::number::{share, size};
use crate::platform::statistics::raking::{RakingError, rake};
use crate::platform::statistics::weights::{weighted_mean, weighted_shares, weighting_effect};

/// Groups of more questions make more cells than a survey of customers has answers.
pub const MOST_MARGINS: usize = 4;

/// What is known of one question.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyMargin)]
pub struct Margin {
    /// The key of a breakdown.
    pub key: String,
    /// The share of each of its codes; together 1.
    pub shares: BTreeMap<String, f64>,
}

/// A share before and after.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyWeightedCell)]
pub struct WeightedCell {
    pub code: String,
    #[schema(value_type = BTreeMap<String, String>)]
    pub label: Texts,
    pub plain: f64,
    /// With Wilson's interval from the effective number of answers.
    pub weighted: Figure,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyWeightedTable)]
pub struct WeightedTable {
    pub question: QuestionId,
    pub part: Option<OptionId>,
    #[schema(value_type = BTreeMap<String, String>)]
    pub label: Texts,
    /// Those who answered it.
    pub n: u64,
    pub cells: Vec<WeightedCell>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyWeightedScore)]
pub struct WeightedScore {
    pub question: QuestionId,
    #[serde(flatten)]
    pub metric: Metric,
    pub n: u64,
    pub plain: f64,
    /// With Student's interval from the effective number of answers; null for too few.
    pub weighted: Option<Figure>,
}

/// Weighted results beside the plain ones.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyWeighted)]
pub struct Weighted {
    /// Responses that have a weight.
    pub n: u64,
    /// Those in no group that has a share.
    pub left_out: u64,
    /// So many equal answers would be worth as much (Kish).
    pub effective_n: f64,
    /// What the weights multiply the variance of a mean by.
    pub effect: f64,
    pub tables: Vec<WeightedTable>,
    pub scores: Vec<WeightedScore>,
}

/// Weights all responses to the margins, and makes shares and scores anew.
///
/// # Errors
/// `invalid` for margins that name what there is not (`not_allowed_value`), do not sum to 1 (`share_sum`),
/// want somebody who is not there (`nobody_there`) or contradict each other (`margins_contradict`);
/// `action_not_allowed` with reason `answers_are_hidden` or `too_few_answers`.
pub(super) fn weigh(
    core: &Core<'_>,
    questions: &[Question],
    margins: &[Margin],
) -> Result<Weighted, Problem> {
    if core.veil.hides() {
        return Err(Problem::not_allowed("answers_are_hidden"));
    }
    if margins.is_empty() || margins.len() > MOST_MARGINS {
        return Err(Problem::invalid("margins", "missing_field"));
    }
    let variables: Vec<Variable<'_>> =
        questions.iter().flat_map(|question| core.variables(question)).collect();
    let groups: Vec<Groups<'_, '_>> =
        margins.iter().map(|margin| Groups::of(margin, &variables)).collect::<Result<_, _>>()?;
    let all = core.answers();
    let place = |answers: &Answers| -> Option<Vec<usize>> {
        groups.iter().map(|group| group.place(answers)).collect()
    };
    let (kept, places): (Vec<&Answers>, Vec<Vec<usize>>) =
        all.iter().filter_map(|answers| Some((*answers, place(answers)?))).unzip();
    let targets: Vec<Vec<f64>> = groups.iter().map(|group| group.targets.clone()).collect();
    let raked = rake(&places, &targets).map_err(refused)?;
    let people: Vec<(&Answers, f64)> =
        kept.into_iter().zip(raked.weights.iter().copied()).collect();
    let tables = variables.iter().filter(|one| one.divides());
    let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
    Ok(Weighted {
        n: count(people.len()),
        left_out: count(all.len().saturating_sub(people.len())),
        effective_n: rounded(raked.effective_n),
        effect: rounded(weighting_effect(&raked.weights).unwrap_or(1.0)),
        tables: tables.filter_map(|variable| table(variable, &people)).collect(),
        scores: questions.iter().flat_map(|question| scores(question, &people)).collect(),
    })
}

/// The groups of a question that have a share.
struct Groups<'v, 'q> {
    variable: &'v Variable<'q>,
    /// Cells of the variable, and the share of each.
    cells: Vec<usize>,
    targets: Vec<f64>,
}

impl<'v, 'q> Groups<'v, 'q> {
    fn of(margin: &Margin, variables: &'v [Variable<'q>]) -> Result<Self, Problem> {
        let wrong = || Problem::invalid("margins", "not_allowed_value");
        let known = variables.iter().find(|one| one.key() == margin.key && one.divides());
        let variable = known.ok_or_else(wrong)?;
        let mut groups = Self { variable, cells: Vec::new(), targets: Vec::new() };
        for (code, wanted) in &margin.shares {
            let at = variable.cells.iter().position(|cell| cell.code == *code);
            groups.cells.push(at.filter(|at| *at >= variable.lacking).ok_or_else(wrong)?);
            groups.targets.push(*wanted);
        }
        Ok(groups)
    }

    fn place(&self, answers: &Answers) -> Option<usize> {
        let at = self.variable.place(answers)?;
        self.cells.iter().position(|cell| *cell == at)
    }
}

fn refused(error: RakingError) -> Problem {
    match error {
        RakingError::Empty | RakingError::Category { .. } => {
            Problem::not_allowed("too_few_answers")
        }
        RakingError::Targets { .. } => Problem::invalid("margins", "share_sum"),
        RakingError::Nobody { .. } => Problem::invalid("margins", "nobody_there"),
        RakingError::NotConverged { .. } => Problem::invalid("margins", "margins_contradict"),
    }
}

fn table(variable: &Variable<'_>, people: &[(&Answers, f64)]) -> Option<WeightedTable> {
    let placed: Vec<(usize, f64)> = people
        .iter()
        .filter_map(|(answers, weight)| {
            Some((variable.place(answers)?.checked_sub(variable.lacking)?, *weight))
        })
        .collect();
    let rest = variable.cells.iter().skip(variable.lacking);
    let weighted = weighted_shares(&placed, rest.len(), LEVEL)?;
    let n = u64::try_from(placed.len()).unwrap_or(u64::MAX);
    let cells = rest.zip(&weighted).enumerate().map(|(at, (cell, estimate))| {
        let count = placed.iter().filter(|(place, _)| *place == at).count();
        Some(WeightedCell {
            code: cell.code.clone(),
            label: cell.label.clone(),
            plain: rounded(share(u64::try_from(count).ok()?, n)?),
            weighted: Figure::of(estimate)?,
        })
    });
    Some(WeightedTable {
        question: variable.question.id.clone(),
        part: variable.part.clone(),
        label: variable.label.clone(),
        n,
        cells: cells.collect::<Option<_>>()?,
    })
}

fn scores(question: &Question, people: &[(&Answers, f64)]) -> Vec<WeightedScore> {
    let made = |metric: Metric| {
        let values: Vec<(f64, f64)> = people
            .iter()
            .filter_map(|(answers, weight)| match answers.get(&question.id)? {
                Answer::Points(point) => Some((worth(metric, *point), *weight)),
                _ => None,
            })
            .collect();
        let plain = values.iter().map(|(value, _)| value).sum::<f64>() / size(values.len());
        let estimate = weighted_mean(&values, LEVEL);
        plain.is_finite().then(|| WeightedScore {
            question: question.id.clone(),
            metric,
            n: u64::try_from(values.len()).unwrap_or(u64::MAX),
            plain: rounded(plain),
            weighted: estimate.as_ref().and_then(Figure::of),
        })
    };
    metrics(&question.kind).into_iter().filter_map(made).collect()
}
