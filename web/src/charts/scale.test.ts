import { expect, it } from "vitest";
import { niceTicks, scale } from "./scale";

it("takes round steps that reach the top", () => {
  expect(niceTicks(11, 4)).toEqual([0, 5, 10, 15]);
  expect(niceTicks(1, 4)).toEqual([0, 1]);
  expect(niceTicks(320, 4)).toEqual([0, 100, 200, 300, 400]);
});

it("maps a range, and one without width too", () => {
  expect(scale(0, 10, 100, 0)(5)).toBe(50);
  expect(scale(3, 3, 0, 10)(3)).toBe(0);
});
