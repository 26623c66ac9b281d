/** The documents of a project: what counts now, whose it is, and who still has to approve it. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { documentsQuery } from "~/api/queries/documents";
import { useActing } from "~/api/queries/me";
import type { DocumentItem } from "~/api/types-documents";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { FileIcon, LockIcon, PlusIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useProject } from "../context";
import { shortName } from "../words";
import { Drop } from "./Drop";
import { Parts } from "./Parts";
import { approvalTone, stateTone } from "./words";
import "./documents.css";

const AddDialog = lazy(() => import("./AddDialog"));

export function DocumentsPage() {
  const t = useT();
  const project = useProject();
  const navigate = useNavigate();
  const org = useActing().organisation.slug;
  const [adding, setAdding] = useState<{ file?: File | undefined } | null>(null);
  const query = useQuery(documentsQuery(project.id));
  if (query.isPending) return <Loading lines={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { items, may_add: mayAdd } = query.data;
  const add = mayAdd ? (
    <Button small tone="primary" onClick={() => setAdding({})}>
      <PlusIcon size={14} aria-hidden="true" />
      {t("documents.add")}
    </Button>
  ) : null;
  return (
    <div className="flex flex-col gap-4">
      <Parts />
      <Drop disabled={!mayAdd} onFiles={([file]) => setAdding({ file })}>
        {items.length === 0 ? (
          <EmptyState
            icon={<FileIcon size={24} aria-hidden="true" />}
            title={t("documents.none")}
            action={add}
          >
            {t(mayAdd ? "documents.none_text" : "documents.none_text_reader")}
          </EmptyState>
        ) : (
          <Card title={t("documents.title")} note={mayAdd ? t("documents.drop_here") : null} actions={add}>
            <List items={items} />
          </Card>
        )}
      </Drop>
      {adding ? (
        <Suspense fallback={null}>
          <AddDialog
            project={project}
            dropped={adding.file}
            onAdded={({ id }) =>
              void navigate({
                to: "/o/$org/projects/$id/documents/$document",
                params: { org, id: project.id, document: id },
              })
            }
            onClose={() => setAdding(null)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

function List({ items }: { items: readonly DocumentItem[] }) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <div className="evidence-scroll" tabIndex={0}>
      <table className="evidence-table" aria-label={t("documents.title")}>
        <thead>
          <tr>
            <th scope="col">{t("documents.document")}</th>
            <th scope="col">{t("documents.version")}</th>
            <th scope="col">{t("documents.owner")}</th>
            <th scope="col">{t("documents.approval")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) =>
            item.opens ? <Open key={item.id} item={item} /> : <Shut key={item.id} item={item} />,
          )}
        </tbody>
      </table>
    </div>
  );
}

function Open({ item }: { item: DocumentItem }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: useProject().id, document: item.id };
  const { current } = item;
  return (
    <tr>
      <th scope="row">
        <Link to="/o/$org/projects/$id/documents/$document" params={params} className="text-ink">
          <span className="text-ink-3">{item.key}</span> {item.title}
        </Link>
        <small className="text-ink-3">
          {t(`documents.kind_${item.kind}`)}
          {item.label === "confidential" ? (
            <>
              {" · "}
              <LockIcon size={12} className="inline" aria-hidden="true" /> {t("documents.confidential")}
            </>
          ) : null}
        </small>
      </th>
      <td>
        {current ? (
          <>
            <Pill tone={stateTone(current.state)}>
              {t("documents.v_state", { n: current.number, state: t(`documents.state_${current.state}`) })}
            </Pill>
            <small className="mt-1 text-ink-3">
              {item.draft && current.state !== "draft" ? (
                t("documents.draft_waits")
              ) : (
                <Time at={current.at} as="date" />
              )}
            </small>
          </>
        ) : (
          <span className="text-ink-3">{t("documents.no_version")}</span>
        )}
      </td>
      <td data-org={t("documents.owner")}>{shortName(item.owner.name)}</td>
      <td data-org={t("documents.approval")}>
        {item.approval === "none" ? (
          <span className="text-ink-3">{t("documents.approval_none")}</span>
        ) : (
          <Pill tone={approvalTone(item.approval)}>{t(`documents.approval_${item.approval}`)}</Pill>
        )}
        {item.waits_for.length > 0 ? (
          <small className="mt-1 text-ink-2">
            {t("documents.waits_for", {
              names: item.waits_for.map((each) => shortName(each.name)).join(", "),
            })}
          </small>
        ) : null}
      </td>
    </tr>
  );
}

/** The owner says that it is there; nothing more of it is known here. */
function Shut({ item }: { item: DocumentItem }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <tr>
      <th scope="row">
        <span className="text-ink-2">
          <LockIcon size={14} className="inline" aria-hidden="true" />{" "}
          <span className="text-ink-3">{item.key}</span> {t("documents.shut")}
        </span>
        <small className="text-ink-3">{t(`documents.kind_${item.kind}`)}</small>
      </th>
      <td colSpan={3} className="text-ink-2">
        {t("documents.shut_text", { org: item.owner.name })}{" "}
        <Link className="underline" to="/o/$org/partners" params={{ org }}>
          {t("documents.to_partners")}
        </Link>
      </td>
    </tr>
  );
}
