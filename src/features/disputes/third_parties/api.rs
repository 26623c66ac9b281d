//! Third parties over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::disputes::third_parties::model::{NewThirdParty, ThirdRole};
use crate::features::disputes::third_parties::service::{self, ThirdParties};
use crate::features::records::model::{LaneId, LaneView, RecordId};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::dates::day;
use crate::platform::text::{Line, OptText};
use crate::routes;

/// This part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/third-parties" Member => list,
        POST "/api/v1/complaints/{id}/third-parties" Member => create,
        DELETE "/api/v1/complaints/{id}/third-parties/{lane}" Member => remove,
        POST "/api/v1/complaints/{id}/third-parties/{lane}/invitation" Member => invite_again,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Whom the caller's side asked about a complaint, those whose time is over too; a third party
/// finds itself.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/third-parties", tag = "disputes",
    params(("id" = String, Path)), responses((status = 200, body = ThirdParties), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let read = platform.db.read(move |conn| service::third_parties(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// Whom a side asks, and about what.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThirdPartyBody {
    #[schema(value_type = String)]
    name: Line<200>,
    #[schema(value_type = String)]
    email: Line<254>,
    #[schema(value_type = String)]
    organisation: Line<200>,
    role: ThirdRole,
    #[schema(value_type = String)]
    topic: Line<200>,
    /// The last day of their time, `YYYY-MM-DD`; without it, until somebody ends it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    until_on: OptText<10>,
}

impl ThirdPartyBody {
    fn into_new(self) -> Result<NewThirdParty, Problem> {
        let until_on = match self.until_on.as_str() {
            Some(text) => Some(day(text).ok_or_else(|| Problem::invalid("until_on", "bad_date"))?),
            None => None,
        };
        Ok(NewThirdParty {
            name: self.name.into_string(),
            email: self.email.into_string(),
            organisation: self.organisation.into_string(),
            role: self.role,
            topic: self.topic.into_string(),
            until_on,
        })
    }
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
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let new = request.body.into_new()?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            Ok(Opened { lane: service::invite(tx, &actor, id, &new)? })
        })
    };
    Ok(platform.db.write(&scope, "third_party.invite", write).await?.into())
}

/// Ends a third party's time at once; a third party leaves in the same way.
#[utoipa::path(delete, path = "/api/v1/complaints/{id}/third-parties/{lane}", tag = "disputes",
    params(("id" = String, Path), ("lane" = LaneId, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn remove(scope: Scope, platform: Data, path: web::Path<(RecordId, LaneId)>) -> Answer {
    let ((id, lane), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::end(tx, &actor, id, lane);
    platform.db.write(&scope, "third_party.end", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Mails the invitation of a third party that has not come once more, with a new link.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/third-parties/{lane}/invitation",
    tag = "disputes", params(("id" = String, Path), ("lane" = LaneId, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub async fn invite_again(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, LaneId)>,
) -> Answer {
    let ((id, lane), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::invite_again(tx, &actor, id, lane);
    platform.db.write(&scope, "third_party.invite_again", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
