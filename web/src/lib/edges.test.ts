import { expect, test } from "vitest";
import { hidden } from "./edges";

test("what scrolls sideways knows on which sides there is more", () => {
  const at = (scrollLeft: number, scrollWidth = 900) => hidden({ scrollLeft, clientWidth: 300, scrollWidth });
  expect(at(0, 300)).toEqual({ left: false, right: false });
  expect(at(0)).toEqual({ left: false, right: true });
  expect(at(250)).toEqual({ left: true, right: true });
  expect(at(600)).toEqual({ left: true, right: false });
  expect(at(599.6, 900)).toEqual({ left: true, right: false });
});
