//! Signed heads as the headers of a mail carry them. Whoever keeps the mail can show later that
//! the lane was what it was: no entry up to that head can be changed, taken out or cut off unseen.
use std::collections::HashMap;

use crate::features::records::chain::head_text;
use crate::features::records::model::{Lane, LaneId};
use crate::platform::auth::Keys;

/// The header with the signed head of the lane that a mail is about.
pub const HEAD_HEADER: &str = "X-Concord-Head";
/// The header with the fingerprint of the key that signed it.
pub const KEY_HEADER: &str = "X-Concord-Key";

/// The installation's signature of a lane's head.
pub fn sign_head(keys: &Keys, lane: &Lane) -> Vec<u8> {
    keys.sign(head_text(lane.id, lane.head_seq, &lane.head_hash).as_bytes()).to_vec()
}

/// The value of [`HEAD_HEADER`].
pub fn receipt(keys: &Keys, lane: &Lane) -> String {
    format!(
        "lane={}; seq={}; hash={}; sig={}",
        lane.id,
        lane.head_seq,
        hex::encode(&lane.head_hash),
        hex::encode(sign_head(keys, lane))
    )
}

/// What a value of [`HEAD_HEADER`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub lane: LaneId,
    pub seq: i64,
    pub hash: Vec<u8>,
    pub signature: Vec<u8>,
}

impl Receipt {
    /// Reads what [`receipt`] wrote; the parts may stand in any order.
    pub fn parse(value: &str) -> Option<Self> {
        let parts: HashMap<&str, &str> =
            value.split(';').filter_map(|part| part.trim().split_once('=')).collect();
        Some(Self {
            lane: parts.get("lane")?.parse().ok()?,
            seq: parts.get("seq")?.parse().ok()?,
            hash: hex::decode(parts.get("hash")?).ok()?,
            signature: hex::decode(parts.get("sig")?).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::records::model::{LaneKind, RecordId, ThreadId};
    use crate::platform::auth::is_signed_by;

    #[test]
    fn a_receipt_is_read_as_it_was_written() {
        let keys = Keys::from_bytes([7; 32]);
        let lane = Lane {
            id: LaneId::generate(),
            thread_id: ThreadId::generate(),
            record_id: RecordId::generate(),
            kind: LaneKind::Shared,
            organisation_id: None,
            head_seq: 12,
            head_hash: vec![9; 32],
            topic: None,
        };
        let read = Receipt::parse(&receipt(&keys, &lane)).unwrap();
        assert_eq!((read.lane, read.seq, &read.hash), (lane.id, 12, &lane.head_hash));
        let text = head_text(read.lane, read.seq, &read.hash);
        assert!(is_signed_by(&keys.public_key(), text.as_bytes(), &read.signature));
        assert_eq!(Receipt::parse("lane=x; seq=1; hash=00; sig=00"), None);
        assert_eq!(Receipt::parse("seq=1"), None);
    }
}
