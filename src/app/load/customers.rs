//! A vendor's customer base.
use super::ground::Ground;
use crate::app::CommandError;

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

pub(super) async fn fill(_ground: &Ground, _args: &Args) -> Result<(), CommandError> {
    Ok(())
}
