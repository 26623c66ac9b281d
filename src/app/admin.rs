//! What whoever runs the installation does by the command line: vendors, their first owners, the
//! operator.
use std::path::Path;

use super::commands::{
    COMMAND, CommandError, block_on, build, open, require_portal, say, settings,
};
use super::{Services, startup};
use crate::features::complaints::definition;
use crate::features::identity::service as identity;
use crate::features::organisations::model::InvitationId;
use crate::features::organisations::office_hours::time_zone;
use crate::features::organisations::service::{self as organisations, NewVendor};
use crate::features::privacy::service::erase_person_unscoped;
use crate::platform::auth::EmailAddress;
use crate::platform::authz::Locale;
use crate::platform::config::Overrides;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// Arguments of `admin create-vendor`.
#[derive(Debug)]
pub struct VendorArgs {
    pub name: String,
    pub email: String,
    pub language: String,
    pub time_zone: String,
}

/// Arguments of `admin owner-link`.
#[derive(Debug)]
pub struct OwnerArgs {
    pub slug: String,
    /// `None`: whoever holds the link gives their own address.
    pub email: Option<String>,
}

/// `concord admin create-vendor`.
pub fn create_vendor(
    file: &Path,
    overrides: Overrides,
    args: VendorArgs,
) -> Result<(), CommandError> {
    let new = checked(args)?;
    let settings = settings(file, overrides)?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let services = build(settings)?;
        let name = new.name.clone();
        let db = &services.platform.db;
        let known =
            db.read(move |conn| Ok(organisations::find_by_name_unscoped(conn, &name)?)).await?;
        if let Some(known) = known {
            return Err(CommandError::refused(format!(
                "there is an organisation called {} already; make a link for its owner with \
                 `concord admin owner-link --slug {}`, or choose another name",
                known.name, known.slug
            )));
        }
        let link = new_vendor(&services, new).await;
        db.checkpoint();
        say(&format!("The first owner signs up here (once, within 7 days):\n  {}\n", link?));
        Ok(())
    })
}

/// What was typed, or a sentence about what is wrong with it.
fn checked(args: VendorArgs) -> Result<NewVendor, CommandError> {
    let VendorArgs { name, email, language, time_zone: zone } = args;
    if name.trim().is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
        return Err(CommandError::refused("--name takes 1 to 200 printable characters"));
    }
    check_address(&email)?;
    time_zone(&zone).map_err(|_| {
        CommandError::refused(format!("{zone} is no time zone: it is written as Europe/Berlin"))
    })?;
    let locale: Locale = language
        .parse()
        .map_err(|_| CommandError::refused(format!("{language} is no language: en or ru")))?;
    let owner_email = Some(email);
    Ok(NewVendor {
        name: name.trim().to_owned(),
        locale,
        time_zone: zone,
        owner_email,
        owner_name: None,
    })
}

fn check_address(email: &str) -> Result<(), CommandError> {
    match EmailAddress::parse(email, "email") {
        Ok(_) => Ok(()),
        Err(_) => Err(CommandError::refused(format!("{email} is no e-mail address"))),
    }
}

/// The vendor that an empty portal begins with; its owner's link.
pub(super) async fn first_vendor(services: &Services) -> Result<String, CommandError> {
    let new = NewVendor {
        name: "My company".to_owned(),
        locale: Locale::En,
        time_zone: "UTC".to_owned(),
        owner_email: None,
        owner_name: None,
    };
    new_vendor(services, new).await
}

async fn new_vendor(services: &Services, new: NewVendor) -> Result<String, CommandError> {
    let make = move |tx: &mut Tx<'_>| {
        let (vendor, invitation) = organisations::create_vendor(tx, new.clone())?;
        definition::publish(tx, vendor, &definition::default_definition()?)?;
        Ok(invitation)
    };
    let invitation = services.platform.db.write(&COMMAND, "vendor.create", make).await?;
    Ok(welcome(services, invitation))
}

