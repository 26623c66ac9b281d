//! `Idempotency-Key`: a POST that is sent again acts once and is answered the same.
//!
//! A key belongs to a membership and a path and holds for a day. The row of the key is written in
//! the transaction of the work itself, so both stay or neither: work that was refused leaves no
//! key behind and may be tried again under it.
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::body::{parse, read_json};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::db::schema::idempotency_keys as keys;
use crate::platform::problem::{Code, Problem};

const HEADER: &str = "idempotency-key";
const MAX_CHARS: usize = 200;
const KEPT_DAYS: i64 = 1;

/// The key of a request; empty if it came without one.
#[derive(Debug, Clone, Default)]
pub struct RequestKey(Option<Named>);

#[derive(Debug, Clone)]
struct Named {
    key: String,
    /// Method and path.
    route: String,
    body_hash: Vec<u8>,
}

/// A JSON body ([`super::Body`]) with the key that it came under.
#[derive(Debug)]
pub struct Keyed<T> {
    pub body: T,
    pub key: RequestKey,
}

impl<T: DeserializeOwned + 'static> FromRequest for Keyed<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let key = key_of(request);
        let route = format!("{} {}", request.method(), request.path());
        let bytes = read_json(request, payload);
        Box::pin(async move {
            let (key, bytes) = (key?, bytes.await?);
            let body = parse(&bytes)?;
            let named =
                key.map(|key| Named { key, route, body_hash: Sha256::digest(&bytes).to_vec() });
            Ok(Self { body, key: RequestKey(named) })
        })
    }
}

impl RequestKey {
    /// The key of a request whose body is no JSON; `body` is what tells it from another.
    pub fn of(request: &HttpRequest, body: &[u8]) -> Result<Self, Problem> {
        let route = format!("{} {}", request.method(), request.path());
        let named = |key| Named { key, route, body_hash: Sha256::digest(body).to_vec() };
        Ok(Self(key_of(request)?.map(named)))
    }
}

fn key_of(request: &HttpRequest) -> Result<Option<String>, Problem> {
    let Some(value) = request.headers().get(HEADER) else { return Ok(None) };
    let visible = |text: &&str| {
        (1..=MAX_CHARS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
    };
    let key = value.to_str().ok().filter(visible);
    key.map(|key| Some(key.to_owned()))
        .ok_or_else(|| Problem::invalid("Idempotency-Key", "not_allowed_value"))
}

/// What a request is answered: now, and again whenever it is repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    status: StatusCode,
    /// JSON.
    body: String,
}

impl From<Answer> for HttpResponse {
    fn from(answer: Answer) -> Self {
        Self::build(answer.status).content_type(ContentType::json()).body(answer.body)
    }
}

#[derive(Queryable)]
struct Kept {
    body_hash: Vec<u8>,
    status: Option<i32>,
    body: Option<String>,
}

macro_rules! row {
    ($scope:expr, $named:expr) => {
        keys::table
            .filter(keys::membership_id.eq($scope.membership()))
            .filter(keys::route.eq(&$named.route))
            .filter(keys::key.eq(&$named.key))
    };
}

/// Does `work` unless it was done under this key before, and answers with `status` and what it
/// gave. Inside [`Db::write`](crate::platform::db::Db::write):
///
/// ```ignore
/// db.write(&scope, "message.post", move |tx| {
///     once(tx, &by, &key, StatusCode::CREATED, |tx| service::message(tx, &by, ..))
/// })
/// ```
///
/// # Errors
/// `idempotency_mismatch` if the key came with another body, `idempotency_running` while the first
/// request is not done, and whatever `work` refuses.
pub fn once<T: Serialize>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    key: &RequestKey,
    status: StatusCode,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Problem>,
) -> Result<Answer, Problem> {
    let named = key.0.as_ref();
    if let Some(named) = named
        && !take(tx, scope, named)?
    {
        return repeated(tx, scope, named);
    }
    let value = work(tx)?;
    let body = serde_json::to_string(&value).map_err(Problem::internal)?;
    let answer = Answer { status, body };
    if let Some(named) = named {
        keep(tx, scope, named, &answer)?;
    }
    Ok(answer)
}

