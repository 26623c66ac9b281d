//! Fills an empty data folder: organisations, people, relationships; then the story.
use std::collections::HashMap;

use serde_json::Map;

use super::people::{DemoOperator, DemoPerson, Logins};
use super::replay::{Cast, replay};
use super::story::{self, Story};
use super::troupe::Troupe;
use super::wire::Wire;
use super::words::{Member, Words};
use super::{acts, asked, calls, orders, planned, radar, segments};
use crate::app::Services;
use crate::features::complaints::definition;
use crate::features::identity::model::{NewPerson, TokenScope};
use crate::features::identity::service as identity;
use crate::features::imports::{self, ImportOptions};
use crate::features::organisations::model::Side;
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::{
    self as organisations, NewMembership, NewOrganisation, NewRelationship,
};
use crate::platform::auth::EmailAddress;
use crate::platform::authz::{Locale, MembershipId, OrganisationId, Role, Sees, System};
use crate::platform::clock::{Clock, Timestamp};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Password of all demo people; long enough for the rules, short enough to type.
pub const PASSWORD: &str = "concord-demo";
/// The vendor that brings in the consumer complaints.
const IMPORTING: &str = "meridian";
/// The vendor that asks its customers, and who weighs ideas there.
const ASKING: &str = "hydra";
const RESEARCHER: &str = "irina";
/// The vendor of the story, whose log of calls and whose orders there are.
const TELEPHONED: &str = "hydra";
/// Whoever looks at its radar there.
const LOOKING: &str = "grace";
/// Days before now at which the organisations were set up.
const SET_UP_DAYS: i64 = 75;

pub(super) const DEMO: System = System { reason: "demo" };

/// Tells the whole story into an empty portal, at the times it happened. `services` must stand
/// on a manual clock; it ends at `now`.
pub async fn fill(services: &Services, now: Timestamp) -> Result<Logins, Problem> {
    let story = story::load().map_err(Problem::internal)?;
    let clock: &Clock = &services.platform.clock;
    clock.set(now.plus_days(-SET_UP_DAYS));
    let hash = services.platform.passwords.hash(PASSWORD.to_owned()).await?;
    let (cast, people) = set_up(services, &story, hash.clone()).await?;
    let add = move |tx: &mut Tx<'_>| operator(tx, &hash);
    let operator = services.platform.db.write(&DEMO, "demo.operator", add).await?;
    bring_in(services, cast.organisation(IMPORTING)?).await?;
    let acts = acts::load().map_err(Problem::internal)?;
    let mut troupe = troupe(services, &story, &cast, now).await?;
    asked::customers(services, cast.organisation(ASKING)?, now).await?;
    replay(services, &story, &cast, &acts, &mut troupe, now).await?;
    let researcher = cast.member(RESEARCHER, ASKING).ok_or_else(Problem::not_found)?;
    asked::study(services, &troupe.words, researcher, now).await?;
    asked::offers(services, cast.organisation(ASKING)?, now).await?;
    clock.set(now);
    calls::bring_in(services, cast.organisation(TELEPHONED)?, now).await?;
    orders::bring_in(services, cast.organisation(TELEPHONED)?, now).await?;
    planned::plan(services, &cast, TELEPHONED, now).await?;
    let looking = cast.member(LOOKING, TELEPHONED).ok_or_else(Problem::not_found)?;
    segments::keep(services, looking).await?;
    radar::look(services, looking).await?;
    Ok(Logins { people, operator: Some(operator), guests: troupe.joined })
}

/// Those who act over HTTP: everybody by their key, and by key and organisation.
async fn troupe(
    services: &Services,
    story: &Story,
    cast: &Cast,
    now: Timestamp,
) -> Result<Troupe, Problem> {
    let mut people = HashMap::new();
    let mut tokens = HashMap::new();
    for membership in &story.memberships {
        let key = (membership.person.clone(), membership.organisation.clone());
        let name = story.people.iter().find(|person| person.key == membership.person);
        let name = name.map(|person| person.name.clone()).unwrap_or_default();
        let (Some(id), Some(token)) = (cast.members.get(&key), cast.tokens.get(&key)) else {
            continue;
        };
        for known in [format!("{}@{}", key.0, key.1), key.0] {
            people.insert(known.clone(), Member { id: id.to_string(), name: name.clone() });
            tokens.insert(known, token.clone());
        }
    }
    let relations = serde_json::json!(cast.relationships);
    let kept = Map::from_iter([("relation".to_owned(), relations)]);
    Ok(Troupe {
        wire: Wire::to(services).await,
        words: Words { kept, people, now },
        tokens,
        guests: acts::guests().map_err(Problem::internal)?,
        joined: Vec::new(),
        keys: services.platform.keys.clone(),
    })
}

/// Whoever runs the installation has a firm of their own, which takes part in no record: the pages
/// of the portal stand under an organisation, and an operator sees nobody's texts.
fn operator(tx: &mut Tx<'_>, hash: &str) -> Result<DemoOperator, Problem> {
    let (name, email, organisation) =
        ("Ines Falk", "ines.falk@portal.example", "Portal operations");
    let new = NewPerson {
        email: EmailAddress::parse(email, "email")?,
        name: name.to_owned(),
        locale: Locale::En,
        password_hash: Some(hash.to_owned()),
    };
    let person = identity::create_person(tx, new)?;
    let firm = organisations::create_organisation(
        tx,
        NewOrganisation {
            name: organisation.to_owned(),
            locale: Locale::En,
            time_zone: "UTC".to_owned(),
            sees: Sees::All,
            office_hours: OfficeHours::default(),
            setup_done: true,
        },
    )?;
    let member =
        NewMembership { organisation: firm, person, role: Role::Owner, title: None, team: None };
    let member = organisations::create_membership(tx, member)?;
    let scopes = [TokenScope::Read, TokenScope::Write];
    let token = identity::fresh_token(tx, member, "demo".to_owned(), &scopes, None)?;
    identity::make_operator(tx, email)?;
    Ok(DemoOperator {
        name: name.to_owned(),
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        token: token.token,
        organisation: organisation.to_owned(),
        language: Locale::En,
    })
}

