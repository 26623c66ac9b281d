-- What an organisation and its people are.
CREATE TABLE organisations (
    id uuid NOT NULL PRIMARY KEY,
    slug text NOT NULL,
    name text NOT NULL,
    locale text NOT NULL,
    time_zone text NOT NULL,
    sees text NOT NULL,
    office_hours jsonb NOT NULL,
    setup_done boolean NOT NULL,
    claimed_at timestamptz,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT organisations_slug_unique UNIQUE (slug)
);

CREATE TABLE persons (
    id uuid NOT NULL PRIMARY KEY,
    email text NOT NULL,
    email_key text NOT NULL,
    name text NOT NULL,
    password_hash text,
    locale text NOT NULL,
    theme text NOT NULL,
    time_zone text NOT NULL,
    shortcuts boolean NOT NULL,
    hold_seconds integer NOT NULL,
    operator boolean NOT NULL,
    epoch integer NOT NULL,
    created_at timestamptz NOT NULL,
    disabled_at timestamptz,
    CONSTRAINT persons_email_key_unique UNIQUE (email_key)
);

CREATE TABLE memberships (
    id uuid NOT NULL PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    person_id uuid NOT NULL REFERENCES persons (id),
    role text NOT NULL,
    title text,
    team text,
    status text NOT NULL,
    epoch integer NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz,
    CONSTRAINT memberships_organisation_id_person_id_unique UNIQUE (organisation_id, person_id)
);
CREATE INDEX memberships_person_id_idx ON memberships (person_id);

CREATE TABLE relationships (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    customer_org uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    customer_number text,
    tier text,
    segment text,
    owner_membership_id uuid REFERENCES memberships (id),
    agreement jsonb NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT relationships_vendor_org_customer_org_unique UNIQUE (vendor_org, customer_org)
);
CREATE INDEX relationships_customer_org_idx ON relationships (customer_org);

CREATE TABLE invitations (
    id uuid NOT NULL PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    email text NOT NULL,
    email_key text NOT NULL,
    name text,
    role text NOT NULL,
    title text,
    team text,
    locale text NOT NULL,
    invited_by uuid REFERENCES memberships (id),
    generation integer NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX invitations_organisation_id_created_at_idx ON invitations (organisation_id, created_at);

CREATE TABLE sessions (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id),
    generation integer NOT NULL,
    created_at timestamptz NOT NULL,
    refreshed_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_reason text,
    user_agent text NOT NULL,
    address text NOT NULL
);
CREATE INDEX sessions_person_id_idx ON sessions (person_id);

CREATE TABLE api_tokens (
    id uuid NOT NULL PRIMARY KEY,
    membership_id uuid NOT NULL REFERENCES memberships (id),
    name text NOT NULL,
    scopes text NOT NULL,
    secret_sha256 bytea NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_tokens_secret_sha256_unique UNIQUE (secret_sha256)
);
CREATE INDEX api_tokens_membership_id_idx ON api_tokens (membership_id);

CREATE TABLE password_resets (
    id uuid NOT NULL PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id),
    generation integer NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX password_resets_person_id_created_at_idx ON password_resets (person_id, created_at);

CREATE TABLE throttles (
    key text NOT NULL PRIMARY KEY,
    failures integer NOT NULL,
    window_start timestamptz NOT NULL
);

CREATE TABLE idempotency_keys (
    membership_id uuid NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    status integer,
    body text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (membership_id, route, key)
);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);

CREATE TABLE settings (
    key text NOT NULL PRIMARY KEY,
    value text NOT NULL
);

CREATE TABLE audit (
    id uuid NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    organisation_id uuid,
    person_id uuid,
    membership_id uuid,
    action text NOT NULL,
    subject_id uuid,
    address text
);
CREATE INDEX audit_organisation_id_at_idx ON audit (organisation_id, at);

-- The spine: what both sides work on together.
CREATE TABLE counters (
    vendor_org uuid NOT NULL,
    kind text NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (vendor_org, kind)
);

CREATE TABLE records (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    relationship_id uuid REFERENCES relationships (id),
    number text NOT NULL,
    version integer NOT NULL,
    sub_state text,
    custom jsonb NOT NULL,
    definition_version integer NOT NULL,
    ball_side text,
    ball_since timestamptz,
    ball_until timestamptz,
    created_at timestamptz NOT NULL,
    activity_at timestamptz NOT NULL,
    CONSTRAINT records_vendor_org_kind_number_unique UNIQUE (vendor_org, kind, number)
);
CREATE INDEX records_relationship_id_activity_at_idx ON records (relationship_id, activity_at);

