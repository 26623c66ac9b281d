/** All versions on a line, newest first: what changed, who released it, and what became of it. */
import type { ProjectDocument } from "~/api/types-documents";
import { useT } from "~/i18n";
import { FileSize, Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { shortHash } from "../gate/bundle";
import { approvalTone, stateTone } from "./words";

export function Versions({
  document,
  chosen,
  onChoose,
}: {
  document: ProjectDocument;
  chosen: number;
  onChoose: (number: number) => void;
}) {
  const t = useT();
  return (
    <ol className="doc-versions">
      {document.versions.map((version, index) => {
        const before = document.versions[index + 1];
        const by = version.released_by ?? version.created_by;
        return (
          <li key={version.id} className={cx(version.number === chosen && "doc-chosen")}>
            <button
              type="button"
              aria-pressed={version.number === chosen}
              onClick={() => onChoose(version.number)}
            >
              <span className="flex flex-wrap items-center gap-2">
                <b className="font-medium">{t("documents.v", { n: version.number })}</b>
                <Pill tone={stateTone(version.state)}>{t(`documents.state_${version.state}`)}</Pill>
                {version.approval === "none" ? null : (
                  <Pill tone={approvalTone(version.approval)}>
                    {t(`documents.approval_${version.approval}`)}
                  </Pill>
                )}
              </span>
              <small className="text-ink-2">
                {by ? `${by.name} · ` : null}
                <Time at={version.released_at ?? version.created_at} as="full" />
              </small>
              {version.note ? <span className="text-s">{version.note}</span> : null}
              <small className="text-ink-3">
                <FileSize bytes={version.file.size} />
                {before ? (
                  <> ({t("documents.before", { size: delta(version.file.size, before.file.size) })})</>
                ) : null}
                {" · "}
                <code title={version.file.sha256}>{shortHash(version.file.sha256)}</code>
              </small>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** How much larger or smaller the file is than the one before, in per cent. */
function delta(now: number, before: number): string {
  if (before === 0) return "–";
  const share = Math.round(((now - before) / before) * 100);
  return `${share > 0 ? "+" : share < 0 ? "−" : "±"}${Math.abs(share)} %`;
}
