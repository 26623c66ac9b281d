//! Where made-up data may stand: in a portal that was empty and was made for it, or in a demo. Which one it
//! is, a file beside the database says; a portal without one is never touched.
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::LOAD;
use crate::app::CommandError;
use crate::app::commands::{open, say};
use crate::app::demo;
use crate::features::complaints::definition;
use crate::features::identity::model::{NewPerson, TokenScope};
use crate::features::identity::service as identity;
use crate::features::organisations::model::Organisation;
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::{
    self as organisations, NewMembership, NewOrganisation,
};
use crate::platform::auth::{EmailAddress, Passwords};
use crate::platform::authz::{Locale, Role, Sees};
use crate::platform::config::Settings;
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;

const FILE: &str = "load.json";
const NAME: &str = "Load Works";
const EMAIL: &str = "owner@load.example";

/// Who signs in there; scripts that measure read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Mark {
    organisation: String,
    email: String,
    password: String,
    /// An API token with the rights of the owner.
    token: String,
}

/// The database and the vendor whose data is made up.
pub(in crate::app) struct Ground {
    pub(in crate::app) db: Db,
    pub(in crate::app) vendor: Organisation,
    /// The data folder.
    pub(in crate::app) dir: PathBuf,
}

impl Ground {
    pub(super) async fn of(settings: &Settings) -> Result<Self, CommandError> {
        let db = open(settings)?;
        let dir = &settings.data_dir;
        let empty = db.read(|conn| Ok(organisations::none_yet(conn)?)).await?;
        let slug = if empty { make(&db, dir).await? } else { known(&db, dir).await? };
        let find = {
            let slug = slug.clone();
            move |conn: &mut _| Ok(organisations::find_by_slug_unscoped(conn, &slug)?)
        };
        let vendor = db.read(find).await?;
        let vendor = vendor.ok_or_else(|| refused(dir))?;
        Ok(Self { db, vendor, dir: dir.clone() })
    }
}

fn refused(dir: &Path) -> CommandError {
    CommandError::refused(format!(
        "{} holds a portal that was not made for this: name an empty folder, or that of a demo, with --data-dir",
        dir.display()
    ))
}

/// The vendor that the file names; of a demo the first one.
async fn known(db: &Db, dir: &Path) -> Result<String, CommandError> {
    if let Ok(text) = std::fs::read_to_string(dir.join(FILE)) {
        let mark: Mark = serde_json::from_str(&text).map_err(|_| refused(dir))?;
        return Ok(mark.organisation);
    }
    let text = std::fs::read_to_string(dir.join("demo.json")).map_err(|_| refused(dir))?;
    let name = demo::vendor_of(&text).ok_or_else(|| refused(dir))?;
    let find = move |conn: &mut _| Ok(organisations::find_by_name_unscoped(conn, &name)?);
    Ok(db.read(find).await?.ok_or_else(|| refused(dir))?.slug)
}

/// A vendor with one owner.
async fn make(db: &Db, dir: &Path) -> Result<String, CommandError> {
    let hash = Passwords::default().hash(demo::PASSWORD.to_owned()).await?;
    let token = db.write(&LOAD, "load.vendor", move |tx| vendor(tx, &hash)).await?;
    let find = |conn: &mut _| Ok(organisations::find_by_name_unscoped(conn, NAME)?);
    let slug = db.read(find).await?.ok_or_else(|| refused(dir))?.slug;
    let mark = Mark {
        organisation: slug.clone(),
        email: EMAIL.to_owned(),
        password: demo::PASSWORD.to_owned(),
        token,
    };
    let text = serde_json::to_string_pretty(&mark).map_err(CommandError::failed)?;
    std::fs::write(dir.join(FILE), text).map_err(CommandError::failed)?;
    say(&format!("{NAME}: {EMAIL}, {}\n", demo::PASSWORD));
    Ok(slug)
}

fn vendor(tx: &mut Tx<'_>, hash: &str) -> Result<String, Problem> {
    let new = NewPerson {
        email: EmailAddress::parse(EMAIL, "email")?,
        name: "Lou Owner".to_owned(),
        locale: Locale::En,
        password_hash: Some(hash.to_owned()),
    };
    let person = identity::create_person(tx, new)?;
    let organisation = organisations::create_organisation(
        tx,
        NewOrganisation {
            name: NAME.to_owned(),
            locale: Locale::En,
            time_zone: "Europe/Berlin".to_owned(),
            sees: Sees::All,
            office_hours: OfficeHours::default(),
            setup_done: true,
        },
    )?;
    definition::publish(tx, organisation, &definition::default_definition()?)?;
    let member = NewMembership { organisation, person, role: Role::Owner, title: None, team: None };
    let member = organisations::create_membership(tx, member)?;
    let scopes = [TokenScope::Read, TokenScope::Write];
    let token = identity::fresh_token(tx, member, "load".to_owned(), &scopes, None)?;
    Ok(token.token)
}
