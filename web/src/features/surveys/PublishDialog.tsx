/** Freezing a version. What is promised to those who answer is chosen once, and said so. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { surveyKey } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Anonymity, Survey } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { NumberField, RadioGroup } from "~/ui/fields";
import { LockIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { findQuestion, said } from "./edit/definition";
import { findingText, placeText, targetOf } from "./edit/findings";
import { agreementLines } from "./together/words";

const EXPLAINED = "explained";
const KINDS: readonly Anonymity[] = ["identified", "confidential", "anonymous"];

export function PublishDialog({
  survey,
  onTorn,
  onClose,
}: {
  survey: Survey;
  /** Questions that ask something else than under the same id before. */
  onTorn?: (ids: string[]) => void;
  onClose: () => void;
}) {
  const t = useT();
  const locale = useLocale();
  const client = useQueryClient();
  const [anonymity, setAnonymity] = useState<Anonymity>(survey.anonymity ?? "confidential");
  const first = survey.versions.length === 0;
  const title = t(first ? "surveys.publish_title" : "surveys.publish_again_title");
  const stops = survey.findings.filter((each) => each.stops);
  const { definition } = survey;
  const lines = (some: typeof stops) => [
    ...new Set(
      some.map((each) => {
        const place = placeText(t, definition, locale, targetOf(definition, each.path));
        return t("findings.at", { place, text: findingText(t, locale, each) });
      }),
    ),
  ];
  if (stops.length > 0) {
    return (
      <Dialog title={t("surveys.publish_stopped")} onClose={onClose}>
        <p className="text-ink-2">{t("surveys.publish_stopped_text")}</p>
        <ul className="list-disc pl-5 text-m">
          {lines(stops).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="modal-actions">
          <Button tone="primary" onClick={onClose}>
            {t("surveys.mend")}
          </Button>
        </div>
      </Dialog>
    );
  }
  const warnings = lines(
    survey.findings.filter(
      (each) => each.code !== "unknown_language" && (each.code !== "asks_who" || anonymity !== "identified"),
    ),
  ).slice(0, 20);
  const publish = async (k: number | undefined) => {
    try {
      const body = first && !survey.together ? { anonymity, k_min: k ?? 5 } : {};
      const now = await api.post<Survey>(
        `/surveys/${survey.id}/actions/publish`,
        { version: survey.version, ...body },
        { idempotencyKey: crypto.randomUUID() },
      );
      client.setQueryData(surveyKey(survey.id), now);
      void client.invalidateQueries({ queryKey: keys.surveys });
      toast({ text: t(first ? "surveys.is_live" : "surveys.is_live_again") });
      onClose();
    } catch (error) {
      if (error instanceof ApiError) {
        const torn = error.fields.filter((each) => each.code === "needs_new_id");
        onTorn?.(torn.map((each) => each.field));
      }
      throw error;
    }
  };
  /** Fields of the survey are none of this form: what is wrong with them is said in one sentence. */
  const explained = (error: unknown): unknown => {
    if (!(error instanceof ApiError)) return error;
    const torn = error.fields.filter((each) => each.code === "needs_new_id");
    const names = torn.map((each) => said(findQuestion(definition, each.field)?.text, locale));
    const text =
      torn.length > 0
        ? t("surveys.torn", { questions: names.join(" · ") })
        : error.fields.some((each) => each.code === "files_need_names")
          ? t("surveys.files_need_names")
          : error.detail === "unchanged"
            ? t("surveys.unchanged")
            : null;
    return text === null ? error : new ApiError(error.status, EXPLAINED, text, [], null, null);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          await publish(values.number("k_min")).catch((error: unknown) => {
            throw explained(error);
          });
        }}
        explain={(error) => (error.is(EXPLAINED) ? error.detail : errorText(t, error))}
      >
        {first && survey.together ? (
          <>
            <p className="text-ink-2">{t("together.publish_text")}</p>
            <ul className="list-disc pl-5 text-m">
              {agreementLines(t, survey.together, survey.together.agreement).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        ) : first ? (
          <>
            <RadioGroup<Anonymity>
              name="anonymity"
              label={t("surveys.anonymity")}
              options={KINDS.map((value) => ({
                value,
                label: t(`surveys.anonymity_${value}`),
                help: t(`surveys.anonymity_${value}_help`),
              }))}
              value={anonymity}
              onChange={setAnonymity}
            />
            <NumberField
              name="k_min"
              label={t("surveys.k_min")}
              help={t("surveys.k_min_help")}
              defaultValue={5}
              min={3}
              max={50}
              required
              className="survey-count"
            />
            <p className="notice">
              <LockIcon size={14} className="translate-y-0.5 flex-none text-ink-3" aria-hidden="true" />
              <span>{t("surveys.fixed")}</span>
            </p>
          </>
        ) : (
          <p className="text-ink-2">
            {t("surveys.publish_again_text", { number: survey.versions.length + 1 })}{" "}
            {survey.anonymity ? t(`surveys.anonymity_${survey.anonymity}_help`) : ""}
          </p>
        )}
        {warnings.length > 0 ? (
          <Notice>
            <b className="font-medium">{t("surveys.publish_warnings")}</b>
            <ul className="mt-1 list-disc pl-5">
              {warnings.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <FormActions submit={t("surveys.publish_now")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
