//! The session's JWT: ten minutes of not asking the refresh token, nothing more.
//!
//! It caches the session row; whoever reads rows still finds an ended session or a disabled
//! person at once. One algorithm, and every claim is required and typed; the time comes from our
//! clock, so the library's own time checks are off and [`read`] does them.
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};

use super::keys::Keys;
use super::sessions::OpenSession;
use crate::platform::authz::{PersonId, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Seconds that a JWT lasts.
pub(super) const ACCESS_SECONDS: i64 = 600;
/// Seconds by which clocks may differ.
const LEEWAY: i64 = 5;

const ISSUER: &str = "concord";
const AUDIENCE: &str = "concord-web";
const TYPE: &str = "session";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    typ: String,
    sid: SessionId,
    sub: PersonId,
    epoch: i32,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// Whose session a valid JWT names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signed {
    pub session: SessionId,
    pub person: PersonId,
    /// The person's epoch when it was issued.
    pub epoch: i32,
}

fn seconds(at: Timestamp) -> i64 {
    at.micros().div_euclid(1_000_000)
}

/// Issues a JWT; it never outlasts the session.
pub(super) fn issue(keys: &Keys, open: &OpenSession, now: Timestamp) -> Result<String, Problem> {
    let now = seconds(now);
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
        typ: TYPE.to_owned(),
        sid: open.id,
        sub: open.person,
        epoch: open.epoch,
        iat: now,
        nbf: now,
        exp: (now + ACCESS_SECONDS).min(seconds(open.expires_at)),
    };
    let key = EncodingKey::from_secret(&keys.jwt_secret());
    encode(&Header::new(Algorithm::HS256), &claims, &key).map_err(Problem::internal)
}

/// What a JWT says, if this server made it for a session and it holds now.
pub(super) fn read(keys: &Keys, token: &str, now: Timestamp) -> Option<Signed> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(&keys.jwt_secret());
    let claims = decode::<Claims>(token, &key, &validation).ok()?.claims;
    let now = seconds(now);
    let holds = claims.typ == TYPE
        && claims.exp.saturating_add(LEEWAY) > now
        && claims.nbf.saturating_sub(LEEWAY) <= now
        && claims.iat.saturating_sub(LEEWAY) <= now;
    holds.then_some(Signed { session: claims.sid, person: claims.sub, epoch: claims.epoch })
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde_json::{Value, json};

    use super::*;
    use crate::platform::auth::Purpose;

    const NOW: i64 = 1_790_000_000;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000).unwrap()
    }

    fn keys() -> Keys {
        Keys::from_bytes([7; 32])
    }

    fn session() -> OpenSession {
        OpenSession {
            id: SessionId::generate(),
            person: PersonId::generate(),
            epoch: 4,
            generation: 1,
            expires_at: at(NOW + 86_400),
        }
    }

    fn claims() -> Value {
        let id = crate::platform::id::new_uuid();
        json!({
            "iss": "concord", "aud": "concord-web", "typ": "session", "sid": id, "sub": id,
            "epoch": 1, "iat": NOW, "nbf": NOW, "exp": NOW + 600,
        })
    }

    fn signed(claims: &Value, key: &Keys, algorithm: Algorithm) -> String {
        let secret = EncodingKey::from_secret(&key.jwt_secret());
        encode(&Header::new(algorithm), claims, &secret).unwrap()
    }

    fn accepted(claims: &Value) -> bool {
        read(&keys(), &signed(claims, &keys(), Algorithm::HS256), at(NOW)).is_some()
    }

    #[test]
    fn it_holds_ten_minutes_and_no_longer_than_the_session() {
        let mut open = session();
        let token = issue(&keys(), &open, at(NOW)).unwrap();
        let expected = Signed { session: open.id, person: open.person, epoch: 4 };
        assert_eq!(read(&keys(), &token, at(NOW)), Some(expected));
        assert_eq!(read(&keys(), &token, at(NOW + 604)), Some(expected));
        assert_eq!(read(&keys(), &token, at(NOW + 605)), None);
        assert_eq!(read(&keys(), &token, at(NOW - 5)), Some(expected));
        assert_eq!(read(&keys(), &token, at(NOW - 6)), None);
        open.expires_at = at(NOW + 60);
        let short = issue(&keys(), &open, at(NOW)).unwrap();
        assert_eq!(read(&keys(), &short, at(NOW + 65)), None);
    }

    #[test]
    fn every_claim_is_required_and_typed() {
        assert!(accepted(&claims()));
        for name in ["iss", "aud", "typ", "sid", "sub", "epoch", "iat", "nbf", "exp"] {
            let mut without = claims();
            without.as_object_mut().unwrap().remove(name);
            assert!(!accepted(&without), "without {name}");
        }
        let later = (NOW + 600).to_string();
        for (name, wrong) in [
            ("iss", json!("other")),
            ("aud", json!("concord-mail")),
            ("aud", json!(["concord-mail"])),
            ("typ", json!("refresh")),
            ("typ", json!(null)),
            ("exp", json!(later)),
            ("exp", json!(1e300)),
            ("exp", json!(null)),
            ("nbf", json!("0")),
            ("nbf", json!(NOW + 60)),
            ("iat", json!(NOW + 60)),
            ("sid", json!("not-an-id")),
            ("epoch", json!("1")),
            ("role", json!("owner")),
        ] {
            let mut changed = claims();
            changed[name] = wrong.clone();
            assert!(!accepted(&changed), "{name} = {wrong}");
        }
    }

    #[test]
    fn other_algorithms_and_keys_are_refused() {
        let good = signed(&claims(), &keys(), Algorithm::HS256);
        for algorithm in [Algorithm::HS384, Algorithm::HS512] {
            let token = signed(&claims(), &keys(), algorithm);
            assert_eq!(read(&keys(), &token, at(NOW)), None);
        }
        let foreign = signed(&claims(), &Keys::from_bytes([8; 32]), Algorithm::HS256);
        assert_eq!(read(&keys(), &foreign, at(NOW)), None);
        let body = good.split('.').nth(1).unwrap();
        let tail = good.split('.').nth(2).unwrap();
        for header in [
            r#"{"alg":"none","typ":"JWT"}"#,
            r#"{"alg":"None"}"#,
            r#"{"alg":"RS256","typ":"JWT"}"#,
            r#"{"typ":"JWT"}"#,
        ] {
            let header = URL_SAFE_NO_PAD.encode(header);
            for signature in ["", tail] {
                let token = format!("{header}.{body}.{signature}");
                assert_eq!(read(&keys(), &token, at(NOW)), None, "{token}");
            }
        }
    }

    #[test]
    fn tokens_of_other_kinds_are_no_jwt() {
        let row = crate::platform::id::new_uuid();
        for purpose in [Purpose::Refresh, Purpose::PasswordReset, Purpose::Invitation] {
            let token = keys().token(purpose, row, 1);
            assert_eq!(read(&keys(), &token, at(NOW)), None);
            let jwt = issue(&keys(), &session(), at(NOW)).unwrap();
            assert_eq!(keys().open(purpose, &jwt), None);
        }
        assert_eq!(read(&keys(), "", at(NOW)), None);
        assert_eq!(read(&keys(), "a.b.c", at(NOW)), None);
    }
}
