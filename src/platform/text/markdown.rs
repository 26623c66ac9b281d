//! Markdown to HTML that is safe to show, and to plain text.
//!
//! Markup that a reader could be harmed by is shown as the text it is, never dropped: raw HTML,
//! and links to other schemes than http, https and mailto. Images become links: a picture that
//! belongs to a message is an attachment of it.
//!
//! A mention is written `@[Name](member:UUID)`.
//!
//! Invariant: every [`SafeHtml`] has passed through ammonia with the short list below.
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeLink, NodeValue};
use comrak::{Arena, Node, Options, format_html, parse_document};
use serde::Serialize;
use uuid::Uuid;

/// HTML that holds no script, no style and no foreign resource. Only [`render`] makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(transparent)]
#[schema(value_type = String)]
pub struct SafeHtml(String);

impl SafeHtml {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// Somebody whom a text may mention, with the name to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub id: Uuid,
    pub name: String,
}

/// Renders `markdown`. A mention of one of `known` becomes
/// `<span class="mention" data-member="UUID">@Name</span>` with the name from `known`, whatever
/// the author wrote; any other stays text.
pub fn render(markdown: &str, known: &[Mention]) -> SafeHtml {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &OPTIONS);
    if is_too_deep(root) {
        return as_written(markdown);
    }
    tame(&arena, root, &|id, written| match known.iter().find(|mention| mention.id == id) {
        Some(mention) => NodeValue::Raw(format!(
            "<span class=\"mention\" data-member=\"{id}\">@{}</span>",
            escape(&mention.name)
        )),
        None => NodeValue::Text(format!("@{written}").into()),
    });
    let mut html = String::with_capacity(markdown.len() * 2);
    match format_html(root, &OPTIONS, &mut html) {
        Ok(()) => SafeHtml(SANITISER.clean(&html).to_string()),
        // Writing into a String does not fail; if it ever did, show the source.
        Err(std::fmt::Error) => as_written(markdown),
    }
}

/// The source itself.
fn as_written(markdown: &str) -> SafeHtml {
    SafeHtml(SANITISER.clean(&format!("<pre>{}</pre>", escape(markdown))).to_string())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Quotes in quotes in quotes: parsing HTML takes the square of the depth, a second for 20,000.
const MAX_DEPTH: usize = 64;

fn is_too_deep(root: Node<'_>) -> bool {
    let depths = root.traverse().scan(0_usize, |depth, edge| {
        *depth = match edge {
            NodeEdge::Start(_) => depth.saturating_add(1),
            NodeEdge::End(_) => depth.saturating_sub(1),
        };
        Some(*depth)
    });
    depths.max() > Some(MAX_DEPTH)
}

/// Who is mentioned in `markdown`, each once, in order. Whether they may see the text is for the
/// caller to decide.
pub fn mentions(markdown: &str) -> Vec<Uuid> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &OPTIONS);
    let mut seen = HashSet::new();
    let links = root.descendants().filter_map(mentioned);
    links.filter(|id| seen.insert(*id)).collect()
}

/// `markdown` as readable text without markup, cut to `max_chars` characters (`…` shows the cut).
pub fn plain(markdown: &str, max_chars: usize) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &OPTIONS);
    tame(&arena, root, &|_, written| NodeValue::Text(format!("@{written}").into()));
    let mut text = String::with_capacity(markdown.len());
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => start_plain(node, &mut text),
            NodeEdge::End(node) => end_plain(node, &mut text),
        }
    }
    let text = text.trim();
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.render.hardbreaks = true;
    options.render.escape = true;
    options
});

