//! The part of the description that tells of segments and rules.
use utoipa::OpenApi;

use crate::features::rules::api as rules;
use crate::features::segments::api as segments;

#[derive(OpenApi)]
#[openapi(paths(
    segments::list,
    segments::create,
    segments::preview,
    segments::show,
    segments::change,
    segments::members,
    segments::change_members,
    segments::history,
    segments::of_account,
    rules::list,
    rules::create,
    rules::show,
    rules::change,
    rules::rehearse,
    rules::publish,
    rules::versions,
    rules::runs,
))]
pub(super) struct SegmentsDoc;
