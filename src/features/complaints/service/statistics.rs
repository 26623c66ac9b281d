//! What the record says at a glance; every figure with its n.
use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::complaints::definition;
use crate::features::complaints::model::{Category, Status};
use crate::features::complaints::store::{self, Counted};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Opened and closed in one ISO week.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Week {
    /// `2026-W48`.
    pub week: String,
    pub opened: i64,
    pub closed: i64,
}

/// So many in one state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatusCount {
    pub status: Status,
    pub label: String,
    pub count: i64,
}

/// So many about one thing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CategoryCount {
    pub category: Category,
    pub count: i64,
}

/// Statistics of the complaints that the caller may see.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Statistics {
    pub opened_by_week: Vec<Week>,
    pub by_status: Vec<StatusCount>,
    pub by_category: Vec<CategoryCount>,
    /// From submitting to the vendor's first word; over those that have one.
    pub median_first_response_seconds: Option<i64>,
    /// Complaints that the median is taken over.
    pub n_first_response: i64,
    /// Complaints counted in all.
    pub n: i64,
}

/// Weeks shown.
const WEEKS: i64 = 26;

fn week(at: Timestamp) -> String {
    let week = at.datetime().iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// Counts what the scope may see.
pub fn statistics(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Statistics, Problem> {
    let counted = store::counted(conn, scope)?;
    let labels = definition::default_definition()?;
    let sides = organisations::sides(conn, scope)?;
    let side = if sides.contains(&Side::Vendor) { Side::Vendor } else { Side::Customer };
    let count = |keep: &dyn Fn(&Counted) -> bool| {
        i64::try_from(counted.iter().filter(|one| keep(one)).count()).unwrap_or(i64::MAX)
    };
    let mut responses: Vec<i64> = counted
        .iter()
        .filter_map(|one| Some(one.first_response_at?.seconds_since(one.submitted_at?)))
        .collect();
    responses.sort_unstable();
    Ok(Statistics {
        opened_by_week: by_week(&counted, now),
        by_status: Status::ALL
            .iter()
            .map(|status| StatusCount {
                status: *status,
                label: labels.status_label(*status, side, scope.locale()),
                count: count(&|one| one.status == *status),
            })
            .filter(|line| line.count > 0)
            .collect(),
        by_category: Category::ALL
            .iter()
            .map(|category| CategoryCount {
                category: *category,
                count: count(&|one| one.category == *category),
            })
            .filter(|line| line.count > 0)
            .collect(),
        median_first_response_seconds: median(&responses),
        n_first_response: i64::try_from(responses.len()).unwrap_or(i64::MAX),
        n: i64::try_from(counted.len()).unwrap_or(i64::MAX),
    })
}

fn by_week(counted: &[Counted], now: Timestamp) -> Vec<Week> {
    let mut weeks: BTreeMap<String, (i64, i64)> =
        (0..WEEKS).map(|back| (week(now.plus_days(-7 * back)), (0, 0))).collect();
    for one in counted {
        if let Some((opened, _)) = one.submitted_at.and_then(|at| weeks.get_mut(&week(at))) {
            *opened += 1;
        }
        if let Some((_, closed)) = one.closed_at.and_then(|at| weeks.get_mut(&week(at))) {
            *closed += 1;
        }
    }
    weeks.into_iter().map(|(week, (opened, closed))| Week { week, opened, closed }).collect()
}

/// The middle of a sorted list; of two middles their mean, cut.
pub fn median(sorted: &[i64]) -> Option<i64> {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        return sorted.get(middle).copied();
    }
    let low = sorted.get(middle.checked_sub(1)?)?;
    let high = sorted.get(middle)?;
    Some(low + (high - low) / 2)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_of_none_one_two_and_three() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7));
        assert_eq!(median(&[2, 4]), Some(3));
        assert_eq!(median(&[1, 2, 900]), Some(2));
    }
}
