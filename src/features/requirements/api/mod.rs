//! Requirements over HTTP.
pub mod changes;
pub mod rows;
pub mod sheet;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::notifications::model::RecordTitles;
use crate::features::records::model::RecordId;
use crate::features::requirements::model::{ListVersionView, ListView, RequirementListAction};
use crate::features::requirements::service::{self, SignInput};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![
        GET "/api/v1/projects/{id}/requirements" Member => list,
        POST "/api/v1/projects/{id}/requirements/actions/{name}" Member => act,
        GET "/api/v1/projects/{id}/requirements/reviews/{number}" Member => review,
    ];
    routes.extend(rows::routes());
    routes.extend(changes::routes());
    routes.extend(sheet::routes());
    routes
}

type Data = web::Data<Platform>;
type Titles = web::Data<RecordTitles>;
type Answer = Result<HttpResponse, Problem>;

/// The requirements of a project, with what is up for signing and what is to change.
#[utoipa::path(get, path = "/api/v1/projects/{id}/requirements", tag = "requirements",
    operation_id = "list_requirements", params(("id" = String, Path)),
    responses((status = 200, body = ListView), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, titles: Titles, id: web::Path<RecordId>) -> Answer {
    let id = id.into_inner();
    let now = platform.clock.now();
    let read = move |conn: &mut _| service::list(conn, &scope, **titles, id, now);
    let view = platform.db.read(read).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// A list, or a change of it, as it was put up for signing: what was signed, whole.
#[utoipa::path(get, path = "/api/v1/projects/{id}/requirements/reviews/{number}",
    tag = "requirements", operation_id = "show_requirement_review",
    params(("id" = String, Path), ("number" = i32, Path)),
    responses((status = 200, body = ListVersionView), (status = 404)))]
pub async fn review(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<(RecordId, i32)>,
) -> Answer {
    let (id, number) = path.into_inner();
    let now = platform.clock.now();
    let read = move |conn: &mut _| service::version(conn, &scope, **titles, id, number, now);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RequirementListActionBody)]
pub struct ListActionBody {
    /// Of the list.
    version: i32,
    /// To sign or refuse: the hash of what was shown, lower-case hexadecimal.
    #[serde(default)]
    sha256: Option<String>,
    /// To refuse; to withdraw, if there is one.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<4000>,
    /// To submit, if there is something to say.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4000>,
}

impl ListActionBody {
    fn input(self) -> Result<SignInput, Problem> {
        let sha256 = self.sha256.map(hex::decode).transpose();
        Ok(SignInput {
            version: self.version,
            sha256: sha256.map_err(|_| Problem::invalid("sha256", "not_allowed_value"))?,
            reason: self.reason.into_string(),
            note: self.note.into_string(),
        })
    }
}

/// Puts the list up for signing, signs it, refuses it, or takes it back: its `actions` say what is
/// allowed now.
#[utoipa::path(post, path = "/api/v1/projects/{id}/requirements/actions/{name}",
    tag = "requirements", operation_id = "act_on_requirements",
    params(("id" = String, Path), ("name" = RequirementListAction, Path)), request_body = ListActionBody,
    responses((status = 200, body = ListView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<(RecordId, String)>,
    request: Keyed<ListActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: RequirementListAction = name.parse().map_err(|_| Problem::not_found())?;
    let input = request.body.input()?;
    let (key, actor, titles) = (request.key, scope.clone(), **titles);
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act_on_list(tx, &actor, titles, id, action, &input)
        })
    };
    Ok(platform.db.write(&scope, "requirements.act", write).await?.into())
}
