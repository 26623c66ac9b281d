/** What is kept about a customer as a firm, what it says is wrong, and what its vendor answers: for either side. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { correctionsQuery, renewCustomers } from "~/api/queries/customers";
import type { Correction } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { toast } from "~/ui/toast";
import "./customers.css";

const ProposeCorrection = lazy(() => import("./ProposeCorrection"));
const DeclineCorrection = lazy(() => import("./DeclineCorrection"));

export const FIELDS = ["legal_name", "tax_id", "legal_address"] as const;

type Field = (typeof FIELDS)[number];

/** The customer's own card. */
export function OwnData({ relationship, vendor }: { relationship: string; vendor: string }) {
  const t = useT();
  const query = useQuery(correctionsQuery(relationship));
  const [proposing, setProposing] = useState(false);
  const list = query.data;
  const shown = list?.items.slice(0, 3) ?? [];
  return (
    <Card
      title={t("customers.own_data")}
      note={t("customers.own_data_note", { vendor })}
      actions={
        list?.may_propose ? (
          <Button small onClick={() => setProposing(true)}>
            {t("customers.propose")}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {list ? (
        <dl className="customer-facts">
          {FIELDS.map((field) => (
            <div key={field} className="contents">
              <dt>{t(`customers.${field}`)}</dt>
              <dd>{list.data[field] ?? "—"}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Suspense fallback={null}>
        <CorrectionLines items={shown} />
        {proposing && list ? (
          <ProposeCorrection
            relationship={relationship}
            data={list.data}
            vendor={vendor}
            onClose={() => setProposing(false)}
          />
        ) : null}
      </Suspense>
    </Card>
  );
}

/** Each with what may be done now. */
export function CorrectionLines({ items }: { items: readonly Correction[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="mt-4 flex flex-col gap-4">
      {items.map((correction) => (
        <Line key={correction.id} correction={correction} />
      ))}
    </ul>
  );
}

function Line({ correction }: { correction: Correction }) {
  const t = useT();
  const client = useQueryClient();
  const [declining, setDeclining] = useState(false);
  const may = correction.actions.filter((action) => action.allowed).map((action) => action.name);
  const act = async (name: string, reason?: string) => {
    const body = { version: correction.version, reason: reason ?? null };
    try {
      await api.post(`/corrections/${correction.id}/actions/${name}`, body);
    } finally {
      await renewCustomers(client);
    }
  };
  const send = (name: string) =>
    act(name).catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }));
  const tone = { open: "turn", confirmed: "good", declined: "bad", withdrawn: undefined } as const;
  return (
    <li className="text-s">
      <p className="flex flex-wrap items-center gap-2">
        <Pill tone={tone[correction.state]}>{t(`customers.correction_${correction.state}`)}</Pill>
        <span className="text-ink-3">
          {correction.proposed_by?.name} · <Time at={correction.proposed_at} />
        </span>
      </p>
      <ul className="mt-1">
        {correction.changes.map((change) => (
          <li key={change.field}>
            <span className="text-ink-3">{t(`customers.${change.field as Field}`)}:</span>{" "}
            <del className="text-ink-3">{change.was ?? "—"}</del> <span aria-hidden="true">→</span>{" "}
            <ins className="no-underline">{change.proposed ?? "—"}</ins>
          </li>
        ))}
      </ul>
      {correction.comment ? <p className="mt-1 text-ink-2">{correction.comment}</p> : null}
      {correction.reason ? (
        <p className="mt-1 text-ink-2">
          {correction.answered_by?.name}: {correction.reason}
        </p>
      ) : null}
      {may.length > 0 ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {may.includes("confirm") ? (
            <Button small tone="primary" onClick={() => void send("confirm")}>
              {t("customers.confirm")}
            </Button>
          ) : null}
          {may.includes("decline") ? (
            <Button small onClick={() => setDeclining(true)}>
              {t("customers.decline")}
            </Button>
          ) : null}
          {may.includes("withdraw") ? (
            <Button small onClick={() => void send("withdraw")}>
              {t("customers.withdraw")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {declining ? (
        <Suspense fallback={null}>
          <DeclineCorrection
            onSend={(reason) => act("decline", reason)}
            onClose={() => setDeclining(false)}
          />
        </Suspense>
      ) : null}
    </li>
  );
}
