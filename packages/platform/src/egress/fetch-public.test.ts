import { gzipSync, brotliCompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { parseAddress } from "./address.ts";
import { isPinned } from "./connectors.ts";
import { createEgress, type Egress, type EgressOptions } from "./create-egress.ts";
import { isProvablyNotSent } from "./egress-error.ts";
import { startTestingServer } from "./testing-server.ts";

const opened: Egress[] = [];
function open(options: Partial<EgressOptions> = {}): Egress {
  const egress = createEgress({ allow: [], trustedOrigins: [], timeoutMs: 2_000, ...options });
  opened.push(egress);
  return egress;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((egress) => egress.close()));
});
const withCode = (code: string) => expect.objectContaining({ name: "EgressError", code });

describe("a URL typed by a person (R31)", () => {
  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/",
    "https://localhost/",
  ])("is refused when it leads to an internal address: %s", async (url) => {
    const error: unknown = await open().fetchPublic(url, { allowHttp: true }).catch((caught: unknown) => caught);
    expect(error).toEqual(withCode("blocked_address"));
    expect(String(error)).toContain("EGRESS_ALLOW");
    expect(isProvablyNotSent(error)).toBe(true);
  });

  it("is refused when only one of the name's addresses is internal, and does not tell which", async () => {
    const egress = open({ resolve: async () => ["93.184.216.34", "10.1.2.3"] });
    const error: unknown = await egress.fetchPublic("https://mixed.example/").catch((caught: unknown) => caught);
    expect(error).toEqual(withCode("blocked_address"));
    expect(String(error)).not.toContain("10.1.2.3");
  });

  it("is refused for other schemes, plain http, other ports, credentials and nonsense", async () => {
    const egress = open({ resolve: async () => ["93.184.216.34"] });
    await expect(egress.fetchPublic("file:///etc/passwd")).rejects.toEqual(withCode("blocked_scheme"));
    await expect(egress.fetchPublic("gopher://example.com/")).rejects.toEqual(withCode("blocked_scheme"));
    await expect(egress.fetchPublic("http://example.com/")).rejects.toEqual(withCode("blocked_scheme"));
    await expect(egress.fetchPublic("https://example.com:6379/")).rejects.toEqual(withCode("blocked_port"));
    await expect(egress.fetchPublic("https://user:secret@example.com/")).rejects.toEqual(withCode("invalid_url"));
    await expect(egress.fetchPublic("not a url")).rejects.toEqual(withCode("invalid_url"));
  });

  it("is fetched with an exception for its network, its host or its origin", async () => {
    await using server = await startTestingServer((_request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8").end("<h1>Cà phê</h1>");
    });
    for (const allow of [["127.0.0.0/8"], [`127.0.0.1`], [server.origin]]) {
      const answer = await open({ allow }).fetchPublic(`${server.origin}/menu#top`);
      expect(answer).toMatchObject({ status: 200, finalUrl: `${server.origin}/menu`, contentType: "text/html; charset=utf-8" });
      expect(Buffer.from(answer.bytes).toString()).toBe("<h1>Cà phê</h1>");
    }
    const named = open({ allow: [`shop.test:${server.port}`], resolve: async () => ["127.0.0.1"] });
    expect((await named.fetchPublic(`http://shop.test:${server.port}/`)).status).toBe(200);
  });

  it("is resolved once a connection, and a name that turns inwards later is refused (rebinding)", async () => {
    await using server = await startTestingServer((_request, response) => response.setHeader("connection", "close").end("public"));
    const answers = [["127.0.0.1"], ["10.0.0.1"]];
    let lookups = 0;
    const egress = open({ allow: ["127.0.0.1/32"], resolve: async () => answers[lookups++]! });
    // The name exists nowhere else: an answer proves that the checked address was used.
    expect((await egress.fetchPublic(`http://rebind.test:${server.port}/`)).status).toBe(200);
    expect(lookups).toBe(1);
    await expect(egress.fetchPublic(`http://rebind.test:${server.port}/`)).rejects.toEqual(withCode("blocked_address"));
    expect(server.requests).toHaveLength(1);
  });

  it("is accepted only from the address that was checked", () => {
    const checked = [parseAddress("93.184.216.34")!, parseAddress("2606:4700::1")!];
    expect(isPinned("::ffff:93.184.216.34", checked)).toBe(true);
    expect(isPinned("2606:4700:0:0::1", checked)).toBe(true);
    expect(isPinned("127.0.0.1", checked)).toBe(false);
    expect(isPinned(undefined, checked)).toBe(false);
  });

  it("is followed through three redirects and no more", async () => {
    await using server = await startTestingServer((request, response) => {
      const left = Number(request.url!.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` });
      response.end(`${left}`);
    });
    const egress = open({ allow: ["127.0.0.1"] });
    expect((await egress.fetchPublic(`${server.origin}/3`)).finalUrl).toBe(`${server.origin}/0`);
    await expect(egress.fetchPublic(`${server.origin}/4`)).rejects.toEqual(withCode("too_many_redirects"));
  });

  it("is checked again at every redirect", async () => {
    await using server = await startTestingServer((request, response) => {
      const target = new URL(request.url!, "http://x").searchParams.get("to")!;
      response.writeHead(307, { location: target, "set-cookie": "a=b" }).end();
    });
    const egress = open({ allow: [server.origin] });
    const follow = (to: string) => egress.fetchPublic(`${server.origin}/?to=${encodeURIComponent(to)}`);
    await expect(follow("http://169.254.169.254/latest")).rejects.toEqual(withCode("blocked_address"));
    await expect(follow(`http://localhost:${server.port}/`)).rejects.toEqual(withCode("blocked_address"));
    await expect(follow("file:///etc/passwd")).rejects.toEqual(withCode("blocked_scheme"));
    await expect(follow("https://a:b@example.com/")).rejects.toEqual(withCode("invalid_url"));
    await expect(follow("http://[/")).rejects.toEqual(withCode("invalid_url"));
  });

  it("is cut off at the byte cap, announced or not, compressed or not", async () => {
    const megabyte = Buffer.alloc(1_048_576);
    await using server = await startTestingServer((request, response) => {
      if (request.url === "/announced") response.setHeader("content-length", megabyte.length).end(megabyte);
      if (request.url === "/chunked") {
        response.write(megabyte.subarray(0, 600_000));
        response.end(megabyte.subarray(600_000));
      }
      if (request.url === "/gzip") response.setHeader("content-encoding", "gzip").end(gzipSync(megabyte));
      if (request.url === "/br") response.setHeader("content-encoding", "br").end(brotliCompressSync(megabyte));
      if (request.url === "/layers") response.setHeader("content-encoding", "gzip, gzip").end(gzipSync(gzipSync(megabyte)));
    });
    const egress = open({ allow: ["127.0.0.1"] });
    for (const path of ["/announced", "/chunked", "/gzip", "/br"]) {
      await expect(egress.fetchPublic(server.origin + path, { maxBytes: 500_000 })).rejects.toEqual(withCode("too_large"));
      expect((await egress.fetchPublic(server.origin + path, { maxBytes: 1_048_576 })).bytes.byteLength).toBe(1_048_576);
    }
    await expect(egress.fetchPublic(`${server.origin}/layers`)).rejects.toEqual(withCode("network"));
  });

  it("is given up after the time cap, even while bytes trickle in", async () => {
    await using server = await startTestingServer((_request, response) => {
      const trickle = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(trickle));
    });
    const started = performance.now();
    await expect(open({ allow: ["127.0.0.1"] }).fetchPublic(server.origin, { timeoutMs: 200 })).rejects.toEqual(withCode("timeout"));
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it("stops when the caller stops", async () => {
    await using server = await startTestingServer(() => {});
    const controller = new AbortController();
    const answer = open({ allow: ["127.0.0.1"] }).fetchPublic(server.origin, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("the person left")), 50);
    await expect(answer).rejects.toThrow("the person left");
  });

  it("says so when the name does not exist or the answer is broken", async () => {
    await using server = await startTestingServer((_request, response) => {
      response.setHeader("content-encoding", "gzip").end("this is not gzip");
    });
    const lost = open({ resolve: async () => Promise.reject(new Error("ENOTFOUND")) });
    await expect(lost.fetchPublic("https://nowhere.example/")).rejects.toEqual(withCode("network"));
    await expect(open({ allow: ["127.0.0.1"] }).fetchPublic(server.origin)).rejects.toEqual(withCode("network"));
  });
});
