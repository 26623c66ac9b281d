//! Whether what was shipped helped: two questions to everybody of a customer who waited for an idea,
//! asked with the news that it is delivered, and written back to the idea.
use serde_json::json;

use crate::features::aftercare::model::{
    IdeaOutcome, OutcomeAnswer, OutcomeFigures, OutcomeRow, OutcomeSaid, OutcomeShare, ScoreCount,
};
use crate::features::aftercare::{policy, store};
use crate::features::ideas::model::IdeaStatus;
use crate::features::ideas::service as ideas;
use crate::features::organisations::model::Side;
use crate::features::organisations::service::{org_refs, person_refs};
use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;
use crate::platform::statistics::Level;
use crate::platform::statistics::satisfaction::{Definition, figure};

/// The best score.
pub(super) const BEST: i32 = 5;

/// What a delivered idea came to: to its vendor all that was said, to a customer what the caller said.
pub fn outcome(conn: &mut Conn, scope: &Scope, idea: RecordId) -> Result<IdeaOutcome, Problem> {
    let case = ideas::case(conn, scope, idea)?;
    let mine = store::outcomes::find(conn, idea, scope.membership())?;
    let answered = mine.as_ref().is_some_and(|row| row.score.is_some());
    let delivered = case.status == IdeaStatus::Delivered;
    let may_answer = policy::may_tell(scope, case.side, delivered, answered).into();
    let figures = match case.side {
        Side::Vendor => Some(figures(conn, idea)?),
        Side::Customer => None,
    };
    Ok(IdeaOutcome {
        asked_at: mine.as_ref().map(|row| row.asked_at),
        score: mine.as_ref().and_then(|row| row.score),
        answered_at: mine.as_ref().and_then(|row| row.answered_at),
        words: mine.and_then(|row| row.words),
        may_answer,
        figures,
    })
}

/// All answers, as those read them who are told of all.
pub(super) fn figures(conn: &mut Conn, of: RecordId) -> Result<OutcomeFigures, Problem> {
    let rows = store::outcomes::of_record(conn, of)?;
    let firms: Vec<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
    let members: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
    let firms = org_refs(conn, &firms)?;
    let people = person_refs(conn, &members)?;
    let said = |row: &OutcomeRow| {
        Some(OutcomeSaid {
            organisation: firms.get(&row.organisation_id)?.clone(),
            person: people.get(&row.membership_id).map(|one| one.clone().on(Side::Customer)),
            score: row.score?,
            words: row.words.clone(),
            answered_at: row.answered_at?,
        })
    };
    let scores: Vec<i32> = rows.iter().filter_map(|row| row.score).collect();
    Ok(OutcomeFigures {
        said: rows.iter().filter_map(said).collect(),
        ..count(&scores, rows.len())
    })
}

/// The figures of these scores, of so many who were asked.
fn count(scores: &[i32], asked: usize) -> OutcomeFigures {
    let with = |wanted: i32| scores.iter().filter(|score| **score == wanted).count();
    let counts: Vec<u64> =
        (1..=BEST).map(|score| u64::try_from(with(score)).unwrap_or(u64::MAX)).collect();
    let population = u64::try_from(asked).ok();
    let share = figure(&counts, Definition::CSAT, population, Level::P95);
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (n, sum) = (whole(scores.len()), scores.iter().map(|score| i64::from(*score)).sum::<i64>());
    OutcomeFigures {
        asked: whole(asked),
        n,
        average_hundredths: (sum * 100 + n / 2).checked_div(n),
        helped: share.map(|share| OutcomeShare {
            count: whole(scores.iter().filter(|score| **score >= BEST - 1).count()),
            low: share.estimate.interval.low,
            high: share.estimate.interval.high,
        }),
        by_score: (1..=BEST).map(|score| ScoreCount { score, count: whole(with(score)) }).collect(),
        said: Vec::new(),
    }
}

/// Somebody of a customer says whether it helped, once. It stands where the customer and the vendor
/// speak about the idea: other customers learn nothing of it.
///
/// # Errors
/// `action_not_allowed` with reason `wrong_side`, `already`, `wrong_status` or `role_too_low`;
/// `invalid` for a score that is none.
pub fn tell_outcome(
    tx: &mut Tx<'_>,
    scope: &Scope,
    idea: RecordId,
    answer: &OutcomeAnswer,
) -> Result<IdeaOutcome, Problem> {
    let case = ideas::case(tx.conn, scope, idea)?;
    let mine = store::outcomes::find(tx.conn, idea, scope.membership())?;
    let answered = mine.as_ref().is_some_and(|row| row.score.is_some());
    let delivered = case.status == IdeaStatus::Delivered;
    policy::may_tell(scope, case.side, delivered, answered).map_err(Problem::not_allowed)?;
    if !(1..=BEST).contains(&answer.score) {
        return Err(Problem::invalid("score", "number_range"));
    }
    // Whoever was not told by mail may say it all the same.
    store::outcomes::ask(tx.conn, idea, &[(scope.membership(), scope.org())], tx.now)?;
    let data = json!({ "score": answer.score });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::OutcomeTold, tx.now, data)
        .with_body(answer.words.clone());
    let entry = ideas::note(tx, scope, idea, entry)?;
    if !store::outcomes::answer(tx.conn, idea, scope.membership(), answer, entry, tx.now)? {
        return Err(Problem::not_allowed("already"));
    }
    tx.subject(idea);
    let (what, organisations) = (RecordKind::Idea.plural(), vec![case.vendor, scope.org()]);
    tx.hint(Hint::List { what, organisations });
    outcome(tx.conn, scope, idea)
}

/// For the worker, after the entry that an idea is delivered: notes who is asked, all of customers who
/// take part by then. Twice changes nothing.
pub fn ask_outcome(tx: &mut Tx<'_>, idea: RecordId) -> Result<(), Problem> {
    let Some(vendor) = ideas::vendor_unscoped(tx.conn, idea)? else { return Ok(()) };
    let mut people = records::participants_unscoped(tx.conn, idea)?;
    people.retain(|(_, firm)| *firm != vendor);
    tx.subject(idea);
    Ok(store::outcomes::ask(tx.conn, idea, &people, tx.now)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_of_answers_and_say_of_how_many() {
        let found = count(&[5, 4, 4, 2], 10);
        assert_eq!((found.asked, found.n, found.average_hundredths), (10, 4, Some(375)));
        let helped = found.helped.unwrap();
        assert_eq!(helped.count, 3);
        assert!(helped.low > 0.2 && helped.high < 1.0 && helped.low < 0.75, "{helped:?}");
        assert_eq!(found.by_score.iter().map(|one| one.count).collect::<Vec<_>>(), [0, 1, 0, 2, 1]);
        let none = count(&[], 3);
        assert_eq!((none.n, none.average_hundredths, none.helped), (0, None, None));
    }
}
