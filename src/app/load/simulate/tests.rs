use super::*;

fn costs() -> Costs {
    Costs {
        write_us: 250,
        sync_us: 500,
        read_us: 250,
        query_us: 150,
        delivery_us: 14,
        socket_us: 500,
        hop_us: 1_000,
        cores: 4,
        database_cores: 16,
        sockets: 20_000,
    }
}

fn played(people: u64, plan: impl Fn(&Costs, &Load) -> Plan) -> Seen {
    let load = Load::of(people);
    let plan = plan(&costs(), &load);
    Island::of(&costs(), &load, &plan).play(5, &mut Drawn::of(1, 31))
}

fn worst(sorted: &[u64]) -> u64 {
    sorted.last().copied().unwrap_or(0)
}

#[test]
fn what_is_planned_holds_whatever_the_number_of_people() {
    for people in [10_000, 100_000, 1_000_000, 10_000_000] {
        let seen = played(people, Plan::of);
        assert!(seen.writer_percent <= 50, "{people}: {} %", seen.writer_percent);
        let load = Load::of(people);
        let island = Island::of(&costs(), &load, &Plan::of(&costs(), &load));
        assert!(island.database_percent() <= 50, "{people}");
        let p99 = seen.seen[seen.seen.len() * 99 / 100];
        assert!(p99 < 50_000, "{people}: {p99}");
        assert!(seen.waiting < 64, "{people}: {}", seen.waiting);
    }
}

#[test]
fn one_writer_for_more_than_it_can_do_falls_behind_for_ever() {
    let alone = |costs: &Costs, load: &Load| Plan { islands: 1, ..Plan::of(costs, load) };
    let seen = played(40_000_000, alone);
    assert!(seen.writer_percent >= 99);
    assert!(worst(&seen.written) > 1_000_000, "the last one waits for more than a second");
}

#[test]
fn nothing_is_seen_before_it_is_written_and_the_same_seed_shows_the_same() {
    let (one, two) = (played(1_000_000, Plan::of), played(1_000_000, Plan::of));
    assert_eq!(one.seen, two.seen);
    assert_eq!(one.written, two.written);
    assert!(one.seen[0] > one.written[0]);
}

#[test]
fn when_a_node_ends_its_people_come_back_to_the_others() {
    let load = Load::of(1_000_000);
    let plan = Plan { islands: 1, nodes: 5 };
    // 100,000 sockets over five nodes: 20,000 come back, half a millisecond each, to sixteen cores.
    assert_eq!(Island::of(&costs(), &load, &plan).back_in_seconds(), 1);
    let plan = Plan { islands: 1, nodes: 1 };
    assert_eq!(Island::of(&costs(), &load, &plan).back_in_seconds(), 13);
}
