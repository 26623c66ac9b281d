//! Use cases of agreements, and the clock engine for the features that build on it.
mod propose;
mod terms;
mod titles;
mod view;

pub use super::clocks::{
    Clock, ClockName, ClockState, Course, Event, Held, History, Outcome, Phase, Reading, Stage,
    Terms, Wait, run,
};
pub use super::defaults::Office;
pub use super::store::{Version, standing, standing_between};
pub use propose::{AGREEMENT_IN_FORCE, ActInput, act, propose};
pub use terms::{Agreed, agreed_among_unscoped, history_unscoped, in_force_unscoped, usual_terms};
pub use titles::titles;
pub use view::{AgreementView, Difference, VersionView, agreement, versions};
