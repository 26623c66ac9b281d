//! Tables that stand in one query beside those that the generated schema pairs already: a record
//! with the people and organisations around it.
use super::schema::{complaints, entries, ideas, lane_organisations, lanes, memberships};
use super::schema::{notifications, organisations, participants, persons, read_marks};
use super::schema::{record_parties, records};

diesel::allow_tables_to_appear_in_same_query!(complaints, memberships);
diesel::allow_tables_to_appear_in_same_query!(complaints, persons);
diesel::allow_tables_to_appear_in_same_query!(entries, notifications);
diesel::allow_tables_to_appear_in_same_query!(lanes, organisations);
diesel::allow_tables_to_appear_in_same_query!(lanes, participants);
diesel::allow_tables_to_appear_in_same_query!(lanes, persons);
diesel::allow_tables_to_appear_in_same_query!(memberships, records);
diesel::allow_tables_to_appear_in_same_query!(participants, persons);
diesel::allow_tables_to_appear_in_same_query!(persons, record_parties);
diesel::allow_tables_to_appear_in_same_query!(persons, records);
diesel::allow_tables_to_appear_in_same_query!(ideas, lane_organisations);
diesel::allow_tables_to_appear_in_same_query!(ideas, lanes);
diesel::allow_tables_to_appear_in_same_query!(ideas, participants);
diesel::allow_tables_to_appear_in_same_query!(ideas, read_marks);
