//! Which host a request is for, where it comes from, and whose address it has.
//!
//! Cookies go along with requests that other sites start. So a request that changes something,
//! or opens a socket, must come from our own pages: a foreign `Origin` or `Sec-Fetch-Site` is
//! refused. What carries neither is no browser of today, and has no cookies of ours.
use std::net::IpAddr;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HOST, HeaderMap, ORIGIN, UPGRADE};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, web};

use crate::platform::config::Settings;
use crate::platform::context::Platform;
use crate::platform::problem::{Code, Problem};

/// Asked by what watches over the process, under any name.
const ANY_HOST: [&str; 2] = ["/healthz", "/readyz"];

/// Middleware for [`actix_web::middleware::from_fn`]; stands outside of everything that acts.
pub async fn check_origin<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    match refused(request.request()) {
        Some(problem) => Ok(request.error_response(problem).map_into_right_body()),
        None => Ok(next.call(request).await?.map_into_left_body()),
    }
}

fn refused(request: &HttpRequest) -> Option<Problem> {
    if ANY_HOST.contains(&request.path()) {
        return None;
    }
    match request.app_data::<web::Data<Platform>>() {
        Some(platform) => check(&asked(request), &platform.settings).err(),
        None => Some(Problem::internal("the platform is not there")),
    }
}

/// What the check looks at.
#[derive(Debug, Clone, Copy)]
struct Asked<'a> {
    host: Option<&'a str>,
    origin: Option<&'a str>,
    fetch_site: Option<&'a str>,
    /// Changes something or opens a socket.
    acts: bool,
}

fn asked(request: &HttpRequest) -> Asked<'_> {
    let headers = request.headers();
    Asked {
        // HTTP/2 has no Host header: the authority stands in the address.
        host: text(headers, HOST.as_str())
            .or_else(|| request.uri().authority().map(|authority| authority.as_str())),
        origin: text(headers, ORIGIN.as_str()),
        fetch_site: text(headers, "sec-fetch-site"),
        acts: !request.method().is_safe() || headers.contains_key(UPGRADE),
    }
}

/// A header that is no text counts as there, and matches nothing.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or(""))
}

fn check(asked: &Asked<'_>, settings: &Settings) -> Result<(), Problem> {
    let host = asked.host.unwrap_or("").to_ascii_lowercase();
    let origins = settings.origins();
    let own = origins.iter().find(|origin| host_of(origin) == without_default_port(&host, origin));
    let Some(own) = own else {
        return Err(Problem::new(Code::Misdirected));
    };
    if !asked.acts {
        return Ok(());
    }
    let foreign_origin = asked.origin.is_some_and(|origin| !same_origin(origin, own));
    let foreign_site = asked.fetch_site.is_some_and(|site| !matches!(site, "same-origin" | "none"));
    if foreign_origin || foreign_site {
        return Err(Problem::new(Code::ForeignOrigin));
    }
    Ok(())
}

fn host_of(origin: &str) -> String {
    let host = origin.split_once("://").map_or("", |(_, host)| host).to_ascii_lowercase();
    without_default_port(&host, origin).to_owned()
}

/// `host:443` is `host` for https, `host:80` for http.
fn without_default_port<'a>(host: &'a str, origin: &str) -> &'a str {
    let port = if origin.starts_with("https://") { ":443" } else { ":80" };
    host.strip_suffix(port).unwrap_or(host)
}

/// Browsers send an origin in lower case and without a default port; settings may have both.
fn same_origin(sent: &str, own: &str) -> bool {
    let scheme = own.split_once("://").map_or("", |(scheme, _)| scheme);
    sent.split_once("://")
        .is_some_and(|(sent_scheme, sent_host)| sent_scheme == scheme && sent_host == host_of(own))
}

/// Whose address a request has: the peer's, or what a trusted proxy says. Each proxy adds the
/// address that it sees at the end of `X-Forwarded-For`, so the last one that is no proxy of ours
/// counts; what stands before it was sent by the client and may be anything.
pub fn client_address(request: &HttpRequest, settings: &Settings) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
    let chain =
        request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    behind_proxies(peer?, chain, &settings.trusted_proxies)
}

