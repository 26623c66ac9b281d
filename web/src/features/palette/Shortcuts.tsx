import { useState } from "react";
import { useActing, useMe } from "~/api/queries/me";
import { useT } from "~/i18n";
import { activeHotkeys } from "~/lib/hotkeys";
import { Kbd, Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Link } from "~/ui/Link";

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = { $mod: MAC ? "⌘" : "Ctrl", Enter: "↵", Shift: "⇧" };

/** "$mod+k" → Ctrl K, "g t" → G then T */
function Keys({ keys }: { keys: string }) {
  const parts = keys.split(/[ +]/);
  return (
    <span className="flex gap-1">
      {parts.map((part) => (
        <Kbd key={part}>{NAMES[part] ?? part.toUpperCase()}</Kbd>
      ))}
    </span>
  );
}

/** What works on the page that is open, plus the keys that lists, the composer and dialogs understand of themselves. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const org = useActing().organisation.slug;
  const [hotkeys] = useState(activeHotkeys);
  const rows = hotkeys.map((hotkey) => ({ keys: hotkey.keys, label: t(hotkey.label) }));
  if (rows.some((row) => row.keys === "j")) rows.push({ keys: "Enter", label: t("shortcuts.open_row") });
  if (rows.some((row) => row.keys === "r")) rows.push({ keys: "$mod+Enter", label: t("shortcuts.send") });
  rows.push({ keys: "Esc", label: t("shortcuts.close") });
  return (
    <Dialog title={t("shortcuts.title")} onClose={onClose}>
      {me.shortcuts ? null : (
        <Notice
          action={
            <Link to="/o/$org/settings" params={{ org }}>
              {t("shortcuts.open_settings")}
            </Link>
          }
        >
          {t("shortcuts.turned_off")}
        </Notice>
      )}
      <dl className="grid grid-cols-[1fr_max-content] items-center gap-x-6 gap-y-2 text-s">
        {rows.map((row) => (
          <div key={row.keys} className="contents">
            <dt>{row.label}</dt>
            <dd>
              <Keys keys={row.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
