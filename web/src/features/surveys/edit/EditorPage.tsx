/** The editor of a survey: what it asks on the left, the chosen question beside it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { surveyVersionQuery } from "~/api/queries/surveys";
import type { Survey } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/bits";
import { ChevronLeftIcon } from "~/ui/icons";
import { ButtonLink } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";
import { WithSurvey } from "../Loader";
import { PublishDialog } from "../PublishDialog";
import { mayDo, StatePill, SurveyCrumb } from "../parts";
import { Checks } from "./Checks";
import { type Editor, EditorContext, type Selection, useEditor } from "./context";
import { findQuestion, questionsOf, withPage, withQuestion } from "./definition";
import { byTarget, languageName } from "./findings";
import { makeTeller } from "./logic/sentences";
import { Outline } from "./Outline";
import { PageForm } from "./PageForm";
import { Preview } from "./preview/Preview";
import { QuestionForm } from "./QuestionForm";
import { Clash, SaveMark } from "./SaveMark";
import { StartForm } from "./StartForm";
import { type Draft, useDraft } from "./useDraft";
import "../surveys.css";
import "./editor.css";

const route = getRouteApi("/o/$org/surveys/$id/edit");

export function EditorPage() {
  const { id } = route.useParams();
  return <WithSurvey id={id}>{(survey) => <EditorOf key={survey.id} survey={survey} />}</WithSurvey>;
}

function firstSelection({ definition, versions }: Survey): Selection {
  const first = definition.pages[0]?.questions[0];
  if (first) return { part: "question", id: first.id };
  return versions.length > 0 || !definition.pages[0]
    ? { part: "start" }
    : { part: "page", id: definition.pages[0].id };
}

function EditorOf({ survey }: { survey: Survey }) {
  const t = useT();
  const locale = useLocale();
  const { org } = route.useParams();
  const draft = useDraft(survey);
  const { definition, change } = draft;
  const newest = survey.versions.reduce((most, each) => Math.max(most, each.number), 0);
  const version = useQuery(surveyVersionQuery(survey.id, newest));
  const [selection, setSelection] = useState<Selection>(() => firstSelection(survey));
  // On a phone the list and the form take turns.
  const [open, setOpen] = useState(false);
  const [view, setView] = useState<"write" | "preview">("write");
  const [chosen, setLanguage] = useState<string>(locale);
  const [publishing, setPublishing] = useState<Survey | null>(null);
  const [torn, setTorn] = useState<ReadonlySet<string>>(new Set());
  const language = definition.languages.includes(chosen) ? chosen : (definition.languages[0] ?? "en");
  // Texts of a language that was taken away wait for it to come back; nobody reads them.
  // Who answers is hidden or not from the first publishing on; until then that dialog says what it means.
  const hides = survey.anonymity !== null && survey.anonymity !== "identified";
  const findings = draft.checked.findings.filter(
    (each) => each.code !== "unknown_language" && (each.code !== "asks_who" || hides),
  );
  const found = byTarget(draft.checked.definition, findings);
  const editor: Editor = {
    definition,
    language,
    published: newest > 0,
    out: new Set(version.data ? questionsOf(version.data.definition).map((each) => each.id) : []),
    findings: (target) => found.get(target) ?? [],
    teller: makeTeller(t, locale, definition, language),
    selection,
    select: (next) => {
      setSelection(next);
      setOpen(true);
    },
    change,
    changeQuestion: (id, to) => change((old) => withQuestion(old, id, to)),
    changePage: (id, to) => change((old) => withPage(old, id, to)),
  };
  const editable = mayDo(survey, "edit");
  const publish = async () => {
    if (await draft.flush()) setPublishing(survey);
  };
  return (
    <EditorContext value={editor}>
      <Page
        title={survey.title || t("surveys.untitled")}
        width="wide"
        crumb={<SurveyCrumb survey={survey} here={t("surveys.edit_title")} />}
        lead={<Lead survey={survey} draft={draft} />}
        actions={
          mayDo(survey, "approve") ? (
            <ButtonLink tone="primary" to="/o/$org/surveys/$id" params={{ org, id: survey.id }}>
              {t("together.approve")}
            </ButtonLink>
          ) : (
            <Button tone="primary" disabled={!mayDo(survey, "publish")} onClick={() => void publish()}>
              {t(newest > 0 ? "surveys.publish_again" : "surveys.publish")}
            </Button>
          )
        }
      >
        {editable ? null : <Notice>{t("surveys.read_only")}</Notice>}
        <Clash draft={draft} />
        <div className="survey-bar">
          {editable ? (
            <Tabs
              label={t("surveys.view")}
              items={[
                { id: "write", label: t("surveys.view_write") },
                { id: "preview", label: t("surveys.view_preview") },
              ]}
              value={view}
              onChange={setView}
            />
          ) : null}
          {definition.languages.length > 1 ? (
            <fieldset className="flex flex-wrap gap-2">
              <legend className="sr-only">{t("surveys.texts_in")}</legend>
              {definition.languages.map((each) => (
                <button
                  key={each}
                  type="button"
                  className={each === language ? "chip chip-set" : "chip"}
                  aria-pressed={each === language}
                  onClick={() => setLanguage(each)}
                >
                  {languageName(locale, each)}
                </button>
              ))}
            </fieldset>
          ) : null}
          {editable ? (
            <Checks findings={findings} of={draft.checked.definition} onLanguage={setLanguage} />
          ) : null}
        </div>
        {editable ? (
          <div className="survey-editor" data-open={open || undefined}>
            <Outline />
            <div className="survey-main">
              <Button small tone="quiet" className="survey-return" onClick={() => setOpen(false)}>
                <ChevronLeftIcon size={14} aria-hidden="true" />
                {t("surveys.all_questions")}
              </Button>
              {view === "preview" ? <Preview survey={survey} draft={draft} /> : <Selected torn={torn} />}
            </div>
          </div>
        ) : (
          <Preview survey={survey} draft={draft} />
        )}
        {publishing ? (
          <PublishDialog
            survey={survey}
            onTorn={(ids) => setTorn(new Set(ids))}
            onClose={() => setPublishing(null)}
          />
        ) : null}
      </Page>
    </EditorContext>
  );
}

function Lead({ survey, draft }: { survey: Survey; draft: Draft }) {
  const t = useT();
  const { minutes_from: from, minutes_to: to } = survey.estimate;
  const count = questionsOf(draft.definition).filter((each) => each.kind.type !== "statement").length;
  return (
    <span className="survey-lead">
      <StatePill status={survey.status} />
      <span>{t("surveys.n_questions", { count })}</span>
      <span>{from === to ? t("surveys.minutes", { to }) : t("surveys.minutes_range", { from, to })}</span>
      <SaveMark draft={draft} />
    </span>
  );
}

function Selected({ torn }: { torn: ReadonlySet<string> }) {
  const { selection, definition } = useEditor();
  if (selection.part === "question") {
    const question = findQuestion(definition, selection.id);
    if (question) return <QuestionForm key={question.id} question={question} torn={torn.has(question.id)} />;
  }
  if (selection.part === "page") {
    const page = definition.pages.find((each) => each.id === selection.id);
    if (page) return <PageForm key={page.id} page={page} />;
  }
  return <StartForm />;
}
