//! Text that people write: checked when it comes in, made safe when it is shown.
//!
//! What was written is kept character for character; nothing is trimmed, normalised or cut.
pub mod dates;
pub mod ical;
pub mod input;
pub mod markdown;
pub mod numbers;
pub mod phone;
mod quotes;

pub use input::{Line, OptLine, OptText, Text, given};
pub use markdown::{Mention, SafeHtml, mentions, plain, render};
pub use quotes::quoted;
