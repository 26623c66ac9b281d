/** A proposed version: what it changes line by line, who has signed, and what the reader may do with it. */
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { RelationshipView } from "~/api/types";
import { type AgreementVersion, type AgreementView, mayAct } from "~/api/types-settle";
import { Msg, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Signatures } from "../Signatures";
import { shortHash } from "../words";
import { differenceLabel, differenceValue } from "./differences";
import type { Names } from "./useNames";

const ReasonDialog = lazy(() => import("../ReasonDialog"));

export function Proposal({
  relationship,
  agreement,
  proposed,
  names,
}: {
  relationship: RelationshipView;
  agreement: AgreementView;
  proposed: AgreementVersion;
  names: Names;
}) {
  const t = useT();
  const client = useQueryClient();
  const [open, setOpen] = useState<"sign" | "refuse" | "withdraw" | null>(null);
  const close = () => setOpen(null);
  const { version, sha256 } = proposed;
  const act = async (name: "sign" | "refuse" | "withdraw", more: Record<string, unknown>) => {
    const path = `/relationships/${relationship.id}/agreement/actions/${name}`;
    try {
      await api.post(path, { version, ...more }, { idempotencyKey: crypto.randomUUID() });
    } finally {
      await client.invalidateQueries({ queryKey: keys.agreements });
    }
  };
  const maySign = mayAct(agreement.actions, "sign");
  return (
    <section className={cx("card", maySign && "offer-waits")} aria-labelledby="proposed">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="proposed">{t("agreement.proposed", { version })}</h2>
        {maySign ? <Pill tone="turn">{t("agreement.your_signature")}</Pill> : null}
        <small className="ml-auto">
          {proposed.proposed_by ? `${proposed.proposed_by.name}, ` : null}
          {proposed.proposed_at ? <Time at={proposed.proposed_at} as="full" /> : null}
        </small>
      </header>
      {proposed.note ? <p className="mt-2 whitespace-pre-wrap text-ink-2">{proposed.note}</p> : null}
      <DiffTable agreement={agreement} names={names} />
      {proposed.signoff ? <Signatures signoff={proposed.signoff} own={relationship.side} /> : null}
      <footer className="mt-4 flex flex-wrap items-center gap-2">
        {maySign ? (
          <Button tone="primary" onClick={() => setOpen("sign")}>
            {t("agreement.sign")}
          </Button>
        ) : null}
        {mayAct(agreement.actions, "refuse") ? (
          <Button onClick={() => setOpen("refuse")}>{t("agreement.refuse")}</Button>
        ) : null}
        {mayAct(agreement.actions, "withdraw") ? (
          <Button onClick={() => setOpen("withdraw")}>{t("agreement.withdraw")}</Button>
        ) : null}
      </footer>
      {open === "sign" ? (
        <Dialog title={t("agreement.sign_title", { version })} onClose={close} wide>
          <Form
            onSubmit={async () => {
              await act("sign", { sha256 });
              close();
            }}
          >
            <p className="text-ink-2">{t("agreement.sign_about", { org: relationship.counterpart.name })}</p>
            <div className="frozen">
              <DiffTable agreement={agreement} names={names} />
              <p className="frozen-hash">
                <Msg
                  id="settle.frozen_as"
                  values={{ hash: <code title={sha256}>{shortHash(sha256)}…</code> }}
                />
              </p>
            </div>
            <FormActions submit={t("agreement.sign_submit")} onCancel={close} />
          </Form>
        </Dialog>
      ) : null}
      {open === "refuse" || open === "withdraw" ? (
        <Suspense fallback={null}>
          <ReasonDialog
            title={t(`agreement.${open}_title`, { version })}
            about={t(`agreement.${open}_about`)}
            submit={t(`agreement.${open}_submit`)}
            optional={open === "withdraw"}
            onSubmit={(reason) =>
              act(open, { ...(open === "refuse" ? { sha256 } : {}), ...(reason ? { reason } : {}) })
            }
            onClose={close}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

function DiffTable({ agreement, names }: { agreement: AgreementView; names: Names }) {
  const t = useT();
  const format = useFormat();
  if (agreement.diff.length === 0) return <p className="mt-3 text-ink-2">{t("agreement.no_difference")}</p>;
  return (
    <table className="diff">
      <caption className="sr-only">{t("agreement.differences")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("agreement.what")}</th>
          <th scope="col">{t("agreement.from")}</th>
          <th scope="col">{t("agreement.to")}</th>
        </tr>
      </thead>
      <tbody>
        {agreement.diff.map((change) => (
          <tr key={change.path}>
            <th scope="row">{differenceLabel(t, change.path)}</th>
            <td>
              <del>{differenceValue(t, format, names, change.path, change.from)}</del>
            </td>
            <td>
              <ins>{differenceValue(t, format, names, change.path, change.to)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
