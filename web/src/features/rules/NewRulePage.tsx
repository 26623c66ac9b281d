/** A rule that is being made. */
import { useNavigate } from "@tanstack/react-router";
import { useActing } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { RuleEditor } from "./Editor";

export function NewRulePage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  return (
    <Page
      title={t("rules.new")}
      crumb={
        <Link to="/o/$org/rules" params={{ org }}>
          {t("rules.back")}
        </Link>
      }
    >
      <RuleEditor
        onDone={(made) => void navigate({ to: "/o/$org/rules/$id", params: { org, id: made.id } })}
        onCancel={() => void navigate({ to: "/o/$org/rules", params: { org } })}
      />
    </Page>
  );
}
