//! `/organisation`
use actix_web::web::{Data, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::Organisation;
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::{self, OrganisationChange};
use crate::platform::authz::{Locale, OrganisationId, Scope, Sees};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, Text};

/// The own organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationView {
    id: OrganisationId,
    slug: String,
    name: String,
    locale: Locale,
    time_zone: String,
    sees: Sees,
    office_hours: OfficeHours,
    setup_done: bool,
    version: i32,
}

impl From<Organisation> for OrganisationView {
    fn from(row: Organisation) -> Self {
        Self {
            office_hours: row.office_hours(),
            id: row.id,
            slug: row.slug,
            name: row.name,
            locale: row.locale,
            time_zone: row.time_zone,
            sees: row.sees,
            setup_done: row.setup_done,
            version: row.version,
        }
    }
}

#[utoipa::path(get, path = "/api/v1/organisation", tag = "organisations",
    responses((status = 200, body = OrganisationView)))]
pub async fn view(
    scope: Scope,
    platform: Data<Platform>,
) -> Result<Json<OrganisationView>, Problem> {
    let found = platform.db.read(move |conn| service::organisation(conn, &scope)).await?;
    Ok(Json(found.into()))
}

/// What is to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateOrganisation {
    name: Option<Line<200>>,
    locale: Option<Locale>,
    /// IANA name, as `Europe/Berlin`.
    time_zone: Option<Line<64>>,
    sees: Option<Sees>,
    office_hours: Option<OfficeHours>,
    setup_done: Option<bool>,
}

impl From<UpdateOrganisation> for OrganisationChange {
    fn from(body: UpdateOrganisation) -> Self {
        Self {
            name: body.name.map(Text::into_string),
            locale: body.locale,
            time_zone: body.time_zone.map(Text::into_string),
            sees: body.sees,
            office_hours: body.office_hours,
            setup_done: body.setup_done,
        }
    }
}

#[utoipa::path(patch, path = "/api/v1/organisation", tag = "organisations",
    params(("If-Match" = String, Header)), request_body = UpdateOrganisation,
    responses((status = 200, body = OrganisationView), (status = 412), (status = 428)))]
pub async fn update(
    scope: Scope,
    platform: Data<Platform>,
    version: IfMatch,
    body: Body<UpdateOrganisation>,
) -> Result<Json<OrganisationView>, Problem> {
    let (acting, change) = (scope.clone(), OrganisationChange::from(body.0));
    let work =
        move |tx: &mut Tx<'_>| service::update_organisation(tx, &acting, version, change.clone());
    let changed = platform.db.write(&scope, "organisation.update", work).await?;
    Ok(Json(changed.into()))
}
