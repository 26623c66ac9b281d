//! Orders: what was sold, what came late, what came back.
use super::base::{Account, Base};
use super::calendar::Calendar;
use super::words;
use super::{Args, CHUNK, LOAD, Tally};
use crate::app::load::drawn::{Drawn, Zipf};
use crate::app::load::ground::Ground;
use crate::features::orders::model::{
    ImportKind, ImportRow, LineRow, OrderId, OrderRow, OrderStatus, ProductId, ProductRow,
    ProductStatus,
};
use crate::features::orders::service::{
    Imported, finish, keep_orders_unscoped, keep_products_unscoped, start,
};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

const PRODUCTS: usize = 2_000;
/// Lines of an order at most; three are usual.
const MOST_LINES: usize = 5;
/// Days in which an order is on its way.
const FRESH_DAYS: usize = 10;

pub(super) async fn fill(
    ground: &Ground,
    args: &Args,
    base: &Base,
    calendar: &Calendar,
) -> Result<usize, Problem> {
    let mut tally = Tally::of("products, orders, lines");
    let mut book = Book::of(ground, args, base, calendar);
    let (batch, goods) = (book.batch.clone(), book.goods.clone());
    tally.add(1 + goods.len());
    let begin = move |tx: &mut Tx<'_>| {
        start(tx, &batch)?;
        keep_products_unscoped(tx, &batch, &goods)
    };
    ground.db.write(&LOAD, "load.products", begin).await?;
    let mut made = Imported::default();
    let (mut lines_left, mut number) = (args.lines, 0);
    let orders_in_all = args.lines.div_ceil(MOST_LINES.div_ceil(2));
    while lines_left > 0 {
        let (mut orders, mut lines) = (Vec::new(), Vec::new());
        while lines_left > 0 && orders.len() < CHUNK {
            let place = number.min(orders_in_all.saturating_sub(1));
            let (day, at) = calendar.moment(place, orders_in_all, &mut book.drawn);
            let (order, its) = book.order(number, (day, at), lines_left);
            lines_left -= its.len();
            lines.extend(its);
            orders.push(order);
            number += 1;
        }
        made.created += u64::try_from(orders.len()).unwrap_or(0);
        tally.add(2 * orders.len() + lines.len());
        let batch = book.batch.clone();
        let keep = move |tx: &mut Tx<'_>| keep_orders_unscoped(tx, &batch, &orders, &lines);
        ground.db.write(&LOAD, "load.orders", keep).await?;
    }
    let (vendor, batch) = (ground.vendor.id, book.batch.id);
    let end = move |tx: &mut Tx<'_>| finish(tx, vendor, batch, made, 0);
    ground.db.write(&LOAD, "load.orders", end).await?;
    tally.tell();
    Ok(tally.rows)
}

type Dates = (Option<Timestamp>, Option<Timestamp>, Option<Timestamp>);

struct Book<'a> {
    batch: ImportRow,
    drawn: Drawn,
    goods: Vec<ProductRow>,
    zipf: Zipf,
    base: &'a Base,
    days: usize,
}

impl<'a> Book<'a> {
    fn of(ground: &Ground, args: &Args, base: &'a Base, calendar: &Calendar) -> Self {
        let mut drawn = Drawn::of(args.seed, 4);
        let now = ground.db.clock().now();
        let source = format!("load-{}", args.seed);
        let batch = ImportRow {
            id: drawn.id(calendar.day(0)),
            vendor_org: ground.vendor.id,
            kind: ImportKind::Orders,
            file_name: source.clone(),
            source,
            created: 0,
            updated: 0,
            unchanged: 0,
            rejected: 0,
            started_at: now,
            finished_at: None,
            undone_at: None,
        };
        let product = |number: usize, drawn: &mut Drawn| ProductRow {
            id: drawn.id::<ProductId>(calendar.day(0)),
            vendor_org: ground.vendor.id,
            sku: format!("L{}-{number:05}", args.seed),
            name: words::topic(number),
            status: ProductStatus::Active,
            category: None,
            topic_id: base.topics.get(number).map(|(id, _)| *id),
            batch_id: Some(batch.id),
            version: 1,
            created_at: calendar.day(0),
        };
        let goods = (0..PRODUCTS).map(|number| product(number, &mut drawn)).collect();
        Self { batch, drawn, goods, zipf: Zipf::of(PRODUCTS, 10), base, days: calendar.days() }
    }

