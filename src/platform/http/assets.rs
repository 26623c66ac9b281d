//! Serves the embedded web client.
//!
//! A path of the client's own routes gets `index.html`; which page that is, the client decides.
//! The headers that all answers share (CSP, `nosniff`) are set in one place for the whole server.
use actix_web::http::Method;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName,
    IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use concord_web::Asset;

use crate::platform::problem::{Code, Problem};

/// The handler for all that no route has taken: a file of the client, its `index.html` for a GET
/// or HEAD of a page, or a problem.
///
/// # Errors
/// `not_found` under `/api`, for a missing file of `/assets` and for any other path with a file's
/// extension, `method_not_allowed` for another
/// method on a page.
pub async fn serve(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let path = request.path().trim_start_matches('/');
    let asset = match concord_web::find(path) {
        Some(asset) => asset,
        None if is_below(path, "api") || is_below(path, "assets") || is_file(path) => {
            return Err(Problem::not_found());
        }
        None => concord_web::find("index.html").ok_or_else(Problem::not_found)?,
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Problem::new(Code::MethodNotAllowed));
    }
    Ok(respond(&request, asset))
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether the last part of a path has an extension: no page of the client does.
fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, extension)| {
        (1..=11).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// The address of the style sheet of all pages made here: it changes with the content, so that a
/// second page on a slow line does not ask for it again.
pub fn stylesheet() -> String {
    let version = concord_web::find(STYLESHEET).map_or("", |asset| asset.etag.trim_matches('"'));
    format!("/{STYLESHEET}?v={version}")
}

const STYLESHEET: &str = "public.css";

fn respond(request: &HttpRequest, asset: &'static Asset) -> HttpResponse {
    let by_version =
        request.query_string().strip_prefix("v=") == Some(asset.etag.trim_matches('"'));
    let cache = if asset.immutable || by_version {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let known = header(request, IF_NONE_MATCH);
    if is_known(known, asset.etag) {
        return HttpResponse::NotModified()
            .insert_header((ETAG, asset.etag))
            .insert_header((CACHE_CONTROL, cache))
            .insert_header((VARY, "accept-encoding"))
            .finish();
    }
    let (body, encoding) = best(asset, header(request, ACCEPT_ENCODING));
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, asset.media_type))
        .insert_header((ETAG, asset.etag))
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((VARY, "accept-encoding"));
    if let Some(encoding) = encoding {
        response.insert_header((CONTENT_ENCODING, encoding));
    }
    response.body(body)
}

fn header(request: &HttpRequest, name: HeaderName) -> &str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// `If-None-Match` compares weakly (RFC 9110, 13.1.2): `W/` makes no difference.
fn is_known(tags: &str, etag: &str) -> bool {
    tags.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
}

fn best(asset: &'static Asset, accepted: &str) -> (&'static [u8], Option<&'static str>) {
    match (asset.brotli, asset.gzip) {
        (Some(brotli), _) if accepts(accepted, "br") => (brotli, Some("br")),
        (_, Some(gzip)) if accepts(accepted, "gzip") => (gzip, Some("gzip")),
        _ => (asset.raw, None),
    }
}

