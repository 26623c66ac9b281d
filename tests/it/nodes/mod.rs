//! Several processes that serve one portal: what happens on one is known on the others, and what
//! carries that may break without anything being lost.
mod files;
mod hints;
mod servers;
mod work;

use std::time::Duration;

use concord::platform::config::Settings;
use tokio_util::sync::CancellationToken;

use crate::support::db::postgres_server;
use crate::support::{Actor, TestApp, World};

/// Two nodes on one PostgreSQL, linked as `serve` links them.
struct Nodes {
    /// Has the first node.
    world: World,
    second: TestApp,
    unlink: CancellationToken,
}

impl Nodes {
    /// `None` where there is no PostgreSQL: one process alone serves an SQLite file.
    async fn start(bus_url: &str) -> Option<Self> {
        postgres_server()?;
        let set = |settings: &mut Settings| settings.bus_url = bus_url.to_owned();
        let world = World::on(TestApp::start_with(set).await).await;
        let second = world.app.beside(set);
        let unlink = CancellationToken::new();
        for app in [&world.app, &second] {
            concord::app::link_nodes(&app.services, unlink.clone()).unwrap();
        }
        Some(Self { world, second, unlink })
    }

    /// Waits until both nodes say so of their link.
    async fn until_link(&self, state: &str) {
        for app in [&self.world.app, &self.second] {
            for round in 0.. {
                let answer = app.get("/readyz").await;
                assert_eq!(answer.status, 200, "a node is ready without its link");
                if answer.text().contains(state) {
                    break;
                }
                assert!(round < 200, "the link is never {state}: {}", answer.text());
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }

    /// The same person, who comes in by the second node.
    fn at_second(&self, person: &Actor) -> Actor {
        Actor { http: self.second.http.clone(), ..person.clone() }
    }
}

impl Drop for Nodes {
    fn drop(&mut self) {
        self.unlink.cancel();
    }
}
