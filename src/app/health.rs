//! `/healthz`: the process runs. `/readyz`: it can do its work.
use actix_web::http::header::VARY;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::PrometheusBuilder;
use serde::Deserialize;
use tokio_util::sync::CancellationToken;

use super::Services;
use crate::platform::authz::Locale;
use crate::platform::context::Platform;
use crate::platform::events::LinkState;
use crate::platform::http::{Route, spoken};
use crate::platform::problem::{Code, Problem};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/healthz" Public => alive,
        GET "/readyz" Public => ready,
        GET "/api/v1/openapi.json" Public => openapi,
        GET "/api/docs" Public => docs,
        GET "/docs/proof" Public => proof,
    ]
}

/// What may stand behind the `?` of a page of the manual.
#[derive(Debug, Deserialize)]
struct Asked {
    lang: Option<String>,
}

async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// Whether this node is about to stop. Cheap to clone; cancelled once.
#[derive(Debug, Clone, Default)]
pub struct Leaving(pub CancellationToken);

/// A node without its link to others is ready all the same: it finds by looking what they write,
/// and where all have lost it nobody would be left.
async fn ready(
    platform: web::Data<Platform>,
    leaving: web::Data<Leaving>,
) -> Result<HttpResponse, Problem> {
    if leaving.0.is_cancelled() || !platform.db.ready().await {
        return Err(Problem::new(Code::Busy).with_retry_after(5));
    }
    let link = match *platform.bus.link().borrow() {
        LinkState::Alone => "",
        LinkState::Up => "bus: up\n",
        LinkState::Down => "bus: down\n",
    };
    Ok(HttpResponse::Ok().content_type("text/plain").body(format!("ready\n{link}")))
}

async fn openapi() -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(super::openapi::json())
}

async fn docs() -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(super::openapi::page())
}

/// In the language that the address asks for (`?lang=ru`), or the browser.
async fn proof(request: HttpRequest) -> HttpResponse {
    let asked = web::Query::<Asked>::from_query(request.query_string()).ok();
    let asked = asked.and_then(|asked| asked.0.lang);
    let locale = spoken(&request, asked.as_deref()).unwrap_or(Locale::En);
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((VARY, "accept-language"))
        .body(super::manual::proof(locale))
}

/// Prometheus metrics on an address of their own, until `stop`, with the two health checks beside
/// them: a worker has no other address. An empty address: none.
pub(super) async fn metrics(services: Services, stop: CancellationToken) {
    let address = services.platform.settings.metrics_listen.clone();
    if address.is_empty() {
        return;
    }
    let Ok(handle) = PrometheusBuilder::new().install_recorder() else {
        return;
    };
    let server = HttpServer::new(move || {
        let handle = handle.clone();
        App::new()
            .app_data(web::Data::new(services.platform.clone()))
            .app_data(web::Data::new(services.leaving.clone()))
            .route("/healthz", web::get().to(alive))
            .route("/readyz", web::get().to(ready))
            .route("/metrics", web::get().to(move || std::future::ready(handle.render())))
    })
    .workers(1)
    .disable_signals()
    .bind(&address);
    match server {
        Ok(server) => {
            let running = server.run();
            let handle = running.handle();
            tokio::select! {
                _ = running => {}
                () = stop.cancelled() => handle.stop(false).await,
            }
        }
        Err(cause) => tracing::warn!(%cause, address, "metrics are not served"),
    }
}