/// Like [`once`], but keeps only what names the thing that `work` was about: what its reader is
/// shown of it is read anew each time, with the rights of then.
///
/// # Errors
/// As [`once`].
pub fn once_naming<T: Serialize + DeserializeOwned>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    key: &RequestKey,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let answer = once(tx, scope, key, StatusCode::OK, work)?;
    serde_json::from_str(&answer.body).map_err(Problem::internal)
}

/// Like [`once`], for an answer that holds a secret and is therefore not kept: whoever repeats such
/// a request is told that it was done.
///
/// # Errors
/// `idempotency_mismatch` if the key came with another body, `conflict` with the reason
/// `done_already` if it was done, and whatever `work` refuses.
pub fn once_unkept<T>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    key: &RequestKey,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    if let Some(named) = key.0.as_ref()
        && !take(tx, scope, named)?
    {
        let kept: Vec<u8> = row!(scope, named).select(keys::body_hash).first(tx.conn)?;
        if kept != named.body_hash {
            return Err(Problem::new(Code::IdempotencyMismatch));
        }
        let mut done = Problem::new(Code::Conflict)
            .with_detail("done under this key before; the secret was shown once and is not kept");
        done.reason = Some("done_already");
        return Err(done);
    }
    work(tx)
}

/// Takes the key; false if it is taken. Another transaction that holds it is waited for.
fn take(tx: &mut Tx<'_>, scope: &Scope, named: &Named) -> QueryResult<bool> {
    let oldest = tx.now.plus_days(-KEPT_DAYS);
    diesel::delete(row!(scope, named).filter(keys::created_at.lt(oldest))).execute(tx.conn)?;
    let taken = crate::on_backend!(&mut *tx.conn, |c| {
        diesel::insert_into(keys::table)
            .values((
                keys::membership_id.eq(scope.membership()),
                keys::route.eq(&named.route),
                keys::key.eq(&named.key),
                keys::body_hash.eq(&named.body_hash),
                keys::created_at.eq(tx.now),
            ))
            .on_conflict_do_nothing()
            .execute(c)
    })?;
    Ok(taken == 1)
}

fn repeated(tx: &mut Tx<'_>, scope: &Scope, named: &Named) -> Result<Answer, Problem> {
    let kept: Kept =
        row!(scope, named).select((keys::body_hash, keys::status, keys::body)).first(tx.conn)?;
    if kept.body_hash != named.body_hash {
        return Err(Problem::new(Code::IdempotencyMismatch));
    }
    let status = kept.status.and_then(|status| u16::try_from(status).ok());
    match (status.and_then(|status| StatusCode::from_u16(status).ok()), kept.body) {
        (Some(status), Some(body)) => Ok(Answer { status, body }),
        _ => Err(Problem::new(Code::IdempotencyRunning).with_retry_after(1)),
    }
}

