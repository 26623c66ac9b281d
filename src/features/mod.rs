//! One folder for each plural noun of the domain. A feature uses another's `service` or `model`
//! only, without circles; reactions the other way go through the outbox.
pub mod aftercare;
pub mod agreements;
pub mod commitments;
pub mod complaints;
pub mod decisions;
pub mod disputes;
pub mod documents;
pub mod ideas;
pub mod identity;
pub mod imports;
pub mod issues;
pub mod links;
pub mod meetings;
pub mod ndas;
pub mod notifications;
pub mod organisations;
pub mod programmes;
pub mod projects;
pub mod proof;
pub mod quality;
pub mod records;
pub mod requirements;
pub mod signoffs;
pub mod surveys;
pub mod tasks;
