/** Whether what was written is saved; and the choice when somebody else saved meanwhile. */
import { useState } from "react";
import { ApiError, errorText } from "~/api/errors";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/bits";
import { CheckIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import type { Draft } from "./useDraft";

export function SaveMark({ draft }: { draft: Draft }) {
  const t = useT();
  return (
    <span role="status" className={draft.state === "failed" || draft.state === "clash" ? "text-bad" : ""}>
      {draft.state === "saved" ? (
        <>
          <CheckIcon size={13} className="mr-1 inline text-good" aria-hidden="true" />
          {t("surveys.saved")}
        </>
      ) : (
        t(`surveys.save_${draft.state}`)
      )}
    </span>
  );
}

export function Clash({ draft }: { draft: Draft }) {
  const t = useT();
  const [pending, setPending] = useState(false);
  const run = (what: () => Promise<unknown>) => {
    setPending(true);
    what()
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => setPending(false));
  };
  if (draft.state === "failed") {
    const { error } = draft;
    const tooMuch = error instanceof ApiError && error.is("invalid");
    return (
      <div className="mb-3" role="alert">
        <Notice
          tone="bad"
          action={
            <Button small pending={pending} onClick={() => run(draft.flush)}>
              {t("common.retry")}
            </Button>
          }
        >
          {tooMuch ? t("surveys.not_kept") : errorText(t, error)}
        </Notice>
      </div>
    );
  }
  if (draft.state !== "clash") return null;
  return (
    <div className="mb-3" role="alert">
      <Notice
        tone="bad"
        action={
          <span className="flex flex-wrap gap-2">
            <Button small pending={pending} onClick={() => run(draft.takeTheirs)}>
              {t("surveys.take_theirs")}
            </Button>
            <Button small tone="danger" pending={pending} onClick={() => run(draft.keepMine)}>
              {t("surveys.keep_mine")}
            </Button>
          </span>
        }
      >
        {t("surveys.clash")}
      </Notice>
    </div>
  );
}
