//! The wire of a socket: actix-ws, or a pair of channels in a test.
use std::io::ErrorKind;
use std::time::Duration;

use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason, ProtocolError};
use bytestring::ByteString;

use super::Close;

/// How long a peer may take to hear that it is closed.
const CLOSING: Duration = Duration::from_secs(1);

/// Something from a client.
#[derive(Debug)]
pub(super) enum Incoming {
    Text(ByteString),
    Binary,
    /// To be answered with a pong.
    Ping(bytes::Bytes),
    Pong,
    /// The wire ends, with the reason to answer.
    End(Close),
}

/// Both directions of a socket.
pub(super) trait Wire {
    /// Waits for the next message; may be dropped and asked again without losing one.
    async fn next(&mut self) -> Incoming;
    /// Waits for room if the reader is slow.
    async fn send(&mut self, frame: ByteString) -> Result<(), Close>;
    async fn ping(&mut self) -> Result<(), Close>;
    async fn pong(&mut self, payload: &[u8]) -> Result<(), Close>;
    async fn close(self, close: Close);
}

/// A WebSocket of actix.
pub(super) struct ActixWire {
    session: actix_ws::Session,
    messages: AggregatedMessageStream,
}

impl ActixWire {
    pub(super) fn new(
        session: actix_ws::Session,
        messages: actix_ws::MessageStream,
        message_bytes: usize,
    ) -> Self {
        let messages = messages
            .max_frame_size(message_bytes)
            .aggregate_continuations()
            .max_continuation_size(message_bytes);
        Self { session, messages }
    }
}

impl Wire for ActixWire {
    async fn next(&mut self) -> Incoming {
        match self.messages.recv().await {
            Some(Ok(AggregatedMessage::Text(text))) => Incoming::Text(text),
            Some(Ok(AggregatedMessage::Binary(_))) => Incoming::Binary,
            Some(Ok(AggregatedMessage::Ping(payload))) => Incoming::Ping(payload),
            Some(Ok(AggregatedMessage::Pong(_))) => Incoming::Pong,
            Some(Ok(AggregatedMessage::Close(_))) => Incoming::End(Close::Normal),
            Some(Err(error)) => Incoming::End(reason_of(&error)),
            None => Incoming::End(Close::Gone),
        }
    }

    async fn send(&mut self, frame: ByteString) -> Result<(), Close> {
        self.session.text(frame).await.map_err(|_| Close::Gone)
    }

    async fn ping(&mut self) -> Result<(), Close> {
        self.session.ping(b"").await.map_err(|_| Close::Gone)
    }

    async fn pong(&mut self, payload: &[u8]) -> Result<(), Close> {
        self.session.pong(payload).await.map_err(|_| Close::Gone)
    }

    async fn close(self, close: Close) {
        if close == Close::Gone {
            return;
        }
        let reason = CloseReason { code: CloseCode::from(close.code()), description: None };
        // Whoever does not read does not hear it; the connection goes either way.
        let _unheard = tokio::time::timeout(CLOSING, self.session.close(Some(reason))).await;
    }
}

fn reason_of(error: &ProtocolError) -> Close {
    match error {
        ProtocolError::Overflow => Close::TooBig,
        ProtocolError::Io(error) if error.kind() == ErrorKind::InvalidData => Close::BadText,
        // So actix-ws reports fragments that together are over the limit.
        ProtocolError::Io(error) if error.kind() == ErrorKind::Other => Close::TooBig,
        ProtocolError::Io(_) => Close::Gone,
        _ => Close::Protocol,
    }
}
