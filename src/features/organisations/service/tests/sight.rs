//! Who sees which people and relationships.
use super::*;

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
