//! The commands of the command line, each with its one sentence when it refuses.
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Services, admin, backup, demo as demo_story, erase_entry, settings_text, startup};
use crate::features::imports::{self, ImportOptions};
use crate::features::organisations::service as organisations;
use crate::features::proof::service::{self as proof, VerifyOptions};
use crate::features::records::chain::Verdict;
use crate::features::records::model::EntryId;
use crate::features::records::service as records;
use crate::platform::auth::Passwords;
use crate::platform::authz::System;
use crate::platform::clock::Clock;
use crate::platform::config::{MailMode, MailSettings, NodeRole, Overrides, Settings};
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

    pub fn failed(cause: impl std::fmt::Display) -> Self {
        Self::Failed(cause.to_string())
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

impl From<ImportArgs> for ImportOptions {
    fn from(args: ImportArgs) -> Self {
        Self {
            file: args.csv,
            map: args.map,
            encoding: args.encoding,
            dry_run: args.dry_run,
            rejects: None,
            vendor_override: None,
            progress: true,
        }
    }
}

pub(super) const COMMAND: System = System { reason: "command" };

pub(super) fn settings(file: &Path, overrides: Overrides) -> Result<Settings, CommandError> {
    Settings::load(file, overrides).map_err(CommandError::refused)
}

/// Prints; whoever reads may stop reading.
pub(super) fn say(text: &str) {
    let _closed = std::io::stdout().write_all(text.as_bytes());
}

/// Refuses to make a portal where one is to be read or changed.
pub(super) fn require_portal(settings: &Settings) -> Result<(), CommandError> {
    match Place::parse(&settings.database_url) {
        Ok(Place::Sqlite(path)) if !path.exists() => Err(CommandError::refused(format!(
            "there is no portal in {}: name its folder with --data-dir",
            settings.data_dir.display()
        ))),
        _ => Ok(()),
    }
}

/// Runs a command's work on the threads of the server.
pub(super) fn block_on<T>(
    work: impl Future<Output = Result<T, CommandError>>,
) -> Result<T, CommandError> {
    actix_web::rt::System::new().block_on(work)
}

pub(super) fn open(settings: &Settings) -> Result<Db, CommandError> {
    std::fs::create_dir_all(&settings.data_dir).map_err(CommandError::refused)?;
    open_existing(settings)
}

fn open_existing(settings: &Settings) -> Result<Db, CommandError> {
    let place = Place::parse(&settings.database_url).map_err(CommandError::refused)?;
    Db::open(&place, Clock::System, Bus::default()).map_err(CommandError::refused)
}

pub(super) fn build(settings: Settings) -> Result<Services, CommandError> {
    build_on(settings, Clock::System)
}

fn build_on(settings: Settings, clock: Clock) -> Result<Services, CommandError> {
    let mailer = Mailer::new(&settings.mail, &settings.data_dir).map_err(CommandError::refused)?;
    Services::build(settings, clock, Passwords::default(), mailer)
}

/// `concord serve` and `concord worker`. An empty portal prints a one-time link for its first owner.
pub fn serve(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    startup::log("warn,concord=info");
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let services = build(settings)?;
        startup::check(&services).await?;
        if services.platform.settings.role == NodeRole::Worker {
            say("Doing the work of the portal; requests are answered by other nodes.\n");
            return startup::run(services, None).await;
        }
        let listener = startup::bind(&services.platform.settings)?;
        let empty = services.platform.db.read(|conn| Ok(organisations::none_yet(conn)?)).await?;
        if empty {
            let link = admin::first_vendor(&services).await?;
            say(&format!(
                "The portal is empty. The first owner signs up here (once, within 7 days):\n  {link}\n"
            ));
        }
        say(&format!("Serving on {}\n", services.platform.settings.public_url));
        startup::run(services, Some(listener)).await
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
            say(&format!("Writing the demo into {} …\n", dir.display()));
            tell(&settings).await?;
        }
        let services = build_on(settings, Clock::ahead(&dir.join(demo_story::CLOCK)))?;
        let listener = startup::bind(&services.platform.settings)?;
        announce(&services, &dir)?;
        startup::run(services, Some(listener)).await
    })
}

