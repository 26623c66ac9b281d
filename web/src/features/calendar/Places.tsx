import { useActing } from "~/api/queries/me";
import { useT } from "~/i18n";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";

const PLACES = [
  { to: "/o/$org/calendar", label: "calendar.tab_days" },
  { to: "/o/$org/calendar/neglected", label: "calendar.tab_neglected" },
  { to: "/o/$org/calendar/setup", label: "calendar.tab_setup" },
] as const;

/** The pages of the calendar. */
export function Places({ here }: { here: (typeof PLACES)[number]["to"] }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <nav className="mb-4 flex flex-wrap gap-2" aria-label={t("calendar.places")}>
      {PLACES.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ org }}
          activeProps={{}}
          aria-current={to === here ? "page" : undefined}
          className={cx("chip", to === here && "chip-set")}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
