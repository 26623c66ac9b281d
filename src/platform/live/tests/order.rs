//! Nothing missing and nothing doubled, whatever happens to hints, wires and reads.
use proptest::prelude::*;
use uuid::Uuid;

use super::super::{Close, Limits};
use super::support::{Client, World, limits, on_one_thread, scope};
use crate::platform::authz::OrganisationId;
use crate::platform::events::Hint;

#[derive(Debug, Clone)]
enum Step {
    /// Items come into the shared (false) or own private channel.
    Write { private: bool, count: i64, hints: usize },
    /// A hint of a time gone by.
    OldHint { private: bool },
    /// The client reads what is there.
    Read { most: usize },
    /// The wire breaks, with all that is under way.
    Cut,
    /// Somebody else in the topic keeps the hub reading.
    Other { joins: bool },
    /// Reads fail for a while.
    Fail { times: u32 },
    /// More hints than the bus holds.
    Flood,
    /// Time for other tasks.
    Wait { turns: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (any::<bool>(), 1..6_i64, 0..3_usize)
            .prop_map(|(private, count, hints)| Step::Write { private, count, hints }),
        2 => any::<bool>().prop_map(|private| Step::OldHint { private }),
        6 => (0..20_usize).prop_map(|most| Step::Read { most }),
        3 => Just(Step::Cut),
        2 => any::<bool>().prop_map(|joins| Step::Other { joins }),
        1 => (1..3_u32).prop_map(|times| Step::Fail { times }),
        1 => Just(Step::Flood),
        8 => (0..12_usize).prop_map(|turns| Step::Wait { turns }),
    ];
    prop::collection::vec(step, 1..60)
}

/// A client as it keeps its own list: what it has of each channel.
struct Reader {
    client: Client,
    channels: [Uuid; 2],
    has: [i64; 2],
    /// Items up to here may come although the client has them: it asked for them itself.
    known: [i64; 2],
    items: usize,
}

impl Reader {
    fn take(&mut self, world: &World, frame: &str) {
        if frame == "resync" {
            // It asks again, as over HTTP, and knows the newest.
            for (index, channel) in self.channels.iter().enumerate() {
                self.has[index] = world.source.head(*channel);
                self.known[index] = self.has[index];
            }
        }
        let Some((channel, seq)) =
            frame.strip_prefix("item ").and_then(|rest| rest.split_once(' '))
        else {
            return;
        };
        let channel: Uuid = channel.parse().unwrap();
        let seq: i64 = seq.parse().unwrap();
        let index = self.channels.iter().position(|own| *own == channel);
        let index = index.expect("an item of somebody else's channel");
        if seq <= self.known[index] {
            return;
        }
        assert_eq!(seq, self.has[index] + 1, "after {:?}", self.has);
        self.has[index] = seq;
        self.items += 1;
    }

    fn reconnect(&mut self, world: &World, scope: &crate::platform::authz::Scope) {
        self.client = world.connect(scope, 16);
        self.client.follow(world.source.topic, self.has);
        self.known = self.has;
    }
}

async fn play(steps: Vec<Step>) -> usize {
    let world = World::new(Limits { missed: 12, page: 4, ..limits() });
    let me = scope(OrganisationId::generate());
    let other = scope(OrganisationId::generate());
    let channels = [world.source.shared, world.source.private(me.org())];
    let foreign = world.source.private(other.org());
    let mut reader =
        Reader { client: world.connect(&me, 16), channels, has: [0, 0], known: [0, 0], items: 0 };
    reader.client.follow(world.source.topic, [0, 0]);
    let mut company = None;
    for step in steps {
        match step {
            Step::Write { private, count, hints } => {
                let hint = world.source.append(channels[usize::from(private)], count);
                (0..hints).for_each(|_| world.bus.publish(hint.clone()));
                world.write(foreign, 1);
            }
            Step::OldHint { private } => {
                let lane = channels[usize::from(private)];
                let (topic, seq) = (world.source.topic, world.source.head(lane) / 2);
                world.bus.publish(Hint::Lane { record: topic, thread: topic, lane, seq });
            }
            Step::Read { most } => {
                for _ in 0..most {
                    let Some(frame) = reader.client.waiting() else { break };
                    reader.take(&world, &frame);
                }
            }
            Step::Cut => reader.reconnect(&world, &me),
            Step::Other { joins } => {
                company = joins.then(|| {
                    let client = world.connect(&other, 4096);
                    client.follow(world.source.topic, [0, 0]);
                    client
                });
            }
            Step::Fail { times } => world.source.state.lock().unwrap().failures = times,
            Step::Flood => (0..5000).for_each(|_| world.bus.publish(Hint::Outbox)),
            Step::Wait { turns } => {
                for _ in 0..turns {
                    tokio::task::yield_now().await;
                }
            }
        }
    }
    drop(company);
    // The last word: a hint that arrives. From here the client comes to the end by itself.
    world.source.state.lock().unwrap().failures = 0;
    for channel in channels {
        world.write(channel, 1);
    }
    while reader.has != channels.map(|channel| world.source.head(channel)) {
        match reader.client.next().await {
            Some(frame) => reader.take(&world, &frame),
            None => reader.reconnect(&world, &me),
        }
    }
    reader.items
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]
    #[test]
    fn a_client_gets_every_item_once_in_order(steps in steps()) {
        on_one_thread(play(steps));
    }
}

