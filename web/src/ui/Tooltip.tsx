import {
  type CSSProperties,
  cloneElement,
  type ReactElement,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";

interface TriggerProps {
  "aria-label"?: string | undefined;
  "aria-describedby"?: string | undefined;
}

/** Shows `text` on hover (after a moment) and on keyboard focus; Escape puts it away. The child is one element. */
export function Tooltip({ text, children }: { text: string; children: ReactElement<TriggerProps> }) {
  const id = useId();
  const wrap = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [style, setStyle] = useState<CSSProperties | null>(null);

  const show = () => {
    const target = wrap.current?.firstElementChild;
    if (!target) return;
    const box = target.getBoundingClientRect();
    const below = box.top < 48;
    setStyle({
      left: Math.min(Math.max(box.left + box.width / 2, 70), window.innerWidth - 70),
      top: below ? box.bottom + 6 : box.top - 6,
      transform: `translate(-50%, ${below ? "0" : "-100%"})`,
    });
  };
  const hide = () => {
    clearTimeout(timer.current);
    setStyle(null);
  };

  useEffect(() => {
    if (!style) return;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setStyle(null);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [style]);
  useEffect(() => () => clearTimeout(timer.current), []);

  // A name that equals the tooltip is not said twice.
  const described = style && children.props["aria-label"] !== text ? id : children.props["aria-describedby"];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to what bubbles from the control inside
    <span
      ref={wrap}
      className="contents"
      onPointerEnter={(event) => {
        if (event.pointerType !== "touch") timer.current = setTimeout(show, 450);
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show()}
      onBlur={hide}
    >
      {cloneElement(children, described ? { "aria-describedby": described } : {})}
      {style
        ? createPortal(
            <span id={id} role="tooltip" className="tooltip" style={style}>
              {text}
            </span>,
            document.body,
          )
        : null}
    </span>
  );
}
