use super::*;

const LAYOUT: (&str, &str) = ("layout.txt", "{{ lead }}\n\n\n\n{{ greeting }}  \n\n");
const HTML: (&str, &str) = (
    "layout.mjml",
    r#"<mjml lang="{{ locale }}"><mj-body><mj-section><mj-column>
       <mj-text>{{ lead }}</mj-text><mj-button href="{{ url }}">{{ greeting }}</mj-button>
       </mj-column></mj-section></mj-body></mjml>"#,
);

fn templates(words: &'static str) -> Templates {
    let common = "{% set greeting %}Bye{% endset %}{% set subject %}Common{% endset %}";
    Templates::new(&[LAYOUT, HTML, ("hello/en", words), ("common/en", common)]).unwrap()
}

fn context() -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([("name", "A & <b>"), ("url", "https://a.example/?b=1&c='\"<")])
}

#[test]
fn own_words_come_before_common_ones() {
    let own = templates(
        "{% set lead %}\n  Hello\n  {{ name }}\n{% endset %}{% set subject %}Own{% endset %}",
    );
    let mail = own.render("hello", Locale::En, &context()).unwrap();
    assert_eq!(mail.subject, "Own");
    assert_eq!(mail.text, "Hello A & <b>\n\nBye\n");

    let common = templates("{% set lead %}Hello{% endset %}");
    assert_eq!(common.render("hello", Locale::En, &context()).unwrap().subject, "Common");
}

#[test]
fn html_is_escaped_in_texts_and_attributes() {
    let mail = templates("{% set lead %}{{ name }}{% endset %}")
        .render("hello", Locale::En, &context())
        .unwrap();
    assert!(mail.html.contains("A &amp; &lt;b&gt;"), "{}", mail.html);
    assert!(!mail.html.contains("<b>"));
    let href = mail.html.split_once("href=\"").unwrap().1.split_once('"').unwrap().0;
    assert_eq!(href, "https://a.example/?b=1&amp;c=&#x27;&quot;&lt;");
}

#[test]
fn what_xml_has_no_place_for_is_shown_as_a_sign() {
    let given =
        BTreeMap::from([("name", "a\u{ffff}b\u{1b}c\u{fffe}"), ("url", "https://a.example/")]);
    let mail = templates("{% set lead %}{{ name }}{% endset %}")
        .render("hello", Locale::En, &given)
        .unwrap();
    assert!(mail.html.contains("a\u{fffd}b\u{fffd}c\u{fffd}"), "{}", mail.html);
}

#[test]
fn a_missing_value_is_an_error() {
    let broken = templates("{% set lead %}{{ nobody }}{% endset %}");
    assert!(matches!(
        broken.render("hello", Locale::En, &context()),
        Err(RenderError::Template(_))
    ));
}

#[test]
fn a_missing_language_or_kind_is_an_error() {
    let templates = templates("{% set lead %}Hello{% endset %}");
    assert!(templates.render("hello", Locale::Ru, &context()).is_err());
    assert!(templates.render("goodbye", Locale::En, &context()).is_err());
}

#[test]
fn plural_forms() {
    let russian = |n| plural(n, "день".into(), "дня".into(), Some("дней".into()));
    let expected = [
        (0, "дней"),
        (1, "день"),
        (2, "дня"),
        (4, "дня"),
        (5, "дней"),
        (11, "дней"),
        (12, "дней"),
        (14, "дней"),
        (21, "день"),
        (22, "дня"),
        (25, "дней"),
        (101, "день"),
        (111, "дней"),
    ];
    for (n, form) in expected {
        assert_eq!(russian(n), form, "{n}");
    }
    assert_eq!(plural(1, "day".into(), "days".into(), None), "day");
    assert_eq!(plural(0, "day".into(), "days".into(), None), "days");
}

#[test]
fn excerpts_end_at_a_word() {
    assert_eq!(excerpt("  short ".into(), 10), "short");
    assert_eq!(excerpt("one two three four".into(), 12), "one two…");
    assert_eq!(excerpt("ж".repeat(30), 10), format!("{}…", "ж".repeat(10)));
}

#[test]
fn sentences_end_with_one_full_stop() {
    assert_eq!(one_line("It is  up to\nAcme Ltd..  Wait..."), "It is up to Acme Ltd. Wait...");
}
