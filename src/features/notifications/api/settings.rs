//! `/me/notification-settings`
use actix_web::web::{Data, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::notifications::service::{self, Choice};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::Body;
use crate::platform::problem::Problem;

/// Which events come by mail, for the acting membership.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationSettings {
    events: Vec<Choice>,
}

#[utoipa::path(get, path = "/api/v1/me/notification-settings", tag = "me",
    responses((status = 200, body = NotificationSettings)))]
pub async fn view(
    scope: Scope,
    platform: Data<Platform>,
) -> Result<Json<NotificationSettings>, Problem> {
    let events = platform.db.read(move |conn| service::choices(conn, &scope)).await?;
    Ok(Json(NotificationSettings { events }))
}

/// Events that are left out stay as they are.
#[utoipa::path(put, path = "/api/v1/me/notification-settings", tag = "me",
    request_body = NotificationSettings,
    responses((status = 200, body = NotificationSettings)))]
pub async fn update(
    scope: Scope,
    platform: Data<Platform>,
    body: Body<NotificationSettings>,
) -> Result<Json<NotificationSettings>, Problem> {
    let acting = scope.clone();
    let work = move |tx: &mut Tx<'_>| service::choose(tx, &acting, &body.0.events);
    let events = platform.db.write(&scope, "notification_settings.change", work).await?;
    Ok(Json(NotificationSettings { events }))
}
