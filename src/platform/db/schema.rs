//! The tables, as both databases have them. Only `features/*/store*` and the platform's own
//! stores may name them (`tests/it/architecture.rs`).

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    organisations (id) {
        id -> Uid,
        slug -> Text,
        name -> Text,
        locale -> Text,
        time_zone -> Text,
        sees -> Text,
        office_hours -> Json,
        setup_done -> Bool,
        claimed_at -> Nullable<Utc>,
        version -> Integer,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    persons (id) {
        id -> Uid,
        email -> Text,
        email_key -> Text,
        name -> Text,
        password_hash -> Nullable<Text>,
        locale -> Text,
        theme -> Text,
        time_zone -> Text,
        shortcuts -> Bool,
        hold_seconds -> Integer,
        operator -> Bool,
        epoch -> Integer,
        created_at -> Utc,
        disabled_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    memberships (id) {
        id -> Uid,
        organisation_id -> Uid,
        person_id -> Uid,
        role -> Text,
        title -> Nullable<Text>,
        team -> Nullable<Text>,
        status -> Text,
        epoch -> Integer,
        created_at -> Utc,
        last_seen_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    relationships (id) {
        id -> Uid,
        vendor_org -> Uid,
        customer_org -> Uid,
        name -> Text,
        customer_number -> Nullable<Text>,
        tier -> Nullable<Text>,
        segment -> Nullable<Text>,
        owner_membership_id -> Nullable<Uid>,
        agreement -> Json,
        version -> Integer,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    invitations (id) {
        id -> Uid,
        organisation_id -> Uid,
        email -> Text,
        email_key -> Text,
        name -> Nullable<Text>,
        role -> Text,
        title -> Nullable<Text>,
        team -> Nullable<Text>,
        locale -> Text,
        invited_by -> Nullable<Uid>,
        generation -> Integer,
        created_at -> Utc,
        expires_at -> Utc,
        accepted_at -> Nullable<Utc>,
        revoked_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    sessions (id) {
        id -> Uid,
        person_id -> Uid,
        generation -> Integer,
        created_at -> Utc,
        refreshed_at -> Utc,
        last_seen_at -> Utc,
        expires_at -> Utc,
        revoked_at -> Nullable<Utc>,
        revoked_reason -> Nullable<Text>,
        user_agent -> Text,
        address -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    api_tokens (id) {
        id -> Uid,
        membership_id -> Uid,
        name -> Text,
        scopes -> Text,
        secret_sha256 -> Binary,
        created_at -> Utc,
        last_used_at -> Nullable<Utc>,
        expires_at -> Nullable<Utc>,
        revoked_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    password_resets (id) {
        id -> Uid,
        person_id -> Uid,
        generation -> Integer,
        created_at -> Utc,
        expires_at -> Utc,
        used_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    throttles (key) {
        key -> Text,
        failures -> Integer,
        window_start -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    idempotency_keys (membership_id, route, key) {
        membership_id -> Uid,
        route -> Text,
        key -> Text,
        body_hash -> Binary,
        status -> Nullable<Integer>,
        body -> Nullable<Text>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    settings (key) {
        key -> Text,
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    audit (id) {
        id -> Uid,
        at -> Utc,
        organisation_id -> Nullable<Uid>,
        person_id -> Nullable<Uid>,
        membership_id -> Nullable<Uid>,
        action -> Text,
        subject_id -> Nullable<Uid>,
        address -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    counters (vendor_org, kind) {
        vendor_org -> Uid,
        kind -> Text,
        value -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    records (id) {
        id -> Uid,
        kind -> Text,
        vendor_org -> Uid,
        relationship_id -> Nullable<Uid>,
        number -> Text,
        version -> Integer,
        sub_state -> Nullable<Text>,
        custom -> Json,
        definition_version -> Integer,
        ball_side -> Nullable<Text>,
        ball_since -> Nullable<Utc>,
        ball_until -> Nullable<Utc>,
        created_at -> Utc,
        activity_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    record_parties (record_id, organisation_id) {
        record_id -> Uid,
        organisation_id -> Uid,
        side -> Text,
        counterpart_org -> Nullable<Uid>,
        owner_membership_id -> Nullable<Uid>,
        team -> Nullable<Text>,
        reference -> Nullable<Text>,
        hidden -> Bool,
        kind -> Text,
        status -> Text,
        open -> Bool,
        severity -> Text,
        category -> Text,
        ball_side -> Nullable<Text>,
        activity_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    participants (record_id, membership_id) {
        record_id -> Uid,
        membership_id -> Uid,
        organisation_id -> Uid,
        added_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    record_links (from_record, to_record, kind) {
        from_record -> Uid,
        to_record -> Uid,
        kind -> Text,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    threads (id) {
        id -> Uid,
        record_id -> Uid,
        topic -> Nullable<Text>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    lanes (id) {
        id -> Uid,
        thread_id -> Uid,
        record_id -> Uid,
        kind -> Text,
        organisation_id -> Nullable<Uid>,
        head_seq -> BigInt,
        head_hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    lane_members (lane_id, membership_id) {
        lane_id -> Uid,
        membership_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    entries (id) {
        id -> Uid,
        lane_id -> Uid,
        record_id -> Uid,
        seq -> BigInt,
        actor_membership_id -> Nullable<Uid>,
        kind -> Text,
        occurred_at -> Utc,
        recorded_at -> Utc,
        payload_hash -> Binary,
        prev_hash -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    entry_payloads (entry_id) {
        entry_id -> Uid,
        salt -> Nullable<Binary>,
        data -> Nullable<Text>,
        redacted_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    entry_states (entry_id) {
        entry_id -> Uid,
        revised_by -> Nullable<Uid>,
        retracted_at -> Nullable<Utc>,
        at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    turns (id) {
        id -> Uid,
        record_id -> Uid,
        side -> Text,
        since -> Utc,
        until -> Nullable<Utc>,
        cause -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    read_marks (lane_id, membership_id) {
        lane_id -> Uid,
        membership_id -> Uid,
        organisation_id -> Uid,
        seq -> BigInt,
        at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    drafts (thread_id, membership_id, lane) {
        thread_id -> Uid,
        membership_id -> Uid,
        lane -> Text,
        body -> Text,
        file_ids -> Json,
        send_at -> Nullable<Utc>,
        generation -> Integer,
        updated_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    files (id) {
        id -> Uid,
        organisation_id -> Uid,
        uploaded_by -> Uid,
        name -> Text,
        size -> BigInt,
        sha256 -> Binary,
        media_type -> Text,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        storage_key -> Text,
        record_id -> Nullable<Uid>,
        lane_id -> Nullable<Uid>,
        entry_id -> Nullable<Uid>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    complaints (record_id) {
        record_id -> Uid,
        relationship_id -> Uid,
        vendor_org -> Uid,
        customer_org -> Uid,
        title -> Text,
        description -> Text,
        category -> Text,
        severity -> Text,
        remedy_sought -> Text,
        status -> Text,
        product -> Nullable<Text>,
        order_no -> Nullable<Text>,
        lot -> Nullable<Text>,
        serial_no -> Nullable<Text>,
        delivery_note -> Nullable<Text>,
        quantity_complained -> Nullable<BigInt>,
        quantity_affected -> Nullable<BigInt>,
        occurred_on -> Nullable<Text>,
        detected_where -> Nullable<Text>,
        claimed_amount_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        filed_by_side -> Text,
        filed_by -> Nullable<Uid>,
        on_behalf_of -> Nullable<Text>,
        confirmed_at -> Nullable<Utc>,
        submitted_at -> Nullable<Utc>,
        first_response_at -> Nullable<Utc>,
        resolved_at -> Nullable<Utc>,
        closed_at -> Nullable<Utc>,
        resolution_code -> Nullable<Text>,
        resolution_notes -> Nullable<Text>,
        refusal_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    definitions (id) {
        id -> Uid,
        vendor_org -> Uid,
        kind -> Text,
        version -> Integer,
        data -> Json,
        published_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    saved_views (id) {
        id -> Uid,
        membership_id -> Uid,
        kind -> Text,
        name -> Text,
        query -> Json,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    external_refs (vendor_org, source, external_id) {
        vendor_org -> Uid,
        source -> Text,
        external_id -> Text,
        record_id -> Uid,
        content_hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    import_batches (id) {
        id -> Uid,
        vendor_org -> Nullable<Uid>,
        source -> Text,
        file_name -> Text,
        created -> Integer,
        updated -> Integer,
        rejected -> Integer,
        started_at -> Utc,
        finished_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    outbox (id) {
        id -> Uid,
        kind -> Text,
        ref_id -> Uid,
        payload -> Json,
        dedupe -> Nullable<Text>,
        due_at -> Utc,
        state -> Text,
        attempts -> Integer,
        lease_until -> Nullable<Utc>,
        lease_no -> Integer,
        last_error -> Nullable<Text>,
        created_at -> Utc,
        done_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    mails (id) {
        id -> Uid,
        event -> Text,
        person_id -> Nullable<Uid>,
        membership_id -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        record_id -> Nullable<Uid>,
        lane_id -> Nullable<Uid>,
        to_address -> Text,
        locale -> Text,
        subject -> Nullable<Text>,
        body_text -> Nullable<Text>,
        body_html -> Nullable<Text>,
        message_id -> Text,
        state -> Text,
        attempts -> Integer,
        error -> Nullable<Text>,
        created_at -> Utc,
        sent_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    notifications (id) {
        id -> Uid,
        membership_id -> Uid,
        event -> Text,
        record_id -> Uid,
        lane_id -> Uid,
        entry_id -> Nullable<Uid>,
        actor_membership_id -> Nullable<Uid>,
        your_turn -> Bool,
        created_at -> Utc,
        read_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    notification_settings (membership_id, event) {
        membership_id -> Uid,
        event -> Text,
        mail -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    search_docs (id) {
        id -> BigInt,
        record_id -> Uid,
        lane_id -> Uid,
        entry_id -> Nullable<Uid>,
        at -> Utc,
    }
}

diesel::joinable!(memberships -> persons (person_id));
diesel::joinable!(memberships -> organisations (organisation_id));
diesel::joinable!(record_parties -> records (record_id));
diesel::joinable!(complaints -> records (record_id));
diesel::joinable!(lanes -> threads (thread_id));
diesel::joinable!(entries -> lanes (lane_id));
diesel::joinable!(entry_payloads -> entries (entry_id));
diesel::joinable!(api_tokens -> memberships (membership_id));
diesel::joinable!(sessions -> persons (person_id));
diesel::joinable!(notifications -> records (record_id));
diesel::joinable!(invitations -> organisations (organisation_id));
diesel::allow_tables_to_appear_in_same_query!(api_tokens, invitations);
diesel::allow_tables_to_appear_in_same_query!(api_tokens, memberships);
diesel::allow_tables_to_appear_in_same_query!(api_tokens, organisations);
diesel::allow_tables_to_appear_in_same_query!(api_tokens, password_resets);
diesel::allow_tables_to_appear_in_same_query!(api_tokens, persons);
diesel::allow_tables_to_appear_in_same_query!(api_tokens, relationships);
diesel::allow_tables_to_appear_in_same_query!(api_tokens, sessions);
diesel::allow_tables_to_appear_in_same_query!(complaints, lanes);
diesel::allow_tables_to_appear_in_same_query!(complaints, notifications);
diesel::allow_tables_to_appear_in_same_query!(complaints, organisations);
diesel::allow_tables_to_appear_in_same_query!(complaints, participants);
diesel::allow_tables_to_appear_in_same_query!(complaints, record_parties);
diesel::allow_tables_to_appear_in_same_query!(complaints, records);
diesel::allow_tables_to_appear_in_same_query!(complaints, relationships);
diesel::allow_tables_to_appear_in_same_query!(complaints, search_docs);
diesel::allow_tables_to_appear_in_same_query!(drafts, entries);
diesel::allow_tables_to_appear_in_same_query!(drafts, entry_payloads);
diesel::allow_tables_to_appear_in_same_query!(drafts, entry_states);
diesel::allow_tables_to_appear_in_same_query!(drafts, files);
diesel::allow_tables_to_appear_in_same_query!(drafts, lane_members);
diesel::allow_tables_to_appear_in_same_query!(drafts, lanes);
diesel::allow_tables_to_appear_in_same_query!(drafts, read_marks);
diesel::allow_tables_to_appear_in_same_query!(drafts, record_parties);
diesel::allow_tables_to_appear_in_same_query!(drafts, records);
diesel::allow_tables_to_appear_in_same_query!(drafts, threads);
diesel::allow_tables_to_appear_in_same_query!(entries, entry_payloads);
diesel::allow_tables_to_appear_in_same_query!(entries, entry_states);
diesel::allow_tables_to_appear_in_same_query!(entries, files);
diesel::allow_tables_to_appear_in_same_query!(entries, lane_members);
diesel::allow_tables_to_appear_in_same_query!(entries, lanes);
diesel::allow_tables_to_appear_in_same_query!(entries, memberships);
diesel::allow_tables_to_appear_in_same_query!(entries, read_marks);
diesel::allow_tables_to_appear_in_same_query!(entries, record_parties);
diesel::allow_tables_to_appear_in_same_query!(entries, records);
diesel::allow_tables_to_appear_in_same_query!(entries, threads);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, entry_states);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, files);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, lane_members);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, lanes);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, read_marks);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, record_parties);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, records);
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, threads);
diesel::allow_tables_to_appear_in_same_query!(entry_states, files);
diesel::allow_tables_to_appear_in_same_query!(entry_states, lane_members);
diesel::allow_tables_to_appear_in_same_query!(entry_states, lanes);
diesel::allow_tables_to_appear_in_same_query!(entry_states, read_marks);
diesel::allow_tables_to_appear_in_same_query!(entry_states, record_parties);
diesel::allow_tables_to_appear_in_same_query!(entry_states, records);
diesel::allow_tables_to_appear_in_same_query!(entry_states, threads);
diesel::allow_tables_to_appear_in_same_query!(files, lane_members);
diesel::allow_tables_to_appear_in_same_query!(files, lanes);
diesel::allow_tables_to_appear_in_same_query!(files, read_marks);
diesel::allow_tables_to_appear_in_same_query!(files, record_parties);
diesel::allow_tables_to_appear_in_same_query!(files, records);
diesel::allow_tables_to_appear_in_same_query!(files, threads);
diesel::allow_tables_to_appear_in_same_query!(invitations, memberships);
diesel::allow_tables_to_appear_in_same_query!(invitations, organisations);
diesel::allow_tables_to_appear_in_same_query!(invitations, password_resets);
diesel::allow_tables_to_appear_in_same_query!(invitations, persons);
diesel::allow_tables_to_appear_in_same_query!(invitations, relationships);
diesel::allow_tables_to_appear_in_same_query!(invitations, sessions);
diesel::allow_tables_to_appear_in_same_query!(lane_members, lanes);
diesel::allow_tables_to_appear_in_same_query!(lane_members, read_marks);
diesel::allow_tables_to_appear_in_same_query!(lane_members, record_parties);
diesel::allow_tables_to_appear_in_same_query!(lane_members, records);
diesel::allow_tables_to_appear_in_same_query!(lane_members, threads);
diesel::allow_tables_to_appear_in_same_query!(lanes, memberships);
diesel::allow_tables_to_appear_in_same_query!(lanes, read_marks);
diesel::allow_tables_to_appear_in_same_query!(lanes, record_parties);
diesel::allow_tables_to_appear_in_same_query!(lanes, records);
diesel::allow_tables_to_appear_in_same_query!(lanes, search_docs);
diesel::allow_tables_to_appear_in_same_query!(lanes, threads);
diesel::allow_tables_to_appear_in_same_query!(mails, records);
diesel::allow_tables_to_appear_in_same_query!(memberships, organisations);
diesel::allow_tables_to_appear_in_same_query!(memberships, participants);
diesel::allow_tables_to_appear_in_same_query!(memberships, password_resets);
diesel::allow_tables_to_appear_in_same_query!(memberships, persons);
diesel::allow_tables_to_appear_in_same_query!(memberships, record_parties);
diesel::allow_tables_to_appear_in_same_query!(memberships, relationships);
diesel::allow_tables_to_appear_in_same_query!(memberships, sessions);
diesel::allow_tables_to_appear_in_same_query!(notifications, records);
diesel::allow_tables_to_appear_in_same_query!(organisations, participants);
diesel::allow_tables_to_appear_in_same_query!(organisations, password_resets);
diesel::allow_tables_to_appear_in_same_query!(organisations, persons);
diesel::allow_tables_to_appear_in_same_query!(organisations, record_parties);
diesel::allow_tables_to_appear_in_same_query!(organisations, records);
diesel::allow_tables_to_appear_in_same_query!(organisations, relationships);
diesel::allow_tables_to_appear_in_same_query!(organisations, sessions);
diesel::allow_tables_to_appear_in_same_query!(participants, record_parties);
diesel::allow_tables_to_appear_in_same_query!(participants, records);
diesel::allow_tables_to_appear_in_same_query!(participants, relationships);
diesel::allow_tables_to_appear_in_same_query!(password_resets, persons);
diesel::allow_tables_to_appear_in_same_query!(password_resets, relationships);
diesel::allow_tables_to_appear_in_same_query!(password_resets, sessions);
diesel::allow_tables_to_appear_in_same_query!(persons, relationships);
diesel::allow_tables_to_appear_in_same_query!(persons, sessions);
diesel::allow_tables_to_appear_in_same_query!(read_marks, record_parties);
diesel::allow_tables_to_appear_in_same_query!(read_marks, records);
diesel::allow_tables_to_appear_in_same_query!(read_marks, threads);
diesel::allow_tables_to_appear_in_same_query!(record_parties, records);
diesel::allow_tables_to_appear_in_same_query!(record_parties, relationships);
diesel::allow_tables_to_appear_in_same_query!(record_parties, search_docs);
diesel::allow_tables_to_appear_in_same_query!(record_parties, threads);
diesel::allow_tables_to_appear_in_same_query!(records, relationships);
diesel::allow_tables_to_appear_in_same_query!(records, search_docs);
diesel::allow_tables_to_appear_in_same_query!(records, threads);
diesel::allow_tables_to_appear_in_same_query!(relationships, sessions);
