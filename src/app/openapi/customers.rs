//! The part of the description that tells of customers as their vendor keeps them.
use utoipa::OpenApi;

use crate::features::customers::api::{accounts, contacts, corrections, roles};
use crate::features::customers::model::CorrectionAction;
use crate::features::overviews::api as overviews;

#[derive(OpenApi)]
#[openapi(
    components(schemas(CorrectionAction)),
    paths(
        accounts::list,
        accounts::show,
        accounts::change,
        accounts::people,
        accounts::join_team,
        accounts::leave_team,
        contacts::list,
        contacts::create,
        contacts::card,
        contacts::show,
        contacts::change,
        roles::start,
        roles::end,
        roles::add_point,
        roles::end_point,
        roles::add_consent,
        corrections::list,
        corrections::act,
        corrections::of_relationship,
        corrections::propose,
        overviews::overview,
        overviews::timeline,
        overviews::brief,
    )
)]
pub(super) struct CustomerDoc;
