//! The readable form of a record: who, what, where it stands, and the whole timeline.
use super::figures::Reader;
use super::words::{self, Words};
use super::{Block, Document, Entry, FileLine, Share, Tone, file_path, joint, project, settled};
use crate::features::complaints::service::ComplaintView;
use crate::features::organisations::model::Side;
use crate::features::proof::service::{Collected, Shared, payload};
use crate::features::records::model::{EntryId, EntryKind, FileRow, LaneKind};
use crate::features::records::service::{CopiedEntry, LaneCopy, Withheld};
use crate::features::signoffs::model::{SignoffView, SlotView, VoteWord};
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
        format!(" · {} {} {hash}", words::HEAD.of(collected.locale), copy.lane.head_seq)
    });
    format!("{}{}", collected.record.number, head.unwrap_or_default())
}

pub(super) fn reader(collected: &Collected) -> Reader<'_> {
    Reader { locale: collected.locale, zone: collected.zone, people: &collected.people }
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
        let record = &self.collected.record;
        format!("{} {}", words::kind(record.kind, self.collected.locale), record.number)
    }

    fn title(&self) -> String {
        let shared = self.collected.shared.as_ref();
        let project = shared.and_then(|shared| shared.project.as_ref());
        self.complaint()
            .map(|complaint| complaint.title.clone())
            .or_else(|| project.map(|project| project.title.clone()))
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
        let parties = &self.collected.parties;
        Block::Pairs(
            parties
                .iter()
                .map(|(organisation, side)| {
                    let owner = self.complaint().and_then(|complaint| {
                        let owners = &complaint.owners;
                        if *side == Side::Customer {
                            owners.customer.as_ref()
                        } else if *side == Side::Vendor {
                            owners.vendor.as_ref()
                        } else {
                            None
                        }
                    });
                    let named = owner.map_or_else(
                        || organisation.name.clone(),
                        |owner| format!("{}, {}", organisation.name, owner.name),
                    );
                    (words::side(*side, locale), named)
                })
                .collect(),
        )
    }

    fn shared(&self, shared: &Shared, blocks: &mut Vec<Block>) {
        if let Some(complaint) = &shared.complaint {
            blocks.push(Block::Heading(self.of(words::DESCRIPTION)));
            blocks.push(Block::Text(markdown::plain(&complaint.description, usize::MAX)));
            blocks.push(Block::Heading(self.of(words::DETAILS)));
            blocks.push(Block::Pairs(self.details(complaint)));
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
            blocks.push(self.signatures(&shared.signoffs));
        }
    }

    fn signatures(&self, signoffs: &[SignoffView]) -> Block {
        let locale = self.collected.locale;
        let head = [words::WHAT, words::STATUS, words::SIGNED_BY, words::HASH];
        let row = |signoff: &SignoffView| {
            let what = words::code(signoff.subject_kind.as_str(), locale);
            let parts =
                [what, signoff.subject_step.clone(), format!("v{}", signoff.subject_version)];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let signed: Vec<String> =
                signoff.slots.iter().filter_map(|slot| self.signature(slot)).collect();
            let state = words::code(signoff.state.as_str(), locale);
            vec![parts.join(" "), state, signed.join("\n"), signoff.sha256.clone()]
        };
        Block::Table {
            head: head.iter().map(|words| self.of(*words)).collect(),
            rows: signoffs.iter().map(row).collect(),
        }
    }

    fn signature(&self, slot: &SlotView) -> Option<String> {
        let at = slot.at.filter(|_| slot.vote == Some(VoteWord::Signed))?;
        let by = slot.by.as_ref().map(|person| format!("{}, ", person.name)).unwrap_or_default();
        let side = words::side(slot.side, self.collected.locale);
        Some(format!("{by}{} ({})", side, self.reader.time(at)))
    }

    fn details(&self, complaint: &ComplaintView) -> Vec<(String, String)> {
        let locale = self.collected.locale;
        let code = |word: &str| Some(words::code(word, locale));
        let count = |value: Option<i64>| value.map(|value| words::number(value, locale));
        let time =
            |at: Option<crate::platform::clock::Timestamp>| at.map(|at| self.reader.time(at));
        let amount = complaint
            .claimed_amount_minor
            .zip(complaint.currency.as_deref())
            .map(|(minor, currency)| words::money(minor, currency, locale));
        let resolution = complaint.resolution_code.map(|code| words::code(code.as_str(), locale));
        let notes = complaint.resolution_notes.as_deref();
        let rows = [
            (Words("About", "К чему относится"), code(complaint.category.as_str())),
            (Words("Severity", "Серьёзность"), code(complaint.severity.as_str())),
            (Words("Asked for", "Требование"), code(complaint.remedy_sought.as_str())),
            (Words("Product", "Изделие"), complaint.product.clone()),
            (Words("Lot", "Партия"), complaint.lot.clone()),
            (Words("Serial number", "Серийный номер"), complaint.serial_no.clone()),
            (Words("Order", "Заказ"), complaint.order_no.clone()),
            (Words("Delivery note", "Накладная"), complaint.delivery_note.clone()),
            (Words("Found", "Где обнаружено"), complaint.detected_where.clone()),
            (Words("Found on", "Когда обнаружено"), complaint.occurred_on.clone()),
            (
                Words("Pieces complained about", "Изделий под рекламацией"),
                count(complaint.quantity_complained),
            ),
            (Words("Of them defective", "Из них с дефектом"), count(complaint.quantity_affected)),
            (Words("Amount claimed", "Сумма требования"), amount),
            (Words("Customer's reference", "Номер клиента"), complaint.references.customer.clone()),
            (
                Words("Supplier's reference", "Номер поставщика"),
                complaint.references.vendor.clone(),
            ),
            (Words("Submitted", "Подана"), time(complaint.submitted_at)),
            (Words("First response", "Первый ответ"), time(complaint.first_response_at)),
            (Words("Resolved", "Решена"), time(complaint.resolved_at)),
            (Words("Closed", "Закрыта"), time(complaint.closed_at)),
            (Words("Resolution", "Решение"), resolution),
            (
                Words("Note to the resolution", "Пояснение к решению"),
                notes.map(|notes| markdown::plain(notes, usize::MAX)),
            ),
        ];
        rows.into_iter()
            .filter_map(|(name, value)| Some((name.of(locale).to_owned(), value?)))
            .collect()
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
        let (heading, note) = if copy.lane.kind == LaneKind::Shared {
            (words::TIMELINE, self.of(words::TIMELINE_NOTE))
        } else if copy.lane.kind == LaneKind::Private {
            (words::PRIVATE, words::only(&self.collected.reader.name, locale))
        } else {
            (words::NAMED, String::new())
        };
        let heading = self.of(heading);
        let heading = match &copy.lane.topic {
            Some(topic) => format!("{heading}: {topic}"),
            None => heading,
        };
        blocks.push(Block::Heading(heading));
        if !note.is_empty() {
            blocks.push(Block::Note(note));
        }
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
        let mut figures = self.reader.figures(&payload.data);
        if entry.row.kind == EntryKind::Revised
            && let Some(seq) = revised(copy, &payload.data)
        {
            figures.push((self.of(words::REVISES), seq.to_string()));
        }
        Ok(Entry {
            mark: format!("№ {} · {hash}", entry.row.seq),
            when: self.reader.time(entry.row.occurred_at),
            who: actor.map_or_else(String::new, |person| {
                format!("{}, {}", person.name, person.organisation.name)
            }),
            what: words::entry(entry.row.kind, locale).to_owned(),
            figures,
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
            about: format!("{}, sha256 {short}…", words::size(file.size, self.collected.locale)),
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
