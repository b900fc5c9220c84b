import "server-only";
import { meSchema, setupSchema } from "@agency/core/identity/schema";
import { headers } from "next/headers";
import { cache } from "react";
import type { Me, Setup } from "./me.ts";

export type Session = { state: "signed-in"; me: Me } | { state: "signed-out" } | { state: "unavailable" };

/** Who asks for this page; one call per request. */
export const readSession = cache(async (): Promise<Session> => {
  const response = await callApi("/api/v1/me");
  if (response === undefined || response.status >= 500) return { state: "unavailable" };
  if (!response.ok) return { state: "signed-out" };
  const me = meSchema.safeParse(await response.json());
  if (!me.success) return { state: "unavailable" };
  const { user } = me.data;
  return user === null ? { state: "signed-out" } : { state: "signed-in", me: { ...me.data, user } };
});

/** Undefined while the API does not answer. */
export const readSetup = cache(async (): Promise<Setup | undefined> => {
  const response = await callApi("/api/v1/setup");
  if (!response?.ok) return undefined;
  return setupSchema.safeParse(await response.json()).data;
});

/** GET on our own API with the visitor's cookies and language; undefined when nothing answers. */
async function callApi(path: string): Promise<Response | undefined> {
  const incoming = await headers();
  try {
    return await fetch(new URL(path, internalOrigin()), {
      headers: { cookie: incoming.get("cookie") ?? "", accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(8000),
    });
  } catch {
    return undefined;
  }
}

/** Set by the server that embeds the dashboard; never taken from a request, whose Host the visitor chooses. */
function internalOrigin(): string {
  return process.env["AGENCY_INTERNAL_ORIGIN"] ?? "http://127.0.0.1:3000";
}
