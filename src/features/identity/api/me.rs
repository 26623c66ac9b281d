//! `/api/v1/me`: who I am here, and my own settings.
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::model::{OwnOrganisation, ProfilePatch, Theme};
use super::super::service;
use crate::features::organisations::model::Side;
use crate::platform::auth::{Person, organisation};
use crate::platform::authz::{Capability, Locale, MembershipId, OrganisationId, PersonId, Role};
use crate::platform::context::Platform;
use crate::platform::http::Body;
use crate::platform::problem::Problem;
use crate::platform::text::{Line, Text};

/// The person who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub locale: Locale,
    pub theme: Theme,
    pub time_zone: String,
    /// Whether single keys are shortcuts.
    pub shortcuts: bool,
    /// Seconds that a message waits before it is sent: 0 to 30.
    pub hold_seconds: i32,
    /// Runs the installation.
    pub operator: bool,
    /// This is the demo: mails are shown to everybody.
    pub demo: bool,
    pub memberships: Vec<Membership>,
    /// The one of this request; null if it names no own organisation.
    pub acting: Option<Membership>,
}

/// A place in an organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Membership {
    pub id: MembershipId,
    pub organisation: MyOrganisation,
    pub role: Role,
    pub title: Option<String>,
    pub team: Option<String>,
    /// The sides that the organisation takes in its relationships; none for one whose people were
    /// called into single records from outside.
    pub sides: Vec<Side>,
    pub can: Vec<Capability>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyOrganisation {
    pub id: OrganisationId,
    /// Stands in web addresses: `/o/{slug}/`.
    pub slug: String,
    pub name: String,
}

impl From<service::Membership> for Membership {
    fn from(own: service::Membership) -> Self {
        let OwnOrganisation { id, slug, name } = own.row.organisation;
        Self {
            id: own.row.id,
            organisation: MyOrganisation { id, slug, name },
            role: own.row.role,
            title: own.row.title,
            team: own.row.team,
            sides: own.sides,
            can: own.can,
        }
    }
}

impl Me {
    fn new(me: service::Me, demo: bool) -> Self {
        let memberships: Vec<Membership> = me.memberships.into_iter().map(Into::into).collect();
        let profile = me.profile;
        Self {
            id: profile.id,
            name: profile.name,
            email: profile.email,
            locale: profile.locale,
            theme: profile.theme,
            time_zone: profile.time_zone,
            shortcuts: profile.shortcuts,
            hold_seconds: profile.hold_seconds,
            operator: profile.operator,
            demo,
            acting: me.acting.and_then(|place| memberships.get(place).cloned()),
            memberships,
        }
    }
}

/// Own settings to be changed; what is left out stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MePatch {
    pub name: Option<Line<120>>,
    pub locale: Option<Locale>,
    pub theme: Option<Theme>,
    /// A name of the IANA database, as `Europe/Moscow`.
    pub time_zone: Option<String>,
    pub shortcuts: Option<bool>,
    /// 0 to 30.
    pub hold_seconds: Option<i32>,
}

impl From<MePatch> for ProfilePatch {
    fn from(patch: MePatch) -> Self {
        Self {
            name: patch.name.map(Text::into_string),
            locale: patch.locale,
            theme: patch.theme,
            time_zone: patch.time_zone,
            shortcuts: patch.shortcuts,
            hold_seconds: patch.hold_seconds,
        }
    }
}

async fn answer(
    request: &HttpRequest,
    person: Person,
    platform: &Platform,
) -> Result<HttpResponse, Problem> {
    let named = organisation(request).map(str::to_owned);
    let me = service::me(platform, person, named).await?;
    Ok(HttpResponse::Ok().json(Me::new(me, platform.settings.demo)))
}

/// Who is signed in, where they belong, and what they may do there.
#[utoipa::path(get, path = "/api/v1/me", tag = "me",
    responses((status = 200, body = Me), (status = 401)))]
pub async fn read(
    request: HttpRequest,
    person: Person,
    platform: web::Data<Platform>,
) -> Result<HttpResponse, Problem> {
    answer(&request, person, &platform).await
}

/// Changes the own settings.
#[utoipa::path(patch, path = "/api/v1/me", tag = "me", request_body = MePatch,
    responses((status = 200, body = Me), (status = 401), (status = 422)))]
pub async fn update(
    request: HttpRequest,
    person: Person,
    platform: web::Data<Platform>,
    body: Body<MePatch>,
) -> Result<HttpResponse, Problem> {
    service::update_me(&platform, person.id, body.0.into()).await?;
    answer(&request, person, &platform).await
}