/// Whether `Accept-Encoding` names `coding` and does not refuse it with `q=0`.
fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        named && quality.is_none_or(|quality| quality > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use actix_web::http::StatusCode;
    use actix_web::{App, HttpServer, test, web};

    use super::*;

    async fn get(path: &str, headers: &[(HeaderName, &str)]) -> HttpResponse {
        let request = headers.iter().fold(test::TestRequest::with_uri(path), |request, header| {
            request.insert_header((header.0.clone(), header.1))
        });
        let app = test::init_service(App::new().default_service(web::to(serve))).await;
        test::call_service(&app, request.to_request()).await.into_parts().1.map_into_boxed_body()
    }

    fn value<'a>(response: &'a HttpResponse, name: &HeaderName) -> &'a str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[actix_web::test]
    async fn a_page_gets_the_client() {
        for path in ["/", "/index.html", "/o/acme/complaints/1", "/apiary", "/assets-of-ours"] {
            let response = get(path, &[]).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(value(&response, &CONTENT_TYPE), "text/html; charset=utf-8");
            assert_eq!(value(&response, &CACHE_CONTROL), "no-cache");
        }
    }

    #[actix_web::test]
    async fn the_style_sheet_of_pages_is_kept_by_its_version() {
        // Without the web client (`CONCORD_WEB=skip`) there is none.
        if concord_web::find(STYLESHEET).is_none() {
            return;
        }
        for (path, kept) in [
            (stylesheet(), true),
            ("/public.css".to_owned(), false),
            ("/public.css?v=old".to_owned(), false),
        ] {
            let response = get(&path, &[]).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(value(&response, &CACHE_CONTROL).contains("immutable"), kept, "{path}");
        }
    }

    #[actix_web::test]
    async fn a_browser_that_asks_for_an_icon_gets_one() {
        for (path, media_type) in
            [("/favicon.ico", "image/x-icon"), ("/favicon.svg", "image/svg+xml")]
        {
            let response = get(path, &[]).await;
            // Without the web client (`CONCORD_WEB=skip`) there is none.
            if concord_web::find("favicon.svg").is_some() {
                assert_eq!(response.status(), StatusCode::OK, "{path}");
                assert_eq!(value(&response, &CONTENT_TYPE), media_type);
            }
        }
    }

    #[actix_web::test]
    async fn what_is_missing_is_a_problem() {
        for path in [
            "/api",
            "/api/v1/nothing",
            "/assets/gone.js",
            "/assets",
            "/favicon.png",
            "/robots.txt",
            "/.well-known/change.json",
        ] {
            let response = get(path, &[]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            assert_eq!(value(&response, &CONTENT_TYPE), "application/problem+json");
        }
        let app = test::init_service(App::new().default_service(web::to(serve))).await;
        let post = test::TestRequest::post().uri("/o/acme").to_request();
        assert_eq!(test::call_service(&app, post).await.status(), StatusCode::METHOD_NOT_ALLOWED);
    }

    #[actix_web::test]
    async fn what_the_browser_has_is_not_sent_again() {
        let etag = value(&get("/", &[]).await, &ETAG).to_owned();
        for known in [etag.clone(), format!("W/{etag}"), format!("\"x\", {etag}"), "*".to_owned()] {
            let response = get("/", &[(IF_NONE_MATCH, &known)]).await;
            assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(value(&response, &ETAG), etag);
        }
        assert_eq!(get("/", &[(IF_NONE_MATCH, "\"x\"")]).await.status(), StatusCode::OK);
    }

    #[actix_web::test]
    async fn the_smallest_form_that_is_accepted_is_sent() {
        let asset: &'static Asset = Box::leak(Box::new(Asset {
            path: "assets/a.js",
            media_type: "text/javascript",
            etag: "\"a\"",
            immutable: true,
            raw: b"raw",
            gzip: Some(b"gzip"),
            brotli: Some(b"br"),
        }));
        for (accepted, sent) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip", "gzip"),
            ("br;q=0, GZIP;q=0.5", "gzip"),
            ("", ""),
            ("identity", ""),
            ("brotli", ""),
            ("br;q=0", ""),
        ] {
            let request = test::TestRequest::default().insert_header((ACCEPT_ENCODING, accepted));
            let response = respond(&request.to_http_request(), asset);
            assert_eq!(value(&response, &CONTENT_ENCODING), sent, "{accepted}");
            assert_eq!(value(&response, &VARY), "accept-encoding");
            assert_eq!(value(&response, &CACHE_CONTROL), "public, max-age=31536000, immutable");
        }
    }

    #[actix_web::test]
    async fn head_has_the_headers_and_no_body() {
        let server = HttpServer::new(|| App::new().default_service(web::to(serve)))
            .workers(1)
            .bind(("127.0.0.1", 0))
            .unwrap();
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        let response =
            reqwest::Client::new().head(format!("http://{address}/")).send().await.unwrap();
        assert_eq!(response.status().as_u16(), 200);
        let length = concord_web::find("index.html").unwrap().raw.len().to_string();
        assert_eq!(response.headers()["content-length"], length.as_str());
        assert!(response.bytes().await.unwrap().is_empty());
        handle.stop(false).await;
    }
}
