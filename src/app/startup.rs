//! From settings to a serving process, and its orderly end.
use std::fs::File;
use std::net::TcpListener;
use std::path::Path;

use tokio_util::sync::CancellationToken;

use super::{CommandError, Services, server};
use crate::platform::config::Settings;

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

/// Serves, works and waits for the end: SIGINT or SIGTERM.
pub async fn run(services: Services, listener: TcpListener) -> Result<(), CommandError> {
    let db = services.platform.db.clone();
    let stop = CancellationToken::new();
    let worker = services.worker.clone();
    let working = tokio::spawn({
        let stop = stop.clone();
        async move { worker.run(stop).await }
    });
    let measuring = actix_web::rt::spawn(super::health::metrics(
        services.platform.settings.clone(),
        stop.clone(),
    ));
    tokio::spawn({
        let stop = stop.clone();
        async move {
            asked_to_stop().await;
            stop.cancel();
        }
    });
    let served = server::run(services, listener, stop.clone()).await;
    stop.cancel();
    let ended = tokio::join!(working, measuring);
    for result in [ended.0, ended.1] {
        if let Err(cause) = result {
            tracing::error!(%cause, "a task ended badly");
        }
    }
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