fn welcome(services: &Services, invitation: InvitationId) -> String {
    let platform = &services.platform;
    let token = organisations::first_token(&platform.keys, invitation);
    platform.link(&format!("/welcome/{token}"))
}

/// `concord admin list`: the vendors, those with the word in their name or slug.
pub fn list(file: &Path, overrides: Overrides, word: Option<&str>) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    block_on(async {
        let vendors =
            open(&settings)?.scan(|conn| Ok(organisations::vendors_unscoped(conn)?)).await?;
        let word = word.unwrap_or_default().to_lowercase();
        let mut lines = String::new();
        for vendor in vendors {
            let fits = vendor.slug.contains(&word) || vendor.name.to_lowercase().contains(&word);
            if fits {
                let state = if vendor.claimed_at.is_some() { "in use" } else { "nobody signs in" };
                lines.push_str(&format!("{:<40} {:<16} {}\n", vendor.slug, state, vendor.name));
            }
        }
        say(&format!("{:<40} {:<16} name\n{lines}", "slug", "state"));
        Ok(())
    })
}

/// `concord admin owner-link`: a one-time link for an owner of an organisation that is there.
pub fn owner_link(file: &Path, overrides: Overrides, args: OwnerArgs) -> Result<(), CommandError> {
    if let Some(email) = &args.email {
        check_address(email)?;
    }
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let _lock = startup::lock(&settings.data_dir)?;
    block_on(async {
        let services = build(settings)?;
        let db = &services.platform.db;
        let (slug, email) = (args.slug.clone(), args.email);
        let invite = move |tx: &mut Tx<'_>| {
            let found = organisations::find_by_slug_unscoped(tx.conn, &slug)?;
            let organisation = found.ok_or_else(Problem::not_found)?;
            organisations::invite_owner(tx, &organisation, email.clone())
        };
        let invited = db.write(&COMMAND, "owner.invite", invite).await;
        db.checkpoint();
        let invitation = invited.map_err(|problem| match problem.code {
            Code::NotFound => CommandError::refused(format!(
                "there is no organisation with the slug {}: `concord admin list` shows them",
                args.slug
            )),
            Code::AlreadyExists => CommandError::refused(
                "this address belongs to the organisation, or is invited already",
            ),
            _ => problem.into(),
        })?;
        let link = welcome(&services, invitation);
        say(&format!("The owner signs up here (once, within 7 days):\n  {link}\n"));
        Ok(())
    })
}

/// `concord admin make-operator`.
pub fn make_operator(file: &Path, overrides: Overrides, email: &str) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let address = email.to_owned();
    block_on(async {
        let db = open(&settings)?;
        let made = db
            .write(&COMMAND, "operator.make", move |tx| identity::make_operator(tx, &address))
            .await;
        db.checkpoint();
        if !made? {
            return Err(CommandError::refused(format!("nobody signs in with {email}")));
        }
        say(&format!(
            "{email} is an operator now: “Installation” in the menu shows queues and delivery states.\n"
        ));
        Ok(())
    })
}

/// `concord admin erase-person`.
pub fn erase_person(file: &Path, overrides: Overrides, email: &str) -> Result<(), CommandError> {
    let settings = settings(file, overrides)?;
    require_portal(&settings)?;
    let _lock = startup::lock(&settings.data_dir)?;
    let address = email.to_owned();
    block_on(async {
        let db = open(&settings)?;
        let erase = move |tx: &mut Tx<'_>| erase_person_unscoped(tx, &address);
        let erased = db.write(&COMMAND, "person.erase", erase).await;
        db.checkpoint();
        let Some(erased) = erased? else {
            return Err(CommandError::refused(format!("nobody signs in with {email}")));
        };
        say(&format!(
            "They stand as “{}” now; {} entries that named them were destroyed. Backups that were \
             made before still hold them: let those run out.\n",
            erased.pseudonym, erased.entries
        ));
        Ok(())
    })
}
