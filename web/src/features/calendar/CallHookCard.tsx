/** Where the telephone system tells of calls: its address, its secret, and how soon a missed call is answered. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { callHookQuery, renewCalendar } from "~/api/queries/calendar";
import type { CallHook } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Loading, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { NumberField, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";

export function CallHookCard({ may }: { may: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const query = useQuery(callHookQuery);
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState<"renew" | "stop" | null>(null);
  const make = async (body: { callback_minutes?: number; renew?: boolean }) => {
    const made = await api.post<CallHook>("/calls/webhook", body, { idempotencyKey: crypto.randomUUID() });
    if (made.secret) setSecret(made.secret);
    await renewCalendar(client);
  };
  const hook = query.data;
  return (
    <section className="card card-pad" aria-label={t("calendar.hook_title")}>
      <h2>{t("calendar.hook_title")}</h2>
      <p className="mb-3 text-ink-2">{t("calendar.hook_lead")}</p>
      {query.isPending ? <Loading lines={2} /> : null}
      {hook?.address ? (
        <>
          <TextField
            label={t("calendar.hook_address")}
            readOnly
            value={hook.address}
            className="font-mono"
            onFocus={(event) => event.currentTarget.select()}
            help={t("calendar.hook_sign")}
          />
          <p className="my-3 text-s text-ink-3">
            {hook.last_called_at ? (
              <>
                {t("calendar.hook_last")} <Time at={hook.last_called_at} />
              </>
            ) : (
              t("calendar.hook_never")
            )}
          </p>
        </>
      ) : null}
      {may && hook ? (
        <Form
          key={hook.rotated_at}
          label={t("calendar.hook_title")}
          onSubmit={(values) => make({ callback_minutes: values.number("callback_minutes") ?? 120 })}
        >
          <NumberField
            name="callback_minutes"
            label={t("calendar.hook_minutes")}
            help={
              hook.assignee
                ? t("calendar.hook_minutes_help", { who: hook.assignee.name })
                : t("calendar.hook_minutes_first")
            }
            defaultValue={hook.callback_minutes ?? 120}
            min={5}
            max={10080}
            required
          />
          <FormActions submit={t(hook.address ? "calendar.save" : "calendar.hook_make")}>
            {hook.address ? (
              <>
                <Button onClick={() => setAsking("renew")}>{t("calendar.hook_renew")}</Button>
                <Button onClick={() => setAsking("stop")}>{t("calendar.hook_stop")}</Button>
              </>
            ) : null}
          </FormActions>
        </Form>
      ) : null}
      {secret ? <Secret secret={secret} onClose={() => setSecret(null)} /> : null}
      {asking ? (
        <Confirm
          danger
          title={t(`calendar.hook_${asking}_title`)}
          action={t(`calendar.hook_${asking}`)}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            if (asking === "renew") return make({ renew: true });
            await api.delete("/calls/webhook");
            await renewCalendar(client);
          }}
        >
          {t("calendar.hook_dead")}
        </Confirm>
      ) : null}
    </section>
  );
}

/** The one time that it is to be seen. */
function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={t("calendar.hook_secret_title")} onClose={onClose} locked>
      <p className="text-ink-2">{t("calendar.hook_secret_text")}</p>
      <TextField
        label={t("calendar.hook_secret")}
        hideLabel
        readOnly
        value={secret}
        className="font-mono"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="modal-actions">
        <Button
          onClick={() => {
            void navigator.clipboard?.writeText(secret).then(() => toast({ text: t("common.copied") }));
          }}
        >
          {t("common.copy")}
        </Button>
        <Button tone="primary" onClick={onClose}>
          {t("common.close")}
        </Button>
      </div>
    </Dialog>
  );
}
