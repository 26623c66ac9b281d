/** Questions that the firm keeps to ask again: looked for by their words, taken over with an id of their own. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { bankKey, bankQuery } from "~/api/queries/surveys";
import type { BankQuestion } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { ErrorState, Loading } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { SearchField } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { useEditor } from "./context";
import { said } from "./definition";
import { useOutline } from "./useOutline";

export function BankDialog({ pageId, onClose }: { pageId: string; onClose: () => void }) {
  const t = useT();
  const { language } = useEditor();
  const { insert } = useOutline();
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const [run, pending] = useAction();
  const query = useInfiniteQuery(bankQuery(words.trim()));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const drop = (one: BankQuestion) =>
    run(
      async () => {
        await api.delete(`/surveys/bank/${one.id}`);
        await client.invalidateQueries({ queryKey: bankKey });
      },
      { done: t("surveys.bank_dropped") },
    );
  return (
    <Dialog title={t("surveys.bank")} wide onClose={onClose}>
      <SearchField label={t("surveys.bank_search")} value={words} onChange={setWords} />
      {query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Loading lines={4} />
      ) : items.length === 0 ? (
        <p className="text-ink-3">{t(words.trim() ? "surveys.bank_none" : "surveys.bank_empty")}</p>
      ) : (
        <ul className="survey-bank">
          {items.map((one) => {
            const text = said(one.question.text, language) || t(`surveys.kind_${one.question.kind.type}`);
            return (
              <li key={one.id}>
                <span className="min-w-0 flex-1">
                  <span className="survey-text">{text}</span>
                  <span className="row-sub">{t(`surveys.kind_${one.question.kind.type}`)}</span>
                </span>
                <Button
                  small
                  onClick={() => {
                    insert(pageId, one.question);
                    onClose();
                  }}
                >
                  {t("surveys.bank_take")}
                </Button>
                <IconButton
                  small
                  label={t("surveys.bank_drop", { name: text })}
                  icon={<CloseIcon size={14} aria-hidden="true" />}
                  disabled={pending}
                  onClick={() => drop(one)}
                />
              </li>
            );
          })}
        </ul>
      )}
      {query.hasNextPage ? (
        <Button small className="self-center" onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      ) : null}
      <div className="modal-actions">
        <Button onClick={onClose}>{t("common.close")}</Button>
      </div>
    </Dialog>
  );
}
