//! Best-worst scaling: which items are shown together, and what the choices say.
pub mod design;
pub mod score;

pub use design::{Design, DesignError, design};
pub use score::{ItemScore, Task, count, rescale};
