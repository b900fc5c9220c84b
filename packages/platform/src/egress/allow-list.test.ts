import { describe, expect, it } from "vitest";
import { parseAddress } from "./address.ts";
import { parseAllowList } from "./allow-list.ts";

const permitsUrl = (entries: string[], url: string) => parseAllowList(entries).permitsUrl(new URL(url));
const permitsAddress = (entries: string[], address: string) => parseAllowList(entries).permitsAddress(parseAddress(address)!);

describe("EGRESS_ALLOW", () => {
  it("reads networks and single addresses of both families", () => {
    expect(permitsAddress(["10.0.0.0/8"], "10.9.9.9")).toBe(true);
    expect(permitsAddress(["10.0.0.0/8"], "11.0.0.1")).toBe(false);
    expect(permitsAddress(["192.168.1.20"], "192.168.1.20")).toBe(true);
    expect(permitsAddress(["192.168.1.20"], "192.168.1.21")).toBe(false);
    expect(permitsAddress(["fd00::/8"], "fd12::1")).toBe(true);
    expect(permitsAddress(["fd00::/8"], "10.0.0.1")).toBe(false);
    expect(permitsAddress(["::ffff:10.0.0.0/104"], "10.1.1.1")).toBe(true);
  });

  it("reads hosts with and without a port", () => {
    expect(permitsUrl(["ollama.lan"], "http://OLLAMA.lan.:11434/v1")).toBe(true);
    expect(permitsUrl(["ollama.lan:11434"], "http://ollama.lan:11434/v1")).toBe(true);
    expect(permitsUrl(["ollama.lan:11434"], "http://ollama.lan:5432/")).toBe(false);
    expect(permitsUrl(["ollama.lan:443"], "https://ollama.lan/")).toBe(true);
    expect(permitsUrl(["ollama.lan"], "http://evil-ollama.lan/")).toBe(false);
  });

  it("reads exact origins", () => {
    expect(permitsUrl(["http://127.0.0.1:9000"], "http://127.0.0.1:9000/x")).toBe(true);
    expect(permitsUrl(["http://127.0.0.1:9000"], "http://127.0.0.1:9001/x")).toBe(false);
    expect(permitsUrl(["http://127.0.0.1:9000"], "https://127.0.0.1:9000/x")).toBe(false);
  });

  it.each(["10.0.0.0/99", "http://host/path", "a b", "user@host"])("refuses to start with %o", (entry) => {
    expect(() => parseAllowList([entry])).toThrow(expect.objectContaining({ code: "invalid_configuration" }));
  });
});
