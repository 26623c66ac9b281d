//! The server's key, and the tokens made from it.
//!
//! A token that is mailed or rotated is `HMAC-SHA256(key, purpose, row, generation)`: it can be
//! made again when a mail is sent, and dies when the row's generation moves on. The key lives in
//! the data folder and in the backup.
//!
//! The pair that signs what others can check (Ed25519) is derived from the same key: whoever
//! restores a backup signs as before, and there is no second secret to lose.
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer, SigningKey};
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

const KEY_BYTES: usize = 32;

/// What a token is for; a token of one purpose is none for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Refresh,
    PasswordReset,
    Invitation,
    Unsubscribe,
    ReplyTo,
    Bounce,
    /// Answering a survey.
    Survey,
    /// Beginning to answer a survey, by anybody who has the link.
    SurveyLink,
    /// Reading somebody's calendar.
    CalendarFeed,
    /// What a telephone system signs with.
    Telephony,
}

impl Purpose {
    fn label(self) -> &'static str {
        match self {
            Self::Refresh => "refresh",
            Self::PasswordReset => "password-reset",
            Self::Invitation => "invitation",
            Self::Unsubscribe => "unsubscribe",
            Self::ReplyTo => "reply-to",
            Self::Bounce => "bounce",
            Self::Survey => "survey",
            Self::SurveyLink => "survey-link",
            Self::CalendarFeed => "calendar-feed",
            Self::Telephony => "telephony",
        }
    }
}

/// The server's key. Cheap to clone; never shown.
#[derive(Clone)]
pub struct Keys(Arc<[u8; KEY_BYTES]>);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(hidden)")
    }
}

impl Keys {
    /// Reads the key, or makes it on the first start (readable by its owner alone). Nodes
    /// that share it are given it before they start.
    pub fn load_or_create(path: &Path) -> std::io::Result<Self> {
        match std::fs::read(path) {
            Ok(bytes) => <[u8; KEY_BYTES]>::try_from(bytes.as_slice())
                .map(|key| Self(Arc::new(key)))
                .map_err(|_| std::io::Error::other("the server's key does not have 32 bytes")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let key: [u8; KEY_BYTES] = random_bytes()?;
                write_private(path, &key)?;
                Ok(Self(Arc::new(key)))
            }
            Err(error) => Err(error),
        }
    }

    /// A key given by a test.
    pub fn from_bytes(key: [u8; KEY_BYTES]) -> Self {
        Self(Arc::new(key))
    }

    fn mac(&self, purpose: &str, row: Uuid, generation: i32) -> Vec<u8> {
        // HMAC takes keys of any length; the fallback cannot happen and gives no valid token.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.as_slice()) else {
            return Vec::new();
        };
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(row.as_bytes());
        mac.update(&generation.to_be_bytes());
        mac.finalize().into_bytes().to_vec()
    }

    /// The token of a row: 16 bytes of its id, 4 of its generation and 32 of the HMAC, as
    /// URL-safe text.
    pub fn token(&self, purpose: Purpose, row: Uuid, generation: i32) -> String {
        let mut bytes = row.as_bytes().to_vec();
        bytes.extend(generation.to_be_bytes());
        bytes.extend(self.mac(purpose.label(), row, generation));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The row and generation of a token that this server made for this purpose.
    pub fn open(&self, purpose: Purpose, token: &str) -> Option<(Uuid, i32)> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let row = Uuid::from_slice(bytes.get(..16)?).ok()?;
        let generation = i32::from_be_bytes(bytes.get(16..20)?.try_into().ok()?);
        let mac = bytes.get(20..)?;
        let expected = self.mac(purpose.label(), row, generation);
        (!expected.is_empty() && bool::from(expected.ct_eq(mac))).then_some((row, generation))
    }

    /// The key that signs session JWTs; differs from every token's.
    pub fn jwt_secret(&self) -> Vec<u8> {
        self.mac("jwt", Uuid::nil(), 0)
    }

    fn signing(&self) -> SigningKey {
        // A MAC of SHA-256 has 32 bytes; the fallback cannot happen.
        let seed = self.mac("ed25519", Uuid::nil(), 0);
        SigningKey::from_bytes(&<[u8; KEY_BYTES]>::try_from(seed).unwrap_or_default())
    }

    /// Signs a text as this installation (Ed25519, RFC 8032).
    pub fn sign(&self, text: &[u8]) -> [u8; 64] {
        self.signing().sign(text).to_bytes()
    }

    /// The public half of the pair that signs.
    pub fn public_key(&self) -> [u8; KEY_BYTES] {
        self.signing().verifying_key().to_bytes()
    }

    /// Names the public key; stands in a header of every mail.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.public_key())
    }
}

/// SHA-256 of a public key in hexadecimal: what people compare.
pub fn fingerprint(public_key: &[u8; KEY_BYTES]) -> String {
    hex::encode(Sha256::digest(public_key))
}

/// Whether a signature (Ed25519, checked strictly) is that of a public key over a text.
pub fn is_signed_by(public_key: &[u8; KEY_BYTES], text: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = ed25519_dalek::VerifyingKey::from_bytes(public_key) else { return false };
    ed25519_dalek::Signature::from_slice(signature)
        .is_ok_and(|signature| key.verify_strict(text, &signature).is_ok())
}

/// Bytes from the operating system's generator.
pub fn random_bytes<const N: usize>() -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes)
}

#[cfg(unix)]
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file =
        std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(not(unix))]
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(path, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_for_its_purpose_alone() {
        let keys = Keys::from_bytes([7; 32]);
        let row = crate::platform::id::new_uuid();
        let token = keys.token(Purpose::Invitation, row, 3);
        assert_eq!(keys.open(Purpose::Invitation, &token), Some((row, 3)));
        assert_eq!(keys.open(Purpose::PasswordReset, &token), None);
        assert_eq!(Keys::from_bytes([8; 32]).open(Purpose::Invitation, &token), None);
        let mut broken = token.clone();
        broken.pop();
        assert_eq!(keys.open(Purpose::Invitation, &broken), None);
        assert_eq!(keys.open(Purpose::Invitation, ""), None);
    }
    #[test]
    fn what_is_signed_is_known_by_the_public_half() {
        let keys = Keys::from_bytes([7; 32]);
        let signature = keys.sign(b"a head");
        let key = keys.public_key();
        assert!(is_signed_by(&key, b"a head", &signature));
        assert!(!is_signed_by(&key, b"a heap", &signature));
        assert!(!is_signed_by(&Keys::from_bytes([8; 32]).public_key(), b"a head", &signature));
        assert!(!is_signed_by(&key, b"a head", signature.get(..63).unwrap()));
        assert!(!is_signed_by(&[0; 32], b"a head", &[0; 64]), "a weak key signs nothing");
        // The same after a restore of the backup.
        assert_eq!(Keys::from_bytes([7; 32]).fingerprint(), keys.fingerprint());
        assert_eq!(keys.fingerprint().len(), 64);
    }
}
