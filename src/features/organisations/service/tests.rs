//! Use cases on a real database.
use super::*;
use crate::features::organisations::model::{
    InvitationId, InvitationState, MembershipStatus, PartySide, Side,
};
use crate::features::organisations::office_hours::OfficeHours;
use crate::platform::auth::{Keys, scope_of_membership};
use crate::platform::authz::{Locale, PersonId, Role, Scope, Sees, System};
use crate::platform::clock::{Clock, Timestamp};
use crate::platform::db::{Db, Place, Tx};
use crate::platform::events::Bus;
use crate::platform::http::{IfMatch, PageParams};
use crate::platform::problem::{Code, Problem};

const SYSTEM: System = System { reason: "test" };

struct World {
    db: Db,
    clock: Clock,
    keys: Keys,
    _folder: tempfile::TempDir,
}

/// A vendor with an owner, and the customer Northwind that nobody has claimed.
struct Cast {
    vendor: OrganisationId,
    owner: Scope,
    northwind: RelationshipDetails,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock =
            Clock::manual(Timestamp::from_datetime("2026-03-02T09:00:00Z".parse().unwrap()));
        let place = Place::Sqlite(folder.path().join("concord.db"));
        let db = Db::open(&place, clock.clone(), Bus::default()).unwrap();
        Self { db, clock, keys: Keys::from_bytes([7; 32]), _folder: folder }
    }

    async fn write<T, F>(&self, f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    {
        self.db.write(&SYSTEM, "test", f).await
    }

    /// As `who`, with the audit's name for it.
    async fn act<T, F>(&self, who: &Scope, action: &'static str, mut f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>, &Scope) -> Result<T, Problem> + Send + 'static,
    {
        let scope = who.clone();
        self.db.write(who, action, move |tx| f(tx, &scope)).await
    }

    async fn person(&self, name: &'static str) -> PersonId {
        let email = format!("{name}@example.com").to_lowercase();
        self.write(move |tx| Ok(store::people::insert_person(tx.conn, name, &email)?))
            .await
            .unwrap()
    }

    async fn join(&self, organisation: OrganisationId, name: &'static str, role: Role) -> Scope {
        let person = self.person(name).await;
        let new = NewMembership { organisation, person, role, title: None, team: None };
        let id = self.write(move |tx| create_membership(tx, new.clone())).await.unwrap();
        self.scope(id).await
    }

    async fn scope(&self, id: MembershipId) -> Scope {
        self.db.read(move |conn| Ok(scope_of_membership(conn, id)?)).await.unwrap().unwrap()
    }

    async fn organisation(&self, name: &'static str) -> OrganisationId {
        let new = NewOrganisation {
            name: name.to_owned(),
            locale: Locale::En,
            time_zone: "Europe/Berlin".to_owned(),
            sees: Sees::All,
            office_hours: OfficeHours::default(),
            setup_done: true,
        };
        self.write(move |tx| create_organisation(tx, new.clone())).await.unwrap()
    }

    async fn cast(&self) -> Cast {
        let vendor = self.organisation("Granit Castings").await;
        let owner = self.join(vendor, "Olga", Role::Owner).await;
        let northwind = self.add(&owner, "Northwind").await.unwrap();
        Cast { vendor, owner, northwind }
    }

    async fn add(&self, who: &Scope, name: &'static str) -> Result<RelationshipDetails, Problem> {
        self.act(who, "relationship.create", move |tx, scope| {
            let new = NewCustomer {
                name: name.to_owned(),
                customer_number: Some("K-7".to_owned()),
                tier: Some("A".to_owned()),
                locale: None,
            };
            add_customer(tx, scope, new)
        })
        .await
    }

    async fn invite(&self, who: &Scope, email: &str, role: Role) -> Result<InvitationId, Problem> {
        let new = NewInvitation { email: email.to_owned(), role, title: None, locale: None };
        let made =
            self.act(who, "invitation.create", move |tx, s| invite(tx, s, new.clone())).await?;
        Ok(made.invitation.id)
    }

    async fn invite_into(
        &self,
        who: &Scope,
        to: &RelationshipDetails,
        email: &str,
    ) -> Result<InvitationId, Problem> {
        let new =
            NewInvitation { email: email.to_owned(), role: Role::Admin, title: None, locale: None };
        let id = to.relationship.row.id;
        let made = self
            .act(who, "invitation.create", move |tx, s| invite_customer(tx, s, id, new.clone()))
            .await?;
        Ok(made.invitation.id)
    }

    async fn open(&self, id: InvitationId, generation: i32) -> Result<InvitationOffer, Problem> {
        let token = self.keys.token(crate::platform::auth::Purpose::Invitation, id.0, generation);
        let (keys, now) = (self.keys.clone(), self.clock.now());
        self.db.read(move |conn| open_invitation(conn, &keys, &token, now)).await
    }

    async fn accept(&self, id: InvitationId, person: PersonId) -> Result<Scope, Problem> {
        let membership = self.write(move |tx| accept_invitation(tx, id, 1, person)).await?;
        Ok(self.scope(membership).await)
    }

    async fn change(
        &self,
        who: &Scope,
        whom: MembershipId,
        change: PersonChange,
    ) -> Result<(), Problem> {
        self.act(who, "person.change", move |tx, s| change_person(tx, s, whom, change.clone()))
            .await
            .map(drop)
    }
}

fn role(role: Role) -> PersonChange {
    PersonChange { role: Some(role), ..PersonChange::default() }
}

fn status(status: MembershipStatus) -> PersonChange {
    PersonChange { status: Some(status), ..PersonChange::default() }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Problem>) -> &'static str {
    let problem = result.unwrap_err();
    problem.reason.unwrap_or(problem.code.as_str())
}

