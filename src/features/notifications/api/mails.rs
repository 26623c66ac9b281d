//! `/me/mails`
use actix_web::web::{Data, Json, Path};
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::notifications::model::RecordTitles;
use crate::features::notifications::service::{self, MailView};
use crate::features::organisations::model::MailId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::http::{Page, PageParams, Query};
use crate::platform::problem::Problem;

/// A mail with its text; null until it was first tried, and for a link that works once, which its
/// recipient alone reads, signed in and not by an API token.
#[derive(Debug, Serialize, ToSchema)]
pub struct FullMail {
    #[serde(flatten)]
    mail: MailView,
    text: Option<String>,
    html: Option<String>,
}

#[utoipa::path(get, path = "/api/v1/me/mails", tag = "me", params(PageParams),
    responses((status = 200, body = Page<MailView>)))]
pub async fn list(
    scope: Scope,
    platform: Data<Platform>,
    titles: Data<RecordTitles>,
    page: Query<PageParams>,
) -> Result<Json<Page<MailView>>, Problem> {
    let colleagues = platform.settings.demo;
    let found = platform
        .db
        .read(move |conn| service::mails(conn, &scope, **titles, colleagues, &page.0))
        .await?;
    Ok(Json(found))
}

#[utoipa::path(get, path = "/api/v1/me/mails/{id}", tag = "me", params(("id" = MailId, Path)),
    responses((status = 200, body = FullMail)))]
pub async fn view(
    scope: Scope,
    platform: Data<Platform>,
    titles: Data<RecordTitles>,
    id: Path<MailId>,
) -> Result<Json<FullMail>, Problem> {
    let (colleagues, id) = (platform.settings.demo, id.into_inner());
    let (mail, text, html) =
        platform.db.read(move |conn| service::mail(conn, &scope, **titles, colleagues, id)).await?;
    Ok(Json(FullMail { mail, text, html }))
}
