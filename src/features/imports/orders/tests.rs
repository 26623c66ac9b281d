//! Orders and products: read, rejected, read again, taken back.
use std::path::Path;

use super::*;
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::{self as organisations, NewOrganisation};
use crate::platform::authz::{Locale, Sees};
use crate::platform::clock::Clock;
use crate::platform::db::Place;
use crate::platform::events::Bus;

const MAP: &str = r#"
source = "erp"
time_zone = "Europe/Berlin"
decimal = ","
delimiter = ";"
currency_column = "Cur"
order = "No"
returned_prefix = "R"
customer = "{Firm}"
customer_number = "{FirmNo}"
sku = "{Sku}"
text = "{Name}"
quantity = "Qty"
unit_price = "Price"
margin = "Margin"

[ordered]
column = "At"
format = "%d.%m.%Y"

[promised]
column = "Promised"
format = "%d.%m.%Y"

[delivered]
column = "Came"
format = "%d.%m.%Y"
"#;
const HEADER: &str = "No;At;Promised;Came;FirmNo;Firm;Sku;Name;Qty;Price;Margin;Cur";
const ROWS: &str = "\
1;01.02.2026;10.02.2026;10.02.2026;K1;Acme;P1;Pump;2;1.200,50;100;EUR\n\
2;02.02.2026;05.02.2026;;K2;Bolt;P2;Hose;10,5;0,335;;EUR\n\
1;01.02.2026;10.02.2026;12.02.2026;K1;Acme;P2;Hose;1;0,33;;EUR\n\
R3;03.02.2026;;;;;P1;Pump;-1;1200,50;;EUR\n";

struct Portal {
    dir: tempfile::TempDir,
    db: Db,
    vendor: OrganisationId,
}

async fn portal() -> Portal {
    let dir = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(dir.path().join("concord.db"));
    let db = Db::open(&place, Clock::System, Bus::default()).unwrap();
    let make = |tx: &mut Tx<'_>| {
        organisations::create_organisation(
            tx,
            NewOrganisation {
                name: "Hydra".to_owned(),
                locale: Locale::En,
                time_zone: "Europe/Berlin".to_owned(),
                sees: Sees::All,
                office_hours: OfficeHours::default(),
                setup_done: true,
            },
        )
    };
    let vendor = db.write(&SYSTEM, "test", make).await.unwrap();
    std::fs::write(dir.path().join("map.toml"), MAP).unwrap();
    Portal { dir, db, vendor }
}

impl Portal {
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn options(&self, file: &Path, map: &str) -> SalesOptions {
        SalesOptions {
            file: file.to_owned(),
            map: SalesMap::Named(map.to_owned()),
            encoding: None,
            vendor: self.vendor,
            time_zone: "Europe/Berlin".to_owned(),
            rejects: Some(self.path("rejects.csv")),
            progress: false,
            reached: Arc::default(),
        }
    }

    async fn imports(&self, rows: &str) -> SalesSummary {
        std::fs::write(self.path("orders.csv"), format!("{HEADER}\n{rows}")).unwrap();
        let map = self.path("map.toml");
        let options = self.options(&self.path("orders.csv"), map.to_str().unwrap());
        import_orders(&self.db, &options).await.unwrap()
    }

    async fn texts(&self, sql: &'static str) -> Vec<String> {
        use diesel::prelude::*;
        #[derive(diesel::QueryableByName)]
        struct Line {
            #[diesel(sql_type = diesel::sql_types::Text)]
            line: String,
        }
        let read = move |conn: &mut crate::platform::db::Conn| {
            let lines: Vec<Line> = crate::on_backend!(conn, |c| diesel::sql_query(sql).load(c))?;
            Ok(lines.into_iter().map(|line| line.line).collect())
        };
        self.db.read(read).await.unwrap()
    }

    async fn orders(&self) -> Vec<String> {
        self.texts(
            "SELECT external_id || ' ' || status || ' ' || line_count || ' ' || net_minor || ' ' || \
             currency || ' ' || coalesce((SELECT name FROM relationships r \
             WHERE r.id = relationship_id), '-') AS line FROM sales_orders ORDER BY external_id",
        )
        .await
    }

