//! Use cases on a real database.
mod sight;

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
