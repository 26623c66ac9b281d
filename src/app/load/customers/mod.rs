//! A vendor's customer base over three years, as firms have them: a few customers do most of the business, some
//! are new and some have gone, a few topics are asked for all the time and most of them hardly ever, goods come
//! back and deliveries come late.
mod base;
mod calendar;
mod calls;
mod orders;
mod words;

use super::ground::Ground;
use super::{LOAD, Tally};
use crate::app::CommandError;
use crate::platform::problem::{Code, Problem};
use base::Base;
use calendar::Calendar;

/// How much of it.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    #[arg(long, default_value_t = 100_000)]
    pub accounts: usize,
    #[arg(long, default_value_t = 1_000_000)]
    pub interactions: usize,
    /// Lines of orders, about three to an order.
    #[arg(long, default_value_t = 500_000)]
    pub lines: usize,
    /// What can be asked for.
    #[arg(long, default_value_t = 5_000)]
    pub topics: usize,
    /// Another one makes up other data.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Interactions, customers or orders of one transaction.
const CHUNK: usize = 20_000;

pub(super) async fn fill(ground: &Ground, args: &Args) -> Result<(), CommandError> {
    let calendar = Calendar::until(ground.db.clock().now());
    let mut all = Tally::of("all");
    let base = Base::make(args, &calendar);
    all.add(base.write(ground).await.map_err(told)?);
    all.add(calls::fill(ground, args, &base, &calendar).await.map_err(told)?);
    all.add(orders::fill(ground, args, &base, &calendar).await.map_err(told)?);
    all.tell();
    Ok(())
}

fn told(problem: Problem) -> CommandError {
    match problem.code {
        Code::AlreadyExists => CommandError::refused(
            "this was made up in this folder before: take another --seed, or another folder",
        ),
        _ => problem.into(),
    }
}
