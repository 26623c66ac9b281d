//! The readable form of a record: who, what, where it stands, and the whole timeline.
use super::figures::Reader;
use super::words::{self, Words};
use super::{
    Block, Document, Entry, FileLine, Share, Tone, details, file_path, joint, mediation, project,
    settled, signed,
};
use crate::features::complaints::service::ComplaintView;
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::proof::service::{Collected, Shared, payload};
use crate::features::records::model::{EntryId, EntryKind, FileRow, LaneKind};
use crate::features::records::service::{CopiedEntry, LaneCopy, Withheld};
use crate::platform::problem::Problem;
use crate::platform::text::{Mention, markdown};

/// Characters of a hash that are shown beside an entry.
const SHORT: usize = 12;

/// Draws up the document of a record.
pub fn draw(collected: &Collected, fingerprint: &str) -> Result<Document, Problem> {
    let case = Case { collected, reader: reader(collected) };
    let mut blocks = vec![Block::Heading(words::PARTIES.of(collected.locale).to_owned())];
    blocks.push(case.parties());
    if let Some(shared) = &collected.shared {
        case.shared(shared, &mut blocks);
        mediation::draw(collected, case.reader, &mut blocks)?;
    }
    for copy in &collected.lanes {
        case.lane(copy, &mut blocks)?;
    }
    case.check(fingerprint, &mut blocks);
    Ok(Document {
        locale: collected.locale,
        label: case.label(),
        title: case.title(),
        summary: case.summary(),
        running: running(collected),
        made_at: collected.now,
        blocks,
        mentions: collected
            .people
            .values()
            .map(|person| Mention { id: person.membership_id.0, name: person.name.clone() })
            .collect(),
    })
}

/// What stands at the head of every page: the number, and what seals all that is shown.
pub(super) fn running(collected: &Collected) -> String {
    let head = collected.lanes.first().map(|copy| {
        let hash = hex::encode(&copy.lane.head_hash);
        let of = |words: Words| words.of(collected.locale);
        let (last, its_hash) = (of(words::HEAD), of(words::ITS_HASH));
        format!(" · {last} {}, {its_hash} {hash}", copy.lane.head_seq)
    });
    format!("{}{}", collected.record.number, head.unwrap_or_default())
}

pub(super) fn reader(collected: &Collected) -> Reader<'_> {
    let complaint = collected.shared.as_ref().and_then(|shared| shared.complaint.as_ref());
    Reader {
        locale: collected.locale,
        zone: collected.zone,
        people: &collected.people,
        zones: &collected.zones,
        currency: complaint.and_then(|complaint| complaint.currency.as_deref()),
    }
}

struct Case<'a> {
    collected: &'a Collected,
    reader: Reader<'a>,
}