#[tokio::test]
async fn a_first_owner_claims_a_new_vendor() {
    let world = World::new();
    let (vendor, invitation) = world
        .write(|tx| {
            create_vendor(
                tx,
                NewVendor {
                    name: "Заря".to_owned(),
                    locale: Locale::Ru,
                    time_zone: "Europe/Moscow".to_owned(),
                    owner_email: Some("Anna@Example.com".to_owned()),
                    owner_name: Some("Анна".to_owned()),
                },
            )
        })
        .await
        .unwrap();
    let mail = world.db.read(move |conn| invitation_mail_unscoped(conn, invitation)).await.unwrap();
    let mail = mail.unwrap();
    assert!(mail.first_owner);
    assert_eq!((mail.to.as_str(), mail.organisation_name.as_str()), ("Anna@Example.com", "Заря"));
    let token = first_token(&world.keys, invitation);
    let (keys, now) = (world.keys.clone(), world.clock.now());
    let offer = world.db.read(move |conn| open_invitation(conn, &keys, &token, now)).await.unwrap();
    assert_eq!(
        (offer.organisation_slug.as_str(), offer.role, offer.person),
        ("zarya", Role::Owner, None)
    );
    let other = world.person("Boris").await;
    assert_eq!(refused(world.accept(invitation, other).await), "forbidden");
    let anna = world.person("Anna").await;
    let scope = world.accept(invitation, anna).await.unwrap();
    assert_eq!((scope.org(), scope.role()), (vendor, Role::Owner));
    assert_eq!(refused(world.accept(invitation, anna).await), "link_not_valid");
    assert_eq!(refused(world.open(invitation, 1).await), "link_not_valid");
    let mail = world.db.read(move |conn| invitation_mail_unscoped(conn, invitation)).await.unwrap();
    assert!(mail.is_none());
    let sides = world.db.read(move |conn| Ok(sides_unscoped(conn, &[vendor])?)).await.unwrap();
    assert_eq!(sides[&vendor], [Side::Vendor]);
}

#[tokio::test]
async fn slugs_of_one_name_differ() {
    let world = World::new();
    world.organisation("Acme").await;
    let second = world.organisation("ACME!").await;
    let found = world.db.read(|conn| Ok(find_by_slug_unscoped(conn, "acme-2")?)).await.unwrap();
    assert_eq!(found.unwrap().id, second);
}

#[tokio::test]
async fn customers_of_an_import_are_made_once() {
    let world = World::new();
    let Cast { vendor, northwind, .. } = world.cast().await;
    let names: Vec<String> = (0..1200).map(|number| format!("Firm {}", number % 700)).collect();
    let again = names.clone();
    let find = move |tx: &mut Tx<'_>, names: &[String]| {
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.push("Northwind");
        find_or_create_customers(tx, vendor, &names)
    };
    let first = world.write(move |tx| find(tx, &names)).await.unwrap();
    let second = world.write(move |tx| find(tx, &again)).await.unwrap();
    assert_eq!(first.len(), 701);
    assert_eq!(first, second);
    assert_eq!(first["Northwind"].relationship, northwind.relationship.row.id);
    let single =
        world.write(move |tx| find_or_create_customer(tx, vendor, "Firm 3")).await.unwrap();
    assert_eq!(single, first["Firm 3"]);
}

