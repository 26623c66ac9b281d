//! From settings to a serving process, and its orderly end.
use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{CommandError, Services, server};
use crate::platform::config::{NodeRole, Settings};
use crate::platform::context::Platform;
use crate::platform::events::link::{self, Carrier, Ended};
use crate::platform::files::FileError;

/// Holds the data folder until it is dropped: two processes would each believe to be the only
/// writer.
#[derive(Debug)]
pub struct FolderLock(
    #[expect(dead_code, reason = "the lock lives as long as the file is open")] File,
);

/// Takes the folder, or says who has it.
pub fn lock(dir: &Path) -> Result<FolderLock, CommandError> {
    let refuse = |cause: &dyn std::fmt::Display| {
        CommandError::refused(format!("the data folder {} cannot be used: {cause}", dir.display()))
    };
    std::fs::create_dir_all(dir).map_err(|cause| refuse(&cause))?;
    let file = File::create(dir.join("concord.lock")).map_err(|cause| refuse(&cause))?;
    file.try_lock().map_err(|_| {
        CommandError::refused(format!(
            "a Concord server is using {}: stop it first, or name another folder with --data-dir",
            dir.display()
        ))
    })?;
    Ok(FolderLock(file))
}

/// JSON lines on standard error; `RUST_LOG` chooses, `usual` unless told.
pub fn log(usual: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(usual));
    // A second start in one process (tests) keeps the first one's log.
    let _already = tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .try_init();
}

/// Takes the address, or says why not: before anybody is told that it is served.
pub fn bind(settings: &Settings) -> Result<TcpListener, CommandError> {
    TcpListener::bind(settings.listen).map_err(|cause| {
        CommandError::refused(format!("{} cannot be served: {cause}", settings.listen))
    })
}

/// Whether the bus has an address and the files are in reach, before anybody is told that the portal
/// is served.
pub async fn check(services: &Services) -> Result<(), CommandError> {
    carrier(services)?;
    check_files(services).await
}

fn carrier(services: &Services) -> Result<Carrier, CommandError> {
    let Platform { settings, keys, .. } = &services.platform;
    Carrier::of(&settings.bus_url, &settings.database_url, &keys.fingerprint())
        .map_err(CommandError::refused)
}

async fn check_files(services: &Services) -> Result<(), CommandError> {
    let settings = &services.platform.settings;
    if settings.files_url.is_empty() {
        if settings.bus_url.contains("://") {
            tracing::warn!(
                "files are on this node's disk: set files_url, or let all nodes share the data folder's files"
            );
        }
        return Ok(());
    }
    services.platform.files.check().await.map_err(|cause| {
        let url = &settings.files_url;
        let why = match &cause {
            FileError::NotFound => "there is no such bucket".to_owned(),
            other => reason(other),
        };
        CommandError::refused(format!("the files in {url} cannot be used: {why}"))
    })
}

/// An error with its causes, in one line.
fn reason(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let mut said: Vec<String> = Vec::new();
    for cause in causes {
        let text = cause.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        // Many repeat what caused them.
        if said.last().is_none_or(|last| !last.contains(&text)) {
            said.push(text);
        }
    }
    said.join(": ")
}

/// Hears other nodes from now on, until `stop`.
pub fn link_nodes(services: &Services, stop: CancellationToken) -> Result<Ended, CommandError> {
    Ok(link::start(&services.platform.bus, carrier(services)?, stop))
}

/// Serves, works and waits for the end: SIGINT or SIGTERM. Without a listener it only works.
///
/// The end goes in this order: `/readyz` says no and no new work is taken; after the time that the
/// proxy needs to notice, sockets are closed with 1001 and requests finish; then what is left to
/// tell other nodes goes out.
pub async fn run(services: Services, listener: Option<TcpListener>) -> Result<(), CommandError> {
    let db = services.platform.db.clone();
    let settings = services.platform.settings.clone();
    let (leaving, stop, unlink) =
        (services.leaving.0.clone(), CancellationToken::new(), CancellationToken::new());
    let unlinked = link_nodes(&services, unlink.clone())?;
    let worker = services.worker.clone();
    let working = tokio::spawn({
        let leaving = leaving.clone();
        async move {
            if settings.role != NodeRole::Web {
                worker.run(leaving).await;
            }
        }
    });
    let measuring = actix_web::rt::spawn(super::health::metrics(services.clone(), stop.clone()));
    let drain = Duration::from_secs(services.platform.settings.drain_seconds);
    tokio::spawn({
        let stop = stop.clone();
        let leaving = leaving.clone();
        async move {
            asked_to_stop().await;
            leaving.cancel();
            tokio::time::sleep(drain).await;
            stop.cancel();
        }
    });
    let served = match listener {
        Some(listener) => server::run(services, listener, stop.clone()).await,
        None => {
            stop.cancelled().await;
            Ok(())
        }
    };
    leaving.cancel();
    stop.cancel();
    let ended = tokio::join!(working, measuring);
    for result in [ended.0, ended.1] {
        if let Err(cause) = result {
            tracing::error!(%cause, "a task ended badly");
        }
    }
    unlink.cancel();
    unlinked.wait().await;
    db.checkpoint();
    served.map_err(|cause| CommandError::Failed(format!("serving ended badly: {cause}")))
}

#[cfg(unix)]
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() {
    drop(tokio::signal::ctrl_c().await);
}