/// The consumer complaints of the second vendor, through the import that everybody uses.
async fn bring_in(services: &Services, vendor: OrganisationId) -> Result<(), Problem> {
    let file = services.platform.settings.data_dir.join("consumer_complaints.csv");
    std::fs::write(&file, story::CONSUMER_COMPLAINTS).map_err(Problem::internal)?;
    let options = ImportOptions {
        map: "cfpb".to_owned(),
        encoding: None,
        dry_run: false,
        rejects: Some(file.with_extension("rejects.csv")),
        vendor_override: Some(vendor),
        progress: false,
        file: file.clone(),
    };
    let imported = imports::import_complaints(&services.platform.db, &options).await;
    std::fs::remove_file(&file).map_err(Problem::internal)?;
    imported.map(drop).map_err(Problem::internal)
}

/// Organisations, people, relationships and an API token for each membership.
async fn set_up(
    services: &Services,
    story: &Story,
    hash: String,
) -> Result<(Cast, Vec<DemoPerson>), Problem> {
    let told = story::load().map_err(Problem::internal)?;
    let vendors: Vec<String> = story.relationships.iter().map(|one| one.vendor.clone()).collect();
    services
        .platform
        .db
        .write(&DEMO, "demo.set_up", move |tx| {
            let mut cast = Cast::default();
            for organisation in &told.organisations {
                let id = organisations::create_organisation(tx, new_organisation(organisation)?)?;
                cast.organisations.insert(organisation.key.clone(), id);
            }
            for key in [&vendors[..], &[IMPORTING.to_owned()]].concat() {
                let vendor = cast.organisation(&key)?;
                if cast.vendors.insert(vendor) {
                    definition::publish(tx, vendor, &definition::default_definition()?)?;
                }
            }
            let people = join(tx, &told, &mut cast, &hash)?;
            for relationship in &told.relationships {
                let customer = cast.organisation(&relationship.customer)?;
                let owner = relationship.owner.as_ref();
                let owner = owner.and_then(|key| cast.member(key, &relationship.vendor));
                let id = organisations::create_relationship(
                    tx,
                    NewRelationship {
                        vendor: cast.organisation(&relationship.vendor)?,
                        customer,
                        name: name_of(&told, &relationship.customer),
                        customer_number: relationship.customer_number.clone(),
                        tier: relationship.tier.clone(),
                        segment: None,
                        owner,
                    },
                )?;
                cast.relationships.insert(relationship.customer.clone(), id);
            }
            Ok((cast, people))
        })
        .await
}

fn name_of(story: &Story, key: &str) -> String {
    story
        .organisations
        .iter()
        .find(|organisation| organisation.key == key)
        .map_or_else(String::new, |organisation| organisation.name.clone())
}

fn new_organisation(told: &story::Organisation) -> Result<NewOrganisation, Problem> {
    let hours = &told.office_hours;
    Ok(NewOrganisation {
        name: told.name.clone(),
        locale: told.locale,
        time_zone: told.time_zone.clone(),
        sees: told.sees,
        office_hours: OfficeHours {
            days: hours.days.clone(),
            from: hours.from.clone(),
            to: hours.to.clone(),
        },
        setup_done: true,
    })
}

/// People with their memberships and tokens.
fn join(
    tx: &mut Tx<'_>,
    story: &Story,
    cast: &mut Cast,
    hash: &str,
) -> Result<Vec<DemoPerson>, Problem> {
    let mut persons = HashMap::new();
    for person in &story.people {
        let new = NewPerson {
            email: EmailAddress::parse(&person.email, "email")?,
            name: person.name.clone(),
            locale: person.locale,
            password_hash: Some(hash.to_owned()),
        };
        persons.insert(person.key.clone(), (identity::create_person(tx, new)?, person));
        if person.operator {
            identity::make_operator(tx, &person.email)?;
        }
    }
    let customers: Vec<&String> = story.relationships.iter().map(|one| &one.customer).collect();
    let mut people = Vec::new();
    for membership in &story.memberships {
        let (person_id, person) = persons.get(&membership.person).ok_or_else(Problem::not_found)?;
        let organisation: OrganisationId = cast.organisation(&membership.organisation)?;
        let id: MembershipId = organisations::create_membership(
            tx,
            NewMembership {
                organisation,
                person: *person_id,
                role: membership.role,
                title: membership.title.clone(),
                team: membership.team.clone(),
            },
        )?;
        let key = (membership.person.clone(), membership.organisation.clone());
        cast.members.insert(key.clone(), id);
        let token = identity::fresh_token(
            tx,
            id,
            "demo".to_owned(),
            &[TokenScope::Read, TokenScope::Write],
            None,
        )?;
        cast.tokens.insert(key, token.token.clone());
        let is_customer = customers.contains(&&membership.organisation);
        people.push(DemoPerson {
            name: person.name.clone(),
            email: person.email.clone(),
            password: PASSWORD.to_owned(),
            token: token.token,
            organisation: name_of(story, &membership.organisation),
            side: if is_customer { Side::Customer } else { Side::Vendor },
            role: membership.role,
            language: person.locale,
        });
    }
    Ok(people)
}
