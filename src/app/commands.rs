//! The commands of the command line, each with its one sentence when it refuses.
use std::path::{Path, PathBuf};

use super::{Services, demo as demo_story, startup};
use crate::features::complaints::definition;
use crate::features::identity::service as identity;
use crate::features::imports::{self, ImportOptions};
use crate::features::organisations::service::{self as organisations, NewVendor};
use crate::features::proof::service::{self as proof, VerifyOptions};
use crate::features::records::chain::Verdict;
use crate::features::records::model::EntryId;
use crate::features::records::service as records;
use crate::platform::auth::Passwords;
use crate::platform::authz::{Locale, System};
use crate::platform::clock::Clock;
use crate::platform::config::{MailMode, MailSettings, Overrides, Settings};
use crate::platform::db::{Db, Place};
use crate::platform::events::Bus;
use crate::platform::mail::Mailer;
use crate::platform::problem::{Code, Problem};

/// Why a command did not do its work: one sentence, and the exit code.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// Something in the request or its files is wrong; exit code 2.
    #[error("{0}")]
    Refused(String),
    /// Something of ours failed; exit code 1.
    #[error("{0}")]
    Failed(String),
}

impl CommandError {
    pub fn refused(cause: impl std::fmt::Display) -> Self {
        Self::Refused(cause.to_string())
    }

    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Refused(_) => 2,
            Self::Failed(_) => 1,
        }
    }
}

impl From<Problem> for CommandError {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem.to_string())
    }
}

/// Arguments of `import complaints`.
#[derive(Debug)]
pub struct ImportArgs {
    pub csv: PathBuf,
    pub map: String,
    pub encoding: Option<String>,
    pub dry_run: bool,
}

/// Arguments of `admin create-vendor`.
#[derive(Debug)]
pub struct VendorArgs {
    pub name: String,
    pub email: String,
    pub language: String,
    pub time_zone: String,
}

const COMMAND: System = System { reason: "command" };

fn settings(file: &Path, overrides: Overrides) -> Result<Settings, CommandError> {
    Settings::load(file, overrides).map_err(CommandError::refused)
}

/// Runs a command's work on the threads of the server.
fn block_on<T>(work: impl Future<Output = Result<T, CommandError>>) -> Result<T, CommandError> {
    actix_web::rt::System::new().block_on(work)
}

fn open(settings: &Settings) -> Result<Db, CommandError> {
    std::fs::create_dir_all(&settings.data_dir).map_err(CommandError::refused)?;
    let place = Place::parse(&settings.database_url).map_err(CommandError::refused)?;
    Db::open(&place, Clock::System, Bus::default()).map_err(CommandError::refused)
}

fn build(settings: Settings) -> Result<Services, CommandError> {
    let mailer = Mailer::new(&settings.mail, &settings.data_dir).map_err(CommandError::refused)?;
    Services::build(settings, Clock::System, Passwords::default(), mailer)
}

/// `concord serve`. An empty portal prints a one-time link for its first owner.
pub fn serve(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    startup::log("warn,concord=info");
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let services = build(settings)?;
        let empty = services.platform.db.read(|conn| Ok(organisations::none_yet(conn)?)).await?;
        if empty {
            let link =
                new_vendor(&services, "My company".to_owned(), None, Locale::En, "UTC".to_owned())
                    .await?;
            println!(
                "The portal is empty. The first owner signs up here (once, within 7 days):\n  {link}"
            );
        }
        println!("Serving on {}", services.platform.settings.public_url);
        startup::run(services).await
    })
}

async fn new_vendor(
    services: &Services,
    name: String,
    email: Option<String>,
    locale: Locale,
    time_zone: String,
) -> Result<String, CommandError> {
    let platform = &services.platform;
    let invitation = platform
        .db
        .write(&COMMAND, "vendor.create", move |tx| {
            let new = NewVendor {
                name: name.clone(),
                locale,
                time_zone: time_zone.clone(),
                owner_email: email.clone(),
                owner_name: None,
            };
            let (vendor, invitation) = organisations::create_vendor(tx, new)?;
            definition::publish(tx, vendor, &definition::default_definition()?)?;
            Ok(invitation)
        })
        .await?;
    Ok(platform
        .link(&format!("/welcome/{}", organisations::first_token(&platform.keys, invitation))))
}

/// `concord admin create-vendor`.
pub fn create_vendor(
    file: &Path,
    overrides: Overrides,
    args: VendorArgs,
) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let locale: Locale = args.language.parse().map_err(CommandError::refused)?;
    block_on(async {
        let services = build(settings)?;
        let link =
            new_vendor(&services, args.name, Some(args.email), locale, args.time_zone).await?;
        println!("The first owner signs up here (once, within 7 days):\n  {link}");
        Ok(())
    })
}

/// `concord admin make-operator`.
pub fn make_operator(file: &Path, overrides: Overrides, email: &str) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let email = email.to_owned();
    block_on(async {
        let made = open(&settings)?
            .write(&COMMAND, "operator.make", move |tx| identity::make_operator(tx, &email))
            .await?;
        if made { Ok(()) } else { Err(CommandError::refused("nobody signs in with this address")) }
    })
}

/// `concord demo`: fills an empty folder with the story, then serves it.
pub fn demo(file: &Path, overrides: Overrides, fresh: bool) -> Result<(), CommandError> {
    // Whoever tries the demo looks at the logins, not at requests.
    startup::log("error");
    let overrides = Overrides { demo: Some(true), ..overrides };
    let settings = settings(file, overrides)?;
    let dir = settings.data_dir.clone();
    let _lock = startup::lock(&dir)?;
    if fresh {
        forget(&dir)?;
    }
    block_on(async {
        if !dir.join("demo.json").exists() {
            println!("Writing the demo into {} …", dir.display());
            tell(&settings).await?;
        }
        let services = build(settings)?;
        announce(&services, &dir)?;
        startup::run(services).await
    })
}

