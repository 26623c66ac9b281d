//! Decisions over HTTP.
pub mod boards;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::decisions::model::{
    Considered, DecisionAction, DecisionId, DecisionItem, DecisionView,
};
use crate::features::decisions::service::{self, Change, PositionInput};
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::dates::day;
use crate::platform::text::{Line, OptText, Text, given};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![
        GET "/api/v1/projects/{id}/decisions" Member => list,
        POST "/api/v1/projects/{id}/decisions" Member => create,
        GET "/api/v1/decisions/{id}" Member => show,
        PATCH "/api/v1/decisions/{id}" Member => edit,
        DELETE "/api/v1/decisions/{id}" Member => remove,
        POST "/api/v1/decisions/{id}/actions/{name}" Member => act,
    ];
    routes.extend(boards::routes());
    routes
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// A list that fits one page.
#[derive(Debug, Serialize, ToSchema)]
pub struct Items<T> {
    pub items: Vec<T>,
}

/// The decisions of a project, newest first.
#[utoipa::path(get, path = "/api/v1/projects/{id}/decisions", tag = "decisions",
    operation_id = "list_decisions", params(("id" = String, Path)),
    responses((status = 200, body = Items<DecisionItem>), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let id = id.into_inner();
    let items = platform.db.read(move |conn| service::decisions(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

/// What could have been done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsideredOptionInput)]
pub struct OptionInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// Markdown.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 10000)]
    note: OptText<10_000>,
}

/// What a decision says; what is left out stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = DecisionInput)]
pub struct DecisionInput {
    /// Needed to begin one.
    #[schema(value_type = Option<String>, max_length = 200)]
    title: Option<Line<200>>,
    /// Markdown: context and problem.
    #[schema(value_type = Option<String>, max_length = 20000)]
    context: Option<OptText<20_000>>,
    #[schema(value_type = Option<Vec<String>>)]
    drivers: Option<Vec<Line<300>>>,
    options: Option<Vec<OptionInput>>,
    #[schema(value_type = Option<String>, max_length = 20000)]
    outcome: Option<OptText<20_000>>,
    #[schema(value_type = Option<String>, max_length = 20000)]
    consequences: Option<OptText<20_000>>,
    #[schema(value_type = Option<String>, max_length = 20000)]
    confirmation: Option<OptText<20_000>>,
    decision_makers: Option<Vec<MembershipId>>,
    consulted: Option<Vec<MembershipId>>,
    informed: Option<Vec<MembershipId>>,
    /// `YYYY-MM-DD`; null takes it away.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    effective_on: Option<OptText<10>>,
    /// Another decision of the project that this one takes the place of; null takes it away.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    supersedes_id: Option<Option<DecisionId>>,
}

fn on_day(text: &OptText<10>) -> Result<Option<NaiveDate>, Problem> {
    match text.as_str() {
        None => Ok(None),
        Some(text) => {
            day(text).map(Some).ok_or_else(|| Problem::invalid("effective_on", "bad_date"))
        }
    }
}

impl DecisionInput {
    fn parsed(self) -> Result<Change, Problem> {
        let text = |text: OptText<20_000>| text.into_string().unwrap_or_default();
        let option = |one: OptionInput| Considered {
            title: one.title.into_string(),
            note: one.note.into_string(),
        };
        Ok(Change {
            effective_on: self.effective_on.as_ref().map(on_day).transpose()?,
            title: self.title.map(Text::into_string),
            context: self.context.map(text),
            drivers: self.drivers.map(|all| all.into_iter().map(Text::into_string).collect()),
            options: self.options.map(|all| all.into_iter().map(option).collect()),
            outcome: self.outcome.map(text),
            consequences: self.consequences.map(text),
            confirmation: self.confirmation.map(text),
            decision_makers: self.decision_makers,
            consulted: self.consulted,
            informed: self.informed,
            supersedes: self.supersedes_id,
        })
    }
}

/// Begins a draft, which all who are in the project read.
#[utoipa::path(post, path = "/api/v1/projects/{id}/decisions", tag = "decisions",
    operation_id = "create_decision", params(("id" = String, Path)), request_body = DecisionInput,
    responses((status = 201, body = DecisionView), (status = 404), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<DecisionInput>,
) -> Answer {
    let (id, key, actor) = (id.into_inner(), request.key, scope.clone());
    let change = request.body.parsed()?;
    let title = change.title.clone().ok_or_else(|| Problem::invalid("title", "missing_field"))?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let decision = service::create(tx, &actor, id, &title, &change)?;
            service::decision(tx.conn, &actor, decision)
        })
    };
    Ok(platform.db.write(&scope, "decision.create", write).await?.into())
}

