/**
 * The only door for HTML into the page. The server has already rendered and sanitised it (`body_html`,
 * `description_html`, …); the Content-Security-Policy demands Trusted Types, and this policy is the one it names.
 * Never pass anything here that did not come from one of these fields.
 */
interface Policy {
  createHTML(html: string): unknown;
}

const factory = (window as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } })
  .trustedTypes;
const policy = factory?.createPolicy("concord", { createHTML: (html: string) => html });

/** For `dangerouslySetInnerHTML`. */
export function serverHtml(html: string): { __html: string } {
  return { __html: (policy ? policy.createHTML(html) : html) as string };
}
