/** All questions of a project: those that wait for the reader first. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import { questionsQuery } from "~/api/queries/projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading } from "~/ui/bits";
import { MessageIcon } from "~/ui/icons";
import { useProject } from "../context";
import { may } from "../words";
import { QuestionList } from "./QuestionList";

const AskDialog = lazy(() => import("./AskDialog"));

export function QuestionsPage() {
  const t = useT();
  const project = useProject();
  const own = useActing().organisation.id;
  const [asking, setAsking] = useState(false);
  const query = useQuery(questionsQuery(project.id));
  const ask = may(project, "ask") ? (
    <Button small onClick={() => setAsking(true)}>
      {t("projects.ask")}
    </Button>
  ) : null;
  if (query.isPending) return <Loading lines={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const open = query.data.items.filter((each) => each.state === "open");
  const mine = open.filter((each) => each.to.id === own);
  const groups = [
    { title: t("projects.questions_yours"), items: mine },
    { title: t("projects.questions_theirs"), items: open.filter((each) => each.to.id !== own) },
    { title: t("projects.questions_over"), items: query.data.items.filter((each) => each.state !== "open") },
  ].filter((group) => group.items.length > 0);
  return (
    <div className="flex flex-col gap-5">
      {groups.length === 0 ? (
        <EmptyState
          icon={<MessageIcon size={24} aria-hidden="true" />}
          title={t("projects.no_questions")}
          action={ask}
        >
          {t("projects.no_questions_text")}
        </EmptyState>
      ) : null}
      {groups.map((group, index) => (
        <Card key={group.title} title={group.title} actions={index === 0 ? ask : null}>
          <QuestionList project={project} questions={group.items} linked />
        </Card>
      ))}
      {asking ? (
        <Suspense fallback={null}>
          <AskDialog project={project} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
