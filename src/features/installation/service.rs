//! Putting the figures together, and what is remembered of a backup.
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{Datelike, Months, NaiveTime};

use super::model::{
    DatabaseState, Installation, LastBackup, Machine, MailMonth, QueueLag, RunningProcess,
};
use crate::features::notifications::service as notifications;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::events::lags;
use crate::platform::machine;
use crate::platform::problem::Problem;

/// Months of mails that are told.
const MONTHS: u32 = 6;
/// In the data folder.
const BACKUP_FILE: &str = "last-backup.json";

/// The installation as it is now.
pub async fn installation(platform: &Platform) -> Result<Installation, Problem> {
    let now = platform.clock.now();
    let state = platform.db.state().await?;
    let (lags, mails) =
        platform.db.scan(move |conn| Ok((queue_lags(conn, now)?, mails(conn, now)?))).await?;
    Ok(Installation {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        processes: state.processes.into_iter().map(RunningProcess::from).collect(),
        database: DatabaseState::of(state.engine, state.bytes, state.waiting, state.written),
        machine: this_machine(&platform.settings.data_dir),
        lags,
        mails,
        last_backup: last_backup(&platform.settings.data_dir),
    })
}

pub(super) fn queue_lags(conn: &mut Conn, now: Timestamp) -> Result<Vec<QueueLag>, Problem> {
    Ok(lags(conn, now)?.into_iter().map(|lag| QueueLag::of(lag, now)).collect())
}

pub(super) fn this_machine(data_dir: &Path) -> Machine {
    let disk = machine::disk(data_dir);
    Machine {
        memory_bytes: machine::resident(),
        disk_free_bytes: disk.map(|disk| disk.free),
        disk_bytes: disk.map(|disk| disk.bytes),
    }
}

/// One count on an index for each month, however many organisations there are.
fn mails(conn: &mut Conn, now: Timestamp) -> Result<Vec<MailMonth>, Problem> {
    let months = (0..MONTHS).filter_map(|back| month(now, back));
    months
        .map(|(month, from, to)| {
            Ok(MailMonth { month, sent: notifications::sent_between(conn, from, to)? })
        })
        .collect()
}

/// The month so many months back: its name, its first moment, and the first after it.
fn month(now: Timestamp, back: u32) -> Option<(String, Timestamp, Timestamp)> {
    let first = now.datetime().date_naive().with_day(1)?.checked_sub_months(Months::new(back))?;
    let next = first.checked_add_months(Months::new(1))?;
    let moment =
        |day: chrono::NaiveDate| Timestamp::from_datetime(day.and_time(NaiveTime::MIN).and_utc());
    Some((first.format("%Y-%m").to_string(), moment(first), moment(next)))
}

/// Nothing if there was none, or if what is noted of it cannot be read.
pub fn last_backup(data_dir: &Path) -> Option<LastBackup> {
    serde_json::from_slice(&std::fs::read(note(data_dir)).ok()?).ok()
}

/// Remembers a backup that was made of this data folder.
pub fn note_backup(data_dir: &Path, backup: &LastBackup) -> std::io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(data_dir)?;
    file.write_all(&serde_json::to_vec(backup)?)?;
    file.persist(note(data_dir)).map(drop).map_err(|failed| failed.error)
}

fn note(data_dir: &Path) -> PathBuf {
    data_dir.join(BACKUP_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().map(Timestamp::from_datetime).unwrap()
    }

    #[test]
    fn months_follow_each_other_over_the_turn_of_a_year() {
        let now = at("2026-01-31T10:00:00Z");
        let (name, from, to) = month(now, 0).unwrap();
        assert_eq!(name, "2026-01");
        assert_eq!((from, to), (at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z")));
        let (name, _, to) = month(now, 1).unwrap();
        assert_eq!((name.as_str(), to), ("2025-12", from));
        assert_eq!(month(now, 5).unwrap().0, "2025-08");
    }

    #[test]
    fn the_newest_backup_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(last_backup(folder.path()), None);
        let mut made =
            LastBackup { at: at("2026-01-31T10:00:00Z"), bytes: 12, files: 1, missing: 0 };
        for bytes in [12, 13] {
            made.bytes = bytes;
            note_backup(folder.path(), &made).unwrap();
            assert_eq!(last_backup(folder.path()), Some(made.clone()));
        }
        std::fs::write(note(folder.path()), "{").unwrap();
        assert_eq!(last_backup(folder.path()), None);
    }
}
