//! `/organisation/sessions` and `/organisation/mails`
use actix_web::HttpResponse;
use actix_web::web::{Data, Json, Path};
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::organisations::model::{MailId, MemberSession, SentMail};
use crate::features::organisations::service;
use crate::platform::authz::{Scope, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Page, PageParams, Query};
use crate::platform::problem::Problem;

/// A sign-in of somebody of the own organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberSessionView {
    id: SessionId,
    /// Name.
    person: String,
    created_at: Timestamp,
    last_seen_at: Timestamp,
    user_agent: String,
    address: String,
    current: bool,
}

impl MemberSessionView {
    fn new(session: MemberSession, current: Option<SessionId>) -> Self {
        Self {
            current: current == Some(session.id),
            id: session.id,
            person: session.person,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            user_agent: session.user_agent,
            address: session.address,
        }
    }
}

#[utoipa::path(get, path = "/api/v1/organisation/sessions", tag = "organisations",
    params(PageParams), responses((status = 200, body = Page<MemberSessionView>)))]
pub async fn sessions(
    scope: Scope,
    platform: Data<Platform>,
    page: Query<PageParams>,
) -> Result<Json<Page<MemberSessionView>>, Problem> {
    let (now, current) = (platform.clock.now(), scope.session());
    let found = platform.db.read(move |conn| service::sessions(conn, &scope, &page.0, now)).await?;
    Ok(Json(found.map(|session| MemberSessionView::new(session, current))))
}

#[utoipa::path(delete, path = "/api/v1/organisation/sessions/{id}", tag = "organisations",
    params(("id" = SessionId, Path)), responses((status = 204)))]
pub async fn end_session(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<SessionId>,
) -> Result<HttpResponse, Problem> {
    let (acting, id) = (scope.clone(), id.into_inner());
    let work = move |tx: &mut Tx<'_>| service::end_session(tx, &acting, id);
    platform.db.write(&scope, "session.end", work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A mail to somebody of the own organisation, without its text and without its record.
#[derive(Debug, Serialize, ToSchema)]
pub struct SentMailView {
    id: MailId,
    event: String,
    to: String,
    /// Empty until it was first tried.
    subject: String,
    state: String,
    created_at: Timestamp,
    sent_at: Option<Timestamp>,
    /// Always null here.
    record: Option<()>,
}

impl From<SentMail> for SentMailView {
    fn from(mail: SentMail) -> Self {
        Self {
            id: mail.id,
            event: mail.event,
            to: mail.to,
            subject: mail.subject.unwrap_or_default(),
            state: mail.state,
            created_at: mail.created_at,
            sent_at: mail.sent_at,
            record: None,
        }
    }
}

#[utoipa::path(get, path = "/api/v1/organisation/mails", tag = "organisations",
    params(PageParams), responses((status = 200, body = Page<SentMailView>)))]
pub async fn mails(
    scope: Scope,
    platform: Data<Platform>,
    page: Query<PageParams>,
) -> Result<Json<Page<SentMailView>>, Problem> {
    let found = platform.db.read(move |conn| service::mails(conn, &scope, &page.0)).await?;
    Ok(Json(found.map(SentMailView::from)))
}
