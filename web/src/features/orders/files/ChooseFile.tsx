/** A file from one's own system: orders or products, dropped or chosen. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { keepUpload } from "~/api/queries/orders";
import type { ImportKind, OrderUpload } from "~/api/types-orders";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { RadioGroup } from "~/ui/fields";
import { UploadIcon } from "~/ui/icons";

const MOST_BYTES = 32 * 1024 * 1024;
const KINDS: readonly ImportKind[] = ["orders", "products"];

export function ChooseFile({ onChosen }: { onChosen: (id: string) => void }) {
  const t = useT();
  const client = useQueryClient();
  const [kind, setKind] = useState<ImportKind>("orders");
  const [wrong, setWrong] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const send = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return api.post<OrderUpload>(`/order-uploads?kind=${kind}`, form, {
        idempotencyKey: crypto.randomUUID(),
      });
    },
    onSuccess: (upload) => {
      keepUpload(client, upload);
      onChosen(upload.id);
    },
    onError: (error) => {
      const about = error instanceof ApiError && error.is("invalid") ? error.detail : null;
      setWrong(about ? t("orders.file_refused", { why: about }) : errorText(t, error));
    },
  });
  const take = (file: File | undefined) => {
    if (!file || send.isPending) return;
    setWrong(null);
    if (file.size > MOST_BYTES) return setWrong(t("orders.file_too_large"));
    send.mutate(file);
  };
  return (
    <section
      className={cx("file-drop", over && "file-drop-over")}
      aria-label={t("orders.file_new")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <RadioGroup<ImportKind>
        label={t("orders.file_holds")}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`orders.file_kind_${value}`) }))}
        onChange={setKind}
      />
      <div className="flex flex-wrap items-center gap-3">
        <label className="btn btn-primary" aria-busy={send.isPending || undefined}>
          <UploadIcon size={15} aria-hidden="true" />
          {t(send.isPending ? "orders.file_sending" : "orders.file_choose")}
          <input
            type="file"
            accept=".csv,.gz,.txt,text/csv,application/gzip"
            className="sr-only"
            disabled={send.isPending}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
        <span className="text-s text-ink-2">{t("orders.file_help")}</span>
      </div>
      <div role="status">{wrong ? <Notice tone="bad">{wrong}</Notice> : null}</div>
    </section>
  );
}
