/**
 * The component library empties its announcer with `innerHTML = ""`, which the Content-Security-Policy refuses like any
 * other text. This policy lets the empty text through and nothing else; what the server rendered goes by `safe-html`.
 * Of scripts it knows the worker that reads PDFs, as it was built with the portal.
 */
interface Factory {
  createPolicy(name: string, rules: Record<string, (text: string) => string | null>): unknown;
}

(window as { trustedTypes?: Factory }).trustedTypes?.createPolicy("default", {
  createHTML: (html) => (html === "" ? html : null),
  createScriptURL: (url) => (/^\/assets\/pdf\.worker[\w.-]+$/.test(url) ? url : null),
});
