/**
 * Shows the HTML of a mail in a sandboxed frame. A mail carries its looks in `style` attributes and elements, which the
 * page's Content-Security-Policy forbids, in the frame too. So they are taken out before the frame parses the mail and
 * put back through the CSSOM, which the policy allows. The sandbox keeps scripts, forms and windows off.
 */
import { serverHtml } from "./safe-html";

const KEPT = "data-concord-style";

export function showMail(frame: HTMLIFrameElement, html: string): void {
  const css: string[] = [];
  // Before any parser sees them: a parsed `style` is already a violation of the policy.
  const bare = html
    .replace(/<style[^>]*>([\s\S]*?)<\/style>/gi, (_, text: string) => {
      css.push(text);
      return "";
    })
    .replace(/(<[a-z][^>]*?\s)style=/gi, `$1${KEPT}=`);
  const mail = new DOMParser().parseFromString(serverHtml(bare).__html, "text/html");
  for (const element of mail.querySelectorAll("script, link, base, meta[http-equiv]")) element.remove();
  for (const link of mail.querySelectorAll("a[href]")) link.setAttribute("target", "_blank");
  frame.onload = () => {
    const shown = frame.contentDocument;
    const view = frame.contentWindow as (Window & typeof globalThis) | null;
    if (!shown || !view) return;
    for (const element of shown.querySelectorAll<HTMLElement>(`[${KEPT}]`)) {
      element.style.cssText = element.getAttribute(KEPT) ?? "";
    }
    shown.adoptedStyleSheets = css.map((text) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
  };
  frame.srcdoc = serverHtml(mail.documentElement.outerHTML).__html;
}
