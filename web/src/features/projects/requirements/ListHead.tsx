/** Where the list stands: its version, the signatures of each organisation, and what can be done with it. */
import type { Project } from "~/api/types-projects";
import type { RequirementList, RequirementReview } from "~/api/types-requirements";
import { namesOf } from "~/features/thread/audience";
import { type Translate, useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { DownloadIcon, UploadIcon } from "~/ui/icons";
import { shortHash } from "../gate/bundle";
import { useDeeds } from "../useDeed";
import { effectsText } from "./effects";
import type { Over } from "./RequirementsPage";
import { may, newestReview } from "./words";

export function ListHead({
  list,
  project,
  onOpen,
}: {
  list: RequirementList;
  project: Project;
  onOpen: (over: Over) => void;
}) {
  const t = useT();
  const review = newestReview(list);
  const mine = may(list, "sign");
  return (
    <section className={cx("card", mine && "req-mine")} aria-label={t("requirements.title")}>
      <header className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-96">
          <h2>
            {list.agreed_version > 0
              ? t("requirements.list_version", { version: list.agreed_version })
              : t("requirements.list_draft")}{" "}
            <StatePill list={list} review={review} />
          </h2>
          <p className="mt-0.5 text-s text-ink-3">{stands(t, list, review)}</p>
        </div>
        <Deeds list={list} project={project} onOpen={onOpen} />
      </header>
      {review ? <Review review={review} list={list} /> : null}
      <Since list={list} />
    </section>
  );
}

/** Of a list that is in force another version may be up: the pill says which. */
function StatePill({ list, review }: { list: RequirementList; review: RequirementReview | null }) {
  const t = useT();
  const mine = may(list, "sign");
  const tone = mine ? "turn" : list.state === "agreed" ? "good" : undefined;
  return (
    <Pill tone={tone}>
      {list.state === "in_review" && review && list.agreed_version > 0
        ? t("requirements.list_next_in_review", { version: review.list_version })
        : t(list.state === "draft" ? "requirements.list_state_draft" : `requirements.list_${list.state}`)}
    </Pill>
  );
}

/** One sentence: who has the move, and what it is. */
function stands(t: Translate, list: RequirementList, review: RequirementReview | null): string {
  if (list.state === "in_review" && review) {
    const names = namesOf(t, review.waits_for);
    const lines = list.agreed_version > 0 ? list.changes.length : list.items.length;
    return may(list, "sign")
      ? t("requirements.stands_yours", { count: lines })
      : t("requirements.stands_theirs", { names });
  }
  return t(`requirements.stands_${list.state}`);
}

function Deeds({
  list,
  project,
  onOpen,
}: {
  list: RequirementList;
  project: Project;
  onOpen: (over: Over) => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const act = (name: string, done: string) => () =>
    deeds.click(
      () => deeds.post(`/projects/${project.id}/requirements/actions/${name}`, { version: list.version }),
      done,
    );
  const change = list.agreed_version > 0;
  return (
    <div className="flex flex-wrap gap-2">
      {may(list, "sign") || may(list, "refuse") ? (
        <Button tone="primary" onClick={() => onOpen({ kind: "sign" })}>
          {t("requirements.read_and_sign")}
        </Button>
      ) : null}
      {may(list, "submit") ? (
        <Button
          tone="primary"
          pending={deeds.pending}
          onClick={act("submit", t("requirements.submitted_now"))}
        >
          {t(change ? "requirements.submit_change" : "requirements.submit")}
        </Button>
      ) : null}
      {may(list, "withdraw") ? (
        <Button pending={deeds.pending} onClick={act("withdraw", t("requirements.withdrawn_now"))}>
          {t("requirements.withdraw")}
        </Button>
      ) : null}
      {may(list, "propose") ? (
        <Button onClick={() => onOpen({ kind: "propose", row: null })}>
          {t("requirements.propose_new")}
        </Button>
      ) : null}
      {may(list, "import") ? (
        <Button tone="quiet" onClick={() => onOpen({ kind: "import" })}>
          <UploadIcon size={15} aria-hidden="true" />
          {t("requirements.import")}
        </Button>
      ) : null}
      <a className="btn btn-quiet" href={`/api/v1/projects/${project.id}/requirements.csv`} download>
        <DownloadIcon size={15} aria-hidden="true" />
        {t("requirements.export")}
      </a>
    </div>
  );
}

function Review({ review, list }: { review: RequirementReview; list: RequirementList }) {
  const t = useT();
  const slots = review.signoff?.slots ?? [];
  const nameOf = (id: string | null) =>
    list.parties.find((party) => party.organisation.id === id)?.organisation.name ?? "";
  return (
    <div className="mt-3 flex flex-col gap-2">
      {review.state === "stale" ? <Stale review={review} /> : null}
      <ul className="gate-slots" aria-label={t("projects.signatures")}>
        {slots.map((slot) => (
          <li
            key={slot.slot}
            className={cx(slot.vote === "signed" && review.state !== "stale" && "gate-signed")}
          >
            <span className="gate-slot-of">{nameOf(slot.organisation_id)}</span>
            <b>
              {slot.vote === "signed"
                ? (slot.by?.name ?? t("projects.cell_signed"))
                : slot.vote
                  ? `${slot.by?.name ?? ""} ${t(`projects.cell_${slot.vote}`)}`.trim()
                  : t(review.state === "open" ? "projects.cell_awaited" : "requirements.not_signed")}
            </b>
            {slot.at ? (
              <small>
                <Time at={slot.at} as="full" />
              </small>
            ) : null}
            {slot.reason ? <span className="text-s">{slot.reason}</span> : null}
          </li>
        ))}
      </ul>
      <p className="text-s text-ink-3">
        {t("requirements.put_up", {
          version: review.list_version,
          name: review.proposed_by?.name ?? review.organisation.name,
          org: review.organisation.name,
        })}{" "}
        <Time at={review.proposed_at} as="full" /> ·{" "}
        <code title={review.sha256}>{shortHash(review.sha256)}</code>
        {review.note ? <span className="mt-1 block text-ink-2">{review.note}</span> : null}
      </p>
    </div>
  );
}

interface Line {
  key: string;
  title: string;
  change: string;
}

function Stale({ review }: { review: RequirementReview }) {
  const t = useT();
  const told = review.signoff?.stale_reason;
  const lines = (Array.isArray(told) ? told : []) as Line[];
  const text = (change: string) => {
    const id = `requirements.stale_${change}`;
    return t.has(id) ? t(id) : change;
  };
  return (
    <div className="stale" role="note">
      <p>{t("requirements.stale_text")}</p>
      <ul>
        {lines.map((line) => (
          <li key={`${line.key} ${line.change}`}>
            {line.title ? <b>{line.title}</b> : null} {text(line.change)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the list has become since it was agreed first. */
function Since({ list }: { list: RequirementList }) {
  const t = useT();
  const locale = useLocale();
  const { scope } = list;
  if (list.agreed_version < 2) return null;
  const parts = (["added", "changed", "removed"] as const)
    .filter((kind) => scope[kind] > 0)
    .map((kind) => t(`requirements.since_${kind}`, { count: scope[kind] }));
  const effects = effectsText(t, locale, scope.costs, scope.days);
  return (
    <p className="mt-3 text-s text-ink-2">
      <b className="font-medium text-ink">{t("requirements.since")}</b> {[...parts, ...effects].join(" · ")}
    </p>
  );
}
