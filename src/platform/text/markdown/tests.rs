use proptest::prelude::*;

use super::*;

fn html(markdown: &str) -> String {
    render(markdown, &[]).into_string().trim().to_owned()
}

const ANNA: Uuid = Uuid::from_u128(0xA);

#[test]
fn ordinary_markdown_is_rendered() {
    assert_eq!(html("one\ntwo"), "<p>one<br>\ntwo</p>");
    assert_eq!(
        html("**a** *b* ~~c~~ `d`"),
        "<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>"
    );
    assert_eq!(html("# a\n\n#### b"), "<h3>a</h3>\n<h6>b</h6>");
    assert_eq!(html("- [x] done\n- [ ] open"), "<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>");
    assert_eq!(html("3. c"), "<ol start=\"3\">\n<li>c</li>\n</ol>");
    assert_eq!(html("```rust\nlet a = 1 < 2;\n```"), "<pre><code>let a = 1 &lt; 2;\n</code></pre>");
    assert!(html("|a|b|\n|-|:-:|\n|1|2|").contains("<td align=\"center\">2</td>"));
}

#[test]
fn links_lead_out_without_a_trace() {
    for markdown in ["https://a.example/x?y=1&z", "[text](https://a.example/x?y=1&z)"] {
        let html = html(markdown);
        let attributes = [
            "href=\"https://a.example/x?y=1&amp;z\"",
            "rel=\"noopener nofollow ugc\"",
            "target=\"_blank\"",
        ];
        assert!(attributes.iter().all(|attribute| html.contains(attribute)), "{html}");
    }
    assert!(html("post@a.example").contains("href=\"mailto:post@a.example\""));
}

#[test]
fn other_links_and_images_are_text() {
    assert_eq!(html("[go](javascript:alert(1))"), "<p>go (javascript:alert(1))</p>");
    assert_eq!(html("[go](//a.example)"), "<p>go (//a.example)</p>");
    assert_eq!(html("[go](data:text/html,x)"), "<p>go (data:text/html,x)</p>");
    let image = html("![a photo](https://a.example/p.png)");
    assert!(image.contains(">a photo</a>") && !image.contains("<img"), "{image}");
    assert!(html("![](https://a.example/p.png)").contains(">https://a.example/p.png</a>"));
    let nested = html("[![alt](https://b.example/i.png)](https://a.example)");
    assert_eq!(nested.matches("<a ").count(), 1, "{nested}");
}

