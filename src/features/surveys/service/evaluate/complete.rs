//! Whether an answer is whole: half a matrix is kept, but does not do where one is required.
use crate::features::surveys::model::{Answer, Kind, Question};

/// Whether this answer, already checked, is enough for a required question.
pub fn is_complete(question: &Question, answer: &Answer) -> bool {
    match (&question.kind, answer) {
        (_, Answer::Special(_)) => true,
        (Kind::Consent {}, Answer::Flag(ticked)) => *ticked,
        (Kind::Single { .. } | Kind::Dropdown { .. }, Answer::Other(text)) => !text.is_empty(),
        (Kind::Matrix { rows, .. }, Answer::Rows(given)) => {
            rows.iter().all(|row| given.contains_key(&row.id))
        }
        (Kind::Ranking { options, top }, Answer::Order(order)) => {
            let all = options.len();
            let wanted = top.and_then(|top| usize::try_from(top).ok()).unwrap_or(all);
            order.len() >= wanted.min(all)
        }
        (Kind::MaxDiff { tasks, .. }, Answer::Tasks(given)) => {
            usize::try_from(*tasks).is_ok_and(|tasks| given.len() >= tasks)
                && given.iter().all(|task| task.best.is_some() && task.worst.is_some())
        }
        (Kind::Conjoint { tasks, .. }, Answer::Picks(given)) => {
            usize::try_from(*tasks).is_ok_and(|tasks| given.len() >= tasks)
                && given.iter().all(|pick| pick.chosen.is_some())
        }
        (Kind::Kano { items }, Answer::Pairs(pairs)) => items.iter().all(|item| {
            pairs.get(&item.id).is_some_and(|pair| pair.with.is_some() && pair.without.is_some())
        }),
        _ => true,
    }
}
