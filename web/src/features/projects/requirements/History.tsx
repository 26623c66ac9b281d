/** What was put up for signing before: which version, what became of it, and the list as it was. */
import { useState } from "react";
import type { Project } from "~/api/types-projects";
import type { RequirementList, RequirementReview } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { Pill, Time } from "~/ui/bits";
import { Whole } from "./Whole";

export function History({ list, project }: { list: RequirementList; project: Project }) {
  const t = useT();
  const earlier = list.reviews.filter((review) => review.state === "signed" || review !== list.reviews[0]);
  if (earlier.length === 0) return null;
  return (
    <section className="card">
      <h2 className="mb-2">{t("requirements.history")}</h2>
      <ul className="req-history divide-y divide-line">
        {earlier.map((review) => (
          <li key={review.number} className="py-2">
            <Version list={list} project={project} review={review} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Version({
  list,
  project,
  review,
}: {
  list: RequirementList;
  project: Project;
  review: RequirementReview;
}) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const tone = review.state === "signed" ? "good" : review.state === "open" ? undefined : "bad";
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="font-medium">{t("requirements.version_of", { version: review.list_version })}</span>{" "}
        <Pill tone={tone}>{t(`projects.review_${review.state}`)}</Pill>{" "}
        <small>
          {review.organisation.name} · <Time at={review.ended_at ?? review.proposed_at} as="full" />
        </small>
      </summary>
      {open ? (
        <div className="bundle-frozen mt-2">
          <Whole list={list} project={project} number={review.number} />
        </div>
      ) : null}
    </details>
  );
}