/// Tells the story on a clock of its own, with mails that are kept but not sent again.
async fn tell(settings: &Settings) -> Result<(), CommandError> {
    let now = Clock::System.now();
    let quiet = MailSettings { mode: MailMode::Memory, ..settings.mail.clone() };
    let mailer = Mailer::new(&quiet, &settings.data_dir).map_err(CommandError::refused)?;
    let services =
        Services::build(settings.clone(), Clock::manual(now), Passwords::default(), mailer)?;
    let empty = services.platform.db.read(|conn| Ok(organisations::none_yet(conn)?)).await?;
    if !empty {
        return Err(CommandError::refused(format!(
            "{} holds a portal that is no demo: name another folder with --data-dir",
            settings.data_dir.display()
        )));
    }
    let people = demo_story::fill(&services, now).await?;
    services.live.stop().await;
    demo_story::write_people(&settings.data_dir, &settings.public_url, people)
        .map_err(CommandError::refused)
}

/// Deletes an earlier demo; a folder without `demo.json` is not touched.
fn forget(dir: &Path) -> Result<(), CommandError> {
    if !dir.join("demo.json").exists() && dir.join("concord.db").exists() {
        return Err(CommandError::refused(format!(
            "{} holds a portal that is no demo: nothing was deleted",
            dir.display()
        )));
    }
    for name in ["concord.db", "concord.db-wal", "concord.db-shm", "demo.json"] {
        remove(std::fs::remove_file(dir.join(name)))?;
    }
    for name in ["files", "mail"] {
        remove(std::fs::remove_dir_all(dir.join(name)))?;
    }
    Ok(())
}

fn remove(result: std::io::Result<()>) -> Result<(), CommandError> {
    match result {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(CommandError::refused(cause))
        }
        _ => Ok(()),
    }
}

fn announce(services: &Services, dir: &Path) -> Result<(), CommandError> {
    let text = std::fs::read_to_string(dir.join("demo.json")).map_err(CommandError::refused)?;
    let port = services.platform.settings.listen.port();
    println!("\nConcord is ready. Open two windows, one for each side:\n");
    println!("  customer   http://localhost:{port}");
    println!("  vendor     http://127.0.0.1:{port}\n");
    println!("{}\n", demo_story::table(&text).map_err(CommandError::refused)?);
    println!("  password of all: {}", demo_story::PASSWORD);
    println!("  mails are in {}\n", dir.join("mail").display());
    Ok(())
}

/// `concord migrate`.
pub fn migrate(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    open(&settings).map(drop)?;
    println!("The schema is up to date.");
    Ok(())
}

/// `concord config`.
pub fn print_config(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    let figment = Settings::figment(file, overrides.clone());
    println!("{:#?}", settings(file, overrides)?);
    for key in ["data_dir", "listen", "public_url", "database_url", "mail.mode", "mail.host"] {
        let source = figment.find_metadata(key).map_or("default", |metadata| &metadata.name);
        println!("{key}: from {source}");
    }
    Ok(())
}

/// `concord openapi`.
pub fn print_openapi() -> Result<(), CommandError> {
    print!("{}", super::openapi::json());
    Ok(())
}

/// `concord verify`: every lane from its first entry to its head.
pub fn verify(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    block_on(async {
        let verdicts = open(&settings)?.scan(records::verify_all_unscoped).await?;
        let mut entries = 0;
        let mut redacted = 0;
        for (lane, verdict) in &verdicts {
            match verdict {
                Verdict::Whole { entries: whole, redacted: erased } => {
                    entries += whole;
                    redacted += erased;
                }
                Verdict::Broken { seq, why } => {
                    return Err(CommandError::Failed(format!("lane {lane}, entry {seq}: {why}")));
                }
            }
        }
        println!("{} lanes, {entries} entries, {redacted} redacted: whole", verdicts.len());
        Ok(())
    })
}

/// `concord verify BUNDLE`: a bundle that somebody took away, without the server and its database.
pub fn verify_bundle(options: &VerifyOptions) -> Result<(), CommandError> {
    let report = proof::verify(options).map_err(|why| {
        CommandError::refused(format!(
            "{} is no bundle that can be verified: {why}",
            options.bundle.display()
        ))
    })?;
    println!("{report}");
    match report.first_fault() {
        None => Ok(()),
        Some(fault) => Err(CommandError::Failed(format!("the bundle is broken: {fault}"))),
    }
}

/// `concord admin erase`: destroys the text of one entry; its place in the chain stays.
pub fn erase(file: &Path, overrides: Overrides, entry: &str) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let entry: EntryId =
        entry.parse().map_err(|_| CommandError::refused("an entry's id is a UUID"))?;
    block_on(async {
        let erased = open(&settings)?
            .write(&COMMAND, "entry.erase", move |tx| records::erase_unscoped(tx, entry))
            .await;
        erased.map_err(|problem| match problem.code {
            Code::NotFound => CommandError::refused("there is no such entry with a text"),
            _ => problem.into(),
        })
    })
}

/// `concord import complaints`.
pub fn import_complaints(
    file: &Path,
    overrides: Overrides,
    args: ImportArgs,
) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let options = ImportOptions {
        file: args.csv,
        map: args.map,
        encoding: args.encoding,
        dry_run: args.dry_run,
        rejects: None,
        vendor_override: None,
        progress: true,
    };
    block_on(async {
        let db = open(&settings)?;
        let summary =
            imports::import_complaints(&db, &options).await.map_err(CommandError::refused)?;
        println!("{summary}");
        Ok(())
    })
}
