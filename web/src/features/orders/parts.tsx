/** What the pages of orders and products have in common. */
import { useActing } from "~/api/queries/me";
import type { OrderItem, OrderStatus, ProductStatus, Timing } from "~/api/types-orders";
import { useLocale, useT } from "~/i18n";
import { Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";

export const STATUSES: readonly OrderStatus[] = [
  "open",
  "shipped",
  "delivered",
  "closed",
  "cancelled",
  "returned",
];
export const PRODUCT_STATUSES: readonly ProductStatus[] = ["active", "proposed", "withdrawn"];

const PLACES = [
  { to: "/o/$org/orders", label: "orders.tab_orders" },
  { to: "/o/$org/orders/products", label: "orders.tab_products" },
  { to: "/o/$org/orders/files", label: "orders.tab_files" },
] as const;

export function Places({ here }: { here: (typeof PLACES)[number]["to"] }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <nav className="mb-4 flex flex-wrap gap-2" aria-label={t("orders.places")}>
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

/** Says something only of what is late: silence is the good case. */
export function LatePill({ timing }: { timing: Timing }) {
  const t = useT();
  if (timing.state === "late") return <Pill tone="bad">{t("orders.late_by", { days: timing.days })}</Pill>;
  if (timing.state === "overdue")
    return <Pill tone="turn">{t("orders.overdue_by", { days: timing.days })}</Pill>;
  return null;
}

/** When it came, or when it is to come. */
export function Delivery({ order }: { order: Pick<OrderItem, "promised_at" | "delivered_at" | "timing"> }) {
  const t = useT();
  return (
    <>
      {order.delivered_at ? (
        <Time at={order.delivered_at} as="date" />
      ) : order.promised_at ? (
        <span className="text-ink-2">
          {t("orders.promised_for")} <Time at={order.promised_at} as="date" />
        </span>
      ) : (
        <span className="text-ink-3">—</span>
      )}
      <span className="row-sub">
        <LatePill timing={order.timing} />
      </span>
    </>
  );
}

/** Thousandths as a number: "10.5", "2". */
export function useQuantity(): (milli: number, unit: string | null) => string {
  const locale = useLocale();
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  return (milli, unit) => [plain.format(milli / 1000), unit].filter(Boolean).join("\u00a0");
}

/** A price may be finer than money: "0.335 €". */
export function usePrice(): (micros: number, currency: string) => string {
  const locale = useLocale();
  return (micros, currency) =>
    new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 6 }).format(
      micros / 1_000_000,
    );
}
