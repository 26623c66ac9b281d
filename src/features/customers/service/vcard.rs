//! A contact as a vCard 4.0: RFC 6350, with quotes in parameters by RFC 6868 and messengers by
//! RFC 9554. Pure.
use crate::features::customers::model::{Contact, ContactPoint, ContactRole, PointKind};

/// Octets of a line without its end (RFC 6350, 3.2).
const WIDTH: usize = 75;

/// Writes one card. Roles that hold now alone are told; the first of them gives the firm.
pub fn card(contact: &Contact) -> String {
    let mut card = Card::default();
    card.line("BEGIN:VCARD");
    card.line("VERSION:4.0");
    card.line(&format!("UID:urn:uuid:{}", contact.id));
    card.line("KIND:individual");
    card.line(&format!("FN:{}", escaped(&contact.name)));
    let middle = contact.middle.as_deref().unwrap_or_default();
    let parts = [contact.family.as_str(), &contact.given, middle].map(escaped);
    card.line(&format!("N:{};;", parts.join(";")));
    if let Some(role) = contact.roles.iter().find(|role| role.valid_to.is_none()) {
        card.role(role);
    }
    for point in &contact.points {
        card.point(point);
    }
    if let Some(locale) = contact.locale {
        card.line(&format!("LANG:{locale}"));
    }
    if let Some(zone) = &contact.time_zone {
        card.line(&format!("TZ:{}", escaped(zone)));
    }
    card.line("END:VCARD");
    card.0
}

#[derive(Default)]
struct Card(String);

impl Card {
    /// Folds between characters, so that every line is valid UTF-8 by itself.
    fn line(&mut self, content: &str) {
        let mut width = 0;
        for c in content.chars() {
            if width + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn role(&mut self, role: &ContactRole) {
        self.line(&format!("ORG:{}", escaped(&role.account.name)));
        if let Some(title) = &role.title {
            self.line(&format!("TITLE:{}", escaped(title)));
        }
        let parts: Vec<&str> = role.buying_roles.iter().map(|part| part.as_str()).collect();
        if !parts.is_empty() {
            self.line(&format!("ROLE:{}", escaped(&parts.join(", "))));
        }
    }

    fn point(&mut self, point: &ContactPoint) {
        let first = if point.is_primary { ";PREF=1" } else { "" };
        let value = escaped(&point.value);
        self.line(&match (point.kind, &point.norm, &point.label) {
            (PointKind::Phone, Some(number), _) => {
                format!("TEL;VALUE=uri;TYPE=voice{first}:tel:{number}")
            }
            (PointKind::Phone, None, _) => format!("TEL;TYPE=voice{first}:{value}"),
            (PointKind::Email, ..) => format!("EMAIL{first}:{value}"),
            (PointKind::Messenger, _, Some(service)) => {
                let service = quoted(service);
                format!("SOCIALPROFILE;SERVICE-TYPE={service}{first};VALUE=text:{value}")
            }
            (PointKind::Messenger, _, None) => {
                format!("SOCIALPROFILE{first};VALUE=text:{value}")
            }
            (PointKind::Address, ..) => format!("ADR{first}:;;{value};;;;"),
        });
    }
}

/// A text as a value (RFC 6350, 3.4).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| *c != '\r') {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// A text as the value of a parameter.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' => out.push_str("^n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::customers::model::{BuyingRole, ContactId, PointId, RoleId};
    use crate::features::organisations::model::{AccountRef, RelationshipId};
    use crate::platform::authz::Locale;
    use crate::platform::clock::Timestamp;

    fn point(
        kind: PointKind,
        value: &str,
        norm: Option<&str>,
        label: Option<&str>,
    ) -> ContactPoint {
        ContactPoint {
            id: PointId::generate(),
            kind,
            label: label.map(str::to_owned),
            value: value.to_owned(),
            norm: norm.map(str::to_owned),
            is_primary: false,
        }
    }

    fn contact(name: &str, points: Vec<ContactPoint>) -> Contact {
        let account = AccountRef {
            relationship_id: RelationshipId::generate(),
            name: "Rolling; Stock, Ltd".to_owned(),
        };
        Contact {
            id: ContactId::generate(),
            name: name.to_owned(),
            family: "Wolf".to_owned(),
            given: "Anna".to_owned(),
            middle: None,
            locale: Some(Locale::Ru),
            time_zone: Some("Europe/Moscow".to_owned()),
            person: None,
            note: Some("never in the card".to_owned()),
            roles: vec![ContactRole {
                id: RoleId::generate(),
                account,
                title: Some("Head of purchasing".to_owned()),
                buying_roles: vec![BuyingRole::Decider, BuyingRole::Buyer],
                influence: Some(5),
                is_primary: true,
                reports_to: None,
                valid_from: None,
                valid_to: None,
            }],
            points,
            consents: Vec::new(),
            created_at: Timestamp::from_micros(0).unwrap(),
            archived_at: None,
            version: 1,
        }
    }

    #[test]
    fn a_card_says_who_and_how() {
        let points = vec![
            point(PointKind::Phone, "8 495 1234567", Some("+74951234567"), None),
            point(PointKind::Email, "Anna@Example.org", Some("anna@example.org"), None),
            point(PointKind::Messenger, "@anna", None, Some("the \"old\" one")),
            point(PointKind::Address, "1, Long Lane\nYork", None, None),
        ];
        let text = card(&contact("Anna Wolf", points));
        for line in [
            "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:",
            "\r\nFN:Anna Wolf\r\nN:Wolf;Anna;;;\r\n",
            "\r\nORG:Rolling\\; Stock\\, Ltd\r\nTITLE:Head of purchasing\r\n",
            "\r\nROLE:decider\\, buyer\r\n",
            "\r\nTEL;VALUE=uri;TYPE=voice:tel:+74951234567\r\n",
            "\r\nEMAIL:Anna@Example.org\r\n",
            "\r\nSOCIALPROFILE;SERVICE-TYPE=\"the ^'old^' one\";VALUE=text:@anna\r\n",
            "\r\nADR:;;1\\, Long Lane\\nYork;;;;\r\n",
            "\r\nLANG:ru\r\nTZ:Europe/Moscow\r\nEND:VCARD\r\n",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert!(!text.contains("never"), "{text}");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let name = "Ж".repeat(100);
        let text = card(&contact(&name, Vec::new()));
        assert!(text.split("\r\n").all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.replace("\r\n ", "").contains(&format!("FN:{name}\r\n")));
    }
}
