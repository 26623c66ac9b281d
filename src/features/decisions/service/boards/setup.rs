//! Saying what is compared, by what, and by whom; and asking for scores.
use serde_json::json;

use super::{AtBoard, find_board};
use crate::features::decisions::model::{
    BoardAction, BoardCriterion, BoardOption, BoardPatch, BoardRow, BoardState, CriterionId,
    DeciderRow, DecisionId, Direction, OptionId, Scale, Setup,
};
use crate::features::decisions::policy::{self, BoardStage};
use crate::features::decisions::service::{At, find, moved, say};
use crate::features::decisions::store;
use crate::features::organisations::model::Side;
use crate::features::projects::model::ProjectRole;
use crate::features::records::model::EntryKind;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::numbers::is_currency;

/// Options and criteria of one board at most.
const MOST: usize = 12;
/// Deciders of one board at most.
const MOST_DECIDERS: usize = 30;
const MAX_AMOUNT: i64 = 1_000_000_000_000_000;

/// An option as somebody names it; with the id of one that is there, that one is changed.
#[derive(Debug, Clone)]
pub struct NewOption {
    pub id: Option<OptionId>,
    pub title: String,
    pub note: Option<String>,
    pub cost_minor: Option<i64>,
    pub currency: Option<String>,
}

/// A criterion as somebody names it.
#[derive(Debug, Clone)]
pub struct NewCriterion {
    pub id: Option<CriterionId>,
    pub title: String,
    pub direction: Direction,
    pub scale: Scale,
    pub unit: Option<String>,
    pub weight: i32,
}

/// All of a board before it is opened.
#[derive(Debug, Clone)]
pub struct NewSetup {
    /// Of the board that was seen; 0 for none.
    pub version: i32,
    pub options: Vec<NewOption>,
    pub criteria: Vec<NewCriterion>,
    pub deciders: Vec<MembershipId>,
}

/// Sets a board up, in place of what was set up before.
///
/// # Errors
/// `stale_version`; `action_not_allowed`; `invalid` with the path of what cannot stand.
pub fn set_up(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    new: &NewSetup,
) -> Result<(), Problem> {
    let at = find(tx.conn, scope, id)?;
    let stage = BoardStage {
        open: at.desk.is_open(),
        decision: at.row.status,
        state: at.board_state().unwrap_or(BoardState::Setup),
        decider: None,
    };
    policy::board(at.actor(), BoardAction::SetUp, stage).map_err(Problem::not_allowed)?;
    let known = match &at.board {
        Some((board, _)) => Setup::read(&board.setup)?,
        None => Setup::default(),
    };
    let setup = checked(new, &known)?;
    let deciders = deciders(&at, &new.deciders)?;
    match &at.board {
        Some((board, _)) if board.version == new.version => {
            let patch = BoardPatch { setup: Some(setup.json()?), ..BoardPatch::default() };
            if !store::update_board(tx.conn, board, &patch)? {
                return Err(Problem::new(Code::StaleVersion));
            }
        }
        None if new.version == 0 => store::insert_board(
            tx.conn,
            &BoardRow {
                decision_id: id,
                record_id: at.row.record_id,
                state: BoardState::Setup,
                setup: setup.json()?,
                inputs: None,
                opened_by: None,
                opened_at: None,
                closed_by: None,
                closed_at: None,
                version: 1,
            },
        )?,
        _ => return Err(Problem::new(Code::StaleVersion)),
    }
    store::set_deciders(tx.conn, id, &deciders)?;
    moved(tx, at.row.record_id)
}

fn checked(new: &NewSetup, known: &Setup) -> Result<Setup, Problem> {
    let wrong = |path: String, code| Err(Problem::invalid(path, code));
    for (field, length) in [("options", new.options.len()), ("criteria", new.criteria.len())] {
        if length > MOST {
            return wrong(field.to_owned(), "too_many");
        }
    }
    let currency = new.options.iter().find_map(|option| option.currency.as_deref());
    let mut setup = Setup::default();
    for (index, option) in new.options.iter().enumerate() {
        if let Err((field, code)) = cost(option, currency) {
            return wrong(format!("options.{index}.{field}"), code);
        }
        let id = option.id.filter(|id| known.option(*id).is_some() && setup.option(*id).is_none());
        setup.options.push(BoardOption {
            id: id.unwrap_or_else(OptionId::generate),
            title: option.title.clone(),
            note: option.note.clone(),
            cost_minor: option.cost_minor,
            currency: option.currency.clone(),
        });
    }
    for (index, one) in new.criteria.iter().enumerate() {
        if !(0..=100).contains(&one.weight) {
            return wrong(format!("criteria.{index}.weight"), "number_range");
        }
        let id =
            one.id.filter(|id| known.criterion(*id).is_some() && setup.criterion(*id).is_none());
        setup.criteria.push(BoardCriterion {
            id: id.unwrap_or_else(CriterionId::generate),
            title: one.title.clone(),
            direction: one.direction,
            scale: one.scale,
            unit: one.unit.clone().filter(|_| one.scale == Scale::Measured),
            weight: one.weight,
        });
    }
    Ok(setup)
}

