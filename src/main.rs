//! The command line only.
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use concord::app::{self, CommandError};
use concord::platform::config::{NodeRole, Overrides};

/// A shared portal where a vendor and its customers work things out together.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    /// Settings file.
    #[arg(long, global = true, default_value = "concord.toml")]
    config: PathBuf,
    /// Where database, files, mails and the server's key live.
    #[arg(long, global = true)]
    data_dir: Option<PathBuf>,
    /// Address to serve on.
    #[arg(long, global = true)]
    listen: Option<SocketAddr>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal (also without a command).
    Serve {
        /// What this node does: `all`, or where several serve one portal `web` or `worker`.
        #[arg(long, value_parser = role)]
        role: Option<NodeRole>,
    },
    /// Do the work after requests alone, beside nodes that serve (`serve --role worker`).
    Worker,
    /// Fill a data folder with a story to try things on, and serve it.
    Demo {
        /// Throw the folder's earlier demo away first.
        #[arg(long)]
        fresh: bool,
    },
    /// Bring data in.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Take data out.
    Export {
        #[command(subcommand)]
        what: Export,
    },
    /// Fill an empty folder, or that of a demo, with made-up data to measure speed on.
    Load {
        #[command(subcommand)]
        what: app::Load,
    },
    /// Surveys as files: SurveyJS JSON, or an XLSForm as XLSX or CSV.
    Survey {
        #[command(subcommand)]
        what: Survey,
    },
    /// Bring the database to the newest schema.
    Migrate,
    /// Print the settings that hold and where each came from.
    Config,
    /// Print the API's description.
    Openapi,
    /// Check the hash chain of every lane; or a bundle that somebody took away, without the server.
    Verify {
        /// A bundle, as `…/bundle` gives it; the database without it.
        bundle: Option<PathBuf>,
        /// Fingerprint that the bundle's key must have.
        #[arg(long, requires = "bundle")]
        key: Option<String>,
        /// A mail of the installation whose head must lie on the chain; may be repeated.
        #[arg(long, requires = "bundle")]
        receipt: Vec<PathBuf>,
    },
    /// Save everything into one file: database, files and key; also while the portal is served.
    Backup {
        /// A new file.
        file: PathBuf,
        /// Encrypt with the passphrase in the first line of this file.
        #[arg(long)]
        passphrase_file: Option<PathBuf>,
    },
    /// Bring a backup back into an empty data folder, and compare every byte.
    Restore {
        /// What `backup` wrote.
        file: PathBuf,
        #[arg(long)]
        passphrase_file: Option<PathBuf>,
    },
    /// For whoever runs the installation.
    Admin {
        #[command(subcommand)]
        what: Admin,
    },
}

