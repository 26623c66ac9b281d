/** What links are called. */
import type { ApiError } from "~/api/errors";
import type { RelatedLink } from "~/api/types-related";
import type { Translate } from "~/i18n";

/** What the other one is to this one. */
export function linkLabel(t: Translate, link: Pick<RelatedLink, "kind" | "direction">): string {
  const id = `related.is_${link.kind}_${link.direction}`;
  return t.has(id) ? t(id) : t("related.is_related_from");
}

/** What stands against a link, said of links. */
export function refusal(t: Translate, error: ApiError): string | null {
  const id = `related.reason_${error.detail}`;
  return error.is("action_not_allowed") && t.has(id) ? t(id) : null;
}
