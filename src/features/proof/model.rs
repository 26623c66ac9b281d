//! The format of a bundle: `concord-bundle-1`.
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// The first word of every manifest; another format is another word.
pub const FORMAT: &str = "concord-bundle-1";
/// What the signature of the manifest is made over begins with this line; the manifest follows.
pub const MANIFEST_MARK: &str = "concord-manifest-1\n";
/// Names of the files that stand in every bundle.
pub const MANIFEST: &str = "manifest.json";
/// Ed25519 over [`MANIFEST_MARK`] and the manifest, in hexadecimal.
pub const MANIFEST_SIGNATURE: &str = "manifest.sig";
/// Sign-offs of both sides.
pub const SIGNOFFS: &str = "signoffs.json";

/// Of a project: its requirements, and every list that was put up for signing.
pub const REQUIREMENTS: &str = "requirements.json";
/// Of a project: decisions that were put up, with the positions on them.
pub const DECISIONS: &str = "decisions.json";
/// Of a project: released versions of documents that are open to all who are in it.
pub const DOCUMENTS: &str = "documents.json";

/// The joint report: each step as it would be signed.
pub const REPORT: &str = "report.json";
/// The record's own fields, facts, offers, commitments.
pub const RECORD: &str = "record.json";

/// What a bundle holds, and the heads of its lanes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: String,
    /// RFC 3339, UTC.
    pub made_at: String,
    /// `en` or `ru`: of the readable forms.
    pub language: String,
    pub record: RecordName,
    /// The side of whoever took it; null for somebody who is on neither.
    pub side: Option<String>,
    pub organisation: Organisation,
    pub key: KeyView,
    pub lanes: Vec<ManifestLane>,
    pub files: Vec<ManifestFile>,
}

/// Which record a bundle is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordName {
    pub id: String,
    pub kind: String,
    pub number: String,
}

/// Whose bundle it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub id: String,
    pub name: String,
}

/// The key that an installation signs with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyView {
    /// Always `ed25519`.
    pub algorithm: String,
    /// SHA-256 of the public key, in hexadecimal; every mail carries it in `X-Concord-Key`.
    pub fingerprint: String,
    /// 32 bytes in hexadecimal.
    pub public_key: String,
}

/// A lane of a bundle with its signed head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestLane {
    pub id: String,
    pub kind: String,
    /// Where its entries stand.
    pub path: String,
    /// Number of its newest entry; 0 for an empty lane.
    pub seq: i64,
    /// Hash of its newest entry; empty for an empty lane.
    pub hash: String,
    pub signature: String,
}

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    pub path: String,
    pub sha256: String,
    pub size: u64,
}

/// One entry: one line of a lane's file. Hashes and salts are hexadecimal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub hash: String,
    /// `actor`, `id`, `kind`, `lane`, `occurred_at`, `record`, `recorded_at`, `seq`; times in
    /// microseconds since 1970.
    pub meta: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Value>,
    pub payload_hash: String,
    pub prev_hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// Why there is no payload: `erased` or `retracted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<String>,
}

/// The signed head of a lane.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SignedHead {
    pub lane: String,
    /// `shared`, `private`, `caucus` or `named`.
    pub kind: String,
    pub seq: i64,
    pub hash: String,
    pub signature: String,
}

/// The signed heads of the caller's lanes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SignedHeads {
    pub fingerprint: String,
    pub items: Vec<SignedHead>,
}
