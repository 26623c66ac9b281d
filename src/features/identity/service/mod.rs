//! Use cases around a person. Each is one transaction; what costs time (a password's hash) is
//! done before it.
mod joining;
mod login;
mod mails;
mod me;
mod people;
mod resets;
mod sessions;
mod tokens;

pub use joining::{Joining, join, look_at_invitation};
pub use login::{change_password, login_complete, sign_in, sign_out};
pub use mails::{
    account_target_unscoped, reset_link, reset_target_unscoped, reuse_target_unscoped,
};
pub use me::{Me, Membership, me, update_me};
pub use people::{create_person, find_person_by_email_unscoped, make_operator};
pub use resets::{RESET_ASKED, ask_reset, complete_reset, look_at_reset, send_reset};
pub use sessions::{end_one, end_others, list_sessions, start_page};
pub use tokens::{FreshToken, create_token, fresh_token, list_tokens, revoke_token};
