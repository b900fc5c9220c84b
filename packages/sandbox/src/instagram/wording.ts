import { deadToken, GraphError } from "../facebook/graph-error.ts";
import { appUsageHeader, rateLimited } from "../facebook/usage.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import { instagramError } from "./instagram-errors.ts";
import type { InstagramSubcode } from "./instagram-errors.ts";
import { usageHeader } from "./usage.ts";

const defaultRegainMinutes = 5;

/** Faults in Instagram's words. `code` of a plan: a code of Meta's, or one of Instagram's subcodes, e.g. 2207051. */
export function instagramWording(account: string | null): FaultWording {
  return {
    rateLimit: (fault) => {
      const minutes = fault.delayMs === undefined ? defaultRegainMinutes : Math.ceil(fault.delayMs / 60_000);
      const code = Number(fault.code ?? 80_002);
      return rateLimited(code, code === 4 ? appUsageHeader(100) : account === null ? {} : usageHeader(account, 100, minutes)).toResponse();
    },
    serverError: (fault) =>
      (isSubcode(fault.code)
        ? instagramError(fault.code)
        : new GraphError({ code: Number(fault.code ?? 2), status: 500, isTransient: true, message: "An unexpected error has occurred. Please retry your request later." })
      ).toResponse(),
    expiredToken: (fault) => deadToken(Number(fault.code ?? 463)).toResponse(),
    revokedToken: (fault) => deadToken(Number(fault.code ?? 460)).toResponse(),
    refusal: (fault) => instagramError(isSubcode(fault.code) ? fault.code : 2207051).toResponse(),
  };
}

const isSubcode = (code: number | string | undefined): code is InstagramSubcode => typeof code === "number" && code > 2_207_000 && code < 2_208_000;
