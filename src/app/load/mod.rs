//! `concord load`: fills a folder with made-up data of any size, so that speed can be measured. What is made
//! up is the same for the same seed; it never comes near real data ([`ground`]).
mod complaints;
mod customers;
mod drawn;
mod ground;
mod simulate;

use std::path::Path;
use std::time::Instant;

use clap::Subcommand;

use super::CommandError;
use super::commands::{block_on, say, settings};
use super::startup;
use crate::platform::authz::System;
use crate::platform::config::Overrides;
use crate::platform::statistics::number::real;

/// What is made up.
#[derive(Debug, Subcommand)]
pub enum Load {
    /// A vendor's customer base: accounts, contacts, a log of interactions, orders.
    Customers(customers::Args),
    /// Complaints with messages; asked for again, more of them.
    Complaints(complaints::Args),
    /// Plays the busiest hour of up to a thousand times as many people; needs no folder.
    Simulate(simulate::Args),
}

/// What rows are written as.
pub(super) const LOAD: System = System { reason: "load" };

/// `concord load …`
pub fn load(file: &Path, overrides: Overrides, what: Load) -> Result<(), CommandError> {
    if let Load::Simulate(args) = &what {
        return simulate::simulate(args);
    }
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let ground = ground::Ground::of(&settings).await?;
        let done = match what {
            Load::Customers(args) => customers::fill(&ground, &args).await,
            Load::Complaints(args) => complaints::fill(&ground, &args).await,
            Load::Simulate(_) => Ok(()),
        };
        ground.db.checkpoint();
        done
    })
}

/// Counts rows, and says how many there were in a second.
pub(super) struct Tally {
    what: &'static str,
    begun: Instant,
    rows: usize,
}

impl Tally {
    pub(super) fn of(what: &'static str) -> Self {
        Self { what, begun: Instant::now(), rows: 0 }
    }

    pub(super) fn add(&mut self, rows: usize) {
        self.rows += rows;
    }

    pub(super) fn tell(&self) {
        let seconds = self.begun.elapsed().as_secs_f64().max(0.001);
        let rows = real(u64::try_from(self.rows).unwrap_or(u64::MAX));
        say(&format!(
            "{:<24} {:>10} rows {seconds:>8.1} s {:>10.0} rows/s\n",
            self.what,
            self.rows,
            rows / seconds
        ));
    }
}
