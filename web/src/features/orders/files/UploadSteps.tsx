/** One file: how it is read, what it would bring, and bringing it in. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { keepUpload, lookQuery, renewImports, uploadQuery } from "~/api/queries/orders";
import type { OrderUpload, UploadMap } from "~/api/types-orders";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, FileSize, Loading, Notice } from "~/ui/bits";
import { FirstRows } from "./FirstRows";
import { Mapping } from "./Mapping";
import { Outcome } from "./Outcome";

export function UploadSteps({ id, onLeave }: { id: string; onLeave: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const query = useQuery(uploadQuery(id));
  const state = query.data?.state;
  useEffect(() => {
    if (state === "done") void renewImports(client);
  }, [state, client]);
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) {
    const gone = query.error instanceof ApiError && query.error.status === 404;
    return gone ? (
      <Notice action={<Button onClick={onLeave}>{t("orders.file_another")}</Button>}>
        {t("orders.file_gone")}
      </Notice>
    ) : (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  return <Steps upload={query.data} onLeave={onLeave} />;
}

function Steps({ upload, onLeave }: { upload: OrderUpload; onLeave: () => void }) {
  const t = useT();
  const atWork = upload.state === "checking" || upload.state === "importing";
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="min-w-0 break-words">
            {upload.file_name}{" "}
            <span className="text-s font-normal text-ink-3">
              <FileSize bytes={upload.size} />
            </span>
          </h2>
          <Button small onClick={onLeave} disabled={upload.state === "importing"}>
            {t("orders.file_another")}
          </Button>
        </div>
        {atWork ? <Progress upload={upload} /> : null}
        {upload.state === "done" ? null : <Reading upload={upload} atWork={atWork} />}
        {atWork ? null : <Outcome upload={upload} />}
        {upload.state === "checked" ? <Bring upload={upload} /> : null}
      </div>
    </Card>
  );
}

function Progress({ upload }: { upload: OrderUpload }) {
  const t = useT();
  const label = t(upload.state === "importing" ? "orders.file_importing" : "orders.file_checking");
  return (
    <div role="status" className="flex flex-col gap-1">
      <span className="text-s text-ink-2">
        {label} {t("orders.file_reached", { percent: upload.progress })}
      </span>
      <progress className="file-progress" max={100} value={upload.progress} aria-label={label} />
    </div>
  );
}

function useAsk(upload: OrderUpload, action: "check" | "import") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      api.post<OrderUpload>(`/order-uploads/${upload.id}/actions/${action}`, body, {
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: (asked) => keepUpload(client, asked),
  });
}

/** How it is read: what was said last, or what the file looks like. */
function Reading({ upload, atWork }: { upload: OrderUpload; atWork: boolean }) {
  const t = useT();
  const [changed, setChanged] = useState<UploadMap | null>(null);
  const [how, setHow] = useState<{ encoding: string | null; delimiter: string | null }>({
    encoding: upload.map?.encoding ?? null,
    delimiter: upload.map?.delimiter ?? null,
  });
  const look = useQuery(lookQuery(upload.id, how));
  const check = useAsk(upload, "check");
  if (look.isPending) return <Loading lines={6} />;
  if (look.isError) return <ErrorState error={look.error} onRetry={() => void look.refetch()} />;
  const map = changed ?? upload.map ?? look.data.guess;
  const wrong = check.error instanceof ApiError && check.error.is("invalid") ? check.error.fields : [];
  return (
    <>
      <Mapping
        kind={upload.kind}
        look={look.data}
        map={map}
        wrong={wrong}
        onChange={setChanged}
        onReadAs={(next) => {
          setHow(next);
          setChanged(null);
        }}
      />
      <FirstRows look={look.data} map={map} />
      {check.isError && wrong.length === 0 ? <Notice tone="bad">{errorText(t, check.error)}</Notice> : null}
      {wrong.length > 0 ? <Notice tone="bad">{t("orders.map_incomplete")}</Notice> : null}
      <Button
        tone={upload.state === "checked" ? undefined : "primary"}
        className="self-start"
        pending={check.isPending || atWork}
        onClick={() => check.mutate(map)}
      >
        {t(upload.state === "checked" ? "orders.check_again" : "orders.check")}
      </Button>
    </>
  );
}

function Bring({ upload }: { upload: OrderUpload }) {
  const t = useT();
  const bring = useAsk(upload, "import");
  const result = upload.result;
  const count = (result?.created ?? 0) + (result?.updated ?? 0);
  if (count === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button tone="primary" pending={bring.isPending} onClick={() => bring.mutate({})}>
        {t(upload.kind === "orders" ? "orders.bring_orders" : "orders.bring_products", { count })}
      </Button>
      <span className="text-s text-ink-2">{t("orders.bring_help")}</span>
      {bring.isError ? <Notice tone="bad">{errorText(t, bring.error)}</Notice> : null}
    </div>
  );
}
