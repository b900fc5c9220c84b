import { expect, it } from "vitest";
import { deviceOf } from "./device-of.ts";

it("tells a browser from those whose names it also carries", () => {
  expect(deviceOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0")).toEqual({ name: "Edge · Windows", isPhone: false });
  expect(deviceOf("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/130 Chrome/124 Safari/537.36").name).toBe("Cốc Cốc · Windows");
  expect(deviceOf("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604")).toEqual({ name: "Safari · iOS", isPhone: true });
});

it("names nothing it does not know", () => {
  expect(deviceOf(null)).toEqual({ name: undefined, isPhone: false });
  expect(deviceOf("curl/8").name).toBeUndefined();
});
