//! `/complaints/{id}/ledger` and `/complaints/{id}/pauses`
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::complaints::policy::PauseAction;
use crate::features::complaints::service::{self, Ledger};
use crate::features::records::model::{EntryId, RecordId};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/ledger" Member => show,
        POST "/api/v1/complaints/{id}/pauses/{entry_id}/actions/{name}" Member => judge,
    ]
}

/// Who had the ball when, and what the clocks say: the same for both sides.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/ledger", tag = "complaints",
    params(("id" = String, Path)), responses((status = 200, body = Ledger), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: Path<RecordId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let ledger = platform.db.read(move |conn| service::ledger(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(ledger))
}

/// Which version of the complaint was seen, and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseActionBody {
    version: i32,
    /// For `contest`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
}

/// Objects to a pause, or answers an objection.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/pauses/{entry_id}/actions/{name}",
    tag = "complaints",
    params(("id" = String, Path), ("entry_id" = String, Path), ("name" = PauseAction, Path)),
    request_body = PauseActionBody, responses((status = 200, body = Ledger), (status = 409)))]
pub async fn judge(
    scope: Scope,
    platform: Data,
    path: Path<(RecordId, EntryId, String)>,
    request: Keyed<PauseActionBody>,
) -> Answer {
    let (id, pause, name) = path.into_inner();
    let action: PauseAction = name.parse().map_err(|_| Problem::not_found())?;
    let (PauseActionBody { version, reason }, key) = (request.body, request.key);
    let reason = reason.as_str().map(str::to_owned);
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::judge_pause(tx, &actor, id, pause, action, version, reason.clone())?;
            let now = tx.now;
            service::ledger(tx.conn, &actor, id, now)
        })
    };
    Ok(platform.db.write(&scope, "complaint.pause", write).await?.into())
}
