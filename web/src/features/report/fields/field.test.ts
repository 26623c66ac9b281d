import { describe, expect, test } from "vitest";
import {
  begun,
  combined,
  type FieldEvent,
  type FieldState,
  isDirty,
  maySave,
  next,
  shown,
  type Value,
  type Written,
} from "./fieldState";

const written = (value: Value, version: number): Written => ({ value, version, by: null });
const run = (state: FieldState, ...events: FieldEvent[]): FieldState => events.reduce(next, state);
const typed = (value: Value): FieldEvent => ({ type: "typed", value });
const arrived = (value: Value, version: number): FieldEvent => ({
  type: "arrived",
  written: written(value, version),
});

describe("a field", () => {
  const fresh = begun(written("Leaks", 1), null);

  test("follows others while nobody types in it", () => {
    const state = run(fresh, arrived("Leaks at once", 2));
    expect(shown(state)).toBe("Leaks at once");
    expect(isDirty(state)).toBe(false);
  });

  test("never changes under whoever types in it, and shows both texts instead", () => {
    const state = run(fresh, typed("Leaks slowly"), arrived("Leaks at once", 2));
    expect(shown(state)).toBe("Leaks slowly");
    expect(state.theirs?.value).toBe("Leaks at once");
    expect(maySave(state)).toBe(false);
  });

  test("is sent with the version that was seen", () => {
    const state = run(fresh, typed("Leaks slowly"));
    expect(maySave(state)).toBe(true);
    expect(state.seen.version).toBe(1);
  });

  test("knows its own text when it comes back over the socket before the answer", () => {
    const sending = run(fresh, typed("Leaks slowly "), { type: "sending", value: "Leaks slowly " });
    expect(maySave(sending)).toBe(false);
    const echoed = run(sending, arrived("Leaks slowly", 2));
    expect(echoed.theirs).toBeNull();
    const state = run(echoed, { type: "saved", written: written("Leaks slowly", 2) });
    expect(isDirty(state)).toBe(false);
    // The space that was typed last stays until the field is left.
    expect(shown(state)).toBe("Leaks slowly ");
    expect(shown(run(state, { type: "left" }))).toBe("Leaks slowly");
  });

  test("keeps what was typed while a save was on its way", () => {
    const state = run(
      fresh,
      typed("Leaks slow"),
      { type: "sending", value: "Leaks slow" },
      typed("Leaks slowly"),
      { type: "saved", written: written("Leaks slow", 2) },
    );
    expect(shown(state)).toBe("Leaks slowly");
    expect(state.theirs).toBeNull();
    expect(maySave(state)).toBe(true);
    expect(state.seen.version).toBe(2);
  });

  test("keeps its text when saving fails", () => {
    const state = run(fresh, typed("Mine"), { type: "sending", value: "Mine" }, { type: "failed" });
    expect(shown(state)).toBe("Mine");
    expect(maySave(state)).toBe(true);
  });

  test("of two texts takes theirs, mine or both, and then says that it has seen theirs", () => {
    const clash = run(
      fresh,
      typed("Mine"),
      { type: "sending", value: "Mine" },
      { type: "clashed", written: written("Theirs", 2) },
    );
    expect(shown(run(clash, { type: "left" }))).toBe("Mine");
    const theirs = run(clash, { type: "keep_theirs" });
    expect([shown(theirs), isDirty(theirs)]).toEqual(["Theirs", false]);
    const mine = run(clash, { type: "keep_mine" });
    expect([shown(mine), maySave(mine), mine.seen.version]).toEqual(["Mine", true, 2]);
    const both = run(clash, { type: "combine" });
    expect([shown(both), maySave(both), both.seen.version]).toEqual(["Theirs\n\nMine", true, 2]);
  });

  test("does not ask again when the refusal comes after the choice", () => {
    const state = run(
      fresh,
      typed("Mine"),
      { type: "sending", value: "Mine" },
      arrived("Theirs", 2),
      { type: "combine" },
      { type: "clashed", written: written("Theirs", 2) },
    );
    expect(state.theirs).toBeNull();
    expect([shown(state), maySave(state)]).toEqual(["Theirs\n\nMine", true]);
  });

  test("clashes no more once both say the same", () => {
    const state = run(fresh, typed("Mine"), arrived("Theirs", 2), arrived("Mine", 3));
    expect([state.theirs, isDirty(state)]).toEqual([null, false]);
  });

  test("is never set back by an older answer", () => {
    const state = run(fresh, arrived("Third", 3), arrived("Second", 2));
    expect(shown(state)).toBe("Third");
  });

  test("that was emptied is a change", () => {
    expect(maySave(run(fresh, typed("  ")))).toBe(true);
    expect(maySave(run(begun(written(null, 0), null), typed("  ")))).toBe(false);
  });
});

describe("a draft from an earlier visit", () => {
  test("is shown again and waits for a word", () => {
    const state = begun(written("Leaks", 1), { value: "Leaks slowly", version: 1 });
    expect(shown(state)).toBe("Leaks slowly");
    expect([isDirty(state), maySave(state)]).toEqual([true, false]);
    expect(maySave(run(state, { type: "keep_mine" }))).toBe(true);
    expect(shown(run(state, { type: "keep_theirs" }))).toBe("Leaks");
  });

  test("clashes with what was written since", () => {
    const state = begun(written("Leaks at once", 2), { value: "Leaks slowly", version: 1 });
    expect(state.theirs?.value).toBe("Leaks at once");
    expect(shown(run(state, { type: "keep_theirs" }))).toBe("Leaks at once");
  });

  test("that says what is there already is forgotten", () => {
    const state = begun(written("Leaks", 2), { value: "Leaks ", version: 1 });
    expect(isDirty(state)).toBe(false);
  });
});

describe("two texts", () => {
  test("become one, and nothing else does", () => {
    expect(combined("Theirs\n", "Mine")).toBe("Theirs\n\nMine");
    expect(combined("", "Mine")).toBe("Mine");
    expect(combined(3, 4)).toBe(4);
    expect(combined("2026-11-12", null)).toBe("2026-11-12");
  });
});
