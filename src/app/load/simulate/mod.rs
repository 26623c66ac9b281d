//! `concord load simulate`: how queues and fan-out behave with many more people than a machine here can play, from
//! what one request of each kind was measured to cost. Pure and the same for the same seed; `docs/SCALING.md` says
//! what follows from it.
mod island;
mod plan;

use super::drawn::Drawn;
use crate::app::CommandError;
use crate::app::commands::say;
use island::{Island, Seen};
use plan::{Costs, Load, Plan};

/// Who there is, and what things cost.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// People of the smallest installation; each line of the table has ten times as many.
    #[arg(long, default_value_t = 10_000)]
    pub people: u64,
    /// Seconds of the busiest hour that are played.
    #[arg(long, default_value_t = 20)]
    pub seconds: u64,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub costs: Costs,
}

const LINES: u32 = 4;
/// In the last line there is one for nearly everybody on earth.
const PEOPLE: u64 = 8_000_000;

pub(super) fn simulate(args: &Args) -> Result<(), CommandError> {
    if !(1..=PEOPLE).contains(&args.people) || !(1..=600).contains(&args.seconds) {
        return Err(CommandError::refused(format!("1 to {PEOPLE} people, 1 to 600 seconds")));
    }
    say("As planned: the busiest island of each installation\n");
    table(args, &|load| Plan::of(&args.costs, load));
    say("\nWithout islands: one writer for everybody\n");
    table(args, &|load| Plan::of(&args.costs, load).whole());
    Ok(())
}

fn table(args: &Args, plan: &dyn Fn(&Load) -> Plan) {
    say(&format!(
        "{:>11} {:>8} {:>6} {:>9} {:>9} {:>8} {:>9} {:>17} {:>17} {:>8} {:>10} {:>9}\n",
        "people",
        "islands",
        "nodes",
        "writes/s",
        "reads/s",
        "writer",
        "database",
        "written ms 50/99",
        "seen ms 50/99",
        "waiting",
        "sockets",
        "back in s"
    ));
    for line in 0..LINES {
        let load = Load::of(args.people.saturating_mul(10_u64.pow(line)));
        let plan = plan(&load);
        let island = Island::of(&args.costs, &load, &plan);
        let mut drawn = Drawn::of(args.seed, 31);
        let seen = island.play(args.seconds, &mut drawn);
        tell(&load, &plan, &island, &seen);
    }
}

fn tell(load: &Load, plan: &Plan, island: &Island, seen: &Seen) {
    say(&format!(
        "{:>11} {:>8} {:>6} {:>9} {:>9} {:>6} % {:>7} % {:>17} {:>17} {:>8} {:>10} {:>9}\n",
        load.people,
        plan.islands,
        plan.nodes,
        island.writes,
        island.reads,
        seen.writer_percent,
        island.database_percent(),
        pair(&seen.written),
        pair(&seen.seen),
        seen.waiting,
        island.sockets,
        island.back_in_seconds()
    ));
}

/// Median and 99th of a hundred, in milliseconds with a decimal.
fn pair(micros: &[u64]) -> String {
    let at = |percent: usize| {
        let place = micros.len().saturating_sub(1) * percent / 100;
        let tenths = micros.get(place).copied().unwrap_or(0) / 100;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    format!("{} / {}", at(50), at(99))
}

#[cfg(test)]
mod tests;
