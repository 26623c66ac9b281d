//! Decision boards over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::decisions::model::{
    BoardAction, BoardView, CriterionId, DecisionId, Direction, OptionId, Results, Scale,
};
use crate::features::decisions::service::{
    self, NewCriterion, NewOption, NewSetup, Scored, Weight,
};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptText};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/decisions/{id}/board" Member => show,
        PUT "/api/v1/decisions/{id}/board" Member => set_up,
        PUT "/api/v1/decisions/{id}/board/scores" Member => score,
        POST "/api/v1/decisions/{id}/board/what-if" Member => what_if,
        POST "/api/v1/decisions/{id}/board/actions/{name}" Member => act,
    ]
}

/// The board of a decision. Scores of others are there once the caller has handed in their own, or the
/// board is closed.
#[utoipa::path(get, path = "/api/v1/decisions/{id}/board", tag = "decisions",
    operation_id = "show_decision_board", params(("id" = String, Path)),
    responses((status = 200, body = BoardView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, id: web::Path<DecisionId>) -> Answer {
    let id = id.into_inner();
    let read = platform.db.read(move |conn| service::board(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// Something that could be done; with the id of an option that is there, that one changes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardOptionInput)]
pub struct OptionInput {
    #[serde(default)]
    id: Option<OptionId>,
    #[schema(value_type = String, max_length = 120)]
    title: Line<120>,
    /// Markdown.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5000)]
    note: OptText<5000>,
    /// Minor units of `currency`.
    #[serde(default)]
    cost_minor: Option<i64>,
    /// ISO 4217; the same for all.
    #[serde(default)]
    currency: Option<String>,
}

/// What options are compared by.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardCriterionInput)]
pub struct CriterionInput {
    #[serde(default)]
    id: Option<CriterionId>,
    #[schema(value_type = String, max_length = 120)]
    title: Line<120>,
    direction: Direction,
    scale: Scale,
    /// Of what is measured.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20)]
    unit: OptText<20, false>,
    /// 0 to 100.
    weight: i32,
}

/// All of a board before it is opened.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardSetup)]
pub struct SetupInput {
    /// Of the board that was seen; 0 to begin one.
    version: i32,
    options: Vec<OptionInput>,
    criteria: Vec<CriterionInput>,
    /// People of the project, of both sides.
    deciders: Vec<MembershipId>,
}

impl SetupInput {
    fn parsed(self) -> NewSetup {
        let option = |one: OptionInput| NewOption {
            id: one.id,
            title: one.title.into_string(),
            note: one.note.into_string(),
            cost_minor: one.cost_minor,
            currency: one.currency,
        };
        let criterion = |one: CriterionInput| NewCriterion {
            id: one.id,
            title: one.title.into_string(),
            direction: one.direction,
            scale: one.scale,
            unit: one.unit.into_string(),
            weight: one.weight,
        };
        NewSetup {
            version: self.version,
            options: self.options.into_iter().map(option).collect(),
            criteria: self.criteria.into_iter().map(criterion).collect(),
            deciders: self.deciders,
        }
    }
}

/// Sets a board up, in place of what was set up before.
#[utoipa::path(put, path = "/api/v1/decisions/{id}/board", tag = "decisions",
    operation_id = "set_up_decision_board", params(("id" = String, Path)),
    request_body = SetupInput,
    responses((status = 200, body = BoardView), (status = 404), (status = 409), (status = 422)))]
pub async fn set_up(
    scope: Scope,
    platform: Data,
    id: web::Path<DecisionId>,
    body: Body<SetupInput>,
) -> Answer {
    let (id, actor, new) = (id.into_inner(), scope.clone(), body.0.parsed());
    let write = move |tx: &mut Tx<'_>| {
        service::set_up(tx, &actor, id, &new)?;
        service::board(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "decision.board", write).await?))
}

/// A score.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardScoreInput)]
pub struct ScoreInput {
    option_id: OptionId,
    criterion_id: CriterionId,
    /// A whole number from 0 to 10, or what was measured, with four decimals at most.
    #[schema(value_type = f64)]
    value: serde_json::Number,
}

/// The caller's scores.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardScoresInput)]
pub struct ScoresInput {
    scores: Vec<ScoreInput>,
    /// Whether they are final: all have to be there, and they change no more.
    #[serde(default)]
    hand_in: bool,
}

/// A number in millionths; none with more than four decimals, or beyond all that is measured.
fn micros(number: &serde_json::Number) -> Option<i64> {
    let text = number.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.as_str()),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let rest = rest.trim_end_matches('0');
    if rest.len() > 4 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let rest: i64 = format!("{rest:0<6}").parse().ok()?;
    whole.checked_mul(1_000_000)?.checked_add(rest)?.checked_mul(sign)
}