#[test]
fn items_are_read_once_for_all_who_follow() {
    on_one_thread(async {
        let world = World::new(limits());
        let organisation = OrganisationId::generate();
        let mut clients = Vec::new();
        for _ in 0..20 {
            clients.push(world.follower(&scope(organisation)).await);
        }
        let before = world.source.state.lock().unwrap().reads;
        world.write(world.source.shared, 3);
        for client in &mut clients {
            client.until(|frame| frame.ends_with(" 3")).await;
        }
        assert_eq!(world.source.state.lock().unwrap().reads - before, 1);
    });
}

#[test]
fn whoever_missed_too_much_asks_again() {
    on_one_thread(async {
        let world = World::new(Limits { missed: 500, ..limits() });
        let me = scope(OrganisationId::generate());
        for (missed, resyncs) in [(500, false), (501, true)] {
            world.source.state.lock().unwrap().heads.clear();
            world.source.append(world.source.shared, missed);
            let mut client = world.connect(&me, 2000);
            client.follow(world.source.topic, [0, 0]);
            let mut seen = Vec::new();
            loop {
                let frame = client.next().await.unwrap();
                if frame.starts_with("followed") {
                    assert_eq!(
                        &*frame,
                        format!(r#"followed [("shared", {missed}), ("private", 0)]"#)
                    );
                    break;
                }
                seen.push(frame);
            }
            assert_eq!(seen.iter().any(|frame| frame == "resync"), resyncs);
            let items = seen.iter().filter(|frame| frame.starts_with("item")).count();
            assert_eq!(items, if resyncs { 0 } else { 500 });
        }
    });
}

#[test]
fn a_client_ahead_of_the_database_asks_again() {
    on_one_thread(async {
        let world = World::new(limits());
        let mut client = world.connect(&scope(OrganisationId::generate()), 64);
        client.follow(world.source.topic, [7, 0]);
        client.until(|frame| frame == "resync").await;
        let followed = client.until(|frame| frame.starts_with("followed")).await;
        assert_eq!(followed, r#"followed [("shared", 0), ("private", 0)]"#);
    });
}

#[test]
fn a_lost_hint_costs_a_delay_and_no_item() {
    on_one_thread(async {
        let every = std::time::Duration::from_millis(10);
        let world = World::new(Limits { rights_every: every, ..limits() });
        let mut client = world.follower(&scope(OrganisationId::generate())).await;
        let _lost = world.source.append(world.source.shared, 1);
        client.until(|frame| frame.starts_with("item")).await;
    });
}

#[test]
fn a_reader_that_is_slow_is_cut_off_and_nobody_else_waits() {
    on_one_thread(async {
        let world = World::new(limits());
        let organisation = OrganisationId::generate();
        let mut slow = world.connect(&scope(organisation), 1);
        slow.follow(world.source.topic, [0, 0]);
        let mut quick = world.follower(&scope(organisation)).await;
        for seq in 1..=400 {
            world.write(world.source.shared, 1);
            quick.until(|frame| frame.ends_with(&format!(" {seq}"))).await;
        }
        let (close, frames) = slow.end().await;
        assert_eq!(close, Close::Slow);
        assert!(frames.len() <= 3, "{} frames were taken", frames.len());
    });
}

#[test]
fn many_bytes_count_as_slow_too() {
    on_one_thread(async {
        let world = World::new(Limits { queue_bytes: 600, ..limits() });
        let organisation = OrganisationId::generate();
        let mut slow = world.connect(&scope(organisation), 1);
        slow.follow(world.source.topic, [0, 0]);
        let mut quick = world.follower(&scope(organisation)).await;
        // Some 45 bytes each: the limit is reached long before 256 events wait.
        for seq in 1..=40 {
            world.write(world.source.shared, 1);
            quick.until(|frame| frame.ends_with(&format!(" {seq}"))).await;
        }
        assert_eq!(slow.end().await.0, Close::Slow);
    });
}
