import { accountOfPage } from "../instagram/accounts-table.ts";
import { accountFields } from "../instagram/nodes.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { invalidParameter } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { integerParam, textParam } from "./graph-request.ts";
import { nextUrl } from "./list-posts.ts";
import type { FacebookPage } from "./pages-table.ts";
import { listPages, sandboxPerson } from "./pages-table.ts";
import { parseFields, selectFields } from "./select-fields.ts";
import type { FacebookToken } from "./tokens.ts";
import { pageTokenFor, requireScope } from "./tokens.ts";

/** `GET /me` with a user token. */
export function personNode(request: GraphRequest): Record<string, unknown> {
  return selectFields({ ...sandboxPerson, email: null }, parseFields(textParam(request, "fields") ?? "name,id"), "User");
}

/** `GET /me/permissions`: what was ticked and what was unticked. */
export function permissionList(token: FacebookToken): Record<string, unknown> {
  return {
    data: [
      ...token.scopes.map((permission) => ({ permission, status: "granted" })),
      ...token.declined.map((permission) => ({ permission, status: "declined" })),
    ],
  };
}

/** `GET /me/accounts`: the chosen pages with their tokens, paged by cursor. @throws GraphError 200 without pages_show_list. */
export function accountList(sandbox: SandboxContext, request: GraphRequest, token: FacebookToken): Record<string, unknown> {
  requireScope(token, "pages_show_list");
  const limit = integerParam(request, "limit", 25, { min: 1, max: 1_000 });
  const after = readCursor(textParam(request, "after"));
  const chosen = new Set(token.pageIds);
  const remaining = listPages(sandbox.store).filter((page) => page.number > after && (chosen.has(page.id) || chosen.has("*")));
  const shown = remaining.slice(0, limit);
  const fields = parseFields(textParam(request, "fields") ?? "access_token,category,name,id,tasks");
  const wantsToken = fields.some(({ name }) => name === "access_token");
  const data = sandbox.store.transaction(() =>
    shown.map((page) => {
      const pageToken = wantsToken ? pageTokenFor(sandbox.store, sandbox.now(), token, page.id).token : null;
      return selectFields({ ...pageFields(sandbox, page), access_token: pageToken, instagram_business_account: linkedAccount(sandbox, page, token) }, fields, "Page");
    }));
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return { data };
  const cursors = { before: cursorOf(first), after: cursorOf(last) };
  return { data, paging: { cursors, ...(remaining.length > limit ? { next: nextUrl(sandbox, request, cursors.after) } : {}) } };
}

/** `GET /{page_id}`. */
export function pageNode(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage): Record<string, unknown> {
  return selectFields(pageFields(sandbox, page), parseFields(textParam(request, "fields") ?? "name,id"), "Page");
}

function pageFields(sandbox: SandboxContext, page: FacebookPage): Record<string, unknown> {
  const url = `${sandbox.publicOrigin()}/sandbox/pages/facebook/${page.id}`;
  return {
    id: page.id, name: page.name, category: page.category, about: page.about, tasks: page.tasks, access_token: null, link: url,
    picture: { data: { height: 100, width: 100, is_silhouette: false, url: `${url}/avatar.svg` } },
    fan_count: 0, followers_count: 0, instagram_business_account: null, username: null, verification_status: "not_verified", is_published: true,
  };
}

/** The Instagram account behind a page, for those who may see it. */
function linkedAccount(sandbox: SandboxContext, page: FacebookPage, token: FacebookToken): Record<string, unknown> | null {
  const account = token.scopes.includes("instagram_basic") ? accountOfPage(sandbox.store, page.id) : undefined;
  return account ? accountFields(sandbox, account) : null;
}

function cursorOf(page: FacebookPage): string {
  return Buffer.from(`page:${page.number}`).toString("base64url");
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = Buffer.from(cursor, "base64url").toString().match(/^page:(\d+)$/);
  if (!match) throw invalidParameter("Invalid cursors values");
  return Number(match[1]);
}
