/** A segment that is being made. */
import { useNavigate } from "@tanstack/react-router";
import { useActing } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { SegmentEditor } from "./Editor";

export function NewSegmentPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  return (
    <Page
      title={t("segments.new")}
      crumb={
        <Link to="/o/$org/segments" params={{ org }}>
          {t("segments.back")}
        </Link>
      }
    >
      <SegmentEditor
        onDone={(made) => void navigate({ to: "/o/$org/segments/$id", params: { org, id: made.id } })}
        onCancel={() => void navigate({ to: "/o/$org/segments", params: { org } })}
      />
    </Page>
  );
}
