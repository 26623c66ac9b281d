//! What is kept about somebody, row by row, as the export tells it and as the traces count it.
use diesel::prelude::*;

use super::sql::Statement;
use crate::features::privacy::model::SubjectKind;
use crate::platform::db::Conn;

/// A table with what of it is told, and which rows are somebody's (`{}` is their id). Columns whose
/// names end in `_at` are times.
struct Section {
    table: &'static str,
    columns: &'static [&'static str],
    of: &'static str,
}

const CONTACT: &[Section] = &[
    Section {
        table: "contacts",
        columns: &[
            "family",
            "given",
            "middle",
            "locale",
            "time_zone",
            "note",
            "created_at",
            "archived_at",
        ],
        of: "id = {} OR merged_into = {}",
    },
    Section {
        table: "contact_roles",
        columns: &["title", "influence", "valid_from", "valid_to", "created_at"],
        of: "contact_id IN (SELECT id FROM contacts WHERE id = {} OR merged_into = {})",
    },
    Section {
        table: "contact_points",
        columns: &["kind", "label", "raw", "norm", "created_at", "ended_at"],
        of: "contact_id IN (SELECT id FROM contacts WHERE id = {} OR merged_into = {})",
    },
    Section {
        table: "contact_consents",
        columns: &["channel", "state", "said_on", "source", "recorded_at"],
        of: "contact_id IN (SELECT id FROM contacts WHERE id = {} OR merged_into = {})",
    },
    Section {
        table: "interactions",
        columns: &["channel", "direction", "occurred_at", "contact_name", "party_raw", "summary"],
        of: "contact_id IN (SELECT id FROM contacts WHERE id = {} OR merged_into = {})",
    },
    Section {
        table: "interaction_items",
        columns: &["words", "result", "quantity"],
        of: "interaction_id IN (SELECT i.id FROM interactions i JOIN contacts c ON c.id = i.contact_id \
             WHERE c.id = {} OR c.merged_into = {})",
    },
    Section {
        table: "activities",
        columns: &["kind", "status", "starts_at", "contact_name", "reach", "purpose", "brief"],
        of: "contact_id IN (SELECT id FROM contacts WHERE id = {} OR merged_into = {})",
    },
    Section {
        table: "activity_mails",
        columns: &["to_address", "subject", "body", "state", "sent_at"],
        of: "activity_id IN (SELECT a.id FROM activities a JOIN contacts c ON c.id = a.contact_id \
             WHERE c.id = {} OR c.merged_into = {})",
    },
    Section {
        table: "survey_invites",
        columns: &["name", "email", "language", "state", "created_at"],
        of: "lower(email) IN (SELECT p.norm FROM contact_points p JOIN contacts c ON c.id = p.contact_id \
             WHERE c.id = {} OR c.merged_into = {}) AND survey_id IN (SELECT s.record_id FROM surveys s \
             JOIN contacts c ON c.vendor_org = s.owner_org WHERE c.id = {})",
    },
];

/// Of a place in an organisation (`{}` is the membership): what somebody did at another one is not told.
/// Sessions are a person's, so they are told where there is no other place.
const PERSON: &[Section] = &[
    Section {
        table: "persons",
        columns: &["name", "email", "locale", "time_zone", "created_at", "disabled_at"],
        of: "id IN (SELECT person_id FROM memberships WHERE id = {})",
    },
    Section {
        table: "memberships",
        columns: &["role", "title", "team", "status", "created_at", "last_seen_at"],
        of: "id = {}",
    },
    Section {
        table: "sessions",
        columns: &["user_agent", "address", "created_at", "last_seen_at", "revoked_at"],
        of: "person_id IN (SELECT m.person_id FROM memberships m WHERE m.id = {} AND NOT EXISTS \
             (SELECT 1 FROM memberships o WHERE o.person_id = m.person_id AND o.id <> m.id))",
    },
    Section {
        table: "mails",
        columns: &["event", "to_address", "subject", "body_text", "state", "created_at", "sent_at"],
        of: "membership_id = {}",
    },
    Section { table: "notifications", columns: &["event"], of: "membership_id = {}" },
    Section {
        table: "notices",
        columns: &["event", "title", "created_at"],
        of: "membership_id = {}",
    },
    Section { table: "drafts", columns: &["body"], of: "membership_id = {}" },
    Section {
        table: "saved_views",
        columns: &["kind", "name", "created_at"],
        of: "membership_id = {}",
    },
    Section {
        table: "api_tokens",
        columns: &["name", "scopes", "created_at", "revoked_at"],
        of: "membership_id = {}",
    },
];

/// What somebody wrote: the payloads of their own entries, unless they were destroyed.
const WRITTEN: Section = Section {
    table: "entries",
    columns: &["kind", "occurred_at", "data"],
    of: "actor_membership_id = {} AND data IS NOT NULL",
};

fn sections(kind: SubjectKind) -> impl Iterator<Item = &'static Section> {
    let (own, written) = match kind {
        SubjectKind::Contact => (CONTACT, None),
        SubjectKind::Member => (PERSON, Some(&WRITTEN)),
    };
    own.iter().chain(written)
}

impl Section {
    fn from(&self) -> &'static str {
        match self.table {
            "entries" => "entries JOIN entry_payloads ON entry_payloads.entry_id = entries.id",
            table => table,
        }
    }

    /// Its columns as one object in JSON.
    fn told(&self, conn: &Conn) -> String {
        let told = |column: &&str| {
            let is_time = column.ends_with("_at");
            let value = match conn {
                Conn::Sqlite(_) if is_time => {
                    format!("strftime('%Y-%m-%dT%H:%M:%SZ', {column} / 1000000, 'unixepoch')")
                }
                Conn::Pg(_) if is_time => format!(
                    "to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                ),
                Conn::Sqlite(_) | Conn::Pg(_) => (*column).to_owned(),
            };
            format!("'{column}', {value}")
        };
        let list = self.columns.iter().map(told).collect::<Vec<_>>().join(", ");
        match conn {
            Conn::Sqlite(_) => format!("json_object({list})"),
            Conn::Pg(_) => format!("json_build_object({list})::text"),
        }
    }
}

/// All rows about somebody, by table, each as an object in JSON.
pub fn rows_unscoped(
    conn: &mut Conn,
    kind: SubjectKind,
    id: uuid::Uuid,
) -> QueryResult<Vec<(&'static str, Vec<String>)>> {
    let mut found = Vec::new();
    for section in sections(kind) {
        let told = section.told(conn);
        let lines =
            Statement::new(&format!("SELECT {told} AS line FROM {} WHERE ", section.from()))
                .put_with(section.of, id)
                .lines(conn)?;
        found.push((section.table, lines));
    }
    Ok(found)
}

/// How many there are.
pub fn counts_unscoped(
    conn: &mut Conn,
    kind: SubjectKind,
    id: uuid::Uuid,
) -> QueryResult<Vec<(&'static str, i64)>> {
    let mut found = Vec::new();
    for section in sections(kind) {
        let n = Statement::new(&format!("SELECT count(*) AS n FROM {} WHERE ", section.from()))
            .put_with(section.of, id)
            .count(conn)?;
        if n > 0 {
            found.push((section.table, n));
        }
    }
    Ok(found)
}
