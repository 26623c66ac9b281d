//! Words, rows and visible forms of decisions on demand.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::complaints::model::Category;
use crate::features::ideas::service::IdeaBrief;
use crate::features::insights::model::{AlarmId, DemandValue, WithheldReason};
use crate::features::interactions::model::{AccountRef, CategoryRef, ItemRange, TopicId, TopicRef};
use crate::features::orders::model::{ProductId, ProductStatus};
use crate::features::organisations::model::PersonRef;
use crate::features::records::model::{RecordId, RecordRef};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{defect_alarms, defect_looks, demand_decisions};
use crate::{id_type, text_enum};

id_type!(
    /// A decision on a demand.
    DemandDecisionId
);

id_type!(
    /// A time in which more customers complained of something than before.
    DefectAlarmId
);

text_enum! {
    /// What becomes of a demand.
    pub enum DecisionKind {
        /// The firm takes it up.
        Resell = "resell",
        /// Callers are sent to somebody else.
        Refer = "refer",
        Watch = "watch",
        Refuse = "refuse",
    }
}

text_enum! {
    /// Steps of a history.
    pub enum HistoryStep {
        Week = "week",
        Month = "month",
    }
}

text_enum! {
    /// What complaints are put together by.
    pub enum DefectKind {
        Category = "category",
        Product = "product",
        Lot = "lot",
    }
}

/// The row of a decision.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = demand_decisions, treat_none_as_default_value = false)]
pub struct DecisionRow {
    pub id: DemandDecisionId,
    pub vendor_org: OrganisationId,
    pub topic_id: TopicId,
    pub alarm_id: Option<AlarmId>,
    pub kind: DecisionKind,
    pub words: String,
    pub signed_by: MembershipId,
    pub decided_by: MembershipId,
    pub decided_at: Timestamp,
    pub cost_minor: Option<i64>,
    pub currency: Option<String>,
    pub campaign: Option<String>,
    pub review_on: Option<String>,
    pub idea_id: Option<RecordId>,
    pub product_id: Option<ProductId>,
    pub calls: i64,
    pub callers: i64,
    pub invited: i64,
}

/// When the radar looked at a vendor's complaints last.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = defect_looks, primary_key(vendor_org))]
pub struct DefectLookRow {
    pub vendor_org: OrganisationId,
    pub looked_at: Timestamp,
}

/// The row of a defect that the radar saw.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = defect_alarms)]
pub struct DefectAlarmRow {
    pub id: DefectAlarmId,
    pub vendor_org: OrganisationId,
    pub subject: String,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
}

/// The product of a decision, and what was sold of it since.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecidedProduct {
    pub id: ProductId,
    pub sku: String,
    pub name: String,
    pub status: ProductStatus,
    pub orders: u64,
    /// Customers that ordered it; of them those that had asked.
    pub customers: u64,
    pub customers_who_asked: u64,
    pub revenue: Vec<DemandValue>,
}

/// A decision as the vendor's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemandDecision {
    pub id: DemandDecisionId,
    pub topic: TopicRef,
    pub kind: DecisionKind,
    pub words: String,
    /// Whose decision it is.
    pub signed_by: Option<PersonRef>,
    /// Who wrote it down.
    pub decided_by: Option<PersonRef>,
    pub decided_at: Timestamp,
    pub cost_minor: Option<i64>,
    pub currency: Option<String>,
    pub campaign: Option<String>,
    /// `YYYY-MM-DD`; and whether that day has come.
    pub review_on: Option<String>,
    pub review_due: bool,
    pub alarm_id: Option<AlarmId>,
    /// What it stood on: calls and different callers over the whole log.
    pub calls: i64,
    pub callers: i64,
    /// Customers that were invited to the idea.
    pub invited: i64,
    pub idea: Option<IdeaBrief>,
    pub product: Option<DecidedProduct>,
}

/// Somebody who asked and cannot be invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Unreachable {
    /// As they are called; null: nobody knows.
    pub caller: Option<String>,
    /// Number or address.
    pub party: Option<String>,
    /// A customer of whom nobody has signed in.
    pub account: Option<AccountRef>,
    pub calls: u64,
}

/// Who asked for a topic, by whether they can be invited to an idea.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemandReach {
    pub topic: TopicRef,
    /// Over the whole log.
    pub calls: u64,
    pub callers: u64,
    /// Customers of whom somebody has signed in; 100 at most, those who asked most first.
    pub reachable: Vec<AccountRef>,
    /// 200 at most, those who asked most first.
    pub unreachable: Vec<Unreachable>,
    pub unreachable_count: u64,
}

/// A week or a month of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HistoryPoint {
    /// Its first day, `YYYY-MM-DD`.
    pub from: String,
    /// Different callers, and calls.
    pub callers: u64,
    pub calls: u64,
    /// All interactions of the same time.
    pub interactions: u64,
}

/// How a topic was asked for over time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemandHistory {
    pub topic: TopicRef,
    pub category: Option<CategoryRef>,
    pub range: ItemRange,
    pub step: HistoryStep,
    pub as_of: Timestamp,
    /// In all of the time that is shown.
    pub callers: u64,
    pub calls: u64,
    /// The newest at the end.
    pub points: Vec<HistoryPoint>,
}

/// Something that more customers complain of than before, beyond chance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Defect {
    pub kind: DefectKind,
    /// Of a category.
    pub category: Option<Category>,
    /// Of a product, and of a lot of it.
    pub product: Option<String>,
    pub lot: Option<String>,
    /// Different customers in the last four weeks.
    pub customers: u64,
    /// Customers of each of these weeks, put together.
    pub count: u64,
    pub expected: f64,
    pub p: f64,
    /// The newest of the complaints.
    pub complaints: Vec<RecordRef>,
}

/// What complaints warn of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Defects {
    pub as_of: Timestamp,
    pub withheld: Option<WithheldReason>,
    /// Complaints in the weeks that were looked at.
    pub complaints: u64,
    /// Categories, products and lots that were looked at.
    pub subjects: u64,
    pub baseline_weeks: u64,
    pub phi: Option<f64>,
    /// The least likely first.
    pub items: Vec<Defect>,
}
