//! What an answering page sends: fields, and with them files where the page asks for any. A file is
//! streamed to where it stays, so that no form holds the memory of its files.
use actix_multipart::{Field, Multipart};
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::{HttpRequest, web};
use futures_util::{StreamExt, TryStreamExt};

use crate::features::surveys::model::{
    AnswerFileId, Definition, Kind, MOST_FILES, MOST_MEGABYTES, QuestionId,
};
use crate::features::surveys::service::evaluate::Wrong;
use crate::features::surveys::service::form::{Fields, name};
use crate::features::surveys::service::{Content, Upload};
use crate::platform::files::{FileError, FileStore, Stored, clean};
use crate::platform::problem::{Code, Problem};

/// Bytes of the fields of a form at most: ten long answers, and some more.
const LARGEST: usize = 512 * 1024;
/// Bytes of a file.
const LARGEST_FILE: u64 = MOST_MEGABYTES * 1024 * 1024;
/// Bytes of a form with its files: as many as a page may bring, and one that is too large.
const LARGEST_FORM: u64 = 6 * LARGEST_FILE;

/// Whether a form brings files.
pub(super) fn brings_files(request: &HttpRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().starts_with("multipart/form-data"))
}

/// The fields of a form without files.
pub(super) async fn read(mut body: web::Payload) -> Result<Fields, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|_| malformed())?;
        if bytes.len() + chunk.len() > LARGEST {
            return Err(Problem::new(Code::PayloadTooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    let text = String::from_utf8(bytes).map_err(|_| malformed())?;
    let pairs = web::Query::<Vec<(String, String)>>::from_query(&text).map_err(|_| malformed())?;
    let mut fields = Fields::new();
    for (name, value) in pairs.into_inner() {
        fields.entry(name).or_default().push(value);
    }
    Ok(fields)
}

fn malformed() -> Problem {
    Problem::new(Code::MalformedRequest)
}

/// Fields and files of a form. What is stored and gets no row is left to the sweeper.
pub(super) async fn read_with_files(
    files: &FileStore,
    definition: &Definition,
    request: &HttpRequest,
    body: web::Payload,
) -> Result<(Fields, Vec<Upload>), Problem> {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if announced.and_then(|text| text.parse().ok()).unwrap_or(0) > LARGEST_FORM {
        return Err(Problem::new(Code::PayloadTooLarge));
    }
    let mut form = Multipart::new(request.headers(), capped(body));
    let (mut fields, mut uploads, mut left) = (Fields::new(), Vec::new(), LARGEST);
    // Empty ones too: each is written before it is known to be empty.
    let mut written = 0_usize;
    while let Some(field) = form.try_next().await.map_err(|cause| broken(&cause))? {
        let Some(title) = field.name().map(str::to_owned) else { continue };
        let chosen = field.content_disposition().and_then(|header| header.get_filename());
        match chosen.map(str::to_owned) {
            None => {
                left = left
                    .checked_sub(title.len().saturating_add(1))
                    .ok_or_else(|| Problem::new(Code::PayloadTooLarge))?;
                let value = text(field, &mut left).await?;
                fields.entry(title).or_default().push(value);
            }
            // Nothing was chosen.
            Some(chosen) if chosen.is_empty() => {}
            Some(chosen) => {
                let known = uploads.iter().any(|one: &Upload| asks(definition, &title, one));
                let Some(question) = asked(definition, &title).filter(|_| !known) else { continue };
                if written < MOST_FILES {
                    written += 1;
                    uploads.extend(store(files, field, question, &chosen).await?);
                }
            }
        }
    }
    Ok((fields, uploads))
}

/// Megabytes that a form says it brings; one that does not say it brings the most.
pub(super) fn megabytes(request: &HttpRequest) -> i32 {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let bytes = announced.and_then(|text| text.parse::<u64>().ok()).unwrap_or(LARGEST_FORM);
    i32::try_from(bytes.min(LARGEST_FORM).div_ceil(1024 * 1024)).unwrap_or(i32::MAX)
}

/// The question that takes a file in this field.
fn asked(definition: &Definition, title: &str) -> Option<QuestionId> {
    let mut takers =
        definition.questions().filter(|question| matches!(question.kind, Kind::File { .. }));
    takers.find(|question| name(question, &[]) == title).map(|question| question.id.clone())
}

fn asks(definition: &Definition, title: &str, upload: &Upload) -> bool {
    definition.question(&upload.question).is_some_and(|question| name(question, &[]) == title)
}

/// Ends where more comes than any form of ours sends.
fn capped(
    body: web::Payload,
) -> impl futures_util::Stream<Item = Result<web::Bytes, PayloadError>> + 'static {
    let mut left = LARGEST_FORM;
    body.map(move |chunk| {
        let chunk = chunk?;
        let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(length).ok_or(PayloadError::Overflow)?;
        Ok(chunk)
    })
}

async fn text(mut field: Field, left: &mut usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|cause| broken(&cause))?;
        *left = left.checked_sub(chunk.len()).ok_or_else(|| Problem::new(Code::PayloadTooLarge))?;
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| malformed())
}

/// Stores a file; an empty one is none.
async fn store(
    files: &FileStore,
    mut field: Field,
    question: QuestionId,
    chosen: &str,
) -> Result<Option<Upload>, Problem> {
    // The form's errors cannot leave this thread; their words can.
    let chunks = field.by_ref().map_err(|cause| cause.to_string());
    let content = match files.put_stream(chunks, LARGEST_FILE).await {
        Ok(stored) if stored.size == 0 => return Ok(None),
        Ok(stored) => Ok(described(chosen, stored)?),
        Err(FileError::TooLarge { .. }) => Err(Wrong::FileTooLarge { megabytes: MOST_MEGABYTES }),
        Err(cause) => return Err(cause.into()),
    };
    Ok(Some(Upload { question, content }))
}

fn described(chosen: &str, stored: Stored) -> Result<Content, Problem> {
    let Stored { key, size, sha256, content } = stored;
    Ok(Content {
        id: AnswerFileId::generate(),
        name: clean(chosen),
        size: i64::try_from(size).map_err(Problem::internal)?,
        sha256: sha256.to_vec(),
        media_type: content.media_type.to_owned(),
        storage_key: key.as_str().to_owned(),
    })
}

fn broken(cause: &actix_multipart::MultipartError) -> Problem {
    match cause {
        actix_multipart::MultipartError::Payload(PayloadError::Overflow) => {
            Problem::new(Code::PayloadTooLarge)
        }
        _ => malformed(),
    }
}
