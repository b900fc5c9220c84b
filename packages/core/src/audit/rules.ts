/** What a reader of the stream must be allowed to read to learn that a subject changed. Subjects not named need nothing. */
const permissionBySubject: Readonly<Record<string, string>> = {
  api_key: "api_keys.read",
  member: "members.read",
  invitation: "members.read",
  budget: "economics.read",
  client: "economics.read",
  ledger_entry: "economics.read",
  plan: "economics.read",
  price: "economics.read",
  fixed_cost: "economics.read",
  time_entry: "economics.read",
  provider: "providers.read",
  provider_key: "providers.read",
  brand: "brands.read",
  product: "products.read",
  asset: "assets.read",
  prompt: "prompts.read",
  prompt_version: "prompts.read",
  content: "contents.read",
  content_version: "contents.read",
  content_revision: "contents.read",
  placement: "contents.read",
  comment: "contents.read",
  generation_run: "contents.read",
  generation_item: "contents.read",
  approval_request: "contents.read",
  channel: "channels.read",
  publication: "publications.read",
};

/** Whether a principal may learn of an event: its organization, its brands, its permissions (R24, R26). */
export function mayObserve(
  principal: { organizationId: string; brandIds: readonly string[] | null; permissions: ReadonlySet<string> },
  event: { organizationId: string; brandId: string | null; subjectType: string },
): boolean {
  if (event.organizationId !== principal.organizationId) return false;
  if (event.brandId !== null && principal.brandIds !== null && !principal.brandIds.includes(event.brandId)) return false;
  const needed = Object.hasOwn(permissionBySubject, event.subjectType) ? permissionBySubject[event.subjectType] : undefined;
  return needed === undefined || principal.permissions.has(needed);
}

/** Order of two stream positions (`<xid>:<event id>`), as the stream itself orders them. */
export function isAfter(position: string, other: string): boolean {
  const [xid, id] = split(position);
  const [otherXid, otherId] = split(other);
  return xid === otherXid ? id > otherId : xid > otherXid;
}

function split(position: string): [bigint, string] {
  const colon = position.indexOf(":");
  return [BigInt(position.slice(0, colon)), position.slice(colon + 1)];
}
