//! What this machine can do at all: the same work without a portal around it, and a crowd of sockets to measure one
//! with. `scripts/bench` runs it beside the server, in the same hour, and gives shares of what it finds.
mod crowd;
mod live;
mod server;

use std::error::Error;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[derive(Parser)]
struct Probe {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A server that greets, reads one row or 25, writes one, and sends to all sockets.
    Serve {
        #[arg(long)]
        listen: String,
        /// An empty folder for its database.
        #[arg(long)]
        dir: PathBuf,
    },
    /// Sockets at that server, and messages to all of them.
    Fan {
        #[arg(long)]
        url: String,
        #[arg(long)]
        count: usize,
        #[arg(long, default_value_t = 20)]
        messages: usize,
    },
    /// Sockets at a portal.
    Live(live::Args),
}

fn main() -> Outcome<()> {
    match Probe::parse().what {
        What::Serve { listen, dir } => server::serve(&listen, &dir),
        What::Fan { url, count, messages } => crowd::fan(&url, count, messages),
        What::Live(args) => live::measure(&args),
    }
}
