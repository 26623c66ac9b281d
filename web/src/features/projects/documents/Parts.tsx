/** The two lists of what lies in a project: its documents, and all files wherever they came from. */
import { useActing } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Link } from "~/ui/Link";
import { useProject } from "../context";

export function Parts() {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: useProject().id };
  return (
    <nav className="flex gap-4 text-s" aria-label={t("documents.parts")}>
      {(
        [
          ["/o/$org/projects/$id/documents", t("documents.title")],
          ["/o/$org/projects/$id/files", t("documents.files")],
        ] as const
      ).map(([to, label]) => (
        <Link key={to} to={to} params={params} resetScroll={false} className="doc-part">
          {label}
        </Link>
      ))}
    </nav>
  );
}
