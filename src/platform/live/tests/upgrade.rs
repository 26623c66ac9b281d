//! The real wire: an upgrade over TCP.
use std::time::Duration;

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use super::super::handshake::{Admission, serve};
use super::super::{Live, Ticket, limit_dead_peers};
use super::support::{World, limits, scope};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::problem::Problem;

async fn open(
    request: HttpRequest,
    payload: web::Payload,
    live: web::Data<Live>,
    scope: web::Data<Scope>,
) -> Result<HttpResponse, Problem> {
    let ticket = Ticket { scope: scope.get_ref().clone(), token: None };
    serve(&live, &request, payload, Admission::Ready(ticket))
}

type Socket =
    tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

/// The close code that the server ends with.
async fn close_code(socket: &mut Socket) -> Option<u16> {
    let ending = async {
        while let Some(Ok(message)) = socket.next().await {
            if let Message::Close(frame) = message {
                return frame.map(|frame| frame.code.into());
            }
        }
        None
    };
    tokio::time::timeout(Duration::from_secs(10), ending).await.expect("the server did not close")
}

fn fragment(bytes: usize, first: bool, last: bool) -> Message {
    let opcode = if first { Data::Text } else { Data::Continue };
    Message::Frame(Frame::message("a".repeat(bytes), OpCode::Data(opcode), last))
}

#[test]
fn sockets_open_and_close_with_the_right_codes() {
    actix_web::rt::System::new().block_on(async {
        let world = World::new(limits());
        let (live, me) = (world.live.clone(), scope(OrganisationId::generate()));
        let server = HttpServer::new(move || {
            App::new()
                .app_data(web::Data::new(live.clone()))
                .app_data(web::Data::new(me.clone()))
                .route("/live", web::get().to(open))
        })
        .on_connect(limit_dead_peers)
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .unwrap();
        let address = server.addrs()[0];
        let running = server.run();
        let handle = running.handle();
        actix_web::rt::spawn(running);
        let connect = async || {
            let url = format!("ws://{address}/live");
            let (mut socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
            assert_eq!(socket.next().await.unwrap().unwrap(), Message::text("hello"));
            socket
        };

        let mut socket = connect().await;
        socket.send(Message::text("ping")).await.unwrap();
        assert_eq!(socket.next().await.unwrap().unwrap(), Message::text("pong"));
        socket.close(None).await.unwrap();
        assert_eq!(close_code(&mut socket).await, Some(1000));

        // 64 KiB pass (and make no sense); one byte more does not, in one frame or in two.
        let mut socket = connect().await;
        socket.send(fragment(64 * 1024, true, true)).await.unwrap();
        assert_eq!(socket.next().await.unwrap().unwrap(), Message::text("malformed"));
        socket.send(fragment(64 * 1024 + 1, true, true)).await.unwrap();
        assert_eq!(close_code(&mut socket).await, Some(1009));

        let mut socket = connect().await;
        socket.send(fragment(64 * 1024, true, false)).await.unwrap();
        socket.send(fragment(1, false, true)).await.unwrap();
        assert_eq!(close_code(&mut socket).await, Some(1009));

        let mut socket = connect().await;
        let bad = Frame::message(vec![0xff, 0xfe], OpCode::Data(Data::Text), true);
        socket.send(Message::Frame(bad)).await.unwrap();
        assert_eq!(close_code(&mut socket).await, Some(1007));

        let mut socket = connect().await;
        world.live.stop().await;
        assert_eq!(close_code(&mut socket).await, Some(1001));
        handle.stop(false).await;
    });
}
