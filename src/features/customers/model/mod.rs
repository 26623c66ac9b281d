//! Ids, words and visible forms of contacts and corrections.
mod rows;
mod views;

pub use rows::*;
pub use views::*;

use crate::{id_type, text_enum};

id_type!(
    /// A person at a customer, as a vendor keeps them.
    ContactId
);
id_type!(
    /// What somebody is at a customer for a time.
    RoleId
);
id_type!(
    /// A way to reach somebody.
    PointId
);
id_type!(
    /// What somebody has said about being contacted.
    ConsentId
);
id_type!(
    /// What a customer says is wrong.
    CorrectionId
);

text_enum! {
    /// A part in the buying centre (Webster and Wind 1972; the initiator is Bonoma's, 1982).
    pub enum BuyingRole {
        Decider = "decider",
        Influencer = "influencer",
        User = "user",
        Buyer = "buyer",
        Gatekeeper = "gatekeeper",
        Initiator = "initiator",
    }
}

text_enum! {
    /// A channel by which somebody is reached.
    pub enum PointKind {
        Phone = "phone",
        Email = "email",
        Messenger = "messenger",
        Address = "address",
    }
}

text_enum! {
    /// What somebody said about a channel.
    pub enum ConsentState {
        Given = "given",
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What became of a correction.
    pub enum CorrectionState {
        Open = "open",
        Confirmed = "confirmed",
        Declined = "declined",
        /// Taken back by the customer.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done with a correction.
    pub enum CorrectionAction {
        Confirm = "confirm",
        Decline = "decline",
        Withdraw = "withdraw",
    }
}
