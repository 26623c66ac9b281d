//! From questions and responses to results: pure, and the same for the page, the exports and a mirror.
use std::collections::BTreeSet;

use uuid::Uuid;

use super::cross::counts;
use super::live::Live;
use super::publish::{Shown, Veil, several, table};
use super::shape::QuestionResult;
use super::variables::{self, Measure, Variable};
use super::{groups, measures, scores, worths};
use crate::features::surveys::model::{Answers, Kind, Question, QuestionId, Special};

/// The answers of one respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub answers: Answers,
    /// Nothing where it is not kept.
    pub organisation: Option<Uuid>,
}

/// Those of whom figures are made: the ones in this cell of a variable.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    pub variable: Variable<'a>,
    pub at: usize,
}

/// Where counts come from.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    Responses(&'a [Response]),
    /// Only counts, of a part of the responses.
    Live(&'a Live),
}

/// What results are made of.
#[derive(Debug, Clone)]
pub struct Core<'a> {
    pub source: Source<'a>,
    pub veil: Veil,
    /// What nobody can have left out.
    pub always: &'a BTreeSet<QuestionId>,
    /// How many people there were to ask, and how many organisations.
    pub population: Option<u64>,
    pub organisations: Option<u64>,
    pub filter: Option<Filter<'a>>,
}

