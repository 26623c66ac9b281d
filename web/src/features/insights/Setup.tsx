/** What figures of money are worked out with. What is left empty is not known, and said to be so. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { insightQuery, renewInsights, settingsQuery, spendQuery } from "~/api/queries/insights";
import type { InsightSettings, Spend } from "~/api/types-insights";
import { useT } from "~/i18n";
import { useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { ErrorState, Loading } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { NumberField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { minorPerUnit, useCells } from "./cells";
import { paramsOf } from "./params";

const MONTHS = 12;
/** Four rising numbers, as they are typed. */
const FOUR = "\\s*\\d+(\\s+\\d+){3}\\s*";

export function Setup({ onClose }: { onClose: () => void }) {
  const t = useT();
  const settings = useQuery(settingsQuery);
  const spends = useQuery(spendQuery);
  const currency = useQuery(insightQuery("rfm", paramsOf({}))).data?.currency;
  const error = settings.error ?? spends.error;
  return (
    <Dialog title={t("insights.setup")} onClose={onClose} wide>
      {error ? <ErrorState error={error} /> : null}
      {settings.data && spends.data && currency !== undefined ? (
        <Fields
          settings={settings.data}
          spends={spends.data.items}
          currency={currency ?? spends.data.items[0]?.currency ?? "EUR"}
          onClose={onClose}
        />
      ) : error ? null : (
        <Loading lines={6} />
      )}
    </Dialog>
  );
}

/** The months that are over, the newest first. */
function lastMonths(now: Date): string[] {
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back - 1, 15)).toISOString().slice(0, 7),
  );
}

/** What was typed into a field of limits; null when nothing was. */
function limitsIn(text: string): number[] | null {
  const numbers = text.split(/\s+/u).filter(Boolean).map(Number);
  return numbers.length === 4 ? numbers : null;
}

function Fields({
  settings,
  spends,
  currency,
  onClose,
}: {
  settings: InsightSettings;
  spends: readonly Spend[];
  currency: string;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const cells = useCells(currency);
  const months = lastMonths(useNow());
  const known = new Map(
    spends.filter((one) => one.currency === currency).map((one) => [one.month, one.amount_minor]),
  );
  const unit = minorPerUnit(currency);
  const { limits } = settings;
  const save = async (values: FormValues) => {
    const [days, orders, net] = ["days", "orders", "net"].map((name) => limitsIn(values.text(name)));
    const margin = values.number("margin");
    await api.put(
      "/insights/settings",
      {
        margin_bp: margin === undefined ? null : Math.round(margin * 100),
        discount_bp: Math.round((values.number("discount") ?? 10) * 100),
        limits: days && orders && net ? { days, orders, net_minor: net.map((one) => one * unit) } : null,
      },
      settings.version,
    );
    const items = months.map((month) => {
      const amount = values.number(`spend-${month}`);
      return amount === undefined ? { month } : { month, currency, amount_minor: Math.round(amount * unit) };
    });
    await api.put("/insights/spend", { items });
    await renewInsights(client);
    toast({ text: t("insights.setup_saved") });
    onClose();
  };
  return (
    <Form onSubmit={save} label={t("insights.setup")}>
      <p className="text-s text-ink-2">{t("insights.setup_lead")}</p>
      <div className="insight-setup">
        <NumberField
          name="margin"
          label={t("insights.margin")}
          help={t("insights.margin_hint")}
          unit="%"
          min={0}
          max={100}
          decimals={2}
          defaultValue={settings.margin_bp === null ? null : settings.margin_bp / 100}
        />
        <NumberField
          name="discount"
          label={t("insights.discount")}
          help={t("insights.discount_hint")}
          unit="%"
          min={0}
          max={100}
          decimals={2}
          defaultValue={settings.discount_bp / 100}
          required
        />
      </div>
      <fieldset className="insight-fieldset">
        <legend>{t("insights.limits")}</legend>
        <p className="text-s text-ink-3">{t("insights.limits_hint")}</p>
        <div className="insight-setup">
          <Limit name="days" label={t("insights.limits_days")} value={limits?.days} example="30 60 120 240" />
          <Limit
            name="orders"
            label={t("insights.limits_orders")}
            value={limits?.orders}
            example="2 4 8 16"
          />
          <Limit
            name="net"
            label={t("insights.limits_net", { currency })}
            value={limits?.net_minor.map((one) => one / unit)}
            example="1000 5000 20000 50000"
          />
        </div>
      </fieldset>
      <fieldset className="insight-fieldset">
        <legend>{t("insights.spend")}</legend>
        <p className="text-s text-ink-3">{t("insights.spend_hint")}</p>
        <div className="insight-setup insight-months">
          {months.map((month) => (
            <NumberField
              key={month}
              name={`spend-${month}`}
              label={cells.month(month)}
              unit={currency}
              min={0}
              decimals={2}
              defaultValue={known.has(month) ? (known.get(month) ?? 0) / unit : null}
            />
          ))}
        </div>
      </fieldset>
      <FormActions submit={t("insights.setup_save")}>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
      </FormActions>
    </Form>
  );
}

function Limit({
  name,
  label,
  value,
  example,
}: {
  name: string;
  label: string;
  value: readonly number[] | undefined;
  example: string;
}) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <input
        className="input"
        name={name}
        inputMode="numeric"
        autoComplete="off"
        pattern={FOUR}
        placeholder={example}
        defaultValue={value?.join(" ") ?? ""}
      />
    </label>
  );
}
