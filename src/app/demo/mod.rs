//! The demo: a believable story between a maker of castings and pumps and five of its customers,
//! told through the same use cases that people go through, each at its own time.
//!
//! The story is `story.json`; its README says where each file comes from.
mod acts;
mod asked;
mod calls;
mod clock;
mod fill;
mod orders;
mod people;
mod planned;
mod radar;
mod replay;
mod segments;
mod story;
mod strangers;
#[cfg(test)]
mod tests;
mod troupe;
mod wire;
mod words;

pub use clock::{CLOCK, advance, seconds};
pub use fill::{PASSWORD, fill};
pub use people::{table, vendor_of, write_logins};
