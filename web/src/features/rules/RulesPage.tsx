/** The rules of the own firm, each with its switch. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { renewRules, rulesQuery } from "~/api/queries/segments";
import type { Rule } from "~/api/types-segments";
import { useT } from "~/i18n";
import { buttonClass } from "~/ui/Button";
import { EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { Switch } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { useMayKeep } from "../segments/SegmentsPage";
import { useRuleSentence } from "./sentence";
import "../segments/segments.css";

export function RulesPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const mayKeep = useMayKeep();
  const list = useQuery(rulesQuery);
  const [all, setAll] = useState(false);
  const items = list.data?.items ?? [];
  const away = items.some((each) => each.archived);
  const shown = items.filter((each) => all || !each.archived);
  const create = mayKeep ? (
    <Link to="/o/$org/rules/new" params={{ org }} className={buttonClass("primary")}>
      {t("rules.new")}
    </Link>
  ) : null;
  return (
    <Page title={t("rules.title")} lead={t("rules.lead")} actions={shown.length ? create : null}>
      {list.isPending ? <Loading /> : null}
      {list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && shown.length === 0 ? (
        <EmptyState title={t("rules.none")} action={create}>
          {t("rules.none_text")}
        </EmptyState>
      ) : null}
      {shown.length > 0 ? (
        <ul className="card seg-lines">
          {shown.map((each) => (
            <Row key={each.id} rule={each} org={org} />
          ))}
        </ul>
      ) : null}
      {away ? <Switch label={t("rules.show_archived")} checked={all} onChange={setAll} /> : null}
    </Page>
  );
}

function Row({ rule, org }: { rule: Rule; org: string }) {
  const t = useT();
  const sentence = useRuleSentence();
  return (
    <li>
      <div className="grow">
        <Link to="/o/$org/rules/$id" params={{ org, id: rule.id }} className="row-title">
          {rule.name}
        </Link>
        <p className="seg-sentence">{sentence(rule.definition)}</p>
        <p className="text-s text-ink-3">
          {rule.last_run_at ? (
            <>
              {t("rules.last_run")} <Time at={rule.last_run_at} />
            </>
          ) : (
            t("rules.never_run")
          )}
        </p>
      </div>
      <RuleSwitch rule={rule} />
    </li>
  );
}

/** On or off; what was never published has nothing to switch. */
export function RuleSwitch({ rule }: { rule: Rule }) {
  const t = useT();
  const client = useQueryClient();
  const mayKeep = useMayKeep();
  const change = useMutation({
    mutationFn: (enabled: boolean) => api.patch(`/rules/${rule.id}`, { enabled }, rule.version),
    onSuccess: (_, enabled) => toast({ text: t(enabled ? "rules.switched_on" : "rules.switched_off") }),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewRules(client),
  });
  if (rule.archived) return <Pill>{t("rules.archived")}</Pill>;
  if (rule.live_number === null) return <Pill>{t("rules.draft")}</Pill>;
  return (
    <Switch
      label={t("rules.switch", { name: rule.name })}
      hideLabel
      help={t(rule.enabled ? "rules.on" : "rules.off")}
      checked={rule.enabled}
      disabled={!mayKeep || change.isPending}
      onChange={(enabled) => change.mutate(enabled)}
    />
  );
}
