//! Until when the side with the ball owes its move.
//!
//! Plain calendar days by severity until a relationship's service agreement says otherwise.
use crate::features::complaints::model::{AUTO_CLOSE_DAYS, Severity, Status};
use crate::features::records::model::BallSide;
use crate::platform::clock::Timestamp;

/// Days in which the vendor answers.
fn vendor_days(severity: Severity) -> i64 {
    match severity {
        Severity::Critical => 1,
        Severity::Major => 3,
        Severity::Moderate => 5,
        Severity::Minor => 10,
    }
}

/// Days in which the customer answers.
const CUSTOMER_DAYS: i64 = 10;

/// The time by which the next move is due; none for third parties, whom nobody here can bind.
pub fn due(
    status: Status,
    severity: Severity,
    side: Option<BallSide>,
    now: Timestamp,
) -> Option<Timestamp> {
    match side? {
        BallSide::Third => None,
        _ if status == Status::Resolved => Some(now.plus_days(AUTO_CLOSE_DAYS)),
        BallSide::Customer => Some(now.plus_days(CUSTOMER_DAYS)),
        BallSide::Vendor | BallSide::Both => Some(now.plus_days(vendor_days(severity))),
    }
}
