/** Questions from one organisation to another: who waits for whom, and the answer. */
import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import type { Project, Question } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { useDeeds } from "../useDeed";
import { may, shortName } from "../words";

const AnswerDialog = lazy(() => import("./AnswerDialog"));

export function QuestionList({
  project,
  questions,
  linked = false,
}: {
  project: Project;
  questions: readonly Question[];
  /** With a way to the thread in which it was asked. */
  linked?: boolean;
}) {
  return (
    <ul className="questions">
      {questions.map((question) => (
        <QuestionLine key={question.id} project={project} question={question} linked={linked} />
      ))}
    </ul>
  );
}

function QuestionLine({
  project,
  question,
  linked,
}: {
  project: Project;
  question: Question;
  linked: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const acting = useActing();
  const deeds = useDeeds(project.id);
  const [answering, setAnswering] = useState(false);
  const own = acting.organisation.id;
  const mine = question.state === "open" && question.to.id === own;
  const withdraw = () =>
    deeds.post(`/questions/${question.id}/actions/withdraw`, { version: question.version });
  return (
    <li data-mine={mine || undefined}>
      <div className="min-w-0 flex-1 basis-64">
        <p className="question-text">{question.text || t("projects.question_gone")}</p>
        {question.answer ? <p className="question-answer">{question.answer}</p> : null}
        <small className="flex flex-wrap gap-x-3">
          <span>
            {t("projects.from_to", {
              from: question.from.id === own ? t("projects.turn_you") : shortName(question.from.name),
              to: question.to.id === own ? t("projects.to_you") : shortName(question.to.name),
            })}
          </span>
          {question.asked_by ? <span>{question.asked_by.name}</span> : null}
          <Time at={question.asked_at} />
          {question.due_on && question.state === "open" ? (
            <span>{t("projects.answer_by", { day: format.day(question.due_on) })}</span>
          ) : null}
          {linked ? (
            <Link
              to="/o/$org/projects/$id/threads/$thread"
              params={{ org: acting.organisation.slug, id: project.id, thread: question.thread_id }}
            >
              {t("projects.to_thread")}
            </Link>
          ) : null}
        </small>
      </div>
      <Pill tone={mine ? "turn" : question.state === "answered" ? "good" : undefined}>
        {t(`projects.question_${question.state}`)}
      </Pill>
      {may(question, "answer") ? (
        <Button small tone={mine ? "primary" : "plain"} onClick={() => setAnswering(true)}>
          {t("projects.answer_question")}
        </Button>
      ) : null}
      {may(question, "withdraw") ? (
        <Button small onClick={() => deeds.click(withdraw, t("projects.question_taken_back"))}>
          {t("projects.withdraw_question")}
        </Button>
      ) : null}
      {answering ? (
        <Suspense fallback={null}>
          <AnswerDialog project={project} question={question} onClose={() => setAnswering(false)} />
        </Suspense>
      ) : null}
    </li>
  );
}
