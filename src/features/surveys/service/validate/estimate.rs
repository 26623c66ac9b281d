//! How long a survey takes: reading at 200 words a minute, and for each type what an answer takes.
//! A rule of thumb, shown as minutes and never as seconds.
use serde::Serialize;
use utoipa::ToSchema;

use super::texts::place_of;
use crate::features::surveys::model::{Action, Definition, Kind, Page, Question, Texts};

/// Tenths of a second for a word.
const WORD: u32 = 3;
const TENTHS_IN_MINUTE: u32 = 600;

/// Between the shortest and the longest way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyEstimate)]
pub struct Estimate {
    pub minutes_from: u32,
    pub minutes_to: u32,
}

/// The shortest and the longest way through the survey.
pub fn estimate(definition: &Definition) -> Estimate {
    let mut ways: Vec<Option<(u32, u32)>> = vec![None; definition.pages.len() + 1];
    if let Some(first) = ways.first_mut() {
        *first = Some((0, 0));
    }
    let mut ends: Option<(u32, u32)> = None;
    for (at, page) in definition.pages.iter().enumerate() {
        let Some((short, long)) = ways.get(at).copied().flatten() else { continue };
        let (least, most) = page_time(page);
        let after = (short.saturating_add(least), long.saturating_add(most));
        let mut goes_on = true;
        for step in &page.on_leave {
            goes_on &= step.when.is_some() || matches!(step.then, Action::Set(_));
            match &step.then {
                Action::Goto(target) => {
                    if let Some(place) = place_of(definition, target).filter(|place| *place > at) {
                        join(ways.get_mut(place), after);
                    }
                }
                Action::ScreenOut(_) => ends = Some(widened(ends, after)),
                Action::Set(_) => {}
            }
        }
        if goes_on || page.visible_if.is_some() {
            join(ways.get_mut(at + 1), after);
        }
    }
    let last = ways.last().copied().flatten();
    // Being screened out is no way through, unless there is no other.
    let (shortest, longest) = last.or(ends).unwrap_or((0, 0));
    let minutes = |tenths: u32| tenths.div_ceil(TENTHS_IN_MINUTE).max(1);
    Estimate { minutes_from: minutes(shortest), minutes_to: minutes(longest) }
}

fn join(way: Option<&mut Option<(u32, u32)>>, time: (u32, u32)) {
    if let Some(way) = way {
        *way = Some(widened(*way, time));
    }
}

fn widened(known: Option<(u32, u32)>, time: (u32, u32)) -> (u32, u32) {
    known.map_or(time, |(short, long)| (short.min(time.0), long.max(time.1)))
}

fn page_time(page: &Page) -> (u32, u32) {
    let most = page.questions.iter().map(time).fold(words(&page.title), u32::saturating_add);
    let always = page.questions.iter().filter(|question| question.visible_if.is_none());
    let least = always.map(time).fold(words(&page.title), u32::saturating_add);
    (if page.visible_if.is_some() { 0 } else { least }, most)
}

fn words(texts: &Texts) -> u32 {
    let count = texts.0.values().map(|text| text.split_whitespace().count()).max().unwrap_or(0);
    u32::try_from(count).unwrap_or(u32::MAX).saturating_mul(WORD)
}

/// Tenths of a second for a question.
fn time(question: &Question) -> u32 {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let options = question.kind.choices();
    let reading = options
        .iter()
        .map(|option| words(&option.text))
        .fold(words(&question.text).saturating_add(words(&question.hint)), u32::saturating_add);
    let answering = match &question.kind {
        Kind::Statement {} => 0,
        Kind::Boolean {} | Kind::Consent {} => 30,
        Kind::Single { .. } | Kind::Dropdown { .. } | Kind::Nps {} | Kind::Csat { .. } => 40,
        Kind::Scale { .. } | Kind::Ces { .. } => 40,
        Kind::Multi { .. } => 70,
        Kind::Number { .. } | Kind::Date { .. } => 80,
        Kind::ShortText { .. } => 150,
        Kind::LongText { .. } => 450,
        Kind::File { .. } => 300,
        Kind::Matrix { rows, .. } => count(rows.len()).saturating_mul(40),
        Kind::Ranking { .. } => count(options.len()).saturating_mul(40),
        Kind::ConstantSum { .. } => count(options.len()).saturating_mul(60),
        Kind::MaxDiff { tasks, .. } => tasks.saturating_mul(120),
        Kind::Conjoint { tasks, .. } => tasks.saturating_mul(150),
        Kind::Kano { items } => count(items.len()).saturating_mul(120),
    };
    reading.saturating_add(answering)
}
