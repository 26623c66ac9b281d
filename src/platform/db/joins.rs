//! Tables that stand in one query beside those that the generated schema pairs already: a record
//! with the people and organisations around it.
use super::schema::{
    commitments, complaints, entries, escalations, ideas, lane_organisations, lanes, mediations,
    memberships,
};
use super::schema::{meeting_actions, meeting_items, meetings, notifications, offers};
use super::schema::{organisations, participants, persons, read_marks, record_parties, records};
use super::schema::{tasks, turns};

diesel::allow_tables_to_appear_in_same_query!(complaints, memberships);
diesel::allow_tables_to_appear_in_same_query!(complaints, persons);
diesel::allow_tables_to_appear_in_same_query!(entries, notifications);
diesel::allow_tables_to_appear_in_same_query!(escalations, participants);
diesel::allow_tables_to_appear_in_same_query!(lanes, organisations);
diesel::allow_tables_to_appear_in_same_query!(lanes, participants);
diesel::allow_tables_to_appear_in_same_query!(lanes, persons);
diesel::allow_tables_to_appear_in_same_query!(mediations, participants);
diesel::allow_tables_to_appear_in_same_query!(memberships, records);
diesel::allow_tables_to_appear_in_same_query!(participants, persons);
diesel::allow_tables_to_appear_in_same_query!(participants, tasks);
diesel::allow_tables_to_appear_in_same_query!(persons, record_parties);
diesel::allow_tables_to_appear_in_same_query!(persons, records);
diesel::allow_tables_to_appear_in_same_query!(ideas, lane_organisations);
diesel::allow_tables_to_appear_in_same_query!(ideas, lanes);
diesel::allow_tables_to_appear_in_same_query!(ideas, participants);
diesel::allow_tables_to_appear_in_same_query!(ideas, read_marks);
diesel::allow_tables_to_appear_in_same_query!(commitments, meeting_actions);
diesel::allow_tables_to_appear_in_same_query!(commitments, meeting_items);
diesel::allow_tables_to_appear_in_same_query!(record_parties, turns);
diesel::allow_tables_to_appear_in_same_query!(records, turns);
diesel::allow_tables_to_appear_in_same_query!(commitments, participants);
diesel::allow_tables_to_appear_in_same_query!(entries, participants);
diesel::allow_tables_to_appear_in_same_query!(meetings, participants);
diesel::allow_tables_to_appear_in_same_query!(offers, participants);
diesel::allow_tables_to_appear_in_same_query!(participants, turns);
