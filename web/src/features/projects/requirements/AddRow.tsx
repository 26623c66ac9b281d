/** One more requirement: its text and Enter. The rest is written in the table. */
import { useState } from "react";
import type { Project } from "~/api/types-projects";
import type { Requirement, RequirementList } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { useDeeds } from "../useDeed";
import { SignaturesFall } from "./SignaturesFall";

export function AddRow({ list, project }: { list: RequirementList; project: Project }) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [text, setText] = useState("");
  const add = () => {
    const said = text.trim();
    if (said === "" || deeds.pending) return;
    deeds.click(async () => {
      await deeds.post<Requirement>(`/projects/${project.id}/requirements`, { text: said });
      setText("");
    });
  };
  return (
    <form
      className="flex flex-wrap gap-2 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        className="input min-w-0 flex-1"
        value={text}
        maxLength={2000}
        aria-label={t("requirements.new")}
        placeholder={t("requirements.new_placeholder")}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" pending={deeds.pending} disabled={text.trim() === ""}>
        {t("requirements.add")}
      </Button>
      {text ? (
        <span className="basis-full">
          <SignaturesFall list={list} small />
        </span>
      ) : null}
    </form>
  );
}
