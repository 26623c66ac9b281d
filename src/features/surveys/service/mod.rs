//! What can be done with surveys and answers.
mod answering;
mod around;
mod authoring;
mod bank;
pub mod diff;
mod entering;
pub mod evaluate;
pub mod exchange;
mod files;
pub mod form;
mod handing_in;
mod importing;
pub mod intake;
mod invites;
mod mailing;
pub mod previewing;
mod quotas;
pub mod results;
pub mod sets;
pub mod templates;
mod together;
mod told;
pub mod validate;
mod view;
mod waiting;
mod waves;
pub mod words;

#[cfg(test)]
mod real;

pub use answering::{Asking, Chance, Door, Form, Go, Shut, Sitting, Step, open, take};
pub use authoring::{Publishing, close, create, may_create, publish, save, titles};
pub use bank::{BankQuery, BankQuestion, bank, banked, unbank};
pub use files::{Content, Upload, known_contents, may_upload, stored_contents_unscoped};
pub use importing::{definition_unscoped, import_answers, import_definition, response_ids};
pub use invites::{Asked, Audience, NewInvite, SurveyInvite, SurveyInviteLink, invite, invites};
pub use mailing::{
    SurveyLetter, asker, bounced, letter_unscoped, may_mail, opt_out, remind, revoke, sweep,
};
pub use quotas::{
    NewLink, NewQuota, SurveyLimits, SurveyOpenLink, SurveyQuota, close_link, drop_quota, limits,
    open_link, set_quota,
};
pub use together::{SurveyCoOwner, SurveyTogether, Voting, With, agree, approve, send_back};
pub use told::{SurveyAnswered, SurveyTold, answered};
pub use view::{
    ListQuery, SurveyHead, SurveyItem, SurveyVersion, SurveyView, heads, list, load, version,
};
pub use waiting::{SurveyToAnswer, asked, to_answer};
pub use waves::{follow_unscoped, next_wave};
