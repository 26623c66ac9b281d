//! What stands in a message on the wire: the node it comes from, and a list.
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::platform::events::Hint;
use crate::platform::events::bus::Message;

#[derive(Debug, Serialize)]
struct Sent<'a> {
    node: Uuid,
    messages: &'a [Value],
}

#[derive(Debug, Deserialize)]
struct Received {
    node: Uuid,
    messages: Vec<Value>,
}

/// Bytes around the list.
const FRAME: usize = 80;

/// Texts of at most `limit` bytes that carry these messages in their order. What would be too long
/// by itself becomes "something was missed".
pub(super) fn pack(node: Uuid, messages: &[Message], limit: usize) -> Vec<String> {
    let mut packed = Vec::new();
    let (mut list, mut size) = (Vec::new(), FRAME);
    for message in messages {
        let (value, length) = fitting(message, limit);
        if size + length > limit && !list.is_empty() {
            packed.push(text(node, &list));
            list.clear();
            size = FRAME;
        }
        size += length;
        list.push(value);
    }
    if !list.is_empty() {
        packed.push(text(node, &list));
    }
    packed
}

/// A message as JSON, with the bytes that it takes in a list.
fn fitting(message: &Message, limit: usize) -> (Value, usize) {
    let measured = |message: &Message| {
        // Ids, numbers, texts: there is nothing in it that could fail.
        let value = serde_json::to_value(message).unwrap_or_default();
        let length = value.to_string().len() + 1;
        (value, length)
    };
    let (value, length) = measured(message);
    if length + FRAME > limit { measured(&Message::Hint(Hint::Missed)) } else { (value, length) }
}

fn text(node: Uuid, messages: &[Value]) -> String {
    // As above.
    serde_json::to_string(&Sent { node, messages }).unwrap_or_default()
}

/// The node and the messages of a text; what this program does not know, a newer one may have
/// sent, so it counts as missed.
pub(super) fn unpack(text: &[u8]) -> Option<(Uuid, Vec<Message>)> {
    let received: Received = serde_json::from_slice(text).ok()?;
    let known = |value| serde_json::from_value(value).unwrap_or(Message::Hint(Hint::Missed));
    Some((received.node, received.messages.into_iter().map(known).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{MembershipId, OrganisationId, SessionId};
    use crate::platform::events::Whisper;

    fn messages() -> Vec<Message> {
        let id = Uuid::now_v7();
        let organisations: Vec<OrganisationId> =
            (0..20).map(|_| OrganisationId::generate()).collect();
        let membership = MembershipId::generate();
        vec![
            Message::Hint(Hint::Lane { record: id, thread: id, lane: id, seq: 7 }),
            Message::Hint(Hint::List { what: "ideas", organisations: organisations.clone() }),
            Message::Hint(Hint::Part { record: id, part: "report", version: 3 }),
            Message::Hint(Hint::SessionEnded { session: SessionId::generate() }),
            Message::Hint(Hint::Record { record: id, version: 2, organisations }),
            Message::Hint(Hint::Outbox),
            Message::Whisper(Whisper::Here),
            Message::Whisper(Whisper::Present {
                topic: id,
                people: vec![(membership, "{\"name\":\"Анна\"}".to_owned())],
                ask: true,
            }),
        ]
    }

    #[test]
    fn what_is_packed_arrives_in_its_order_and_fits() {
        let (node, messages) = (Uuid::now_v7(), messages());
        for limit in [1200, 2000, 100_000] {
            let packed = pack(node, &messages, limit);
            assert!(packed.iter().all(|text| text.len() <= limit), "{limit}");
            let unpacked: Vec<Message> = packed
                .iter()
                .flat_map(|text| {
                    let (from, messages) = unpack(text.as_bytes()).unwrap();
                    assert_eq!(from, node);
                    messages
                })
                .collect();
            assert_eq!(unpacked, messages, "{limit}");
        }
        assert!(pack(node, &[], 1000).is_empty());
    }

    #[test]
    fn what_is_too_long_or_unknown_counts_as_missed() {
        let node = Uuid::now_v7();
        let missed = Some((node, vec![Message::Hint(Hint::Missed)]));
        let long = Message::Whisper(Whisper::Typing {
            topic: node,
            channel: node,
            by: MembershipId::generate(),
            frame: "x".repeat(500),
        });
        let packed = pack(node, &[long], 300);
        assert_eq!(unpack(packed[0].as_bytes()), missed);
        let newer = format!(r#"{{"node":"{node}","messages":[{{"hint":{{"unheard_of":{{}}}}}}]}}"#);
        assert_eq!(unpack(newer.as_bytes()), missed);
        assert_eq!(unpack(b"no json"), None);
    }
}
