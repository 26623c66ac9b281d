/**
 * The survey as a respondent sees it: the server draws each page as it draws the real one, and says what comes next. What
 * was answered lies here alone, and is gone with the preview.
 */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import type { Survey, SurveyPreview } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Notice } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { useEditor } from "../context";
import { placeOf } from "../definition";
import type { Draft } from "../useDraft";
import "../../../../../public-pages/survey.css";

type Answers = SurveyPreview["answers"];
interface Sent {
  page: string | null;
  go?: string;
  all?: boolean;
  fields?: Record<string, string[]>;
}

function fieldsOf(form: HTMLFormElement, button: HTMLElement | null): Sent["fields"] {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form, button)) {
    if (typeof value === "string" && name.startsWith("q.")) fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
}

export function Preview({ survey, draft }: { survey: Survey; draft: Draft }) {
  const t = useT();
  const { definition, language, selection, select } = useEditor();
  const owner = useActing().organisation.name;
  const [width, setWidth] = useState<"phone" | "desktop">("phone");
  const [answers, setAnswers] = useState<Answers>({});
  // What came of a step holds until another page is chosen or something is written.
  const [moved, setMoved] = useState<{ key: string; seen: SurveyPreview } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const paper = useRef<HTMLDivElement>(null);
  const chosen =
    selection.part === "start"
      ? null
      : selection.part === "page"
        ? selection.id
        : (definition.pages[placeOf(definition, selection.id)?.page ?? -1]?.id ?? null);

  const ask = async (sent: Sent): Promise<SurveyPreview> => {
    // The server draws what is saved.
    await draft.flush();
    return api.post<SurveyPreview>(`/surveys/${survey.id}/preview`, { language, answers, ...sent });
  };
  const keyOf = (page: string | null) => `${survey.version} ${language} ${page ?? ""}`;
  const looked = useQuery({
    queryKey: ["survey-preview", survey.id, survey.version, language, chosen],
    queryFn: () => ask({ page: chosen, all: true }),
    staleTime: 0,
    gcTime: 0,
  });
  const walked = moved?.key === keyOf(chosen) ? moved.seen : null;
  const seen = walked ?? looked.data;
  const go = async (sent: Sent) => {
    try {
      const next = await ask(sent);
      setError(null);
      setAnswers(next.answers);
      // Where only sending is left, and after it, the outline stays where it was.
      const at = next.sight === "page" || next.sight === "opening" ? next.page : chosen;
      setMoved({ key: keyOf(at), seen: next });
      if (at !== chosen) select(at ? { part: "page", id: at } : { part: "start" });
      paper.current?.scrollIntoView({ block: "nearest" });
    } catch (cause) {
      setError(cause);
    }
  };
  const submit = (event: FormEvent<HTMLDivElement>) => {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const { submitter } = event.nativeEvent as unknown as { submitter: HTMLButtonElement | null };
    const button = submitter?.value ?? "next";
    const page = new FormData(form).get("page");
    const fields = fieldsOf(form, submitter) ?? {};
    void go({ page: typeof page === "string" ? page : null, go: button, fields });
  };
  const again = () => {
    setAnswers({});
    setMoved(null);
    select({ part: "start" });
  };
  return (
    <section aria-label={t("surveys.preview")} className="survey-preview">
      <div className="flex flex-wrap items-center gap-2">
        {(["phone", "desktop"] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={cx("chip", width === each && "chip-set")}
            aria-pressed={width === each}
            onClick={() => setWidth(each)}
          >
            {t(`surveys.width_${each}`)}
          </button>
        ))}
        <Button small tone="quiet" className="ml-auto" onClick={again}>
          {t("surveys.preview_again")}
        </Button>
      </div>
      {seen && !seen.on_way ? (
        <Notice>{t("surveys.preview_aside")}</Notice>
      ) : seen && !walked && seen.hidden > 0 ? (
        <Notice>{t("surveys.preview_hidden", { count: seen.hidden })}</Notice>
      ) : null}
      {seen && error ? <Notice tone="bad">{errorText(t, error)}</Notice> : null}
      <div className="survey-stage">
        <div ref={paper} className={cx("survey-paper", `survey-paper-${width}`)} lang={language}>
          <p className="font-semibold text-ink-2">{owner}</p>
          {seen ? (
            <>
              <h2>{seen.title}</h2>
              <div
                className="survey-paper-form"
                onSubmit={submit}
                dangerouslySetInnerHTML={serverHtml(seen.html)}
              />
            </>
          ) : looked.isError || error ? (
            <ErrorState error={looked.error ?? error} onRetry={() => void looked.refetch()} />
          ) : (
            <Loading />
          )}
        </div>
      </div>
      <p className="text-s text-ink-3">
        {t("surveys.preview_note")} {survey.anonymity ? "" : t("surveys.preview_promise")}
      </p>
    </section>
  );
}