impl Case<'_> {
    fn of(&self, words: Words) -> String {
        words.of(self.collected.locale).to_owned()
    }

    fn complaint(&self) -> Option<&ComplaintView> {
        self.collected.shared.as_ref()?.complaint.as_ref()
    }

    fn label(&self) -> String {
        let (record, locale) = (&self.collected.record, self.collected.locale);
        let kind = match self.collected.secrecy {
            Some(_) => words::SECRECY.of(locale),
            None => words::kind(record.kind, locale),
        };
        format!("{kind} {}", record.number)
    }

    fn title(&self) -> String {
        let shared = self.collected.shared.as_ref();
        let project = shared.and_then(|shared| shared.project.as_ref());
        self.complaint()
            .map(|complaint| complaint.title.clone())
            .or_else(|| project.map(|project| project.title.clone()))
            .or_else(|| self.collected.secrecy.clone())
            .unwrap_or_else(|| self.of(words::NO_TITLE))
    }

    fn summary(&self) -> String {
        let (collected, locale) = (self.collected, self.collected.locale);
        let made = format!(
            "{} {} {} {}",
            words::MADE.of(locale),
            self.reader.time(collected.now),
            words::FOR.of(locale),
            collected.reader.name
        );
        match self.complaint() {
            Some(complaint) => format!(
                "{}: {} · {made}",
                words::STATUS.of(locale),
                words::code(complaint.status.as_str(), locale)
            ),
            None => made,
        }
    }

    fn parties(&self) -> Block {
        let locale = self.collected.locale;
        let party = |(organisation, side): &(OrgRef, Side)| {
            let owners = self.complaint().map(|complaint| &complaint.owners);
            let owner = owners.and_then(|owners| match side {
                Side::Customer => owners.customer.as_ref(),
                Side::Vendor => owners.vendor.as_ref(),
            });
            let named = match owner {
                Some(owner) => format!(
                    "{} ({}: {})",
                    organisation.name,
                    words::RESPONSIBLE.of(locale),
                    owner.name
                ),
                None => organisation.name.clone(),
            };
            (words::side(*side, locale), named)
        };
        let mut rows: Vec<_> = self.collected.parties.iter().map(party).collect();
        rows.extend(self.mediators().map(|person| {
            let named = format!("{}, {}", person.name, person.organisation.name);
            (self.of(words::MEDIATOR), named)
        }));
        Block::Pairs(rows)
    }

    /// Those who came to mediate, as the lanes tell.
    fn mediators(&self) -> impl Iterator<Item = &PersonRef> {
        let entries = self.collected.lanes.iter().flat_map(|copy| &copy.entries);
        let came = entries.filter(|entry| entry.row.kind == EntryKind::MediatorJoined);
        let ids = came.filter_map(|entry| entry.row.actor_membership_id);
        ids.filter_map(|id| self.collected.people.get(&id))
    }

    fn shared(&self, shared: &Shared, blocks: &mut Vec<Block>) {
        if let Some(complaint) = &shared.complaint {
            blocks.push(Block::Heading(self.of(words::DESCRIPTION)));
            blocks.push(Block::Text(markdown::plain(&complaint.description, usize::MAX)));
            blocks.push(Block::Heading(self.of(words::DETAILS)));
            blocks.push(Block::Pairs(details::of(complaint, self.reader)));
            blocks.push(Block::Heading(self.of(words::TIME)));
            blocks.push(self.time(complaint));
        }
        if let Some(project) = &shared.project {
            let mut own = Vec::new();
            project::draw(project, self.reader, &mut own);
            blocks.extend(own);
        }
        if let Some(joint) = &shared.joint {
            joint::draw(joint, &self.collected.parties, self.reader, blocks);
        }
        settled::draw(&shared.settled, self.reader, blocks);
        if !shared.signoffs.is_empty() {
            blocks.push(Block::Heading(self.of(words::SIGNATURES)));
            blocks.push(signed::draw(&shared.signoffs, self.reader));
        }
    }

    fn time(&self, complaint: &ComplaintView) -> Block {
        let locale = self.collected.locale;
        let ledger = &complaint.ledger;
        let share = |code: &str, value, tone| Share {
            label: words::capital(&words::code(code, locale)),
            value,
            shown: words::duration(value, locale),
            tone,
        };
        let mut shares = vec![
            share("customer", ledger.customer_seconds, Tone::Customer),
            share("vendor", ledger.vendor_seconds, Tone::Vendor),
        ];
        let others = [("third", ledger.third_seconds), ("both", ledger.both_seconds)];
        shares.extend(
            others
                .into_iter()
                .filter(|(_, value)| *value > 0)
                .map(|(code, value)| share(code, value, Tone::Other)),
        );
        Block::Shares(shares)
    }

    fn lane(&self, copy: &LaneCopy, blocks: &mut Vec<Block>) -> Result<(), Problem> {
        let locale = self.collected.locale;
        let own = &self.collected.reader.name;
        let (heading, note) = match copy.lane.kind {
            LaneKind::Shared => (words::TIMELINE, self.of(words::TIMELINE_NOTE)),
            LaneKind::Private => (words::PRIVATE, words::only(own, locale)),
            LaneKind::Caucus => (words::CAUCUS, words::only_with_mediator(own, locale)),
            LaneKind::Named => (words::NAMED, self.of(words::NAMED_NOTE)),
        };
        let heading = self.of(heading);
        let heading = match &copy.lane.topic {
            Some(topic) => format!("{heading}: {topic}"),
            None => heading,
        };
        blocks.push(Block::Heading(heading));
        blocks.push(Block::Note(note));
        if copy.entries.is_empty() {
            blocks.push(Block::Note(self.of(words::EMPTY)));
        }
        for entry in &copy.entries {
            blocks.push(Block::Entry(self.entry(copy, entry)?));
        }
        Ok(())
    }

    fn entry(&self, copy: &LaneCopy, entry: &CopiedEntry) -> Result<Entry, Problem> {
        let locale = self.collected.locale;
        let payload = payload(entry)?.unwrap_or_default();
        let actor = entry.row.actor_membership_id.and_then(|id| self.collected.people.get(&id));
        let hash: String = hex::encode(&entry.row.hash).chars().take(SHORT).collect();
        let mut figures = self.reader.figures(entry.row.kind, &payload, actor);
        if entry.row.kind == EntryKind::Revised
            && let Some(seq) = revised(copy, &payload.data)
        {
            figures.named.push((self.of(words::REVISES), format!("№ {seq}")));
        }
        Ok(Entry {
            mark: format!("№ {} · {hash}", entry.row.seq),
            when: self.reader.time(entry.row.occurred_at),
            who: actor.map_or_else(String::new, |person| {
                format!("{}, {}", person.name, person.organisation.name)
            }),
            what: words::entry(entry.row.kind, locale).to_owned(),
            figures: figures.named,
            lines: figures.lines,
            body: payload.body,
            withheld: entry.payload.as_ref().err().map(|why| {
                self.of(match why {
                    Withheld::Erased => words::ERASED,
                    Withheld::Retracted => words::RETRACTED,
                })
            }),
            files: entry.files.iter().map(|file| self.file(file)).collect(),
            private: copy.lane.kind != LaneKind::Shared,
        })
    }

    fn file(&self, file: &FileRow) -> FileLine {
        let sha256 = hex::encode(&file.sha256);
        let short: String = sha256.chars().take(SHORT).collect();
        FileLine {
            name: file.name.clone(),
            about: format!("{}, SHA-256 {short}…", words::size(file.size, self.collected.locale)),
            path: file_path(&sha256),
        }
    }

    fn check(&self, fingerprint: &str, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(self.of(words::CHECK)));
        blocks.push(Block::Text(self.of(words::CHECK_TEXT)));
        blocks.push(Block::Note(format!("{}: {fingerprint}", self.of(words::KEY))));
    }
}

/// The number of the entry that a revision replaces.
fn revised(copy: &LaneCopy, data: &serde_json::Map<String, serde_json::Value>) -> Option<i64> {
    let id: EntryId = data.get("entry_id")?.as_str()?.parse().ok()?;
    copy.entries.iter().find(|entry| entry.row.id == id).map(|entry| entry.row.seq)
}
