//! Who hears what, and when it ends.
use std::time::Duration;

use super::super::handshake::Admission;
use super::super::{Close, Limits, Ticket};
use super::support::{Client, World, limits, on_one_thread, scope};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::events::Hint;
use crate::platform::id::new_uuid;
use crate::platform::problem::Problem;

/// Makes sure that all that was published before has been handed over.
async fn settle(world: &World, client: &mut Client) {
    world.write(world.source.shared, 1);
    let head = world.source.head(world.source.shared);
    client.until(|frame| frame.ends_with(&format!("{} {head}", world.source.shared))).await;
}

#[test]
fn a_private_item_reaches_its_organisation_alone() {
    on_one_thread(async {
        let world = World::new(limits());
        let (ours, theirs) = (scope(OrganisationId::generate()), scope(OrganisationId::generate()));
        let (mut we, mut they) = (world.follower(&ours).await, world.follower(&theirs).await);
        let private = world.source.private(ours.org());
        world.write(private, 1);
        we.until(|frame| frame == format!("item {private} 1")).await;
        world.write(world.source.shared, 1);
        let first = they.until(|frame| frame.starts_with("item")).await;
        assert_eq!(first, format!("item {} 1", world.source.shared));
    });
}

#[test]
fn typing_is_heard_by_the_others_in_the_channel() {
    on_one_thread(async {
        let world = World::new(Limits { typing_every: Duration::ZERO, ..limits() });
        let ours = OrganisationId::generate();
        let (ann, bob, eve) = (scope(ours), scope(ours), scope(OrganisationId::generate()));
        let mut at_ann = world.follower(&ann).await;
        let mut also_ann = world.follower(&ann).await;
        let mut at_bob = world.follower(&bob).await;
        let mut at_eve = world.follower(&eve).await;
        at_ann.say("typing private");
        let heard = at_bob.until(|frame| frame.starts_with("typing")).await;
        assert_eq!(heard, format!("typing private {}", ann.membership()));
        at_ann.say("typing shared");
        let heard = at_eve.until(|frame| frame.starts_with("typing")).await;
        assert_eq!(heard, format!("typing shared {}", ann.membership()));
        world.write(world.source.shared, 1);
        for client in [&mut at_ann, &mut also_ann] {
            loop {
                let frame = client.next().await.unwrap();
                assert!(!frame.starts_with("typing"), "told to whoever types");
                if frame.starts_with("item") {
                    break;
                }
            }
        }
    });
}

#[test]
fn typing_is_told_now_and_then() {
    on_one_thread(async {
        let world = World::new(limits());
        let (ann, eve) = (scope(OrganisationId::generate()), scope(OrganisationId::generate()));
        let mut at_ann = world.follower(&ann).await;
        let mut at_eve = world.follower(&eve).await;
        for text in ["typing shared", "typing shared", "ping"] {
            at_ann.say(text);
        }
        at_ann.until(|frame| frame == "pong").await;
        at_eve.until(|frame| frame.starts_with("typing")).await;
        world.write(world.source.shared, 1);
        at_eve.until(|frame| !frame.starts_with("present")).await;
        assert_eq!(at_eve.waiting(), None, "once in two seconds");
    });
}

#[test]
fn presence_names_each_person_once() {
    on_one_thread(async {
        let world = World::new(limits());
        let (ann, eve) = (scope(OrganisationId::generate()), scope(OrganisationId::generate()));
        let mut first = world.connect(&ann, 64);
        first.follow(world.source.topic, [0, 0]);
        let alone = format!("present {}", ann.membership());
        first.until(|frame| frame == alone).await;
        let second = world.follower(&ann).await;
        let other = world.follower(&eve).await;
        let both = format!("present {} {}", ann.membership(), eve.membership());
        first.until(|frame| frame == both).await;
        drop(second);
        drop(other);
        first.until(|frame| frame == alone).await;
    });
}

