/** A rule: what it says, its rehearsal, its log, what was published of it. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { renewRules, ruleQuery, runsQuery, versionsQuery } from "~/api/queries/segments";
import type { Rule, RuleRun } from "~/api/types-segments";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";
import { toast } from "~/ui/toast";
import { More } from "../segments/SegmentPage";
import { useMayKeep } from "../segments/SegmentsPage";
import { RuleEditor } from "./Editor";
import { RuleSwitch } from "./RulesPage";
import { useRuleSentence } from "./sentence";
import "../segments/segments.css";

const route = getRouteApi("/o/$org/rules/$id");

export function RulePage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const { id } = route.useParams();
  const rule = useQuery(ruleQuery(id));
  const crumb = (
    <Link to="/o/$org/rules" params={{ org }}>
      {t("rules.back")}
    </Link>
  );
  if (rule.data) return <Whole rule={rule.data} crumb={crumb} />;
  return (
    <Page title={t("rules.title")} crumb={crumb}>
      {rule.isError ? <ErrorState error={rule.error} onRetry={() => void rule.refetch()} /> : <Loading />}
    </Page>
  );
}

/** Something that is done with the rule; what is said of it afterwards. */
function useAct<T>(run: (asked: T) => Promise<unknown>, said?: (asked: T) => string | null) {
  const t = useT();
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (_, asked) => {
      const text = said?.(asked);
      if (text) toast({ text });
    },
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewRules(client),
  });
}

function Whole({ rule, crumb }: { rule: Rule; crumb: ReactNode }) {
  const t = useT();
  const mayKeep = useMayKeep();
  const sentence = useRuleSentence();
  const [editing, setEditing] = useState(false);
  const [part, setPart] = useState<"log" | "versions">("log");
  const archive = useAct(
    (archived: boolean) => api.patch(`/rules/${rule.id}`, { archived }, rule.version),
    (archived) => (archived ? t("rules.archived_toast") : null),
  );
  if (editing) {
    return (
      <Page title={rule.name} crumb={crumb}>
        <RuleEditor
          rule={rule}
          onCancel={() => setEditing(false)}
          onDone={(saved) => {
            if (saved.changed) toast({ text: t("rules.saved") });
            setEditing(false);
          }}
        />
      </Page>
    );
  }
  return (
    <Page
      title={rule.name}
      crumb={crumb}
      lead={sentence(rule.definition)}
      actions={
        mayKeep ? (
          <>
            {rule.archived ? null : <Button onClick={() => setEditing(true)}>{t("rules.edit")}</Button>}
            <Button tone="quiet" pending={archive.isPending} onClick={() => archive.mutate(!rule.archived)}>
              {t(rule.archived ? "rules.restore" : "rules.archive")}
            </Button>
          </>
        ) : null
      }
    >
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <RuleSwitch rule={rule} />
        {rule.live_number === null ? null : (
          <span className="text-s text-ink-3">
            {t("rules.live_number", { number: rule.live_number })}
            {rule.changed ? `, ${t("rules.changed")}` : ""}
            {rule.acts_as ? ` · ${t("rules.acts_as", { name: rule.acts_as.name })}` : ""}
          </span>
        )}
      </div>
      <Rehearsed rule={rule} mayKeep={mayKeep && !rule.archived} />
      <Tabs
        label={t("rules.tabs")}
        value={part}
        onChange={setPart}
        items={[
          { id: "log", label: t("rules.log") },
          { id: "versions", label: t("rules.versions") },
        ]}
      >
        {part === "log" ? <Log id={rule.id} /> : <Versions id={rule.id} />}
      </Tabs>
    </Page>
  );
}

function Rehearsed({ rule, mayKeep }: { rule: Rule; mayKeep: boolean }) {
  const t = useT();
  const version = { version: rule.version };
  const rehearse = useAct((_: null) => api.post(`/rules/${rule.id}/rehearse`, version));
  const publish = useAct(
    (_: null) => api.post(`/rules/${rule.id}/publish`, version, { idempotencyKey: crypto.randomUUID() }),
    () => t("rules.published"),
  );
  const found = rule.rehearsal;
  return (
    <Card title={t("rules.rehearsal")} note={found ? undefined : t("rules.rehearse_help")} className="mb-4">
      <div aria-live="polite">
        {found ? (
          <>
            <p className="text-l">{t("rules.would_fire", { count: found.would_fire })}</p>
            <p className="text-s text-ink-2">
              {t("rules.events", { count: found.events })}{" "}
              {found.over_budget > 0 ? t("rules.over_budget", { count: found.over_budget }) : null}{" "}
              {t("rules.as_today")}
            </p>
            {found.examples.length > 0 ? (
              <ul className="seg-lines" aria-label={t("rules.examples")}>
                {found.examples.map((each) => (
                  <li key={`${each.relationship_id} ${each.at}`}>
                    <span className="grow">{each.account}</span>
                    <Time at={each.at} />
                  </li>
                ))}
              </ul>
            ) : null}
          </>
        ) : null}
      </div>
      {mayKeep ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button
            tone={found ? "plain" : "primary"}
            pending={rehearse.isPending}
            onClick={() => rehearse.mutate(null)}
          >
            {t(found ? "rules.rehearse_again" : "rules.rehearse")}
          </Button>
          {found && rule.changed ? (
            <Button tone="primary" pending={publish.isPending} onClick={() => publish.mutate(null)}>
              {t("rules.publish")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

function Log({ id }: { id: string }) {
  const t = useT();
  const list = useInfiniteQuery(runsQuery(id));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {list.isPending ? <Loading /> : null}
      {list.data && rows.length === 0 ? <p className="py-4 text-ink-2">{t("rules.no_log")}</p> : null}
      <ul className="seg-lines">
        {rows.map((row) => (
          <Run key={row.id} row={row} />
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

function Run({ row }: { row: RuleRun }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const why = row.problem ? `error.${row.problem}` : "";
  return (
    <li>
      <span className="grow">
        {row.account ? (
          <Link to="/o/$org/partners/$id" params={{ org, id: row.account.relationship_id }}>
            {row.account.name}
          </Link>
        ) : null}
        {row.record_id ? (
          <>
            {" · "}
            <Link to="/o/$org/complaints/$id" params={{ org, id: row.record_id }}>
              {t("rules.complaint")}
            </Link>
          </>
        ) : null}
        {t.has(why) ? <span className="row-sub">{t(why)}</span> : null}
      </span>
      <Pill tone={row.outcome === "failed" ? "bad" : undefined}>{t(`rules.outcome_${row.outcome}`)}</Pill>
      <Time at={row.at} />
    </li>
  );
}

function Versions({ id }: { id: string }) {
  const t = useT();
  const list = useQuery(versionsQuery(id));
  const sentence = useRuleSentence();
  return (
    <>
      {list.isPending ? <Loading /> : null}
      {list.data?.items.length === 0 ? <p className="py-4 text-ink-2">{t("rules.no_versions")}</p> : null}
      <ul className="seg-lines">
        {list.data?.items.map((each) => (
          <li key={each.number}>
            <span className="grow">
              <b>{t("rules.version", { number: each.number })}</b>
              <span className="row-sub">{sentence(each.definition)}</span>
            </span>
            <span className="text-s text-ink-3">
              {each.published_by ? t("rules.by", { name: each.published_by.name }) : null}{" "}
              <Time at={each.published_at} as="date" />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
