//! The part of the description that tells of interactions and what they say.
use utoipa::OpenApi;

use crate::features::demands::api as demands;
use crate::features::figures::{api as figures, model::ParetoMeasure};
use crate::features::insights::api as insights;
use crate::features::interactions::api::{self as interactions, topics};
use crate::features::notices::api as notices;

#[derive(OpenApi)]
#[openapi(
    paths(
        interactions::list,
        interactions::record,
        interactions::coverage,
        interactions::caller,
        interactions::candidates,
        interactions::say,
        interactions::code,
        interactions::show,
        interactions::change,
        topics::list,
        topics::create,
        topics::change,
        topics::list_categories,
        topics::create_category,
        topics::change_category,
        insights::radar,
        insights::alarms,
        insights::callers,
        figures::catalogue,
        figures::show,
        figures::rows,
        figures::export_rows,
        figures::export,
        figures::decisions,
        figures::decide,
        figures::remove_decision,
        figures::spend,
        figures::put_spend,
        figures::settings,
        figures::put_settings,
        figures::account,
        insights::standing,
        insights::set,
        insights::checks,
        insights::check,
        insights::placebo,
        insights::injection,
        insights::episodes,
        insights::move_episode,
        demands::defects,
        demands::decisions,
        demands::history,
        demands::reach,
        demands::of_topic,
        demands::decide,
        notices::list,
        notices::mark_read,
    ),
    components(schemas(ParetoMeasure))
)]
pub(super) struct DemandDoc;
