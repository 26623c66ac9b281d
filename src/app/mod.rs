//! The composition root: the only place that knows all features.
mod admin;
mod backup;
mod bi;
mod call_log;
mod commands;
mod demo;
mod health;
mod load;
mod manual;
mod observe;
pub mod openapi;
pub mod routes;
mod sales;
pub mod server;
mod settings_text;
mod startup;
mod survey_answers;
mod survey_files;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;

pub use crate::features::orders::model::ImportKind as SalesKind;
pub use admin::{
    OwnerArgs, VendorArgs, create_vendor, erase_person, list, make_operator, owner_link,
};
pub use backup::{BackupArgs, backup, restore};
pub use bi::{BiArgs, export_bi};
pub use call_log::{CallLogArgs, import_interactions};
pub use commands::{
    CommandError, ImportArgs, advance_clock, demo, erase, import_complaints, migrate, print_config,
    print_openapi, serve, verify, verify_bundle,
};
pub use health::Leaving;
pub use load::{Load, load};
pub use sales::{SalesArgs, import_sales, undo_import};
pub use startup::link_nodes;
pub use survey_answers::{AnswersArgs, import_survey_answers};
pub use survey_files::{check_survey, export_survey, import_survey};

pub use crate::features::privacy::service::erase_entry;
pub use crate::features::proof::service::VerifyOptions;

use crate::features::imports::uploads::jobs as uploads;
use crate::features::interactions::service::INTERACTION_EVENT;
use crate::features::notifications::model::{Digests, Notices, RecordTitles};
use crate::features::records::model::RecordId;
use crate::features::{
    activities, aftercare, agreements, commitments, complaints, customers, decisions, demands,
    digests, disputes, documents, figures, ideas, identity, insights, installation, interactions,
    issues, meetings, ndas, notifications, privacy, projects, records, requirements, rules,
    segments, surveys,
};
use crate::platform::auth::{Keys, Passwords, sweep_throttles};
use crate::platform::authz::System;
use crate::platform::clock::Clock;
use crate::platform::config::Settings;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Db, Place};
use crate::platform::events::Bus;
use crate::platform::http::forget_keys;
use crate::platform::jobs::{Handler, JobError, OutboxSweeper, Task, Worker, one_write};
use crate::platform::live::{Limits, Live};
use crate::platform::mail::Mailer;
use crate::platform::problem::Problem;

/// Everything that serves requests and does the work after them. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    pub platform: Platform,
    pub live: Live,
    pub worker: Arc<Worker>,
    pub mailer: Mailer,
    /// Cancelled once this node is about to stop: `/readyz` says so.
    pub leaving: Leaving,
}

/// Seconds between two sweeps of uploads that nobody used.
const SWEEP_SECONDS: i64 = 3600;