fn behind_proxies<'a>(
    peer: IpAddr,
    forwarded: impl Iterator<Item = &'a str>,
    trusted: &[IpAddr],
) -> Option<IpAddr> {
    let is_proxy = |address: &IpAddr| trusted.iter().any(|proxy| proxy.to_canonical() == *address);
    let hops: Vec<&str> = forwarded.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut client = peer;
    for hop in hops.iter().rev() {
        if !is_proxy(&client) {
            break;
        }
        let Ok(next) = hop.parse::<IpAddr>() else { break };
        client = next.to_canonical();
    }
    Some(client)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(public_url: &str) -> Settings {
        Settings { public_url: public_url.to_owned(), ..Settings::default() }
    }

    fn code(settings: &Settings, asked: Asked<'_>) -> Option<Code> {
        check(&asked, settings).err().map(|problem| problem.code)
    }

    const GET: Asked<'static> =
        Asked { host: Some("portal.example"), origin: None, fetch_site: None, acts: false };
    const POST: Asked<'static> = Asked { acts: true, ..GET };

    #[test]
    fn only_own_hosts_are_answered() {
        let portal = settings("https://portal.example");
        for host in ["portal.example", "Portal.Example", "portal.example:443"] {
            assert_eq!(code(&portal, Asked { host: Some(host), ..GET }), None, "{host}");
        }
        for host in [
            "",
            "portal.example.",
            "portal.example:80",
            "portal.example:8443",
            "xportal.example",
            "portal.example.evil.example",
            "evil.example#portal.example",
            "127.0.0.1:8080",
            "portal.example@evil.example",
            "pоrtal.example",
        ] {
            let found = code(&portal, Asked { host: Some(host), ..GET });
            assert_eq!(found, Some(Code::Misdirected), "{host}");
        }
        assert_eq!(code(&portal, Asked { host: None, ..GET }), Some(Code::Misdirected));
        let demo = settings("http://localhost:8080");
        for host in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080"] {
            assert_eq!(code(&demo, Asked { host: Some(host), ..GET }), None, "{host}");
        }
        let found = code(&demo, Asked { host: Some("localhost:8081"), ..GET });
        assert_eq!(found, Some(Code::Misdirected));
    }

    #[test]
    fn what_acts_comes_from_own_pages() {
        let portal = settings("https://portal.example");
        assert_eq!(code(&portal, POST), None);
        assert_eq!(code(&portal, Asked { origin: Some("https://portal.example"), ..POST }), None);
        for origin in [
            "null",
            "",
            "https://evil.example",
            "http://portal.example",
            "https://portal.example:8443",
            "https://portal.example.evil.example",
            "https://evil.example/https://portal.example",
            "https://portal.example@evil.example",
            "https://sub.portal.example",
            "wss://portal.example",
            "https://portal.example/",
            "https://pоrtal.example",
        ] {
            let found = code(&portal, Asked { origin: Some(origin), ..POST });
            assert_eq!(found, Some(Code::ForeignOrigin), "{origin}");
            assert_eq!(code(&portal, Asked { origin: Some(origin), ..GET }), None, "{origin}");
        }
        for (site, expected) in [
            ("same-origin", None),
            ("none", None),
            ("same-site", Some(Code::ForeignOrigin)),
            ("cross-site", Some(Code::ForeignOrigin)),
            ("anything", Some(Code::ForeignOrigin)),
        ] {
            assert_eq!(code(&portal, Asked { fetch_site: Some(site), ..POST }), expected, "{site}");
        }
    }

    #[test]
    fn the_two_windows_of_the_demo_are_foreign_to_each_other() {
        let demo = settings("http://localhost:8080");
        let to =
            |host, origin| code(&demo, Asked { host: Some(host), origin: Some(origin), ..POST });
        assert_eq!(to("localhost:8080", "http://localhost:8080"), None);
        assert_eq!(to("127.0.0.1:8080", "http://127.0.0.1:8080"), None);
        let crossed = to("127.0.0.1:8080", "http://localhost:8080");
        assert_eq!(crossed, Some(Code::ForeignOrigin));
    }

    #[test]
    fn a_client_cannot_choose_its_address() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let proxies = [ip("10.0.0.1"), ip("10.0.0.2")];
        let client = |peer: &str, lines: &[&str]| {
            behind_proxies(ip(peer), lines.iter().copied(), &proxies).unwrap().to_string()
        };
        assert_eq!(client("192.0.2.9", &["1.2.3.4"]), "192.0.2.9");
        assert_eq!(client("10.0.0.1", &["1.2.3.4"]), "1.2.3.4");
        assert_eq!(client("10.0.0.1", &["6.6.6.6, 1.2.3.4, 10.0.0.2"]), "1.2.3.4");
        assert_eq!(client("10.0.0.1", &["6.6.6.6", "1.2.3.4"]), "1.2.3.4");
        assert_eq!(client("10.0.0.1", &["not an address"]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &["::ffff:1.2.3.4"]), "1.2.3.4");
    }
}