/// Tells the story on a clock of its own. Its mails are files, whatever the settings say: nobody
/// gets mail from a story.
async fn tell(settings: &Settings) -> Result<(), CommandError> {
    let now = Clock::System.now();
    let files = MailSettings { mode: MailMode::Files, ..settings.mail.clone() };
    let mailer = Mailer::new(&files, &settings.data_dir).map_err(CommandError::refused)?;
    let services =
        Services::build(settings.clone(), Clock::manual(now), Passwords::default(), mailer)?;
    let empty = services.platform.db.read(|conn| Ok(organisations::none_yet(conn)?)).await?;
    if !empty {
        return Err(CommandError::refused(format!(
            "{} holds a portal that is no demo: name another folder with --data-dir",
            settings.data_dir.display()
        )));
    }
    let logins = demo_story::fill(&services, now).await?;
    services.live.stop().await;
    demo_story::write_logins(&settings.data_dir, &settings.public_url, logins)
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
    for name in ["concord.db", "concord.db-wal", "concord.db-shm", "demo.json", demo_story::CLOCK] {
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

/// `concord admin clock`: moves time in a demo, also while it is being served.
pub fn advance_clock(file: &Path, overrides: Overrides, by: &str) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let seconds = demo_story::seconds(by).ok_or_else(|| {
        CommandError::refused(format!("{by:?} is no length of time: write 3d, 12h or 1d12h30m"))
    })?;
    let now = demo_story::advance(&settings.data_dir, seconds).map_err(CommandError::refused)?;
    say(&format!("In the demo it is now {now}; what is due happens within two seconds.\n"));
    Ok(())
}

fn announce(services: &Services, dir: &Path) -> Result<(), CommandError> {
    let text = std::fs::read_to_string(dir.join("demo.json")).map_err(CommandError::refused)?;
    let settings = &services.platform.settings;
    let (customer, vendor) = (&settings.public_url, settings.second_url());
    let table = demo_story::table(&text).map_err(CommandError::refused)?;
    let (password, mails) = (demo_story::PASSWORD, dir.join("mail"));
    say(&format!(
        "\nConcord is ready. Open two windows, one for each side:\n\n  customer   {customer}\n  \
         vendor     {vendor}\n\n{table}\n\n  password of all: {password}\n  mails are in {}\n\n",
        mails.display()
    ));
    Ok(())
}

/// `concord migrate`.
pub fn migrate(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    open(&settings)?.checkpoint();
    say("The schema is up to date.\n");
    Ok(())
}

/// `concord config`.
pub fn print_config(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    let figment = Settings::figment(file, overrides.clone());
    say(&settings_text::toml(&figment, &settings(file, overrides)?)?);
    Ok(())
}

/// `concord openapi`.
pub fn print_openapi() -> Result<(), CommandError> {
    say(&super::openapi::json());
    Ok(())
}

/// `concord verify`: every lane from its first entry to its head, and the content of every file.
pub fn verify(file: &Path, overrides: Overrides) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    block_on(async {
        let db = open(&settings)?;
        verify_lanes(&db).await?;
        let checked = backup::check_files(&db, &backup::files_of(&settings)?).await?;
        for fault in &checked.faults {
            say(&format!("{fault}\n"));
        }
        match checked.faults.len() {
            0 => say(&format!("{} files: whole\n", checked.whole)),
            n => return Err(CommandError::Failed(format!("{n} files are missing or damaged"))),
        }
        Ok(())
    })
}

pub(super) async fn verify_lanes(db: &Db) -> Result<(), CommandError> {
    let verdicts = db.scan(records::verify_all_unscoped).await?;
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
    say(&format!("{} lanes, {entries} entries, {redacted} redacted: whole\n", verdicts.len()));
    Ok(())
}

/// `concord verify BUNDLE`: a bundle that somebody took away, without the server and its database.
pub fn verify_bundle(options: &VerifyOptions) -> Result<(), CommandError> {
    let report = proof::verify(options).map_err(|why| CommandError::refused(why.to_string()))?;
    say(&format!("{report}\n"));
    match report.first_fault() {
        None => Ok(()),
        Some(fault) => Err(CommandError::Failed(format!("the bundle is broken: {fault}"))),
    }
}

/// `concord admin erase`: destroys the text of one entry; its place in the chain stays.
pub fn erase(file: &Path, overrides: Overrides, entry: &str) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let entry: EntryId =
        entry.parse().map_err(|_| CommandError::refused("an entry's id is a UUID"))?;
    block_on(async {
        let db = open(&settings)?;
        let erased = db.write(&COMMAND, "entry.erase", move |tx| erase_entry(tx, entry)).await;
        db.checkpoint();
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
    if args.dry_run {
        return rehearse(&settings, args);
    }
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let db = open(&settings)?;
        let imported = imports::import_complaints(&db, &args.into()).await;
        db.checkpoint();
        let summary = imported.map_err(CommandError::refused)?;
        let vendors = db.scan(|conn| Ok(organisations::vendors_unscoped(conn)?)).await?;
        if vendors.iter().any(|vendor| vendor.claimed_at.is_none()) {
            let dir = settings.data_dir.display();
            say(&format!(
                "Nobody can sign in for some of the vendors yet. Find one, and make a link for its owner:\n  \
                 concord --data-dir {dir} admin list WORD\n  \
                 concord --data-dir {dir} admin owner-link --slug SLUG\n"
            ));
        }
        say(&format!("{summary}\n"));
        Ok(())
    })
}

/// Reads and checks everything. Where there is no portal yet, against an empty one that is thrown
/// away.
fn rehearse(settings: &Settings, args: ImportArgs) -> Result<(), CommandError> {
    let scratch = match require_portal(settings) {
        Ok(()) => None,
        Err(_) => Some(scratch_folder()?),
    };
    let place = match &scratch {
        Some(dir) => format!("sqlite:{}", dir.join("concord.db").display()),
        None => settings.database_url.clone(),
    };
    let done = block_on(async {
        let settings = Settings { database_url: place, ..settings.clone() };
        let db = open_existing(&settings)?;
        imports::import_complaints(&db, &args.into()).await.map_err(CommandError::refused)
    });
    if let Some(dir) = scratch {
        remove(std::fs::remove_dir_all(dir))?;
    }
    say(&format!("{}\n", done?.rehearsed()));
    Ok(())
}

/// A folder of this process alone.
fn scratch_folder() -> Result<PathBuf, CommandError> {
    let dir = std::env::temp_dir().join(format!("concord-dry-run-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&dir).map_err(CommandError::refused)?;
    Ok(dir)
}
