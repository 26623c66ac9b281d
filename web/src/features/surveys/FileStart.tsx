/** Begins a survey from a file of another program: what it would ask, what is left out, or why it cannot be read. */
import { useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import type { ImportRemark, SurveyRead } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/bits";
import { UploadIcon } from "~/ui/icons";
import { questionsOf, said } from "./edit/definition";
import { type Partner, useStart } from "./useStart";

/** Places shown at most. */
const SHOWN = 12;

interface Refused {
  text: string;
  places: { place: string; code: string; about: string | null }[];
}

export function FileStart({ together }: { together: Partner }) {
  const t = useT();
  const locale = useLocale();
  const { start, pending } = useStart(together);
  const [reading, setReading] = useState(false);
  const [name, setName] = useState("");
  const [read, setRead] = useState<SurveyRead | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || reading) return;
    setReading(true);
    setRead(null);
    setRefused(null);
    setName(file.name);
    const form = new FormData();
    form.append("file", file);
    try {
      setRead(await api.post<SurveyRead>("/surveys/read-file", form));
    } catch (error) {
      const places =
        error instanceof ApiError && error.is("invalid")
          ? error.fields.map((each) => ({ place: each.field, code: each.code, about: each.detail ?? null }))
          : [];
      const text = places.length > 0 ? t("surveys.file_refused", { name: file.name }) : errorText(t, error);
      setRefused({ text, places });
    } finally {
      setReading(false);
    }
  };
  return (
    <section className="survey-file" aria-label={t("surveys.from_file")}>
      <div className="survey-file-head">
        <span className="min-w-0 flex-1 basis-64">
          <b className="font-semibold">{t("surveys.from_file")}</b>
          <span className="block text-s text-ink-2">{t("surveys.from_file_text")}</span>
        </span>
        <label className="btn" aria-busy={reading || undefined}>
          <UploadIcon size={15} aria-hidden="true" />
          {t(name ? "surveys.file_other" : "surveys.file_choose")}
          <input
            type="file"
            accept=".json,.xlsx,.csv,application/json,text/csv"
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      </div>
      <div role="status">
        {refused ? (
          <Notice tone="bad">
            {refused.text}
            <Places places={refused.places} />
          </Notice>
        ) : null}
        {read ? (
          <>
            <p>
              <b className="font-medium">{said(read.definition.title, locale) || name}</b>
              {" · "}
              {t("surveys.n_questions", { count: questionsOf(read.definition).length })}
            </p>
            {read.notes.length > 0 ? (
              <Notice>
                {t("surveys.file_left_out", { count: read.notes.length })}
                <Places
                  places={read.notes.map((each: ImportRemark) => ({ ...each, about: each.about ?? null }))}
                />
              </Notice>
            ) : null}
          </>
        ) : null}
      </div>
      {read ? (
        <Button
          tone="primary"
          className="self-start"
          pending={pending === "file"}
          onClick={() => void start("file", { definition: read.definition })}
        >
          {t("surveys.file_begin")}
        </Button>
      ) : null}
    </section>
  );
}

function Places({ places }: { places: Refused["places"] }) {
  const t = useT();
  if (places.length === 0) return null;
  const reason = (code: string) => {
    const id = `surveys.remark_${code}`;
    return t(t.has(id) ? id : "surveys.remark_ignored");
  };
  return (
    <ul className="survey-places">
      {places.slice(0, SHOWN).map((each, at) => (
        <li key={at}>
          <code>{each.place}</code> {reason(each.code)}
          {each.about ? <span className="text-ink-3">: {each.about}</span> : null}
        </li>
      ))}
      {places.length > SHOWN ? <li>{t("surveys.file_more", { count: places.length - SHOWN })}</li> : null}
    </ul>
  );
}
