//! A client of the live socket that reads frame by frame and never waits for time.
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::http::Http;

/// A frame that does not come within this time never will.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open socket.
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Every frame so far.
    pub seen: Vec<Value>,
}

/// Why a socket was not opened: the status and code of the answer.
pub type Refused = (u16, String);

impl Socket {
    /// Opens `/api/v1/live` with these headers.
    pub async fn open(http: &Http, headers: &[(&'static str, String)]) -> Result<Self, Refused> {
        let url = format!("ws://{}/api/v1/live", http.host());
        let mut request = url.into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((stream, _)) => Ok(Self { stream, seen: Vec::new() }),
            Err(Error::Http(response)) => {
                let body = response.body().clone().unwrap_or_default();
                let problem: Value = serde_json::from_slice(&body).unwrap_or_default();
                let code = problem["code"].as_str().unwrap_or_default().to_owned();
                Err((response.status().as_u16(), code))
            }
            Err(cause) => panic!("the socket did not open: {cause}"),
        }
    }

    pub async fn send(&mut self, frame: Value) {
        self.stream.send(Message::text(frame.to_string())).await.unwrap();
    }

    /// The next frame, or the code with which the socket was closed.
    pub async fn next(&mut self) -> Result<Value, u16> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.stream.next())
                .await
                .unwrap_or_else(|_| panic!("no frame came; so far: {:#?}", self.seen));
            match message {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    self.seen.push(frame.clone());
                    return Ok(frame);
                }
                Some(Ok(Message::Close(frame))) => {
                    return Err(frame.map_or(1005, |frame| frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(1006),
            }
        }
    }

    /// Reads on until a frame of this type that fits.
    pub async fn until(&mut self, kind: &str, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            match self.next().await {
                Ok(frame) if frame["type"] == kind && fits(&frame) => return frame,
                Ok(_) => {}
                Err(code) => panic!("closed with {code} before {kind}; so far: {:#?}", self.seen),
            }
        }
    }

    /// Reads on until the socket is closed; with which code.
    pub async fn closed(&mut self) -> u16 {
        loop {
            if let Err(code) = self.next().await {
                return code;
            }
        }
    }

    /// Subscribes to a thread after what is there already, and waits for the answer.
    pub async fn subscribe(&mut self, thread: &str, shared: i64, private: i64) -> Value {
        let after = json!({ "shared": shared, "private": private });
        self.send(json!({ "subscribe": { "thread": thread, "after": after } })).await;
        self.until("subscribed", |frame| frame["thread"] == thread).await
    }

    /// Asks for a pong: every frame that the server had for us before is read then.
    pub async fn settle(&mut self) {
        self.send(json!({ "ping": 1 })).await;
        self.until("pong", |_| true).await;
    }
}