/// The field of a cost that is wrong, and its code.
fn cost(option: &NewOption, currency: Option<&str>) -> Result<(), (&'static str, &'static str)> {
    match (option.cost_minor, option.currency.as_deref()) {
        (None, None) => Ok(()),
        (Some(_), None) => Err(("currency", "missing_field")),
        (None, Some(_)) => Err(("cost_minor", "missing_field")),
        (Some(amount), _) if !(0..=MAX_AMOUNT).contains(&amount) => {
            Err(("cost_minor", "number_range"))
        }
        (_, Some(code)) if !is_currency(code) => Err(("currency", "not_allowed_value")),
        // Costs are compared: they have to be in one currency.
        (_, Some(code)) if currency != Some(code) => Err(("currency", "other_currency")),
        _ => Ok(()),
    }
}

/// Deciders are people of the project who do more than look on.
fn deciders(at: &At, ids: &[MembershipId]) -> Result<Vec<DeciderRow>, Problem> {
    if ids.len() > MOST_DECIDERS {
        return Err(Problem::invalid("deciders", "too_many"));
    }
    let is_in = at.desk.organisations();
    let mut rows: Vec<DeciderRow> = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        let wrong = |code| Problem::invalid(format!("deciders.{index}"), code);
        let member = at.desk.members().iter().find(|one| one.row.membership_id == *id);
        let member = member.ok_or_else(|| wrong("not_allowed_value"))?;
        let side = is_in.iter().find(|(other, _)| *other == member.row.organisation_id);
        let (organisation, side) = *side.ok_or_else(|| wrong("not_allowed_value"))?;
        if member.row.role == ProjectRole::Observer {
            return Err(wrong("observer"));
        }
        if rows.iter().any(|row| row.membership_id == *id) {
            return Err(wrong("duplicate_field"));
        }
        rows.push(DeciderRow {
            decision_id: at.row.id,
            membership_id: *id,
            organisation_id: organisation,
            side,
            handed_in_at: None,
        });
    }
    Ok(rows)
}

/// Asks the deciders for their scores.
///
/// # Errors
/// `invalid` for fewer than two options, no criterion, weights that are all 0, and a side without a
/// decider.
pub fn open(tx: &mut Tx<'_>, scope: &Scope, id: DecisionId, version: i32) -> Result<(), Problem> {
    let mut at = find_board(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(BoardAction::Open)?;
    complete(&at.setup, &at.deciders)?;
    let patch = BoardPatch {
        state: Some(BoardState::Open),
        opened_by: Some(Some(scope.membership())),
        opened_at: Some(Some(tx.now)),
        ..BoardPatch::default()
    };
    at.set(tx, &patch)?;
    let data = json!({
        "options": at.setup.options.len(), "criteria": at.setup.criteria.len(),
        "deciders": at.deciders.len(), "to": asked(&at),
    });
    say(tx, scope, &at.at.row, EntryKind::BoardOpened, data, None)?;
    moved(tx, at.row.record_id)
}

fn complete(setup: &Setup, deciders: &[DeciderRow]) -> Result<(), Problem> {
    if setup.options.len() < 2 {
        return Err(Problem::invalid("options", "too_few_options"));
    }
    if setup.criteria.is_empty() {
        return Err(Problem::invalid("criteria", "missing_field"));
    }
    if setup.criteria.iter().all(|one| one.weight == 0) {
        return Err(Problem::invalid("criteria", "weights_zero"));
    }
    let has = |side: Side| deciders.iter().any(|one| one.side == side);
    if has(Side::Vendor) && has(Side::Customer) {
        Ok(())
    } else {
        Err(Problem::invalid("deciders", "both_sides"))
    }
}

/// Organisations whose people are asked.
fn asked(at: &AtBoard) -> Vec<OrganisationId> {
    let mut all: Vec<OrganisationId> = at.deciders.iter().map(|one| one.organisation_id).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Does without a board.
pub fn drop(tx: &mut Tx<'_>, scope: &Scope, id: DecisionId, version: i32) -> Result<(), Problem> {
    let at = find_board(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(BoardAction::Drop)?;
    store::delete_board(tx.conn, id)?;
    if at.row.state == BoardState::Open {
        let data = json!({ "change": "board_dropped" });
        say(tx, scope, &at.at.row, EntryKind::DecisionChanged, data, None)?;
    }
    moved(tx, at.row.record_id)
}
