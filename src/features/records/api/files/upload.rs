//! Reading an upload: one file in a form, streamed to where it stays.
use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{HttpRequest, web};
use futures_util::{StreamExt, TryStreamExt};

use crate::features::records::service::NewFile;
use crate::platform::files::{FileStore, StorageKey, Stored, clean, has_path};
use crate::platform::problem::{Code, Problem};

/// Bytes of a file at most: 25 MiB.
pub(super) const LIMIT: u64 = 26_214_400;
/// Bytes that the form around the file may add; also what is still read after a refusal, so that
/// the sender has finished sending and hears the answer.
const AROUND: u64 = 1024 * 1024;
/// How long such a sender is listened to.
const PATIENCE: Duration = Duration::from_secs(10);

/// A file that is stored and has no row yet.
#[derive(Debug)]
pub(super) struct Taken {
    pub file: NewFile,
    pub key: StorageKey,
}

/// Stores the one file of a form; what is refused leaves nothing behind.
pub(super) async fn take(
    files: &FileStore,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Taken, Problem> {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if announced.and_then(|text| text.parse().ok()).unwrap_or(0) > LIMIT + AROUND {
        return Err(Problem::new(Code::PayloadTooLarge));
    }
    let mut form = Multipart::new(request.headers(), payload);
    let mut taken = None;
    let read = read_form(files, &mut form, &mut taken).await;
    match (read, taken) {
        (Ok(()), Some(taken)) => Ok(taken),
        (Ok(()), None) => Err(Problem::invalid("file", "missing_field")),
        (Err(refusal), taken) => {
            if let Some(Taken { key, .. }) = taken {
                discard(files, &key).await;
            }
            match refusal {
                Refusal::Broken(problem) => Err(problem),
                Refusal::Unwanted(problem) => {
                    hear_out(&mut form).await;
                    Err(problem)
                }
            }
        }
    }
}

/// Why a form is not taken.
enum Refusal {
    /// It is none, and cannot be read on.
    Broken(Problem),
    /// Its content; the rest of it can be read.
    Unwanted(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Unwanted(problem)
    }
}

/// Removes the content of an upload that gets no row. What stays is left to the sweeper.
pub(super) async fn discard(files: &FileStore, key: &StorageKey) {
    if let Err(error) = files.delete(key).await {
        tracing::warn!(%error, "remains of an upload wait for the sweeper");
    }
}

async fn read_form(
    files: &FileStore,
    form: &mut Multipart,
    taken: &mut Option<Taken>,
) -> Result<(), Refusal> {
    while let Some(field) = form.try_next().await.map_err(|error| broken(&error))? {
        match field.name() {
            Some("file") if taken.is_none() => *taken = Some(store(files, field).await?),
            Some("file") => return Err(Problem::invalid("file", "duplicate_field").into()),
            name => {
                return Err(Problem::invalid(name.unwrap_or("").to_owned(), "unknown_field").into());
            }
        }
    }
    Ok(())
}

async fn store(files: &FileStore, mut field: Field) -> Result<Taken, Problem> {
    let disposition = field.content_disposition();
    let name = disposition.and_then(|header| header.get_filename()).unwrap_or("").to_owned();
    if has_path(&name) {
        return Err(Problem::invalid("file", "not_allowed_value")
            .with_detail("the name of a file must not be a path"));
    }
    if name.contains('\0') {
        return Err(Problem::invalid("file", "text_control"));
    }
    // The form's errors cannot leave this thread; their words can.
    let chunks = field.by_ref().map_err(|error| error.to_string());
    let stored = files.put_stream(chunks, LIMIT).await?;
    described(&name, stored)
}

fn described(name: &str, stored: Stored) -> Result<Taken, Problem> {
    let Stored { key, size, sha256, content } = stored;
    let pixels = content.pixels.and_then(|(width, height)| {
        Some((i32::try_from(width).ok()?, i32::try_from(height).ok()?))
    });
    let file = NewFile {
        name: clean(name),
        size: i64::try_from(size).map_err(Problem::internal)?,
        sha256: sha256.to_vec(),
        media_type: content.media_type.to_owned(),
        width: pixels.map(|(width, _)| width),
        height: pixels.map(|(_, height)| height),
        storage_key: key.as_str().to_owned(),
    };
    Ok(Taken { file, key })
}

fn broken(error: &actix_multipart::MultipartError) -> Refusal {
    use actix_multipart::MultipartError as E;
    Refusal::Broken(match error {
        E::ContentTypeMissing | E::ContentTypeParse | E::ContentTypeIncompatible => {
            Problem::new(Code::UnsupportedMediaType)
                .with_detail("send a form as multipart/form-data")
        }
        _ => Problem::new(Code::MalformedRequest).with_detail(error.to_string()),
    })
}

/// Reads on for a while after a refusal.
async fn hear_out(form: &mut Multipart) {
    let reading = async {
        let mut left = AROUND;
        while let Some(Ok(mut field)) = form.next().await {
            while let Some(Ok(chunk)) = field.next().await {
                left = left.saturating_sub(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
                if left == 0 {
                    return;
                }
            }
        }
    };
    // Whoever takes longer hears nothing.
    let _unheard = tokio::time::timeout(PATIENCE, reading).await;
}
