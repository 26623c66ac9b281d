//! The part of the description that tells of products and orders.
use utoipa::OpenApi;

use crate::features::orders::api::{self as orders, products};

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
))]
pub(super) struct OrdersDoc;
