//! One integration binary; it mirrors the tree of addresses.
//!
//! SQLite unless `CONCORD_TEST_DATABASE_URL` names a PostgreSQL server; every test has a portal and
//! a database of its own. See `support`.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails is to end there"
)]
mod activities;
mod aftercare;
mod agreements;
mod architecture;
mod authz;
mod backup;
mod command_line;
mod complaints;
mod crash;
mod customers;
mod decisions;
mod demands;
mod disputes;
mod documents;
mod figures;
mod hostile;
mod ideas;
mod identity;
mod inbox;
mod installation;
mod interactions;
mod links;
mod live;
mod loading;
mod mail_server;
mod main_job;
mod meetings;
mod merges;
mod nodes;
mod openapi;
mod orders;
mod overviews;
mod privacy;
mod projects;
mod proof;
mod quality;
mod records;
mod repeats;
mod requests;
mod requirements;
mod rules;
mod schema;
mod segments;
mod statements;
mod storage;
mod support;
mod surveys;
mod tasks;
mod texts;
