//! What a complaint says of itself, field by field.
use super::figures::Reader;
use super::words::{self, Words};
use crate::features::complaints::service::ComplaintView;
use crate::platform::clock::Timestamp;
use crate::platform::text::{dates, markdown};

/// Everything that was filled in, under its name.
pub(super) fn of(complaint: &ComplaintView, reader: Reader<'_>) -> Vec<(String, String)> {
    let locale = reader.locale;
    let code = |word: &str| Some(words::capital(&words::code(word, locale)));
    let count = |value: Option<i64>| value.map(|value| words::number(value, locale));
    let time = |at: Option<Timestamp>| at.map(|at| reader.time(at));
    let amount = complaint
        .claimed_amount_minor
        .zip(complaint.currency.as_deref())
        .map(|(minor, currency)| words::money(minor, currency, locale));
    let resolution = complaint.resolution_code.and_then(|word| code(word.as_str()));
    let notes = complaint.resolution_notes.as_deref();
    let rows = [
        (Words("About", "К чему относится"), code(complaint.category.as_str())),
        (Words("Severity", "Серьёзность"), code(complaint.severity.as_str())),
        (Words("Asked for", "Требование"), code(complaint.remedy_sought.as_str())),
        (Words("Product", "Изделие"), complaint.product.clone()),
        (Words("Lot", "Партия"), complaint.lot.clone()),
        (Words("Serial number", "Серийный номер"), complaint.serial_no.clone()),
        (Words("Order", "Заказ"), complaint.order_no.clone()),
        (Words("Delivery note", "Накладная"), complaint.delivery_note.clone()),
        (Words("Found", "Где обнаружено"), complaint.detected_where.clone()),
        (
            Words("Found on", "Когда обнаружено"),
            complaint.occurred_on.as_deref().map(|day| dates::day_in_words(day, locale)),
        ),
        (
            Words("Pieces complained about", "Изделий под рекламацией"),
            count(complaint.quantity_complained),
        ),
        (Words("Of them defective", "Из них с дефектом"), count(complaint.quantity_affected)),
        (Words("Amount claimed", "Сумма требования"), amount),
        (Words("Customer's reference", "Номер клиента"), complaint.references.customer.clone()),
        (Words("Vendor's reference", "Номер поставщика"), complaint.references.vendor.clone()),
        (Words("Submitted", "Подана"), time(complaint.submitted_at)),
        (Words("First response", "Первый ответ"), time(complaint.first_response_at)),
        (Words("Resolved", "Решена"), time(complaint.resolved_at)),
        (Words("Closed", "Закрыта"), time(complaint.closed_at)),
        (Words("Resolution", "Решение"), resolution),
        (
            Words("Note to the resolution", "Пояснение к решению"),
            notes.map(|notes| markdown::plain(notes, usize::MAX)),
        ),
    ];
    rows.into_iter()
        .filter_map(|(name, value)| Some((name.of(locale).to_owned(), value?)))
        .collect()
}
