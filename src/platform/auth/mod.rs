//! Who is asking: keys, API tokens, sessions, and the extractor that turns a request into a
//! [`Scope`](crate::platform::authz::Scope).
mod keys;
mod extract;
mod store;

pub use extract::bearer;
pub use keys::{Keys, Purpose};
pub use store::{scope_of_membership, token_digest};