#[tokio::test]
async fn whoever_comes_first_claims_a_customer_and_the_vendor_steps_back() {
    let world = World::new();
    let cast = world.cast().await;
    let first = world.invite_into(&cast.owner, &cast.northwind, "nora@example.com").await.unwrap();
    let second = world.invite_into(&cast.owner, &cast.northwind, "ned@example.com").await.unwrap();
    assert_eq!(world.open(first, 1).await.unwrap().role, Role::Owner);
    let nora = world.person("Nora").await;
    let nora = world.accept(first, nora).await.unwrap();
    assert_eq!(nora.role(), Role::Owner);
    let ned = world.person("Ned").await;
    assert_eq!(world.open(second, 1).await.unwrap().role, Role::Member, "no key for the vendor");
    assert_eq!(world.accept(second, ned).await.unwrap().role(), Role::Member);
    let third = world.invite_into(&cast.owner, &cast.northwind, "nils@example.com").await;
    assert_eq!(refused(third), "claimed");
    let third = world.invite_into(&nora, &cast.northwind, "nils@example.com").await;
    assert_eq!(refused(third), "wrong_side");
    world.invite(&nora, "nils@example.com", Role::Admin).await.unwrap();
    // Each side lists its own.
    let (owner, page) = (cast.owner.clone(), PageParams::default());
    let sent = world.db.read(move |conn| invitations(conn, &owner, &page)).await.unwrap();
    assert_eq!(sent.items.len(), 2, "the vendor sees what it sent");
    let (nora, page) = (nora.clone(), PageParams::default());
    let inward = world.db.read(move |conn| invitations(conn, &nora, &page)).await.unwrap();
    assert_eq!(inward.items.len(), 3);
    assert_eq!(inward.items[0].inviter.as_ref().unwrap().0, "Nora");
}

#[tokio::test]
async fn an_invitation_ends_when_revoked_sent_again_or_old() {
    let world = World::new();
    let Cast { owner, .. } = world.cast().await;
    let id = world.invite(&owner, "max@example.com", Role::Member).await.unwrap();
    assert_eq!(
        refused(world.invite(&owner, "MAX@example.com", Role::Member).await),
        "already_exists"
    );
    assert_eq!(
        refused(world.invite(&owner, "olga@example.com", Role::Member).await),
        "already_exists"
    );
    let resend = || world.act(&owner, RESEND, move |tx, scope| resend_invitation(tx, scope, id));
    resend().await.unwrap();
    assert_eq!(refused(world.open(id, 1).await), "link_not_valid");
    assert_eq!(world.open(id, 2).await.unwrap().role, Role::Member);
    resend().await.unwrap();
    resend().await.unwrap();
    let problem = resend().await.unwrap_err();
    assert_eq!((problem.code, problem.retry_after), (Code::TooManyRequests, Some(3600)));
    world.clock.advance(3601);
    resend().await.unwrap();
    assert!(world.open(id, 5).await.is_ok());
    world.clock.advance(7 * 86_400);
    assert_eq!(refused(world.open(id, 5).await), "link_not_valid");
    resend().await.unwrap();
    assert!(world.open(id, 6).await.is_ok());
    let revoke = || world.act(&owner, "x", move |tx, scope| revoke_invitation(tx, scope, id));
    revoke().await.unwrap();
    revoke().await.unwrap();
    assert_eq!(refused(world.open(id, 6).await), "link_not_valid");
    assert_eq!(refused(resend().await), "revoked");
    let found = world.db.read(move |conn| Ok(store::invitations::find_unscoped(conn, id)?)).await;
    let state = found.unwrap().unwrap().invitation.state(world.clock.now());
    assert_eq!(state, InvitationState::Revoked);
}

#[tokio::test]
async fn invitations_are_counted_even_when_revoked() {
    let world = World::new();
    let Cast { owner, .. } = world.cast().await;
    for number in 0..20 {
        let email = format!("p{number}@example.com");
        let id = world.invite(&owner, &email, Role::Member).await.unwrap();
        world.act(&owner, "x", move |tx, s| revoke_invitation(tx, s, id)).await.unwrap();
    }
    let problem = world.invite(&owner, "last@example.com", Role::Member).await.unwrap_err();
    assert_eq!((problem.code, problem.retry_after), (Code::TooManyRequests, Some(86_400)));
    world.clock.advance(86_400);
    world.invite(&owner, "last@example.com", Role::Member).await.unwrap();
}

