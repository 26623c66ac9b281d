//! API tokens: random, shown once, kept as SHA-256, bound to one membership.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::super::model::{ApiTokenId, ApiTokenRow, TokenScope};
use super::super::store::{self, NewToken};
use crate::platform::auth::{random_bytes, token_digest};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::Hint;
use crate::platform::http::{Cursor, Page, PageParams, RequestKey, once_unkept};
use crate::platform::problem::Problem;

/// Tells the token's kind to whoever finds it in a file, and to secret scanners.
const PREFIX: &str = "cpt_";

/// A token just made. The only time that it can be read.
#[derive(Debug, Clone)]
pub struct FreshToken {
    pub row: ApiTokenRow,
    pub token: String,
}

/// Makes a token for the acting membership.
pub async fn create_token(
    platform: &Platform,
    scope: &Scope,
    key: &RequestKey,
    name: String,
    scopes: &[TokenScope],
    expires_at: Option<Timestamp>,
) -> Result<FreshToken, Problem> {
    if scopes.is_empty() {
        return Err(Problem::invalid("scopes", "missing_field"));
    }
    if expires_at.is_some_and(|at| at <= platform.clock.now()) {
        return Err(Problem::invalid("expires_at", "in_the_past"));
    }
    let (membership, scopes) = (scope.membership(), scopes.to_vec());
    let (by, key) = (scope.clone(), key.clone());
    platform
        .db
        .write(scope, "api_token.create", move |tx| {
            once_unkept(tx, &by, &key, |tx| {
                fresh_token(tx, membership, name.clone(), &scopes, expires_at)
            })
        })
        .await
}

/// Makes a token for a membership, inside a transaction; for the demo.
pub fn fresh_token(
    tx: &mut Tx<'_>,
    membership: MembershipId,
    name: String,
    scopes: &[TokenScope],
    expires_at: Option<Timestamp>,
) -> Result<FreshToken, Problem> {
    let secret: [u8; 32] = random_bytes().map_err(Problem::internal)?;
    let token = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(secret));
    let row = ApiTokenRow {
        id: ApiTokenId::generate(),
        name,
        scopes: words(scopes),
        created_at: tx.now,
        last_used_at: None,
        expires_at,
    };
    let new = NewToken {
        id: row.id,
        membership_id: membership,
        name: row.name.clone(),
        scopes: row.scopes.clone(),
        secret_sha256: token_digest(&token),
        created_at: tx.now,
        expires_at,
    };
    store::insert_token(tx.conn, &new)?;
    tx.subject(row.id);
    Ok(FreshToken { row, token })
}

/// `read write`, each once: whoever may write may read.
fn words(scopes: &[TokenScope]) -> String {
    if scopes.contains(&TokenScope::Write) { "read write".to_owned() } else { "read".to_owned() }
}

/// The acting membership's tokens, the newest first.
pub async fn list_tokens(
    platform: &Platform,
    scope: &Scope,
    params: &PageParams,
) -> Result<Page<ApiTokenRow>, Problem> {
    let (limit, after, scope) = (params.limit()?, params.cursor()?, scope.clone());
    let rows =
        platform.db.read(move |conn| Ok(store::tokens(conn, &scope, after, limit + 1)?)).await?;
    Ok(Page::cut(rows, limit, |row| Cursor { at: row.created_at, id: row.id.0 }))
}

/// Revokes one of the acting membership's tokens; its sockets are closed.
pub async fn revoke_token(
    platform: &Platform,
    scope: &Scope,
    id: ApiTokenId,
) -> Result<(), Problem> {
    let own = scope.clone();
    platform
        .db
        .write(scope, "api_token.revoke", move |tx| {
            if store::revoke_token(tx.conn, &own, id, tx.now)? == 0 {
                return Err(Problem::not_found());
            }
            tx.subject(id);
            tx.hint(Hint::Rights { membership: own.membership() });
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn write_includes_read() {
        assert_eq!(words(&[TokenScope::Read]), "read");
        assert_eq!(words(&[TokenScope::Write]), "read write");
        assert_eq!(words(&[TokenScope::Write, TokenScope::Read, TokenScope::Read]), "read write");
    }
}
