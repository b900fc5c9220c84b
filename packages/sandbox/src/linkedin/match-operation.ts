import type { ApiRequest } from "./api-request.ts";
import { queryText } from "./api-request.ts";
import { LinkedInError } from "./linkedin-error.ts";

export interface LinkedInOperation {
  /** What a fault plan names, e.g. `posts.create`. */
  name: string;
  /** URN of the author that the call is about, where it says. */
  account: string | null;
  /** Node of the path, decoded. */
  node: string | null;
}

const assetKinds: Readonly<Record<string, string>> = { images: "image", videos: "video", documents: "document" };

/** Names the operation behind a `/rest` call. @throws LinkedInError 404 for an unknown path, 400 for a method header that does not fit */
export function matchOperation(request: ApiRequest): LinkedInOperation {
  const [resource = "", node = null, edge] = request.path;
  const { method, body } = request;
  const named = (name: string, account: string | null = null): LinkedInOperation => ({ name, account, node });
  if (resource in assetKinds && edge === undefined) {
    const action = queryText(request, "action");
    if (method === "POST" && node === null && action === "initializeUpload") return named(`${resource}.create`, fieldOf(body["initializeUploadRequest"], "owner"));
    if (method === "POST" && node === null && action === "finalizeUpload" && resource === "videos") return named("videos.finalize");
    if (method === "GET" && node !== null) return named(`${resource}.get`);
  }
  if (resource === "posts" && edge === undefined) {
    if (method === "POST" && node === null) return named("posts.create", typeof body["author"] === "string" ? body["author"] : null);
    if (method === "GET" && node === null) {
      needsMethod(request, "FINDER");
      return named("posts.list", queryText(request, "author") ?? null);
    }
    if (method === "GET") return named("posts.get");
    if (method === "POST") {
      needsMethod(request, "PARTIAL_UPDATE");
      return named("posts.update");
    }
    if (method === "DELETE") {
      needsMethod(request, "DELETE");
      return named("posts.delete");
    }
  }
  if (resource === "socialActions" && edge === "comments") return named(method === "POST" ? "comments.create" : "comments.list", typeof body["actor"] === "string" ? body["actor"] : null);
  if (method === "GET") {
    const read = reads[resource];
    if (read) return named(read, queryText(request, "organizationalEntity") ?? null);
  }
  throw new LinkedInError(404, "RESOURCE_NOT_FOUND", `No virtual resource found for /${request.path.join("/")}`);
}

const reads: Readonly<Record<string, string>> = {
  organizationAcls: "acls.list", organizations: "organizations.get", organizationalEntityShareStatistics: "statistics.list",
  memberCreatorPostAnalytics: "analytics.get", socialMetadata: "metadata.get", networkSizes: "network_sizes.get",
};

function needsMethod(request: ApiRequest, expected: string): void {
  if (request.restMethod !== expected) throw new LinkedInError(400, "ILLEGAL_ARGUMENT", `This call needs the header X-RestLi-Method: ${expected}`);
}

function fieldOf(value: unknown, name: string): string | null {
  if (value === null || typeof value !== "object") return null;
  const field: unknown = (value as Record<string, unknown>)[name];
  return typeof field === "string" ? field : null;
}
