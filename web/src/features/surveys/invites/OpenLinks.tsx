/** Links that anybody may use: opened with an end and a number of answers, copied, closed. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { Survey, SurveyOpenLink } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Card, Pill, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { NumberField, TextField } from "~/ui/fields";
import { CopyIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { leastOf } from "./limits";

export function OpenLinks({
  survey,
  links,
  may,
}: {
  survey: Survey;
  links: readonly SurveyOpenLink[];
  may: boolean;
}) {
  const t = useT();
  const [opening, setOpening] = useState(false);
  return (
    <Card
      title={t("surveys.open_links")}
      {...(may
        ? {
            actions: (
              <Button small onClick={() => setOpening(true)}>
                {t("surveys.open_link")}
              </Button>
            ),
          }
        : {})}
    >
      {links.length === 0 ? (
        <p className="text-s text-ink-3">{t("surveys.no_open_links")}</p>
      ) : (
        <ul className="survey-open-links">
          {links.map((link) => (
            <Line key={link.id} survey={survey} link={link} may={may} />
          ))}
        </ul>
      )}
      {opening ? <OpenDialog survey={survey} onClose={() => setOpening(false)} /> : null}
    </Card>
  );
}

function Line({ survey, link, may }: { survey: Survey; link: SurveyOpenLink; may: boolean }) {
  const t = useT();
  const [closing, setClosing] = useState(false);
  const [run] = useAction();
  const url = new URL(link.path, window.location.origin).href;
  const over = link.valid_until !== null && Date.parse(link.valid_until) <= Date.now();
  const open = link.closed_at === null && !over && !link.full;
  const copy = () =>
    void navigator.clipboard
      .writeText(url)
      .then(() => toast({ text: t("common.copied") }))
      .catch(() => toast({ text: t("surveys.not_copied"), tone: "bad" }));
  return (
    <li>
      <div className="survey-open-link">
        <span className="min-w-0 flex-1">
          <span className="font-medium">{link.name}</span>
          <span className="row-sub">
            {link.valid_until ? (
              <>
                {t("surveys.link_until")} <Time at={link.valid_until} as="date" />
              </>
            ) : (
              t("surveys.until_closed")
            )}
            {link.most === null ? "" : ` · ${t("surveys.link_most", { count: link.most })}`}
          </span>
        </span>
        {open ? (
          <Pill tone="good">{t("surveys.link_open")}</Pill>
        ) : (
          <Pill>
            {t(link.closed_at ? "surveys.link_closed" : over ? "surveys.link_over" : "surveys.link_full")}
          </Pill>
        )}
        {open && may ? (
          <Button small tone="quiet" onClick={() => setClosing(true)}>
            {t("surveys.close_link")}
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className="survey-open-url">
          <input
            className="input"
            readOnly
            value={url}
            aria-label={t("surveys.link_of", { name: link.name })}
            onFocus={(event) => event.target.select()}
          />
          <IconButton
            small
            label={t("surveys.copy_link", { name: link.name })}
            icon={<CopyIcon size={14} aria-hidden="true" />}
            onClick={copy}
          />
        </div>
      ) : null}
      {closing ? (
        <Confirm
          title={t("surveys.close_link_title", { name: link.name })}
          action={t("surveys.close_link")}
          danger
          onConfirm={async () =>
            run(() => api.delete(`/surveys/${survey.id}/links/${link.id}`), {
              stale: [keys.surveys],
              done: t("surveys.link_is_closed"),
            })
          }
          onClose={() => setClosing(false)}
        >
          {t("surveys.close_link_text")}
        </Confirm>
      ) : null}
    </li>
  );
}

function OpenDialog({ survey, onClose }: { survey: Survey; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const title = t("surveys.open_link_title");
  const least = leastOf(survey);
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          const until = values.optional("valid_until");
          const most = values.number("most");
          await api.post(
            `/surveys/${survey.id}/links`,
            {
              name: values.text("name"),
              ...(most ? { most } : {}),
              // The whole of that day, where whoever opens it is.
              ...(until ? { valid_until: new Date(`${until}T23:59:59`).toISOString() } : {}),
            },
            { idempotencyKey: crypto.randomUUID() },
          );
          await client.invalidateQueries({ queryKey: keys.surveys });
          toast({ text: t("surveys.link_is_open") });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("surveys.open_link_text")}</p>
        <TextField
          name="name"
          label={t("surveys.link_name")}
          help={t("surveys.link_name_help")}
          required
          maxLength={120}
        />
        <div className="survey-pair">
          <DateField
            name="valid_until"
            label={t("surveys.valid_until")}
            optional
            min={new Date().toISOString().slice(0, 10)}
          />
          <NumberField
            name="most"
            label={t("surveys.most_answers")}
            {...(least > 1 ? { help: t("surveys.least_answers", { count: least }) } : {})}
            min={least}
            optional
          />
        </div>
        <FormActions submit={t("surveys.open_link_now")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
