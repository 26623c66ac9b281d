//! What a side is asked for in its complaints beside whose turn they are: an answer to an offer, to a
//! step up the ladder, to a mediator's name or word. The turn belongs to one side; these may wait for
//! both, or for the side whose turn it is not.
pub mod model;
pub mod service;
