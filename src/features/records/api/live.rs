//! The live socket's address; what goes over it is told in [`crate::features::records::live`].
use actix_web::http::header::ORIGIN;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};

use crate::platform::auth::{bearer, scope_for_socket, scopes};
use crate::platform::authz::Scope;
use crate::platform::live::{Admission, Live, Ticket, serve};
use crate::platform::problem::{Code, Problem};

/// Opens a WebSocket. With cookies, the request must come from our own pages, and the first
/// message names the organisation; a token names its own.
#[utoipa::path(get, path = "/api/v1/live", tag = "live",
    responses((status = 101), (status = 400), (status = 401), (status = 403)))]
pub async fn open(
    request: HttpRequest,
    payload: web::Payload,
    live: web::Data<Live>,
) -> Result<HttpResponse, Problem> {
    let admission = if let Some(token) = bearer(&request).map(str::to_owned) {
        let scope = Scope::extract(&request).await?;
        Admission::Ready(Ticket { scope, token: Some(token) })
    } else {
        scopes(&request).await?;
        // A foreign origin is refused for every request; with cookies a socket needs one.
        if !request.headers().contains_key(ORIGIN) {
            return Err(Problem::new(Code::ForeignOrigin));
        }
        let request = request.clone();
        Admission::Named(Box::new(move |organisation| {
            Box::pin(async move {
                let scope = scope_for_socket(&request, Some(&organisation)).await?;
                Ok(Ticket { scope, token: None })
            })
        }))
    };
    serve(&live, &request, payload, admission)
}
