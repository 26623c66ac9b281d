//! From an upgraded request to a running socket.
use std::future::Future;
use std::pin::Pin;

use actix_web::{HttpRequest, HttpResponse, web};
use tokio::time::timeout;

use super::socket::Socket;
use super::wire::{ActixWire, Incoming, Wire};
use super::{Close, Live, Request, Ticket};
use crate::platform::problem::{Code, Problem};

/// Turns the organisation that the first message names into a ticket.
pub type Naming = Box<dyn FnOnce(String) -> Pin<Box<dyn Future<Output = Result<Ticket, Problem>>>>>;

/// How somebody comes in.
pub enum Admission {
    /// A token names its organisation.
    Ready(Ticket),
    /// With cookies the first message names it.
    Named(Naming),
}

/// Answers the upgrade and lets the socket run on this worker thread until it ends.
pub fn serve(
    live: &Live,
    request: &HttpRequest,
    payload: web::Payload,
    admission: Admission,
) -> Result<HttpResponse, Problem> {
    let (response, session, messages) = actix_ws::handle(request, payload).map_err(|_| {
        Problem::new(Code::MalformedRequest).with_detail("this address speaks WebSocket only")
    })?;
    let wire = ActixWire::new(session, messages, live.limits.message_bytes);
    actix_web::rt::spawn(run(live.clone(), wire, admission));
    Ok(response)
}

/// The whole life of a socket.
pub(super) async fn run(live: Live, mut wire: impl Wire, admission: Admission) {
    let named = matches!(admission, Admission::Named(_));
    let ticket = match admission {
        Admission::Ready(ticket) => Ok(ticket),
        Admission::Named(naming) => {
            match timeout(live.limits.naming, named_in(&live, &mut wire)).await {
                Ok(Ok(organisation)) => {
                    naming(organisation).await.map_err(|problem| close_for(&problem))
                }
                Ok(Err(close)) => Err(close),
                Err(_) => Err(Close::Policy),
            }
        }
    };
    let socket = match ticket {
        Ok(ticket) => Socket::open(live, ticket, named).await,
        Err(close) => Err(close),
    };
    let close = match socket {
        Ok(mut socket) => socket.talk(&mut wire).await,
        Err(close) => close,
    };
    wire.close(close).await;
}

/// The organisation in the first message.
async fn named_in(live: &Live, wire: &mut impl Wire) -> Result<String, Close> {
    loop {
        match wire.next().await {
            Incoming::Text(text) => {
                return match live.source.parse(&text) {
                    Some(Request::Organisation(name)) => Ok(name),
                    _ => Err(Close::Policy),
                };
            }
            Incoming::Binary => return Err(Close::Policy),
            Incoming::Ping(payload) => wire.pong(&payload).await?,
            Incoming::Pong => {}
            Incoming::End(close) => return Err(close),
        }
    }
}

fn close_for(problem: &Problem) -> Close {
    match problem.code {
        Code::Unauthenticated | Code::SessionEnded => Close::SessionEnded,
        Code::Busy | Code::Internal => Close::Restart,
        _ => Close::RightsLost,
    }
}
