//! Who may change notices: pure.
use crate::platform::authz::Scope;
use crate::platform::problem::Problem;

/// Observers too have an inbox; a token that only reads changes nothing.
pub fn may_change(scope: &Scope) -> Result<(), Problem> {
    if scope.may_write() { Ok(()) } else { Err(Problem::forbidden()) }
}
