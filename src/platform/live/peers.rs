//! Peers that take little or nothing: what the kernel keeps for them, and for how long.
use std::any::Any;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;

use super::Limits;

/// Bytes that the kernel keeps for a peer beyond what is on its way. Without this it grows the
/// buffer of a slow reader to megabytes, and no queue of ours ever looks full.
#[cfg(target_os = "linux")]
const UNSENT_BYTES: u32 = 128 * 1024;

/// For `HttpServer::on_connect`. A peer that acknowledges but never reads keeps the server's
/// buffers full, and no writing task wakes up any more to notice it. After this time with data
/// that nobody takes, the kernel ends the connection (`TCP_USER_TIMEOUT`; Linux only).
pub fn limit_dead_peers(connection: &dyn Any, _extensions: &mut Extensions) {
    let Some(stream) = connection.downcast_ref::<TcpStream>() else { return };
    #[cfg(target_os = "linux")]
    {
        let socket = socket2::SockRef::from(stream);
        let limited = socket
            .set_tcp_user_timeout(Some(Limits::default().dead_after))
            .and_then(|()| socket.set_tcp_notsent_lowat(UNSENT_BYTES));
        if let Err(error) = limited {
            tracing::warn!(%error, "dead peers cannot be limited");
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _unsupported = (stream, Limits::default());
}