    async fn lines(&self) -> Vec<String> {
        self.texts(
            "SELECT o.external_id || '/' || position || ' ' || p.sku || ' ' || quantity_milli || ' ' \
             || l.net_minor AS line FROM order_lines l JOIN sales_orders o ON o.id = l.order_id \
             JOIN products p ON p.id = l.product_id ORDER BY 1",
        )
        .await
    }
}

fn counts(summary: &SalesSummary) -> (u64, u64, u64, u64) {
    let done = summary.done;
    (done.created, done.updated, done.unchanged, summary.rejected)
}

#[actix_web::test]
async fn orders_are_taken_whole_wherever_their_rows_stand() {
    let portal = portal().await;
    let done = portal.imports(ROWS).await;
    assert_eq!(counts(&done), (3, 0, 0, 0));
    assert_eq!((done.rows, done.done.products, done.done.customers), (4, 2, 2));
    assert_eq!(
        portal.orders().await,
        ["1 delivered 2 240133 EUR Acme", "2 open 1 352 EUR Bolt", "R3 returned 1 -120050 EUR -"]
    );
    assert_eq!(
        portal.lines().await,
        ["1/1 P1 2000 240100", "1/2 P2 1000 33", "2/1 P2 10500 352", "R3/1 P1 -1000 -120050"]
    );
    // A promised day is kept until it is over in Berlin.
    let late = "SELECT external_id || ' ' || (delivered_at > promised_at) AS line \
                FROM sales_orders WHERE delivered_at IS NOT NULL";
    assert_eq!(portal.texts(late).await, ["1 1"]);
    let done = portal.imports(ROWS).await;
    assert_eq!(counts(&done), (0, 0, 3, 0));
    assert!(!done.to_string().contains("undo"), "{done}");
}

#[actix_web::test]
async fn rows_that_cannot_be_are_counted_with_their_reason() {
    let portal = portal().await;
    let rows = "\
1;01.02.2026;;;K1;Acme;P1;Pump;2;10;;EUR\n\
1;01.02.2026;;;K1;Acme;P1;Pump;2;10;;USD\n\
1;01.02.2026;;;K9;Other;P1;Pump;2;10;;EUR\n\
2;01.02.2926;;;K1;Acme;P1;Pump;2;10;;EUR\n\
3;Acme;01.02.2026;;K1;P1;Pump;2;10;;EUR;x\n\
4;01.02.2026;;;K1;Acme;P1;Pump;two;10;;EUR\n\
5;01.02.2026;;;K1;Acme;P1;Pump;2;1.5;;EUR\n\
6;01.02.2026;;;K1;Acme;P1;Pump;2;10;;Euro\n\
7;01.02.2026;;01.01.2026;K1;Acme;P1;Pump;2;10;;EUR\n\
;01.02.2026;;;K1;Acme;P1;Pump;2;10;;EUR\n\
8;01.02.2026;;;K1;Acme\n";
    let done = portal.imports(rows).await;
    assert_eq!(counts(&done), (1, 0, 0, 10));
    let rejects = std::fs::read_to_string(portal.path("rejects.csv")).unwrap();
    for (line, reason) in [
        (3, "mixed_currency"),
        (4, "mixed_customer"),
        (5, "bad_date"),
        (6, "bad_date"),
        (7, "bad_number"),
        (8, "bad_number"),
        (9, "bad_currency"),
        (10, "dates_cross"),
        (11, "missing_value"),
        (12, "wrong_columns"),
    ] {
        assert!(
            rejects.contains(&format!("\n{line},{reason}"))
                || rejects.contains(&format!("\n{line},\"{reason}")),
            "{line} {reason}\n{rejects}"
        );
    }
    assert_eq!(portal.orders().await, ["1 closed 1 2000 EUR Acme"]);
}