impl Services {
    /// Opens database, files and mailer in the data folder and wires the features. `passwords`
    /// are cheap in tests alone.
    pub fn build(
        settings: Settings,
        clock: Clock,
        passwords: Passwords,
        mailer: Mailer,
    ) -> Result<Self, CommandError> {
        let dir = settings.data_dir.clone();
        std::fs::create_dir_all(&dir).map_err(|cause| unusable(&dir, &cause))?;
        let keys = settings.key_path();
        let keys = Keys::load_or_create(&keys).map_err(|cause| unusable(&keys, &cause))?;
        let files = backup::files_of(&settings)?;
        let bus = Bus::default();
        let place = Place::parse(&settings.database_url).map_err(CommandError::refused)?;
        let db = Db::open(&place, clock.clone(), bus.clone()).map_err(CommandError::refused)?;
        let platform =
            Platform { db, clock, bus, files, keys, passwords, settings: Arc::new(settings) };
        let source = Arc::new(records::live::RecordsLive::new(platform.clone()));
        let live = Live::start(&platform.bus, source, Limits::default());
        let titles = RecordTitles(record_titles);
        let digests = Digests(digests::service::digest);
        let notices = Notices(rules::service::notice);
        let mut handlers =
            notifications::handlers(&platform, mailer.clone(), (titles, digests, notices))
                .map_err(CommandError::refused)?;
        let entries = notifications::entry_handler(&platform);
        let entries = disputes::escalations::jobs::after_entries(&platform, entries);
        let entries = aftercare::jobs::after_entries(&platform, entries);
        let entries = projects::jobs::after_entries(&platform, entries);
        let entries = digests::jobs::after_entries(&platform, entries);
        // Segments are seen to before rules, since these ask of which segments an account is.
        let entries = rules::jobs::after_entries(&platform, entries);
        let entries = segments::jobs::after_entries(&platform, entries);
        handlers.extend(complaints::jobs::handlers(&platform, entries));
        handlers.extend(identity::jobs::handlers(&platform));
        handlers.extend(commitments::jobs::handlers(&platform));
        handlers.extend(disputes::offers::jobs::handlers(&platform));
        handlers.extend(disputes::escalations::jobs::handlers(&platform));
        handlers.extend(disputes::mediations::jobs::handlers(&platform));
        handlers.extend(disputes::third_parties::jobs::handlers(&platform));
        handlers.extend(aftercare::jobs::handlers(&platform));
        handlers.extend(ideas::jobs::handlers(&platform));
        handlers.extend(uploads::handlers(&platform));
        handlers.extend(insights::jobs::handlers(&platform));
        handlers.extend(meetings::jobs::handlers(&platform));
        handlers.extend(projects::jobs::handlers(&platform));
        handlers.extend(ndas::jobs::handlers(&platform));
        handlers.extend(interactions::jobs::handlers(&platform));
        handlers.extend(digests::jobs::handlers(&platform));
        handlers.extend(documents::jobs::handlers(&platform));
        handlers.extend(activities::jobs::handlers(&platform, mailer.clone()));
        // What figures say of customers is known before these are held against rules.
        let compute = segments::jobs::compute_all(&platform);
        let compute = figures::jobs::before_segments(&platform, compute);
        handlers.extend(segments::jobs::handlers(&platform, compute));
        handlers.extend(rules::jobs::handlers(&platform));
        handlers.push((INTERACTION_EVENT, after_interactions(&platform)));
        handlers.push((projects::service::PARTY_LEFT, after_leaving(&platform)));
        projects::service::check_templates().map_err(CommandError::refused)?;
        let worker = Worker::new(&platform, handlers)
            .every(SWEEP_SECONDS, "unused uploads", Arc::new(Sweeper(platform.clone())))
            .every(SWEEP_SECONDS, "done work", Arc::new(OutboxSweeper(platform.db.clone())))
            .every(customers::jobs::LOOK_SECONDS, "names", customers::jobs::fold_names(&platform))
            .every(insights::jobs::LOOK_SECONDS, "radars", insights::jobs::look_weekly(&platform))
            .every(uploads::LOOK_SECONDS, "uploads", uploads::forget(&platform))
            .every(demands::jobs::LOOK_SECONDS, "demands", demands::jobs::look_ahead(&platform))
            .every(figures::jobs::REVIEW_SECONDS, "decisions", figures::jobs::look_ahead(&platform))
            .every(segments::jobs::LOOK_SECONDS, "segments", segments::jobs::look_again(&platform))
            .every(figures::jobs::LOOK_SECONDS, "figures", figures::jobs::look_daily(&platform))
            .every(rules::jobs::LOOK_SECONDS, "rules", rules::jobs::look_at_dates(&platform))
            .every(ndas::jobs::LOOK_SECONDS, "NDAs", ndas::jobs::look_ahead(&platform))
            .every(privacy::jobs::LOOK_SECONDS, "retention", privacy::jobs::forget(&platform))
            .every(
                installation::jobs::LOOK_SECONDS,
                "figures of the installation",
                installation::jobs::measure(&platform),
            );
        Ok(Self { platform, live, worker: Arc::new(worker), mailer, leaving: Leaving::default() })
    }
}

/// Who falls into which segment is seen before rules are told of it.
fn after_interactions(platform: &Platform) -> Arc<dyn Handler> {
    segments::jobs::after_interactions(platform, rules::jobs::after_interactions(platform))
}

/// What stands on a project looks again when an organisation has left it.
fn after_leaving(platform: &Platform) -> Arc<dyn Handler> {
    one_write(&platform.db, "an organisation has left", "project.left", |tx, work| {
        decisions::service::party_left(tx, work.subject())?;
        requirements::service::party_left(tx, work.subject())
    })
}

/// What records of every kind are called, asked of the features that have them.
fn record_titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    let mut titles = complaints::service::titles(conn, ids)?;
    if titles.len() < ids.len() {
        titles.extend(agreements::service::titles(conn, ids)?);
    }
    if titles.len() < ids.len() {
        titles.extend(ndas::service::titles(conn, ids)?);
    }
    if titles.len() < ids.len() {
        titles.extend(customers::service::titles(conn, ids)?);
    }
    if titles.len() < ids.len() {
        titles.extend(issues::service::titles(conn, ids)?);
    }
    if titles.len() < ids.len() {
        titles.extend(ideas::service::titles(conn, ids)?);
    }
    if titles.len() < ids.len() {
        titles.extend(meetings::service::titles(conn, ids)?);
    }
    if titles.len() < ids.len() {
        titles.extend(projects::service::titles(conn, ids)?);
    }
    if titles.len() < ids.len() {
        titles.extend(surveys::service::titles(conn, ids)?);
    }
    Ok(titles)
}

/// Removes uploads that no message brought, used-up throttles and forgotten request keys.
struct Sweeper(Platform);

#[async_trait]
impl Task for Sweeper {
    async fn run(&self) -> Result<(), JobError> {
        records::jobs::sweep_unused(&self.0, &[surveys::service::known_contents]).await?;
        self.0
            .db
            .write(&System { reason: "sweep" }, "sweep", |tx| {
                forget_keys(tx)?;
                let before = tx.now.plus_days(-1);
                sweep_throttles(tx.conn, before)?;
                surveys::service::sweep(tx)?;
                Ok(())
            })
            .await?;
        Ok(())
    }
}

fn unusable(path: &Path, cause: &dyn std::fmt::Display) -> CommandError {
    CommandError::refused(format!("{} cannot be used: {cause}", path.display()))
}
