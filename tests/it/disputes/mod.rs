//! Coming to terms: the ladder, and who is called in.
mod ladder;
