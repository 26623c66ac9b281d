//! The demo is told once and looked at from all sides: it loses no stage, and what is taken away
//! from it can be verified.
mod bundles;
mod ideas;
mod stages;

use actix_web::http::Method;
use serde_json::Value;

use super::fill::fill;
use super::people::Logins;
use super::wire::{Answer, Voice, Wire};
use crate::app::Services;
use crate::platform::auth::Passwords;
use crate::platform::clock::{Clock, Timestamp};
use crate::platform::config::{MailMode, MailSettings, Settings};
use crate::platform::mail::Mailer;

/// Tuesday, 10 March 2026, 10:00 UTC.
const NOW: i64 = 1_773_136_800_000_000;

/// A demo that was told, without a socket.
struct Told {
    services: Services,
    logins: Logins,
    wire: Wire,
    folder: tempfile::TempDir,
}

impl Told {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            data_dir: folder.path().to_owned(),
            database_url: format!("sqlite:{}", folder.path().join("concord.db").display()),
            mail: MailSettings { mode: MailMode::Memory, ..MailSettings::default() },
            demo: true,
            ..Settings::default()
        };
        let now = Timestamp::from_micros(NOW).unwrap();
        let mailer = Mailer::new(&settings.mail, folder.path()).unwrap();
        let services =
            Services::build(settings, Clock::manual(now), Passwords::fast_for_tests(), mailer)
                .unwrap();
        let logins = fill(&services, now).await.unwrap();
        let wire = Wire::to(&services).await;
        Self { services, logins, wire, folder }
    }

    fn token(&self, name: &str, organisation: &str) -> &str {
        let found = self.logins.people.iter();
        let mut found = found.filter(|one| one.name == name && one.organisation == organisation);
        &found.next().unwrap_or_else(|| panic!("no {name}")).token
    }

    /// What the owner of the vendor sees.
    async fn vendor(&self, path: &str) -> Value {
        self.get(self.token("Helen Marsh", "Hydra Castings"), path).await
    }

    async fn get(&self, token: &str, path: &str) -> Value {
        let answer = self.ask(token, path).await;
        assert!(answer.is_success(), "{path}: {} {}", answer.status, answer.body);
        answer.body
    }

    async fn ask(&self, token: &str, path: &str) -> Answer {
        let path = format!("/api/v1/{path}");
        self.wire.send(Voice::Token(token), Method::GET, &path, None, None).await.unwrap()
    }
}

fn items(list: &Value) -> &[Value] {
    list["items"].as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The first in a list of strings that an expectation names and the demo lacks.
#[track_caller]
fn has_all(what: &str, found: &[String], expected: &[&str]) {
    for one in expected {
        assert!(found.iter().any(|word| word == one), "no {what} is {one}: {found:?}");
    }
}

#[actix_web::test]
async fn the_demo_has_a_dispute_in_each_stage_and_bundles_that_verify() {
    let told = Told::new().await;
    stages::hold(&told).await;
    ideas::hold(&told).await;
    bundles::hold(&told).await;
    told.services.live.stop().await;
}
