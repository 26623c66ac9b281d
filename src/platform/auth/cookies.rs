//! The two cookies of a session: `__Host-`, so that no other host or path can set or widen them,
//! and HttpOnly, so that no script ever reads a token.
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use super::jwt;
use super::keys::{Keys, Purpose};
use super::sessions::{IDLE_SECONDS, OpenSession};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Holds the JWT.
pub const ACCESS_COOKIE: &str = "__Host-concord";
/// Holds the refresh token.
pub const REFRESH_COOKIE: &str = "__Host-concord-refresh";

/// What a browser is given when a session starts or is renewed.
pub fn session_cookies(
    keys: &Keys,
    open: &OpenSession,
    now: Timestamp,
) -> Result<[Cookie<'static>; 2], Problem> {
    let refresh = keys.token(Purpose::Refresh, open.id.0, open.generation);
    let left = open.expires_at.seconds_since(now).clamp(0, IDLE_SECONDS);
    Ok([
        cookie(ACCESS_COOKIE, jwt::issue(keys, open, now)?, left.min(jwt::ACCESS_SECONDS)),
        cookie(REFRESH_COOKIE, refresh, left),
    ])
}

/// Takes both cookies away.
pub fn no_cookies() -> [Cookie<'static>; 2] {
    [cookie(ACCESS_COOKIE, String::new(), 0), cookie(REFRESH_COOKIE, String::new(), 0)]
}

fn cookie(name: &'static str, value: String, seconds: i64) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(seconds))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{PersonId, SessionId};

    #[test]
    fn flags_are_those_that_the_prefix_demands() {
        let now = Timestamp::from_micros(1_790_000_000_000_000).unwrap();
        let open = OpenSession {
            id: SessionId::generate(),
            person: PersonId::generate(),
            epoch: 1,
            generation: 1,
            expires_at: now.plus_days(90),
        };
        let set = session_cookies(&Keys::from_bytes([7; 32]), &open, now).unwrap();
        for (cookie, age) in set.iter().chain(&no_cookies()).zip([600, 14 * 86_400, 0, 0]) {
            let text = cookie.to_string();
            for flag in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
                assert!(text.split("; ").any(|part| part == flag), "{flag} in {text}");
            }
            assert!(text.starts_with("__Host-concord"));
            assert!(text.contains(&format!("Max-Age={age}")), "{text}");
            assert!(!text.contains("Domain"), "{text}");
        }
    }
}
