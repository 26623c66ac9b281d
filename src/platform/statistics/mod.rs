//! Statistics over plain numbers: intervals, tests, weights, designs of studies and the rules that keep
//! a single answer from being read out of a table. Nothing here knows a survey, a customer or a
//! database. Each formula names its source, and each test names the program that gave its figures.
//!
//! Counts are whole numbers (`u64`), shares lie between 0 and 1, p values are two-sided unless said
//! otherwise. What cannot be computed (no answers, no spread) is `None`, what was asked wrongly is an
//! error; no input ends the process.
pub mod alarm;
pub mod churn;
pub mod clustering;
pub mod clv;
pub mod cohort;
pub mod columns;
pub mod compare;
pub mod conjoint;
pub mod contingency;
pub mod demand;
pub mod disclosure;
pub mod draw;
pub mod fisher;
pub mod interval;
pub mod kano;
pub mod kruskal;
pub mod maxdiff;
pub mod nps;
pub mod number;
pub mod pareto;
pub mod quantile;
pub mod raking;
pub mod random;
pub mod rates;
pub mod rfm;
pub mod sampling;
pub mod satisfaction;
pub mod survival;
pub mod trend;
pub mod weights;
pub mod words;

pub use interval::{Estimate, Interval};
pub use quantile::Level;
