-- What an organisation and its people are.
CREATE TABLE organisations (
    id BLOB NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    sees TEXT NOT NULL,
    office_hours TEXT NOT NULL,
    setup_done INTEGER NOT NULL CHECK (setup_done IN (0, 1)),
    claimed_at INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT organisations_slug_unique UNIQUE (slug)
) STRICT;

CREATE TABLE persons (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT,
    locale TEXT NOT NULL,
    theme TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    shortcuts INTEGER NOT NULL CHECK (shortcuts IN (0, 1)),
    hold_seconds INTEGER NOT NULL,
    operator INTEGER NOT NULL CHECK (operator IN (0, 1)),
    epoch INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    CONSTRAINT persons_email_key_unique UNIQUE (email_key)
) STRICT;

CREATE TABLE memberships (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    person_id BLOB NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL,
    title TEXT,
    team TEXT,
    status TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER,
    CONSTRAINT memberships_organisation_id_person_id_unique UNIQUE (organisation_id, person_id)
) STRICT;
CREATE INDEX memberships_person_id_idx ON memberships (person_id);

CREATE TABLE relationships (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    customer_org BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    customer_number TEXT,
    tier TEXT,
    segment TEXT,
    owner_membership_id BLOB REFERENCES memberships (id),
    agreement TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT relationships_vendor_org_customer_org_unique UNIQUE (vendor_org, customer_org)
) STRICT;
CREATE INDEX relationships_customer_org_idx ON relationships (customer_org);

