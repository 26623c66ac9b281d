//! What columns are called in the files of other systems, in English and Russian.
use std::collections::BTreeMap;

use super::columns::UploadField as F;
use crate::features::orders::model::ImportKind;

/// Small letters and digits alone; what stands first counts more.
const ORDERS: &[(F, &[&str])] = &[
    (
        F::Order,
        &[
            "orderno",
            "ordernumber",
            "orderid",
            "invoiceno",
            "invoicenumber",
            "invoice",
            "order",
            "номерзаказа",
            "заказ",
            "номерсчета",
            "номердокумента",
            "счет",
            "документ",
        ],
    ),
    (
        F::Ordered,
        &[
            "orderdate",
            "orderedat",
            "ordered",
            "invoicedate",
            "date",
            "at",
            "датазаказа",
            "датасчета",
            "дата",
        ],
    ),
    (
        F::Promised,
        &[
            "promised",
            "promiseddate",
            "promisedat",
            "promisedate",
            "requireddate",
            "duedate",
            "обещано",
            "срок",
            "срокпоставки",
            "плановаядата",
        ],
    ),
    (F::Shipped, &["shipped", "shippeddate", "shippedat", "shipdate", "отгружено", "датаотгрузки"]),
    (
        F::Delivered,
        &[
            "delivered",
            "delivereddate",
            "deliveredat",
            "deliverydate",
            "came",
            "доставлено",
            "датадоставки",
            "получено",
        ],
    ),
    (
        F::Customer,
        &[
            "customername",
            "customer",
            "client",
            "company",
            "firm",
            "buyer",
            "покупатель",
            "клиент",
            "контрагент",
            "заказчик",
        ],
    ),
    (
        F::CustomerNumber,
        &[
            "customernumber",
            "customerno",
            "customerid",
            "clientid",
            "firmno",
            "кодклиента",
            "номерклиента",
            "кодконтрагента",
            "кодпокупателя",
        ],
    ),
    (
        F::Sku,
        &[
            "sku",
            "stockcode",
            "productcode",
            "itemno",
            "itemnumber",
            "articleno",
            "article",
            "productid",
            "артикул",
            "кодтовара",
            "код",
        ],
    ),
    (
        F::Text,
        &[
            "description",
            "productname",
            "product",
            "itemname",
            "item",
            "text",
            "name",
            "наименование",
            "номенклатура",
            "товар",
            "описание",
        ],
    ),
    (F::Quantity, &["quantity", "qty", "pieces", "количество", "колво", "штук"]),
    (F::Unit, &["unit", "uom", "единицаизмерения", "единица", "едизм", "ед"]),
    (F::UnitPrice, &["unitprice", "price", "цена", "ценазаединицу"]),
    (F::Net, &["net", "netamount", "linetotal", "amount", "total", "сумма", "стоимость"]),
    (F::Margin, &["margin", "profit", "маржа", "прибыль"]),
    (F::Currency, &["currency", "currencycode", "cur", "валюта"]),
];

const PRODUCTS: &[(F, &[&str])] = &[
    (
        F::Sku,
        &[
            "sku",
            "stockcode",
            "productcode",
            "itemno",
            "itemnumber",
            "articleno",
            "article",
            "productid",
            "code",
            "артикул",
            "кодтовара",
            "код",
        ],
    ),
    (
        F::Name,
        &[
            "name",
            "productname",
            "product",
            "itemname",
            "item",
            "description",
            "наименование",
            "номенклатура",
            "название",
            "товар",
            "описание",
        ],
    ),
    (F::Category, &["category", "group", "productgroup", "категория", "группа", "вид"]),
];

/// Which of these headers hold what; no column is taken for two things.
pub(super) fn fields(kind: ImportKind, names: &[String]) -> BTreeMap<F, String> {
    let known = match kind {
        ImportKind::Orders => ORDERS,
        ImportKind::Products => PRODUCTS,
    };
    let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let mut taken = vec![false; names.len()];
    let mut found = BTreeMap::new();
    for (field, words) in known {
        let place = words.iter().find_map(|word| {
            plain.iter().zip(&taken).position(|(name, taken)| name == word && !taken)
        });
        let Some(place) = place else { continue };
        if let (Some(taken), Some(name)) = (taken.get_mut(place), names.get(place)) {
            *taken = true;
            found.insert(*field, name.clone());
        }
    }
    found
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'ё' { 'е' } else { letter })
        .collect()
}
