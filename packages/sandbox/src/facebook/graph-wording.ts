import type { TakenFault } from "../faults/fault.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import { duplicatePost, photosAlreadyPosted } from "./create-feed-post.ts";
import { deadToken, GraphError } from "./graph-error.ts";
import { appUsageHeader, pageUsageHeader, rateLimited } from "./usage.ts";

const defaultRegainMinutes = 5;

/** Faults in Meta's words. */
export function graphWording(operation: { name: string; account: string | null }): FaultWording {
  return {
    rateLimit: (fault) => {
      const minutes = fault.delayMs === undefined ? defaultRegainMinutes : Math.ceil(fault.delayMs / 60_000);
      const code = codeOf(fault, operation.account === null ? 4 : 80_001);
      const headers = operation.account === null || code === 4 ? appUsageHeader(100) : pageUsageHeader(operation.account, 100, minutes);
      return rateLimited(code, headers).toResponse();
    },
    serverError: (fault) => new GraphError({
      code: codeOf(fault, 2), status: 500, isTransient: true, message: "An unexpected error has occurred. Please retry your request later.",
    }).toResponse(),
    expiredToken: (fault) => deadToken(codeOf(fault, 463)).toResponse(),
    revokedToken: (fault) => deadToken(codeOf(fault, 460)).toResponse(),
    refusal: (fault) => new GraphError({
      code: codeOf(fault, 368), isTransient: false, message: "The action attempted has been deemed abusive or is otherwise disallowed",
      userTitle: "You're temporarily blocked", userMessage: "We limit how often you can post to protect the community from spam.",
    }).toResponse(),
    duplicate: () => (operation.name === "photos.create" ? photosAlreadyPosted() : duplicatePost()).toResponse(),
  };
}

function codeOf(fault: TakenFault, usual: number): number {
  return fault.code === undefined ? usual : Number(fault.code);
}
