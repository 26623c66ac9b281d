import { describe, expect, it } from "vitest";
import type { Complaint, LaneView } from "~/api/types";
import type { Translate } from "~/i18n";
import { audienceOf, laneLabel, laneRef, readersText } from "./audience";

const customer = { id: "c", name: "Baltic Pumps" };
const vendor = { id: "v", name: "Hydra" };
const mediator = { id: "m", name: "Neutral House" };
const lab = { id: "l", name: "Laboratory" };
const complaint = { customer, vendor, counterpart: vendor } as Complaint;
/** The id with its values: what is said, without the words of a language. */
const t = ((id: string, values: Record<string, string> = {}) =>
  id === "thread.names_and"
    ? `${values.first}+${values.last}`
    : [id, ...Object.values(values)].join(" ")) as unknown as Translate;

function lane(kind: LaneView["kind"], readers: LaneView["readers"], topic: string | null = null): LaneView {
  return { id: `${kind}-${readers.length}`, kind, readers, topic, head: 0, may_write: readers.length > 1 };
}

describe("who reads a lane", () => {
  const shared = lane("shared", [vendor, mediator, customer]);
  const caucus = lane("caucus", [customer, mediator]);
  const named = lane("named", [lab, customer], "Is it fatigue?");
  const lanes = [shared, lane("private", [customer]), caucus, named];
  const ofCustomer = { complaint, own: customer, lanes };

  it("is said in full for a side, with who never does", () => {
    const said = lanes.map((each) => readersText(t, customer, audienceOf(ofCustomer, laneRef(each))));
    expect(said).toEqual([
      "thread.read_by Hydra, Neutral House+Baltic Pumps",
      "thread.read_by_own_never Baltic Pumps Hydra",
      "thread.read_by_only_never Neutral House+Baltic Pumps Hydra",
      "thread.read_by_only_never Laboratory+Baltic Pumps Hydra",
    ]);
  });

  it("tells a mediator the two sides apart", () => {
    const withVendor = { ...lane("caucus", [vendor, mediator]), id: "caucus-v" };
    const ofMediator = { complaint, own: mediator, lanes: [shared, caucus, withVendor] };
    const names = ofMediator.lanes.map((each) =>
      laneLabel(t, mediator, audienceOf(ofMediator, laneRef(each))),
    );
    expect(names).toEqual([
      "thread.shared_with Baltic Pumps+Hydra",
      "thread.only_and_you Baltic Pumps",
      "thread.only_and_you Hydra",
    ]);
    expect(readersText(t, mediator, audienceOf(ofMediator, "caucus-v"))).toBe(
      "thread.read_by_only_never Hydra+Neutral House Baltic Pumps",
    );
  });

  it("says of a lane that is over that nobody reads it", () => {
    const over = lane("named", [customer], "Is it fatigue?");
    const to = audienceOf({ ...ofCustomer, lanes: [over] }, over.id);
    expect([to.over, to.mayWrite]).toEqual([true, false]);
    expect(readersText(t, customer, to)).toBe("thread.nobody_reads");
    expect(laneLabel(t, customer, to)).toBe("thread.lane_over_about Is it fatigue?");
  });

  it("holds for any complaint before the lanes are known", () => {
    const to = audienceOf({ ...ofCustomer, lanes: [] }, "shared");
    expect(to.others).toEqual([vendor]);
  });
});