fn keep(tx: &mut Tx<'_>, scope: &Scope, named: &Named, answer: &Answer) -> QueryResult<()> {
    diesel::update(row!(scope, named))
        .set((
            keys::status.eq(Some(i32::from(answer.status.as_u16()))),
            keys::body.eq(Some(&answer.body)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Forgets the keys of earlier days; says how many.
pub fn forget_keys(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let oldest = tx.now.plus_days(-KEPT_DAYS);
    diesel::delete(keys::table.filter(keys::created_at.lt(oldest))).execute(tx.conn)
}

/// Forgets the kept answers that name this id, for when what they say is to be gone. The keys stay
/// taken: a request that is sent again does nothing, and is answered `idempotency_running`.
pub fn forget_answers_naming(tx: &mut Tx<'_>, id: uuid::Uuid) -> QueryResult<usize> {
    diesel::update(keys::table.filter(keys::body.like(format!("%{id}%"))))
        .set(keys::body.eq(None::<String>))
        .execute(tx.conn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};
    use crate::platform::clock::{Clock, Timestamp};
    use crate::platform::db::{Db, Place};
    use crate::platform::events::Bus;

    struct World {
        db: Db,
        clock: Clock,
        scope: Scope,
        _folder: tempfile::TempDir,
    }

    fn world() -> World {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::manual(Timestamp::from_micros(1_790_000_000_000_000).unwrap());
        let place = Place::Sqlite(folder.path().join("db"));
        let db = Db::open(&place, clock.clone(), Bus::default()).unwrap();
        let scope = Scope::of_role(OrganisationId::generate(), Role::Member);
        World { db, clock, scope, _folder: folder }
    }

    impl World {
        /// Asks for `value` under a key and a body; what was done is counted as `counter`'s row.
        async fn ask(
            &self,
            key: &str,
            route: &str,
            body: &str,
            value: i64,
        ) -> Result<Answer, Problem> {
            let key = RequestKey(Some(Named {
                key: key.to_owned(),
                route: route.to_owned(),
                body_hash: Sha256::digest(body).to_vec(),
            }));
            let scope = self.scope.clone();
            self.db
                .write(&self.scope, "test", move |tx| {
                    once(tx, &scope, &key, StatusCode::CREATED, |_| {
                        if value < 0 { Err(Problem::forbidden()) } else { Ok(value) }
                    })
                })
                .await
        }
    }

    #[tokio::test]
    async fn the_same_request_is_answered_the_same_and_another_is_refused() {
        let world = world();
        let first = world.ask("k", "POST /a", "x", 1).await.unwrap();
        assert_eq!((first.status.as_u16(), first.body.as_str()), (201, "1"));
        assert_eq!(world.ask("k", "POST /a", "x", 2).await.unwrap(), first);
        let mismatch = world.ask("k", "POST /a", "y", 3).await.unwrap_err();
        assert_eq!(mismatch.code, Code::IdempotencyMismatch);
        assert_eq!(world.ask("k", "POST /b", "x", 4).await.unwrap().body, "4");
        assert_eq!(world.ask("other", "POST /a", "y", 5).await.unwrap().body, "5");
    }

    #[tokio::test]
    async fn what_was_refused_may_be_tried_again() {
        let world = world();
        assert!(world.ask("k", "POST /a", "x", -1).await.is_err());
        assert_eq!(world.ask("k", "POST /a", "x", 1).await.unwrap().body, "1");
    }

    #[tokio::test]
    async fn a_key_holds_for_a_day() {
        let world = world();
        world.ask("k", "POST /a", "x", 1).await.unwrap();
        world.clock.advance(86_400);
        assert_eq!(world.ask("k", "POST /a", "x", 2).await.unwrap().body, "1");
        world.clock.advance(1);
        assert_eq!(world.ask("k", "POST /a", "y", 3).await.unwrap().body, "3");
        world.clock.advance(86_401);
        let forget = |tx: &mut Tx<'_>| Ok(forget_keys(tx)?);
        assert_eq!(world.db.write(&world.scope, "test", forget).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn fifty_at_once_have_one_effect() {
        let world = world();
        let asks = (0..50).map(|value| world.ask("k", "POST /a", "x", value));
        let answers = futures_util::future::join_all(asks).await;
        let first = answers[0].clone().unwrap();
        assert!(answers.iter().all(|answer| answer.as_ref().is_ok_and(|answer| *answer == first)));
    }

    #[test]
    fn keys_are_short_and_visible() {
        let ask = |value: &str| {
            key_of(
                &actix_web::test::TestRequest::post()
                    .insert_header((HEADER, value))
                    .to_http_request(),
            )
        };
        assert_eq!(ask(&"k".repeat(200)).unwrap(), Some("k".repeat(200)));
        for bad in ["", "a b", &"k".repeat(201)] {
            assert!(ask(bad).is_err(), "{bad:?}");
        }
        assert_eq!(key_of(&actix_web::test::TestRequest::post().to_http_request()).unwrap(), None);
    }
}
