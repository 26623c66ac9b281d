//! Ids, rows and visible forms of segments; facts and conditions stand in their own files.
mod condition;
mod fact;
mod facts;
mod marks;

pub use condition::{Condition, Finding, MOST_TESTS};
pub use fact::{AccountFact, FactKind, Question};
pub use facts::{FactValue, Facts, Filed, Ordered, Value};
pub use marks::{Marks, RfmSegment, Rhythm, Scores};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::{PersonRef, RelationshipId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    account_marks, segment_checks, segment_members, segment_moves, segments,
};
use crate::{id_type, text_enum};

id_type!(
    /// Customers that are spoken of together.
    SegmentId
);
id_type!(
    /// Somebody's place in a segment.
    MemberId
);
id_type!(
    /// Somebody came into a segment, or left it.
    MoveId
);

text_enum! {
    /// How it is said who is in a segment.
    pub enum SegmentKind {
        /// One by one.
        Static = "static",
        /// By what is known of them.
        Rule = "rule",
    }
}

/// The row of a segment.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = segments, treat_none_as_default_value = false)]
pub struct SegmentRow {
    pub id: SegmentId,
    pub vendor_org: OrganisationId,
    pub name: String,
    pub name_key: String,
    pub kind: SegmentKind,
    pub condition: Option<Json>,
    /// When all accounts were held against it last.
    pub computed_at: Option<Timestamp>,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub archived_at: Option<Timestamp>,
}

impl SegmentRow {
    /// What an account must meet; none for a static segment.
    pub fn condition(&self) -> Option<Condition> {
        let json = self.condition.as_ref()?;
        serde_json::from_value(json.0.clone()).ok()
    }
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = segments)]
pub struct SegmentPatch {
    pub name: Option<String>,
    pub name_key: Option<String>,
    pub condition: Option<Option<Json>>,
    pub computed_at: Option<Option<Timestamp>>,
    pub archived_at: Option<Option<Timestamp>>,
}

/// The row of somebody's place.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = segment_members)]
pub struct MemberRow {
    pub id: MemberId,
    pub segment_id: SegmentId,
    pub vendor_org: OrganisationId,
    pub relationship_id: RelationshipId,
    pub since: Timestamp,
}

/// The row of a coming or going.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = segment_moves)]
pub struct MoveRow {
    pub id: MoveId,
    pub segment_id: SegmentId,
    pub vendor_org: OrganisationId,
    pub relationship_id: RelationshipId,
    pub at: Timestamp,
    pub joined: bool,
    pub why: Json,
}

/// When an account is to be looked at again, if nothing happens before.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = segment_checks)]
pub struct CheckRow {
    pub relationship_id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub due_at: Timestamp,
}

/// The row of what figures say of an account.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = account_marks, treat_none_as_default_value = false)]
pub struct MarksRow {
    pub relationship_id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub rfm_class: Option<RfmSegment>,
    pub recency: Option<i32>,
    pub frequency: Option<i32>,
    pub money: Option<i32>,
    pub rhythm: Option<Rhythm>,
    pub yearly_minor: Option<i64>,
    pub worth_minor: Option<i64>,
    pub currency: Option<String>,
}

impl MarksRow {
    pub fn of(vendor_org: OrganisationId, account: RelationshipId, marks: Marks) -> Self {
        let Marks { scores, rhythm, yearly_minor, worth_minor, currency } = marks;
        Self {
            relationship_id: account,
            vendor_org,
            rfm_class: scores.map(|scores| scores.class),
            recency: scores.map(|scores| scores.recency),
            frequency: scores.map(|scores| scores.frequency),
            money: scores.map(|scores| scores.money),
            rhythm,
            yearly_minor,
            worth_minor,
            currency,
        }
    }

    pub fn marks(self) -> Marks {
        let scores = self.rfm_class.zip(self.recency).zip(self.frequency).zip(self.money);
        Marks {
            scores: scores.map(|(((class, recency), frequency), money)| Scores {
                class,
                recency,
                frequency,
                money,
            }),
            rhythm: self.rhythm,
            yearly_minor: self.yearly_minor,
            worth_minor: self.worth_minor,
            currency: self.currency,
        }
    }
}

/// Why somebody came or went, as it is kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Why {
    /// Whoever said so, of a static segment.
    pub by: Option<MembershipId>,
    /// Two that were kept apart became one, or two again.
    #[serde(default)]
    pub merged: bool,
    /// The facts that the rule asks for, as they stood.
    #[serde(default)]
    pub facts: Vec<FactValue>,
}

/// Why somebody came or went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentReason {
    /// Whoever said so; null where it followed from a rule.
    pub by: Option<PersonRef>,
    /// It was merged with another customer, or came apart from it again.
    pub merged: bool,
    /// The facts that the rule asks for, as they stood at that moment.
    pub facts: Vec<FactValue>,
}

/// A customer as its vendor names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SegmentAccount {
    pub relationship_id: RelationshipId,
    pub name: String,
}

/// A segment as its vendor's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AccountSegment)]
pub struct Segment {
    pub id: SegmentId,
    pub name: String,
    pub kind: SegmentKind,
    /// Null for a static one.
    pub condition: Option<Condition>,
    pub members: i64,
    /// False while accounts are still held against a rule that has changed.
    pub computed: bool,
    pub archived: bool,
    pub created_at: Timestamp,
    pub version: i32,
}

/// Somebody who is in a segment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentMember {
    pub account: SegmentAccount,
    pub since: Timestamp,
}

/// Somebody came or went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentMove {
    pub id: MoveId,
    pub account: SegmentAccount,
    pub at: Timestamp,
    /// False: it left.
    pub joined: bool,
    pub why: SegmentReason,
}

/// A segment as it is named beside an account.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentRef {
    pub id: SegmentId,
    pub name: String,
}

/// A time in a segment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentStay {
    pub segment: SegmentRef,
    pub from: Timestamp,
    /// Null: still in it.
    pub until: Option<Timestamp>,
    pub why: SegmentReason,
    /// Of one that has ended.
    pub why_left: Option<SegmentReason>,
}

/// What a condition would find.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentPreview {
    pub count: i64,
    /// Of so many accounts.
    pub of: i64,
    /// Ten at most, by name.
    pub examples: Vec<SegmentExample>,
}

/// An account that a condition finds, with the facts that it asks for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentExample {
    pub account: SegmentAccount,
    pub facts: Vec<FactValue>,
}
