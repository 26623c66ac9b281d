//! The spine: chains, messages, reading.
mod chain;
mod conversation;
mod erasing;
mod unsubmitted;