CREATE TABLE record_parties (
    record_id uuid NOT NULL REFERENCES records (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    side text NOT NULL,
    counterpart_org uuid REFERENCES organisations (id),
    owner_membership_id uuid REFERENCES memberships (id),
    team text,
    reference text,
    hidden boolean NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    open boolean NOT NULL,
    severity text NOT NULL,
    category text NOT NULL,
    ball_side text,
    activity_at timestamptz NOT NULL,
    PRIMARY KEY (record_id, organisation_id)
);
CREATE INDEX record_parties_organisation_id_kind_activity_at_record_id_idx ON record_parties (organisation_id, kind, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_open_ball_side_activity_at_record_id_idx ON record_parties (organisation_id, kind, open, ball_side, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_status_activity_at_record_id_idx ON record_parties (organisation_id, kind, status, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_severity_activity_at_record_id_idx ON record_parties (organisation_id, kind, severity, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_category_activity_at_record_id_idx ON record_parties (organisation_id, kind, category, activity_at, record_id);
CREATE INDEX record_parties_organisation_id_kind_counterpart_org_activity_at_record_id_idx ON record_parties (organisation_id, kind, counterpart_org, activity_at, record_id);
CREATE INDEX record_parties_owner_membership_id_kind_activity_at_record_id_idx ON record_parties (owner_membership_id, kind, activity_at, record_id);

CREATE TABLE participants (
    record_id uuid NOT NULL REFERENCES records (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    added_at timestamptz NOT NULL,
    PRIMARY KEY (record_id, membership_id)
);
CREATE INDEX participants_membership_id_idx ON participants (membership_id);

CREATE TABLE record_links (
    from_record uuid NOT NULL REFERENCES records (id),
    to_record uuid NOT NULL REFERENCES records (id),
    kind text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (from_record, to_record, kind)
);
CREATE INDEX record_links_to_record_idx ON record_links (to_record);

CREATE TABLE threads (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    topic text,
    created_at timestamptz NOT NULL
);
CREATE INDEX threads_record_id_idx ON threads (record_id);

CREATE TABLE lanes (
    id uuid NOT NULL PRIMARY KEY,
    thread_id uuid NOT NULL REFERENCES threads (id),
    record_id uuid NOT NULL REFERENCES records (id),
    kind text NOT NULL,
    organisation_id uuid REFERENCES organisations (id),
    head_seq bigint NOT NULL,
    head_hash bytea NOT NULL
);
CREATE INDEX lanes_thread_id_idx ON lanes (thread_id);
CREATE INDEX lanes_record_id_idx ON lanes (record_id);

CREATE TABLE lane_members (
    lane_id uuid NOT NULL REFERENCES lanes (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    PRIMARY KEY (lane_id, membership_id)
);

CREATE TABLE entries (
    id uuid NOT NULL PRIMARY KEY,
    lane_id uuid NOT NULL REFERENCES lanes (id),
    record_id uuid NOT NULL REFERENCES records (id),
    seq bigint NOT NULL,
    actor_membership_id uuid,
    kind text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    payload_hash bytea NOT NULL,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT entries_lane_id_seq_unique UNIQUE (lane_id, seq)
);
CREATE INDEX entries_record_id_idx ON entries (record_id);

CREATE TABLE entry_payloads (
    entry_id uuid NOT NULL PRIMARY KEY REFERENCES entries (id),
    salt bytea,
    data text,
    redacted_at timestamptz
);

-- What an entry shows now: kept by the writer from `revised`, `retracted` and `erased` entries.
CREATE TABLE entry_states (
    entry_id uuid NOT NULL PRIMARY KEY REFERENCES entries (id),
    revised_by uuid REFERENCES entries (id),
    retracted_at timestamptz,
    at timestamptz NOT NULL
);

CREATE TABLE turns (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    side text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz,
    cause text NOT NULL
);
CREATE INDEX turns_record_id_since_idx ON turns (record_id, since);

CREATE TABLE read_marks (
    lane_id uuid NOT NULL REFERENCES lanes (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    organisation_id uuid NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (lane_id, membership_id)
);

CREATE TABLE drafts (
    thread_id uuid NOT NULL REFERENCES threads (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    lane text NOT NULL,
    body text NOT NULL,
    file_ids jsonb NOT NULL,
    send_at timestamptz,
    generation integer NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, membership_id, lane)
);
CREATE INDEX drafts_membership_id_idx ON drafts (membership_id);

CREATE TABLE files (
    id uuid NOT NULL PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    uploaded_by uuid NOT NULL REFERENCES memberships (id),
    name text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    media_type text NOT NULL,
    width integer,
    height integer,
    storage_key text NOT NULL,
    record_id uuid REFERENCES records (id),
    lane_id uuid REFERENCES lanes (id),
    entry_id uuid REFERENCES entries (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX files_entry_id_idx ON files (entry_id);
CREATE INDEX files_record_id_idx ON files (record_id);
CREATE INDEX files_created_at_idx ON files (created_at);

CREATE TABLE complaints (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    customer_org uuid NOT NULL REFERENCES organisations (id),
    title text NOT NULL,
    description text NOT NULL,
    category text NOT NULL,
    severity text NOT NULL,
    remedy_sought text NOT NULL,
    status text NOT NULL,
    product text,
    order_no text,
    lot text,
    serial_no text,
    delivery_note text,
    quantity_complained bigint,
    quantity_affected bigint,
    occurred_on text,
    detected_where text,
    claimed_amount_minor bigint,
    currency text,
    filed_by_side text NOT NULL,
    filed_by uuid REFERENCES memberships (id),
    on_behalf_of text,
    confirmed_at timestamptz,
    submitted_at timestamptz,
    first_response_at timestamptz,
    resolved_at timestamptz,
    closed_at timestamptz,
    resolution_code text,
    resolution_notes text,
    refusal_reason text
);
CREATE INDEX complaints_vendor_org_submitted_at_idx ON complaints (vendor_org, submitted_at);
CREATE INDEX complaints_customer_org_submitted_at_idx ON complaints (customer_org, submitted_at);
CREATE INDEX complaints_relationship_id_lot_idx ON complaints (relationship_id, lot);

CREATE TABLE definitions (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL,
    version integer NOT NULL,
    data jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT definitions_vendor_org_kind_version_unique UNIQUE (vendor_org, kind, version)
);

CREATE TABLE saved_views (
    id uuid NOT NULL PRIMARY KEY,
    membership_id uuid NOT NULL REFERENCES memberships (id),
    kind text NOT NULL,
    name text NOT NULL,
    query jsonb NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX saved_views_membership_id_kind_idx ON saved_views (membership_id, kind);

CREATE TABLE external_refs (
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    source text NOT NULL,
    external_id text NOT NULL,
    record_id uuid NOT NULL REFERENCES records (id),
    content_hash bytea NOT NULL,
    PRIMARY KEY (vendor_org, source, external_id)
);

CREATE TABLE import_batches (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid REFERENCES organisations (id),
    source text NOT NULL,
    file_name text NOT NULL,
    created integer NOT NULL,
    updated integer NOT NULL,
    rejected integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz
);

-- Derived from entries after the commit.
CREATE TABLE outbox (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    ref_id uuid NOT NULL,
    payload jsonb NOT NULL,
    dedupe text,
    due_at timestamptz NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    lease_until timestamptz,
    lease_no integer NOT NULL,
    last_error text,
    created_at timestamptz NOT NULL,
    done_at timestamptz,
    CONSTRAINT outbox_dedupe_unique UNIQUE (dedupe)
);
CREATE INDEX outbox_state_due_at_idx ON outbox (state, due_at);

CREATE TABLE mails (
    id uuid NOT NULL PRIMARY KEY,
    event text NOT NULL,
    person_id uuid REFERENCES persons (id),
    membership_id uuid REFERENCES memberships (id),
    organisation_id uuid REFERENCES organisations (id),
    record_id uuid REFERENCES records (id),
    lane_id uuid REFERENCES lanes (id),
    to_address text NOT NULL,
    locale text NOT NULL,
    subject text,
    body_text text,
    body_html text,
    message_id text NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    error text,
    created_at timestamptz NOT NULL,
    sent_at timestamptz
);
CREATE INDEX mails_membership_id_created_at_idx ON mails (membership_id, created_at);
CREATE INDEX mails_person_id_created_at_idx ON mails (person_id, created_at);
CREATE INDEX mails_organisation_id_created_at_idx ON mails (organisation_id, created_at);
CREATE INDEX mails_state_created_at_idx ON mails (state, created_at);

CREATE TABLE notifications (
    id uuid NOT NULL PRIMARY KEY,
    membership_id uuid NOT NULL REFERENCES memberships (id),
    event text NOT NULL,
    record_id uuid NOT NULL REFERENCES records (id),
    lane_id uuid NOT NULL REFERENCES lanes (id),
    entry_id uuid REFERENCES entries (id),
    actor_membership_id uuid,
    your_turn boolean NOT NULL,
    created_at timestamptz NOT NULL,
    read_at timestamptz
);
CREATE INDEX notifications_membership_id_created_at_idx ON notifications (membership_id, created_at);
CREATE INDEX notifications_membership_id_read_at_idx ON notifications (membership_id, read_at);

CREATE TABLE notification_settings (
    membership_id uuid NOT NULL REFERENCES memberships (id),
    event text NOT NULL,
    mail text NOT NULL,
    PRIMARY KEY (membership_id, event)
);

CREATE TABLE search_docs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    lane_id uuid NOT NULL REFERENCES lanes (id),
    entry_id uuid,
    at timestamptz NOT NULL
);
CREATE INDEX search_docs_record_id_idx ON search_docs (record_id);
CREATE INDEX search_docs_entry_id_idx ON search_docs (entry_id);
-- The text index: tokens made by the analyser in Rust, one row for each search_docs row.
CREATE TABLE search_index (
    rowid bigint PRIMARY KEY,
    tokens tsvector NOT NULL
);
CREATE INDEX search_index_tokens_idx ON search_index USING gin (tokens);

-- Entries and the audit are insert-only; a payload may only be redacted.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER entries_no_change BEFORE UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_payloads_no_delete BEFORE DELETE ON entry_payloads FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_payloads_redact_only BEFORE UPDATE ON entry_payloads FOR EACH ROW
WHEN (NEW.data IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.redacted_at IS NULL)
EXECUTE FUNCTION refuse_change();
