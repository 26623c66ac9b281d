//! What can be done with surveys and answers.
pub mod diff;
pub mod evaluate;
pub mod exchange;
pub mod intake;
#[cfg(test)]
mod real;
pub mod templates;
pub mod validate;
pub mod words;