#[actix_web::test]
async fn a_run_is_taken_back_with_what_it_changed() {
    let portal = portal().await;
    let first = portal.imports(ROWS).await;
    let (orders, lines) = (portal.orders().await, portal.lines().await);
    let changed =
        ROWS.replace("10,5;0,335", "20;0,335") + "4;04.02.2026;;;K4;Coil;P4;Valve;1;5;;EUR\n";
    let second = portal.imports(&changed).await;
    assert_eq!(counts(&second), (1, 1, 2, 0));
    assert_ne!(portal.orders().await, orders);
    // What a later run wrote is not taken from under it.
    let refused = take_back(&portal.db, first.run).await.unwrap();
    assert_eq!(refused, Undone::Later { runs: vec![second.run], touched: 1 });
    let undone = take_back(&portal.db, second.run).await.unwrap();
    assert_eq!(undone, Undone::Done { removed: 2, restored: 1, kept: 0 });
    assert_eq!((portal.orders().await, portal.lines().await), (orders, lines));
    assert!(matches!(take_back(&portal.db, second.run).await.unwrap(), Undone::Already(_)));
    let undone = take_back(&portal.db, first.run).await.unwrap();
    assert_eq!(undone, Undone::Done { removed: 5, restored: 0, kept: 0 });
    for table in ["SELECT 'x' AS line FROM order_lines", "SELECT 'x' AS line FROM products"] {
        assert_eq!(portal.texts(table).await, [""; 0]);
    }
    assert_eq!(take_back(&portal.db, OrderImportId::generate()).await.unwrap(), Undone::Unknown);
    // And can be taken anew.
    assert_eq!(counts(&portal.imports(ROWS).await), (3, 0, 0, 0));
}

#[actix_web::test]
async fn products_are_read_and_read_again() {
    let portal = portal().await;
    let map = portal.path("products.toml");
    let text = "source = \"erp\"\nsku = \"{No}\"\nname = \"{Name}\"\ncategory = \"{Group}\"\n\
                [status]\ncolumn = \"Sold\"\ndefault = \"active\"\n[status.values]\nwithdrawn = [\"no\"]\n";
    std::fs::write(&map, text).unwrap();
    let file = portal.path("products.csv");
    let import = async |rows: &str| {
        std::fs::write(&file, format!("No,Name,Group,Sold\n{rows}")).unwrap();
        let options = portal.options(&file, map.to_str().unwrap());
        import_products(&portal.db, &options).await.unwrap()
    };
    let first = import("P1,Pump,Pumps,yes\nP2,Hose,,no\nP2,Hose,,no\n,x,,\n").await;
    assert_eq!(counts(&first), (2, 0, 0, 2));
    let second = import("P1,Pump P-1,Pumps,yes\nP2,Hose,,no\n").await;
    assert_eq!(counts(&second), (0, 1, 1, 0));
    let all = "SELECT sku || ' ' || name || ' ' || status AS line FROM products ORDER BY sku";
    assert_eq!(portal.texts(all).await, ["P1 Pump P-1 active", "P2 Hose withdrawn"]);
    let undone = take_back(&portal.db, second.run).await.unwrap();
    assert_eq!(undone, Undone::Done { removed: 0, restored: 1, kept: 0 });
    assert_eq!(portal.texts(all).await, ["P1 Pump active", "P2 Hose withdrawn"]);
}

/// Rows of the retail data, by the map that is built in.
#[actix_web::test]
async fn the_built_in_map_reads_a_wholesaler() {
    let portal = portal().await;
    let file = portal.path("retail.csv");
    let rows = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
        536365,85123A,WHITE LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n\
        C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom\n\
        536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom\n";
    std::fs::write(&file, rows).unwrap();
    let options = portal.options(&file, "uci-online-retail");
    let done = import_orders(&portal.db, &options).await.unwrap();
    assert_eq!(counts(&done), (3, 0, 0, 0));
    assert_eq!(
        portal.orders().await,
        [
            "536365 closed 1 1530 GBP Customer 17850",
            "536414 closed 1 0 GBP -",
            "C536379 returned 1 -2750 GBP Customer 14527",
        ]
    );
    let refused = portal.options(&portal.path("map.toml"), "uci-online-retail");
    let refused = import_orders(&portal.db, &refused).await.unwrap_err();
    assert!(refused.to_string().contains("lacks columns"), "{refused}");
}
