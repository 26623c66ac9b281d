//! The part of the description that tells of planned contacts.
use utoipa::OpenApi;

use crate::features::activities::api::{self as activities, calls, feed, plans, templates};
use crate::features::activities::model::ActivityAction;

#[derive(OpenApi)]
#[openapi(
    components(schemas(ActivityAction)),
    paths(
        activities::list,
        activities::create,
        activities::show,
        activities::change,
        activities::act,
        plans::neglected,
        plans::list,
        plans::create,
        plans::change,
        plans::remove,
        templates::list,
        templates::create,
        templates::change,
        templates::remove,
        templates::rendered,
        feed::show,
        feed::renew,
        feed::stop,
        calls::show,
        calls::make,
        calls::stop,
        calls::tell,
    )
)]
pub(super) struct ActivityDoc;
