//! Peers that take nothing any more: the kernel gives their connection up.
use std::any::Any;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;

use super::Limits;

/// For `HttpServer::on_connect`. A peer that acknowledges but never reads keeps the server's
/// buffers full, and no writing task wakes up any more to notice it. After this time with data
/// that nobody takes, the kernel ends the connection (`TCP_USER_TIMEOUT`; Linux only).
pub fn limit_dead_peers(connection: &dyn Any, _extensions: &mut Extensions) {
    let Some(stream) = connection.downcast_ref::<TcpStream>() else { return };
    #[cfg(target_os = "linux")]
    if let Err(error) = socket2::SockRef::from(stream)
        .set_tcp_user_timeout(Some(Limits::default().dead_after))
    {
        tracing::warn!(%error, "dead peers cannot be limited");
    }
    #[cfg(not(target_os = "linux"))]
    let _unsupported = (stream, Limits::default());
}
