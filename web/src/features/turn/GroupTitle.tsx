import { useT } from "~/i18n";

/** What a group holds, how much, and in which order: by what each of them waits for, the groups are ordered differently. */
export function GroupTitle({
  title,
  count,
  order,
}: {
  title: string;
  count: number;
  order: "longest" | "soonest";
}) {
  const t = useT();
  return (
    <h2 className="mb-2.5">
      {title}{" "}
      <small className="ml-1">
        {count}
        {count > 1 ? <span className="font-normal"> · {t(`turn.order_${order}`)}</span> : null}
      </small>
    </h2>
  );
}
