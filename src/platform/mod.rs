//! What every feature stands on. Knows nothing about customers or complaints, and never imports
//! a feature; so it can leave for a crate of its own on any day.
pub mod auth;
pub mod authz;
pub mod clock;
pub mod config;
pub mod context;
pub mod db;
pub mod events;
pub mod files;
pub mod http;
pub mod id;
pub mod jobs;
pub mod kept;
pub mod live;
pub mod machine;
pub mod mail;
pub mod problem;
pub mod search;
pub mod statistics;
pub mod text;
