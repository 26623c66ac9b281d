//! From a line of an order to a complaint about it.
use crate::features::complaints::model::{Category, Remedy, Severity};
use crate::features::complaints::service::{Filing, file};
use crate::features::orders::model::{LineRow, OrderComplaintRow, OrderId, OrderRow};
use crate::features::orders::store::{self, PurchaseLineRow};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Characters of a product's name in a title.
const TITLE: usize = 120;

/// Drafts a complaint for the customer about a line: product, number of the order and pieces are
/// filled in, what is wrong is left to whoever writes it.
pub fn complain(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: OrderId,
    position: i32,
) -> Result<RecordId, Problem> {
    let order = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let line = store::lines(tx.conn, scope, id)?
        .into_iter()
        .find_map(|(line, _)| (line.position == position).then_some(line))
        .ok_or_else(Problem::not_found)?;
    draft(tx, scope, &order, &About::from(&line))
}

/// The same by the customer, about a line of its own.
pub fn complain_of_purchase(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: OrderId,
    position: i32,
) -> Result<RecordId, Problem> {
    let order = store::find_purchase(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let line = store::purchase_lines_unscoped(tx.conn, id)?
        .into_iter()
        .find(|line| line.position == position)
        .ok_or_else(Problem::not_found)?;
    let PurchaseLineRow { position, text, quantity_milli, .. } = line;
    draft(tx, scope, &order, &About { position, text: &text, quantity_milli })
}

/// What of a line a complaint begins with.
struct About<'a> {
    position: i32,
    text: &'a str,
    quantity_milli: i64,
}

impl<'a> From<&'a LineRow> for About<'a> {
    fn from(line: &'a LineRow) -> Self {
        Self { position: line.position, text: &line.text, quantity_milli: line.quantity_milli }
    }
}

fn draft(
    tx: &mut Tx<'_>,
    scope: &Scope,
    order: &OrderRow,
    about: &About<'_>,
) -> Result<RecordId, Problem> {
    let record_id = file(tx, scope, &filing(order, about)?)?;
    let row = OrderComplaintRow { record_id, order_id: order.id, position: about.position };
    store::insert_complaint(tx.conn, &row)?;
    tx.subject(record_id);
    Ok(record_id)
}

fn filing(order: &OrderRow, line: &About<'_>) -> Result<Filing, Problem> {
    let relationship_id = order
        .relationship_id
        .ok_or_else(|| Problem::invalid("relationship_id", "missing_field"))?;
    // Pieces are whole; of half a metre nothing can be said by their number.
    let whole = line.quantity_milli.unsigned_abs() / 1_000;
    let pieces = (line.quantity_milli % 1_000 == 0).then(|| i64::try_from(whole).ok()).flatten();
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    Ok(Filing {
        relationship_id,
        title: cut(line.text, TITLE),
        description: format!("{} / {}: {}", order.external_id, line.position, line.text),
        category: Category::Product,
        severity: Severity::Moderate,
        remedy_sought: Remedy::Explanation,
        product: Some(cut(line.text, 200)),
        order_no: Some(cut(&order.external_id, 100)),
        lot: None,
        serial_no: None,
        delivery_note: None,
        quantity_complained: pieces,
        quantity_affected: None,
        occurred_on: None,
        detected_where: None,
        claimed_amount_minor: None,
        currency: None,
        reference: None,
        on_behalf_of: None,
        custom: serde_json::Value::Null,
        submit: false,
        file_ids: Vec::new(),
    })
}
