/** Ctrl-K: finds complaints on the server, jumps to pages, does what can be done from anywhere. */
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { JointHit, SearchFound, SearchHit } from "~/api/types";
import { useT } from "~/i18n";
import { Loading } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/Dialog";
import { LockIcon, SearchIcon } from "~/ui/icons";
import { type Command, useCommands, useOpenComplaint, useOpenJoint } from "./commands";
import { exactFirst, groupsInOrder, isExact } from "./order";

const PAUSE_MS = 150;

function searchQuery(q: string) {
  return queryOptions({
    queryKey: keys.search(q),
    queryFn: ({ signal }) => api.get<SearchFound>("/search", { q, limit: 8 }, signal),
    enabled: q.length >= 2,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
}

/** The last value that stood for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface Entry {
  id: string;
  content: ReactNode;
  run: () => void;
  /** Whether its number or key is just what was typed. */
  exact?: boolean;
}

interface Group {
  id: string;
  label: string;
  entries: Entry[];
}

export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const t = useT();
  return (
    <Dialog title={t("palette.title")} hideTitle kind="palette" onClose={onClose}>
      <Finder onClose={onClose} onShortcuts={onShortcuts} />
    </Dialog>
  );
}

function Finder({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const t = useT();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const q = useSettled(typed.trim());
  const search = useQuery(searchQuery(q));
  const open = useOpenComplaint();
  const openJoint = useOpenJoint();
  const { pages, actions, searchAll } = useCommands(onShortcuts);

  const matching = (commands: Command[]): Entry[] =>
    commands
      .filter((command) => command.label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()))
      .map((command) => ({ id: command.id, content: command.label, run: command.run }));
  const found = q.length >= 2 && typed.trim() ? search.data : undefined;
  const hits: Entry[] = exactFirst(
    (found?.items ?? []).map((hit) => ({
      id: hit.record.id + hit.lane,
      content: <Hit hit={hit} />,
      run: () => open(hit.record.id),
      exact: isExact(q, hit.record.number),
    })),
  );
  const joint: Entry[] = exactFirst(
    (found?.joint ?? []).map((hit) => ({
      id: hit.kind + hit.id,
      content: <JointLine hit={hit} />,
      run: () => openJoint(hit),
      exact: isExact(q, hit.key ?? hit.record.number),
    })),
  );
  if (q.length >= 2 && hits.length > 0) {
    hits.push({ id: "all", content: t("palette.search_all", { q }), run: () => searchAll(q) });
  }
  // Places that match what is typed come first: they are there at once, while results are still on their way.
  // Only what was named exactly stands above them.
  const groups = groupsInOrder<Group>([
    { id: "pages", label: t("palette.pages"), entries: matching(pages) },
    { id: "actions", label: t("palette.actions"), entries: matching(actions) },
    { id: "results", label: t("palette.results"), entries: hits },
    { id: "joint", label: t("palette.joint"), entries: joint },
  ]).filter((group) => group.entries.length > 0);
  const flat = groups.flatMap((group) => group.entries);
  const current = flat[Math.min(active, flat.length - 1)];

  useEffect(() => {
    if (current) list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const choose = (entry: Entry | undefined) => {
    // Results of what was typed a moment ago are not what Enter means now.
    if (
      !entry ||
      ([hits, joint].some((list) => list.includes(entry)) && (q !== typed.trim() || search.isPlaceholderData))
    )
      return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = flat.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (count > 0) setActive((Math.min(active, count - 1) + by + count) % count);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(current);
    }
  };

  return (
    <div>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <SearchIcon size={17} className="flex-none text-ink-3" aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette opens to be typed in
          autoFocus
          type="text"
          role="combobox"
          aria-label={t("palette.title")}
          aria-expanded={flat.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("palette.placeholder")}
          className="h-13 w-full bg-transparent text-l outline-none"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t("palette.title")}
        className="max-h-[52vh] overflow-y-auto p-1.5"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of options have no element of their own
          <div key={group.id} role="group" aria-label={group.label}>
            <div className="menu-section" aria-hidden="true">
              {group.label}
            </div>
            {group.entries.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the input, which names the active option
              <div
                key={entry.id}
                id={`${id}-${entry.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={entry === current}
                className={cx("menu-item", entry === current && "bg-sunken")}
                onPointerMove={() => setActive(flat.indexOf(entry))}
                onClick={() => choose(entry)}
              >
                {entry.content}
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 && search.isFetching ? (
          <div className="px-2.5">
            <Loading lines={3} />
          </div>
        ) : null}
      </div>
      <div role="status" className="px-4 text-s text-ink-3">
        {flat.length === 0 && !search.isFetching ? (
          <p className="pb-4">{t("palette.none", { q: typed.trim() })}</p>
        ) : null}
        {search.isFetching && q.length >= 2 ? (
          <span className="sr-only">{t("palette.searching")}</span>
        ) : null}
      </div>
      <p className="hidden border-t border-line px-4 py-2 text-xs text-ink-3 md:block">{t("palette.hint")}</p>
    </div>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const t = useT();
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline gap-2">
        <span className="text-ink-3">{hit.record.number}</span>
        <span className="min-w-0 flex-1 truncate font-medium">{hit.record.title}</span>
        <small className="hidden whitespace-nowrap md:inline">{hit.counterpart.name}</small>
      </span>
      {hit.snippet.length > 0 ? (
        <small className="line-clamp-1">
          {hit.lane === "private" ? (
            <span className="mr-1 text-private">
              <LockIcon size={10} className="inline" aria-hidden="true" /> {t("palette.private_hit")}:
            </span>
          ) : null}
          {hit.snippet.map((part, index) =>
            part.hit ? (
              <mark key={index} className="bg-transparent font-semibold text-ink">
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </small>
      ) : null}
    </span>
  );
}

/** A project or idea, or what belongs to one: its name first, then where it stands. */
function JointLine({ hit }: { hit: JointHit }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline gap-2">
      <span className="text-ink-3">{hit.key ?? hit.record.number}</span>
      <span className="min-w-0 flex-1 truncate font-medium">{hit.title}</span>
      {hit.key ? (
        <small className="max-w-[40%] truncate">
          {hit.record.number} {hit.record.title}
        </small>
      ) : null}
    </span>
  );
}
