//! One thread that answers, with a connection of its own, and one that writes whatever waits in one transaction: as the
//! portal does, without the portal.
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

use actix_web::error::ErrorInternalServerError;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use actix_ws::Session;
use bytestring::ByteString;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;

use super::Outcome;

const ROWS: i64 = 10_000;
/// Uses of one commit.
const BATCH: usize = 256;
const BODY_CHARS: usize = 420;
const FRAME_CHARS: usize = 200;

diesel::table! {
    notes (id) {
        id -> BigInt,
        thread -> BigInt,
        author -> Text,
        kind -> Text,
        body -> Text,
        at -> BigInt,
    }
}

#[derive(Queryable, Selectable, Serialize)]
#[diesel(table_name = notes)]
struct Note {
    id: i64,
    thread: i64,
    author: String,
    kind: String,
    body: String,
    at: i64,
}

#[derive(Insertable, Deserialize)]
#[diesel(table_name = notes)]
struct NewNote {
    thread: i64,
    author: String,
    kind: String,
    body: String,
    at: i64,
}

type Waiting = (NewNote, oneshot::Sender<()>);

struct Shared {
    file: PathBuf,
    writer: Sender<Waiting>,
    sockets: Mutex<Vec<Session>>,
}

thread_local! {
    static READER: RefCell<Option<SqliteConnection>> = const { RefCell::new(None) };
}

fn open(file: &Path) -> Outcome<SqliteConnection> {
    let mut conn = SqliteConnection::establish(&file.to_string_lossy())?;
    conn.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;",
    )?;
    Ok(conn)
}

fn fill(conn: &mut SqliteConnection) -> Outcome<()> {
    conn.batch_execute(
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, thread BIGINT NOT NULL, author TEXT NOT NULL, \
         kind TEXT NOT NULL, body TEXT NOT NULL, at BIGINT NOT NULL); BEGIN IMMEDIATE",
    )?;
    for number in 0..ROWS {
        let new = NewNote {
            thread: number % 1_000,
            author: "Anna Example".to_owned(),
            kind: "message".to_owned(),
            body: "a word ".repeat(BODY_CHARS / 7),
            at: 1_700_000_000_000_000 + number,
        };
        diesel::insert_into(notes::table).values(&new).execute(conn)?;
    }
    Ok(conn.batch_execute("COMMIT")?)
}

fn write(mut conn: SqliteConnection, waiting: &Receiver<Waiting>) -> QueryResult<()> {
    while let Ok(first) = waiting.recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(next) = waiting.try_recv()
        {
            batch.push(next);
        }
        conn.batch_execute("BEGIN IMMEDIATE")?;
        for (new, _) in &batch {
            diesel::insert_into(notes::table).values(new).execute(&mut conn)?;
        }
        conn.batch_execute("COMMIT")?;
        for (_, written) in batch {
            // Whoever asked may have gone.
            let _ = written.send(());
        }
    }
    Ok(())
}

pub fn serve(listen: &str, dir: &Path) -> Outcome<()> {
    std::fs::create_dir_all(dir)?;
    let file = dir.join("probe.sqlite");
    let mut conn = open(&file)?;
    fill(&mut conn)?;
    let (writer, waiting) = channel();
    std::thread::spawn(move || {
        if let Err(error) = write(conn, &waiting) {
            eprintln!("the writer ended: {error}");
        }
    });
    let shared = web::Data::new(Shared { file, writer, sockets: Mutex::new(Vec::new()) });
    actix_web::rt::System::new().block_on(async {
        let app = move || {
            App::new()
                .app_data(shared.clone())
                .route("/hello", web::get().to(hello))
                .route("/row", web::get().to(row))
                .route("/row", web::post().to(insert))
                .route("/list", web::get().to(list))
                .route("/live", web::get().to(socket))
                .route("/all", web::post().to(to_all))
        };
        HttpServer::new(app).workers(1).bind(listen)?.run().await?;
        Ok(())
    })
}

async fn hello() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "message": "hello" }))
}

fn read<T>(
    shared: &Shared,
    f: impl FnOnce(&mut SqliteConnection) -> QueryResult<T>,
) -> actix_web::Result<T> {
    READER.with_borrow_mut(|reader| {
        if reader.is_none() {
            *reader = Some(open(&shared.file).map_err(ErrorInternalServerError)?);
        }
        let conn = reader.as_mut().ok_or_else(|| ErrorInternalServerError("no connection"))?;
        f(conn).map_err(ErrorInternalServerError)
    })
}

async fn row(shared: web::Data<Shared>) -> actix_web::Result<HttpResponse> {
    let id = rand::random_range(1..=ROWS);
    let note: Note =
        read(&shared, |conn| notes::table.find(id).select(Note::as_select()).first(conn))?;
    Ok(HttpResponse::Ok().json(note))
}

async fn list(shared: web::Data<Shared>) -> actix_web::Result<HttpResponse> {
    let newest = |conn: &mut SqliteConnection| -> QueryResult<Vec<Note>> {
        notes::table.order(notes::id.desc()).limit(25).select(Note::as_select()).load(conn)
    };
    Ok(HttpResponse::Ok().json(read(&shared, newest)?))
}

async fn insert(
    shared: web::Data<Shared>,
    new: web::Json<NewNote>,
) -> actix_web::Result<HttpResponse> {
    let (written, done) = oneshot::channel();
    shared.writer.send((new.into_inner(), written)).map_err(ErrorInternalServerError)?;
    done.await.map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Created().json(serde_json::json!({ "written": true })))
}

async fn socket(
    shared: web::Data<Shared>,
    request: HttpRequest,
    payload: web::Payload,
) -> actix_web::Result<HttpResponse> {
    let (response, session, mut messages) = actix_ws::handle(&request, payload)?;
    shared.sockets.lock().unwrap_or_else(PoisonError::into_inner).push(session);
    actix_web::rt::spawn(async move { while let Some(Ok(_)) = messages.next().await {} });
    Ok(response)
}

#[derive(Deserialize)]
struct ToAll {
    messages: usize,
}

async fn to_all(shared: web::Data<Shared>, wanted: web::Query<ToAll>) -> HttpResponse {
    let all = shared.sockets.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let frame = ByteString::from("x".repeat(FRAME_CHARS));
    for _ in 0..wanted.messages {
        for session in &all {
            // A socket that has gone is not counted by the other side.
            let _ = session.clone().text(frame.clone()).await;
        }
    }
    HttpResponse::Ok().json(serde_json::json!({ "sockets": all.len() }))
}
