//! Use cases: taking a record away, and the signed heads of its lanes.
mod archive;
mod assemble;
mod collect;
#[cfg(test)]
pub(super) mod sample;

use std::fs::File;
use std::sync::LazyLock;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;

pub(super) use assemble::assemble;
pub use assemble::key_view;
pub(super) use collect::{Collected, Joint, Settled, Shared, payload};

pub use crate::features::proof::verify::{NotABundle, Options as VerifyOptions, Report, verify};

use crate::features::proof::model::{SignedHead, SignedHeads};
use crate::features::records::model::{RecordId, RecordKind};
use crate::features::records::service::{self as records, At, sign_head};
use crate::platform::auth::Keys;
use crate::platform::authz::{Capability, Locale, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Bundles that are made at once: each draws pages and packs files on a thread of its own.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// A bundle that is ready to be given.
#[derive(Debug)]
pub struct Bundle {
    pub name: String,
    pub size: u64,
    pub zip: File,
}

/// Makes the bundle of a record for its reader, off the threads that answer requests.
pub async fn bundle(
    platform: &Platform,
    scope: Scope,
    id: RecordId,
    kind: RecordKind,
    locale: Locale,
) -> Result<Bundle, Problem> {
    scope.require(Capability::Export)?;
    let _turn = AT_ONCE.acquire().await.map_err(Problem::internal)?;
    let now = platform.clock.now();
    let collected =
        platform.db.scan(move |conn| collect::collect(conn, &scope, id, kind, locale, now)).await?;
    let (platform, runtime) = (platform.clone(), Handle::current());
    let make = move || {
        let assembled = assemble(&collected, &platform.keys)?;
        let folder = &platform.settings.data_dir;
        let (zip, size) = archive::write(&assembled, &platform.files, folder, &runtime)?;
        Ok(Bundle { name: assembled.name, size, zip })
    };
    tokio::task::spawn_blocking(make).await.map_err(Problem::internal)?
}

/// The signed heads of the lanes that the scope reads: a receipt without a mail.
pub fn heads(
    conn: &mut Conn,
    scope: &Scope,
    keys: &Keys,
    id: RecordId,
) -> Result<SignedHeads, Problem> {
    let seats = records::seats(conn, scope, At::Record(id))?;
    let items = seats
        .lanes
        .iter()
        .map(|lane| SignedHead {
            lane: lane.id.to_string(),
            kind: lane.kind.to_string(),
            seq: lane.head_seq,
            hash: hex::encode(&lane.head_hash),
            signature: hex::encode(sign_head(keys, lane)),
        })
        .collect();
    Ok(SignedHeads { fingerprint: keys.fingerprint(), items })
}
