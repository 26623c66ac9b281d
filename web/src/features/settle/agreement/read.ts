/** Reads the form of an agreement back into what is proposed. Pure. */
import type { AgreementData, BySeverity, Calendar } from "~/api/types-settle";
import type { FormValues } from "~/ui/Form";
import { parseDays, parseSpans } from "./calendar";
import { minutesOf, PAUSES, REPORT_STEPS, TARGETS } from "./figures";

/** `rungs`: keys of the ladder's fields, the lowest first. What the form does not ask for stays as it was. */
export function readAgreement(
  values: FormValues,
  base: AgreementData,
  rungs: readonly number[],
): AgreementData {
  const bySeverity = (path: string): BySeverity => ({
    critical: minutesOf(values.number(`${path}.critical`)),
    major: minutesOf(values.number(`${path}.major`)),
    moderate: minutesOf(values.number(`${path}.moderate`)),
    minor: minutesOf(values.number(`${path}.minor`)),
  });
  const calendar = (name: "vendor_calendar" | "customer_calendar"): Calendar => ({
    time_zone: values.text(`data.${name}.time_zone`),
    days: [1, 2, 3, 4, 5, 6, 7]
      .map((day) => ({ day, spans: parseSpans(values.text(`${name}.${day}`)) ?? [] }))
      .filter(({ spans }) => spans.length > 0),
    holidays: parseDays(values.text(`data.${name}.holidays`)),
  });
  const targets = Object.fromEntries(TARGETS.map((name) => [name, bySeverity(`data.targets.${name}`)]));
  const steps = REPORT_STEPS.map((step) => [step, values.number(`data.report_steps.${step}`) ?? null]);
  return {
    ...base,
    vendor_calendar: calendar("vendor_calendar"),
    customer_calendar: calendar("customer_calendar"),
    targets: targets as AgreementData["targets"],
    customer_response: bySeverity("data.customer_response"),
    report_steps: Object.fromEntries(steps) as AgreementData["report_steps"],
    pauses: Object.fromEntries(
      PAUSES.map((name) => [name, values.checked(`data.pauses.${name}`)]),
    ) as AgreementData["pauses"],
    ladder: rungs.map((key) => ({
      name: { en: values.text(`rung.${key}.name.en`), ru: values.text(`rung.${key}.name.ru`) },
      customer: values.all(`rung.${key}.customer`),
      vendor: values.all(`rung.${key}.vendor`),
      react_minutes: minutesOf(values.number(`rung.${key}.react_minutes`)) ?? 0,
    })),
    offer_valid_days: values.number("data.offer_valid_days") ?? base.offer_valid_days,
    cooling_off_days: values.number("data.cooling_off_days") ?? base.cooling_off_days,
  };
}
