export { createEgress, type CallOptions, type Egress, type EgressOptions } from "./create-egress.ts";
export { EgressError, findEgressError, isProvablyNotSent, type EgressErrorCode } from "./egress-error.ts";
export type { FetchPublicOptions, PublicResponse } from "./fetch-public.ts";
export { readCapped } from "./read-capped.ts";
export { isPublicAddress, parseAddress } from "./address.ts";
export { parseAllowList, type AllowList } from "./allow-list.ts";
