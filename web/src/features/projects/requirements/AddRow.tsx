/** One more requirement: its text and Enter. The rest is written in the table. */
import { useState } from "react";
import type { Project } from "~/api/types-projects";
import type { Requirement } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { useDeeds } from "../useDeed";

export function AddRow({ project }: { project: Project }) {
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
      className="flex gap-2 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        className="input"
        value={text}
        maxLength={2000}
        aria-label={t("requirements.new")}
        placeholder={t("requirements.new_placeholder")}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" pending={deeds.pending} disabled={text.trim() === ""}>
        {t("requirements.add")}
      </Button>
    </form>
  );
}
