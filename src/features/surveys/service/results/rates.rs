//! How many of those asked answered, by the names of AAPOR, and where people gave up.
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::publish::Veil;
use super::shape::rounded;
use crate::features::surveys::model::{Answers, Definition, PageId, QuestionId};
use crate::platform::statistics::disclosure::distribution;
use crate::platform::statistics::rates::{
    Dispositions, Outcomes, Reached, coverage, drop_off, rates,
};

/// What became of those who were asked; counts of people, and of organisations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    pub invited: u64,
    /// Whether people came by open links too: then nobody knows how many were asked.
    pub by_link: bool,
    pub bounced: u64,
    /// Began, and neither sent nor were turned away.
    pub partial: u64,
    pub completed: u64,
    pub screened_out: u64,
    pub refused: u64,
    pub organisations_asked: u64,
    pub organisations_answered: u64,
}

/// Response rates: shares from 0 to 1, `null` where there is nobody to divide by or where they would
/// tell of fewer than `k_min`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyRates)]
pub struct Rates {
    /// By an invite of their own; whoever came by an open link is not among them.
    pub invited: u64,
    /// Whether there is or was an open link: there are no shares of those asked then.
    pub by_link: bool,
    pub delivered: Option<u64>,
    pub started: Option<u64>,
    pub completed: Option<u64>,
    pub screened_out: Option<u64>,
    pub refused: Option<u64>,
    /// Completed of delivered.
    pub response_rate: Option<f64>,
    /// Completed of started.
    pub completion_rate: Option<f64>,
    /// Started of delivered.
    pub participation_rate: Option<f64>,
    /// AAPOR, Standard Definitions (2023); everybody asked is taken as one who is meant.
    pub rr1: Option<f64>,
    pub rr2: Option<f64>,
    pub rr5: Option<f64>,
    pub rr6: Option<f64>,
    pub coop1: Option<f64>,
    pub ref1: Option<f64>,
    pub con1: Option<f64>,
    pub organisations_asked: u64,
    pub organisations_answered: Option<u64>,
    /// Organisations with an answer of those asked.
    pub coverage: Option<f64>,
}

/// The rates, where nothing is hidden or the survey is over.
pub fn of(counted: &Counted, veil: Veil) -> Rates {
    let (told, complete) = (!veil.hides(), counted.completed >= veil.k());
    let outcomes = Outcomes {
        invited: counted.invited,
        bounced: counted.bounced,
        started: counted.partial + counted.completed + counted.screened_out,
        completed: counted.completed,
        refused: counted.refused,
        screened_out: counted.screened_out,
    };
    let met = counted.partial + counted.completed + counted.refused + counted.bounced;
    let dispositions = Dispositions {
        complete: counted.completed,
        partial: counted.partial,
        refusal: counted.refused,
        non_contact: counted.bounced,
        other: 0,
        // Nothing was heard of them. Those turned away are not meant.
        unknown: counted.invited.saturating_sub(met + counted.screened_out),
    };
    let plain = rates(&outcomes);
    let known = !counted.by_link;
    let open = |share: Option<f64>| share.filter(|_| told && known).map(rounded);
    let answered = |share: Option<f64>| share.filter(|_| (told || complete) && known).map(rounded);
    let organisations = counted.organisations_answered;
    let covered = told || organisations >= veil.k();
    Rates {
        invited: counted.invited,
        by_link: counted.by_link,
        delivered: Some(plain.delivered),
        started: told.then_some(outcomes.started),
        completed: (told || complete).then_some(counted.completed),
        screened_out: told.then_some(counted.screened_out),
        refused: told.then_some(counted.refused),
        response_rate: answered(plain.response),
        completion_rate: plain.completion.filter(|_| told).map(rounded),
        participation_rate: open(plain.participation),
        rr1: open(dispositions.rr1()),
        rr2: open(dispositions.rr2()),
        rr5: open(dispositions.rr5()),
        rr6: open(dispositions.rr6()),
        coop1: open(dispositions.coop1()),
        ref1: open(dispositions.ref1()),
        con1: open(dispositions.con1()),
        organisations_asked: counted.organisations_asked,
        organisations_answered: covered.then_some(organisations),
        coverage: coverage(organisations, counted.organisations_asked)
            .filter(|_| covered)
            .map(rounded),
    }
}

/// While a survey that hides who answered is live: how many of how many, in steps.
pub fn live(counted: &Counted, told: u64) -> Rates {
    Rates {
        invited: counted.invited,
        by_link: counted.by_link,
        completed: (told > 0).then_some(told),
        organisations_asked: counted.organisations_asked,
        ..Rates::default()
    }
}

/// A question, how many saw it and how many of them went no further.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SurveyDropOff)]
pub struct DropOffLine {
    pub question: QuestionId,
    /// Where who left before is withheld, so is this.
    pub seen: Option<u64>,
    pub left: Option<u64>,
    /// Left here of those who saw it.
    pub share: Option<f64>,
    /// Left here or before, of all who began.
    pub lost: Option<f64>,
}

/// Where somebody is who has not sent yet: at the first question of their page without an answer, or at
/// its last one.
pub fn standing(
    definition: &Definition,
    page: Option<&PageId>,
    answers: &Answers,
) -> Option<QuestionId> {
    let last = || definition.questions().last().map(|question| question.id.clone());
    let Some(page) = page.and_then(|page| definition.page(page)) else { return last() };
    let asked = || page.questions.iter().filter(|question| question.kind.is_asked());
    let open = asked().find(|question| !answers.contains_key(&question.id));
    open.or_else(|| asked().next_back()).map(|question| question.id.clone())
}

/// The way through the survey: `order` as it is asked, how many were left standing where, and how many
/// came to the end. Questions that are asked only of some count all who got that far.
pub fn way(
    order: &[QuestionId],
    left: &BTreeMap<QuestionId, u64>,
    finished: u64,
    veil: Veil,
) -> Vec<DropOffLine> {
    let counts: Vec<u64> = order.iter().map(|id| left.get(id).copied().unwrap_or(0)).collect();
    let mut all = vec![finished];
    all.extend(&counts);
    let shown = distribution(&all, veil.k()).cells;
    let whole = shown.iter().all(Option::is_some);
    let mut ahead: u64 = all.iter().sum();
    let reached: Vec<Reached> = counts
        .iter()
        .map(|left| {
            let seen = ahead;
            ahead = ahead.saturating_sub(*left);
            Reached { seen, left: *left }
        })
        .collect();
    let lines = order.iter().zip(drop_off(&reached)).zip(shown.into_iter().skip(1));
    lines
        .map(|((question, line), left)| DropOffLine {
            question: question.clone(),
            seen: whole.then_some(line.seen),
            left,
            share: line.share.filter(|_| whole).map(rounded),
            lost: line.lost.filter(|_| whole).map(rounded),
        })
        .collect()
}
