//! Pages that strangers open: sign-in, a forgotten password, an invitation. Made by the server,
//! complete without script. Looking at one changes nothing; its form does. What was typed is
//! kept when something is wrong, but for passwords.
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::platform::authz::Locale;
use crate::platform::http::{Route, spoken};
use crate::platform::problem::{Code, Problem};
use crate::routes;

mod invitation;
mod layout;
mod reset;
mod sign_in;
mod words;

pub(in crate::features::identity) fn routes() -> Vec<Route> {
    routes![
        GET "/" Public => sign_in::start,
        GET "/sign-in" Public => sign_in::show,
        POST "/sign-in" Public => sign_in::submit,
        POST "/sign-out" Public => sign_in::leave,
        GET "/reset" Public => reset::show_ask,
        POST "/reset" Public => reset::ask,
        GET "/reset/{token}" Public => reset::show_set,
        POST "/reset/{token}" Public => reset::set,
        GET "/invitation/{token}" Public => invitation::show,
        POST "/invitation/{token}" Public => invitation::accept,
        GET "/welcome/{token}" Public => invitation::show_welcome,
        POST "/welcome/{token}" Public => invitation::accept_welcome,
    ]
}

/// What may stand behind the `?` of a page. Anything else is left alone: links get decorated.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    lang: Option<String>,
    next: Option<String>,
}

fn asked(request: &HttpRequest) -> Asked {
    web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default()
}

/// A form of ours. What does not fit it was not sent by it.
struct PageForm<T>(T);

impl<T: DeserializeOwned + 'static> FromRequest for PageForm<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let form = web::Form::<T>::from_request(request, payload);
        Box::pin(async move {
            form.await.map(|form| Self(form.into_inner())).map_err(|cause| {
                Problem::new(Code::MalformedRequest).with_detail(cause.to_string())
            })
        })
    }
}

/// The language that is asked for, or else the first of ours that the browser names.
fn locale(request: &HttpRequest, asked: Option<&str>) -> Locale {
    spoken(request, asked).unwrap_or(Locale::En)
}

/// A place of ours to go on to: a path, and nothing that a browser could read as a host.
fn own_path(next: &str) -> Option<&str> {
    let clean = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let own = next.starts_with('/') && !next.starts_with("//") && next.len() <= 1000;
    (clean && own).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_gone_on_to() {
        for good in ["/", "/o/northwind/complaints?status=open&q=%D0%B0#x", "/a//b"] {
            assert_eq!(own_path(good), Some(good));
        }
        for bad in [
            "",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            "/а",
            "o/northwind",
            " /o",
            "/a\\b",
        ] {
            assert_eq!(own_path(bad), None, "{bad:?}");
        }
    }
}