/// All that may stand in the result.
static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let attributes = HashMap::from([
        ("a", HashSet::from(["href", "title"])),
        ("ol", HashSet::from(["start"])),
        ("span", HashSet::from(["data-member"])),
        ("td", HashSet::from(["align"])),
        ("th", HashSet::from(["align"])),
    ]);
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(tags))
        .tag_attributes(attributes)
        .allowed_classes(HashMap::from([("span", HashSet::from(["mention"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener nofollow ugc"))
        .set_tag_attribute_value("a", "target", "_blank");
    builder
});

fn is_allowed_url(url: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Rewrites what must not be shown as it was meant. `mention` says what stands for one.
fn tame<'a>(arena: &'a Arena<'a>, root: Node<'a>, mention: &dyn Fn(Uuid, &str) -> NodeValue) {
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        let value = node.data().value.clone();
        match value {
            NodeValue::HtmlInline(html) => set(node, NodeValue::Text(html.into())),
            NodeValue::HtmlBlock(block) => html_block_as_text(arena, node, &block.literal),
            NodeValue::Heading(mut heading) => {
                heading.level = (heading.level + 2).min(6);
                set(node, NodeValue::Heading(heading));
            }
            NodeValue::TaskItem(task) => task_as_text(arena, node, task.symbol.is_some()),
            NodeValue::Link(link) | NodeValue::Image(link) => match mentioned(node) {
                Some(id) => {
                    let written = node.collect_text();
                    drop_at_sign(node);
                    node.children().for_each(|child| child.detach());
                    set(node, mention(id, &written));
                }
                None => tame_link(arena, node, link),
            },
            _ => {}
        }
    }
}

fn set(node: Node<'_>, value: NodeValue) {
    node.data_mut().value = value;
}

fn text<'a>(arena: &'a Arena<'a>, text: String) -> Node<'a> {
    arena.alloc(AstNode::from(NodeValue::Text(text.into())))
}

/// The member that `node` mentions: a link to `member:UUID` right after an `@`.
fn mentioned(node: Node<'_>) -> Option<Uuid> {
    let NodeValue::Link(link) = &node.data().value else {
        return None;
    };
    let id = link.url.strip_prefix("member:")?.parse().ok()?;
    let before = node.previous_sibling()?;
    let follows_at = before.data().value.text().is_some_and(|text| text.ends_with('@'));
    follows_at.then_some(id)
}

fn drop_at_sign(mention: Node<'_>) {
    if let Some(before) = mention.previous_sibling()
        && let Some(text) = before.data_mut().value.text_mut()
    {
        text.to_mut().pop();
    }
}

/// Keeps a link that may be followed; of any other the text and the address remain.
fn tame_link<'a>(arena: &'a Arena<'a>, node: Node<'a>, link: Box<NodeLink>) {
    let inside_link =
        node.ancestors().skip(1).any(|above| matches!(above.data().value, NodeValue::Link(_)));
    let shown = node.collect_text();
    if is_allowed_url(&link.url) && !inside_link {
        if shown.trim().is_empty() {
            node.append(text(arena, link.url.clone()));
        }
        set(node, NodeValue::Link(link));
        return;
    }
    let children: Vec<Node<'a>> = node.children().collect();
    for child in children {
        node.insert_before(child);
    }
    if shown != link.url && !link.url.is_empty() && !inside_link {
        let space = if shown.is_empty() { "" } else { " " };
        node.insert_before(text(arena, format!("{space}({})", link.url)));
    }
    node.detach();
}

fn html_block_as_text<'a>(arena: &'a Arena<'a>, node: Node<'a>, html: &str) {
    set(node, NodeValue::Paragraph);
    for (number, line) in html.trim_end().lines().enumerate() {
        if number > 0 {
            node.append(arena.alloc(AstNode::from(NodeValue::LineBreak)));
        }
        node.append(text(arena, line.to_owned()));
    }
}

/// A box that cannot be ticked is no control; a sign reads the same everywhere, mails included.
fn task_as_text<'a>(arena: &'a Arena<'a>, node: Node<'a>, done: bool) {
    let list = node.parent().and_then(|parent| match &parent.data().value {
        NodeValue::List(list) => Some(*list),
        _ => None,
    });
    set(node, NodeValue::Item(list.unwrap_or_default()));
    let sign = text(arena, if done { "☑ " } else { "☐ " }.to_owned());
    match node.first_child() {
        Some(first) if matches!(first.data().value, NodeValue::Paragraph) => first.prepend(sign),
        _ => {
            let paragraph = arena.alloc(AstNode::from(NodeValue::Paragraph));
            paragraph.append(sign);
            node.prepend(paragraph);
        }
    }
}

fn start_plain(node: Node<'_>, out: &mut String) {
    match &node.data().value {
        NodeValue::Text(text) => out.push_str(text),
        NodeValue::Code(code) => out.push_str(&code.literal),
        NodeValue::CodeBlock(code) => {
            out.push_str(&code.literal);
            out.push('\n');
        }
        NodeValue::SoftBreak | NodeValue::LineBreak => out.push('\n'),
        NodeValue::ThematicBreak => out.push_str("* * *\n\n"),
        NodeValue::Item(item) if item.list_type == ListType::Ordered => {
            let before = node.preceding_siblings().skip(1).count();
            let first = node.parent().and_then(|list| match list.data().value {
                NodeValue::List(list) => Some(list.start),
                _ => None,
            });
            out.push_str(&format!("{}. ", first.unwrap_or(1).saturating_add(before)));
        }
        NodeValue::Item(_) => out.push_str("- "),
        _ => {}
    }
}

fn end_plain(node: Node<'_>, out: &mut String) {
    match &node.data().value {
        NodeValue::Link(link) => {
            let shown = node.collect_text();
            let known = [
                &link.url,
                link.url.trim_start_matches("mailto:"),
                link.url.trim_start_matches("http://"),
            ];
            if !known.contains(&shown.as_str()) {
                out.push_str(&format!(" ({})", link.url));
            }
        }
        NodeValue::Paragraph | NodeValue::Heading(_) => {
            let in_item =
                node.parent().is_some_and(|above| matches!(above.data().value, NodeValue::Item(_)));
            out.push_str(if in_item { "\n" } else { "\n\n" });
        }
        NodeValue::List(_) | NodeValue::Table(_) => out.push('\n'),
        NodeValue::TableCell if node.next_sibling().is_some() => out.push_str(" | "),
        NodeValue::TableRow(_) => out.push('\n'),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