#[test]
fn a_foreign_topic_is_missing() {
    on_one_thread(async {
        let world = World::new(limits());
        let me = scope(OrganisationId::generate());
        world.source.state.lock().unwrap().shut_out.insert(me.membership());
        let mut client = world.connect(&me, 64);
        let mut answers = Vec::new();
        for topic in [world.source.topic, new_uuid()] {
            client.follow(topic, [0, 0]);
            answers.push(client.until(|frame| frame != "hello").await);
        }
        assert_eq!(answers, ["error not_found", "error not_found"]);
        world.write(world.source.shared, 1);
        client.say("ping");
        assert_eq!(client.next().await.unwrap(), "pong");
    });
}

#[test]
fn a_topic_that_may_be_read_no_longer_falls_silent() {
    on_one_thread(async {
        let world = World::new(limits());
        let (me, other) = (scope(OrganisationId::generate()), scope(OrganisationId::generate()));
        let mut client = world.follower(&me).await;
        let mut witness = world.follower(&other).await;
        world.source.state.lock().unwrap().shut_out.insert(me.membership());
        settle(&world, &mut witness).await;
        settle(&world, &mut witness).await;
        client.until(|frame| frame.starts_with("error")).await;
        client.say("ping");
        loop {
            let frame = client.next().await.unwrap();
            assert!(!frame.starts_with("item"), "{frame}");
            if frame == "pong" {
                break;
            }
        }
    });
}

#[test]
fn ended_rights_end_the_socket_at_once() {
    type Ending = (fn(&Scope) -> Hint, Close);
    let endings: [Ending; 3] = [
        (|me| Hint::SessionEnded { session: me.session().unwrap() }, Close::SessionEnded),
        (|me| Hint::Rights { membership: me.membership() }, Close::RightsLost),
        (|me| Hint::PersonRights { person: me.person() }, Close::RightsLost),
    ];
    for (hint, expected) in endings {
        on_one_thread(async {
            let world = World::new(limits());
            let organisation = OrganisationId::generate();
            let (me, other) = (scope(organisation), scope(organisation));
            let mut client = world.follower(&me).await;
            let mut witness = world.follower(&other).await;
            settle(&world, &mut witness).await;
            client.until(|frame| frame.starts_with("item")).await;
            world.bus.publish(hint(&me));
            world.write(world.source.shared, 1);
            settle(&world, &mut witness).await;
            let (close, frames) = client.end().await;
            assert_eq!(close, expected);
            assert!(!frames.iter().any(|frame| frame.starts_with("item")), "{frames:?}");
        });
    }
}

#[test]
fn an_end_that_nobody_told_is_found() {
    on_one_thread(async {
        let every = Duration::from_millis(5);
        let world = World::new(Limits { rights_every: every, ..limits() });
        let me = scope(OrganisationId::generate());
        let mut client = world.follower(&me).await;
        world.source.state.lock().unwrap().ended.insert(me.membership());
        assert_eq!(client.end().await.0, Close::SessionEnded);
        // Whoever ended before the hub knew them is found when they come in.
        assert_eq!(world.connect(&me, 64).end().await.0, Close::SessionEnded);
    });
}

#[test]
fn after_lost_hints_rights_are_read_again() {
    on_one_thread(async {
        let world = World::new(limits());
        let (me, other) = (scope(OrganisationId::generate()), scope(OrganisationId::generate()));
        let mut client = world.follower(&me).await;
        let mut kept = world.follower(&other).await;
        world.source.state.lock().unwrap().ended.insert(me.membership());
        (0..10_000).for_each(|_| world.bus.publish(Hint::Outbox));
        assert_eq!(client.end().await.0, Close::SessionEnded);
        kept.until(|frame| frame == "resync").await;
        kept.until(|frame| frame == "list").await;
    });
}