#[test]
fn raw_html_is_shown_as_text() {
    assert_eq!(html("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
    assert_eq!(
        html("<script>\nalert(1)\n</script>"),
        "<p>&lt;script&gt;<br>\nalert(1)<br>\n&lt;/script&gt;</p>"
    );
}

#[test]
fn a_mention_shows_the_name_that_the_server_knows() {
    let body = format!("Hello @[the boss](member:{ANNA}), and `@[x](member:{ANNA})`");
    let known = [Mention { id: ANNA, name: "Anna <K>".to_owned() }];
    assert_eq!(
        render(&body, &known).as_str().trim(),
        format!(
            "<p>Hello <span class=\"mention\" data-member=\"{ANNA}\">@Anna &lt;K&gt;</span>, and <code>@[x](member:{ANNA})</code></p>"
        )
    );
    assert_eq!(mentions(&body), [ANNA], "what is code is no mention");
    assert_eq!(
        mentions(&format!(
            "[x](member:{ANNA}) @[x](member:7) @[a](member:{ANNA}) @[b](member:{ANNA})"
        )),
        [ANNA]
    );
    assert_eq!(html("@[x](member:0000000a-0000-0000-0000-000000000000)"), "<p>@x</p>");
    assert_eq!(plain(&body, 80), format!("Hello @the boss, and @[x](member:{ANNA})"));
    assert!(
        !html(&format!("<span class=\"mention\" data-member=\"{ANNA}\">@Boss</span>"))
            .contains("<span")
    );
}

#[test]
fn plain_text_reads_without_markup() {
    let body = "# Leak\n\nThe **pump** [leaks](https://a.example/1)\nat `HX-40`.\n\n- one\n- two\n\n3. c\n3. d\n\n> said\n\n|a|b|\n|-|-|\n|1|2|\n\nhttps://a.example/2 post@a.example <b>";
    assert_eq!(
        plain(body, 1_000),
        "Leak\n\nThe pump leaks (https://a.example/1)\nat HX-40.\n\n- one\n- two\n\n3. c\n4. d\n\nsaid\n\na | b\n1 | 2\n\nhttps://a.example/2 post@a.example <b>"
    );
    assert_eq!(plain("one two three", 8), "one two…");
    assert_eq!(plain("Ёж", 2), "Ёж");
    assert_eq!(plain("", 10), "");
}

/// Written for this test, one for each known way in.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=//a.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "[x](java&#x09;script:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](https://a.example/\"onmouseover=alert(1)//)",
    "[x](https://a.example 'a\" onclick=\"alert(1)')",
    "![x](javascript:alert(1))",
    "![\" onerror=\"alert(1)](https://a.example/x)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "```\"><script>alert(1)</script>\nx\n```",
    "```x\" onclick=\"alert(1)\ny\n```",
    "@[<img src=x onerror=alert(1)>](member:0000000a-0000-0000-0000-00000000000a)",
    "@[x](member:\"onclick=alert(1))",
    "|<script>alert(1)</script>|\n|-|\n|<img onerror=alert(1)>|",
    "- [x] <script>alert(1)</script>",
    "<style>@import 'https://a.example/x.css'</style>",
    "<p style=\"background:url(javascript:alert(1))\">",
    "<form action=javascript:alert(1)><button>x",
    "<base href=//a.example/>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script\\>alert(1)\\</script\\>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<details open ontoggle=alert(1)>",
    "<a href=\"https://a.example\" onclick=\"alert(1)\">x</a>",
];

/// Reads the result as a browser does: only known tags, with known attributes and addresses.
fn assert_harmless(source: &str) {
    let html = render(source, &[Mention { id: ANNA, name: "\"><script>".to_owned() }]);
    for tag in html.as_str().split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{source:?}: {html:?}"));
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        assert!(SANITISER.clone_tags().contains(name), "{source:?}: {html:?}");
        let mut rest = tag.strip_prefix(name).unwrap_or("");
        while let Some((attribute, after)) = rest.split_once("=\"") {
            let known =
                ["href", "title", "rel", "target", "start", "align", "class", "data-member"];
            assert!(known.contains(&attribute.trim()), "{source:?}: {html:?}");
            let (value, after) = after.split_once('"').unwrap();
            assert!(attribute.trim() != "href" || is_allowed_url(value), "{source:?}: {html:?}");
            rest = after;
        }
    }
}

#[test]
fn no_attack_gets_through() {
    for attack in ATTACKS {
        assert_harmless(attack);
        assert_harmless(&format!("text {attack} text"));
        assert_harmless(&format!("> - {attack}\n>   [a](https://a.example/{attack})"));
    }
}

#[test]
fn deep_nesting_is_shown_as_written() {
    assert_eq!(html(&">".repeat(200)), format!("<pre>{}</pre>", "&gt;".repeat(200)));
    assert!(html(&format!("{} a", ">".repeat(20))).starts_with("<blockquote>"));
    for pattern in [">", "- ", "[", "![", "*a ", "<b>", "`", "[a](", "~~a", "|", "@["] {
        let text = pattern.repeat(20_000 / pattern.len());
        assert_harmless(&text);
        plain(&text, 100);
        mentions(&text);
    }
}

proptest! {
    #[test]
    fn nothing_gets_through(text in "([<>\"'`=/!&;:()\\[\\]*_~|@# \\n-]|script|javascript:|onerror=|href|member:|https://a|<a |[a-z]){0,60}") {
        assert_harmless(&text);
        plain(&text, 50);
    }
}
