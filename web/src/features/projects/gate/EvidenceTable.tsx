/** What a gate stands on, and what each organisation has said to it. */
import { useActing } from "~/api/queries/me";
import type { OrgRef } from "~/api/types";
import type { Deliverable, Gate, Project } from "~/api/types-projects";
import { type Translate, useLocale, useT } from "~/i18n";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";
import { partiesIn, shortName, word } from "../words";
import { type Cell, cellOf, changesOf, standing } from "./bundle";
import { changeText } from "./changes";

export function EvidenceTable({ project, gate }: { project: Project; gate: Gate }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const parties = partiesIn(project);
  const sideOf = (id: string) => project.parties.find((party) => party.organisation.id === id)?.side ?? null;
  if (gate.deliverables.length === 0) return <p className="text-ink-3">{t("projects.no_evidence")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <div className="evidence-scroll" tabIndex={0}>
      <table className="evidence-table" aria-label={t("projects.evidence")}>
        <thead>
          <tr>
            <th scope="col">{t("projects.evidence")}</th>
            <th scope="col" className="max-md:hidden">
              {t("projects.from")}
            </th>
            {parties.map((party) => (
              <th key={party.id} scope="col" title={party.name}>
                {shortName(party.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gate.deliverables.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link
                  to="/o/$org/projects/$id/plan"
                  params={{ org, id: project.id }}
                  hash={each.id}
                  className="text-ink"
                >
                  {each.title}
                </Link>
                <Under gate={gate} deliverable={each} from={fromText(t, project, each)} />
              </th>
              <td className="max-md:hidden">{fromText(t, project, each)}</td>
              {parties.map((party) => (
                <td key={party.id} data-org={shortName(party.name)}>
                  <Said cell={cellOf(gate, each, party, sideOf)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whose job it is: an organisation, or all of a side. */
export function fromText(t: Translate, project: Project, { organisation, side }: Deliverable): string {
  if (organisation) return shortName(organisation.name);
  const ofSide: OrgRef[] = project.parties
    .filter((party) => party.side === side && party.state === "accepted")
    .map((party) => party.organisation);
  const [only] = ofSide;
  return only && ofSide.length === 1 ? shortName(only.name) : t(`projects.side_${side}`);
}

/** Its revision, and what has changed of it since it was signed. */
function Under({ gate, deliverable, from }: { gate: Gate; deliverable: Deliverable; from: string }) {
  const t = useT();
  const locale = useLocale();
  const review = standing(gate);
  const changes = review ? changesOf(review).filter((change) => change.id === deliverable.id) : [];
  const parts = [
    deliverable.revision > 0 ? t("projects.revision", { n: deliverable.revision }) : null,
    deliverable.required ? null : t("projects.not_required"),
    ...changes.map((change) => changeText(t, locale, change)),
  ].filter(Boolean);
  return (
    <small>
      <span className="md:hidden">{[from, ...parts].join(" · ")}</span>
      <span className="max-md:hidden">{parts.join(" · ")}</span>
    </small>
  );
}

const TONES: Partial<Record<NonNullable<Cell>["say"], string>> = {
  signed: "text-good",
  approved: "text-good",
  stale: "text-bad",
  refused: "text-bad",
  to_approve: "text-ink-2",
};

function Said({ cell }: { cell: Cell }) {
  const t = useT();
  if (!cell) return <span className="text-ink-3">—</span>;
  if (cell.say === "status") {
    return <span className="text-ink-2">{word(t, "deliverable", cell.status).toLocaleLowerCase()}</span>;
  }
  return (
    <span className={cx(TONES[cell.say] ?? "text-ink-3")}>
      {t(`projects.cell_${cell.say}`)}
      {cell.by ? ` ${cell.by}` : null}
    </span>
  );
}