#[tokio::test]
async fn the_last_owner_stays_and_losing_rights_ends_open_invitations() {
    let world = World::new();
    let Cast { vendor, owner, .. } = world.cast().await;
    let me = owner.membership();
    assert_eq!(refused(world.change(&owner, me, role(Role::Admin)).await), "last_owner");
    let second = world.join(vendor, "Sven", Role::Owner).await;
    assert_eq!(
        refused(world.change(&owner, me, status(MembershipStatus::Suspended)).await),
        "self"
    );
    let admin = world.join(vendor, "Ada", Role::Admin).await;
    assert_eq!(refused(world.change(&admin, me, role(Role::Member)).await), "role_too_low");
    let open = world.invite(&admin, "eve@example.com", Role::Admin).await.unwrap();
    let epoch = admin.epoch();
    world.change(&second, admin.membership(), role(Role::Manager)).await.unwrap();
    let admin = world.scope(admin.membership()).await;
    assert_eq!((admin.role(), admin.epoch()), (Role::Manager, epoch + 1));
    assert_eq!(refused(world.open(open, 1).await), "link_not_valid");
    assert_eq!(
        refused(world.change(&admin, admin.membership(), role(Role::Admin)).await),
        "forbidden"
    );
    world.change(&owner, second.membership(), status(MembershipStatus::Suspended)).await.unwrap();
    let gone = second.membership();
    let scope = world.db.read(move |conn| Ok(scope_of_membership(conn, gone)?)).await.unwrap();
    assert!(scope.is_none());
    assert_eq!(refused(world.change(&owner, me, role(Role::Admin)).await), "last_owner");
}

#[tokio::test]
async fn changing_what_people_see_moves_everybodys_epoch() {
    let world = World::new();
    let Cast { vendor, owner, .. } = world.cast().await;
    let member = world.join(vendor, "Max", Role::Member).await;
    let change = OrganisationChange { sees: Some(Sees::Own), ..OrganisationChange::default() };
    let update = |version: i32| {
        let change = change.clone();
        world.act(&owner, "organisation.update", move |tx, scope| {
            update_organisation(tx, scope, IfMatch(version), change.clone())
        })
    };
    assert_eq!(update(1).await.unwrap().version, 2);
    assert_eq!(refused(update(1).await), "precondition_failed");
    let after = world.scope(member.membership()).await;
    assert_eq!((after.sees(), after.epoch()), (Sees::Own, member.epoch() + 1));
    let forbidden = world.act(&member, "organisation.update", move |tx, scope| {
        update_organisation(tx, scope, IfMatch(2), OrganisationChange::default())
    });
    assert_eq!(refused(forbidden.await), "forbidden");
}

#[tokio::test]
async fn a_relationship_shows_each_side_its_own() {
    let world = World::new();
    let cast = world.cast().await;
    let id = cast.northwind.relationship.row.id;
    assert_eq!(cast.northwind.owner.as_ref().unwrap().name, "Olga");
    assert_eq!(refused(world.add(&cast.owner, "Northwind").await), "already_exists");
    let change = RelationshipChange {
        name: Some("Nordwind GmbH".to_owned()),
        tier: Some(None),
        ..RelationshipChange::default()
    };
    let changed = world
        .act(&cast.owner, "relationship.update", move |tx, scope| {
            update_relationship(tx, scope, id, IfMatch(1), change.clone())
        })
        .await
        .unwrap();
    assert_eq!((changed.relationship.row.version, changed.relationship.row.tier), (2, None));
    // Nobody had claimed it, so the organisation goes by its only vendor's name.
    let northwind = cast.northwind.relationship.row.customer_org;
    let nora = world.join(northwind, "Nora", Role::Owner).await;
    assert_eq!(nora.org_name(), "Nordwind GmbH");
    let scope = nora.clone();
    let seen = world.db.read(move |conn| relationship(conn, &scope, id)).await.unwrap();
    assert_eq!((seen.relationship.side, seen.relationship.claimed), (Side::Customer, true));
    assert!(seen.owner.is_none());
    let refusal = world.act(&nora, "relationship.update", move |tx, scope| {
        update_relationship(tx, scope, id, IfMatch(2), RelationshipChange::default())
    });
    assert_eq!(refused(refusal.await), "wrong_side");
    let stranger = world.organisation("Stranger").await;
    let stranger = world.join(stranger, "Stan", Role::Owner).await;
    let missing = world.db.read(move |conn| relationship(conn, &stranger, id)).await;
    assert_eq!(refused(missing), "not_found");
    let (scope, page) = (cast.owner.clone(), PageParams::default());
    let people = world.db.read(move |c| counterpart_people(c, &scope, id, &page)).await.unwrap();
    assert_eq!(people.items.len(), 1);
    assert_eq!(
        (people.items[0].name.as_str(), people.items[0].side),
        ("Nora", Some(PartySide::Customer))
    );
}

