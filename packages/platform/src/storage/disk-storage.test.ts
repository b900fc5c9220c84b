import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDiskStorage } from "./disk-storage.ts";
import { keysOf, storageContract } from "./storage-contract.ts";
import type { PartAddress } from "./storage.ts";
import { fromFileSystem } from "./storage-error.ts";

const type = { contentType: "text/plain" };

storageContract("a directory", async () => {
  const root = await mkdtemp(join(tmpdir(), "agency-storage-"));
  const storage = createDiskStorage(root);
  return Object.assign(storage, {
    sendPart: (address: PartAddress, bytes: Uint8Array) =>
      storage.receivePart(address.url.split("/").at(-1)!, new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()).then(
        () => 200,
        (error: { code: string }) => (error.code === "not_found" ? 404 : 422),
      ),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  });
});

describe("files on disk", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "agency-storage-"));
  });
  afterEach(() => rm(root, { recursive: true }));

  it("are readable by their owner alone, and leave no unfinished ones behind", async () => {
    const storage = createDiskStorage(root);
    await storage.put("org/a.txt", Buffer.from("x"), type);
    expect((await stat(join(root, "org", "a.txt"))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(root, ".unfinished"))).toEqual([]);
  });

  it("cannot lie inside one another", async () => {
    const storage = createDiskStorage(root);
    await storage.put("a", Buffer.from("x"), type);
    await storage.put("b/c", Buffer.from("x"), type);
    await expect(storage.put("a/b", Buffer.from("y"), type)).rejects.toMatchObject({ code: "invalid_key" });
    await expect(storage.put("b", Buffer.from("y"), type)).rejects.toMatchObject({ code: "invalid_key" });
    expect(await readdir(join(root, ".unfinished"))).toEqual([]);
  });

  it("left unfinished by a crash are swept, younger ones kept, neither listed", async () => {
    const storage = createDiskStorage(root);
    expect(await storage.sweepUnfinished(0)).toBe(0);
    await mkdir(join(root, ".unfinished"));
    await writeFile(join(root, ".unfinished", "old"), "half");
    await writeFile(join(root, ".unfinished", "young"), "half");
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await utimes(join(root, ".unfinished", "old"), anHourAgo, anHourAgo);
    expect(await keysOf(storage)).toEqual([]);
    expect(await storage.sweepUnfinished(60_000)).toBe(1);
    expect(await readdir(join(root, ".unfinished"))).toEqual(["young"]);
  });

  it("that find no room are refused with a reason, and leave nothing (R43)", async () => {
    const module = new URL("./disk-storage.ts", import.meta.url).href;
    const script = `
      import { createDiskStorage } from ${JSON.stringify(module)};
      const storage = createDiskStorage(${JSON.stringify(root)});
      await storage.put("big", new Uint8Array(5_000_000), { contentType: "text/plain" }).catch((error) => console.log(error.name, error.code));
      await storage.put("small", new Uint8Array(10), { contentType: "text/plain" });`;
    // The shell's file size limit gives the real refusal of the system without filling a disk.
    const { stdout } = await promisify(execFile)("sh", ["-c", `ulimit -f 100; exec "$0" --input-type=module --eval "$1"`, process.execPath, script]);
    expect(stdout).toBe("StorageError disk_full\n");
    expect(await keysOf(createDiskStorage(root))).toEqual(["small"]);
    expect(await readdir(join(root, ".unfinished"))).toEqual([]);
  });

  it("fail with a code that says what to do", () => {
    const failure = (code: string) => fromFileSystem(Object.assign(new Error(code), { code, syscall: "write" }), "a");
    expect(failure("ENOSPC")).toMatchObject({ code: "disk_full" });
    expect(failure("EDQUOT")).toMatchObject({ code: "disk_full" });
    expect(failure("ENOENT")).toMatchObject({ code: "not_found" });
    expect(failure("EACCES")).toMatchObject({ code: "unavailable" });
    expect(failure("EIO")).toMatchObject({ code: "unavailable" });
  });
});
