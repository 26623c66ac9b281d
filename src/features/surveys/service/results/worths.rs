//! What levels of products are worth, from choices between them.
use super::measures::enough;
use super::publish::{LEVEL, Veil};
use super::shape::{AttributeFigure, ConjointFigure, Figure, LevelFigure, rounded};
use crate::features::surveys::model::{
    Answer, Answers, Attribute, Kind, OptionId, Pick, Picked, Question,
};
use crate::platform::statistics::Estimate;
use crate::platform::statistics::conjoint::{
    Choice, ConjointError, LevelCount, PartWorths, counts, estimate, worths::Worth,
};
use crate::platform::statistics::interval::Interval;

/// Of the choices between products; where answers are hidden, only of enough people.
pub(super) fn worths(question: &Question, all: &[&Answers], veil: Veil) -> Option<ConjointFigure> {
    let Kind::Conjoint { attributes, none, .. } = &question.kind else { return None };
    let (people, choices) = chosen(question, attributes, all);
    let others = u64::try_from(all.len()).unwrap_or(u64::MAX).saturating_sub(people);
    if veil.hides() && enough(people, others, veil).is_none() {
        return None;
    }
    let levels: Vec<usize> = attributes.iter().map(|one| one.levels.len()).collect();
    let counted = counts(&levels, &choices).ok()?;
    let (found, lacks) = match estimate(&levels, &choices, *none) {
        Ok(found) => (Some(found), None),
        Err(cause) => (None, Some(why(cause))),
    };
    let importances = found.as_ref().map(PartWorths::importances).unwrap_or_default();
    let figures = attributes.iter().zip(&counted).enumerate();
    let figures = figures.map(|(at, (one, counts))| AttributeFigure {
        id: one.id.clone(),
        label: one.text.clone(),
        importance: importances.get(at).copied().map(rounded),
        levels: level_figures(one, counts, found.as_ref().and_then(|one| one.attributes.get(at))),
    });
    Some(ConjointFigure {
        people,
        choices: u64::try_from(choices.len()).unwrap_or(u64::MAX),
        attributes: figures.collect(),
        none: found.as_ref().and_then(|one| one.none.as_ref()).and_then(figure),
        pseudo_r2: found.as_ref().map(|one| rounded(one.fit.pseudo_r2())),
        lacks,
    })
}

fn level_figures(
    attribute: &Attribute,
    counts: &[LevelCount],
    worths: Option<&Vec<Worth>>,
) -> Vec<LevelFigure> {
    let levels = attribute.levels.iter().zip(counts).enumerate();
    let one =
        |(at, (level, count)): (usize, (&crate::features::surveys::model::Choice, &LevelCount))| {
            let share = count.share().zip(count.interval(LEVEL));
            let estimate = share.map(|(value, interval)| Estimate { value, error: 0.0, interval });
            LevelFigure {
                id: level.id.clone(),
                label: level.text.clone(),
                chosen: estimate.as_ref().and_then(Figure::of),
                worth: worths.and_then(|worths| worths.get(at)).and_then(figure),
            }
        };
    levels.map(one).collect()
}

/// With the error that knows that one person chose several times, where there is one.
fn figure(worth: &Worth) -> Option<Figure> {
    let error = worth.robust_error.unwrap_or(worth.error);
    let anywhere = (f64::NEG_INFINITY, f64::INFINITY);
    let interval = Interval::around(worth.value, LEVEL.z() * error, anywhere);
    Figure::of(&Estimate { value: worth.value, error, interval })
}

fn why(cause: ConjointError) -> &'static str {
    match cause {
        ConjointError::Separated { .. } | ConjointError::SeparatedNone => "separated",
        ConjointError::NotIdentified { .. } => "not_identified",
        _ => "no_choices",
    }
}

/// How many people chose, and all their choices; what another version showed is no part of this.
fn chosen(question: &Question, attributes: &[Attribute], all: &[&Answers]) -> (u64, Vec<Choice>) {
    let (mut people, mut choices) = (0, Vec::new());
    for (person, answers) in all.iter().enumerate() {
        let Some(Answer::Picks(picks)) = answers.get(&question.id) else { continue };
        people += 1;
        choices.extend(picks.iter().filter_map(|pick| choice(attributes, person, pick)));
    }
    (people, choices)
}

fn choice(attributes: &[Attribute], person: usize, pick: &Pick) -> Option<Choice> {
    let product = |product: &Vec<OptionId>| -> Option<Vec<usize>> {
        let levels = attributes.iter().zip(product);
        levels.map(|(one, id)| one.levels.iter().position(|level| level.id == *id)).collect()
    };
    let chosen = match pick.chosen? {
        Picked::Product(place) => Some(usize::try_from(place).ok()?),
        Picked::None => None,
    };
    let shown = pick.shown.iter().map(product).collect::<Option<Vec<_>>>()?;
    Some(Choice { person, shown, chosen })
}
