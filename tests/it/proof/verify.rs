//! `concord verify BUNDLE` on what a portal gave.
use concord::features::proof::service::{Report, VerifyOptions, verify};
use concord::features::records::model::EntryId;
use concord::features::records::service::erase_unscoped;
use concord::platform::authz::System;
use concord::platform::db::Tx;

use super::Bundle;
use crate::support::mail::mails_to;
use crate::support::{World, text};

pub struct Kept {
    folder: tempfile::TempDir,
    options: VerifyOptions,
}

impl Kept {
    pub fn new(bundle: &Bundle) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bundle.zip");
        std::fs::write(&path, &bundle.zip).unwrap();
        Self { folder, options: VerifyOptions { bundle: path, ..VerifyOptions::default() } }
    }

    fn mail(&mut self, raw: &str) {
        let path = self.folder.path().join(format!("{}.eml", self.options.receipts.len()));
        std::fs::write(&path, raw).unwrap();
        self.options.receipts.push(path);
    }

    pub fn verify(&self) -> Report {
        verify(&self.options).unwrap()
    }
}

#[actix_web::test]
async fn a_bundle_is_valid_against_its_key_and_the_mails_that_were_sent() {
    let world = World::new().await;
    let told = world.tell("A").await;
    world.app.work().await;
    let mut kept = Kept::new(&Bundle::of(world.customer(), &told.case, "en").await);
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    let of_case: Vec<_> = mails
        .iter()
        .filter(|mail| {
            mail.raw.contains(&format!("[{}]", told.case.number))
                || mail.raw.contains(&told.case.id)
        })
        .collect();
    assert!(!of_case.is_empty(), "{mails:#?}");
    for mail in &of_case {
        kept.mail(&mail.raw);
    }
    let key = world.app.get("/api/v1/keys").await.ok();
    kept.options.key = Some(text(&key["fingerprint"]));
    let report = kept.verify();
    assert!(report.is_valid(), "{report}");
    let told = report.to_string();
    assert!(told.contains("shared: ") && told.contains("private: "), "{told}");
    assert!(told.ends_with("valid"), "{told}");
    // Another key is not this one.
    kept.options.key = Some("00".repeat(32));
    assert!(kept.verify().to_string().contains("another key"));
}

#[actix_web::test]
async fn an_erased_person_is_redacted_and_the_bundle_valid() {
    let world = World::new().await;
    let case = world.case().await;
    let said = world.customer().says(&case, "shared", "SECRETWORD").await;
    let id: EntryId = text(&said["id"]).parse().unwrap();
    let system = System { reason: "test" };
    let erase = move |tx: &mut Tx<'_>| erase_unscoped(tx, id);
    world.app.services.platform.db.write(&system, "test.erase", erase).await.unwrap();
    let bundle = Bundle::of(world.vendor(), &case, "ru").await;
    assert!(!super::unpacked(&bundle.zip).contains("SECRETWORD"));
    let report = Kept::new(&bundle).verify();
    assert!(report.is_valid(), "{report}");
    assert!(report.to_string().contains("shared: 3 entries, 1 redacted, valid"), "{report}");
}
