//! Closing a board: it is frozen, and what comes of it stands in the decision as a proposal.
use serde_json::{Value, json};

use super::results::results;
use super::{AtBoard, find_board};
use crate::features::decisions::model::{
    BoardAction, BoardPatch, BoardRow, BoardState, Considered, Content, DecisionId, DecisionPatch,
    OptionResult, Results, ScoreRow,
};
use crate::features::decisions::service::maths::millionths;
use crate::features::decisions::service::{moved, say};
use crate::features::decisions::store;
use crate::features::records::model::EntryKind;
use crate::features::records::service as records;
use crate::platform::authz::{Locale, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};
use crate::platform::text::numbers;

/// Freezes a board on which all deciders have handed in.
///
/// # Errors
/// `stale_version`; `action_not_allowed`; `invalid` with `deciders.MEMBERSHIP` for each whose scores
/// are missing.
pub fn close(tx: &mut Tx<'_>, scope: &Scope, id: DecisionId, version: i32) -> Result<(), Problem> {
    let mut at = find_board(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(BoardAction::Close)?;
    let missing = at.deciders.iter().filter(|one| one.handed_in_at.is_none());
    let problem = missing.fold(Problem::new(Code::Invalid), |problem, one| {
        problem.with_field(format!("deciders.{}", one.membership_id), "missing_field")
    });
    if !problem.fields.is_empty() {
        return Err(problem);
    }
    let scores = store::scores(tx.conn, id)?;
    let found = results(&at.setup, &at.deciders, &scores);
    let found = found.ok_or_else(|| Problem::internal("a board without results"))?;
    let inputs = inputs(&at, &scores);
    let patch = BoardPatch {
        state: Some(BoardState::Closed),
        inputs: Some(Some(records::canonical(&inputs))),
        closed_by: Some(Some(scope.membership())),
        closed_at: Some(Some(tx.now)),
        ..BoardPatch::default()
    };
    at.set(tx, &patch)?;
    let content = write_down(&at, &found, scope.locale())?;
    at.at.set(tx, &DecisionPatch { content: Some(content.json()?), ..DecisionPatch::default() })?;
    let winner = at.setup.option(found.winner).map(|option| option.title.clone());
    let data = json!({
        "winner": winner, "deciders": at.deciders.len(), "options": at.setup.options.len(),
    });
    say(tx, scope, &at.at.row, EntryKind::BoardClosed, data, None)?;
    moved(tx, at.row.record_id)
}

/// All that the results are computed from: ids, words and whole numbers, never names of people.
fn inputs(at: &AtBoard, scores: &[ScoreRow]) -> Value {
    let deciders: Vec<Value> = at
        .deciders
        .iter()
        .map(|one| {
            json!({
                "membership_id": one.membership_id, "organisation_id": one.organisation_id,
                "side": one.side,
            })
        })
        .collect();
    let scores: Vec<Value> = scores
        .iter()
        .map(|row| {
            json!({
                "criterion_id": row.criterion_id, "membership_id": row.membership_id,
                "micros": row.value_micros, "option_id": row.option_id,
            })
        })
        .collect();
    json!({
        "criteria": at.setup.criteria, "deciders": deciders, "options": at.setup.options,
        "scores": scores,
    })
}

/// What of a closed board is signed: what it was computed from, and the results in whole millionths.
pub(in crate::features::decisions::service) fn signed_board(
    conn: &mut Conn,
    row: &BoardRow,
) -> Result<Value, Problem> {
    let Some(inputs) = &row.inputs else { return Ok(Value::Null) };
    let inputs: Value = serde_json::from_str(inputs).map_err(Problem::internal)?;
    let id = row.decision_id;
    let setup = crate::features::decisions::model::Setup::read(&row.setup)?;
    let (deciders, scores) = (store::deciders(conn, &[id])?, store::scores(conn, id)?);
    let found = results(&setup, &deciders, &scores);
    let found = found.ok_or_else(|| Problem::internal("a board without results"))?;
    let results: Vec<Value> = found
        .options
        .iter()
        .map(|one| {
            json!({
                "closeness_micros": millionths(one.closeness), "option_id": one.option_id,
                "weighted_micros": millionths(one.weighted),
            })
        })
        .collect();
    Ok(json!({ "inputs": inputs, "results": results }))
}

/// Options, outcome and who decided, as a proposal; words that are there already stay.
fn write_down(at: &AtBoard, found: &Results, locale: Locale) -> Result<Content, Problem> {
    let mut content = Content::read(&at.at.row.content)?;
    let mut ranked: Vec<(&OptionResult, &str)> = Vec::new();
    content.options.clear();
    for (option, result) in at.setup.options.iter().zip(&found.options) {
        let mut lines: Vec<String> = option.note.clone().into_iter().collect();
        if let (Some(cost), Some(currency)) = (option.cost_minor, option.currency.as_deref()) {
            let money = numbers::money(cost, currency, locale);
            lines.push(pick(locale, format!("Cost: {money}."), format!("Затраты: {money}.")));
        }
        lines.push(figures(result, locale));
        content
            .options
            .push(Considered { title: option.title.clone(), note: Some(lines.join("\n\n")) });
        ranked.push((result, &option.title));
    }
    ranked.sort_by_key(|(result, _)| result.weighted_rank);
    let outcome = outcome(&ranked, found, locale);
    if content.outcome.is_empty() {
        content.outcome = outcome;
    } else {
        content.outcome = format!("{}\n\n{outcome}", content.outcome);
    }
    if content.decision_makers.is_empty() {
        content.decision_makers = at.deciders.iter().map(|one| one.membership_id).collect();
    }
    if content.drivers.is_empty() {
        let weight = |id| found.weights.iter().find(|one| one.criterion_id == id);
        content.drivers = at
            .setup
            .criteria
            .iter()
            .map(|one| {
                let share = weight(one.id).map_or(0.0, |one| one.share);
                format!("{} ({} %)", one.title, decimal(share * 100.0, 0, locale))
            })
            .collect();
    }
    Ok(content)
}

/// The first place in words.
fn outcome(ranked: &[(&OptionResult, &str)], found: &Results, locale: Locale) -> String {
    let firsts: Vec<&str> = ranked
        .iter()
        .filter(|(result, _)| result.weighted_rank == 1)
        .map(|(_, title)| *title)
        .collect();
    let Some((first, _)) = ranked.first() else { return String::new() };
    let names = firsts.join(", ");
    let head = match (firsts.len(), locale) {
        (1, Locale::En) => format!("**{names}** comes first."),
        (_, Locale::En) => format!("**{names}** share the first place."),
        (1, Locale::Ru) => format!("На первом месте **{names}**."),
        (_, Locale::Ru) => format!("Первое место делят **{names}**."),
    };
    let methods = match found.methods_agree {
        true => pick(
            locale,
            "Both methods put it first.".to_owned(),
            "Оба метода ставят этот вариант первым.".to_owned(),
        ),
        false => pick(
            locale,
            "TOPSIS puts another option first.".to_owned(),
            "По методу TOPSIS первым оказывается другой вариант.".to_owned(),
        ),
    };
    format!("{head} {} {methods}", figures(first, locale))
}

fn figures(result: &OptionResult, locale: Locale) -> String {
    let points = decimal(result.weighted * 100.0, 1, locale);
    let near = decimal(result.closeness, 2, locale);
    pick(
        locale,
        format!("Weighted sum {points} of 100, closeness to the ideal {near} (TOPSIS)."),
        format!("Взвешенная сумма {points} из 100, близость к идеалу {near} (TOPSIS)."),
    )
}

fn pick(locale: Locale, en: String, ru: String) -> String {
    match locale {
        Locale::En => en,
        Locale::Ru => ru,
    }
}

fn decimal(value: f64, places: usize, locale: Locale) -> String {
    let text = format!("{value:.places$}");
    match locale {
        Locale::En => text,
        Locale::Ru => text.replace('.', ","),
    }
}
