/** After how many months what is forgotten by itself. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { renewPrivacy, retentionQuery } from "~/api/queries/privacy";
import type { RetentionRule } from "~/api/types-privacy";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { NumberField } from "~/ui/fields";
import { toast } from "~/ui/toast";

const MOST_MONTHS = 240;

export function Retention() {
  const t = useT();
  const rules = useQuery(retentionQuery);
  return (
    <Card title={t("privacy.retention")}>
      <p className="text-ink-2">{t("privacy.retention_text")}</p>
      {rules.isPending ? <Loading lines={3} /> : null}
      {rules.isError ? <ErrorState error={rules.error} onRetry={() => void rules.refetch()} /> : null}
      <ul>
        {rules.data?.items.map((rule) => (
          <Rule key={`${rule.kind}${rule.months}`} rule={rule} />
        ))}
      </ul>
    </Card>
  );
}

function Rule({ rule }: { rule: RetentionRule }) {
  const t = useT();
  const client = useQueryClient();
  const [months, setMonths] = useState<number | undefined>(rule.months ?? undefined);
  const valid = months === undefined || (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS);
  const save = useMutation({
    mutationFn: () => api.put(`/privacy/retention/${rule.kind}`, { months: months ?? null }),
    onSuccess: () => toast({ text: t("privacy.saved") }),
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
    onSettled: () => renewPrivacy(client),
  });
  return (
    <li className="flex flex-wrap items-end gap-3 py-2">
      <NumberField
        label={t(`privacy.retention_${rule.kind}`)}
        help={rule.months === null ? t("privacy.never") : t("privacy.due", { count: rule.due })}
        defaultValue={rule.months}
        min={1}
        max={MOST_MONTHS}
        unit={t("privacy.months")}
        onChange={setMonths}
      />
      <Button
        pending={save.isPending}
        disabled={!valid || (months ?? null) === rule.months}
        onClick={() => save.mutate()}
      >
        {t("privacy.save")}
      </Button>
    </li>
  );
}
