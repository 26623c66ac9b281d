//! Ids, words, rows and visible forms of merges and of what is kept twice.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::PersonRef;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::merge_log;
use crate::{id_type, text_enum};

id_type!(
    /// A merge.
    MergeId
);
id_type!(
    /// A row that is merged or handed over: of accounts, contacts, or what hangs on them.
    MergedId
);

text_enum! {
    /// What is merged.
    pub enum MergeKind {
        Account = "account",
        Contact = "contact",
    }
}

text_enum! {
    /// What hangs on an account or on a contact.
    pub enum Hanging {
        Interactions = "interactions",
        Activities = "activities",
        Orders = "orders",
        /// Who of the vendor's looks after an account beside its owner.
        Team = "team",
        /// Places in static segments.
        Segments = "segments",
        /// What people are at an account.
        Roles = "roles",
        /// Accounts that belong to this one.
        Children = "children",
        /// Whoever reports to this contact.
        Reports = "reports",
        Points = "points",
        Consents = "consents",
        /// What was merged into this one before.
        Merged = "merged",
    }
}

text_enum! {
    /// Why two rows look like one.
    pub enum DuplicateReason {
        SameName = "same_name",
        SameTaxId = "same_tax_id",
        SameNumber = "same_number",
        SameEmail = "same_email",
        /// The same number and the same family name: a number alone is a switchboard's.
        SamePhone = "same_phone",
    }
}

/// The row of a merge.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = merge_log, treat_none_as_default_value = false)]
pub struct MergeRow {
    pub id: MergeId,
    pub vendor_org: OrganisationId,
    pub kind: MergeKind,
    pub survivor: MergedId,
    pub victim: MergedId,
    /// As [`Moved`] rows.
    pub moved: Json,
    /// As [`Filled`] rows.
    pub filled: Json,
    pub merged_by: Option<MembershipId>,
    pub merged_at: Timestamp,
    pub undone_by: Option<MembershipId>,
    pub undone_at: Option<Timestamp>,
}

impl MergeRow {
    /// What is stored was written by the program itself.
    pub fn moved(&self) -> Vec<Moved> {
        serde_json::from_value(self.moved.0.clone()).unwrap_or_default()
    }

    pub fn filled(&self) -> Vec<Filled> {
        serde_json::from_value(self.filled.0.clone()).unwrap_or_default()
    }
}

/// Rows that were handed over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Moved {
    pub what: Hanging,
    pub ids: Vec<MergedId>,
}

/// A field of the survivor that took over what the other one had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    pub field: String,
    pub was: serde_json::Value,
    pub put: serde_json::Value,
}

/// How much of something hangs there.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HangingCount {
    pub what: Hanging,
    pub count: usize,
}

/// One of the two.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MergedRef {
    pub id: MergedId,
    pub name: String,
}

/// A merge as the vendor's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Merge {
    pub id: MergeId,
    pub kind: MergeKind,
    /// The one that lives on.
    pub survivor: MergedRef,
    /// The one that leads to it now.
    pub victim: MergedRef,
    pub moved: Vec<HangingCount>,
    /// Fields that were taken over.
    pub filled: Vec<String>,
    pub merged_by: Option<PersonRef>,
    pub merged_at: Timestamp,
    pub undone_by: Option<PersonRef>,
    pub undone_at: Option<Timestamp>,
    /// Why it cannot be taken back now; null: it can.
    #[schema(value_type = Option<String>)]
    pub undo_refused: Option<&'static str>,
}

/// What a merge would do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MergePreview {
    pub hanging: Vec<HangingCount>,
    /// Records with the one that would be merged away: they stay as they are, with those who are in
    /// them, and are told of the one that lives on.
    pub records: i64,
    /// Why it is not possible; null: it is.
    #[schema(value_type = Option<String>)]
    pub refused: Option<&'static str>,
}

/// One of those that look like one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DuplicateMember {
    pub id: MergedId,
    pub name: String,
    /// What tells it apart: an account's number, where a contact works.
    pub hint: Option<String>,
    pub created_at: Timestamp,
}

/// Rows that look like one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DuplicateSet {
    pub reasons: Vec<DuplicateReason>,
    /// The oldest first.
    pub members: Vec<DuplicateMember>,
}

/// What seems to be kept twice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Duplicates {
    pub items: Vec<DuplicateSet>,
    /// How many sets there are in all; the list shows the surest.
    pub total: usize,
}
