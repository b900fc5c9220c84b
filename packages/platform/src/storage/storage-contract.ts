import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { PartAddress, Storage } from "./storage.ts";

/** All keys under a prefix, in order. */
export async function keysOf(storage: Storage, prefix = ""): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of storage.list(prefix)) keys.push(key);
  return keys.toSorted();
}

/** A store under test, and how a browser's `PUT` reaches the address of a part. */
export type TestedStorage = Storage & Partial<AsyncDisposable> & { sendPart(address: PartAddress, bytes: Uint8Array): Promise<number> };

/** What every storage driver promises; `create` gives an empty store. */
export function storageContract(name: string, create: () => Promise<TestedStorage>): void {
  const using = async (body: (storage: TestedStorage) => Promise<void>) => {
    const storage = await create();
    try {
      await body(storage);
    } finally {
      await storage[Symbol.asyncDispose]?.();
    }
  };
  const type = { contentType: "application/octet-stream" };
  const withCode = (code: string) => expect.objectContaining({ name: "StorageError", code });

  describe(`${name} as a file store`, () => {
    it("gives back what was put, with its length and hash (R16)", () =>
      using(async (storage) => {
        const bytes = new Uint8Array(randomBytes(300_000));
        const stored = await storage.put("org/1/a.bin", bytes, type);
        expect(stored).toEqual({ byteLength: 300_000, sha256: createHash("sha256").update(bytes).digest("hex") });
        expect(await storage.read("org/1/a.bin")).toEqual(bytes);
        expect(await storage.exists("org/1/a.bin")).toBe(true);
      }));

    it("takes a stream and an empty file", () =>
      using(async (storage) => {
        const chunks = async function* () {
          yield Buffer.from("một ");
          yield Buffer.from("hai");
        };
        expect((await storage.put("a.txt", chunks(), type)).byteLength).toBe(9);
        expect(Buffer.from(await storage.read("a.txt")).toString()).toBe("một hai");
        await storage.put("empty", new Uint8Array(), type);
        const opened = await storage.open("empty");
        expect(opened).toMatchObject({ byteLength: 0, totalByteLength: 0 });
        expect(await new Response(opened.stream).text()).toBe("");
      }));

    it("opens the whole and any part", () =>
      using(async (storage) => {
        await storage.put("digits", Buffer.from("0123456789"), type);
        const part = async (range?: { start: number; end?: number }) => {
          const opened = await storage.open("digits", range);
          expect(opened.totalByteLength).toBe(10);
          const text = await new Response(opened.stream).text();
          expect(text).toHaveLength(opened.byteLength);
          return text;
        };
        expect(await part()).toBe("0123456789");
        expect(await part({ start: 0, end: 0 })).toBe("0");
        expect(await part({ start: 7 })).toBe("789");
        expect(await part({ start: 8, end: 500 })).toBe("89");
        await expect(storage.open("digits", { start: 10 })).rejects.toEqual(withCode("range_not_satisfiable"));
        await expect(storage.open("digits", { start: 5, end: 4 })).rejects.toEqual(withCode("range_not_satisfiable"));
      }));

    it("can be abandoned while reading", () =>
      using(async (storage) => {
        await storage.put("big", new Uint8Array(5_000_000), type);
        const { stream } = await storage.open("big");
        const reader = stream.getReader();
        await reader.read();
        await reader.cancel();
        expect((await storage.read("big")).byteLength).toBe(5_000_000);
      }));

    it("replaces whole objects only: a failed source leaves the old one", () =>
      using(async (storage) => {
        await storage.put("a", Buffer.from("old"), type);
        const failing = async function* () {
          yield Buffer.from("ne");
          throw Object.assign(new Error("the download broke"), { code: "ECONNRESET", syscall: "read" });
        };
        await expect(storage.put("a", failing(), type)).rejects.toThrow("the download broke");
        expect(Buffer.from(await storage.read("a")).toString()).toBe("old");
        await expect(storage.put("b", failing(), type)).rejects.toThrow("the download broke");
        expect(await keysOf(storage)).toEqual(["a"]);
        await storage.put("a", Buffer.from("new"), type);
        expect(Buffer.from(await storage.read("a")).toString()).toBe("new");
      }));

    it("ends one of many writers' versions, never a mixture", () =>
      using(async (storage) => {
        const versions = Array.from({ length: 8 }, (_, index) => new Uint8Array(200_000).fill(index));
        await Promise.all(versions.map((bytes) => storage.put("same", bytes, type)));
        const bytes = await storage.read("same");
        expect(bytes.byteLength).toBe(200_000);
        expect(new Set(bytes).size).toBe(1);
      }));

    it("stops a source at its cap", () =>
      using(async (storage) => {
        const endless = async function* () {
          for (;;) yield new Uint8Array(10_000);
        };
        await expect(storage.put("a", endless(), { ...type, maxBytes: 95_000 })).rejects.toEqual(withCode("too_large"));
        expect(await storage.exists("a")).toBe(false);
        expect((await storage.put("a", new Uint8Array(95_000), { ...type, maxBytes: 95_000 })).byteLength).toBe(95_000);
      }));

    it("says when there is nothing, and deletes twice without complaint", () =>
      using(async (storage) => {
        await storage.put("org/a", Buffer.from("x"), type);
        await storage.delete("org/a");
        await storage.delete("org/a");
        expect(await storage.exists("org/a")).toBe(false);
        await expect(storage.read("org/a")).rejects.toEqual(withCode("not_found"));
        await expect(storage.open("org/a")).rejects.toEqual(withCode("not_found"));
        await expect(storage.read("org")).rejects.toEqual(withCode("not_found"));
        expect(await storage.exists("org")).toBe(false);
      }));

    it("lists by prefix", () =>
      using(async (storage) => {
        for (const key of ["org/1/a", "org/1/b", "org/10/c", "other"]) await storage.put(key, Buffer.from(key), type);
        expect(await keysOf(storage)).toEqual(["org/1/a", "org/1/b", "org/10/c", "other"]);
        expect(await keysOf(storage, "org/1/")).toEqual(["org/1/a", "org/1/b"]);
        expect(await keysOf(storage, "org/1")).toEqual(["org/1/a", "org/1/b", "org/10/c"]);
        expect(await keysOf(storage, "none/")).toEqual([]);
      }));

    it("takes a large file in parts straight from a browser, in any order and again after a break", () =>
      using(async (storage) => {
        const [one, two] = [new Uint8Array(randomBytes(5 * 1024 * 1024)), new Uint8Array(randomBytes(1_000))];
        const upload = await storage.beginUpload("uploads/1", { contentType: "video/mp4" });
        const address = (partNumber: number, bytes: Uint8Array) => storage.partAddress(upload, { partNumber, byteLength: bytes.byteLength, expiresInSeconds: 60 });
        expect(await storage.receivedParts(upload)).toEqual([]);
        await expect(storage.completeUpload(upload)).rejects.toEqual(withCode("incomplete"));
        expect(await storage.sendPart(await address(2, two), two)).toBe(200);
        expect(await storage.receivedParts(upload)).toEqual([{ partNumber: 2, byteLength: 1_000 }]);
        await expect(storage.completeUpload(upload)).rejects.toEqual(withCode("incomplete"));
        for (let time = 0; time < 2; time += 1) expect(await storage.sendPart(await address(1, one), one)).toBe(200);
        expect([await storage.exists("uploads/1"), await keysOf(storage)]).toEqual([false, []]);
        expect(await storage.completeUpload(upload)).toEqual({ byteLength: one.byteLength + 1_000 });
        expect(Buffer.from(await storage.read("uploads/1"))).toEqual(Buffer.concat([one, two]));
        await expect(storage.receivedParts(upload)).rejects.toEqual(withCode("not_found"));
      }));

    it("takes a part only at its own address, in time, and as long as agreed", () =>
      using(async (storage) => {
        const upload = await storage.beginUpload("uploads/2", { contentType: "video/mp4" });
        const part = { partNumber: 1, byteLength: 10, expiresInSeconds: 60 };
        const address = await storage.partAddress(upload, part);
        const refused = async (changed: PartAddress, bytes = new Uint8Array(10)) => expect(await storage.sendPart(changed, bytes)).toBeGreaterThanOrEqual(400);
        const letter = address.url.at(-1)!;
        await refused({ ...address, url: `${address.url.slice(0, -1)}${letter === "0" ? "1" : "0"}` });
        await refused(address, new Uint8Array(11));
        await refused(address, new Uint8Array(9));
        const brief = await storage.partAddress(upload, { ...part, expiresInSeconds: 1 });
        await new Promise((resolve) => setTimeout(resolve, 2_100));
        await refused(brief);
        expect(await storage.receivedParts(upload)).toEqual([]);
        expect(await storage.sendPart(address, new Uint8Array(10))).toBe(200);
      }));

    it("forgets an upload that was given up, and sweeps old ones", () =>
      using(async (storage) => {
        const upload = await storage.beginUpload("uploads/3", { contentType: "video/mp4" });
        await storage.sendPart(await storage.partAddress(upload, { partNumber: 1, byteLength: 3, expiresInSeconds: 60 }), Buffer.from("abc"));
        await storage.abortUpload(upload);
        await storage.abortUpload(upload);
        await expect(storage.completeUpload(upload)).rejects.toEqual(withCode("not_found"));
        await storage.beginUpload("uploads/4", { contentType: "video/mp4" });
        expect(await storage.sweepUnfinished(60_000)).toBe(0);
        expect(await storage.sweepUnfinished(0)).toBe(1);
        expect(await keysOf(storage)).toEqual([]);
      }));

    it.each(["", "/", "/etc/passwd", "../a", "a/../b", "a//b", "a/", ".hidden", "a/.b", "a\\b", "a\0b", "a b", "A", "a.", "ảnh.jpg", "x".repeat(600)])(
      "refuses the key %o everywhere (R32)",
      (key) =>
        using(async (storage) => {
          const refused = withCode("invalid_key");
          await expect(storage.put(key, new Uint8Array(), type)).rejects.toEqual(refused);
          await expect(storage.open(key)).rejects.toEqual(refused);
          await expect(storage.read(key)).rejects.toEqual(refused);
          await expect(storage.exists(key)).rejects.toEqual(refused);
          await expect(storage.delete(key)).rejects.toEqual(refused);
          await expect((async () => storage.beginUpload(key, type))()).rejects.toEqual(refused);
        }),
    );
  });
}
