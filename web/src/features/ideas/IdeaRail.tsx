/** What one looks up: where it comes from, who looks after it, since when. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Idea } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { CloseIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { toast } from "~/ui/toast";
import { AddSource } from "./AddSource";
import { Grown } from "./Grown";

export function IdeaRail({ idea }: { idea: Idea }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const facts: [string, React.ReactNode][] = [];
  if (idea.product) facts.push([t("ideas.product"), idea.product]);
  if (idea.author.person) facts.push([t("ideas.written_by"), idea.author.person.name]);
  if (idea.owner) facts.push([t("ideas.owner"), idea.owner.name]);
  facts.push([t("ideas.written_on"), <Time key="written" at={idea.created_at} as="date" />]);
  if (idea.shared_at) facts.push([t("ideas.shared_on"), <Time key="shared" at={idea.shared_at} as="date" />]);
  facts.push([t("ideas.changed_on"), <Time key="status" at={idea.status_at} as="date" />]);
  return (
    <>
      <section>
        <h2>{t("ideas.details")}</h2>
        <dl className="facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {idea.audience === "named" && idea.shown_to.length > 0 ? (
        <section>
          <h2>{t("ideas.shown_to")}</h2>
          <p>{idea.shown_to.map((each) => each.name).join(", ")}</p>
        </section>
      ) : null}
      <Sources idea={idea} />
      <Grown idea={idea} />
      {idea.merged.length > 0 ? (
        <section>
          <h2>{t("ideas.merged_here")}</h2>
          <ul className="related-list">
            {idea.merged.map((each) => (
              <li key={each.id}>
                <Link to="/o/$org/ideas/$id" params={{ org, id: each.id }}>
                  <span className="text-ink-3">{each.number}</span> {each.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Sources({ idea }: { idea: Idea }) {
  const t = useT();
  const client = useQueryClient();
  const org = useActing().organisation.slug;
  const [adding, setAdding] = useState(false);
  const may = idea.actions.some((action) => action.name === "add_source" && action.allowed);
  const remove = (id: string) =>
    void api
      .delete(`/ideas/${idea.id}/complaints/${id}`)
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => client.invalidateQueries({ queryKey: keys.ideas }));
  if (!may && idea.sources.length === 0) return null;
  return (
    <section>
      <h2>{t("ideas.grown_from")}</h2>
      {idea.sources.length === 0 ? <p className="mb-2 text-ink-3">{t("ideas.grown_none")}</p> : null}
      <ul className="related-list">
        {idea.sources.map((each) => (
          <li key={each.id}>
            <Link to="/o/$org/complaints/$id" params={{ org, id: each.id }} className="min-w-0 flex-1">
              <span className="text-ink-3">{each.number}</span> {each.title}
              {idea.side === "vendor" ? <span className="block text-ink-3">{each.customer.name}</span> : null}
            </Link>
            {may ? (
              <IconButton
                small
                label={t("ideas.remove_source", { number: each.number })}
                icon={<CloseIcon size={14} aria-hidden="true" />}
                onClick={() => remove(each.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <Button tone="link" className="mt-2" onClick={() => setAdding(true)}>
          {t("ideas.add_source")}
        </Button>
      ) : null}
      {adding ? <AddSource idea={idea} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
