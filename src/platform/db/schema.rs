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
        legal_name -> Nullable<Text>,
        tax_id -> Nullable<Text>,
        legal_address -> Nullable<Text>,
        status -> Text,
        parent_id -> Nullable<Uid>,
        note -> Nullable<Text>,
        merged_into -> Nullable<Uid>,
        find_key -> Nullable<Text>,
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
        called_as -> Nullable<Text>,
        called_to -> Nullable<Text>,
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
        organisation_id -> Nullable<Uid>,
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
        topic -> Nullable<Text>,
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
        held -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    ndas (id) {
        id -> Uid,
        relationship_id -> Uid,
        vendor_org -> Uid,
        customer_org -> Uid,
        title -> Text,
        file_id -> Nullable<Uid>,
        valid_from -> Text,
        valid_until -> Text,
        from_at -> Utc,
        until_at -> Utc,
        state -> Text,
        proposed_side -> Text,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
        ended_side -> Nullable<Text>,
        ended_by -> Nullable<Uid>,
        ended_at -> Nullable<Utc>,
        reason -> Nullable<Text>,
        version -> Integer,
        record_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    documents (id) {
        id -> Uid,
        record_id -> Uid,
        number -> Integer,
        title -> Text,
        kind -> Text,
        owner_org -> Uid,
        label -> Text,
        announced -> Bool,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        version -> Integer,
        shown_version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    document_readers (document_id, organisation_id) {
        document_id -> Uid,
        organisation_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    document_versions (id) {
        id -> Uid,
        document_id -> Uid,
        record_id -> Uid,
        number -> Integer,
        file_id -> Uid,
        sha256 -> Binary,
        state -> Text,
        note -> Nullable<Text>,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        released_by -> Nullable<Uid>,
        released_at -> Nullable<Utc>,
        obsolete_at -> Nullable<Utc>,
        round -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    document_openings (version_id, membership_id, hour) {
        version_id -> Uid,
        document_id -> Uid,
        membership_id -> Uid,
        organisation_id -> Uid,
        hour -> Utc,
        at -> Utc,
        downloaded -> Bool,
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

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    signoffs (id) {
        id -> Uid,
        record_id -> Uid,
        subject_kind -> Text,
        subject_id -> Uid,
        subject_step -> Text,
        subject_version -> Integer,
        sha256 -> Binary,
        state -> Text,
        interim -> Bool,
        created_at -> Utc,
        completed_at -> Nullable<Utc>,
        stale_at -> Nullable<Utc>,
        stale_reason -> Nullable<Text>,
        opened_by -> Nullable<Uid>,
        title -> Nullable<Text>,
        lane_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    signoff_slots (signoff_id, slot) {
        signoff_id -> Uid,
        slot -> Text,
        side -> Text,
        role -> Nullable<Text>,
        vote -> Nullable<Text>,
        voted_by -> Nullable<Uid>,
        voted_at -> Nullable<Utc>,
        reason -> Nullable<Text>,
        organisation_id -> Nullable<Uid>,
        stage -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    commitments (id) {
        id -> Uid,
        record_id -> Uid,
        relationship_id -> Uid,
        source_kind -> Text,
        source_id -> Uid,
        side -> Text,
        organisation_id -> Uid,
        counterpart_org -> Uid,
        owner_membership_id -> Nullable<Uid>,
        kind -> Text,
        text -> Text,
        amount_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        due_at -> Utc,
        state -> Text,
        version -> Integer,
        created_at -> Utc,
        fulfilled_at -> Nullable<Utc>,
        fulfilled_by -> Nullable<Uid>,
        confirmed_at -> Nullable<Utc>,
        confirmed_by -> Nullable<Uid>,
        missed_at -> Nullable<Utc>,
        reason -> Nullable<Text>,
        quantity -> Nullable<BigInt>,
        return_required -> Bool,
        fulfilled_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    agreements (id) {
        id -> Uid,
        record_id -> Uid,
        relationship_id -> Uid,
        version -> Integer,
        data -> Json,
        sha256 -> Binary,
        proposed_side -> Text,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
        note -> Nullable<Text>,
        in_force_at -> Nullable<Utc>,
        ended_at -> Nullable<Utc>,
        withdrawn_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    facts (id) {
        id -> Uid,
        record_id -> Uid,
        position -> Integer,
        kind -> Text,
        statement -> Text,
        stated_side -> Text,
        stated_by -> Nullable<Uid>,
        customer_stance -> Text,
        vendor_stance -> Text,
        version -> Integer,
        created_at -> Utc,
        updated_at -> Utc,
        withdrawn_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    fact_evidence (fact_id, file_id) {
        fact_id -> Uid,
        file_id -> Uid,
        side -> Text,
        added_by -> Nullable<Uid>,
        added_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    offers (id) {
        id -> Uid,
        record_id -> Uid,
        number -> Integer,
        supersedes_id -> Nullable<Uid>,
        side -> Text,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
        valid_until -> Utc,
        state -> Text,
        terms -> Json,
        sha256 -> Binary,
        note -> Nullable<Text>,
        answered_side -> Nullable<Text>,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
        answer_reason -> Nullable<Text>,
        open_key -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    escalations (id) {
        id -> Uid,
        record_id -> Uid,
        number -> Integer,
        rung -> Integer,
        requested_side -> Text,
        requested_by -> Nullable<Uid>,
        requested_at -> Utc,
        reason -> Text,
        note -> Nullable<Text>,
        severity -> Text,
        trend -> Text,
        state -> Text,
        decided_side -> Nullable<Text>,
        decided_by -> Nullable<Uid>,
        decided_at -> Nullable<Utc>,
        decision_reason -> Nullable<Text>,
        react_until -> Nullable<Utc>,
        reacted_at -> Nullable<Utc>,
        cooling_until -> Nullable<Utc>,
        closed_at -> Nullable<Utc>,
        people -> Json,
        react_minutes -> Integer,
        open_key -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    mediations (id) {
        id -> Uid,
        record_id -> Uid,
        state -> Text,
        mediator_org -> Uid,
        mediator_name -> Text,
        mediator_email -> Text,
        proposed_side -> Text,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
        note -> Nullable<Text>,
        binding -> Bool,
        customer_consent_at -> Nullable<Utc>,
        vendor_consent_at -> Nullable<Utc>,
        accepted_at -> Nullable<Utc>,
        recommendation -> Nullable<Text>,
        recommended_at -> Nullable<Utc>,
        determination -> Nullable<Text>,
        determined_at -> Nullable<Utc>,
        customer_answer -> Nullable<Text>,
        vendor_answer -> Nullable<Text>,
        review_side -> Nullable<Text>,
        review_reason -> Nullable<Text>,
        review_at -> Nullable<Utc>,
        outcome -> Nullable<Text>,
        closed_at -> Nullable<Utc>,
        open_key -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    lane_organisations (lane_id, organisation_id) {
        lane_id -> Uid,
        organisation_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    lane_former_readers (lane_id, organisation_id) {
        lane_id -> Uid,
        organisation_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    third_parties (lane_id) {
        lane_id -> Uid,
        record_id -> Uid,
        organisation_id -> Uid,
        asked_by_org -> Uid,
        asked_by -> Nullable<Uid>,
        name -> Text,
        email -> Text,
        role -> Text,
        until -> Nullable<Utc>,
        asked_at -> Utc,
        ended_at -> Nullable<Utc>,
        ended_by -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    reports (id) {
        id -> Uid,
        record_id -> Uid,
        form -> Text,
        state -> Text,
        same_cause_as -> Nullable<Uid>,
        version -> Integer,
        created_side -> Text,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        completed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    report_steps (report_id, step) {
        report_id -> Uid,
        step -> Text,
        state -> Text,
        filled_by_side -> Text,
        due_at -> Nullable<Utc>,
        version -> Integer,
        submitted_at -> Nullable<Utc>,
        signed_at -> Nullable<Utc>,
        answered_content -> Nullable<Json>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    report_fields (report_id, step, field) {
        report_id -> Uid,
        step -> Text,
        field -> Text,
        value -> Json,
        version -> Integer,
        side -> Text,
        updated_by -> Nullable<Uid>,
        updated_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    report_items (id) {
        id -> Uid,
        report_id -> Uid,
        step -> Text,
        kind -> Text,
        parent_id -> Nullable<Uid>,
        position -> Integer,
        data -> Json,
        version -> Integer,
        side -> Text,
        updated_by -> Nullable<Uid>,
        updated_at -> Utc,
        removed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    major_issues (record_id) {
        record_id -> Uid,
        vendor_org -> Uid,
        title -> Text,
        description -> Text,
        status -> Text,
        product -> Nullable<Text>,
        lot -> Nullable<Text>,
        created_by -> Nullable<Uid>,
        closed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    checklists (id) {
        id -> Uid,
        organisation_id -> Uid,
        name -> Text,
        category -> Nullable<Text>,
        items -> Json,
        version -> Integer,
        created_at -> Utc,
        archived_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    tasks (id) {
        id -> Uid,
        record_id -> Uid,
        organisation_id -> Uid,
        shared -> Bool,
        text -> Text,
        owner_membership_id -> Nullable<Uid>,
        due_at -> Nullable<Utc>,
        position -> Integer,
        done_at -> Nullable<Utc>,
        done_by -> Nullable<Uid>,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        responsible_org -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    saved_replies (id) {
        id -> Uid,
        organisation_id -> Uid,
        name -> Text,
        body -> Text,
        category -> Nullable<Text>,
        locale -> Nullable<Text>,
        version -> Integer,
        created_at -> Utc,
        archived_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    satisfactions (record_id) {
        record_id -> Uid,
        asked_at -> Utc,
        score -> Nullable<Integer>,
        reason -> Nullable<Text>,
        comment -> Nullable<Text>,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    case_reviews (record_id) {
        record_id -> Uid,
        body -> Text,
        state -> Text,
        written_by -> Nullable<Uid>,
        updated_at -> Utc,
        published_at -> Nullable<Utc>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    meetings (record_id) {
        record_id -> Uid,
        relationship_id -> Uid,
        title -> Text,
        held_at -> Utc,
        state -> Text,
        agenda -> Json,
        minutes -> Text,
        minutes_version -> Integer,
        created_by -> Nullable<Uid>,
        ends_at -> Nullable<Utc>,
        place -> Nullable<Text>,
        link -> Nullable<Text>,
        cancel_reason -> Nullable<Text>,
        confirmed_at -> Nullable<Utc>,
        text_version -> Integer,
        signed_content -> Nullable<Json>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    meeting_people (record_id, membership_id) {
        record_id -> Uid,
        membership_id -> Uid,
        side -> Text,
        attended -> Nullable<Bool>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    meeting_items (id) {
        id -> Uid,
        record_id -> Uid,
        position -> Integer,
        kind -> Text,
        subject -> Nullable<Text>,
        about_record -> Nullable<Uid>,
        about_commitment -> Nullable<Uid>,
        title -> Text,
        note -> Text,
        reasons -> Json,
        side -> Text,
        added_by -> Nullable<Uid>,
        version -> Integer,
        minutes -> Text,
        minutes_version -> Integer,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    meeting_actions (commitment_id) {
        commitment_id -> Uid,
        record_id -> Uid,
        item_id -> Nullable<Uid>,
        due_on -> Text,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    programme_projects (project_id) {
        project_id -> Uid,
        programme_id -> Uid,
        added_by -> Uid,
        added_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    cost_shares (record_id, version, organisation_id) {
        record_id -> Uid,
        version -> Integer,
        organisation_id -> Uid,
        share -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    projects (record_id) {
        record_id -> Uid,
        vendor_org -> Uid,
        thread_id -> Uid,
        title -> Text,
        purpose -> Text,
        status -> Text,
        template -> Text,
        several -> Bool,
        starts_on -> Nullable<Text>,
        target_on -> Nullable<Text>,
        phase_id -> Nullable<Uid>,
        plan_version -> Integer,
        created_side -> Text,
        created_by -> Nullable<Uid>,
        closed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_parties (record_id, organisation_id) {
        record_id -> Uid,
        organisation_id -> Uid,
        side -> Text,
        state -> Text,
        lane_id -> Nullable<Uid>,
        invited_by -> Nullable<Uid>,
        invited_at -> Utc,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
        left_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_members (record_id, membership_id) {
        record_id -> Uid,
        membership_id -> Uid,
        organisation_id -> Uid,
        role -> Text,
        added_by -> Nullable<Uid>,
        added_at -> Utc,
        removed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_digests (record_id, membership_id) {
        record_id -> Uid,
        membership_id -> Uid,
        pace -> Nullable<Text>,
        told_until -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_milestones (id) {
        id -> Uid,
        record_id -> Uid,
        title -> Text,
        due_on -> Text,
        organisation_id -> Nullable<Uid>,
        state -> Text,
        reached_on -> Nullable<Text>,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_questions (id) {
        id -> Uid,
        record_id -> Uid,
        thread_id -> Uid,
        phase_id -> Nullable<Uid>,
        entry_id -> Uid,
        answer_entry_id -> Nullable<Uid>,
        from_org -> Uid,
        to_org -> Uid,
        state -> Text,
        due_on -> Nullable<Text>,
        asked_by -> Nullable<Uid>,
        asked_at -> Utc,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_turns (id) {
        id -> Uid,
        record_id -> Uid,
        item_kind -> Text,
        item_id -> Uid,
        phase_id -> Nullable<Uid>,
        organisation_id -> Uid,
        since -> Utc,
        until -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    project_waits (item_id, organisation_id) {
        item_id -> Uid,
        organisation_id -> Uid,
        record_id -> Uid,
        item_kind -> Text,
        title -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    project_phases (id) {
        id -> Uid,
        record_id -> Uid,
        position -> Integer,
        title -> Json,
        state -> Text,
        starts_on -> Nullable<Text>,
        ends_on -> Nullable<Text>,
        started_at -> Nullable<Utc>,
        ended_at -> Nullable<Utc>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    project_deliverables (id) {
        id -> Uid,
        record_id -> Uid,
        phase_id -> Uid,
        position -> Integer,
        title -> Json,
        note -> Nullable<Text>,
        side -> Text,
        organisation_id -> Nullable<Uid>,
        required -> Bool,
        handling -> Text,
        due_on -> Nullable<Text>,
        status -> Text,
        revision -> Integer,
        submitted_by -> Nullable<Uid>,
        submitted_at -> Nullable<Utc>,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
        reason -> Nullable<Text>,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_evidence (id) {
        id -> Uid,
        deliverable_id -> Uid,
        record_id -> Uid,
        file_id -> Nullable<Uid>,
        url -> Nullable<Text>,
        title -> Text,
        sha256 -> Nullable<Binary>,
        organisation_id -> Uid,
        added_by -> Nullable<Uid>,
        added_at -> Utc,
        removed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    project_gates (id) {
        id -> Uid,
        record_id -> Uid,
        phase_id -> Uid,
        title -> Json,
        scheduled_on -> Nullable<Text>,
        state -> Text,
        verdict -> Nullable<Text>,
        passed_at -> Nullable<Utc>,
        decided_at -> Nullable<Utc>,
        interim_until -> Nullable<Utc>,
        review -> Integer,
        pass_score -> Nullable<Integer>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    project_criteria (id) {
        id -> Uid,
        gate_id -> Uid,
        record_id -> Uid,
        position -> Integer,
        title -> Json,
        kind -> Text,
        weight -> Integer,
        value -> Nullable<Integer>,
        note -> Nullable<Text>,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    project_signers (gate_id, position) {
        gate_id -> Uid,
        position -> Integer,
        side -> Text,
        role -> Text,
        stage -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    project_reviews (id) {
        id -> Uid,
        gate_id -> Uid,
        record_id -> Uid,
        number -> Integer,
        verdict -> Text,
        note -> Nullable<Text>,
        interim_until -> Nullable<Utc>,
        content -> Text,
        sha256 -> Binary,
        state -> Text,
        organisation_id -> Uid,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
        ended_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    ideas (record_id) {
        record_id -> Uid,
        vendor_org -> Uid,
        author_org -> Uid,
        author_membership_id -> Nullable<Uid>,
        title -> Text,
        description -> Text,
        product -> Nullable<Text>,
        audience -> Text,
        named -> Bool,
        may_widen -> Bool,
        status -> Text,
        reason -> Nullable<Text>,
        target_id -> Nullable<Uid>,
        organisations -> BigInt,
        people -> BigInt,
        strength -> BigInt,
        commitment -> BigInt,
        shared_at -> Nullable<Utc>,
        status_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    idea_votes (id) {
        id -> Uid,
        idea_id -> Uid,
        organisation_id -> Uid,
        voter -> Text,
        membership_id -> Nullable<Uid>,
        strength -> Text,
        commitment -> Text,
        quantity -> Nullable<BigInt>,
        amount_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        comment -> Nullable<Text>,
        named -> Bool,
        proxy_by -> Nullable<Uid>,
        proxy_source -> Nullable<Text>,
        on_behalf_of -> Nullable<Text>,
        moved_from -> Nullable<Uid>,
        created_at -> Utc,
        updated_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    idea_vote_evidence (vote_id, record_id) {
        vote_id -> Uid,
        record_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    idea_sources (idea_id, record_id) {
        idea_id -> Uid,
        record_id -> Uid,
        added_by -> Nullable<Uid>,
        added_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    requirement_lists (record_id) {
        record_id -> Uid,
        last_number -> Integer,
        agreed_version -> Integer,
        review -> Integer,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    requirements (id) {
        id -> Uid,
        record_id -> Uid,
        number -> Integer,
        position -> Integer,
        parent_id -> Nullable<Uid>,
        text -> Text,
        organisation_id -> Uid,
        priority -> Text,
        verification -> Text,
        acceptance -> Nullable<Text>,
        target_comparison -> Nullable<Text>,
        target_value -> Nullable<Text>,
        target_unit -> Nullable<Text>,
        state -> Text,
        agreed_version -> Nullable<Integer>,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        removed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    requirement_changes (id) {
        id -> Uid,
        record_id -> Uid,
        requirement_id -> Uid,
        kind -> Text,
        before -> Nullable<Text>,
        after -> Nullable<Text>,
        reason -> Text,
        cost_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        days -> Nullable<Integer>,
        state_before -> Text,
        list_version -> Nullable<Integer>,
        organisation_id -> Uid,
        version -> Integer,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    requirement_reviews (id) {
        id -> Uid,
        record_id -> Uid,
        number -> Integer,
        list_version -> Integer,
        note -> Nullable<Text>,
        content -> Text,
        sha256 -> Binary,
        state -> Text,
        organisation_id -> Uid,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
        ended_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    requirement_claims (id) {
        id -> Uid,
        requirement_id -> Uid,
        record_id -> Uid,
        kind -> Text,
        state -> Text,
        note -> Nullable<Text>,
        url -> Nullable<Text>,
        file_id -> Nullable<Uid>,
        organisation_id -> Uid,
        claimed_by -> Nullable<Uid>,
        claimed_at -> Utc,
        answer -> Nullable<Text>,
        answered_org -> Nullable<Uid>,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    requirement_links (id) {
        id -> Uid,
        requirement_id -> Uid,
        record_id -> Uid,
        kind -> Text,
        target_record -> Nullable<Uid>,
        deliverable_id -> Nullable<Uid>,
        title -> Nullable<Text>,
        url -> Nullable<Text>,
        organisation_id -> Uid,
        added_by -> Nullable<Uid>,
        added_at -> Utc,
        document_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    decisions (id) {
        id -> Uid,
        record_id -> Uid,
        number -> Integer,
        title -> Text,
        status -> Text,
        content -> Json,
        revision -> Integer,
        proposal -> Nullable<Text>,
        sha256 -> Nullable<Binary>,
        supersedes_id -> Nullable<Uid>,
        superseded_by -> Nullable<Uid>,
        organisation_id -> Uid,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Nullable<Utc>,
        decided_at -> Nullable<Utc>,
        retire_org -> Nullable<Uid>,
        retire_reason -> Nullable<Text>,
        version -> Integer,
        retire_by -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    decision_positions (decision_id, revision, organisation_id) {
        decision_id -> Uid,
        revision -> Integer,
        organisation_id -> Uid,
        position -> Text,
        text -> Nullable<Text>,
        given_by -> Nullable<Uid>,
        given_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    decision_boards (decision_id) {
        decision_id -> Uid,
        record_id -> Uid,
        state -> Text,
        setup -> Json,
        inputs -> Nullable<Text>,
        opened_by -> Nullable<Uid>,
        opened_at -> Nullable<Utc>,
        closed_by -> Nullable<Uid>,
        closed_at -> Nullable<Utc>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    decision_deciders (decision_id, membership_id) {
        decision_id -> Uid,
        membership_id -> Uid,
        organisation_id -> Uid,
        side -> Text,
        handed_in_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    decision_scores (decision_id, membership_id, option_id, criterion_id) {
        decision_id -> Uid,
        membership_id -> Uid,
        option_id -> Uid,
        criterion_id -> Uid,
        value_micros -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    surveys (record_id) {
        record_id -> Uid,
        owner_org -> Uid,
        title -> Text,
        status -> Text,
        anonymity -> Nullable<Text>,
        k_min -> Nullable<Integer>,
        draft -> Text,
        published -> Integer,
        created_by -> Nullable<Uid>,
        published_at -> Nullable<Utc>,
        closed_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_versions (survey_id, number) {
        survey_id -> Uid,
        number -> Integer,
        definition -> Text,
        sha256 -> Text,
        published_by -> Nullable<Uid>,
        published_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_invites (id) {
        id -> Uid,
        survey_id -> Uid,
        organisation_id -> Nullable<Uid>,
        name -> Nullable<Text>,
        email -> Nullable<Text>,
        language -> Nullable<Text>,
        state -> Text,
        generation -> Integer,
        valid_from -> Nullable<Utc>,
        valid_until -> Nullable<Utc>,
        completed_on -> Nullable<Integer>,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        mailed_at -> Nullable<Utc>,
        reminders -> Integer,
        revoked_at -> Nullable<Utc>,
        membership_id -> Nullable<Uid>,
        link_id -> Nullable<Uid>,
        bounced_at -> Nullable<Utc>,
        side -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    survey_partials (key) {
        key -> Binary,
        survey_id -> Uid,
        version -> Integer,
        page -> Nullable<Text>,
        answers -> Text,
        sets -> Text,
        changed_on -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_responses (id) {
        id -> Uid,
        survey_id -> Uid,
        version -> Integer,
        outcome -> Text,
        answers -> Text,
        invite_id -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        language -> Nullable<Text>,
        submitted_at -> Nullable<Utc>,
        side -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_links (id) {
        id -> Uid,
        survey_id -> Uid,
        name -> Text,
        valid_until -> Nullable<Utc>,
        closed_at -> Nullable<Utc>,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_quotas (id) {
        id -> Uid,
        survey_id -> Uid,
        link_id -> Nullable<Uid>,
        question -> Nullable<Text>,
        option -> Nullable<Text>,
        most -> Integer,
        taken -> Integer,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    survey_opt_outs (organisation_id, email_key) {
        organisation_id -> Uid,
        email_key -> Text,
        since -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    survey_tallies (survey_id) {
        survey_id -> Uid,
        live -> Text,
        left_at -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_bank (id) {
        id -> Uid,
        organisation_id -> Uid,
        question -> Text,
        words -> Text,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    study_items (survey_id, idea_id) {
        survey_id -> Uid,
        idea_id -> Uid,
        question -> Text,
        item -> Text,
        made_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    outcomes (record_id, membership_id) {
        record_id -> Uid,
        membership_id -> Uid,
        organisation_id -> Uid,
        asked_at -> Utc,
        score -> Nullable<Integer>,
        words -> Nullable<Text>,
        answered_at -> Nullable<Utc>,
        entry_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    survey_waves (survey_id) {
        survey_id -> Uid,
        first_id -> Uid,
        number -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_text_tags (survey_id, question, text_key, tag) {
        survey_id -> Uid,
        question -> Text,
        text_key -> Text,
        tag -> Text,
        tagged_by -> Nullable<Uid>,
        tagged_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_pairs (survey_id) {
        survey_id -> Uid,
        relationship_id -> Uid,
        vendor_org -> Uid,
        customer_org -> Uid,
        started_by -> Text,
        mirror -> Bool,
        agreement -> Text,
        revision -> Integer,
        vendor_done_at -> Nullable<Utc>,
        customer_done_at -> Nullable<Utc>,
        released_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    topic_categories (id) {
        id -> Uid,
        vendor_org -> Uid,
        name -> Text,
        name_key -> Text,
        sold -> Bool,
        sold_since -> Nullable<Utc>,
        version -> Integer,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    topics (id) {
        id -> Uid,
        vendor_org -> Uid,
        category_id -> Nullable<Uid>,
        name -> Text,
        name_key -> Text,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    interactions (id) {
        id -> Uid,
        vendor_org -> Uid,
        channel -> Text,
        direction -> Text,
        occurred_at -> Utc,
        recorded_at -> Utc,
        duration_seconds -> Nullable<Integer>,
        relationship_id -> Nullable<Uid>,
        contact_name -> Nullable<Text>,
        party_raw -> Nullable<Text>,
        party -> Nullable<Text>,
        summary -> Text,
        words -> Text,
        coding -> Text,
        membership_id -> Nullable<Uid>,
        source -> Text,
        external_id -> Nullable<Text>,
        content_hash -> Nullable<Binary>,
        version -> Integer,
        contact_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    interaction_items (id) {
        id -> Uid,
        interaction_id -> Uid,
        vendor_org -> Uid,
        position -> Integer,
        words -> Text,
        topic_id -> Nullable<Uid>,
        marked -> Text,
        result -> Text,
        unmet_reason -> Nullable<Text>,
        quantity -> Nullable<Text>,
        value_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        occurred_at -> Utc,
        asked_by -> Nullable<Uid>,
        party -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    data_versions (organisation_id, part) {
        organisation_id -> Uid,
        part -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    account_team (id) {
        id -> Uid,
        relationship_id -> Uid,
        vendor_org -> Uid,
        membership_id -> Uid,
        role -> Text,
        since -> Utc,
        until -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    contacts (id) {
        id -> Uid,
        vendor_org -> Uid,
        family -> Text,
        given -> Text,
        middle -> Nullable<Text>,
        locale -> Nullable<Text>,
        time_zone -> Nullable<Text>,
        membership_id -> Nullable<Uid>,
        note -> Nullable<Text>,
        words -> Text,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        archived_at -> Nullable<Utc>,
        merged_into -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    contact_roles (id) {
        id -> Uid,
        contact_id -> Uid,
        vendor_org -> Uid,
        relationship_id -> Uid,
        title -> Nullable<Text>,
        buying_roles -> Json,
        influence -> Nullable<Integer>,
        is_primary -> Bool,
        reports_to -> Nullable<Uid>,
        valid_from -> Nullable<Text>,
        valid_to -> Nullable<Text>,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    contact_points (id) {
        id -> Uid,
        contact_id -> Uid,
        vendor_org -> Uid,
        kind -> Text,
        label -> Nullable<Text>,
        raw -> Text,
        norm -> Nullable<Text>,
        is_primary -> Bool,
        created_at -> Utc,
        ended_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    contact_consents (id) {
        id -> Uid,
        contact_id -> Uid,
        vendor_org -> Uid,
        channel -> Text,
        state -> Text,
        said_on -> Text,
        source -> Nullable<Text>,
        recorded_by -> Nullable<Uid>,
        recorded_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    corrections (id) {
        id -> Uid,
        relationship_id -> Uid,
        vendor_org -> Uid,
        customer_org -> Uid,
        record_id -> Uid,
        changes -> Json,
        comment -> Nullable<Text>,
        state -> Text,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Utc,
        answered_by -> Nullable<Uid>,
        answered_at -> Nullable<Utc>,
        reason -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    contact_plans (id) {
        id -> Uid,
        vendor_org -> Uid,
        tier -> Nullable<Text>,
        kind -> Text,
        every_days -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        version -> Integer,
        archived_at -> Nullable<Utc>,
        segment_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    activities (id) {
        id -> Uid,
        vendor_org -> Uid,
        kind -> Text,
        status -> Text,
        starts_at -> Utc,
        ends_at -> Utc,
        all_day -> Bool,
        time_zone -> Text,
        relationship_id -> Nullable<Uid>,
        contact_id -> Nullable<Uid>,
        contact_name -> Nullable<Text>,
        reach -> Nullable<Text>,
        assignee -> Uid,
        purpose -> Text,
        brief -> Text,
        cancel_reason -> Nullable<Text>,
        closed_at -> Nullable<Utc>,
        closed_by -> Nullable<Uid>,
        interaction_id -> Nullable<Uid>,
        ical_uid -> Text,
        ical_seq -> Integer,
        origin -> Text,
        origin_key -> Nullable<Text>,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        updated_at -> Utc,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    activity_mails (activity_id) {
        activity_id -> Uid,
        vendor_org -> Uid,
        to_address -> Text,
        subject -> Text,
        body -> Text,
        state -> Text,
        approved_by -> Nullable<Uid>,
        approved_at -> Nullable<Utc>,
        sent_at -> Nullable<Utc>,
        failure -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    mail_templates (id) {
        id -> Uid,
        vendor_org -> Uid,
        name -> Text,
        subject -> Text,
        body -> Text,
        created_at -> Utc,
        version -> Integer,
        archived_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    calendar_feeds (id) {
        id -> Uid,
        vendor_org -> Uid,
        membership_id -> Uid,
        generation -> Integer,
        active -> Bool,
        created_at -> Utc,
        rotated_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    call_hooks (id) {
        id -> Uid,
        vendor_org -> Uid,
        generation -> Integer,
        active -> Bool,
        assignee -> Uid,
        callback_minutes -> Integer,
        rotated_at -> Utc,
        last_called_at -> Nullable<Utc>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    order_imports (id) {
        id -> Uid,
        vendor_org -> Uid,
        kind -> Text,
        source -> Text,
        file_name -> Text,
        created -> Integer,
        updated -> Integer,
        unchanged -> Integer,
        rejected -> Integer,
        started_at -> Utc,
        finished_at -> Nullable<Utc>,
        undone_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid};

    order_import_changes (batch_id, entity, entity_id) {
        batch_id -> Uid,
        entity -> Text,
        entity_id -> Uid,
        was -> Nullable<Json>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    products (id) {
        id -> Uid,
        vendor_org -> Uid,
        sku -> Text,
        name -> Text,
        status -> Text,
        category -> Nullable<Text>,
        topic_id -> Nullable<Uid>,
        batch_id -> Nullable<Uid>,
        version -> Integer,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    sales_orders (id) {
        id -> Uid,
        vendor_org -> Uid,
        source -> Text,
        external_id -> Text,
        relationship_id -> Nullable<Uid>,
        ordered_at -> Utc,
        promised_at -> Nullable<Utc>,
        shipped_at -> Nullable<Utc>,
        delivered_at -> Nullable<Utc>,
        currency -> Text,
        net_minor -> BigInt,
        status -> Text,
        line_count -> Integer,
        content_hash -> Binary,
        batch_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    order_lines (order_id, position) {
        order_id -> Uid,
        position -> Integer,
        product_id -> Nullable<Uid>,
        text -> Text,
        quantity_milli -> BigInt,
        unit -> Nullable<Text>,
        unit_price_micros -> BigInt,
        net_minor -> BigInt,
        margin_minor -> Nullable<BigInt>,
        promised_at -> Nullable<Utc>,
        delivered_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    order_complaints (record_id) {
        record_id -> Uid,
        order_id -> Uid,
        position -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    merge_log (id) {
        id -> Uid,
        vendor_org -> Uid,
        kind -> Text,
        survivor -> Uid,
        victim -> Uid,
        moved -> Json,
        filled -> Json,
        merged_by -> Nullable<Uid>,
        merged_at -> Utc,
        undone_by -> Nullable<Uid>,
        undone_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    erasures (id) {
        id -> Uid,
        vendor_org -> Nullable<Uid>,
        kind -> Text,
        subject -> Uid,
        pseudonym -> Text,
        changed_rows -> Integer,
        entries -> Integer,
        erased_by -> Nullable<Uid>,
        erased_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    retention_rules (vendor_org, kind) {
        vendor_org -> Uid,
        kind -> Text,
        months -> Integer,
        set_by -> Nullable<Uid>,
        set_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    figure_decisions (id) {
        id -> Uid,
        vendor_org -> Uid,
        figure -> Text,
        text -> Text,
        owner_id -> Uid,
        review_on -> Text,
        written_by -> Uid,
        written_at -> Utc,
        reminded_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    acquisition_spends (vendor_org, month, currency) {
        vendor_org -> Uid,
        month -> Text,
        currency -> Text,
        amount_minor -> BigInt,
        written_by -> Uid,
        written_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    figure_settings (vendor_org) {
        vendor_org -> Uid,
        margin_bp -> Nullable<Integer>,
        discount_bp -> Integer,
        limits -> Nullable<Json>,
        version -> Integer,
        written_by -> Uid,
        written_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    radar_settings (vendor_org) {
        vendor_org -> Uid,
        least_rate -> Integer,
        set_by -> Nullable<Uid>,
        set_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    radar_checks (id) {
        id -> Uid,
        vendor_org -> Uid,
        kind -> Text,
        state -> Text,
        progress -> Integer,
        as_of -> Utc,
        seed -> BigInt,
        result -> Json,
        asked_by -> Nullable<Uid>,
        asked_at -> Utc,
        finished_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    demand_alarms (id) {
        id -> Uid,
        vendor_org -> Uid,
        topic_id -> Uid,
        check_id -> Uid,
        state -> Text,
        reason -> Nullable<Text>,
        first_at -> Utc,
        last_at -> Utc,
        window_from -> Utc,
        callers -> BigInt,
        k -> BigInt,
        big_k -> BigInt,
        n -> BigInt,
        big_n -> BigInt,
        phi -> Double,
        p -> Double,
        version -> Integer,
        moved_by -> Nullable<Uid>,
        moved_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    topic_phrases (id) {
        id -> Uid,
        vendor_org -> Uid,
        stems -> Text,
        words -> Text,
        topic_id -> Nullable<Uid>,
        said_by -> Nullable<Uid>,
        said_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    demand_decisions (id) {
        id -> Uid,
        vendor_org -> Uid,
        topic_id -> Uid,
        alarm_id -> Nullable<Uid>,
        kind -> Text,
        words -> Text,
        signed_by -> Uid,
        decided_by -> Uid,
        decided_at -> Utc,
        cost_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        campaign -> Nullable<Text>,
        review_on -> Nullable<Text>,
        idea_id -> Nullable<Uid>,
        product_id -> Nullable<Uid>,
        calls -> BigInt,
        callers -> BigInt,
        invited -> BigInt,
        reminded_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    segments (id) {
        id -> Uid,
        vendor_org -> Uid,
        name -> Text,
        name_key -> Text,
        kind -> Text,
        condition -> Nullable<Json>,
        computed_at -> Nullable<Utc>,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        archived_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    segment_members (id) {
        id -> Uid,
        segment_id -> Uid,
        vendor_org -> Uid,
        relationship_id -> Uid,
        since -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    segment_moves (id) {
        id -> Uid,
        segment_id -> Uid,
        vendor_org -> Uid,
        relationship_id -> Uid,
        at -> Utc,
        joined -> Bool,
        why -> Json,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    segment_checks (relationship_id) {
        relationship_id -> Uid,
        vendor_org -> Uid,
        due_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    rules (id) {
        id -> Uid,
        vendor_org -> Uid,
        name -> Text,
        enabled -> Bool,
        definition -> Json,
        rehearsal -> Nullable<Json>,
        live_number -> Nullable<Integer>,
        acts_as -> Nullable<Uid>,
        last_run_at -> Nullable<Utc>,
        version -> Integer,
        created_by -> Nullable<Uid>,
        created_at -> Utc,
        archived_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    rule_versions (rule_id, number) {
        rule_id -> Uid,
        number -> Integer,
        vendor_org -> Uid,
        definition -> Json,
        rehearsal -> Json,
        published_by -> Uid,
        published_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    rule_runs (id) {
        id -> Uid,
        rule_id -> Uid,
        vendor_org -> Uid,
        number -> Integer,
        event_key -> Text,
        relationship_id -> Nullable<Uid>,
        record_id -> Nullable<Uid>,
        at -> Utc,
        outcome -> Text,
        detail -> Json,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    survey_files (id) {
        id -> Uid,
        survey_id -> Uid,
        invite_id -> Uid,
        partial_key -> Nullable<Binary>,
        question -> Text,
        name -> Text,
        size -> BigInt,
        sha256 -> Binary,
        media_type -> Text,
        storage_key -> Text,
        created_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::Uid;

    account_marks (relationship_id) {
        relationship_id -> Uid,
        vendor_org -> Uid,
        rfm_class -> Nullable<Text>,
        recency -> Nullable<Integer>,
        frequency -> Nullable<Integer>,
        money -> Nullable<Integer>,
        rhythm -> Nullable<Text>,
        yearly_minor -> Nullable<BigInt>,
        worth_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Json, Uid, Utc};

    order_uploads (id) {
        id -> Uid,
        vendor_org -> Uid,
        kind -> Text,
        file_name -> Text,
        size -> BigInt,
        storage_key -> Text,
        state -> Text,
        progress -> Integer,
        moved_at -> Utc,
        map -> Nullable<Json>,
        result -> Nullable<Json>,
        rejects_key -> Nullable<Text>,
        batch_id -> Nullable<Uid>,
        asked_by -> Uid,
        uploaded_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    notices (id) {
        id -> Uid,
        membership_id -> Uid,
        event -> Text,
        subject -> Uid,
        title -> Text,
        more -> Integer,
        target -> Nullable<Text>,
        created_at -> Utc,
        read_at -> Nullable<Utc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    defect_looks (vendor_org) {
        vendor_org -> Uid,
        looked_at -> Utc,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::db::sql::{Uid, Utc};

    defect_alarms (id) {
        id -> Uid,
        vendor_org -> Uid,
        subject -> Text,
        first_at -> Utc,
        last_at -> Utc,
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
diesel::allow_tables_to_appear_in_same_query!(entry_payloads, memberships);
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
diesel::allow_tables_to_appear_in_same_query!(participants, record_links);
diesel::allow_tables_to_appear_in_same_query!(participants, record_parties);
diesel::allow_tables_to_appear_in_same_query!(participants, satisfactions);
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
diesel::joinable!(signoff_slots -> signoffs (signoff_id));
diesel::joinable!(signoffs -> records (record_id));
diesel::joinable!(commitments -> records (record_id));
diesel::joinable!(agreements -> records (record_id));
diesel::joinable!(facts -> records (record_id));
diesel::joinable!(fact_evidence -> facts (fact_id));
diesel::joinable!(offers -> records (record_id));
diesel::joinable!(escalations -> records (record_id));
diesel::joinable!(mediations -> records (record_id));
diesel::joinable!(reports -> records (record_id));
diesel::joinable!(report_steps -> reports (report_id));
diesel::joinable!(report_fields -> reports (report_id));
diesel::joinable!(report_items -> reports (report_id));
diesel::joinable!(major_issues -> records (record_id));
diesel::joinable!(tasks -> records (record_id));
diesel::joinable!(satisfactions -> records (record_id));
diesel::joinable!(case_reviews -> records (record_id));
diesel::joinable!(meetings -> records (record_id));
diesel::joinable!(lane_organisations -> lanes (lane_id));
diesel::joinable!(ideas -> records (record_id));
diesel::joinable!(idea_vote_evidence -> idea_votes (vote_id));
diesel::joinable!(surveys -> records (record_id));
diesel::joinable!(survey_invites -> surveys (survey_id));
diesel::joinable!(survey_links -> surveys (survey_id));
diesel::allow_tables_to_appear_in_same_query!(agreements, complaints);
diesel::allow_tables_to_appear_in_same_query!(agreements, memberships);
diesel::allow_tables_to_appear_in_same_query!(agreements, organisations);
diesel::allow_tables_to_appear_in_same_query!(agreements, persons);
diesel::allow_tables_to_appear_in_same_query!(agreements, record_parties);
diesel::allow_tables_to_appear_in_same_query!(agreements, records);
diesel::allow_tables_to_appear_in_same_query!(agreements, relationships);
diesel::allow_tables_to_appear_in_same_query!(case_reviews, record_parties);
diesel::allow_tables_to_appear_in_same_query!(case_reviews, records);
diesel::allow_tables_to_appear_in_same_query!(commitments, complaints);
diesel::allow_tables_to_appear_in_same_query!(commitments, record_parties);
diesel::allow_tables_to_appear_in_same_query!(commitments, records);
diesel::allow_tables_to_appear_in_same_query!(escalations, complaints);
diesel::allow_tables_to_appear_in_same_query!(escalations, record_parties);
diesel::allow_tables_to_appear_in_same_query!(escalations, records);
diesel::allow_tables_to_appear_in_same_query!(fact_evidence, facts);
diesel::allow_tables_to_appear_in_same_query!(fact_evidence, files);
diesel::allow_tables_to_appear_in_same_query!(facts, record_parties);
diesel::allow_tables_to_appear_in_same_query!(facts, records);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, lanes);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, memberships);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, organisations);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, participants);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, persons);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, read_marks);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, record_parties);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, records);
diesel::allow_tables_to_appear_in_same_query!(major_issues, memberships);
diesel::allow_tables_to_appear_in_same_query!(major_issues, persons);
diesel::allow_tables_to_appear_in_same_query!(major_issues, record_links);
diesel::allow_tables_to_appear_in_same_query!(major_issues, record_parties);
diesel::allow_tables_to_appear_in_same_query!(major_issues, records);
diesel::allow_tables_to_appear_in_same_query!(mediations, record_parties);
diesel::allow_tables_to_appear_in_same_query!(mediations, records);
diesel::allow_tables_to_appear_in_same_query!(meetings, record_parties);
diesel::allow_tables_to_appear_in_same_query!(meetings, records);
diesel::allow_tables_to_appear_in_same_query!(meetings, relationships);
diesel::allow_tables_to_appear_in_same_query!(offers, complaints);
diesel::allow_tables_to_appear_in_same_query!(offers, record_parties);
diesel::allow_tables_to_appear_in_same_query!(offers, records);
diesel::allow_tables_to_appear_in_same_query!(record_links, complaints);
diesel::allow_tables_to_appear_in_same_query!(record_links, record_parties);
diesel::allow_tables_to_appear_in_same_query!(record_links, records);
diesel::allow_tables_to_appear_in_same_query!(report_fields, reports);
diesel::allow_tables_to_appear_in_same_query!(report_items, reports);
diesel::allow_tables_to_appear_in_same_query!(report_steps, reports);
diesel::allow_tables_to_appear_in_same_query!(reports, complaints);
diesel::allow_tables_to_appear_in_same_query!(reports, record_parties);
diesel::allow_tables_to_appear_in_same_query!(reports, records);
diesel::allow_tables_to_appear_in_same_query!(satisfactions, complaints);
diesel::allow_tables_to_appear_in_same_query!(satisfactions, record_parties);
diesel::allow_tables_to_appear_in_same_query!(satisfactions, records);
diesel::allow_tables_to_appear_in_same_query!(signoff_slots, signoffs);
diesel::allow_tables_to_appear_in_same_query!(signoffs, record_parties);
diesel::allow_tables_to_appear_in_same_query!(signoffs, records);
diesel::allow_tables_to_appear_in_same_query!(tasks, record_parties);
diesel::allow_tables_to_appear_in_same_query!(tasks, records);
diesel::joinable!(projects -> records (record_id));
diesel::joinable!(project_parties -> records (record_id));
diesel::joinable!(project_members -> records (record_id));
diesel::joinable!(project_milestones -> records (record_id));
diesel::joinable!(project_questions -> records (record_id));
diesel::joinable!(project_turns -> records (record_id));
diesel::joinable!(project_phases -> records (record_id));
diesel::joinable!(project_deliverables -> records (record_id));
diesel::joinable!(project_evidence -> records (record_id));
diesel::joinable!(project_gates -> records (record_id));
diesel::joinable!(project_criteria -> records (record_id));
diesel::joinable!(project_reviews -> records (record_id));
diesel::joinable!(requirement_lists -> records (record_id));
diesel::joinable!(requirements -> records (record_id));
diesel::joinable!(requirement_changes -> records (record_id));
diesel::joinable!(requirement_reviews -> records (record_id));
diesel::joinable!(requirement_claims -> records (record_id));
diesel::joinable!(requirement_links -> records (record_id));
diesel::joinable!(project_deliverables -> project_phases (phase_id));
diesel::joinable!(project_gates -> project_phases (phase_id));
diesel::allow_tables_to_appear_in_same_query!(memberships, project_members);
diesel::allow_tables_to_appear_in_same_query!(organisations, project_members);
diesel::allow_tables_to_appear_in_same_query!(organisations, project_parties);
diesel::allow_tables_to_appear_in_same_query!(organisations, project_turns);
diesel::allow_tables_to_appear_in_same_query!(persons, project_members);
diesel::allow_tables_to_appear_in_same_query!(project_deliverables, project_phases);
diesel::allow_tables_to_appear_in_same_query!(project_deliverables, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_deliverables, records);
diesel::allow_tables_to_appear_in_same_query!(project_gates, project_phases);
diesel::allow_tables_to_appear_in_same_query!(project_gates, projects);
diesel::allow_tables_to_appear_in_same_query!(project_gates, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_gates, records);
diesel::allow_tables_to_appear_in_same_query!(project_members, project_parties);
diesel::allow_tables_to_appear_in_same_query!(project_members, projects);
diesel::allow_tables_to_appear_in_same_query!(project_members, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_members, records);
diesel::allow_tables_to_appear_in_same_query!(project_milestones, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_milestones, records);
diesel::allow_tables_to_appear_in_same_query!(project_parties, projects);
diesel::allow_tables_to_appear_in_same_query!(project_parties, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_parties, records);
diesel::allow_tables_to_appear_in_same_query!(project_phases, projects);
diesel::allow_tables_to_appear_in_same_query!(project_phases, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_phases, records);
diesel::allow_tables_to_appear_in_same_query!(project_questions, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_questions, records);
diesel::allow_tables_to_appear_in_same_query!(project_turns, record_parties);
diesel::allow_tables_to_appear_in_same_query!(project_turns, records);
diesel::allow_tables_to_appear_in_same_query!(projects, record_parties);
diesel::allow_tables_to_appear_in_same_query!(projects, records);
diesel::allow_tables_to_appear_in_same_query!(participants, projects);
diesel::allow_tables_to_appear_in_same_query!(project_gates, project_reviews);
diesel::allow_tables_to_appear_in_same_query!(memberships, project_parties);
diesel::allow_tables_to_appear_in_same_query!(persons, project_parties);
diesel::allow_tables_to_appear_in_same_query!(lane_organisations, threads);
diesel::allow_tables_to_appear_in_same_query!(ideas, records);
diesel::allow_tables_to_appear_in_same_query!(ideas, record_parties);
diesel::allow_tables_to_appear_in_same_query!(ideas, idea_votes);
diesel::allow_tables_to_appear_in_same_query!(ideas, idea_sources);
diesel::allow_tables_to_appear_in_same_query!(ideas, organisations);
diesel::allow_tables_to_appear_in_same_query!(ideas, memberships);
diesel::allow_tables_to_appear_in_same_query!(ideas, persons);
diesel::allow_tables_to_appear_in_same_query!(idea_votes, idea_vote_evidence);
diesel::allow_tables_to_appear_in_same_query!(idea_votes, record_parties);
diesel::allow_tables_to_appear_in_same_query!(idea_votes, records);
diesel::allow_tables_to_appear_in_same_query!(idea_votes, organisations);
diesel::allow_tables_to_appear_in_same_query!(idea_sources, record_parties);
diesel::allow_tables_to_appear_in_same_query!(idea_sources, records);
diesel::allow_tables_to_appear_in_same_query!(requirement_lists, records);
diesel::allow_tables_to_appear_in_same_query!(requirements, records);
diesel::allow_tables_to_appear_in_same_query!(requirement_changes, records);
diesel::allow_tables_to_appear_in_same_query!(requirement_reviews, records);
diesel::allow_tables_to_appear_in_same_query!(requirement_claims, records);
diesel::allow_tables_to_appear_in_same_query!(requirement_links, records);
diesel::allow_tables_to_appear_in_same_query!(surveys, records);
diesel::allow_tables_to_appear_in_same_query!(surveys, record_parties);
diesel::allow_tables_to_appear_in_same_query!(survey_invites, surveys);
diesel::allow_tables_to_appear_in_same_query!(survey_links, surveys);
diesel::allow_tables_to_appear_in_same_query!(survey_links, organisations);
diesel::allow_tables_to_appear_in_same_query!(survey_invites, organisations);
diesel::allow_tables_to_appear_in_same_query!(surveys, organisations);
diesel::allow_tables_to_appear_in_same_query!(document_versions, documents);
diesel::allow_tables_to_appear_in_same_query!(documents, record_parties);
diesel::allow_tables_to_appear_in_same_query!(documents, records);
diesel::joinable!(interaction_items -> interactions (interaction_id));
diesel::allow_tables_to_appear_in_same_query!(interaction_items, interactions);
diesel::joinable!(contact_roles -> contacts (contact_id));
diesel::allow_tables_to_appear_in_same_query!(contact_roles, contacts);
diesel::joinable!(contact_points -> contacts (contact_id));
diesel::allow_tables_to_appear_in_same_query!(contact_points, contacts);
diesel::joinable!(activity_mails -> activities (activity_id));
diesel::allow_tables_to_appear_in_same_query!(activity_mails, activities);
diesel::joinable!(order_lines -> sales_orders (order_id));
diesel::allow_tables_to_appear_in_same_query!(order_lines, sales_orders);
diesel::allow_tables_to_appear_in_same_query!(order_lines, products);
diesel::joinable!(order_complaints -> sales_orders (order_id));
diesel::allow_tables_to_appear_in_same_query!(order_complaints, sales_orders);
diesel::allow_tables_to_appear_in_same_query!(products, sales_orders);
diesel::allow_tables_to_appear_in_same_query!(segment_members, relationships);
diesel::allow_tables_to_appear_in_same_query!(segment_members, segments);
diesel::joinable!(segment_members -> segments (segment_id));
diesel::joinable!(rule_versions -> rules (rule_id));
diesel::allow_tables_to_appear_in_same_query!(rule_versions, rules);
diesel::allow_tables_to_appear_in_same_query!(complaints, entries);
diesel::joinable!(outcomes -> records (record_id));
diesel::joinable!(survey_files -> survey_invites (invite_id));
diesel::allow_tables_to_appear_in_same_query!(outcomes, records);
diesel::allow_tables_to_appear_in_same_query!(survey_files, survey_invites);
diesel::allow_tables_to_appear_in_same_query!(survey_files, survey_partials);
diesel::allow_tables_to_appear_in_same_query!(survey_files, organisations);
diesel::allow_tables_to_appear_in_same_query!(sales_orders, relationships);
diesel::allow_tables_to_appear_in_same_query!(order_complaints, record_parties);