    fn order(
        &mut self,
        number: usize,
        (day, at): (usize, Timestamp),
        most: usize,
    ) -> (OrderRow, Vec<LineRow>) {
        let id: OrderId = self.drawn.id(at);
        let account = self.base.somebody(day, &mut self.drawn);
        // Three of a hundred orders are not known to be anybody's.
        let account = account.filter(|_| !self.drawn.chance(3));
        let status = self.status(day);
        let count = (1 + self.drawn.below(MOST_LINES)).min(most);
        let positions = 1..=i32::try_from(count).unwrap_or(1);
        let mut lines: Vec<LineRow> =
            positions.map(|position| self.line(id, position, status)).collect();
        let (promised_at, shipped_at, delivered_at) = self.dates(at, status);
        for line in &mut lines {
            (line.promised_at, line.delivered_at) = (promised_at, delivered_at);
        }
        let order = OrderRow {
            id,
            vendor_org: self.batch.vendor_org,
            source: self.batch.source.clone(),
            external_id: format!("{number:08}"),
            relationship_id: account.map(|account| account.customer.id),
            ordered_at: at,
            promised_at,
            shipped_at,
            delivered_at,
            currency: currency(account).to_owned(),
            net_minor: lines.iter().map(|line| line.net_minor).sum(),
            status,
            line_count: i32::try_from(lines.len()).unwrap_or(i32::MAX),
            content_hash: number.to_be_bytes().to_vec(),
            batch_id: self.batch.id,
        };
        (order, lines)
    }

    fn status(&mut self, day: usize) -> OrderStatus {
        if day + FRESH_DAYS >= self.days {
            return if self.drawn.chance(50) { OrderStatus::Open } else { OrderStatus::Shipped };
        }
        match self.drawn.below(100) {
            0..3 => OrderStatus::Returned,
            3 => OrderStatus::Cancelled,
            4..24 => OrderStatus::Closed,
            _ => OrderStatus::Delivered,
        }
    }

    /// Promised, shipped, delivered.
    fn dates(&mut self, at: Timestamp, status: OrderStatus) -> Dates {
        let promised = at.plus_days(self.drawn.between(3, 21));
        // One of twelve comes late.
        let late = if self.drawn.below(12) == 0 {
            self.drawn.between(1, 14)
        } else {
            -self.drawn.between(0, 2)
        };
        let delivered = promised.plus_days(late);
        match status {
            OrderStatus::Delivered => {
                (Some(promised), Some(delivered.plus_days(-1)), Some(delivered))
            }
            OrderStatus::Shipped => (Some(promised), Some(at.plus_days(1)), None),
            OrderStatus::Open => (Some(promised), None, None),
            _ => (None, None, None),
        }
    }

    fn line(&mut self, order: OrderId, position: i32, status: OrderStatus) -> LineRow {
        let rank = self.zipf.rank(&mut self.drawn);
        let product = self.goods.get(rank);
        let quantity = self.drawn.between(1, 20);
        let back = status == OrderStatus::Returned;
        let quantity = if back { -quantity } else { quantity };
        // Of a product the price is the same each time: 5 to 1,005 in whole units.
        let price_minor = 500 + i64::try_from(rank * 7_919 % 100_000).unwrap_or(0);
        LineRow {
            order_id: order,
            position,
            product_id: product.map(|product| product.id),
            text: product.map(|product| product.name.clone()).unwrap_or_default(),
            quantity_milli: quantity * 1_000,
            unit: Some("pcs".to_owned()),
            unit_price_micros: price_minor * 10_000,
            net_minor: price_minor * quantity,
            margin_minor: None,
            promised_at: None,
            delivered_at: None,
        }
    }
}

/// A customer pays in one currency; one of sixteen in another one.
fn currency(account: Option<&Account>) -> &'static str {
    let dollars = account
        .is_some_and(|one| one.customer.id.0.as_bytes().last().is_some_and(|byte| byte % 16 == 0));
    if dollars { "USD" } else { "EUR" }
}
