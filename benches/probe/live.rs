//! Sockets of a portal: most of them idle, some or all of them at one thread.
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Outcome;
use super::crowd::{Crowd, Plan, run};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    url: String,
    /// An API token that may write to the thread.
    #[arg(long)]
    token: String,
    #[arg(long)]
    thread: String,
    /// The number of the newest entry in the shared lane.
    #[arg(long)]
    head: u64,
    /// Sockets that follow nothing.
    #[arg(long, default_value_t = 0)]
    idle: usize,
    /// Sockets that follow the thread.
    #[arg(long, default_value_t = 5)]
    following: usize,
    #[arg(long, default_value_t = 50)]
    rounds: u64,
    /// Entries that those who follow have missed when they come.
    #[arg(long, default_value_t = 0)]
    missed: u64,
}

const ENTRY: &str = "\"type\":\"entry\"";
const PAUSE: Duration = Duration::from_millis(100);
/// Until rights are read and topics followed.
const SETTLING: Duration = Duration::from_millis(500);

pub fn measure(args: &Args) -> Outcome<()> {
    run(talk(args))
}

async fn talk(args: &Args) -> Outcome<Value> {
    let plan = |first| Plan {
        url: format!("{}/api/v1/live", args.url),
        token: Some(args.token.clone()),
        first,
        counted: ENTRY,
    };
    let idle = Crowd::open(plan(None), args.idle).await?;
    let after = args.head.saturating_sub(args.missed);
    let subscribe = json!({ "subscribe": { "thread": args.thread, "after": { "shared": after } } });
    let begun = Instant::now();
    let crowd = Crowd::open(plan(Some(subscribe.to_string())), args.following).await?;
    let missed = usize::try_from(args.missed)? * args.following;
    let caught_up = crowd.until(missed).await;
    let catching_up = begun.elapsed();
    tokio::time::sleep(SETTLING).await;
    let client = reqwest::Client::new();
    let (mut all, mut posted) = (Vec::new(), Vec::new());
    let mut whole = caught_up;
    for round in 0..args.rounds {
        let wanted = crowd.arrived() + args.following;
        let begun = Instant::now();
        post(&client, args, round).await?;
        posted.push(begun.elapsed());
        whole &= crowd.until(wanted).await;
        all.push(begun.elapsed());
        tokio::time::sleep(PAUSE).await;
    }
    Ok(json!({
        "idle": args.idle,
        "idle_opening_seconds": idle.opening.as_secs_f64(),
        "following": args.following,
        "opening_seconds": crowd.opening.as_secs_f64(),
        "caught_up_seconds": catching_up.as_secs_f64(),
        "whole": whole,
        "arrived_ms": millis(&all),
        "answered_ms": millis(&posted),
    }))
}

fn millis(times: &[Duration]) -> Vec<f64> {
    times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect()
}

async fn post(client: &reqwest::Client, args: &Args, round: u64) -> Outcome<()> {
    let url = format!("{}/api/v1/threads/{}/messages", args.url, args.thread);
    let key = format!("{:032x}", rand::random::<u128>());
    let answer = client
        .post(url)
        .bearer_auth(&args.token)
        .header("Idempotency-Key", key)
        .json(&json!({ "lane": "shared", "body": format!("round {round}") }))
        .send()
        .await?;
    answer.error_for_status()?;
    Ok(())
}
