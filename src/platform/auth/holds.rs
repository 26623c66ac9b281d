//! Whether an API token still opens anything, for whoever came in with it some time ago.
use diesel::prelude::*;

use super::token_digest;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::api_tokens;

/// False once the token is revoked or has expired.
pub fn token_holds(conn: &mut Conn, token: &str, now: Timestamp) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        api_tokens::table
            .filter(api_tokens::secret_sha256.eq(token_digest(token)))
            .filter(api_tokens::revoked_at.is_null())
            .filter(api_tokens::expires_at.is_null().or(api_tokens::expires_at.gt(now))),
    ))
    .get_result(conn)
}
