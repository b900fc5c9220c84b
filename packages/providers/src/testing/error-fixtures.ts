import { expect, it } from "vitest";
import type { ProviderErrorKind } from "../spec/provider-error.ts";
import { startScriptedServer } from "./scripted-server.ts";

/** A documented failing answer and what it means. */
export interface ErrorFixture {
  status: number;
  body: object | string;
  kind: ProviderErrorKind;
  code?: string;
  headers?: Record<string, string>;
}

/** Each documented answer becomes one kind of the closed set, and no message repeats the key. */
export function itMapsErrors(fixtures: readonly ErrorFixture[], call: (baseUrl: string, apiKey: string) => Promise<unknown>): void {
  it.each(fixtures)("$status $body is $kind", async ({ status, body, kind, code, headers }) => {
    await using server = await startScriptedServer();
    server.answer({ status, body, ...(headers ? { headers } : {}) });
    const error = await call(server.origin, "key-of-the-test").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ProviderError", kind, status, ...(code === undefined ? {} : { code }) });
    expect((error as Error).message).not.toContain("key-of-the-test");
    expect(server.calls).toHaveLength(1);
  });
}
