//! A whole portal on a loopback port: the real services and middleware, a clock that is moved by
//! hand, a mailer that keeps what it was given, cheap password hashes.
use std::net::TcpListener;

use actix_web::dev::ServerHandle;
use concord::app::{Services, server};
use concord::platform::auth::Passwords;
use concord::platform::clock::{Clock, Timestamp};
use concord::platform::config::{MailMode, MailSettings, Settings};
use concord::platform::mail::Mailer;

use super::actors::Actor;
use super::db::TestDatabase;
use super::http::{Answer, Http};

/// Tuesday, 10 March 2026, 10:00 UTC: an hour at which offices are open.
pub const NOON: i64 = 1_773_136_800_000_000;

/// A running portal; it ends with its test.
pub struct TestApp {
    pub services: Services,
    pub clock: Clock,
    pub mailer: Mailer,
    pub http: Http,
    pub dir: tempfile::TempDir,
    handle: ServerHandle,
    // Dropped last, when nothing is connected any more.
    pub database: TestDatabase,
}

impl TestApp {
    /// With mail kept in memory.
    pub async fn start() -> Self {
        Self::start_with(|_settings| {}).await
    }

    /// With settings of its own; `mail.mode` is memory unless they say otherwise.
    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let database = TestDatabase::create(dir.path());
        let clock = Clock::manual(Timestamp::from_micros(NOON).unwrap());
        Self::start_on(dir, database, clock, change)
    }

    /// Another node of the same portal, with a data folder of its own.
    pub fn beside(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self::start_on(dir, self.database.shared(), self.clock.clone(), |settings| {
            settings.key_file = self.services.platform.settings.key_path();
            change(settings);
        })
    }

    fn start_on(
        dir: tempfile::TempDir,
        database: TestDatabase,
        clock: Clock,
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        log();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let mut settings = Settings {
            data_dir: dir.path().to_owned(),
            listen: address,
            public_url: format!("http://localhost:{}", address.port()),
            database_url: database.url.clone(),
            metrics_listen: String::new(),
            mail: MailSettings { mode: MailMode::Memory, ..MailSettings::default() },
            workers: 1,
            ..Settings::default()
        };
        change(&mut settings);
        let mailer = Mailer::new(&settings.mail, dir.path()).unwrap();
        let services =
            Services::build(settings, clock.clone(), Passwords::fast_for_tests(), mailer.clone())
                .unwrap();
        let running = server::serve(&services, listener).unwrap();
        let handle = running.handle();
        actix_web::rt::spawn(running);
        let http = Http::new(format!("http://127.0.0.1:{}", address.port()));
        Self { services, clock, mailer, http, dir, handle, database }
    }

    /// Does all work that is due: mails, notifications, held messages.
    pub async fn work(&self) -> usize {
        self.services.worker.run_due().await
    }

    /// Somebody without any way in.
    pub fn anonymous(&self) -> Actor {
        Actor::new("anonymous", self.http.clone(), None)
    }

    /// The last part of the newest mailed link whose path starts with `path`.
    pub async fn mailed_token(&self, to: &str, path: &str) -> String {
        self.work().await;
        let mails = super::mail::mails_to(&self.mailer, to);
        let newest = mails.iter().rev().find_map(|mail| {
            let (_, after) = mail.text.split_once(path)?;
            let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)));
            Some(after[..end.unwrap_or(after.len())].to_owned())
        });
        newest.unwrap_or_else(|| panic!("no link {path} was mailed to {to}"))
    }

    /// `GET` without any way in.
    pub async fn get(&self, path: &str) -> Answer {
        self.anonymous().get(path).await
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // Without waiting for sockets that are still open.
        drop(self.handle.stop(false));
    }
}

/// Warnings and errors of the portal beside a failed test; `RUST_LOG` asks for more.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _already = tracing_subscriber::fmt()
        .with_test_writer()
        .with_ansi(false)
        .with_env_filter(filter)
        .try_init();
}
