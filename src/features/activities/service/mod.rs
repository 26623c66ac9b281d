//! Use cases of activities; one function is one transaction.
mod act;
mod call_backs;
mod calls;
mod feed;
mod letters;
mod list;
mod plan;
mod plans;
mod templates;
mod wording;

pub use act::{Act, Happened, act};
pub use calls::{
    CallEvent, CallTold, HookChange, Signed, call, hook, make_hook, signed_body, stop_hook,
};
pub use feed::{calendar, feed, renew_feed, stop_feed};
pub use letters::{Letter, SEND_MAIL, Sending, letter_due, sent};
pub use list::{ListQuery, list, load};
pub use plan::{ActivityChange, MailInput, NewActivity, change, create};
pub use plans::{
    NeglectedList, NeglectedQuery, NewPlan, PlanChange, change_plan, create_plan, neglected, plans,
    remove_plan,
};
pub use templates::{
    NewTemplate, RenderedMail, TemplateChange, change_template, create_template, remove_template,
    rendered, templates,
};

use crate::features::organisations::service::could_sell as is_vendor;