#[test]
fn lists_and_inbox_reach_those_concerned() {
    on_one_thread(async {
        let world = World::new(limits());
        let (ours, theirs) = (OrganisationId::generate(), OrganisationId::generate());
        let (ann, bob, eve) = (scope(ours), scope(ours), scope(theirs));
        let mut at_ann = world.follower(&ann).await;
        let mut at_bob = world.connect(&bob, 64);
        let mut at_eve = world.connect(&eve, 64);
        for client in [&mut at_bob, &mut at_eve] {
            client.until(|frame| frame == "hello").await;
        }
        let organisations = vec![ours];
        world.bus.publish(Hint::Record { record: world.source.topic, version: 2, organisations });
        world.bus.publish(Hint::Inbox { membership: eve.membership() });
        at_ann.until(|frame| frame == "record 2").await;
        at_ann.until(|frame| frame == "list").await;
        assert_eq!(at_bob.next().await.unwrap(), "list");
        assert_eq!(at_eve.next().await.unwrap(), "inbox");
    });
}

fn naming(answer: Result<Scope, Problem>) -> Admission {
    Admission::Named(Box::new(move |name| {
        Box::pin(async move {
            assert_eq!(name, "northwind");
            answer.map(|scope| Ticket { scope, token: None })
        })
    }))
}

#[test]
fn the_first_message_names_the_organisation() {
    on_one_thread(async {
        let world = World::new(Limits { naming: Duration::from_millis(50), ..limits() });
        let me = scope(OrganisationId::generate());
        let mut client = world.admit(naming(Ok(me.clone())), 64);
        client.say("organisation northwind");
        assert_eq!(client.next().await.unwrap(), "hello");
        client.say("organisation northwind");
        assert_eq!(client.next().await.unwrap(), "malformed");

        for (text, answer, expected) in [
            ("ping", Ok(me.clone()), Close::Policy),
            ("nonsense", Ok(me.clone()), Close::Policy),
            ("organisation northwind", Err(Problem::not_found()), Close::RightsLost),
        ] {
            let mut client = world.admit(naming(answer), 64);
            client.say(text);
            assert_eq!(client.end().await, (expected, vec![]), "{text}");
        }
        // Silence is no name either.
        assert_eq!(world.admit(naming(Ok(me)), 64).end().await, (Close::Policy, vec![]));
    });
}

#[test]
fn senseless_and_too_many_messages_end_the_socket() {
    on_one_thread(async {
        let world = World::new(limits());
        let me = scope(OrganisationId::generate());
        let mut client = world.connect(&me, 64);
        for _ in 0..5 {
            client.say("{}");
        }
        let (close, frames) = client.end().await;
        assert_eq!((close, frames.len()), (Close::Policy, 6), "hello and five answers");

        let mut client = world.connect(&me, 64);
        for _ in 0..60 {
            client.say("ping");
        }
        let (close, frames) = client.end().await;
        assert_eq!(close, Close::Policy);
        let pongs = frames.iter().filter(|frame| *frame == "pong").count();
        assert!((40..=45).contains(&pongs), "{pongs}");
    });
}

#[test]
fn no_socket_follows_more_topics_than_it_may() {
    on_one_thread(async {
        let world = World::new(Limits { topics: 0, ..limits() });
        let mut client = world.connect(&scope(OrganisationId::generate()), 64);
        client.follow(world.source.topic, [0, 0]);
        client.until(|frame| frame == "error too_many_requests").await;
    });
}

#[test]
fn a_silent_peer_is_taken_for_dead() {
    on_one_thread(async {
        let (ping_every, dead_after) = (Duration::from_millis(4), Duration::from_millis(10));
        let world = World::new(Limits { ping_every, dead_after, ..limits() });
        let mut client = world.connect(&scope(OrganisationId::generate()), 64);
        assert_eq!(client.end().await.0, Close::Policy);
    });
}

#[test]
fn when_the_server_stops_all_sockets_are_told() {
    on_one_thread(async {
        let world = World::new(limits());
        let me = scope(OrganisationId::generate());
        let mut client = world.follower(&me).await;
        world.live.stop().await;
        assert_eq!(client.end().await.0, Close::Restart);
        assert_eq!(world.connect(&me, 64).end().await.0, Close::Restart);
    });
}
