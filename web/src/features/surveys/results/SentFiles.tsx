/** The files that people answered a question with, each with whoever sent it. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { apiUrl } from "~/api/client";
import { surveyFilesQuery } from "~/api/queries/surveys";
import { Button } from "~/ui/Button";
import { FileSize, Loading } from "~/ui/bits";
import { FileIcon } from "~/ui/icons";
import { useWords } from "./context";

export function SentFiles({ survey, question }: { survey: string; question: string }) {
  const { t } = useWords();
  const query = useInfiniteQuery(surveyFilesQuery(survey, question));
  if (query.isPending) return <Loading lines={2} />;
  const files = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (files.length === 0) return <p className="text-ink-2">{t("results.files_none")}</p>;
  return (
    <>
      <ul className="files" aria-label={t("results.files")}>
        {files.map((file) => (
          <li key={file.id}>
            <a
              className="file"
              href={apiUrl(`/surveys/${encodeURIComponent(survey)}/files/${file.id}`)}
              download={file.name}
            >
              <FileIcon size={16} className="flex-none text-ink-3" aria-hidden="true" />
              <span className="min-w-0">
                <span className="block truncate">{file.name}</span>
                <small className="block">
                  {[file.respondent, file.organisation].filter(Boolean).join(", ")}{" "}
                  <FileSize bytes={file.size} />
                </small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          small
          className="mt-3"
          pending={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("results.files_more")}
        </Button>
      ) : null}
    </>
  );
}