impl ScoresInput {
    fn parsed(&self) -> Result<Vec<Scored>, Problem> {
        let parsed = |one: &ScoreInput| {
            let path = format!("scores.{}.{}", one.option_id, one.criterion_id);
            Ok(Scored {
                option: one.option_id,
                criterion: one.criterion_id,
                value: micros(&one.value).ok_or_else(|| Problem::invalid(path, "number_range"))?,
            })
        };
        self.scores.iter().map(parsed).collect()
    }
}

/// Keeps the caller's scores, in place of those before, and hands them in.
#[utoipa::path(put, path = "/api/v1/decisions/{id}/board/scores", tag = "decisions",
    operation_id = "score_on_decision_board", params(("id" = String, Path)),
    request_body = ScoresInput,
    responses((status = 200, body = BoardView), (status = 404), (status = 409), (status = 422)))]
pub async fn score(
    scope: Scope,
    platform: Data,
    id: web::Path<DecisionId>,
    body: Body<ScoresInput>,
) -> Answer {
    let (id, actor, given) = (id.into_inner(), scope.clone(), body.0.parsed()?);
    let hand_in = body.0.hand_in;
    let write = move |tx: &mut Tx<'_>| {
        service::hand_in(tx, &actor, id, &given, hand_in)?;
        service::board(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "decision.score", write).await?))
}

/// A weight.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardWeightInput)]
pub struct WeightInput {
    criterion_id: CriterionId,
    /// 0 to 100.
    weight: i32,
}

fn weights(given: &[WeightInput]) -> Vec<Weight> {
    given.iter().map(|one| (one.criterion_id, one.weight)).collect()
}

/// Other weights.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardWhatIf)]
pub struct WhatIfInput {
    /// Those that are left out stay as they are.
    weights: Vec<WeightInput>,
}

/// What would come of other weights. Changes nothing; for whoever may see the results.
#[utoipa::path(post, path = "/api/v1/decisions/{id}/board/what-if", tag = "decisions",
    operation_id = "try_decision_weights", params(("id" = String, Path)),
    request_body = WhatIfInput,
    responses((status = 200, body = Results), (status = 404), (status = 409), (status = 422)))]
pub async fn what_if(
    scope: Scope,
    platform: Data,
    id: web::Path<DecisionId>,
    body: Body<WhatIfInput>,
) -> Answer {
    let (id, weights) = (id.into_inner(), weights(&body.0.weights));
    let read = platform.db.read(move |conn| service::what_if(conn, &scope, id, &weights)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoardActionBody)]
pub struct ActionBody {
    /// Of the board that was seen.
    version: i32,
    /// To weigh.
    #[serde(default)]
    weights: Vec<WeightInput>,
    /// To release.
    #[serde(default)]
    membership_id: Option<MembershipId>,
}

fn perform(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    action: BoardAction,
    body: &ActionBody,
) -> Result<(), Problem> {
    use BoardAction as A;
    let version = body.version;
    match action {
        A::SetUp | A::Score => Err(Problem::not_found()),
        A::Open => service::open(tx, scope, id, version),
        A::Weigh => service::weigh(tx, scope, id, version, &weights(&body.weights)),
        A::Release => service::release(tx, scope, id, version, body.membership_id),
        A::Close => service::close(tx, scope, id, version),
        A::Drop => service::drop(tx, scope, id, version),
    }
}

/// Does something with a board: its `actions` say what is allowed now.
#[utoipa::path(post, path = "/api/v1/decisions/{id}/board/actions/{name}", tag = "decisions",
    operation_id = "act_on_decision_board",
    params(("id" = String, Path), ("name" = BoardAction, Path)), request_body = ActionBody,
    responses((status = 200, body = crate::features::decisions::model::DecisionView),
        (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(DecisionId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: BoardAction = name.parse().map_err(|_| Problem::not_found())?;
    let (key, actor, body) = (request.key, scope.clone(), request.body);
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            perform(tx, &actor, id, action, &body)?;
            service::decision(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "decision.board", write).await?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_kept_exactly_or_refused() {
        let of = |json: &str| micros(&serde_json::from_str(json).unwrap());
        assert_eq!(of("7"), Some(7_000_000));
        assert_eq!(of("20.6"), Some(20_600_000));
        assert_eq!(of("-0.0001"), Some(-100));
        assert_eq!(of("20.60000"), Some(20_600_000));
        for wrong in ["0.00001", "1e300", "-1e-9", "9223372036854775807", "1e16"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        assert!(serde_json::from_str::<serde_json::Number>("NaN").is_err());
    }
}
