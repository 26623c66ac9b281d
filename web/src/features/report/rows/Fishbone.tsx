/** The cause-and-effect diagram (Ishikawa): drawn where there is room, a list with the same bones where there is none. */
import { type CSSProperties, type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { errorText } from "~/api/errors";
import type { ReportItem } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Select, TextField } from "~/ui/fields";
import { useReport } from "../context";
import { CATEGORIES } from "../steps";
import { rowsOf, stepOf, textOf, wordLabel } from "../words";
import { type Bone, type Box, type Category, causesOf, DRAWN_FROM, type Drawing, layout } from "./fishbone";
import { Part, type PartProps } from "./part";

export function Fishbone(props: PartProps) {
  const bones = rowsOf(props.step, "bone");
  return bones.length > 0 || props.editable ? <Diagram bones={bones} {...props} /> : null;
}

function Diagram({ bones, editable, open }: { bones: ReportItem[] } & PartProps) {
  const t = useT();
  const { complaint, report } = useReport();
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame);
  const adding = useRef<HTMLInputElement>(null);
  const [category, setCategory] = useState<Category>("people");
  const problem = stepOf(report, "d2")?.fields.what?.value;
  const head = typeof problem === "string" && problem ? problem : complaint.title;
  const drawing = width >= DRAWN_FROM ? layout(bones, width) : null;
  const add = (to: Category) => {
    setCategory(to);
    adding.current?.focus();
  };
  return (
    <Part kind="bone" title={t("report.fishbone")} note={t("report.fishbone_note")}>
      <figure
        ref={frame}
        aria-label={t("report.fishbone_of", { problem: head })}
        className={cx("fishbone", drawing ? "fishbone-drawn" : "fishbone-list")}
        style={drawing ? { height: drawing.height } : undefined}
      >
        {drawing ? <Lines drawing={drawing} /> : null}
        <p className="fishbone-head" style={at(drawing?.head)}>
          <span>{head}</span>
        </p>
        <ul>
          {CATEGORIES.map((each) => (
            <BoneItem
              key={each}
              category={each}
              bones={bones}
              drawn={drawing?.bones.find((bone) => bone.category === each) ?? null}
              onAdd={editable ? () => add(each) : null}
              onEdit={(item) => (editable && item.mine ? () => open({ kind: "bone", item }) : null)}
            />
          ))}
        </ul>
      </figure>
      {editable ? <AddBone field={adding} category={category} onCategory={setCategory} /> : null}
    </Part>
  );
}

/** The width of an element, as it changes. */
function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}

function at(box: Box | undefined): CSSProperties | undefined {
  return box ? { left: box.x, top: box.y, width: box.width, height: box.height } : undefined;
}

function Lines({ drawing }: { drawing: Drawing }) {
  const { width, height, spine, bones } = drawing;
  return (
    <svg width={width} height={height} aria-hidden="true">
      <line x1={spine.from.x} y1={spine.from.y} x2={spine.to.x} y2={spine.to.y} className="bone-spine" />
      {bones.map(({ category, from, to, twigs }) => (
        <g key={category}>
          <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="bone" />
          {twigs.map(({ item, x, meets }) => (
            <line key={item.id} x1={x} y1={meets.y} x2={meets.x} y2={meets.y} className="bone-twig" />
          ))}
        </g>
      ))}
    </svg>
  );
}

function BoneItem({
  category,
  bones,
  drawn,
  onAdd,
  onEdit,
}: {
  category: Category;
  bones: readonly ReportItem[];
  drawn: Bone | null;
  onAdd: (() => void) | null;
  onEdit: (item: ReportItem) => (() => void) | null;
}) {
  const t = useT();
  const name = wordLabel(t, category);
  const causes = causesOf(bones, category);
  return (
    <li>
      {onAdd ? (
        <button
          type="button"
          className="bone-label"
          style={at(drawn?.label)}
          aria-label={t("report.add_bone_to", { category: name })}
          onClick={onAdd}
        >
          {name} <span aria-hidden="true">+</span>
        </button>
      ) : (
        <span className="bone-label" style={at(drawn?.label)}>
          {name}
        </span>
      )}
      {causes.length > 0 ? (
        <ul aria-label={name}>
          {causes.map(({ item, depth }) => {
            const twig = drawn?.twigs.find((each) => each.item === item);
            const edit = onEdit(item);
            const text = textOf(item, "text");
            const style = twig ? at(twig) : { marginLeft: depth * 16 };
            const look = cx("twig", item.data.suspected === true && "twig-suspected");
            const told = (
              <>
                {text}
                {item.data.suspected === true ? (
                  <span className="sr-only">, {t("report.f_suspected")}</span>
                ) : null}
              </>
            );
            return (
              <li key={item.id}>
                {edit ? (
                  <button type="button" className={look} style={style} title={text} onClick={edit}>
                    <span>{told}</span>
                  </button>
                ) : (
                  <span className={look} style={style} title={text}>
                    <span>{told}</span>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
    </li>
  );
}

/** One cause after the other, without leaving the keyboard: what a team says aloud is written as it is said. */
function AddBone({
  field,
  category,
  onCategory,
}: {
  field: RefObject<HTMLInputElement | null>;
  category: Category;
  onCategory: (category: Category) => void;
}) {
  const t = useT();
  const { changes } = useReport();
  const [text, setText] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || text.trim() === "") return;
    setPending(true);
    setError(null);
    try {
      await changes.post("/items", { step: "d4", kind: "bone", data: { category, text: text.trim() } });
      setText("");
      field.current?.focus();
    } catch (failure) {
      setError(errorText(t, failure));
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="flex flex-wrap items-start gap-2" onSubmit={add} aria-label={t("report.add_bone")}>
      <Select
        label={t("report.f_category")}
        hideLabel
        options={CATEGORIES.map((value) => ({ value, label: wordLabel(t, value) }))}
        value={category}
        onChange={onCategory}
      />
      <TextField
        className="min-w-0 flex-1 basis-44"
        ref={field}
        label={t("report.possible_cause")}
        hideLabel
        placeholder={t("report.possible_cause")}
        maxLength={200}
        error={error}
        value={text}
        onChange={setText}
      />
      <Button type="submit" pending={pending}>
        {t("report.add")}
      </Button>
    </form>
  );
}
