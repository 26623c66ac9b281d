//! Third parties over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::disputes::third_parties::service::{self, NewThirdParty, ThirdRole};
use crate::features::records::model::{LaneId, LaneView, RecordId};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::Text;
use crate::routes;

/// This part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/complaints/{id}/third-parties" Member => create,
        DELETE "/api/v1/complaints/{id}/third-parties/{lane}" Member => remove,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Whom a side asks, and about what.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThirdPartyBody {
    #[schema(value_type = String)]
    name: Text<200>,
    #[schema(value_type = String)]
    email: Text<254>,
    #[schema(value_type = String)]
    organisation: Text<200>,
    role: ThirdRole,
    #[schema(value_type = String)]
    topic: Text<200>,
}

/// The lane that was opened.
#[derive(Debug, Serialize, ToSchema)]
pub struct Opened {
    lane: LaneView,
}

/// Asks somebody from outside, in a lane that the other side does not see.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/third-parties", tag = "disputes",
    params(("id" = String, Path)), request_body = ThirdPartyBody,
    responses((status = 201, body = Opened), (status = 403), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<ThirdPartyBody>,
) -> Answer {
    let (id, key, actor, body) = (path.into_inner(), request.key, scope.clone(), request.body);
    let new = NewThirdParty {
        name: body.name.into_string(),
        email: body.email.into_string(),
        organisation: body.organisation.into_string(),
        role: body.role,
        topic: body.topic.into_string(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            Ok(Opened { lane: service::invite(tx, &actor, id, &new)? })
        })
    };
    Ok(platform.db.write(&scope, "third_party.invite", write).await?.into())
}

/// Ends a third party's time at once.
#[utoipa::path(delete, path = "/api/v1/complaints/{id}/third-parties/{lane}", tag = "disputes",
    params(("id" = String, Path), ("lane" = LaneId, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn remove(scope: Scope, platform: Data, path: web::Path<(RecordId, LaneId)>) -> Answer {
    let ((id, lane), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::end(tx, &actor, id, lane);
    platform.db.write(&scope, "third_party.end", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
