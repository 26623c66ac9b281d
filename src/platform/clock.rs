//! Time comes from here alone, so that tests can set it.
//!
//! A [`Timestamp`] is UTC with microseconds: PostgreSQL keeps no more, and both databases must
//! give back what they were given.
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};

/// A moment: UTC, cut to microseconds. JSON form: RFC 3339 with `Z`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
    utoipa::ToSchema,
)]
#[diesel(sql_type = crate::platform::db::sql::Utc)]
#[schema(value_type = String, format = DateTime)]
#[serde(transparent)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// Microseconds since 1970; `None` outside chrono's range.
    pub fn from_micros(micros: i64) -> Option<Self> {
        DateTime::from_timestamp_micros(micros).map(Self)
    }

    /// Microseconds since 1970.
    pub fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    /// Cuts to microseconds.
    pub fn from_datetime(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(6))
    }

    pub fn datetime(self) -> DateTime<Utc> {
        self.0
    }

    /// Moves by whole seconds (negative: back); stays in place at the end of time.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let moved = chrono::TimeDelta::try_seconds(seconds)
            .and_then(|delta| self.0.checked_add_signed(delta));
        Self(moved.unwrap_or(self.0))
    }

    pub fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(86_400))
    }

    /// Whole seconds from `earlier` to here; negative if it is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_seconds()
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(chrono::SecondsFormat::Micros, true))
    }
}

/// Where the time comes from: the machine, or a test.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    System,
    /// Microseconds since 1970, moved by hand.
    Manual(Arc<AtomicI64>),
    /// The machine's time and as many seconds more as this file says: for a demo, whose time is
    /// moved from outside. Read each time, so that a move holds at once.
    Ahead(Arc<Path>),
}

impl Clock {
    /// A clock that stands still at `at` until it is moved.
    pub fn manual(at: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.micros())))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::from_datetime(Utc::now()),
            Self::Manual(micros) => Timestamp::from_micros(micros.load(Ordering::SeqCst))
                .unwrap_or(Timestamp(DateTime::UNIX_EPOCH)),
            Self::Ahead(file) => Self::System.now().plus_seconds(seconds_in(file)),
        }
    }

    /// The machine's time, ahead by the seconds in `file`; a missing file says none.
    pub fn ahead(file: &Path) -> Self {
        Self::Ahead(file.into())
    }

    /// Moves a manual clock to `at`; a system clock cannot be moved.
    pub fn set(&self, at: Timestamp) {
        if let Self::Manual(micros) = self {
            micros.store(at.micros(), Ordering::SeqCst);
        }
    }

    /// Moves a manual clock on by `seconds`.
    pub fn advance(&self, seconds: i64) {
        if let Self::Manual(micros) = self {
            micros.fetch_add(seconds.saturating_mul(1_000_000), Ordering::SeqCst);
        }
    }
}

/// What a file says about how far ahead a clock is; never back.
pub fn seconds_in(file: &Path) -> i64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.trim().parse::<i64>().unwrap_or(0).max(0)
}