CREATE TABLE invitations (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT,
    role TEXT NOT NULL,
    title TEXT,
    team TEXT,
    locale TEXT NOT NULL,
    invited_by BLOB REFERENCES memberships (id),
    generation INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    accepted_at INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE INDEX invitations_organisation_id_created_at_idx ON invitations (organisation_id, created_at);

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES persons (id),
    generation INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    refreshed_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    revoked_reason TEXT,
    user_agent TEXT NOT NULL,
    address TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_person_id_idx ON sessions (person_id);

CREATE TABLE api_tokens (
    id BLOB NOT NULL PRIMARY KEY,
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    secret_sha256 BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    expires_at INTEGER,
    revoked_at INTEGER,
    CONSTRAINT api_tokens_secret_sha256_unique UNIQUE (secret_sha256)
) STRICT;
CREATE INDEX api_tokens_membership_id_idx ON api_tokens (membership_id);

CREATE TABLE password_resets (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES persons (id),
    generation INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX password_resets_person_id_created_at_idx ON password_resets (person_id, created_at);

CREATE TABLE throttles (
    key TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    window_start INTEGER NOT NULL
) STRICT;

CREATE TABLE idempotency_keys (
    membership_id BLOB NOT NULL,
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    status INTEGER,
    body TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (membership_id, route, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    id BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    organisation_id BLOB,
    person_id BLOB,
    membership_id BLOB,
    action TEXT NOT NULL,
    subject_id BLOB,
    address TEXT
) STRICT;
CREATE INDEX audit_organisation_id_at_idx ON audit (organisation_id, at);

-- The spine: what both sides work on together.
CREATE TABLE counters (
    vendor_org BLOB NOT NULL,
    kind TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (vendor_org, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    relationship_id BLOB REFERENCES relationships (id),
    number TEXT NOT NULL,
    version INTEGER NOT NULL,
    sub_state TEXT,
    custom TEXT NOT NULL,
    definition_version INTEGER NOT NULL,
    ball_side TEXT,
    ball_since INTEGER,
    ball_until INTEGER,
    created_at INTEGER NOT NULL,
    activity_at INTEGER NOT NULL,
    CONSTRAINT records_vendor_org_kind_number_unique UNIQUE (vendor_org, kind, number)
) STRICT;
CREATE INDEX records_relationship_id_activity_at_idx ON records (relationship_id, activity_at);

CREATE TABLE record_parties (
    record_id BLOB NOT NULL REFERENCES records (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    side TEXT NOT NULL,
    counterpart_org BLOB REFERENCES organisations (id),
    owner_membership_id BLOB REFERENCES memberships (id),
    team TEXT,
    reference TEXT,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    severity TEXT NOT NULL,
    category TEXT NOT NULL,
    ball_side TEXT,
    activity_at INTEGER NOT NULL,
    PRIMARY KEY (record_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_parties_organisation_id_kind_activity_at_record_id_idx ON record_parties (organisation_id, kind, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_open_ball_side_activity_at_record_id_idx ON record_parties (organisation_id, kind, open, ball_side, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_status_activity_at_record_id_idx ON record_parties (organisation_id, kind, status, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_severity_activity_at_record_id_idx ON record_parties (organisation_id, kind, severity, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_category_activity_at_record_id_idx ON record_parties (organisation_id, kind, category, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_counterpart_org_activity_at_record_id_idx ON record_parties (organisation_id, kind, counterpart_org, activity_at, record_id);
CREATE INDEX record_parties_owner_membership_id_kind_activity_at_record_id_idx ON record_parties (owner_membership_id, kind, activity_at, record_id);

CREATE TABLE participants (
    record_id BLOB NOT NULL REFERENCES records (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (record_id, membership_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_membership_id_idx ON participants (membership_id);

CREATE TABLE record_links (
    from_record BLOB NOT NULL REFERENCES records (id),
    to_record BLOB NOT NULL REFERENCES records (id),
    kind TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (from_record, to_record, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_links_to_record_idx ON record_links (to_record);

CREATE TABLE threads (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    topic TEXT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX threads_record_id_idx ON threads (record_id);

CREATE TABLE lanes (
    id BLOB NOT NULL PRIMARY KEY,
    thread_id BLOB NOT NULL REFERENCES threads (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    kind TEXT NOT NULL,
    organisation_id BLOB REFERENCES organisations (id),
    head_seq INTEGER NOT NULL,
    head_hash BLOB NOT NULL
) STRICT;
CREATE INDEX lanes_thread_id_idx ON lanes (thread_id);
CREATE INDEX lanes_record_id_idx ON lanes (record_id);

CREATE TABLE lane_members (
    lane_id BLOB NOT NULL REFERENCES lanes (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    PRIMARY KEY (lane_id, membership_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
    id BLOB NOT NULL PRIMARY KEY,
    lane_id BLOB NOT NULL REFERENCES lanes (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    seq INTEGER NOT NULL,
    actor_membership_id BLOB,
    kind TEXT NOT NULL,
    occurred_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    payload_hash BLOB NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT entries_lane_id_seq_unique UNIQUE (lane_id, seq)
) STRICT;
CREATE INDEX entries_record_id_idx ON entries (record_id);

CREATE TABLE entry_payloads (
    entry_id BLOB NOT NULL PRIMARY KEY REFERENCES entries (id),
    salt BLOB,
    data TEXT,
    redacted_at INTEGER
) STRICT;

-- What an entry shows now: kept by the writer from `revised`, `retracted` and `erased` entries.
CREATE TABLE entry_states (
    entry_id BLOB NOT NULL PRIMARY KEY REFERENCES entries (id),
    revised_by BLOB REFERENCES entries (id),
    retracted_at INTEGER,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE turns (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    side TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    cause TEXT NOT NULL
) STRICT;
CREATE INDEX turns_record_id_since_idx ON turns (record_id, since);

CREATE TABLE read_marks (
    lane_id BLOB NOT NULL REFERENCES lanes (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    organisation_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (lane_id, membership_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    thread_id BLOB NOT NULL REFERENCES threads (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    lane TEXT NOT NULL,
    body TEXT NOT NULL,
    file_ids TEXT NOT NULL,
    send_at INTEGER,
    generation INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (thread_id, membership_id, lane)
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_membership_id_idx ON drafts (membership_id);

CREATE TABLE files (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    uploaded_by BLOB NOT NULL REFERENCES memberships (id),
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    storage_key TEXT NOT NULL,
    record_id BLOB REFERENCES records (id),
    lane_id BLOB REFERENCES lanes (id),
    entry_id BLOB REFERENCES entries (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX files_entry_id_idx ON files (entry_id);
CREATE INDEX files_record_id_idx ON files (record_id);
CREATE INDEX files_created_at_idx ON files (created_at);

CREATE TABLE complaints (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    customer_org BLOB NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    severity TEXT NOT NULL,
    remedy_sought TEXT NOT NULL,
    status TEXT NOT NULL,
    product TEXT,
    order_no TEXT,
    lot TEXT,
    serial_no TEXT,
    delivery_note TEXT,
    quantity_complained INTEGER,
    quantity_affected INTEGER,
    occurred_on TEXT,
    detected_where TEXT,
    claimed_amount_minor INTEGER,
    currency TEXT,
    filed_by_side TEXT NOT NULL,
    filed_by BLOB REFERENCES memberships (id),
    on_behalf_of TEXT,
    confirmed_at INTEGER,
    submitted_at INTEGER,
    first_response_at INTEGER,
    resolved_at INTEGER,
    closed_at INTEGER,
    resolution_code TEXT,
    resolution_notes TEXT,
    refusal_reason TEXT
) STRICT;
CREATE INDEX complaints_vendor_org_submitted_at_idx ON complaints (vendor_org, submitted_at);
CREATE INDEX complaints_customer_org_submitted_at_idx ON complaints (customer_org, submitted_at);
CREATE INDEX complaints_relationship_id_lot_idx ON complaints (relationship_id, lot);

CREATE TABLE definitions (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    CONSTRAINT definitions_vendor_org_kind_version_unique UNIQUE (vendor_org, kind, version)
) STRICT;

CREATE TABLE saved_views (
    id BLOB NOT NULL PRIMARY KEY,
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_views_membership_id_kind_idx ON saved_views (membership_id, kind);

CREATE TABLE external_refs (
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    record_id BLOB NOT NULL REFERENCES records (id),
    content_hash BLOB NOT NULL,
    PRIMARY KEY (vendor_org, source, external_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_batches (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB REFERENCES organisations (id),
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

-- Derived from entries after the commit.
CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    ref_id BLOB NOT NULL,
    payload TEXT NOT NULL,
    dedupe TEXT,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    lease_until INTEGER,
    lease_no INTEGER NOT NULL,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    done_at INTEGER,
    CONSTRAINT outbox_dedupe_unique UNIQUE (dedupe)
) STRICT;
CREATE INDEX outbox_state_due_at_idx ON outbox (state, due_at);

CREATE TABLE mails (
    id BLOB NOT NULL PRIMARY KEY,
    event TEXT NOT NULL,
    person_id BLOB REFERENCES persons (id),
    membership_id BLOB REFERENCES memberships (id),
    organisation_id BLOB REFERENCES organisations (id),
    record_id BLOB REFERENCES records (id),
    lane_id BLOB REFERENCES lanes (id),
    to_address TEXT NOT NULL,
    locale TEXT NOT NULL,
    subject TEXT,
    body_text TEXT,
    body_html TEXT,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    error TEXT,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX mails_membership_id_created_at_idx ON mails (membership_id, created_at);
CREATE INDEX mails_person_id_created_at_idx ON mails (person_id, created_at);
CREATE INDEX mails_organisation_id_created_at_idx ON mails (organisation_id, created_at);
CREATE INDEX mails_state_created_at_idx ON mails (state, created_at);

CREATE TABLE notifications (
    id BLOB NOT NULL PRIMARY KEY,
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    event TEXT NOT NULL,
    record_id BLOB NOT NULL REFERENCES records (id),
    lane_id BLOB NOT NULL REFERENCES lanes (id),
    entry_id BLOB REFERENCES entries (id),
    actor_membership_id BLOB,
    your_turn INTEGER NOT NULL CHECK (your_turn IN (0, 1)),
    created_at INTEGER NOT NULL,
    read_at INTEGER
) STRICT;
CREATE INDEX notifications_membership_id_created_at_idx ON notifications (membership_id, created_at);
CREATE INDEX notifications_membership_id_read_at_idx ON notifications (membership_id, read_at);

CREATE TABLE notification_settings (
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    event TEXT NOT NULL,
    mail TEXT NOT NULL,
    PRIMARY KEY (membership_id, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_docs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record_id BLOB NOT NULL REFERENCES records (id),
    lane_id BLOB NOT NULL REFERENCES lanes (id),
    entry_id BLOB,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX search_docs_record_id_idx ON search_docs (record_id);
CREATE INDEX search_docs_entry_id_idx ON search_docs (entry_id);
-- The text index: tokens made by the analyser in Rust, one row for each search_docs row.
CREATE VIRTUAL TABLE search_index USING fts5(
    tokens, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
);

-- Entries and the audit are insert-only; a payload may only be redacted.
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are insert-only'); END;
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are insert-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is insert-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is insert-only'); END;
CREATE TRIGGER entry_payloads_redact_only BEFORE UPDATE ON entry_payloads
WHEN NEW.data IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.redacted_at IS NULL
BEGIN SELECT RAISE(ABORT, 'a payload may only be redacted'); END;
CREATE TRIGGER entry_payloads_no_delete BEFORE DELETE ON entry_payloads BEGIN SELECT RAISE(ABORT, 'payloads are insert-only'); END;
