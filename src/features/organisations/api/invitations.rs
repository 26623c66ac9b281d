//! `/organisation/invitations`
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::{
    InvitationDetails, InvitationId, InvitationState, OrgRef,
};
use crate::features::organisations::service::{self, NewInvitation};
use crate::platform::authz::{Locale, Role, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, PageParams, Query, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine};

/// An invitation into the own organisation, or one that it sent to a customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitationView {
    id: InvitationId,
    email: String,
    role: Role,
    organisation: OrgRef,
    created_at: Timestamp,
    expires_at: Timestamp,
    state: InvitationState,
    /// Name; empty if the installation invited.
    invited_by: String,
}

impl InvitationView {
    pub(super) fn new(details: InvitationDetails, now: Timestamp) -> Self {
        Self {
            state: details.invitation.state(now),
            id: details.invitation.id,
            email: details.invitation.email,
            role: details.invitation.role,
            organisation: OrgRef { id: details.organisation.id, name: details.organisation.name },
            created_at: details.invitation.created_at,
            expires_at: details.invitation.expires_at,
            invited_by: details.inviter.map_or_else(String::new, |(name, _)| name),
        }
    }
}

#[utoipa::path(get, path = "/api/v1/organisation/invitations", tag = "organisations",
    params(PageParams), responses((status = 200, body = Page<InvitationView>)))]
pub async fn list(
    scope: Scope,
    platform: Data<Platform>,
    page: Query<PageParams>,
) -> Result<Json<Page<InvitationView>>, Problem> {
    let now = platform.clock.now();
    let found = platform.db.read(move |conn| service::invitations(conn, &scope, &page.0)).await?;
    Ok(Json(found.map(|details| InvitationView::new(details, now))))
}

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateInvitation {
    email: Line<254>,
    role: Role,
    #[serde(default)]
    title: OptLine<120>,
    locale: Option<Locale>,
}

#[utoipa::path(post, path = "/api/v1/organisation/invitations", tag = "organisations",
    request_body = CreateInvitation,
    responses((status = 201, body = InvitationView), (status = 409), (status = 429)))]
pub async fn create(
    scope: Scope,
    platform: Data<Platform>,
    request: Keyed<CreateInvitation>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body: CreateInvitation { email, role, title, locale }, key } = request;
    let new =
        NewInvitation { email: email.into_string(), role, title: title.into_string(), locale };
    let acting = scope.clone();
    let work = move |tx: &mut Tx<'_>| {
        once(tx, &acting, &key, StatusCode::CREATED, |tx| {
            let made = service::invite(tx, &acting, new.clone())?;
            Ok(InvitationView::new(made, tx.now))
        })
    };
    Ok(platform.db.write(&scope, "invitation.create", work).await?.into())
}

#[utoipa::path(delete, path = "/api/v1/organisation/invitations/{id}", tag = "organisations",
    params(("id" = InvitationId, Path)), responses((status = 204), (status = 409)))]
pub async fn revoke(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<InvitationId>,
) -> Result<HttpResponse, Problem> {
    let (acting, id) = (scope.clone(), id.into_inner());
    let work = move |tx: &mut Tx<'_>| service::revoke_invitation(tx, &acting, id);
    platform.db.write(&scope, "invitation.revoke", work).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[utoipa::path(post, path = "/api/v1/organisation/invitations/{id}/resend", tag = "organisations",
    params(("id" = InvitationId, Path)),
    responses((status = 204), (status = 409), (status = 429)))]
pub async fn resend(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<InvitationId>,
) -> Result<HttpResponse, Problem> {
    let (acting, id) = (scope.clone(), id.into_inner());
    let work = move |tx: &mut Tx<'_>| service::resend_invitation(tx, &acting, id);
    platform.db.write(&scope, service::RESEND, work).await?;
    Ok(HttpResponse::NoContent().finish())
}
