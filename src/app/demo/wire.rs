//! Requests to the application itself, without a socket between: whatever they do went through
//! the middleware, the rights and the rules that hold for everybody.
use std::pin::Pin;
use std::rc::Rc;

use actix_web::body::to_bytes;
use actix_web::dev::Service;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, LOCATION};
use actix_web::http::{Method, header::HeaderValue};
use actix_web::test::{TestRequest, init_service};
use serde_json::Value;

use crate::app::{Services, server};
use crate::platform::problem::Problem;

type Answering = Pin<Box<dyn Future<Output = Result<Answer, Problem>>>>;

/// The application, ready to be asked.
pub struct Wire {
    call: Box<dyn Fn(TestRequest) -> Answering>,
    host: String,
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub enum Voice<'a> {
    Nobody,
    Token(&'a str),
    Cookies(&'a str),
}

/// What is sent along.
#[derive(Debug, Clone)]
pub struct Sent {
    media_type: String,
    body: Vec<u8>,
}

impl Sent {
    pub fn json(body: &Value) -> Self {
        Self { media_type: "application/json".to_owned(), body: body.to_string().into_bytes() }
    }

    /// A form as browsers send it.
    pub fn form(fields: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
        let media_type = "application/x-www-form-urlencoded".to_owned();
        Self { media_type, body: pairs.join("&").into_bytes() }
    }

    /// An upload with one file of a plain name.
    pub fn file(name: &str, content: &[u8]) -> Self {
        const BOUNDARY: &str = "----concord-demo";
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let tail = format!("\r\n--{BOUNDARY}--\r\n");
        Self {
            media_type: format!("multipart/form-data; boundary={BOUNDARY}"),
            body: [head.as_bytes(), content, tail.as_bytes()].concat(),
        }
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    /// As a `Cookie` header for the next request.
    pub cookies: String,
    /// Where it leads to; empty for an answer that leads nowhere.
    pub location: String,
    /// `null` for an answer without one.
    pub body: Value,
}

impl Answer {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl Wire {
    pub async fn to(services: &Services) -> Self {
        let service = Rc::new(init_service(server::application(services)).await);
        let call = move |request: TestRequest| -> Answering {
            let service = Rc::clone(&service);
            Box::pin(async move {
                let response =
                    service.call(request.to_request()).await.map_err(Problem::internal)?;
                let status = response.status().as_u16();
                let cookies = response.response().cookies();
                let cookies: Vec<String> =
                    cookies.map(|one| format!("{}={}", one.name(), one.value())).collect();
                let location = response.headers().get(LOCATION);
                let location = location.and_then(|place| place.to_str().ok());
                let location = location.unwrap_or_default().to_owned();
                let bytes = to_bytes(response.into_body()).await.map_err(|_| {
                    Problem::internal("an answer of the application ended in the middle")
                })?;
                let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
                Ok(Answer { status, cookies: cookies.join("; "), location, body })
            })
        };
        let url = &services.platform.settings.public_url;
        let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
        Self { call: Box::new(call), host: host.trim_end_matches('/').to_owned() }
    }

    /// Sends a request; `header` is one more.
    pub async fn send(
        &self,
        voice: Voice<'_>,
        method: Method,
        path: &str,
        sent: Option<Sent>,
        header: Option<(&'static str, String)>,
    ) -> Result<Answer, Problem> {
        let mut request =
            TestRequest::with_uri(path).method(method).insert_header((HOST, self.host.as_str()));
        match voice {
            Voice::Nobody => {}
            Voice::Token(token) => {
                request = request.insert_header((AUTHORIZATION, format!("Bearer {token}")));
            }
            Voice::Cookies(cookies) => request = request.insert_header((COOKIE, cookies)),
        }
        if let Some(Sent { media_type, body }) = sent {
            let media_type = HeaderValue::from_str(&media_type).map_err(Problem::internal)?;
            request = request.insert_header((CONTENT_TYPE, media_type)).set_payload(body);
        }
        if let Some(header) = header {
            request = request.insert_header(header);
        }
        (self.call)(request).await
    }
}

/// Percent-encodes whatever is no letter or digit.
fn escape(text: &str) -> String {
    let part = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(part).collect()
}
