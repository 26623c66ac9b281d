//! Many sockets of one client.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::{Notify, Semaphore, mpsc};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::Outcome;

/// Handshakes under way at once.
const AT_ONCE: usize = 64;
/// After this time what has not come is missing.
const PATIENCE: Duration = Duration::from_secs(60);

/// How sockets are opened, and which frames count.
#[derive(Clone)]
pub struct Plan {
    pub url: String,
    pub token: Option<String>,
    /// What is sent first.
    pub first: Option<String>,
    /// Frames with this in them are counted.
    pub counted: &'static str,
}

/// Sockets that read until they are dropped.
pub struct Crowd {
    arrived: Arc<AtomicUsize>,
    changed: Arc<Notify>,
    readers: Vec<tokio::task::JoinHandle<()>>,
    pub opening: Duration,
}

impl Drop for Crowd {
    fn drop(&mut self) {
        for reader in &self.readers {
            reader.abort();
        }
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn open(plan: &Plan) -> Outcome<Socket> {
    let mut request = plan.url.replacen("http", "ws", 1).into_client_request()?;
    if let Some(token) = &plan.token {
        request.headers_mut().insert("authorization", format!("Bearer {token}").parse()?);
    }
    let (mut socket, _) = connect_async(request).await?;
    if let Some(first) = &plan.first {
        socket.send(Message::text(first.clone())).await?;
    }
    Ok(socket)
}

impl Crowd {
    pub async fn open(plan: Plan, count: usize) -> Outcome<Self> {
        let (arrived, changed) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let (gates, plan) = (Arc::new(Semaphore::new(AT_ONCE)), Arc::new(plan));
        let (told, mut opened) = mpsc::unbounded_channel();
        let begun = Instant::now();
        let mut readers = Vec::with_capacity(count);
        for _ in 0..count {
            let (gates, plan, told) = (Arc::clone(&gates), Arc::clone(&plan), told.clone());
            let (arrived, changed) = (Arc::clone(&arrived), Arc::clone(&changed));
            readers.push(tokio::spawn(async move {
                let gate = gates.acquire().await;
                let socket = open(&plan).await;
                drop(gate);
                let (socket, result) = match socket {
                    Ok(socket) => (Some(socket), Ok(())),
                    Err(error) => (None, Err(error)),
                };
                // Nobody listens any more once opening has failed.
                let _ = told.send(result);
                let Some(mut socket) = socket else { return };
                while let Some(Ok(message)) = socket.next().await {
                    if let Message::Text(text) = message
                        && text.contains(plan.counted)
                    {
                        arrived.fetch_add(1, Ordering::Relaxed);
                        changed.notify_one();
                    }
                }
            }));
        }
        for _ in 0..count {
            opened.recv().await.ok_or("the crowd is gone")??;
        }
        Ok(Self { arrived, changed, readers, opening: begun.elapsed() })
    }

    pub fn arrived(&self) -> usize {
        self.arrived.load(Ordering::Relaxed)
    }

    /// Waits until so many frames have come in all; false if they do not.
    pub async fn until(&self, frames: usize) -> bool {
        let all = async {
            while self.arrived() < frames {
                self.changed.notified().await;
            }
        };
        tokio::time::timeout(PATIENCE, all).await.is_ok()
    }
}

/// A runtime of one thread: the other core is the server's.
pub fn run(work: impl Future<Output = Outcome<serde_json::Value>>) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let found = runtime.block_on(work)?;
    println!("{found}");
    Ok(())
}

pub fn fan(url: &str, count: usize, messages: usize) -> Outcome<()> {
    run(async {
        let plan = Plan { url: format!("{url}/live"), token: None, first: None, counted: "x" };
        let crowd = Crowd::open(plan, count).await?;
        let client = reqwest::Client::new();
        let begun = Instant::now();
        client.post(format!("{url}/all?messages={messages}")).send().await?.error_for_status()?;
        let whole = crowd.until(count * messages).await;
        Ok(serde_json::json!({
            "opening_seconds": crowd.opening.as_secs_f64(),
            "delivered": crowd.arrived(),
            "whole": whole,
            "seconds": begun.elapsed().as_secs_f64(),
        }))
    })
}
