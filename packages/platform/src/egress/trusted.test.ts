import { createServer as createPlainServer, type AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createEgress, type Egress, type EgressOptions } from "./create-egress.ts";
import { findEgressError, isProvablyNotSent } from "./egress-error.ts";
import { readCapped } from "./read-capped.ts";
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
const failureOf = (call: Promise<Response>): Promise<unknown> =>
  call.then(
    () => expect.unreachable("the call should have failed"),
    (error: unknown) => error,
  );

describe("a known provider (R31)", () => {
  it("is reached at its configured origin, http loopback included, with every body that fetch takes", async () => {
    await using server = await startTestingServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      response.setHeader("x-type", request.headers["content-type"] ?? "").setHeader("x-agent", request.headers["user-agent"] ?? "");
      response.end(Buffer.concat(chunks));
    });
    const call = open({ trustedOrigins: [`${server.origin}/v1`] }).trusted(server.origin);

    const json = await call(`${server.origin}/v1/a`, { method: "POST", body: JSON.stringify({ tên: "Phở" }), headers: { "content-type": "application/json" } });
    expect(json).toBeInstanceOf(Response);
    expect(json.headers.get("x-agent")).toBe("AIContentAgency/0.1");
    expect(await json.json()).toEqual({ tên: "Phở" });

    const form = new FormData();
    form.set("file", new Blob(["pixels"]), "a.png");
    const multipart = await call(`${server.origin}/upload`, { method: "POST", body: form });
    expect(multipart.headers.get("x-type")).toMatch(/^multipart\/form-data; boundary=/);
    expect(await multipart.text()).toContain('filename="a.png"');

    const request = new Request(`${server.origin}/r`, { method: "PUT", body: "từ Request", headers: { "user-agent": "Mine/1" } });
    const viaRequest = await call(request);
    expect(viaRequest.headers.get("x-agent")).toBe("Mine/1");
    expect(await viaRequest.text()).toBe("từ Request");

    const stream = new Blob(["streamed"]).stream();
    expect(await (await call(new URL(`${server.origin}/s`), { method: "POST", body: stream, duplex: "half" } as RequestInit)).text()).toBe("streamed");
  });

  it("cannot be one that is not configured, and its fetch reaches no other origin", async () => {
    await using server = await startTestingServer((_request, response) => response.end());
    await using other = await startTestingServer((_request, response) => response.end());
    const egress = open({ trustedOrigins: [server.origin, other.origin] });
    expect(() => open().trusted("https://api.example.com")).toThrow(expect.objectContaining({ code: "not_trusted" }));
    const error = await failureOf(egress.trusted(server.origin)(`${other.origin}/`));
    expect(findEgressError(error)?.code).toBe("not_trusted");
    expect(isProvablyNotSent(error)).toBe(true);
    expect((await egress.trusted([server.origin, other.origin])(`${other.origin}/`)).status).toBe(200);
    expect(egress.isTrusted(`${server.origin}/x`)).toBe(true);
    expect(egress.isTrusted("http://127.0.0.1:1/x")).toBe(false);
  });

  it("is never followed to where it redirects", async () => {
    await using server = await startTestingServer((_request, response) => response.writeHead(308, { location: "/elsewhere" }).end());
    const call = open({ trustedOrigins: [server.origin] }).trusted(server.origin);
    const error = await failureOf(call(server.origin, { method: "POST", body: "x" }));
    expect(findEgressError(error)?.code).toBe("redirect_refused");
    expect(isProvablyNotSent(error)).toBe(false);
    expect((await call(server.origin, { redirect: "manual" })).headers.get("location")).toBe("/elsewhere");
    expect(server.requests).toEqual(["POST /", "GET /"]);
  });

  it("is never asked twice, not even when it answers 421 (fetch itself would repeat)", async () => {
    await using server = await startTestingServer((_request, response) => response.writeHead(421).end());
    const call = open({ trustedOrigins: [server.origin] }).trusted(server.origin);
    const error = await failureOf(call(server.origin, { method: "POST", body: "charge me once" }));
    expect(isProvablyNotSent(error)).toBe(false);
    expect(server.requests).toEqual(["POST /"]);
  });

  it("is certainly untouched when the connection, the name or TLS failed", async () => {
    const gone = await startTestingServer(() => {});
    await gone[Symbol.asyncDispose]();
    const plain = createPlainServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
    const notTls = `https://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    const unknownName = "http://does-not-exist.invalid";
    const egress = open({ trustedOrigins: [gone.origin, notTls, unknownName] });
    for (const origin of [gone.origin, notTls, unknownName]) {
      const error = await failureOf(egress.trusted(origin)(origin, { method: "POST", body: "x" }));
      expect(error).toBeInstanceOf(TypeError);
      expect(error).toHaveProperty("message", "fetch failed");
      expect(findEgressError(error)?.code).toBe("network");
      expect(isProvablyNotSent(error)).toBe(true);
    }
    plain.close();
  });

  it("may have acted when the answer was lost", async () => {
    await using server = await startTestingServer((request) => {
      request.resume().on("end", () => request.socket.destroy());
    });
    const error = await failureOf(open({ trustedOrigins: [server.origin] }).trusted(server.origin)(server.origin, { method: "POST", body: "x" }));
    expect(findEgressError(error)?.code).toBe("network");
    expect(isProvablyNotSent(error)).toBe(false);
    expect(server.requests).toEqual(["POST /"]);
  });

  it("may have acted when a reused connection closed under the request", async () => {
    await using server = await startTestingServer((request, response) => {
      if (server.requests.length > 1) request.socket.destroy();
      else response.end("first");
    });
    const call = open({ trustedOrigins: [server.origin] }).trusted(server.origin);
    await (await call(server.origin)).text();
    expect(isProvablyNotSent(await failureOf(call(server.origin)))).toBe(false);
    expect(server.requests).toHaveLength(2);
  });

  it("may have acted when it did not answer in time", async () => {
    await using server = await startTestingServer(() => {});
    const egress = open({ trustedOrigins: [server.origin] });
    const slow = await failureOf(egress.trusted(server.origin, { timeoutMs: 100 })(server.origin));
    expect(findEgressError(slow)?.code).toBe("timeout");
    expect(isProvablyNotSent(slow)).toBe(false);
    const aborted = await failureOf(egress.trusted(server.origin)(server.origin, { signal: AbortSignal.timeout(100) }));
    expect(aborted).toHaveProperty("name", "TimeoutError");
    expect(isProvablyNotSent(aborted)).toBe(false);
  });

  it("is certainly untouched when the caller stopped before a connection stood", async () => {
    const egress = open({ allow: ["slow.test"], resolve: () => new Promise(() => {}) });
    const error = await failureOf(egress.guarded()("https://slow.test/", { method: "POST", body: "x", signal: AbortSignal.timeout(50) }));
    expect(error).toHaveProperty("name", "TimeoutError");
    expect(isProvablyNotSent(error)).toBe(true);
    const before = await failureOf(egress.guarded()("https://slow.test/", { signal: AbortSignal.abort() }));
    expect(before).toHaveProperty("name", "AbortError");
    expect(isProvablyNotSent(before)).toBe(true);
  });

  it("streams its answer as it comes", async () => {
    await using server = await startTestingServer((_request, response) => {
      response.write("một ");
      setTimeout(() => response.end("hai"), 50);
    });
    const response = await open({ trustedOrigins: [server.origin] }).trusted(server.origin)(server.origin);
    const chunks: string[] = [];
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) chunks.push(chunk);
    expect(chunks).toEqual(["một ", "hai"]);
  });
});

describe("an address another side named (R31)", () => {
  it("is refused when internal, reached with an exception, and held to one origin where one is given", async () => {
    await using server = await startTestingServer((_request, response) => response.end("ok"));
    const refused = await failureOf(open().guarded()(`${server.origin}/hook`, { method: "POST", body: "x" }));
    expect(findEgressError(refused)?.code).toBe("blocked_address");
    expect(findEgressError(refused)?.message).toContain("EGRESS_ALLOW");
    expect(isProvablyNotSent(refused)).toBe(true);
    expect(server.requests).toEqual([]);

    const egress = open({ allow: [server.origin] });
    expect(await (await egress.guarded()(`${server.origin}/put`, { method: "PUT", body: "x" })).text()).toBe("ok");
    const elsewhere = await failureOf(egress.guarded("https://models.example.com/v1")(server.origin));
    expect(findEgressError(elsewhere)?.code).toBe("not_trusted");
    expect(server.requests).toEqual(["PUT /put"]);
  });

  it("gives only as many bytes as the reader asked for", async () => {
    await using server = await startTestingServer((_request, response) => response.end(Buffer.alloc(100_000)));
    const egress = open({ allow: ["127.0.0.1"] });
    expect((await readCapped((await egress.guarded()(server.origin)).body, 100_000)).byteLength).toBe(100_000);
    await expect(readCapped((await egress.guarded()(server.origin)).body, 99_999)).rejects.toMatchObject({ code: "too_large" });
  });
});