#[derive(Subcommand)]
enum Import {
    /// Complaints from a CSV file, plain or gzip.
    Complaints {
        file: PathBuf,
        /// `cfpb`, `cfpb-2013`, or a map of your own (TOML).
        #[arg(long)]
        map: String,
        /// Of the file, if it is not UTF-8: `windows-1251`, `latin1`, …
        #[arg(long)]
        encoding: Option<String>,
        /// Read and check everything, write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// A log of calls from a CSV file, plain or gzip.
    Interactions {
        file: PathBuf,
        /// `nyc311`, or a map of your own (TOML).
        #[arg(long)]
        map: String,
        /// Whose log it is: the address of a vendor, as `admin list` shows it. May be left out
        /// where there is only one.
        #[arg(long)]
        vendor: Option<String>,
        /// Of the file, if it is not UTF-8: `windows-1251`, `latin1`, …
        #[arg(long)]
        encoding: Option<String>,
    },
    /// Orders with their lines from a CSV file, plain or gzip.
    Orders {
        #[command(flatten)]
        from: SalesFile,
    },
    /// Products from a CSV file, plain or gzip.
    Products {
        #[command(flatten)]
        from: SalesFile,
    },
    /// Take a run of `import orders` or `import products` back.
    Undo {
        /// The id that the run printed.
        run: String,
    },
    /// Answers from CSV files: each becomes a closed survey with its responses.
    SurveyAnswers {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Whose survey it is: the address of a vendor, as `admin list` shows it. May be left out
        /// where there is only one.
        #[arg(long)]
        vendor: Option<String>,
        /// Of the questions: `en`, `ru`, …
        #[arg(long, default_value = "en")]
        language: String,
        /// Of the files, if they are not UTF-8: `windows-1251`, `macintosh`, …
        #[arg(long)]
        encoding: Option<String>,
        /// What was promised to those who answered: `identified`, `confidential`, `anonymous`.
        #[arg(long, default_value = "identified")]
        anonymity: String,
    },
}

#[derive(Args)]
struct SalesFile {
    file: PathBuf,
    /// `uci-online-retail` (orders), or a map of your own (TOML).
    #[arg(long)]
    map: String,
    /// Whose they are: the address of a vendor, as `admin list` shows it. May be left out where
    /// there is only one.
    #[arg(long)]
    vendor: Option<String>,
    /// Of the file, if it is not UTF-8: `windows-1251`, `latin1`, …
    #[arg(long)]
    encoding: Option<String>,
}

impl SalesFile {
    fn of(self, kind: app::SalesKind) -> app::SalesArgs {
        let Self { file: csv, map, vendor, encoding } = self;
        app::SalesArgs { kind, csv, map, vendor, encoding }
    }
}

#[derive(Subcommand)]
enum Export {
    /// The views for tools that draw figures, one CSV file each.
    Bi {
        /// The folder; it is made if it is not there.
        #[arg(long)]
        to: PathBuf,
        /// Of one vendor, by its address; of all unless told.
        #[arg(long)]
        vendor: Option<String>,
    },
}

#[derive(Subcommand)]
enum Survey {
    /// Say whether a file holds a survey, what is wrong with it and what would be left out; keep nothing.
    Check { file: PathBuf },
    /// Keep the survey of a file as a draft.
    Import {
        file: PathBuf,
        /// Whose survey it is: the address of a vendor, as `admin list` shows it. May be left out
        /// where there is only one.
        #[arg(long)]
        vendor: Option<String>,
    },
    /// Print what a survey asks, as SurveyJS JSON.
    Export {
        /// Its id, as the address of its page has it.
        id: String,
    },
}

#[derive(Subcommand)]
enum Admin {
    /// Create a vendor organisation and print a one-time link for its first owner.
    CreateVendor {
        #[arg(long)]
        name: String,
        #[arg(long)]
        email: String,
        /// `en` or `ru`
        #[arg(long, default_value = "en")]
        language: String,
        #[arg(long, default_value = "UTC")]
        time_zone: String,
    },
    /// Move time in a demo, and only there.
    Clock {
        /// How far: `3d`, `12h`, `1d12h30m`.
        #[arg(long, allow_hyphen_values = true)]
        advance: String,
    },
    /// List the vendors, with the slugs that other commands take.
    List {
        /// A part of the name or slug.
        word: Option<String>,
    },
    /// Print a one-time link for an owner of an organisation that is there, as after an import.
    OwnerLink {
        #[arg(long)]
        slug: String,
        /// Whom to mail the link to; without it, whoever holds the link may use it.
        #[arg(long)]
        email: Option<String>,
    },
    /// Destroy the text of one entry, as the law may ask; the chain of its lane stays whole.
    Erase {
        /// The entry's id.
        entry: String,
    },
    /// Erase a person who signs in: a pseudonym takes their place everywhere, and entries that name
    /// them are destroyed. There is no way back.
    ErasePerson {
        #[arg(long)]
        email: String,
    },
    /// Let a person see queues and delivery states of the whole installation; never texts.
    MakeOperator {
        #[arg(long)]
        email: String,
    },
}

fn role(text: &str) -> Result<NodeRole, String> {
    match text {
        "all" => Ok(NodeRole::All),
        "web" => Ok(NodeRole::Web),
        "worker" => Ok(NodeRole::Worker),
        _ => Err("a role is all, web or worker".to_owned()),
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("concord: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(cli: Cli) -> Result<(), CommandError> {
    let overrides =
        Overrides { data_dir: cli.data_dir, listen: cli.listen, ..Overrides::default() };
    let file = cli.config;
    match cli.command.unwrap_or(Command::Serve { role: None }) {
        Command::Serve { role } => app::serve(&file, Overrides { role, ..overrides }),
        Command::Worker => {
            app::serve(&file, Overrides { role: Some(NodeRole::Worker), ..overrides })
        }
        Command::Demo { fresh } => app::demo(&file, overrides, fresh),
        Command::Migrate => app::migrate(&file, overrides),
        Command::Config => app::print_config(&file, overrides),
        Command::Openapi => app::print_openapi(),
        Command::Verify { bundle: None, .. } => app::verify(&file, overrides),
        Command::Verify { bundle: Some(bundle), key, receipt: receipts } => {
            app::verify_bundle(&app::VerifyOptions { bundle, key, receipts })
        }
        Command::Backup { file: to, passphrase_file } => {
            app::backup(&file, overrides, &app::BackupArgs { file: to, passphrase_file })
        }
        Command::Restore { file: from, passphrase_file } => {
            app::restore(&file, overrides, &app::BackupArgs { file: from, passphrase_file })
        }
        Command::Survey { what: Survey::Check { file: path } } => app::check_survey(&path),
        Command::Survey { what: Survey::Import { file: path, vendor } } => {
            app::import_survey(&file, overrides, &path, vendor.as_deref())
        }
        Command::Survey { what: Survey::Export { id } } => {
            app::export_survey(&file, overrides, &id)
        }
        Command::Import { what: Import::Complaints { file: csv, map, encoding, dry_run } } => {
            app::import_complaints(
                &file,
                overrides,
                app::ImportArgs { csv, map, encoding, dry_run },
            )
        }
        Command::Import {
            what: Import::SurveyAnswers { files, vendor, language, encoding, anonymity },
        } => app::import_survey_answers(
            &file,
            overrides,
            app::AnswersArgs { files, vendor, language, encoding, anonymity },
        ),
        Command::Import { what: Import::Interactions { file: csv, map, vendor, encoding } } => {
            app::import_interactions(
                &file,
                overrides,
                app::CallLogArgs { csv, map, vendor, encoding },
            )
        }
        Command::Import { what: Import::Orders { from } } => {
            app::import_sales(&file, overrides, from.of(app::SalesKind::Orders))
        }
        Command::Import { what: Import::Products { from } } => {
            app::import_sales(&file, overrides, from.of(app::SalesKind::Products))
        }
        Command::Import { what: Import::Undo { run } } => app::undo_import(&file, overrides, &run),
        Command::Load { what } => app::load(&file, overrides, what),
        Command::Export { what: Export::Bi { to, vendor } } => {
            app::export_bi(&file, overrides, app::BiArgs { to, vendor })
        }
        Command::Admin { what: Admin::CreateVendor { name, email, language, time_zone } } => {
            app::create_vendor(
                &file,
                overrides,
                app::VendorArgs { name, email, language, time_zone },
            )
        }
        Command::Admin { what: Admin::Clock { advance } } => {
            app::advance_clock(&file, overrides, &advance)
        }
        Command::Admin { what: Admin::List { word } } => {
            app::list(&file, overrides, word.as_deref())
        }
        Command::Admin { what: Admin::OwnerLink { slug, email } } => {
            app::owner_link(&file, overrides, app::OwnerArgs { slug, email })
        }
        Command::Admin { what: Admin::Erase { entry } } => app::erase(&file, overrides, &entry),
        Command::Admin { what: Admin::ErasePerson { email } } => {
            app::erase_person(&file, overrides, &email)
        }
        Command::Admin { what: Admin::MakeOperator { email } } => {
            app::make_operator(&file, overrides, &email)
        }
    }
}
