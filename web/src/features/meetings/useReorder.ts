/** Rows that change places: dragged by their handle with any pointer, or moved by arrow keys on it. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";

interface Drag {
  from: number;
  to: number;
}

export function useReorder(
  list: RefObject<HTMLOListElement | null>,
  count: number,
  onMove: (from: number, to: number) => void,
): {
  drag: Drag | null;
  handle: (index: number) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
} {
  const [drag, setDrag] = useState<Drag | null>(null);
  const middles = useRef<number[]>([]);

  const handle = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      // The rows stand still while one is dragged, so their middles are measured once.
      middles.current = [...(list.current?.children ?? [])].map((row) => {
        const box = row.getBoundingClientRect();
        return box.top + box.height / 2 + window.scrollY;
      });
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!drag) return;
      const y = event.clientY + window.scrollY;
      const others = middles.current.filter((_, place) => place !== drag.from);
      const to = others.filter((middle) => middle < y).length;
      if (to !== drag.to) setDrag({ ...drag, to });
    },
    onPointerUp: () => {
      if (drag && drag.from !== drag.to) onMove(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      if (to >= 0 && to < count && to !== index) onMove(index, to);
    },
  });
  return { drag, handle };
}
