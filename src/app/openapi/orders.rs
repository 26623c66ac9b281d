//! The part of the description that tells of products and orders.
use utoipa::OpenApi;

use crate::features::imports::uploads::api as uploads;
use crate::features::orders::api::{self as orders, products, purchases, runs};

#[derive(OpenApi)]
#[openapi(paths(
    orders::list,
    orders::show,
    orders::complain,
    orders::account,
    products::list,
    products::create,
    products::show,
    products::change,
    purchases::list,
    purchases::show,
    purchases::complain,
    runs::list,
    runs::undo,
    uploads::upload,
    uploads::show,
    uploads::look_at,
    uploads::check,
    uploads::import,
    uploads::rejects,
))]
pub(super) struct OrdersDoc;
