//! What hangs on a record, for a page that shows all of it: who takes part, what it is linked to,
//! how far its shared lane was read. Three short lists, one statement.
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::features::records::model::{LaneId, RecordId};
use crate::id_type;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, sql};

id_type!(
    /// The id of whatever a row is about.
    AnyId
);

/// Somebody who takes part, besides the owners.
#[derive(Debug, Clone)]
pub struct Participant {
    pub membership: MembershipId,
    pub organisation: OrganisationId,
    pub name: String,
    pub title: Option<String>,
}

/// A link to another record; whether that one may be seen is not said.
#[derive(Debug, Clone)]
pub struct Link {
    pub other: RecordId,
    pub kind: String,
    pub from_here: bool,
}

/// How far somebody of an organisation has read the shared lane.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub organisation: OrganisationId,
    pub seq: i64,
    pub at: Timestamp,
}

/// The lists, each in the order in which it is shown.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Who came first first.
    pub participants: Vec<Participant>,
    /// Oldest first.
    pub links: Vec<Link>,
    /// Of all organisations, furthest first, and of two as far the earlier.
    pub marks: Vec<Mark>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = sql::Uid)]
    id: AnyId,
    #[diesel(sql_type = Nullable<sql::Uid>)]
    organisation: Option<AnyId>,
    #[diesel(sql_type = Nullable<Text>)]
    word: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    note: Option<String>,
    #[diesel(sql_type = sql::Utc)]
    since: Timestamp,
    #[diesel(sql_type = BigInt)]
    figure: i64,
}

/// The columns of all take their types from the first. SQLite numbers `$n` in the order in
/// which they first stand in the text, so that order is the order of the binds.
const LISTS: &str = "SELECT 'participant' AS what, pa.membership_id AS id, \
     pa.organisation_id AS organisation, p.name AS word, m.title AS note, pa.added_at AS since, \
     CAST(0 AS bigint) AS figure \
     FROM participants pa JOIN memberships m ON m.id = pa.membership_id \
     JOIN persons p ON p.id = m.person_id WHERE pa.record_id = $1 \
     AND (pa.organisation_id = $2 OR EXISTS (SELECT 1 FROM entries e WHERE e.lane_id = $3 \
     AND e.actor_membership_id = pa.membership_id)) \
     UNION ALL SELECT 'to', to_record, NULL, kind, NULL, created_at, 0 \
     FROM record_links WHERE from_record = $1 \
     UNION ALL SELECT 'from', from_record, NULL, kind, NULL, created_at, 0 \
     FROM record_links WHERE to_record = $1 \
     UNION ALL SELECT 'mark', membership_id, organisation_id, NULL, NULL, at, seq \
     FROM read_marks WHERE lane_id = $3 \
     ORDER BY figure DESC, since";

/// All of it as `reader` sees it; only after the record's visibility was shown. `shared` is its
/// shared lane: of other organisations only those who wrote or acted there are named. A side does
/// not learn who of the other only reads, or writes among themselves.
pub fn load_around_unscoped(
    conn: &mut Conn,
    record: RecordId,
    shared: LaneId,
    reader: OrganisationId,
) -> QueryResult<Around> {
    let rows: Vec<Row> = diesel::sql_query(LISTS)
        .bind::<sql::Uid, _>(record)
        .bind::<sql::Uid, _>(reader)
        .bind::<sql::Uid, _>(shared)
        .load(conn)?;
    let mut around = Around::default();
    for row in rows {
        around.take(row);
    }
    Ok(around)
}

impl Around {
    fn take(&mut self, row: Row) {
        let organisation = row.organisation.map(|id| OrganisationId(id.0));
        match (row.what.as_str(), row.word, organisation) {
            ("participant", Some(name), Some(organisation)) => {
                let membership = MembershipId(row.id.0);
                let title = row.note;
                self.participants.push(Participant { membership, organisation, name, title });
            }
            (to @ ("to" | "from"), Some(kind), _) => {
                self.links.push(Link { other: RecordId(row.id.0), kind, from_here: to == "to" });
            }
            ("mark", _, Some(organisation)) => {
                self.marks.push(Mark { organisation, seq: row.figure, at: row.since });
            }
            _ => {}
        }
    }
}
