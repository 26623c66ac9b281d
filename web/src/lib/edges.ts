/**
 * For what scrolls sideways: says by attributes on which sides there is more, so that it fades out there instead of
 * being cut off; and keeps the current page in sight. Given as a `ref`.
 */
export function edges(node: HTMLElement | null): (() => void) | undefined {
  if (!node) return undefined;
  const show = () => {
    const { left, right } = hidden(node);
    node.toggleAttribute("data-more-left", left);
    node.toggleAttribute("data-more-right", right);
  };
  const reach = () => {
    const current = node.querySelector("[aria-current=page]");
    if (!current) return;
    const [frame, mark] = [node.getBoundingClientRect(), current.getBoundingClientRect()];
    node.scrollLeft += mark.left + mark.width / 2 - frame.left - frame.width / 2;
  };
  const resized = new ResizeObserver(show);
  resized.observe(node);
  for (const child of node.children) resized.observe(child);
  const moved = new MutationObserver(reach);
  moved.observe(node, { subtree: true, attributeFilter: ["aria-current"] });
  node.addEventListener("scroll", show, { passive: true });
  reach();
  show();
  return () => {
    resized.disconnect();
    moved.disconnect();
    node.removeEventListener("scroll", show);
  };
}

interface Scrolled {
  scrollLeft: number;
  clientWidth: number;
  scrollWidth: number;
}

/** On which sides more is out of sight; fractions of a pixel are not more. */
export function hidden({ scrollLeft, clientWidth, scrollWidth }: Scrolled): {
  left: boolean;
  right: boolean;
} {
  return { left: scrollLeft > 1, right: scrollLeft + clientWidth < scrollWidth - 1 };
}
