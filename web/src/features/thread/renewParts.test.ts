import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ofComplaint, partsRenewer } from "./renewParts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("hints that come together ask once, for the complaint and for its parts", () => {
  const client = new QueryClient();
  const kept = [
    ["complaint", "c1"],
    ["complaint", "c1", "offers"],
    ["complaint", "c1", "report"],
    ["complaint", "c2"],
  ];
  for (const key of kept) client.setQueryData(key, {});
  const asked = vi.spyOn(client, "invalidateQueries");
  const renew = partsRenewer(client, ofComplaint("c1"));
  const askedForIt = () =>
    asked.mock.calls.filter(([filters]) => filters?.exact && filters.queryKey?.[1] === "c1").length;

  renew();
  renew();
  expect(askedForIt()).toBe(0);
  vi.runAllTimers();
  expect(askedForIt()).toBe(1);
  expect(kept.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true, false, false]);

  renew();
  vi.runAllTimers();
  expect(askedForIt()).toBe(2);
});
