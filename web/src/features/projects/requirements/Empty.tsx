/** Before the first requirement: what the list is for, and two ways to begin it. */
import type { Project } from "~/api/types-projects";
import type { RequirementList } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/bits";
import { ListIcon } from "~/ui/icons";
import { AddRow } from "./AddRow";
import type { Over } from "./RequirementsPage";
import { may } from "./words";

const STEPS = ["write", "sign", "change"] as const;

export function Empty({
  list,
  project,
  onOpen,
}: {
  list: RequirementList;
  project: Project;
  onOpen: (over: Over) => void;
}) {
  const t = useT();
  return (
    <div className="flex flex-col gap-4">
      <EmptyState
        icon={<ListIcon size={24} aria-hidden="true" />}
        title={t("requirements.empty")}
        action={
          may(list, "import") ? (
            <Button small onClick={() => onOpen({ kind: "import" })}>
              {t("requirements.import")}
            </Button>
          ) : null
        }
      >
        {t("requirements.empty_text")}
      </EmptyState>
      <ol className="req-steps grid gap-3 md:grid-cols-3">
        {STEPS.map((step, index) => (
          <li key={step} className="card flex flex-col gap-1 text-s text-ink-2">
            <b className="font-medium text-ink">
              {index + 1}. {t(`requirements.step_${step}`)}
            </b>
            <span>{t(`requirements.step_${step}_text`)}</span>
          </li>
        ))}
      </ol>
      {may(list, "add") ? (
        <section className="card req-card req-first">
          <AddRow list={list} project={project} />
        </section>
      ) : null}
    </div>
  );
}
