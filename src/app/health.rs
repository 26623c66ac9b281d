//! `/healthz`: the process runs. `/readyz`: it can do its work.
use std::sync::Arc;

use actix_web::http::header::VARY;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::PrometheusBuilder;
use serde::Deserialize;
use tokio_util::sync::CancellationToken;

use crate::platform::authz::Locale;
use crate::platform::config::Settings;
use crate::platform::context::Platform;
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

async fn ready(platform: web::Data<Platform>) -> Result<HttpResponse, Problem> {
    if platform.db.ready().await {
        Ok(HttpResponse::Ok().content_type("text/plain").body("ready\n"))
    } else {
        Err(Problem::new(Code::Busy).with_retry_after(5))
    }
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

/// Prometheus metrics on an address of their own, until `stop`. An empty address: none.
pub(super) async fn metrics(settings: Arc<Settings>, stop: CancellationToken) {
    if settings.metrics_listen.is_empty() {
        return;
    }
    let Ok(handle) = PrometheusBuilder::new().install_recorder() else {
        return;
    };
    let server = HttpServer::new(move || {
        let handle = handle.clone();
        App::new().route("/metrics", web::get().to(move || std::future::ready(handle.render())))
    })
    .workers(1)
    .disable_signals()
    .bind(&settings.metrics_listen);
    match server {
        Ok(server) => {
            let running = server.run();
            let handle = running.handle();
            tokio::select! {
                _ = running => {}
                () = stop.cancelled() => handle.stop(false).await,
            }
        }
        Err(cause) => {
            tracing::warn!(%cause, address = settings.metrics_listen, "metrics are not served");
        }
    }
}
