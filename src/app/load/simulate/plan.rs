//! How much there is to do in the busiest hour, and how many machines are planned for it.

/// Of a thousand people as many are there in the busiest hour, with one socket each.
const THERE: u64 = 100;
/// Seconds between two requests that read, of one person.
const READS_EVERY: u64 = 10;
/// Seconds between two things that one person writes.
const WRITES_EVERY: u64 = 600;
/// The busiest island has so many percent of what it would have if all were alike: a vendor is never split.
const UNEVEN: u64 = 200;
/// Planned to be busy at most for so many percent of the time.
const BUSY: u64 = 50;
const SECOND: u64 = 1_000_000;

/// What one piece of work costs, in microseconds of one core. The defaults are the measured ones, rounded up; the
/// machine was small and shared.
#[derive(Debug, Clone, clap::Args)]
pub struct Costs {
    /// Writing a message: entry, chain, outbox, index.
    #[arg(long, default_value_t = 250)]
    pub write_us: u64,
    /// Making a batch of them durable.
    #[arg(long, default_value_t = 500)]
    pub sync_us: u64,
    /// Answering a request that reads.
    #[arg(long, default_value_t = 250)]
    pub read_us: u64,
    /// What of that the database does, where it stands apart.
    #[arg(long, default_value_t = 150)]
    pub query_us: u64,
    /// Giving an entry to one socket.
    #[arg(long, default_value_t = 14)]
    pub delivery_us: u64,
    /// Opening a socket and asking for what was missed.
    #[arg(long, default_value_t = 500)]
    pub socket_us: u64,
    /// From the commit until another node has heard of it.
    #[arg(long, default_value_t = 1_000)]
    pub hop_us: u64,
    /// Cores of a node.
    #[arg(long, default_value_t = 4)]
    pub cores: u64,
    /// Cores of a database.
    #[arg(long, default_value_t = 16)]
    pub database_cores: u64,
    /// Sockets that a node may have: memory, and what comes back at once when another one ends.
    #[arg(long, default_value_t = 20_000)]
    pub sockets: u64,
}

/// In the busiest hour.
#[derive(Debug, Clone)]
pub struct Load {
    pub people: u64,
    pub sockets: u64,
    pub reads: u64,
    pub writes: u64,
}

impl Load {
    pub fn of(people: u64) -> Self {
        let there = (people.saturating_mul(THERE) / 1_000).max(1);
        Self {
            people,
            sockets: there,
            reads: there.div_ceil(READS_EVERY),
            writes: there.div_ceil(WRITES_EVERY),
        }
    }
}

/// An island is a database with the nodes before it; vendors are spread over islands.
#[derive(Debug, Clone)]
pub struct Plan {
    pub islands: u64,
    /// Of one island.
    pub nodes: u64,
}

impl Plan {
    pub fn of(costs: &Costs, load: &Load) -> Self {
        // Alone, a write pays for its batch too; that is the worst case and keeps commits short.
        let writer = load.writes * (costs.write_us + costs.sync_us) * UNEVEN / 100;
        let asked = database_work(costs, load.reads, load.writes) * UNEVEN / 100;
        let by_database = asked.div_ceil(SECOND * BUSY / 100 * costs.database_cores.max(1));
        let islands = writer.div_ceil(SECOND * BUSY / 100).max(by_database).max(1);
        let share = |all: u64| busiest(all, islands);
        let work =
            share(load.reads) * costs.read_us + share(load.writes) * VIEWERS * costs.delivery_us;
        let by_work = work.div_ceil(SECOND * BUSY / 100 * costs.cores.max(1));
        let by_sockets = share(load.sockets).div_ceil(costs.sockets.max(1));
        // One may always be away.
        Self { islands, nodes: by_work.max(by_sockets) + 1 }
    }

    /// As many nodes before one database.
    pub fn whole(&self) -> Self {
        Self { islands: 1, nodes: self.islands * self.nodes }
    }
}

/// Sockets that look at a thread while somebody writes in it.
pub const VIEWERS: u64 = 5;

/// Microseconds of its cores that a database needs for what comes in a second.
pub fn database_work(costs: &Costs, reads: u64, writes: u64) -> u64 {
    reads * costs.query_us + writes * costs.write_us
}

/// What of all that comes to the busiest of so many islands.
pub fn busiest(all: u64, islands: u64) -> u64 {
    if islands <= 1 { all } else { (all * UNEVEN / 100).div_ceil(islands) }
}