impl<'a> Core<'a> {
    /// The answers that figures are made of. A filter leaves the others out only where nothing is
    /// hidden; elsewhere it is a row of a crosstab.
    pub fn answers(&self) -> Vec<&'a Answers> {
        self.responses().map(|one| &one.answers).collect()
    }

    fn responses(&self) -> impl Iterator<Item = &'a Response> {
        let all: &'a [Response] = match self.source {
            Source::Responses(all) => all,
            Source::Live(_) => &[],
        };
        let filter = self.filter.as_ref().filter(|_| !self.veil.hides());
        all.iter().filter(move |one| {
            filter.is_none_or(|filter| filter.variable.place(&one.answers) == Some(filter.at))
        })
    }

    /// How many responses there are to tell of.
    pub fn n(&self) -> u64 {
        match self.source {
            Source::Live(live) => live.told(self.veil.k()),
            Source::Responses(_) => u64::try_from(self.responses().count()).unwrap_or(u64::MAX),
        }
    }

    /// Whether a question has a cell for those who left it out.
    pub fn lacks(&self, question: &Question) -> bool {
        let all = match self.source {
            Source::Responses(all) => all,
            Source::Live(_) => &[],
        };
        !self.always.contains(&question.id)
            || all.iter().any(|one| !one.answers.contains_key(&question.id))
    }

    pub fn variables<'q>(&self, question: &'q Question) -> Vec<Variable<'q>> {
        variables::of(question, self.lacks(question))
    }

    fn counts(&self, variable: &Variable<'_>) -> Vec<u64> {
        match self.source {
            Source::Live(live) => live.counts(variable, self.veil.k()),
            Source::Responses(_) => variable.counts(self.answers()),
        }
    }

    /// The row of a hidden filter.
    fn row(&self) -> Option<&Filter<'a>> {
        self.filter.as_ref().filter(|_| self.veil.hides())
    }

    pub fn shown(&self, variable: &Variable<'_>) -> Shown {
        if let Some(filter) = self.row() {
            let table = counts(&filter.variable, variable, &self.answers());
            let row = Shown::row(&table, filter.at, variable.lacking, self.veil);
            return row.unwrap_or_else(|| Shown::of(&[], variable.lacking, self.veil));
        }
        Shown::of(&self.counts(variable), variable.lacking, self.veil)
    }

    /// Everything that is told of a question.
    pub fn question(&self, question: &Question) -> QuestionResult {
        let shown: Vec<(Variable<'_>, Shown)> = self
            .variables(question)
            .into_iter()
            .map(|variable| {
                let shown = self.shown(&variable);
                (variable, shown)
            })
            .collect();
        let mut result = QuestionResult {
            id: question.id.clone(),
            kind: question.kind.name(),
            text: question.text.clone(),
            tables: Vec::new(),
            scores: Vec::new(),
            numbers: None,
            items: Vec::new(),
            kano: Vec::new(),
            conjoint: None,
            texts: None,
        };
        result.tables = match (&question.kind, shown.first()) {
            (Kind::Multi { .. }, Some((first, _))) => vec![several(first, &shown, self.people())],
            _ => shown.iter().map(|(one, shown)| table(one, shown, self.people())).collect(),
        };
        if let Some((groups, shown)) = shown.first() {
            result.tables.extend(self.points(question, groups, shown));
            result.scores = self.scores(question, groups, shown);
        }
        let kano = shown.iter().filter(|(one, _)| one.measure == Measure::Kano);
        result.kano = kano.filter_map(|(one, shown)| measures::kano(one, shown)).collect();
        self.beside(question, &shown, &mut result);
        result
    }

    /// The population, which a filter leaves unknown.
    fn people(&self) -> Option<u64> {
        self.population.filter(|_| self.filter.is_none())
    }

    /// What stands beside a distribution; only where there is more than counts, and of all.
    fn beside(
        &self,
        question: &Question,
        shown: &[(Variable<'_>, Shown)],
        result: &mut QuestionResult,
    ) {
        if matches!(self.source, Source::Live(_)) || self.row().is_some() {
            return;
        }
        let all = self.answers();
        if let Some((_, first)) = shown.first() {
            result.numbers = measures::numbers(question, &all, first, self.veil, self.people());
        }
        result.items = measures::items(question, &all, self.veil);
        result.conjoint = worths::worths(question, &all, self.veil);
        result.texts = self.texts(question);
    }

    /// How many texts may be read. "Other" says how many chose it, so it follows that cell.
    pub fn texts(&self, question: &Question) -> Option<u64> {
        if matches!(self.source, Source::Live(_)) || self.row().is_some() {
            return None;
        }
        let written = measures::texts(question, &self.answers()).len();
        let written = u64::try_from(written).unwrap_or(u64::MAX);
        let told = match &question.kind {
            Kind::ShortText { .. } | Kind::LongText { .. } => written >= self.veil.k(),
            _ if question.offers(Special::Other) => {
                !self.veil.hides() || (written >= self.veil.k() && self.other_is_shown(question))
            }
            _ => return None,
        };
        told.then_some(written)
    }

    fn other_is_shown(&self, question: &Question) -> bool {
        let other = Special::Other.as_str();
        self.variables(question).iter().any(|variable| {
            let shown = self.shown(variable);
            let cells = variable.cells.iter().zip(&shown.cells);
            let of_part = variable.part.as_ref().is_some_and(|part| part.as_str() == other);
            cells
                .filter(|(_, count)| count.is_some())
                .any(|(cell, _)| cell.code == other || (of_part && cell.code == variables::YES))
        })
    }

    /// The points of a promoter question, told inside its groups.
    fn points(
        &self,
        question: &Question,
        groups: &Variable<'_>,
        shown: &Shown,
    ) -> Option<super::shape::Table> {
        if groups.measure != Measure::Promoters || self.row().is_some() {
            return None;
        }
        let points = variables::nps_points(question, self.lacks(question));
        let counts = self.counts(&points);
        let mut cells: Vec<Option<u64>> = shown.cells.iter().take(shown.lacking).copied().collect();
        for (group, total) in groups.cells.iter().zip(&shown.cells).skip(groups.lacking) {
            let inside = points.cells.iter().zip(&counts).skip(points.lacking);
            let inside = inside.filter(|(cell, _)| {
                cell.point.is_some_and(|point| variables::group(point) == group.code)
            });
            let inside: Vec<u64> = inside.map(|(_, count)| *count).collect();
            match total {
                Some(_) => cells.extend(Shown::of(&inside, 0, self.veil).cells),
                None => cells.extend(inside.iter().map(|_| None)),
            }
        }
        let shown = Shown { total: shown.total, cells, lacking: shown.lacking };
        Some(table(&points, &shown, self.people()))
    }

    fn scores(
        &self,
        question: &Question,
        variable: &Variable<'_>,
        shown: &Shown,
    ) -> Vec<super::shape::Score> {
        let metrics = scores::metrics(&question.kind).into_iter();
        metrics
            .map(|metric| {
                let mut score = scores::score(variable, metric, shown, self.people());
                // Made of the same answers: told only where the plain one gives nothing away.
                if score.figure.is_some() {
                    score.organisations = self.by_organisation(question, metric);
                }
                score
            })
            .collect()
    }

    fn by_organisation(
        &self,
        question: &Question,
        metric: super::shape::Metric,
    ) -> Option<super::shape::OrganisationScore> {
        if self.row().is_some() {
            return None;
        }
        let known: Vec<(Uuid, &Answers)> = self
            .responses()
            .filter_map(|one| one.organisation.map(|organisation| (organisation, &one.answers)))
            .collect();
        if known.is_empty() {
            return None;
        }
        let organisations = self.organisations.filter(|_| self.filter.is_none());
        let score = groups::score(&question.id, metric, &known, organisations);
        (score.organisations >= self.veil.k()).then_some(score)
    }
}
