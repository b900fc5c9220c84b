import { join } from "node:path";
import sharp from "sharp";
import { makeVideo } from "../media/make-video.ts";
import { keepFile } from "../pages/serve-file.ts";
import { postJson, sendJson } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";

export interface SeededAccount {
  id: string;
  username: string;
  pageId: string | null;
  accessToken: string;
  /** Where this account's token is taken, with the version. */
  graph: string;
}

let accounts = 0;

/** A new account with a token of that login. */
export async function seedAccount(sandbox: TestSandbox, login: "instagram" | "facebook" = "instagram"): Promise<SeededAccount> {
  accounts += 1;
  const [account] = await sendJson<Omit<SeededAccount, "graph">[]>(`${sandbox.origin}/sandbox/instagram/accounts`, { accounts: [{ username: `quan.${accounts}` }], login });
  if (!account) throw new Error("no account was seeded");
  return { ...account, graph: `${sandbox.origin}/sandbox/graph.${login}.com/v26.0` };
}

/** A JPEG that the network can fetch, and its hash. */
export async function jpegAt(sandbox: TestSandbox, { width = 1080, height = 1080, color = "#d97706" } = {}): Promise<{ url: string; sha256: string }> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: color } }).jpeg().toBuffer();
  return keptAt(sandbox, bytes, "jpeg");
}

/** A video that the network can fetch, and its hash. */
export async function videoAt(sandbox: TestSandbox, { width = 1080, height = 1920, seconds = 4, title = "Phim" } = {}): Promise<{ url: string; sha256: string; bytes: Uint8Array }> {
  const bytes = await makeVideo({ width, height, seconds, title });
  return { ...(await keptAt(sandbox, bytes, "mp4")), bytes };
}

export async function keptAt(sandbox: TestSandbox, bytes: Uint8Array, extension: "jpeg" | "png" | "mp4"): Promise<{ url: string; sha256: string }> {
  const { file, sha256 } = await keepFile(join(sandbox.stateDir, "files"), bytes, extension);
  return { url: `${sandbox.origin}/sandbox/files/${file}`, sha256 };
}

export const createMedia = (account: SeededAccount, params: object): Promise<Response> => postJson(`${account.graph}/${account.id}/media`, { ...params, access_token: account.accessToken });

export const publishMedia = (account: SeededAccount, creationId: string): Promise<Response> =>
  postJson(`${account.graph}/${account.id}/media_publish`, { creation_id: creationId, access_token: account.accessToken });

export async function readNode<Node>(account: SeededAccount, path: string, query: Record<string, string> = {}): Promise<Node> {
  const response = await fetch(`${account.graph}/${path}?${new URLSearchParams({ ...query, access_token: account.accessToken })}`);
  return (await response.json()) as Node;
}

export async function idOf(response: Response | Promise<Response>): Promise<string> {
  const body = (await (await response).json()) as { id?: string };
  if (!body.id) throw new Error(`no id: ${JSON.stringify(body)}`);
  return body.id;
}

export const setProcessing = (sandbox: TestSandbox, processingMs: number): Promise<Response> => postJson(`${sandbox.origin}/sandbox/processing`, { host: "*", processingMs });

export const moveClock = (sandbox: TestSandbox, offsetMs: number): Promise<Response> => postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs });
