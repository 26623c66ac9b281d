//! Request bodies and query strings: unknown fields, wrong types and bad text get their own codes.
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use crate::platform::problem::{Code, Problem};

/// Bytes of a JSON body at most.
const LIMIT: usize = 512 * 1024;

/// A JSON body. `T` must deny unknown fields.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = read_json(request, payload);
        Box::pin(async move { parse(&bytes.await?).map(Self) })
    }
}

/// The bytes of a JSON body; none at all stand for an empty object.
pub(super) fn read_json(
    request: &HttpRequest,
    payload: &mut Payload,
) -> impl Future<Output = Result<Vec<u8>, Problem>> + use<> {
    let is_json =
        request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(
            |value| value.split(';').next().unwrap_or("").trim() == "application/json",
        );
    let mut payload = payload.take();
    async move {
        let mut bytes = Vec::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Problem::new(Code::MalformedRequest))?;
            if bytes.len() + chunk.len() > LIMIT {
                return Err(Problem::new(Code::PayloadTooLarge));
            }
            bytes.extend_from_slice(&chunk);
        }
        if !is_json && !bytes.is_empty() {
            return Err(Problem::new(Code::UnsupportedMediaType)
                .with_detail("send the body as application/json"));
        }
        if bytes.is_empty() {
            bytes.extend_from_slice(b"{}");
        }
        Ok(bytes)
    }
}

/// A query string. `T` must deny unknown fields.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Query<T> {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(parse_query(request.query_string()).map(Self))
    }
}

fn parse_query<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    read_query(query).map_err(|text| {
        let (named, code) = field_and_code(&text);
        let field = if named.is_empty() { culprit::<T>(query, &text) } else { named };
        Problem::invalid(field, code)
    })
}

fn read_query<T: DeserializeOwned>(query: &str) -> Result<T, String> {
    actix_web::web::Query::<T>::from_query(query).map(actix_web::web::Query::into_inner).map_err(
        |error| {
            let text = error.to_string();
            text.strip_prefix("Query deserialize error: ").map_or(text.clone(), str::to_owned)
        },
    )
}

/// The first parameter without which a query string is refused otherwise or not at all: its error
/// does not say whose it is.
fn culprit<T: DeserializeOwned>(query: &str, text: &str) -> String {
    let pairs: Vec<&str> = query.split('&').collect();
    let at_fault = pairs.iter().enumerate().find(|(index, _)| {
        let others = pairs.iter().enumerate().filter(|(other, _)| other != index);
        let others: Vec<&str> = others.map(|(_, pair)| *pair).collect();
        read_query::<T>(&others.join("&")).err().as_deref() != Some(text)
    });
    at_fault.and_then(|(_, pair)| pair.split('=').next()).map_or_else(String::new, str::to_owned)
}

/// Parses JSON; what is no JSON is 400, what does not fit is 422 with the field.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut tracked = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut tracked);
    let (path, error) = match value {
        Ok(value) => match tracked.end() {
            Ok(()) => return Ok(value),
            Err(error) => (String::new(), error),
        },
        Err(error) => (error.path().to_string(), error.into_inner()),
    };
    let text = error.to_string();
    let lone_surrogate = text.contains("surrogate") || text.contains("hex escape");
    if lone_surrogate || text.contains("control character") {
        return Err(Problem::invalid(path, "text_control"));
    }
    if !error.is_data() {
        return Err(Problem::new(Code::MalformedJson).with_detail(text));
    }
    let (named, code) = field_and_code(&text);
    // A missing or unknown field is named by the message, any other by its path.
    let field = if named.is_empty() { path.trim_end_matches('.').to_owned() } else { named };
    let field = if field == "." { String::new() } else { field };
    Err(Problem::invalid(field, code))
}

/// Serde tells in words; these are its words. Codes of our own types stand at the beginning.
fn field_and_code(text: &str) -> (String, &'static str) {
    const OWN: [&str; 6] = [
        "text_required",
        "text_too_long",
        "text_control",
        "not_allowed_value",
        "number_range",
        "bad_date",
    ];
    if let Some(code) = OWN.iter().find(|code| text.starts_with(**code)) {
        return (String::new(), code);
    }
    let quoted = text.split('`').nth(1).unwrap_or("").to_owned();
    if text.contains("unknown field") {
        (quoted, "unknown_field")
    } else if text.contains("missing field") {
        (quoted, "missing_field")
    } else if text.contains("duplicate field") {
        (quoted, "duplicate_field")
    } else if text.contains("unknown variant") {
        (String::new(), "not_allowed_value")
    } else {
        (String::new(), "wrong_type")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        #[serde(default)]
        q: crate::platform::text::OptText<5>,
        limit: Option<i64>,
    }

    #[test]
    fn a_query_is_refused_by_the_name_of_its_parameter() {
        let refused = |query: &str| {
            let problem = parse_query::<Asked>(query).unwrap_err();
            let field = problem.fields.first().unwrap();
            (field.field.clone(), field.code.to_string())
        };
        let expected = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        assert_eq!(refused("limit=many&q=a"), expected("limit", "wrong_type"));
        assert_eq!(refused("limit=1&q=123456"), expected("q", "text_too_long"));
        assert_eq!(refused("q=%00"), expected("q", "text_control"));
        assert_eq!(refused("other=1"), expected("other", "unknown_field"));
        let asked = parse_query::<Asked>("q=a+b&limit=7").unwrap();
        assert_eq!((asked.q.as_str(), asked.limit), (Some("a b"), Some(7)));
    }
}
