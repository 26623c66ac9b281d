//! Use cases of telling, erasing and forgetting; one function is one transaction.
mod contact;
mod entries;
mod export;
mod member;
mod people;
mod retention;

pub use contact::erase_contact;
pub use entries::erase_entry;
pub use export::{export, traces};
pub use member::{erase_member, erase_person_unscoped};
pub use people::{erasures, people, subject};
pub use retention::{forget_due_unscoped, retention, set_rule};

use crate::features::organisations::service as organisations;
use crate::features::privacy::policy;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Whether whoever asks answers for what the own organisation keeps about people.
fn require_decider(conn: &mut Conn, scope: &Scope) -> Result<(), Problem> {
    let vendor = organisations::is_vendor(conn, scope)?;
    policy::may_decide(scope, vendor)
}

/// A name that was typed to confirm what cannot be taken back.
fn confirm(typed: &str, name: &str) -> Result<(), Problem> {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if folded(typed) == folded(name) {
        Ok(())
    } else {
        Err(Problem::invalid("name", "not_the_same"))
    }
}
