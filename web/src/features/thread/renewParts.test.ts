import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catchUp, ofComplaint, partsRenewer } from "./renewParts";

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

test("what changed before its thread was followed is caught up, with its parts; else nothing more is asked", async () => {
  const client = new QueryClient();
  let version = 1;
  const record = new QueryObserver(client, {
    queryKey: ["complaint", "c1"],
    queryFn: () => Promise.resolve({ version }),
  });
  const stop = record.subscribe(() => undefined);
  await vi.runAllTimersAsync();
  const renewed = vi.fn();
  await catchUp(client, ofComplaint("c1"), renewed);
  expect(renewed).not.toHaveBeenCalled();

  version = 2;
  await catchUp(client, ofComplaint("c1"), renewed);
  expect(client.getQueryData(["complaint", "c1"])).toEqual({ version: 2 });
  expect(renewed).toHaveBeenCalledTimes(1);
  stop();
});
