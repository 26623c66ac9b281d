//! `If-Match` of PATCH and DELETE, and the ETag of what is read.
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::IF_MATCH;
use actix_web::{FromRequest, HttpRequest};
use sha2::{Digest, Sha256};

use crate::platform::problem::{Code, Problem};

/// Of 64: an ETag is short, and two answers of one address with the same one are out of the question.
const HASH_LETTERS: usize = 24;

/// The version that a change is based on: `If-Match: "7"`; missing: 428.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IfMatch(pub i32);

impl IfMatch {
    /// 412 unless the row still has this version.
    pub fn check(self, version: i32) -> Result<(), Problem> {
        if self.0 == version { Ok(()) } else { Err(Problem::new(Code::PreconditionFailed)) }
    }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let Some(header) = request.headers().get(IF_MATCH) else {
            return ready(Err(Problem::new(Code::PreconditionRequired)
                .with_detail("send If-Match with the version that you have")));
        };
        // An ETag is "VERSION" or "VERSION-…": the version alone counts here.
        let version = header
            .to_str()
            .ok()
            .map(|text| text.trim_start_matches("W/").trim_matches('"'))
            .and_then(|text| text.split('-').next()?.parse().ok());
        ready(version.map(Self).ok_or_else(|| Problem::new(Code::PreconditionFailed)))
    }
}

/// An ETag that starts with the version: `"7-…"`. Of the parts it shows a hash alone: they may say
/// more than the answer, as when somebody read it.
pub fn etag(version: i32, parts: &[&dyn std::fmt::Display]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.to_string());
        hash.update("-");
    }
    let hash: String = hex::encode(hash.finalize()).chars().take(HASH_LETTERS).collect();
    format!("\"{version}-{hash}\"")
}
