//! Placeholder.
/// Whether a page may show it.
pub fn is_inline_image(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}
