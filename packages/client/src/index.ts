import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./generated.ts";

export type { components, paths };
/** A schema of the API by its name, e.g. `Schema<"Brand">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/**
 * A typed client of the API.
 * @param options.baseUrl origin and path, e.g. `https://agency.example/api/v1`
 * @param options.apiKey sent as `Authorization: Bearer`; in a browser leave it out, the session cookie goes along
 */
export function createApiClient(options: { baseUrl: string; apiKey?: string; fetch?: typeof globalThis.fetch }): Client<paths> {
  const client = createClient<paths>({ baseUrl: options.baseUrl, ...(options.fetch ? { fetch: options.fetch } : {}) });
  client.use({
    onRequest({ request }) {
      if (options.apiKey !== undefined) request.headers.set("authorization", `Bearer ${options.apiKey}`);
      // Safe to repeat: the server stores the first answer under this key.
      if (request.method === "POST" && !request.headers.has("idempotency-key")) request.headers.set("idempotency-key", crypto.randomUUID());
      return request;
    },
  });
  return client;
}
