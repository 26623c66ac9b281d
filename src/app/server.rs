//! The HTTP server: middleware in this order, each with its reason.
use std::net::TcpListener;
use std::sync::LazyLock;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::{Compress, Next, from_fn};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use tokio_util::sync::CancellationToken;

use super::Services;
use super::routes;
use crate::features::notifications::model::RecordTitles;
use crate::platform::auth::renew;
use crate::platform::http::{Route, assets, check_origin};
use crate::platform::live::limit_dead_peers;
use crate::platform::problem::{Code, Problem};

/// Seconds that requests get to finish when the server stops.
const SHUTDOWN_SECONDS: u64 = 20;

/// What a page may load: its own files alone. The hashes are the component library's two
/// constant styles.
pub const CSP: &str = "default-src 'none'; script-src 'self'; \
     style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=' \
     'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='; img-src 'self' blob: data:; connect-src 'self'; \
     font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types concord default";

/// Puts routes, extractors' settings and shared services into an application; tests use the same.
pub fn configure(services: &Services) -> impl FnOnce(&mut web::ServiceConfig) + use<> {
    let services = services.clone();
    move |config| {
        config
            .app_data(web::Data::new(services.platform))
            .app_data(web::Data::new(services.live))
            .app_data(web::Data::new(services.leaving))
            .app_data(web::Data::new(RecordTitles(super::record_titles)))
            // An id that is none answers as a missing one.
            .app_data(web::PathConfig::default().error_handler(|_, _| Problem::not_found().into()));
        for route in TABLE.iter() {
            (route.register)(config);
        }
        config.default_service(web::to(fallback));
    }
}

/// The table, made once: every file of the web client passes by here.
static TABLE: LazyLock<Vec<Route>> = LazyLock::new(routes::table);

/// What is in no table: a page of the web client, 405 for a known path, 404.
async fn fallback(request: HttpRequest) -> Result<HttpResponse, Problem> {
    if routes::knows_path(&TABLE, request.path()) {
        return Err(Problem::new(Code::MethodNotAllowed));
    }
    assets::serve(request).await
}

/// Headers that every answer has.
pub async fn secure<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let api = request.path().starts_with("/api/v1/");
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    put(header::CONTENT_SECURITY_POLICY, CSP);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    if api {
        put(header::CACHE_CONTROL, "no-store");
    }
    Ok(response)
}

/// The whole application: routes within middleware. On a socket it is [`serve`]; the demo asks it
/// without one.
pub fn application(
    services: &Services,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    App::new()
        // The last one wrapped is the outermost; read from below.
        // Renews an expired session in whichever answer finds it.
        .wrap(from_fn(renew))
        // Before anything reads a cookie: unknown hosts and foreign origins go no further.
        .wrap(from_fn(check_origin))
        // Counts and logs what the inner layers answer.
        .wrap(from_fn(super::observe::observe))
        // Every answer, also a refusal, has the security headers.
        .wrap(from_fn(secure))
        // Small answers on slow lines.
        .wrap(Compress::default())
        .configure(configure(services))
}

/// The server on a socket that is bound already; tests use the same.
pub fn serve(services: &Services, listener: TcpListener) -> std::io::Result<Server> {
    let workers = services.platform.settings.workers;
    let shared = services.clone();
    let server = HttpServer::new(move || application(&shared));
    let mut server = server
        .on_connect(limit_dead_peers)
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .keep_alive(Duration::from_secs(75))
        .disable_signals();
    if workers > 0 {
        server = server.workers(workers);
    }
    Ok(server.listen(listener)?.run())
}

/// Serves until the process is told to stop; then lets requests finish and closes sockets with
/// 1001, so that clients come back to the next process.
pub async fn run(
    services: Services,
    listener: TcpListener,
    stop: CancellationToken,
) -> std::io::Result<()> {
    let server = serve(&services, listener)?;
    let handle = server.handle();
    let live = services.live;
    tokio::spawn(async move {
        stop.cancelled().await;
        live.stop().await;
        handle.stop(true).await;
    });
    server.await
}
