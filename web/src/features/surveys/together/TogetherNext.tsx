/** One sentence that says what comes next in a survey with two owners, and whose turn it is. */
import { type ReactNode, useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { surveyKey } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Survey, SurveyTogether } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import ReasonDialog from "~/features/settle/ReasonDialog";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Confirm } from "~/ui/Confirm";
import { ButtonLink } from "~/ui/Link";
import { questionsOf } from "../edit/definition";
import { PublishDialog } from "../PublishDialog";
import { mayDo } from "../parts";
import { ApproveDialog } from "./ApproveDialog";
import { ahead } from "./TogetherCard";
import { useSigning } from "./useSigning";
import { otherName, otherSide, standingOf } from "./words";

type Open = "publish" | "approve" | "return" | "close";

export function TogetherNext({ survey, together }: { survey: Survey; together: SurveyTogether }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const [open, setOpen] = useState<Open | null>(null);
  const [run] = useAction();
  const sign = useSigning(survey, together);
  const params = { org, id: survey.id };
  const name = otherName(together);
  const stops = survey.findings.filter((each) => each.stops).length;
  const button = (which: Open, label: string, tone: "primary" | "plain" | "quiet") => (
    <Button key={which} tone={tone} onClick={() => setOpen(which)}>
      {label}
    </Button>
  );
  const edit = (tone: "primary" | "plain", label: string) =>
    mayDo(survey, "edit") ? (
      <ButtonLink key="edit" tone={tone} to="/o/$org/surveys/$id/edit" params={params}>
        {label}
      </ButtonLink>
    ) : null;
  const results = (tone: "primary" | "plain") =>
    together.sees.results !== "none" && (!together.mirror || together.released_at) ? (
      <ButtonLink key="results" tone={tone} to="/o/$org/surveys/$id/results" params={params}>
        {t(together.mirror ? "together.see_gaps" : "results.see")}
      </ButtonLink>
    ) : null;
  const invite = (tone: "primary" | "plain") => (
    <ButtonLink key="invite" tone={tone} to="/o/$org/surveys/$id/invites" params={params}>
      {t(mayDo(survey, "invite") ? "surveys.invite" : "surveys.see_invited")}
    </ButtonLink>
  );

  const signing = (): [string, ReactNode] => {
    const label = t(survey.status === "draft" ? "surveys.edit" : "surveys.edit_next");
    if (stops > 0) return [t("surveys.next_mend", { count: stops }), edit("primary", label)];
    if (together.approved) {
      return [
        t("together.next_publish"),
        [
          mayDo(survey, "publish") ? button("publish", t("surveys.publish"), "primary") : null,
          edit("plain", label),
        ],
      ];
    }
    if (mayDo(survey, "return") || (together.standing && standingOf(together, together.side) === "waits")) {
      return [
        t("together.next_answer", { name }),
        [
          mayDo(survey, "approve") ? button("approve", t("together.approve"), "primary") : null,
          mayDo(survey, "return") ? button("return", t("together.return"), "plain") : null,
          edit("plain", label),
        ],
      ];
    }
    if (together.standing) return [t("together.next_wait", { name }), edit("plain", label)];
    const back = together.signoffs.at(-1)?.state === "refused" && together.ball !== "both";
    return [
      t(
        back
          ? together.ball === together.side
            ? "together.next_mend"
            : "together.next_mends"
          : "together.next_approve",
        { name },
      ),
      [
        mayDo(survey, "approve")
          ? button(
              "approve",
              t("together.approve"),
              back && together.ball === together.side ? "plain" : "primary",
            )
          : null,
        edit(back ? "primary" : "plain", label),
      ],
    ];
  };

  const live = (): [string, ReactNode] => {
    const done = (side: typeof together.side) =>
      together.owners.some((each) => each.side === side && each.done);
    const close = mayDo(survey, "close")
      ? button("close", t(together.mirror ? "together.close_half" : "surveys.close"), "quiet")
      : null;
    const buttons = [
      invite(survey.figures.invited === 0 ? "primary" : "plain"),
      results("plain"),
      edit("plain", t("surveys.edit_next")),
      close,
    ];
    if (!together.mirror) return [t("together.next_live", { name }), buttons];
    if (done(together.side)) return [t("together.next_other_half", { name }), invite("plain")];
    return [
      t(done(otherSide(together.side)) ? "together.next_own_half" : "together.next_mirror", { name }),
      buttons,
    ];
  };

  const [text, buttons] =
    survey.status === "draft" || (survey.status === "live" && ahead(survey))
      ? signing()
      : survey.status === "live"
        ? live()
        : [
            t(together.mirror ? "together.next_released" : "surveys.next_closed"),
            [results("primary"), invite("plain")],
          ];
  const mine = together.ball === together.side;
  return (
    <section className="card survey-next" aria-label={t("surveys.next")}>
      <p className="min-w-0 flex-1">
        {mine && survey.status !== "closed" ? (
          <b className="together-turn">{t("together.your_turn")}</b>
        ) : null}
        {text}
        {survey.status === "live" && ahead(survey) ? (
          <span className="mt-1 block text-s text-ink-3">{t("together.next_version")}</span>
        ) : null}
      </p>
      <div className="flex flex-wrap gap-2">{buttons}</div>
      {open === "publish" ? <PublishDialog survey={survey} onClose={() => setOpen(null)} /> : null}
      {open === "approve" ? (
        <ApproveDialog
          together={together}
          questions={questionsOf(survey.definition).length}
          onApprove={() => sign("approve")}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === "return" ? (
        <ReasonDialog
          title={t("together.return_title")}
          about={t("together.return_text", { name })}
          label={t("together.return_reason")}
          submit={t("together.return_now")}
          onSubmit={(reason) => sign("return", reason)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === "close" ? (
        <Confirm
          title={t(together.mirror ? "together.close_half_title" : "surveys.close_title")}
          action={t(together.mirror ? "together.close_half_now" : "surveys.close_now")}
          danger
          onConfirm={async () =>
            run(
              () =>
                api.post(
                  `/surveys/${survey.id}/actions/close`,
                  { version: survey.version },
                  { idempotencyKey: crypto.randomUUID() },
                ),
              {
                stale: [keys.surveys, surveyKey(survey.id)],
                done: t(together.mirror ? "together.half_is_closed" : "surveys.is_closed"),
              },
            )
          }
          onClose={() => setOpen(null)}
        >
          {t(together.mirror ? "together.close_half_text" : "together.close_text", { name })}
        </Confirm>
      ) : null}
    </section>
  );
}