#[tokio::test]
async fn relationships_page_by_key_and_are_found_by_name() {
    let world = World::new();
    let cast = world.cast().await;
    for name in ["Müller & Söhne", "Северный металл", "Muller Bros"] {
        world.clock.advance(1);
        world.add(&cast.owner, name).await.unwrap();
    }
    let list = |q: Option<&'static str>, page: PageParams| {
        let scope = cast.owner.clone();
        world.db.read(move |conn| relationships(conn, &scope, q, &page))
    };
    let names = |page: &crate::platform::http::Page<RelationshipDetails>| -> Vec<String> {
        page.items.iter().map(|item| item.relationship.customer.name.clone()).collect()
    };
    for (q, expected) in [
        (None, vec!["Muller Bros", "Северный металл", "Müller & Söhne", "Northwind"]),
        (Some("MULLER"), vec!["Muller Bros", "Müller & Söhne"]),
        (Some("металл"), vec!["Северный металл"]),
        (Some("nobody"), vec![]),
    ] {
        let mut found = Vec::new();
        let mut cursor = None;
        loop {
            let page = list(q, PageParams { limit: Some(1), cursor }).await.unwrap();
            found.extend(names(&page));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(found, expected, "{q:?}");
    }
}

#[tokio::test]
async fn people_are_listed_and_found_for_a_mention() {
    let world = World::new();
    let cast = world.cast().await;
    let gone = world.join(cast.vendor, "Gone", Role::Member).await;
    world
        .change(&cast.owner, gone.membership(), status(MembershipStatus::Suspended))
        .await
        .unwrap();
    let member = world.join(cast.vendor, "Oleg", Role::Member).await;
    let northwind = cast.northwind.relationship.row.customer_org;
    world.join(northwind, "Oscar", Role::Owner).await;
    let count = |scope: &Scope| {
        let (scope, page) = (scope.clone(), PageParams::default());
        world.db.read(move |conn| Ok(people(conn, &scope, &page)?.items.len()))
    };
    assert_eq!(count(&cast.owner).await.unwrap(), 3);
    assert_eq!(count(&member).await.unwrap(), 2, "suspended people only to who manages people");
    let vendor = cast.vendor;
    let found = |parties: Vec<(OrganisationId, PartySide)>, typed: &'static str| {
        let scope = member.clone();
        world.db.read(move |conn| mentionable(conn, &scope, &parties, typed, 10))
    };
    let own = vec![(vendor, PartySide::Vendor)];
    let both = vec![(northwind, PartySide::Customer), (vendor, PartySide::Vendor)];
    let names = |people: Vec<PersonRef>| -> Vec<String> {
        people.into_iter().map(|person| person.name).collect()
    };
    assert_eq!(names(found(own, "o").await.unwrap()), ["Oleg", "Olga"]);
    assert_eq!(names(found(both.clone(), "O").await.unwrap()), ["Oleg", "Olga", "Oscar"]);
    let oscar = found(both, "osc").await.unwrap();
    assert_eq!(oscar[0].side, Some(PartySide::Customer));
}

#[tokio::test]
async fn mails_and_sessions_are_for_administrators() {
    let world = World::new();
    let Cast { vendor, owner, .. } = world.cast().await;
    let member = world.join(vendor, "Max", Role::Member).await;
    let now = world.clock.now();
    let page = PageParams::default();
    let (scope, asked) = (owner.clone(), page.clone());
    assert!(world.db.read(move |c| mails(c, &scope, &asked)).await.unwrap().items.is_empty());
    let (scope, asked) = (owner.clone(), page.clone());
    assert!(
        world.db.read(move |c| sessions(c, &scope, &asked, now)).await.unwrap().items.is_empty()
    );
    let (scope, asked) = (member.clone(), page.clone());
    assert_eq!(refused(world.db.read(move |c| mails(c, &scope, &asked)).await), "forbidden");
    assert_eq!(
        refused(world.db.read(move |c| sessions(c, &member, &page, now)).await),
        "forbidden"
    );
    let id = crate::platform::authz::SessionId::generate();
    let missing = world.act(&owner, "session.end", move |tx, scope| end_session(tx, scope, id));
    assert_eq!(refused(missing.await), "not_found");
}
