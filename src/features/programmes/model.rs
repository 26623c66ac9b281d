//! Rows and visible forms of programmes and cost shares.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::organisations::model::OrgRef;
use crate::features::projects::model::{DateKind, ProjectStatus};
use crate::features::projects::service::desk::ActionState;
use crate::features::records::model::{RecordId, RecordRef};
use crate::features::signoffs::model::SignoffView;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{cost_shares, programme_projects};
use crate::text_enum;

text_enum! {
    /// What can be done about shares.
    pub enum CostAction {
        Sign = "sign",
        Refuse = "refuse",
    }
}

/// A project below a programme.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = programme_projects, treat_none_as_default_value = false)]
pub struct PlaceRow {
    pub project_id: RecordId,
    pub programme_id: RecordId,
    pub added_by: MembershipId,
    pub added_at: Timestamp,
}

/// A share of the cost.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = cost_shares, treat_none_as_default_value = false)]
pub struct ShareRow {
    pub record_id: RecordId,
    pub version: i32,
    pub organisation_id: OrganisationId,
    /// Hundredths of a percent of the whole.
    pub share: i32,
}

/// A project below a programme, as a line.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeProject {
    pub project: RecordRef,
    pub status: ProjectStatus,
    pub starts_on: Option<String>,
    pub target_on: Option<String>,
}

/// A planned day of one of the projects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalendarDay {
    /// Whose it is.
    pub project: RecordRef,
    pub kind: DateKind,
    pub title: String,
    /// `YYYY-MM-DD`
    pub on: String,
    pub done: bool,
}

/// What an organisation bears.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CostShare {
    pub organisation: OrgRef,
    /// Hundredths of a percent: 2500 is a quarter.
    pub share: i32,
}

/// A version of the shares.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CostShares {
    pub version: i32,
    pub shares: Vec<CostShare>,
    pub signoff: SignoffView,
}

/// Where a project stands among others, its calendar, and who bears its cost.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeView {
    pub is_programme: bool,
    /// What it belongs to, if the reader is in that.
    pub programme: Option<RecordRef>,
    /// Below it, as far as the reader is in them.
    pub projects: Vec<ProgrammeProject>,
    /// Of all of them and of itself, by day.
    pub calendar: Vec<CalendarDay>,
    /// What all have signed.
    pub agreed: Option<CostShares>,
    /// What is up for signing, or went wrong.
    pub proposed: Option<CostShares>,
    /// `place`, `propose_shares`, `sign`, `refuse`.
    pub actions: Vec<ActionState>,
}
