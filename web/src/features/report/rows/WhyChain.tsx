/** The answers to "why?" below a cause, each hanging on the one before. */
import { type FormEvent, useRef, useState } from "react";
import { errorText } from "~/api/errors";
import type { ReportItem } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { useReport } from "../context";
import { textOf } from "../words";
import { EditRow, type PartProps } from "./part";
import { type Chain, chainOf } from "./sums";

interface Props extends PartProps {
  whys: readonly ReportItem[];
}

export function WhyChain({ cause, ...props }: { cause: ReportItem } & Props) {
  return <Links chain={chainOf(props.whys, cause.id)} parent={cause.id} from={1} {...props} />;
}

function Links({ chain, parent, from, ...props }: { chain: Chain; parent: string; from: number } & Props) {
  const t = useT();
  const { links, parts } = chain;
  const last = links.at(-1);
  if (links.length === 0 && !props.editable) return null;
  return (
    <ol className="whys" aria-label={t("report.why_chain")}>
      {links.map((item, index) => (
        <li key={item.id}>
          <span className="why-mark" aria-hidden="true">
            {from + index}
          </span>
          <span className="why">
            <small>{t("report.why_n", { n: from + index })}</small>
            {textOf(item, "text")}
            {item === last && parts.length === 0 && from + index > 1 ? (
              <small className="font-medium">{t("report.root")}</small>
            ) : null}
          </span>
          <EditRow item={item} editable={props.editable} open={props.open} />
        </li>
      ))}
      {parts.map((part) => (
        <li key={part.links[0]?.id}>
          <Links chain={part} parent={part.links[0]?.id ?? parent} from={from + links.length} {...props} />
        </li>
      ))}
      {props.editable && parts.length === 0 ? (
        <li>
          <span className="why-mark" aria-hidden="true">
            ?
          </span>
          <AskWhy parent={last?.id ?? parent} n={from + links.length} />
        </li>
      ) : null}
    </ol>
  );
}

/** The next answer, typed where it will stand. */
function AskWhy({ parent, n }: { parent: string; n: number }) {
  const t = useT();
  const { changes } = useReport();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || text.trim() === "") return;
    setPending(true);
    setError(null);
    try {
      await changes.post("/items", {
        step: "d4",
        kind: "why",
        parent_id: parent,
        data: { text: text.trim() },
      });
      setText("");
      field.current?.focus();
    } catch (failure) {
      setError(errorText(t, failure));
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="flex flex-1 flex-wrap gap-2" onSubmit={add}>
      <input
        ref={field}
        className="input min-w-0 flex-1"
        aria-label={t("report.ask_why", { n })}
        placeholder={t("report.ask_why", { n })}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() ? (
        <Button type="submit" pending={pending}>
          {t("report.add")}
        </Button>
      ) : null}
      {error ? (
        <span role="alert" className="field-error">
          {error}
        </span>
      ) : null}
    </form>
  );
}
