//! What the tests stand on: a portal of their own, people who speak the domain, and eyes on
//! everything that goes out.
pub mod actors;
pub mod app;
pub mod db;
pub mod dump;
pub mod http;
pub mod mail;
pub mod source;
pub mod statements;
pub mod world;
pub mod ws;

pub use actors::{Actor, Case, text};
pub use app::TestApp;
pub use http::{Answer, Sent};
pub use world::World;
