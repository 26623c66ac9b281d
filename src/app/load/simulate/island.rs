//! One island, played event by event: a writer that commits what waits, nodes that answer and deliver in the order in
//! which things come.
use super::plan::{Costs, Load, Plan, VIEWERS, busiest, database_work};
use crate::app::load::drawn::Drawn;

/// Uses of one commit, as the writer takes them.
const BATCH: usize = 256;
const SECOND: u64 = 1_000_000;

/// What comes to it each second, and what it costs.
pub struct Island {
    costs: Costs,
    nodes: u64,
    pub writes: u64,
    pub reads: u64,
    pub sockets: u64,
}

/// What was seen of it; times sorted, in microseconds.
pub struct Seen {
    /// From the request to the commit.
    pub written: Vec<u64>,
    /// From the request to the last who looks at the thread.
    pub seen: Vec<u64>,
    /// The most that waited for the writer at once.
    pub waiting: usize,
    pub writer_percent: u64,
}

/// A thing that was written: when it was asked for and when it was safe.
struct Written {
    asked: u64,
    safe: u64,
}

struct Log {
    all: Vec<Written>,
    waiting: usize,
    busy: u64,
}

#[derive(Clone, Copy)]
enum Work {
    Read,
    /// Of the entry at this place, to so many sockets.
    Deliver(usize, u64),
}

impl Island {
    pub fn of(costs: &Costs, load: &Load, plan: &Plan) -> Self {
        let share = |all| busiest(all, plan.islands);
        Self {
            costs: costs.clone(),
            nodes: plan.nodes.max(1),
            writes: share(load.writes),
            reads: share(load.reads),
            sockets: share(load.sockets),
        }
    }

    /// One node ends: whom it had come back to the others, who do nothing else until all have what they missed.
    pub fn back_in_seconds(&self) -> u64 {
        let back = self.sockets.div_ceil(self.nodes);
        let others = (self.nodes - 1).max(1) * self.costs.cores.max(1);
        (back * self.costs.socket_us).div_ceil(others * SECOND)
    }

    /// How busy the cores of the database are, if nothing waits.
    pub fn database_percent(&self) -> u64 {
        let work = database_work(&self.costs, self.reads, self.writes);
        work * 100 / (self.costs.database_cores.max(1) * SECOND)
    }

    pub fn play(&self, seconds: u64, drawn: &mut Drawn) -> Seen {
        let log = self.write(&moments(self.writes * seconds, seconds, drawn));
        let mut seen = self.deliver(&log.all, seconds, drawn);
        let mut written: Vec<u64> = log.all.iter().map(|one| one.safe - one.asked).collect();
        written.sort_unstable();
        seen.sort_unstable();
        let end = log.all.last().map_or(0, |one| one.safe).max(seconds * SECOND);
        Seen { written, seen, waiting: log.waiting, writer_percent: log.busy * 100 / end }
    }

    /// The writer takes what waits, up to a batch, and begins again.
    fn write(&self, asked: &[u64]) -> Log {
        let mut log = Log { all: Vec::with_capacity(asked.len()), waiting: 0, busy: 0 };
        let (mut place, mut now) = (0, 0);
        while let Some(first) = asked.get(place) {
            now = now.max(*first);
            let waiting = asked.partition_point(|at| *at <= now) - place;
            log.waiting = log.waiting.max(waiting);
            let batch = waiting.min(BATCH);
            let rows = u64::try_from(batch).unwrap_or(u64::MAX);
            let cost = self.costs.sync_us + rows * self.costs.write_us;
            now += cost;
            log.busy += cost;
            let some = asked.get(place..place + batch).unwrap_or_default();
            log.all.extend(some.iter().map(|asked| Written { asked: *asked, safe: now }));
            place += batch;
        }
        log
    }

    /// Each node hears of a commit, reads what is new, and gives it to whoever looks at it there.
    fn deliver(&self, all: &[Written], seconds: u64, drawn: &mut Drawn) -> Vec<u64> {
        let nodes = usize::try_from(self.nodes).unwrap_or(1);
        let mut work: Vec<Vec<(u64, Work)>> = vec![Vec::new(); nodes];
        for at in moments(self.reads * seconds, seconds, drawn) {
            if let Some(node) = work.get_mut(drawn.below(nodes)) {
                node.push((at, Work::Read));
            }
        }
        for (place, one) in all.iter().enumerate() {
            let heard = one.safe + self.costs.hop_us;
            let mut here = vec![0_u64; nodes];
            for _ in 0..VIEWERS {
                if let Some(viewers) = here.get_mut(drawn.below(nodes)) {
                    *viewers += 1;
                }
            }
            for (node, viewers) in work.iter_mut().zip(here).filter(|(_, viewers)| *viewers > 0) {
                node.push((heard, Work::Deliver(place, viewers)));
            }
        }
        let mut last = vec![0_u64; all.len()];
        for node in work {
            self.serve(node, &mut last);
        }
        all.iter().zip(last).map(|(one, last)| last.saturating_sub(one.asked)).collect()
    }

    /// First come, first served, by whichever core is free first.
    fn serve(&self, mut work: Vec<(u64, Work)>, last: &mut [u64]) {
        work.sort_by_key(|(at, _)| *at);
        let cores = usize::try_from(self.costs.cores.max(1)).unwrap_or(1);
        let mut free = vec![0_u64; cores];
        for (at, what) in work {
            let Some(core) = free.iter_mut().min() else { return };
            let cost = match what {
                Work::Read => self.costs.read_us,
                Work::Deliver(_, viewers) => self.costs.read_us + viewers * self.costs.delivery_us,
            };
            *core = (*core).max(at) + cost;
            if let Work::Deliver(place, _) = what
                && let Some(last) = last.get_mut(place)
            {
                *last = (*last).max(*core);
            }
        }
    }
}

/// So many moments by chance, in order: what a Poisson process looks like once one knows how many there were.
fn moments(count: u64, seconds: u64, drawn: &mut Drawn) -> Vec<u64> {
    let span = usize::try_from(seconds * SECOND).unwrap_or(usize::MAX);
    let moment = |_| u64::try_from(drawn.below(span)).unwrap_or(0);
    let mut all: Vec<u64> = (0..count).map(moment).collect();
    all.sort_unstable();
    all
}