/// A decision.
#[utoipa::path(get, path = "/api/v1/decisions/{id}", tag = "decisions",
    operation_id = "show_decision", params(("id" = String, Path)),
    responses((status = 200, body = DecisionView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, id: web::Path<DecisionId>) -> Answer {
    let id = id.into_inner();
    let read = platform.db.read(move |conn| service::decision(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// Writes on a draft. What is or was up is revised by whoever put it up: the new text is up in its
/// place at once, and what was said to the one before is stale.
#[utoipa::path(patch, path = "/api/v1/decisions/{id}", tag = "decisions",
    operation_id = "edit_decision", params(("id" = String, Path)), request_body = DecisionInput,
    responses((status = 200, body = DecisionView), (status = 404), (status = 409), (status = 412),
        (status = 422), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    id: web::Path<DecisionId>,
    version: IfMatch,
    body: Body<DecisionInput>,
) -> Answer {
    let (id, actor, change) = (id.into_inner(), scope.clone(), body.0.parsed()?);
    let write = move |tx: &mut Tx<'_>| {
        service::edit(tx, &actor, id, version, &change)?;
        service::decision(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "decision.edit", write).await?))
}

/// Throws a draft away that was never up.
#[utoipa::path(delete, path = "/api/v1/decisions/{id}", tag = "decisions",
    operation_id = "remove_decision", params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409), (status = 412), (status = 428)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    id: web::Path<DecisionId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (id.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove(tx, &actor, id, version);
    platform.db.write(&scope, "decision.remove", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DecisionActionBody)]
pub struct ActionBody {
    /// Of the decision that was seen.
    version: i32,
    /// For a position: of what was shown.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    sha256: OptText<64>,
    /// What is said with it.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5000)]
    text: OptText<5000>,
}

impl ActionBody {
    fn position(self) -> Result<PositionInput, Problem> {
        let wrong = |_| Problem::invalid("sha256", "not_allowed_value");
        Ok(PositionInput {
            version: self.version,
            sha256: self.sha256.as_str().map(hex::decode).transpose().map_err(wrong)?,
            text: self.text.into_string(),
        })
    }
}

fn perform(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    action: DecisionAction,
    body: ActionBody,
) -> Result<(), Problem> {
    use DecisionAction as A;
    let version = body.version;
    match action {
        A::Edit | A::Revise | A::Remove => Err(Problem::not_found()),
        A::Propose => service::propose(tx, scope, id, version),
        A::Withdraw => service::withdraw(tx, scope, id, version, body.text.into_string()),
        A::Deprecate => service::deprecate(tx, scope, id, version, body.text.into_string()),
        A::Keep => service::keep(tx, scope, id, version, body.text.into_string()),
        A::Agree | A::AgreeWithReservation | A::Disagree | A::Abstain => {
            service::position(tx, scope, id, action, &body.position()?)
        }
    }
}

/// Does something with a decision: its `actions` say what is allowed now.
#[utoipa::path(post, path = "/api/v1/decisions/{id}/actions/{name}", tag = "decisions",
    operation_id = "act_on_decision",
    params(("id" = String, Path), ("name" = DecisionAction, Path)), request_body = ActionBody,
    responses((status = 200, body = DecisionView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(DecisionId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: DecisionAction = name.parse().map_err(|_| Problem::not_found())?;
    let (key, actor, body) = (request.key, scope.clone(), request.body);
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            perform(tx, &actor, id, action, body.clone())?;
            service::decision(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "decision.act", write).await?.into())
}
