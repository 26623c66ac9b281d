//! Budgets of what is costly or annoying: attempts for each account, each address, each target.
//!
//! A draw is counted before the attempt and given back if it succeeds, so that a hundred attempts
//! at once are counted a hundred times. Windows are fixed: the first draw opens one.
use std::net::IpAddr;

use diesel::prelude::*;

use crate::platform::auth::store::token_digest;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::throttles;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// How much of something is allowed in a window.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// Part of the key in the table.
    pub name: &'static str,
    pub limit: i32,
    pub seconds: i64,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = throttles)]
struct Row {
    key: String,
    failures: i32,
    window_start: Timestamp,
}

impl Budget {
    /// Takes one, or answers 429 with the seconds until the window is over.
    pub fn draw(self, tx: &mut Tx<'_>, who: &str) -> Result<(), Problem> {
        self.draw_many(tx, who, 1)
    }

    /// Takes as many as told, all or none.
    pub fn draw_many(self, tx: &mut Tx<'_>, who: &str, many: i32) -> Result<(), Problem> {
        let key = self.key(who);
        let fresh = Row { key: key.clone(), failures: 0, window_start: tx.now };
        crate::on_backend!(&mut *tx.conn, |c| {
            diesel::insert_into(throttles::table)
                .values(&fresh)
                .on_conflict(throttles::key)
                .do_nothing()
                .execute(c)
        })?;
        let row: Row = throttles::table.find(&key).select(Row::as_select()).first(tx.conn)?;
        let next = self.count(row.failures, many, row.window_start, tx.now)?;
        diesel::update(throttles::table.find(&key))
            .set((throttles::failures.eq(next.0), throttles::window_start.eq(next.1)))
            .execute(tx.conn)?;
        Ok(())
    }

    /// Gives one back: what was drawn for did not fail.
    pub fn give_back(self, tx: &mut Tx<'_>, who: &str) -> QueryResult<()> {
        diesel::update(throttles::table.find(self.key(who)).filter(throttles::failures.gt(0)))
            .set(throttles::failures.eq(throttles::failures - 1))
            .execute(tx.conn)?;
        Ok(())
    }

    /// Forgets all that was drawn.
    pub fn clear(self, tx: &mut Tx<'_>, who: &str) -> QueryResult<()> {
        diesel::delete(throttles::table.find(self.key(who))).execute(tx.conn)?;
        Ok(())
    }

    /// Addresses and accounts stand in the table as hashes only.
    fn key(self, who: &str) -> String {
        format!("{}:{}", self.name, hex::encode(token_digest(who)))
    }

    fn count(
        self,
        drawn: i32,
        many: i32,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<(i32, Timestamp), Problem> {
        let age = now.seconds_since(since);
        let over = age >= self.seconds || age < 0;
        let (drawn, since) = if over { (0, now) } else { (drawn, since) };
        let sum = drawn.saturating_add(many);
        if sum > self.limit {
            let wait = if over { self.seconds } else { self.seconds - age };
            let wait = u32::try_from(wait).unwrap_or(u32::MAX);
            return Err(Problem::new(Code::TooManyRequests).with_retry_after(wait));
        }
        Ok((sum, since))
    }
}

/// Whom a budget of an address is booked to: the address, or an IPv6 user's whole network.
pub fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Removes windows that were over before `before`; for a daily job.
pub fn sweep_throttles(conn: &mut Conn, before: Timestamp) -> QueryResult<usize> {
    diesel::delete(throttles::table.filter(throttles::window_start.lt(before))).execute(conn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(1_790_000_000_000_000).unwrap().plus_seconds(seconds)
    }

    #[test]
    fn the_limit_holds_and_the_window_ends() {
        let budget = Budget { name: "test", limit: 10, seconds: 900 };
        assert_eq!(budget.count(0, 1, at(0), at(0)).unwrap(), (1, at(0)));
        assert_eq!(budget.count(9, 1, at(0), at(899)).unwrap(), (10, at(0)));
        let refused = budget.count(10, 1, at(0), at(60)).unwrap_err();
        assert_eq!(refused.code, Code::TooManyRequests);
        assert_eq!(refused.retry_after, Some(840));
        assert_eq!(budget.count(10, 1, at(0), at(900)).unwrap(), (1, at(900)));
        assert_eq!(budget.count(4, 6, at(0), at(1)).unwrap(), (10, at(0)));
        assert_eq!(
            budget.count(5, 6, at(0), at(1)).unwrap_err().retry_after,
            Some(899),
            "all or none"
        );
        // A clock that was set back does not lock anybody out for longer.
        assert_eq!(budget.count(10, 1, at(0), at(-5)).unwrap(), (1, at(-5)));
    }

    #[test]
    fn an_ipv6_user_has_one_budget() {
        let network = |text: &str| network_of(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
    }
}
